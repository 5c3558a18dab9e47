from odoo import api, models

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia


class EkinerjaTugas(models.AbstractModel):
    """Umpan balik that somebody waits for, and notes of bimbingan to read."""

    _inherit = "ekinerja.tugas"

    @api.model
    def _sumber(self, users):
        hasil = super()._sumber(users)
        umpan = self.env["ekinerja.umpan.balik"].search_fetch(
            [("pemberi_id.user_id", "in", users.ids), ("state", "=", "diminta")], ["pemberi_id", "pegawai_nama", "tentang"], order="id"
        )
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
        )
        return hasil + [
            {
                "user_id": row.skp_id.employee_id.user_id.id, "jenis": "bimbingan", "judul": self.env._("Read the note of %s", row.pembimbing_nama),
                "uraian": self.env._("Bimbingan of %s: read it and confirm.", tanggal_indonesia(row.tanggal)),
                "url": f"/my/bimbingan/{row.id}", "aksi": self.env._("Read"),
            }
            for row in bimbingan
        ]  # fmt: skip
