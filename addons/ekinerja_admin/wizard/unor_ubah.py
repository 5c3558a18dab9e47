from odoo import api, fields, models
from odoo.fields import Command

from ..models.unor_perubahan import JENIS


class EkinerjaUnorUbah(models.TransientModel):
    """Dialog of a change of the structure: move, merge or close unor from a day on, with what it touches shown before."""

    _name = "ekinerja.unor.ubah"
    _description = "Change unor"

    jenis = fields.Selection(JENIS, "Kind", required=True, readonly=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, default=lambda self: self.env.company)
    department_ids = fields.Many2many(
        "hr.department", string="Unor", required=True, domain="[('company_id', '=', company_id), ('active', '=', True)]", context={"active_test": False}
    )
    target_id = fields.Many2one("hr.department", "To unor", domain="[('company_id', '=', company_id), ('id', 'not in', department_ids)]")
    tanggal = fields.Date("Holds from", required=True, default=lambda self: self.env.company._ekinerja_hari_ini())
    alasan = fields.Char("Reason", help="Legal basis: number and date of the regulation.")
    is_rencana = fields.Boolean(compute="_compute_is_rencana")
    jumlah_pegawai = fields.Integer("Pegawai", compute="_compute_jumlah")
    jumlah_bawahan = fields.Integer("Unor below", compute="_compute_jumlah")
    jumlah_dokumen = fields.Integer("Open documents", compute="_compute_jumlah")

    @api.depends("tanggal", "company_id")
    def _compute_is_rencana(self):
        for dialog in self:
            dialog.is_rencana = bool(dialog.tanggal) and dialog.tanggal > dialog.company_id._ekinerja_hari_ini()

    @api.depends("department_ids", "jenis")
    def _compute_jumlah(self):
        for dialog in self:
            unor = dialog.department_ids._origin
            jumlah = unor._jumlah_dampak(bawahan=dialog.jenis == "pindah")
            dialog.update({f"jumlah_{name}": value for name, value in jumlah.items()})

    def action_terapkan(self):
        """Apply at once, or plan what holds from a later day; then show the change."""
        self.ensure_one()
        perubahan = self.env["ekinerja.unor.perubahan"]._rencanakan({
            "jenis": self.jenis, "department_ids": self.department_ids.ids, "target_id": self.target_id.id, "tanggal": self.tanggal,
            "alasan": (self.alasan or "").strip(),
        })  # fmt: skip
        return perubahan._tampilkan()

    @api.model
    def _buka(self, jenis, unor):
        """Action that opens the dialog for some unor."""
        self.check_access("create")
        judul = {"pindah": self.env._("Move unor"), "gabung": self.env._("Merge unor"), "tutup": self.env._("Close unor")}
        return {
            "type": "ir.actions.act_window", "name": judul[jenis], "res_model": self._name, "view_mode": "form", "target": "new",
            "context": {
                "default_jenis": jenis, "default_department_ids": [Command.set(unor.ids)],
                "default_company_id": unor.company_id[:1].id or self.env.company.id,
            },
        }  # fmt: skip
