from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

# SKP of one job: 20,000 of them take 20 jobs
UKURAN_POTONGAN = 1000
# nights after the end of a period on which it is still opened by itself
HARI_OTOMATIS = 7


class EkinerjaEvaluasiBukaan(models.Model):
    """Making of the evaluations of an opening, in jobs, and openings that start by themselves."""

    _inherit = "ekinerja.evaluasi.bukaan"

    def _nama_latar(self):
        return self.env._("Opening of %s", self.display_name)

    def _mulai(self):
        self.ensure_one()
        # sudo: ekinerja.evaluasi.bukaan - states are written by the actions only, the right was checked before
        self.sudo().write({"state": "berjalan", "galat": False})
        potongan = self._potongan(SQL("SELECT skp_id AS id FROM (%s) calon WHERE dinilai AND NOT ada", self._sql_calon()), UKURAN_POTONGAN)
        self._antrekan(self._jobs_bagian("_job_buka", potongan), self._job(self.env._("%s: close", self._nama_latar()), "akhiri")._job_akhiri())

    def _kolom_evaluasi(self):
        """Columns of a new evaluation: ``{column: SQL over the SKP "s"}``; whoever adds a stored column with a value of its own adds it here."""
        return {
            "skp_id": SQL("s.id"), "company_id": SQL("s.company_id"), "tahun": SQL("s.tahun"), "department_id": SQL("s.department_id"),
            "pegawai_nama": SQL("s.pegawai_nama"), "pegawai_nip": SQL("s.pegawai_nip"), "penilai_nama": SQL("s.penilai_nama"),
            "periode_id": SQL("%s", self.periode_id.id), "periode_urutan": SQL("%s", self.periode_id.sequence),
            "state": SQL("'draft'"), "penanda": SQL("'penilai'"), "tb_lokasi": SQL("'dalam'"), "tb_hasil": SQL("'berjalan'"),
            "tugas_belajar": SQL("NULL::boolean"), "tanpa_keberatan": SQL("NULL::boolean"),
        } | self._kolom_jejak()  # fmt: skip

    def _kolom_jejak(self):
        waktu = self.env.cr.now()
        return {"create_uid": SQL("%s", self.env.uid), "write_uid": SQL("%s", self.env.uid), "create_date": SQL("%s", waktu), "write_date": SQL("%s", waktu)}

    def _job_buka(self, awal, akhir):
        """A part: the SKP between two ids that have no evaluation of the period yet."""
        self.check_access("write")
        kolom = self._kolom_evaluasi()
        ids = [row[0] for row in self.env.execute_query(SQL(
            """INSERT INTO ekinerja_evaluasi (%s)
               SELECT %s FROM ekinerja_skp s JOIN (%s) calon ON calon.skp_id = s.id
                WHERE s.id BETWEEN %s AND %s AND calon.dinilai AND NOT calon.ada
                ORDER BY s.id
               ON CONFLICT (skp_id, periode_id) DO NOTHING RETURNING id""",
            SQL(", ").join(map(SQL.identifier, kolom)), SQL(", ").join(kolom.values()), self._sql_calon(), awal, akhir,
        ))]  # fmt: skip
        if not ids:
            return
        self._buka_baris(ids)
        self.env["ekinerja.evaluasi"].invalidate_model()
        # sudo: mail.message - the log of what the admin opened
        self.env["ekinerja.evaluasi"].sudo().browse(ids)._message_log_batch(
            dict.fromkeys(ids, self.env._("Opened for evaluation: %s.", self.display_name))
        )

    def _buka_baris(self, ids):
        """Lines per RHK and per value, one statement each."""
        jejak = self._kolom_jejak()
        nama, nilai = SQL(", ").join(map(SQL.identifier, jejak)), SQL(", ").join(jejak.values())
        self.env.execute_query(SQL(
            """INSERT INTO ekinerja_evaluasi_rhk (evaluasi_id, company_id, rhk_id, rhk_nama, jenis, %s)
               SELECT e.id, e.company_id, r.id, r.name, r.jenis, %s
                 FROM ekinerja_evaluasi e JOIN ekinerja_rhk r ON r.skp_id = e.skp_id
                WHERE e.id = ANY(%s) ORDER BY e.id, r.id
               ON CONFLICT (evaluasi_id, rhk_id) DO NOTHING RETURNING id""",
            nama, nilai, ids,
        ))  # fmt: skip
        perilaku = self.env["ekinerja.perilaku"]._berlaku(self.company_id)[self.company_id]
        self.env.execute_query(SQL(
            """INSERT INTO ekinerja_evaluasi_perilaku (evaluasi_id, company_id, perilaku_id, nama, urutan, %s)
               SELECT e.id, e.company_id, p.id, p.name, p.sequence, %s
                 FROM ekinerja_evaluasi e CROSS JOIN ekinerja_perilaku p
                WHERE e.id = ANY(%s) AND p.id = ANY(%s) ORDER BY e.id, p.sequence, p.id
               ON CONFLICT (evaluasi_id, perilaku_id) DO NOTHING RETURNING id""",
            nama, nilai, ids, perilaku.ids,
        ))  # fmt: skip
        for model in ("ekinerja.evaluasi.rhk", "ekinerja.evaluasi.perilaku"):
            self.env[model].invalidate_model()

    def _job_akhiri(self):
        """Last job: nothing is left to make."""
        self.check_access("write")
        if sisa := self.env.execute_query(SQL("SELECT count(*) FROM (%s) calon WHERE dinilai AND NOT ada", self._sql_calon()))[0][0]:
            raise UserError(self.env._("%s evaluations are not made yet. Press Continue on the opening.", sisa))
        bukaan = self.sudo()  # sudo: ekinerja.evaluasi.bukaan - states are written by the actions and jobs only
        bukaan.write({"state": "selesai", "galat": False, "selesai_pada": fields.Datetime.now()})
        pesan = self.env._("%(name)s is open: %(count)s evaluations.", name=self.display_name, count=self.jumlah_kini)
        bukaan._message_log(body=pesan)
        self._kabari_selesai(self.env._("Opening of a period"), pesan)

    def _gagal(self, galat):
        return super()._gagal(self.env._("%s What is made stays; Continue makes the rest.", galat))

    # -- by itself -----------------------------------------------------------------------------------------------------

    @api.model
    def _cron_buka(self):
        """Open the periods that ended in the last nights, for the instansi that want it, each by its own calendar day."""
        for company in self.env["res.company"].search(Domain("ekinerja_buka_otomatis", "=", True)):
            hari_ini = company._ekinerja_hari_ini()
            for periode in self.env["ekinerja.periode"].search([("company_id", "=", company.id)]):
                for tahun in (hari_ini.year - 1, hari_ini.year):
                    lewat = (hari_ini - periode.tanggal(tahun)["akhir"]).days
                    kunci = {"company_id": company.id, "periode_id": periode.id, "tahun": tahun}
                    if 1 <= lewat <= HARI_OTOMATIS and not self.search_count([(nama, "=", nilai) for nama, nilai in kunci.items()], limit=1):
                        bukaan = self.with_company(company).create(kunci)
                        bukaan._hitung()
                        bukaan._mulai()
