from odoo import api, fields, models


class EkinerjaEvaluasiSebelumnya(models.TransientModel):
    """Asks for the agreement by which the result of the previous period is reused (PermenPANRB 6/2022 Lampiran IV.A.13)."""

    _name = "ekinerja.evaluasi.sebelumnya"
    _description = "Reuse the previous result"

    evaluasi_id = fields.Many2one("ekinerja.evaluasi", required=True, readonly=True)
    sumber = fields.Char("Result to reuse", compute="_compute_sumber")
    catatan = fields.Text("Agreement", required=True, help="Who agreed to reuse the result, and when.")

    @api.depends("evaluasi_id")
    def _compute_sumber(self):
        for dialog in self:
            asal = dialog.evaluasi_id._periksa_sebelumnya() if dialog.evaluasi_id else False
            kata = dict(self.env["ekinerja.evaluasi"]._fields["predikat"]._description_selection(self.env))
            dialog.sumber = asal and f"{asal.display_name}: {kata.get(asal.predikat, '-')}"

    def action_pakai(self):
        """Take the ratings over."""
        self.ensure_one()
        self.evaluasi_id.action_pakai_sebelumnya(self.catatan or "")
        return {"type": "ir.actions.act_window_close"}
