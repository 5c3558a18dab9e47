from odoo import api, models


class ResUsers(models.Model):
    """First page of an internal account: the list of the own SKP (BKN-LOG-05)."""

    _inherit = "res.users"

    @api.model
    def _ekinerja_aksi_awal(self):
        return self.env["ir.model.data"]._xmlid_to_res_id("ekinerja_skp.skp_daftar_saya_action")
