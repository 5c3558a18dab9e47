from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .log_masuk import HARI_BAKU as HARI_LOG
from .log_masuk import PARAMETER_HARI as PARAMETER_LOG
from .res_users_aktivasi import HARI_BAKU, PARAMETER_HARI

PARAMETER_URL = "ekinerja_admin.url_reset_sandi"
PARAMETER_LATIHAN = "ekinerja_admin.mode_latihan"


class ResConfigSettings(models.TransientModel):
    """Accounts and security: of the whole database, as Odoo's own settings of the same kind are."""

    _inherit = "res.config.settings"

    ekinerja_aktivasi_hari = fields.Integer("Activation link valid (days)", config_parameter=PARAMETER_HARI, default=HARI_BAKU)
    ekinerja_log_masuk_hari = fields.Integer("Keep the log of sign-ins (days)", config_parameter=PARAMETER_LOG, default=HARI_LOG)
    ekinerja_url_reset_sandi = fields.Char("Page for forgotten passwords", config_parameter=PARAMETER_URL)
    ekinerja_mode_latihan = fields.Boolean("Mode latihan", config_parameter=PARAMETER_LATIHAN)
    ekinerja_peran_ids = fields.Many2many("res.groups", string="Roles", compute="_compute_ekinerja_peran_ids", readonly=False)

    def _compute_ekinerja_peran_ids(self):
        for settings in self:
            settings.ekinerja_peran_ids = self.env["res.groups"]._ekinerja_peran()

    @api.constrains("ekinerja_aktivasi_hari", "ekinerja_log_masuk_hari", "ekinerja_url_reset_sandi")
    def _check_ekinerja_akun(self):
        for settings in self:
            if not 1 <= settings.ekinerja_aktivasi_hari <= 60:
                raise ValidationError(self.env._("An activation link is valid for 1 to 60 days, not %s.", settings.ekinerja_aktivasi_hari))
            if not 30 <= settings.ekinerja_log_masuk_hari <= 3650:
                raise ValidationError(self.env._("The log of sign-ins is kept for 30 to 3650 days, not %s.", settings.ekinerja_log_masuk_hari))
            if (url := settings.ekinerja_url_reset_sandi) and not url.startswith("https://"):
                raise ValidationError(self.env._("The page for forgotten passwords starts with https://, not \"%s\".", url))


class ResGroups(models.Model):
    _inherit = "res.groups"

    @api.constrains("ekinerja_wajib_2fa")
    def _check_ekinerja_wajib_2fa(self):
        """A code by e-mail needs somebody who sends it and an address that takes it; otherwise people would be locked out."""
        wajib = self.filtered("ekinerja_wajib_2fa")
        if not wajib:
            return
        # sudo: ir.mail_server, res.users - who could not sign in any more
        if not self.env["ir.mail_server"].sudo().search_count([], limit=1):
            raise ValidationError(self.env._("A second factor needs an outgoing mail server: who has no authenticator app gets the code by e-mail."))
        tanpa = self.env["res.users"].sudo().search([("all_group_ids", "in", wajib.ids), ("email", "in", (False, ""))])
        tanpa = tanpa.filtered(lambda user: not user.totp_enabled and not user._is_superuser())
        if tanpa:
            raise ValidationError(self.env._(
                "%(count)s accounts have neither an e-mail address nor an authenticator app and could not sign in any more, among them: %(names)s."
                " Fill their e-mail address first.", count=len(tanpa), names=", ".join(tanpa[:5].mapped("name")),
            ))  # fmt: skip
