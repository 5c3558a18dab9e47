from odoo import api, fields, models


class IrRule(models.Model):
    """What a record rule says, in the language of the reader: the name itself is not translated by Odoo."""

    _inherit = "ir.rule"

    ekinerja_arti = fields.Char("Meaning", translate=True, compute="_compute_ekinerja_arti", store=True, readonly=False)

    @api.depends("name")
    def _compute_ekinerja_arti(self):
        for rule in self.with_context(lang=None):
            rule.ekinerja_arti = rule.name
