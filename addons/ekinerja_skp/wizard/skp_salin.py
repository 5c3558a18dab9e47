from odoo import api, fields, models


class EkinerjaSkpSalin(models.TransientModel):
    """Choose what of an earlier SKP comes into this one."""

    _name = "ekinerja.skp.salin"
    _description = "Copy an earlier SKP"

    skp_id = fields.Many2one("ekinerja.skp", "Into", required=True, readonly=True, ondelete="cascade")
    calon_ids = fields.Many2many("ekinerja.skp", compute="_compute_calon_ids")
    asal_id = fields.Many2one("ekinerja.skp", "From", domain="[('id', 'in', calon_ids)]", compute="_compute_asal_id", store=True, readonly=False)
    rhk_ids = fields.Many2many("ekinerja.rhk", string="RHK", compute="_compute_isi", store=True, readonly=False, domain="[('skp_id', '=', asal_id)]")
    lampiran_ids = fields.Many2many(
        "ekinerja.skp.lampiran", compute="_compute_isi", store=True, readonly=False, domain="[('skp_id', '=', asal_id)]"
    )

    @api.depends("skp_id")
    def _compute_calon_ids(self):
        for dialog in self:
            dialog.calon_ids = dialog.skp_id._asal_salinan() if dialog.skp_id else False

    @api.depends("calon_ids")
    def _compute_asal_id(self):
        for dialog in self:
            dialog.asal_id = dialog.calon_ids[:1]

    @api.depends("asal_id")
    def _compute_isi(self):
        for dialog in self:
            dialog.rhk_ids = dialog.asal_id.rhk_ids
            dialog.lampiran_ids = dialog.asal_id.lampiran_ids

    def action_salin(self):
        """Copy and say what is left to choose."""
        self.ensure_one()
        hasil = self.skp_id.salin_dari(self.rhk_ids.ids, self.lampiran_ids.ids)
        return {
            "type": "ir.actions.client", "tag": "display_notification",
            "params": {
                "type": "warning" if hasil["lepas"] else "success", "sticky": bool(hasil["lepas"]), "message": self.skp_id._pesan_salinan(hasil),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }  # fmt: skip


class EkinerjaSkp(models.Model):
    _inherit = "ekinerja.skp"

    def action_salin(self):
        """Open the dialog that copies an earlier SKP."""
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.skp_salin_action") | {"context": {"default_skp_id": self.id}}

    def _pesan_salinan(self, hasil):
        """Result of :meth:`salin_dari` in words."""
        pesan = self.env._("%(count)s RHK and %(list)s lampiran copied.", count=hasil["dibuat"], list=hasil["lampiran"])
        if hasil["lepas"]:
            pesan += " " + self.env._("Choose the RHK of the atasan again for: %s.", "; ".join(hasil["lepas"]))
        return pesan
