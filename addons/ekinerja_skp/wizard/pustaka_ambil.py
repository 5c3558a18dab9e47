from odoo import api, fields, models


class EkinerjaPustakaAmbil(models.TransientModel):
    """Choose RHK of the library for an SKP."""

    _name = "ekinerja.pustaka.ambil"
    _description = "Take RHK from the library"

    skp_id = fields.Many2one("ekinerja.skp", required=True, readonly=True, ondelete="cascade")
    calon_ids = fields.Many2many("ekinerja.rhk.pustaka", compute="_compute_calon_ids")
    pustaka_ids = fields.Many2many("ekinerja.rhk.pustaka", "ekinerja_pustaka_ambil_rel", string="RHK", domain="[('id', 'in', calon_ids)]")

    @api.depends("skp_id")
    def _compute_calon_ids(self):
        for dialog in self:
            dialog.calon_ids = [satu["id"] for satu in dialog.skp_id.pustaka() if not satu["sudah"]] if dialog.skp_id else False

    def action_ambil(self):
        """Take the chosen RHK."""
        self.ensure_one()
        self.skp_id.ambil_pustaka(self.pustaka_ids.ids)
        return {"type": "ir.actions.act_window_close"}


class EkinerjaSkp(models.Model):
    _inherit = "ekinerja.skp"

    def action_pustaka(self):
        """Open the library for this SKP."""
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.pustaka_ambil_action") | {"context": {"default_skp_id": self.id}}
