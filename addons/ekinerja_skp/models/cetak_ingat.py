from odoo import api, fields, models


class ResUsersSettings(models.Model):
    """What a user chose in the print dialog last: kind, file, places and anchors."""

    _inherit = "res.users.settings"

    ekinerja_cetak = fields.Json("Last choices in the print dialog", readonly=True)

    @api.model
    def _ekinerja_cetak(self):
        """Choices of the user, empty before the first print."""
        # sudo: res.users.settings - the own preferences, also of portal users
        return self.sudo().search([("user_id", "=", self.env.uid)], limit=1).ekinerja_cetak or {}

    @api.model
    def _ekinerja_cetak_ingat(self, pilihan):
        """Keep the choices; nothing is written when they are the same."""
        if (lama := self._ekinerja_cetak()) != (baru := lama | pilihan):
            # sudo: res.users.settings - as above
            self.sudo()._find_or_create_for_user(self.env.user).ekinerja_cetak = baru

    @api.model
    def _get_fields_blacklist(self):
        return [*super()._get_fields_blacklist(), "ekinerja_cetak"]
