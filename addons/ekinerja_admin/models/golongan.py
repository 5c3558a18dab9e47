from odoo import fields, models


class EkinerjaGolongan(models.Model):
    """Pangkat and golongan ruang: PNS I/a to IV/e, PPPK I to XVII."""

    _name = "ekinerja.golongan"
    _inherit = "ekinerja.referensi"
    _description = "Pangkat and golongan ruang"

    jenis = fields.Selection([("pns", "PNS"), ("pppk", "PPPK")], required=True, default="pns")
    siasn_id = fields.Char("SIASN ID", help="Identifier of the golongan in SIASN, empty where SIASN publishes none.")

    _code_unique = models.UniqueIndex("(code, jenis, COALESCE(company_id, 0))", "A golongan with this code already exists.")
