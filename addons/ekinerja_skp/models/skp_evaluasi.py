from odoo import api, fields, models
from odoo.exceptions import UserError


class EkinerjaSkp(models.Model):
    """What an SKP knows of its evaluations."""

    _inherit = "ekinerja.skp"

    jumlah_evaluasi = fields.Integer("Evaluations", compute="_compute_jumlah_evaluasi")
    predikat_akhir = fields.Selection(
        selection=lambda self: self.env["ekinerja.evaluasi"]._fields["predikat"].selection, string="Predikat (Final)",
        compute="_compute_predikat_akhir", store=True,
    )  # fmt: skip

    def _compute_jumlah_evaluasi(self):
        jumlah = dict(self.env["ekinerja.evaluasi"]._read_group([("skp_id", "in", self.ids)], ["skp_id"], ["__count"]))
        for skp in self:
            skp.jumlah_evaluasi = jumlah.get(skp, 0)

    @api.depends("evaluasi_ids.predikat", "evaluasi_ids.state", "evaluasi_ids.periode_id.jenis")
    def _compute_predikat_akhir(self):
        for skp in self:
            final = skp.evaluasi_ids.filtered(lambda e: e.periode_id.jenis == "final" and e.state != "draft")
            skp.predikat_akhir = final[:1].predikat

    def action_evaluasi(self):
        """Open the evaluations of this SKP."""
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.evaluasi_action") | {
            "domain": [("skp_id", "=", self.id)], "context": {"default_skp_id": self.id},
        }  # fmt: skip

    def action_nilai_periode(self):
        """Ask for the period, then open its evaluation."""
        self.ensure_one()
        if self.state != "disetujui":
            raise UserError(self.env._("%s is not approved; approve it before the evaluation.", self.display_name))
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.evaluasi_buat_action") | {
            "context": {"default_skp_ids": self.ids}
        }
