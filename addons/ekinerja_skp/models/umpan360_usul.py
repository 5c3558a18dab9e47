from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL


class EkinerjaUmpan360(models.Model):
    """Who takes part and who is asked, from the structure of the day: set-based, so a kota of 20,000 is one job of some statements."""

    _inherit = "ekinerja.umpan360"

    def action_usul(self):
        """Propose pegawai and raters from the structure in the background; corrections stay, and it may be repeated."""
        self._periksa_admin("draft")
        # sudo: ekinerja.umpan360 - the mark of a run, after the right was checked
        self.sudo().write({"sedang_usul": True, "galat": False})
        for satu in self:
            satu._antrekan(satu._job(self.env._("%s: propose raters", satu.name), "usul")._job_usul())
        return True

    def _job_usul(self):
        self.ensure_one()
        self.check_access("write")
        satu = self.sudo()  # sudo: hr.employee, ekinerja.atasan - the structure of the whole instansi, for its admin
        if satu.state == "draft":
            satu._usulkan()
        satu.write({"sedang_usul": False, "galat": False})
        satu._message_log(body=self.env._("Proposed: %(people)s pegawai, %(raters)s raters.", people=satu.jumlah_peserta, raters=satu.jumlah_responden))

    def _gagal(self, galat):
        self.write({"sedang_usul": False, "galat": galat or "?"})

    def _usulkan(self):
        """Pegawai who are assessable with their pimpinan, then the raters; what is there already is left alone."""
        hari_ini = self.company_id._ekinerja_hari_ini()
        pegawai = self.env["hr.employee"].search([("company_id", "=", self.company_id.id)])
        pegawai = pegawai._ekinerja_dapat_dinilai(hari_ini) if pegawai else pegawai
        atasan = self.env["ekinerja.atasan"]._atasan_pada(pegawai, hari_ini)
        identitas = pegawai._ekinerja_identitas(hari_ini)
        self.env.flush_all()
        baris = [
            (satu.id, atasan[satu.id].id if atasan.get(satu.id) else None, identitas[satu.id]["department_id"] or None, identitas[satu.id]["nama"],
             identitas[satu.id]["nip"] or None, identitas[satu.id]["jabatan"] or None)
            for satu in pegawai
        ]  # fmt: skip
        for awal in range(0, len(baris), 2000):
            self.env.cr.execute(SQL(
                """INSERT INTO ekinerja_umpan360_peserta
                       (umpan360_id, company_id, create_uid, write_uid, create_date, write_date, employee_id, atasan_id, department_id, nama, nip, jabatan)
                   SELECT %s, %s, %s, %s, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC',
                          v.employee::int, v.atasan::int, v.unor::int, v.nama, v.nip, v.jabatan
                     FROM (VALUES %s) v (employee, atasan, unor, nama, nip, jabatan)
                   ON CONFLICT (umpan360_id, employee_id) DO UPDATE SET atasan_id = excluded.atasan_id, department_id = excluded.department_id,
                       nama = excluded.nama, nip = excluded.nip, jabatan = excluded.jabatan""",
                self.id, self.company_id.id, self.env.uid, self.env.uid,
                SQL(", ").join(SQL("(%s, %s, %s, %s, %s, %s)", *satu) for satu in baris[awal : awal + 2000]),
            ))  # fmt: skip
        self._usulkan_responden()
        self.env.invalidate_all(flush=False)

    def _usulkan_responden(self):
        """Pimpinan, up to so many rekan of the same pimpinan and so many staf, in an order that nobody can foresee but that stays the same."""
        self.env.cr.execute(SQL(
            """WITH peserta AS (SELECT id, employee_id, atasan_id FROM ekinerja_umpan360_peserta WHERE umpan360_id = %(id)s),
                    calon AS (
                        SELECT id AS peserta_id, atasan_id AS responden_id, 'pimpinan' AS kelompok, 1 AS ke, 1 AS maks FROM peserta
                         WHERE atasan_id IS NOT NULL AND atasan_id <> employee_id
                        UNION ALL
                        SELECT a.id, b.employee_id, 'rekan', row_number() OVER (PARTITION BY a.id ORDER BY md5(a.id || '-' || b.id)), %(rekan)s
                          FROM peserta a JOIN peserta b ON b.atasan_id = a.atasan_id AND b.id <> a.id
                        UNION ALL
                        SELECT a.id, b.employee_id, 'staf', row_number() OVER (PARTITION BY a.id ORDER BY md5(a.id || '-' || b.id)), %(staf)s
                          FROM peserta a JOIN peserta b ON b.atasan_id = a.employee_id AND b.id <> a.id)
               INSERT INTO ekinerja_umpan360_responden
                      (peserta_id, umpan360_id, company_id, create_uid, write_uid, create_date, write_date, responden_id, kelompok, sumber, state)
               SELECT c.peserta_id, %(id)s, %(company)s, %(uid)s, %(uid)s, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC',
                      c.responden_id, c.kelompok, 'struktur', 'menunggu'
                 FROM calon c
                WHERE c.ke <= c.maks
                  AND NOT EXISTS (SELECT FROM ekinerja_umpan360_responden lama
                                   WHERE lama.peserta_id = c.peserta_id AND lama.kelompok = c.kelompok AND (c.kelompok = 'pimpinan' OR lama.sumber = 'koreksi'))
               ON CONFLICT (peserta_id, responden_id) DO NOTHING""",
            id=self.id, company=self.company_id.id, uid=self.env.uid, rekan=self.maks_rekan, staf=self.maks_staf,
        ))  # fmt: skip

    def _periksa_belum_selesai(self):
        # sudo: ekinerja.umpan360 - status, whoever corrects the raters
        if selesai := self.sudo().filtered(lambda satu: satu.state == "selesai"):
            raise UserError(self.env._("%s is closed: raters can no longer change.", selesai[0].name))
