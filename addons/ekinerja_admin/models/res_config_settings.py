from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    ekinerja_tz = fields.Selection(related="company_id.ekinerja_tz", readonly=False, required=True)
    ekinerja_kota = fields.Char(related="company_id.ekinerja_kota", readonly=False)
    ekinerja_kop = fields.Text(related="company_id.ekinerja_kop", readonly=False)
    ekinerja_platform_guru = fields.Char(related="company_id.ekinerja_platform_guru", readonly=False, required=True)
