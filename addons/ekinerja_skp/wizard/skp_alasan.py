from odoo import fields, models


class EkinerjaSkpAlasan(models.TransientModel):
    """Asks for the reason of a return, then runs the transition on all chosen SKP."""

    _name = "ekinerja.skp.alasan"
    _description = "Reason of a return"

    transisi = fields.Selection([("tolak", "Return to the pegawai"), ("kembalikan_draft", "Return to draft")], required=True)
    skp_ids = fields.Many2many("ekinerja.skp", string="SKP", required=True)
    alasan = fields.Text("Reason", required=True)

    def action_jalankan(self):
        """Run the transition; it checks state and right itself."""
        self.ensure_one()
        return getattr(self.skp_ids, {"tolak": "action_tolak", "kembalikan_draft": "action_kembalikan_draft"}[self.transisi])(self.alasan)
