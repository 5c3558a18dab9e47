import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import consteq
from odoo.tools.misc import hmac

from ..calc.akun import baca_kode, kode_aktivasi

PARAMETER_HARI = "ekinerja_admin.aktivasi_hari"
HARI_BAKU = 7


class ResUsers(models.Model):
    """Activation: a personal code, on paper or by e-mail, with which a person sets the first password or a new one.

    The code is the signature of an offer; only the offer is stored (a number used once, and its expiry), never the code. It ends by being
    used, by a newer offer, by a sign-in, by its expiry and by the archiving of the account: the signup token of Odoo underneath is bound to
    the state of the sign-up and to the last sign-in.
    """

    _inherit = "res.users"

    aktivasi_acak = fields.Char(copy=False, groups=fields.NO_ACCESS)
    aktivasi_sampai = fields.Datetime("Activation until", copy=False, groups="ekinerja_admin.group_admin_instansi")

    def _aktivasi_siapkan(self):
        """A new offer for each of these accounts; earlier codes are void."""
        # sudo: ir.config_parameter - days of validity
        hari = int(self.env["ir.config_parameter"].sudo().get_param(PARAMETER_HARI) or HARI_BAKU)
        sampai = fields.Datetime.now() + timedelta(days=hari)
        # sudo: res.users, res.partner - callers checked the right; the columns are nobody's to write
        self.sudo().write({"aktivasi_acak": secrets.token_hex(16), "aktivasi_sampai": sampai})
        self.sudo().partner_id.signup_prepare(signup_type="signup")
        return sampai

    def _aktivasi_kode(self):
        """``{user id: code}`` of the present offers, which may still be open or not."""
        hasil = {}
        for user in self.sudo():  # sudo: res.users - the parts of the offer
            isi = (user.id, user.partner_id.id, user.aktivasi_acak, str(user.aktivasi_sampai), user.partner_id._get_login_date(), user.partner_id.signup_type)
            hasil[user.id] = kode_aktivasi(user.id, hmac(self.env(su=True), "ekinerja_admin.aktivasi", isi))
        return hasil

    @api.model
    def _aktivasi_alamat(self, kode=""):
        """Address of the activation page. The code stands behind the hash: browsers keep it to themselves, no server logs it."""
        return f"{self.env.company.get_base_url()}/aktivasi{'#' if kode else ''}{kode}"

    @api.model
    def _aktivasi_cari(self, teks):
        """The account of a typed code, as superuser.

        :raises UserError: the code is none, was used, or is over; says what to do
        """
        try:
            nomor, kode = baca_kode(teks)
        except ValueError as error:
            raise UserError(str(error)) from error
        # sudo: res.users - found by a code that only its owner has
        user = self.sudo().search([("id", "=", nomor), ("active", "=", True), ("aktivasi_acak", "!=", False)])
        if (
            not user or not user.aktivasi_sampai or user.aktivasi_sampai < fields.Datetime.now() or not user.partner_id.signup_type
            or not consteq(kode, user._aktivasi_kode()[user.id])
        ):  # fmt: skip
            raise UserError(
                self.env._("This activation code is not valid, was used already, or is over. Ask the admin of your instansi for a new sheet or e-mail.")
            )
        return user

    def _aktivasi_pakai(self, sandi):
        """Set the password of the account whose code was checked; the code is used up.

        :returns: login
        """
        self.ensure_one()
        token = self.partner_id._generate_signup_token(expiration=1)
        login, _sandi = self.env["res.users"].sudo().signup({"password": sandi}, token)  # sudo: res.users - nobody is signed in yet
        self.write({"aktivasi_acak": False, "aktivasi_sampai": False})
        self.env["ekinerja.akun.log"].with_user(self)._catat(self, "aktif")
        return login

    def _aktivasi_kirim(self):
        """E-mail the activation link to each of these accounts.

        A letter that the server did not take is removed, with the link in it.
        :returns: ``{user id: reason}`` of the letters that failed
        """
        if not self:
            return {}
        self._aktivasi_siapkan()
        template = self.env.ref("ekinerja_admin.mail_template_aktivasi").sudo()  # sudo: mail.template - the product's own letter
        alamat = {user_id: self._aktivasi_alamat(kode) for user_id, kode in self._aktivasi_kode().items()}
        nilai = template.with_context(ekinerja_alamat=alamat)._generate_template(
            self.ids, ["subject", "body_html", "email_from"]
        )
        # sudo: mail.mail - letters that leave at once
        surat = self.env["mail.mail"].sudo().create([
            {
                "subject": nilai[user.id]["subject"], "body_html": nilai[user.id]["body_html"], "email_from": nilai[user.id]["email_from"],
                "email_to": user.email_formatted, "auto_delete": True, "message_type": "user_notification",
            }
            for user in self.sudo()  # sudo: res.users - the address of the letter
        ])  # fmt: skip
        milik = dict(zip(surat.ids, self.ids, strict=True))
        surat.send(raise_exception=False)
        sisa = surat.exists()
        gagal = {milik[satu.id]: satu.failure_reason or "" for satu in sisa if satu.state != "sent"}
        sisa.unlink()
        self.env["ekinerja.akun.log"]._catat(self.browse([user_id for user_id in self.ids if user_id not in gagal]), "email")
        return gagal

    @api.model
    def _ekinerja_aksi_awal(self):
        """Id of the action that an internal account opens after signing in; an addon with documents of its own names one."""
        return False

    # -- what public pages need of the settings ------------------------------------------------------------------------

    @api.model
    def _ekinerja_mode_latihan(self):
        """Whether this is a training (BKN-LOG-08)."""
        # sudo: ir.config_parameter - a banner
        return bool(self.env["ir.config_parameter"].sudo().get_param("ekinerja_admin.mode_latihan"))

    @api.model
    def _ekinerja_url_reset(self):
        """Page of another system where passwords are reset (BKN-LOG-04); empty where this one does it."""
        # sudo: ir.config_parameter - a public address
        return self.env["ir.config_parameter"].sudo().get_param("ekinerja_admin.url_reset_sandi") or ""
