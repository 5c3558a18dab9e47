from odoo import api, models
from odoo.tools import SQL

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia


class EkinerjaTugas(models.AbstractModel):
    """Umpan balik that somebody waits for, and notes of bimbingan to read."""

    _inherit = "ekinerja.tugas"

    @api.model
    def _sql_ada(self):
        return super()._sql_ada() | {
            "umpan": SQL("SELECT FROM ekinerja_umpan_balik WHERE pemberi_id IN (SELECT id FROM orang) AND state = 'diminta'"),
            "bimbingan": SQL(
                """SELECT FROM ekinerja_bimbingan catatan JOIN ekinerja_skp skp ON skp.id = catatan.skp_id
                    WHERE skp.employee_id IN (SELECT id FROM orang) AND catatan.dibaca_pada IS NULL"""
            ),
        }

    @api.model
    def _sumber(self, users):
        hasil = super()._sumber(users)
        umpan = self.env["ekinerja.umpan.balik"].search_fetch(
            [("pemberi_id.user_id", "in", users.ids), ("state", "=", "diminta")], ["pemberi_id", "pegawai_nama", "tentang"], order="id"
        ) if self._ada("umpan") else []  # fmt: skip
        hasil += [
            {
                "user_id": row.pemberi_id.user_id.id, "jenis": "umpan_balik", "judul": self.env._("Give umpan balik to %s", row.pegawai_nama),
                "uraian": (row.tentang or "")[:200], "url": f"/my/umpan-balik/{row.id}", "aksi": self.env._("Give umpan balik"),
            }
            for row in umpan
        ]  # fmt: skip
        # the topic of a note stays in the note: a konseling is told to nobody else, also not by mail
        bimbingan = self.env["ekinerja.bimbingan"].search_fetch(
            [("skp_id.employee_id.user_id", "in", users.ids), ("dibaca_pada", "=", False)], ["skp_id", "pembimbing_nama", "tanggal"], order="id"
        ) if self._ada("bimbingan") else []  # fmt: skip
        return hasil + [
            {
                "user_id": row.skp_id.employee_id.user_id.id, "jenis": "bimbingan", "judul": self.env._("Read the note of %s", row.pembimbing_nama),
                "uraian": self.env._("Bimbingan of %s: read it and confirm.", tanggal_indonesia(row.tanggal)),
                "url": f"/my/bimbingan/{row.id}", "aksi": self.env._("Read"),
            }
            for row in bimbingan
        ]  # fmt: skip
