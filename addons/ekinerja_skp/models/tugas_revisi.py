from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .skp import STATE_TERBUKA


class EkinerjaTugas(models.AbstractModel):
    """Open revisions that the pegawai writes, and SKP that wait for the atasan penilai because the penilai did not decide."""

    _inherit = "ekinerja.tugas"

    @api.model
    def _sql_ada(self):
        return super()._sql_ada() | {
            "revisi": SQL(
                "SELECT FROM ekinerja_skp WHERE employee_id IN (SELECT id FROM orang) AND revisi_dari_id IS NOT NULL AND is_riwayat IS NOT TRUE"
            ),
            "atasan": SQL(
                """SELECT FROM ekinerja_skp WHERE state = 'diajukan' AND (atasan_penilai_id IN (SELECT id FROM orang)
                    OR unor_atasan_id IN (SELECT department_id FROM ekinerja_plt WHERE employee_id IN (SELECT id FROM orang)))"""
            ),
        }

    @api.model
    def _sumber(self, users):
        revisi = self._tugas_revisi(users) if self._ada("revisi") else []
        return [*super()._sumber(users), *revisi, *(self._tugas_atasan(users) if self._ada("atasan") else [])]

    @api.model
    def _tugas_revisi(self, users):
        semua = self.env["ekinerja.skp"].with_context(active_test=False).search([
            ("employee_id.user_id", "in", users.ids), ("revisi_dari_id", "!=", False), ("is_riwayat", "=", False), ("state", "in", STATE_TERBUKA),
        ])  # fmt: skip
        return [
            {
                "user_id": skp.employee_id.user_id.id, "jenis": "revisi", "judul": self.env._("Finish the revision of your SKP %s", skp.tahun),
                "uraian": skp.alasan or skp.alasan_revisi or "", "url": f"/my/skp/{skp.id}", "aksi": self.env._("Continue"),
                "skp_id": skp.revisi_dari_id.id, "wajib": False,
            }
            for skp in semua
        ]  # fmt: skip

    @api.model
    def _tugas_atasan(self, users):
        """One task an atasan, or who acts there: how many SKP wait, from the day on which they may decide."""
        skp = self.env["ekinerja.skp"].with_context(active_test=False)
        domain = Domain("state", "=", "diajukan") & Domain.OR(skp._domain_lewat_penetapan(company) for company in self._pegawai(users).company_id)
        plt = self.env["ekinerja.plt"].search([("employee_id.user_id", "in", users.ids), ("status", "=", "aktif")])
        jumlah = {}
        for atasan, banyak in skp._read_group(
            domain & Domain("atasan_penilai_id.user_id", "in", users.ids) & Domain("atasan_plt_id", "in", (False, *plt.ids)),
            ["atasan_penilai_id"], ["__count"],
        ):  # fmt: skip
            jumlah[atasan.user_id.id] = banyak
        if plt:
            unor = domain & Domain("unor_atasan_id", "in", plt.department_id.ids)
            for department, employee, penilai, atasan, banyak in skp._read_group(
                unor, ["unor_atasan_id", "employee_id", "penilai_id", "atasan_penilai_id"], ["__count"]
            ):
                for user in (plt.filtered(lambda satu, d=department: satu.department_id == d).employee_id - employee - penilai - atasan).user_id:
                    jumlah[user.id] = jumlah.get(user.id, 0) + banyak
        return [
            {
                "user_id": user_id, "jenis": "setujui_atasan", "judul": self.env._("Decide on SKP in place of the penilai"),
                "uraian": self.env._("%s submitted SKP wait longer than the penilai has: the atasan penilai may decide.", banyak),
                "url": "/my/staf", "aksi": self.env._("Decide"), "jumlah": banyak, "peran": "penilai", "wajib": False,
            }
            for user_id, banyak in jumlah.items()
        ]  # fmt: skip
