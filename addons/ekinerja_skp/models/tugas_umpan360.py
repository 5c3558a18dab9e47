from odoo import api, models
from odoo.tools import SQL


class EkinerjaTugas(models.AbstractModel):
    """Task of a rater: the answers of the umpan balik 360 that is running."""

    _inherit = "ekinerja.tugas"

    @api.model
    def _sql_ada(self):
        return super()._sql_ada() | {
            "umpan360": SQL("SELECT FROM ekinerja_umpan360_responden WHERE responden_id IN (SELECT id FROM orang) AND state = 'menunggu'"),
        }

    @api.model
    def _sumber(self, users):
        if not self._ada("umpan360"):
            return super()._sumber(users)
        rows = self.env["ekinerja.umpan360.responden"]._read_group(
            [("responden_id.user_id", "in", users.ids), ("state", "=", "menunggu"), ("umpan360_id.state", "=", "berjalan")],
            ["responden_id", "umpan360_id"], ["__count"],
        )  # fmt: skip
        return super()._sumber(users) + [
            {
                "user_id": orang.user_id.id, "jenis": "umpan360", "judul": umpan.name, "batas": umpan.date_end, "url": "/my/umpan360", "jumlah": jumlah,
                "uraian": self.env._("%s people wait for your answer. It stays anonymous.", jumlah), "aksi": self.env._("Answer"),
            }
            for orang, umpan, jumlah in rows if umpan.date_start <= umpan.company_id._ekinerja_hari_ini() <= umpan.date_end
        ]  # fmt: skip
