from odoo import api, models
from odoo.tools import SQL


class EkinerjaTugas(models.AbstractModel):
    """Tasks of the penilai: calibration suggestions that wait for an answer; one query for any number of users."""

    _inherit = "ekinerja.tugas"

    @api.model
    def _sql_ada(self):
        return super()._sql_ada() | {
            "kalibrasi": SQL("SELECT FROM ekinerja_kalibrasi_saran WHERE state = 'diminta' AND penilai_id IN (SELECT id FROM orang)"),
        }

    @api.model
    def _sumber(self, users):
        hasil = super()._sumber(users)
        if not self._ada("kalibrasi"):
            return hasil
        # sudo: ekinerja.kalibrasi.saran - how many wait for each of these users
        rows = self.env["ekinerja.kalibrasi.saran"].sudo()._read_group(
            [("state", "=", "diminta"), ("penilai_id.user_id", "in", users.ids)], ["penilai_id"], ["__count"]
        )
        return hasil + [
            {
                "user_id": penilai.user_id.id, "jenis": "kalibrasi", "jumlah": jumlah, "peran": "penilai",
                "url": "/odoo/kalibrasi-saran" if penilai.user_id._is_internal() else "/my/kalibrasi",
                "judul": self.env._("%s evaluations to look at again", jumlah) if jumlah > 1 else self.env._("One evaluation to look at again"),
                "uraian": self.env._("The admin instansi asks for a second look. Change the evaluation, or say why the predikat stays."),
                "aksi": self.env._("Open"),
            }
            for penilai, jumlah in rows
        ]  # fmt: skip
