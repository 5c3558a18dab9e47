from odoo import models
from odoo.tools import SQL

from ..tools.konteks import Impor

UKURAN_POTONGAN = 500


class EkinerjaImpor(models.Model):
    """Applying a checked file: jobs of some hundred rows, one transaction each, and a closing one.

    A row is marked in the transaction that writes it, so a job that is run again finds what is left, and nothing else.
    """

    _inherit = "ekinerja.impor"

    def _nama_latar(self):
        return self.env._("Import %s", self.display_name)

    def _langkah_latar(self):
        return [
            self._job(self.env._("%s: prepare", self._nama_latar()), "siapkan")._job_siapkan(),
            self._jobs_bagian("_job_terapkan", self._potongan(SQL("%s AND status IN %s", self._sql_sisa(), self._akan), UKURAN_POTONGAN)),
        ]

    def _sql_sisa(self):
        return SQL("SELECT id FROM ekinerja_impor_baris WHERE impor_id = %s AND NOT diterapkan", self.id)

    def _impor_env(self):
        """The import as the technical user that writes: HR rights without those over the settings, no tracking, source language.

        With rights over the settings Odoo would draw ten avatar files an employee.
        """
        self.ensure_one()
        # sudo: res.users - the technical user of the addon; whoever applies an import was checked as admin instansi
        teknis = self.env.ref("ekinerja_admin.user_impor").sudo()
        if self.company_id not in teknis.company_ids:
            teknis.company_ids += self.company_id
        return self.with_user(teknis).with_company(self.company_id).with_context(
            allowed_company_ids=self.company_id.ids, tracking_disable=True, mail_create_nosubscribe=True, lang=None, active_test=True,
            ekinerja_impor=Impor,
        )  # fmt: skip

    def _job_siapkan(self):
        """First job: what all parts share."""
        self.check_access("write")
        self._impor_env()._kerjakan("siapkan")

    def _job_terapkan(self, awal, akhir):
        """A part: the rows between two ids that are not written yet.

        They are compared again, because another import or a person may have written since the check.
        """
        self.check_access("write")
        impor = self._impor_env()
        if ids := self._kunci_ids(self._sql_sisa(), awal, akhir):
            impor.sudo()._kerjakan("bandingkan", ids)  # sudo: ekinerja.impor.baris - verdicts are written by the import only
            # sudo: ekinerja.impor.baris - the staging rows; business records are written as the technical user
            rows = self.env["ekinerja.impor.baris"].sudo().search_fetch(
                [("id", "in", ids), ("status", "in", ("baru", "berubah"))], ["nomor_baris", "status", "nilai", "perubahan", "employee_id", "department_id"]
            )
            impor._terapkan_aman(rows)
            rows.write({"diterapkan": True})
        self.env.flush_all()

    def _terapkan_aman(self, rows):
        self._satu_per_satu(rows, lambda bagian: self._kerjakan("terapkan", bagian))

    def _job_akhiri(self):
        """Last job: links between the rows, then the counters."""
        self.check_access("write")
        self._tolak_sisa()
        self._impor_env()._kerjakan("akhiri")
        self.env.flush_all()
        self.env.invalidate_all()
        impor = self.sudo()  # sudo: ekinerja.impor - states are written by the actions and jobs only
        impor._selesai(impor._hitung())
