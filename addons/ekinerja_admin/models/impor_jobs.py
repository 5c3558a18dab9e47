import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL
from psycopg2 import Error as DatabaseError
from psycopg2 import OperationalError

from odoo.addons.queue_job.delay import chain, group

from ..tools.konteks import Impor

_logger = logging.getLogger(__name__)
KANAL = "root.ekinerja_impor"
UKURAN_POTONGAN = 500
# of a job that waits or broke: it is taken back when the import is started again
STATE_DITARIK = ("wait_dependencies", "pending", "enqueued", "failed")


class EkinerjaImpor(models.Model):
    """Applying a checked file: jobs of some hundred rows, one transaction each, and a closing one.

    A row is marked in the transaction that writes it, so a job that is run again finds what is left, and nothing else.
    """

    _inherit = "ekinerja.impor"

    def action_terapkan(self):
        """Write the new and changed rows in the background; returns at once.

        Also continues an import that failed or whose jobs were lost.
        """
        for impor in self:
            impor.check_access("write")
            if impor.state not in ("diperiksa", "gagal", "berjalan") or not impor.diperiksa_pada:
                raise UserError(self.env._("%s is not checked, or done already. Check the file first.", impor.display_name))
            impor.sudo()._mulai()  # sudo: ekinerja.impor - states are written by the actions only, after the right was checked above
        return True

    def _mulai(self):
        self.ensure_one()
        if not (self.jumlah_baru or self.jumlah_berubah):
            self._selesai({})
            return
        self.write({"state": "berjalan", "galat": False})
        self._tarik_jobs()
        potongan = self.env.execute_query(SQL(
            """SELECT min(id), max(id)
                 FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / %s AS ke
                         FROM ekinerja_impor_baris
                        WHERE impor_id = %s AND status IN ('baru', 'berubah') AND NOT diterapkan) sisa
                GROUP BY ke ORDER BY ke""",
            UKURAN_POTONGAN, self.id,
        ))  # fmt: skip
        impor = self.sudo(False)
        jobs = [impor._job(self.env._("Import %s: prepare", self.display_name), "siapkan")._job_siapkan()]
        if potongan:
            jobs.append(group(*(
                impor._job(self.env._("Import %(name)s: part %(part)s of %(parts)s", name=self.display_name, part=ke, parts=len(potongan)), f"bagian-{ke}")
                ._job_terapkan(awal, akhir)
                for ke, (awal, akhir) in enumerate(potongan, 1)
            )))  # fmt: skip
        jobs.append(impor._job(self.env._("Import %s: close", self.display_name), "akhiri")._job_akhiri())
        chain(*jobs).delay()

    def _job(self, keterangan, kunci):
        return self.delayable(channel=KANAL, description=keterangan, identity_key=f"{self._awalan_job()}{kunci}")

    def _awalan_job(self):
        return f"ekinerja.impor-{self.id}-"

    def _tarik_jobs(self):
        """Cancel what an earlier start left in the queue; a job that runs right now ends by itself and hands over."""
        jobs = self.env["queue.job"].search([("identity_key", "=like", f"{self._awalan_job()}%"), ("state", "in", STATE_DITARIK)])
        jobs.button_cancelled()

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
        self.env.flush_all()
        # a second run of the same part waits here, and finds nothing left
        self.env.cr.execute(
            "SELECT id FROM ekinerja_impor_baris WHERE impor_id = %s AND id BETWEEN %s AND %s AND NOT diterapkan ORDER BY id FOR UPDATE",
            [self.id, awal, akhir],
        )
        if ids := [row[0] for row in self.env.cr.fetchall()]:
            impor.sudo()._kerjakan("bandingkan", ids)  # sudo: ekinerja.impor.baris - verdicts are written by the import only
            # sudo: ekinerja.impor.baris - the staging rows; business records are written as the technical user
            rows = self.env["ekinerja.impor.baris"].sudo().search_fetch(
                [("id", "in", ids), ("status", "in", ("baru", "berubah"))], ["nomor_baris", "status", "nilai", "perubahan", "employee_id", "department_id"]
            )
            impor._terapkan_aman(rows)
            rows.write({"diterapkan": True})
        self.env.flush_all()

    def _terapkan_aman(self, rows):
        """Write rows; when the batch breaks, find the rows that break it and refuse them with the reason, never half a row."""
        if not rows:
            return
        try:
            with self.env.cr.savepoint():
                self._kerjakan("terapkan", rows)
                self.env.flush_all()
        except OperationalError:
            raise  # a conflict with somebody else: the whole job is tried again
        except Exception as error:
            self.env.invalidate_all(flush=False)
            if len(rows) == 1:
                _logger.warning("Import %s, row %s refused", self.id, rows.nomor_baris, exc_info=not isinstance(error, UserError))
                rows.write({"status": "ditolak", "pesan": self._alasan(error)})
            else:
                tengah = len(rows) // 2
                self._terapkan_aman(rows[:tengah])
                self._terapkan_aman(rows[tengah:])

    @api.model
    def _alasan(self, error):
        if isinstance(error, DatabaseError):
            # the words of the constraint, not those of the database
            model = next((nama for nama, kelas in self.env.registry.items() if kelas._table == error.diag.table_name), "base")
            return self.env[model]._sql_error_to_message(error)
        return str(error) or type(error).__name__

    def _job_akhiri(self):
        """Last job: links between the rows, then the counters."""
        self.check_access("write")
        self.env.flush_all()
        if self.env["ekinerja.impor.baris"].search_count(
            [("impor_id", "=", self.id), ("status", "in", ("baru", "berubah")), ("diterapkan", "=", False)], limit=1
        ):
            raise UserError(self.env._("Some rows are not written yet. Press Continue on the import."))
        self._impor_env()._kerjakan("akhiri")
        self.env.flush_all()
        self.env.invalidate_all()
        impor = self.sudo()  # sudo: ekinerja.impor - states are written by the actions and jobs only
        impor._selesai(impor._hitung())

    def _selesai(self, jumlah):
        self.write({"state": "selesai", "galat": False, "selesai_pada": fields.Datetime.now()} | jumlah)
        ringkasan = self._ringkasan()
        self._message_log(body=ringkasan)
        self.env.user._bus_send("simple_notification", {
            "type": "success", "title": self.env._("Import %s is done", self.display_name), "message": ringkasan,
        })  # fmt: skip

    def _job_gagal(self, exc_info=None, exc_name=None, exc_message=None):
        """A job broke for good: say so on the import, with what to do."""
        impor = self.sudo()  # sudo: ekinerja.impor - states are written by the actions and jobs only
        galat = f"{exc_message or exc_name or ''}".strip()
        impor.write({"state": "gagal", "galat": galat})
        impor._message_log(
            body=self.env._("Failed: %(reason)s. What is written stays; Continue writes the rest.", reason=galat or self.env._("unknown"))
        )
