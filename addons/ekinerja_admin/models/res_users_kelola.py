from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command


class ResUsers(models.Model):
    """What an admin instansi may do to accounts, who is no administrator of the settings."""

    _inherit = "res.users"

    def _ekinerja_periksa_diatur(self, diri=False):
        """Refuse whatever an admin instansi may not touch.

        :param bool diri: whether the own account may be among them
        """
        if not self.env["res.users"].browse(self.env.uid).has_group("ekinerja_admin.group_admin_instansi"):
            raise AccessError(self.env._("Only an admin instansi manages accounts and roles."))
        self._ekinerja_periksa_jangkauan(diri)

    def _ekinerja_periksa_jangkauan(self, diri=False):
        """Refuse accounts of another instansi, accounts with more rights than the user, and the own one.

        :param bool diri: whether the own account may be among them
        """
        if diri:
            self -= self.env.user
        # who may open an account with a new code must not gain by it: roles of the product, and what the admin has anyhow
        # sudo: res.groups, res.users - rights compared, not given
        boleh = self.env["res.groups"]._ekinerja_peran().sudo().all_implied_ids | self.env["res.users"].browse(self.env.uid).sudo().all_group_ids
        for user in self.sudo():  # sudo: res.users - to say which account is refused and why
            if not self._ekinerja_perusahaan_sama(user):
                raise AccessError(
                    self.env._("The account %s belongs to another instansi, or to more than one; the administrator of the settings manages it.", user.login)
                )
            if not user._ekinerja_boleh_diatur():
                raise AccessError(self.env._("The account %s has rights over the settings; only the administrator of the settings changes it.", user.login))
            if lebih := user.all_group_ids - boleh:
                raise AccessError(self.env._(
                    "The account %(login)s has rights that you do not have (%(group)s); the administrator of the settings changes it.",
                    login=user.login, group=lebih[0].display_name,
                ))  # fmt: skip
            if user.id == self.env.uid:
                raise UserError(self.env._("Nobody changes the own roles or the own account. Ask another admin instansi."))

    def _ekinerja_ubah_peran(self, users, peran, perintah, jenis, keterangan):
        """Give or take one role of the product; ``users`` were checked."""
        if not users:
            return
        if peran not in self.env["res.groups"]._ekinerja_peran():
            raise AccessError(self.env._("%s is no role of e-Kinerja.", peran.name))
        perintah = [perintah]
        if jenis == "peran_ambil":
            # an account stays an internal pegawai
            perintah.append(Command.link(self.env.ref("ekinerja_admin.group_pegawai_internal").id))
        # sudo: res.users - accounts and role were checked; an admin instansi may not write accounts otherwise
        users.sudo().with_context(mail_create_nolog=True, mail_notrack=True, tracking_disable=True).write({"group_ids": perintah})
        self.env["ekinerja.akun.log"]._catat(users, jenis, keterangan, peran)
