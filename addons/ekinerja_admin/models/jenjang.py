from odoo import fields, models


class EkinerjaJenjang(models.Model):
    """The eight jenjang of jabatan fungsional (PermenPANRB 1/2023)."""

    _name = "ekinerja.jenjang"
    _inherit = "ekinerja.referensi"
    _description = "Jenjang jabatan fungsional"

    kategori = fields.Selection([("keterampilan", "Keterampilan"), ("keahlian", "Keahlian")], required=True, default="keahlian")

    _code_unique = models.UniqueIndex("(code, COALESCE(company_id, 0))", "A jenjang with this code already exists.")
