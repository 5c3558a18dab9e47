from odoo import fields, models


class EkinerjaKedudukanHukum(models.Model):
    """Legal position of a pegawai; only some of them are assessable."""

    _name = "ekinerja.kedudukan.hukum"
    _inherit = "ekinerja.referensi"
    _description = "Kedudukan hukum"

    is_dinilai = fields.Boolean("Assessable", help="A pegawai in this position makes an SKP and is evaluated.")

    is_berakhir = fields.Boolean("Ends the service", help="The account of a pegawai who comes into this position is deactivated.")

    _code_unique = models.UniqueIndex("(code, COALESCE(company_id, 0))", "A kedudukan hukum with this code already exists.")
