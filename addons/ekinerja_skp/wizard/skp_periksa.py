from odoo import api, fields, models


class EkinerjaSkpPeriksa(models.TransientModel):
    """What a check before submitting found: errors block, warnings are asked about once."""

    _name = "ekinerja.skp.periksa"
    _description = "Check before submitting"

    skp_id = fields.Many2one("ekinerja.skp", "SKP", required=True, ondelete="cascade")
    galat = fields.Text("To be completed first", compute="_compute_temuan")
    peringatan = fields.Text("Please consider", compute="_compute_temuan")

    @api.depends("skp_id")
    def _compute_temuan(self):
        for wizard in self:
            temuan = wizard.skp_id.periksa_kaskade() if wizard.skp_id else []
            for tingkat in ("galat", "peringatan"):
                wizard[tingkat] = "\n".join(f"• {satu['pesan']}" for satu in temuan if satu["tingkat"] == tingkat)

    def action_ajukan(self):
        """Submit in spite of the warnings; the transition checks state, right and content itself."""
        self.ensure_one()
        self.skp_id.action_ajukan()
        return {"type": "ir.actions.act_window_close"}
