from odoo import fields, models


class EkinerjaSkpAlasan(models.TransientModel):
    """Asks for the reason of a return or a revision, then runs the transition on all chosen SKP."""

    _name = "ekinerja.skp.alasan"
    _description = "Reason of a transition"

    transisi = fields.Selection([("tolak", "Return to the pegawai"), ("kembalikan_draft", "Return to draft"), ("revisi", "Revise")], required=True)
    skp_ids = fields.Many2many("ekinerja.skp", string="SKP", required=True)
    alasan = fields.Text("Reason", required=True)

    def action_jalankan(self):
        """Run the transition; it checks state and right itself."""
        self.ensure_one()
        return getattr(self.skp_ids, f"action_{self.transisi}")(self.alasan)
