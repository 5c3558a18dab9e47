from odoo import api, fields, models


class EkinerjaReferensi(models.AbstractModel):
    """A code table of the national systems; records without an instansi are shared by all."""

    _name = "ekinerja.referensi"
    _inherit = "ekinerja.bersama"
    _description = "Code table"
    _order = "sequence, code, id"
    _rec_names_search = ("code", "name")

    name = fields.Char(required=True)
    code = fields.Char(required=True, help="Code used in documents and by the national systems.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", "Instansi", index="btree_not_null", help="Empty: used by every instansi.")

    @api.depends("name", "code")
    def _compute_display_name(self):
        for record in self:
            record.display_name = record.name if record.name == record.code else f"{record.name} ({record.code})"
