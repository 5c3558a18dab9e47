from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL


class EkinerjaTugas(models.AbstractModel):
    """Task of a pegawai: peran of the matrix that the SKP in force lacks."""

    _inherit = "ekinerja.tugas"

    @api.model
    def _sql_ada(self):
        return super()._sql_ada() | {
            "matriks": SQL(
                "SELECT FROM ekinerja_matriks_peran WHERE employee_id IN (SELECT id FROM orang) AND diusulkan_pada IS NOT NULL AND rhk_id IS NULL"
            ),
        }

    @api.model
    def _sumber(self, users):
        if not self._ada("matriks"):
            return super()._sumber(users)
        tahun = {company._ekinerja_hari_ini().year for company in users.company_id}
        # sudo: ekinerja.matriks.peran - the own peran of each user; the portal may not read the model
        peran = self.env["ekinerja.matriks.peran"].sudo().search_fetch(
            [("employee_id.user_id", "in", users.ids), ("tahun", "in", list(tahun)), ("diusulkan_pada", "!=", False), ("rhk_id", "=", False)],
            ["employee_id", "name"],
        )
        per_orang = defaultdict(list)
        for satu in peran:
            per_orang[satu.employee_id.user_id.id].append(satu.name)
        return super()._sumber(users) + [
            {
                "user_id": user_id, "jenis": "matriks", "judul": self.env._("Peran that your SKP lacks"), "url": "/my/skp", "jumlah": len(nama),
                "uraian": self.env._("The matriks peran hasil gives you: %s. Propose a revision of the SKP to take them over.", "; ".join(nama[:5])),
                "aksi": self.env._("My SKP"), "wajib": False,
            }
            for user_id, nama in per_orang.items()
        ]  # fmt: skip
