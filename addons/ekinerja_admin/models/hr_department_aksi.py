from odoo import fields, models


class HrDepartment(models.Model):
    """Buttons of Manajemen Unor."""

    _inherit = "hr.department"

    jumlah_perubahan = fields.Integer(
        compute="_compute_jumlah_perubahan", groups="ekinerja_admin.group_admin_opd,ekinerja_admin.group_auditor"
    )

    def _compute_jumlah_perubahan(self):
        rows = self.env["ekinerja.unor.perubahan"]._read_group(
            ["|", ("department_ids", "in", self.ids), ("target_id", "in", self.ids)], [], ["id:recordset"]
        )
        perubahan = rows[0][0]
        for unor in self:
            unor.jumlah_perubahan = len(perubahan.filtered(lambda satu, unor=unor: unor in satu.department_ids | satu.target_id))

    def action_perubahan(self):
        """Changes of the structure that concern this unor."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.unor_perubahan_action")
        return action | {"domain": ["|", ("department_ids", "in", self.ids), ("target_id", "in", self.ids)], "context": {"hierarchical_naming": False}}

    def action_pindahkan(self):
        return self.env["ekinerja.unor.ubah"]._buka("pindah", self)

    def action_gabungkan(self):
        return self.env["ekinerja.unor.ubah"]._buka("gabung", self)

    def action_tutup(self):
        return self.env["ekinerja.unor.ubah"]._buka("tutup", self)

    def action_ubah(self):
        """Pencil of the list (BKN-UNO-16)."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_window", "res_model": self._name, "res_id": self.id, "view_mode": "form", "views": [(False, "form")]}

    def action_hapus(self):
        """Bin of the list (BKN-UNO-17); the guard says why not and what instead."""
        self.unlink()
        return {"type": "ir.actions.client", "tag": "soft_reload"}
