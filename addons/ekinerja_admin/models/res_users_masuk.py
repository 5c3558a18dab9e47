import logging

from odoo import models
from odoo.exceptions import AccessDenied
from odoo.http import request

from ..calc.akun import samarkan

_logger = logging.getLogger(__name__)
CARA = ("password", "totp", "totp_mail", "webauthn")
FAKTOR_KEDUA = ("totp", "totp_mail")


class ResUsers(models.Model):
    """Every sign-in is logged, the failed ones too: those in a transaction of their own, which survives the rollback of the request.

    While Odoo's own cooldown holds an address back nothing is checked and nothing logged, so nobody can fill the log by guessing.
    """

    _inherit = "res.users"

    def _login(self, credential, user_agent_env):
        tertahan = self._ekinerja_tertahan()
        try:
            info = super()._login(credential, user_agent_env)
        except AccessDenied:
            if not tertahan:
                self._ekinerja_catat_gagal(credential.get("login"), credential.get("type"))
            raise
        user = self.sudo().browse(info["uid"])  # sudo: res.users - the account that just signed in
        lanjut = info.get("mfa") != "skip" and user.with_user(user)._mfa_type()
        self._ekinerja_catat(user, "lanjut" if lanjut else "berhasil", credential.get("type"))
        return info

    def _check_credentials(self, credential, env):
        """The second factor, which comes without ``_login``."""
        jenis = credential.get("type")
        if jenis not in FAKTOR_KEDUA:
            return super()._check_credentials(credential, env)
        # sudo: res.users - the account whose second factor is asked
        user = self.sudo()
        try:
            info = super()._check_credentials(credential, env)
        except AccessDenied:
            self._ekinerja_catat_gagal(user.login, jenis)
            raise
        self._ekinerja_catat(user, "berhasil", jenis)
        return info

    def _ekinerja_tertahan(self):
        """Whether Odoo holds this address back after too many failures."""
        if not request:
            return False
        kegagalan = getattr(self.env.registry, "_login_failures", None)
        return bool(kegagalan and self._on_login_cooldown(*kegagalan.get(request.httprequest.remote_addr, (0, None))))

    def _ekinerja_catat(self, user, hasil, cara, login=""):
        pegawai = user.employee_ids[:1]
        agen = request.httprequest.user_agent if request else None
        # sudo: ekinerja.log.masuk - nobody else may write it
        self.env["ekinerja.log.masuk"].sudo().create({
            "user_id": user.id, "employee_id": pegawai.id, "nama": user.name or samarkan(login), "hasil": hasil,
            "cara": cara if cara in CARA else "lain", "company_id": user.company_id.id,
            "ip": request.httprequest.environ.get("REMOTE_ADDR") if request else False,
            "agen": " · ".join(filter(None, ((agen.browser or "").capitalize(), (agen.platform or "").capitalize())))[:60] if agen else False,
        })  # fmt: skip

    def _ekinerja_catat_gagal(self, login, cara):
        """Log a failure in a transaction of its own."""
        try:
            with self.env.registry.cursor() as cr:
                env = self.env(cr=cr, user=1, su=True)
                users = env["res.users"].with_context(active_test=False)
                user = users.search(users._get_login_domain(login), limit=1) if login else users
                users._ekinerja_catat(user, "gagal", cara, login)
        except Exception:
            # a log that cannot be written must not tell an attacker anything, nor lock anybody out
            _logger.exception("The failed sign-in could not be logged")
