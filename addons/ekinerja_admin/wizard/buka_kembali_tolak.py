from odoo import fields, models


class EkinerjaBukaKembaliTolak(models.TransientModel):
    """Asks why requests for a reopening are refused."""

    _name = "ekinerja.buka.kembali.tolak"
    _description = "Reason of a refused reopening"

    buka_ids = fields.Many2many("ekinerja.buka.kembali", string="Buka kembali", required=True)
    alasan = fields.Text("Reason", required=True)

    def action_tolak(self):
        """Refuse; the transition checks right and status itself."""
        self.ensure_one()
        return self.buka_ids.action_tolak(self.alasan)
