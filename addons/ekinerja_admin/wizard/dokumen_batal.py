from odoo import fields, models


class EkinerjaDokumenBatal(models.TransientModel):
    """Asks for the reason of a revocation."""

    _name = "ekinerja.dokumen.batal"
    _description = "Revoke documents"

    dokumen_ids = fields.Many2many("ekinerja.dokumen", string="Documents", required=True)
    alasan = fields.Text("Reason", required=True)

    def action_batalkan(self):
        """Revoke with the reason."""
        self.ensure_one()
        self.dokumen_ids.action_batalkan(self.alasan)
        return {"type": "ir.actions.act_window_close"}
