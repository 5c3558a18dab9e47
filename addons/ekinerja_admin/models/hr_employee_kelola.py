from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

# who may see hr.employee at all; an admin instansi is one of them
ADMIN = "hr.group_hr_user"


class HrEmployee(models.Model):
    """Accounts of pegawai in the list of the admin instansi, and what the admin may do with them."""

    _inherit = "hr.employee"

    akun_login = fields.Char("Login", compute="_compute_akun", groups=ADMIN)
    akun_jenis = fields.Selection(
        [("internal", "Internal"), ("portal", "Portal"), ("arsip", "Deactivated"), ("tanpa", "None")], "Kind of account",
        compute="_compute_akun", groups=ADMIN,
    )  # fmt: skip
    akun_masuk = fields.Datetime("Last sign-in", compute="_compute_akun", groups=ADMIN)
    akun_2fa = fields.Boolean("Second factor", compute="_compute_akun", groups=ADMIN)
    akun_usul_portal = fields.Date(related="user_id.ekinerja_usul_portal", string="Portal proposed on", groups=ADMIN)

    @api.depends("user_id")
    def _compute_akun(self):
        for employee in self:
            # sudo: res.users - the account of a pegawai, for an admin instansi
            user = employee.user_id.sudo()
            employee.akun_login = user.login
            employee.akun_jenis = "tanpa" if not user else "arsip" if not user.active else "portal" if user.share else "internal"
            employee.akun_masuk = user.login_date
            employee.akun_2fa = bool(user and user.active and user.totp_enabled)

    def _akun_dikelola(self):
        """Accounts of these pegawai after all checks, archived ones too."""
        self.check_access("write")
        users = self.with_context(active_test=False).user_id
        users._ekinerja_periksa_diatur()
        if not users:
            raise UserError(self.env._("None of these pegawai has an account."))
        return users

    def action_akun_buat(self):
        """Start a run of accounts for these pegawai."""
        akun = self.env["ekinerja.akun"].create({"sumber": "pilihan", "employee_ids": [Command.set(self.ids)]})
        return {"type": "ir.actions.act_window", "res_model": "ekinerja.akun", "res_id": akun.id, "view_mode": "form", "views": [[False, "form"]]}

    def action_akun_nonaktifkan(self):
        """Deactivate the accounts of these pegawai now and end their sessions."""
        users = self._akun_dikelola().filtered("active")
        users._ekinerja_nonaktifkan({user.id: self.env._("By an admin instansi") for user in users})
        return True

    def action_akun_aktifkan(self):
        """Bring deactivated accounts back; who is not in service is refused."""
        users = self._akun_dikelola().filtered(lambda user: not user.active)
        berakhir = self._ekinerja_dinas_berakhir()
        if lepas := self.filtered(lambda employee: employee.user_id in users and (not employee.active or employee.id in berakhir)):
            raise UserError(self.env._(
                "%s is not in service. Unarchive the pegawai, or correct the kedudukan hukum, before the account is reactivated.", lepas[0].name,
            ))  # fmt: skip
        users._ekinerja_aktifkan(self.env._("By an admin instansi"))
        self._ekinerja_akun_segarkan(self)
        return True

    def action_akun_portal(self):
        """Accept the way back: these internal accounts become portal ones."""
        users = self._akun_dikelola().filtered(lambda user: user.active and not user.share)
        alasan = self._ekinerja_alasan_internal()
        if masih := self.filtered(lambda employee: employee.user_id in users and employee.id in alasan):
            raise UserError(self.env._(
                "%(name)s needs an internal account: %(reason)s.", name=masih[0].name, reason="; ".join(satu["teks"] for satu in alasan[masih[0].id]),
            ))  # fmt: skip
        if lain := users - users.sudo()._ekinerja_hanya_pegawai():  # sudo: res.users - their roles
            raise UserError(self.env._("%s has other roles. Take them first.", lain[0].name))
        users._ekinerja_jadi_portal(self.env._("By an admin instansi"))
        return True

    def action_akun_tetap_internal(self):
        """Refuse the way back: these accounts stay internal, and nothing is proposed any more."""
        users = self._akun_dikelola()
        # sudo: res.users - a decision about accounts that were checked
        users.sudo().write({"ekinerja_usul_portal": False, "ekinerja_tetap_internal": True})
        self.env["ekinerja.akun.log"]._catat(users, "lewat", self.env._("Stays internal"))
        return True

    def action_akun_cetak(self):
        """Open the print dialog of activation sheets for these pegawai."""
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.akun_cetak_action") | {
            "context": {"default_employee_ids": self.ids, "default_hanya_belum": False}
        }

    def action_akun_kirim(self):
        """E-mail a new activation link to these pegawai."""
        users = self._akun_dikelola().filtered("active")
        self.env["ekinerja.akun"]._periksa_server_surat()
        if len(users) > 50:
            raise UserError(self.env._("At most 50 links at once are e-mailed from here; make a run of accounts for more."))
        if tanpa := users.filtered(lambda user: not user.email):
            raise UserError(self.env._("%s has no e-mail address. Fill the work e-mail, or print a sheet.", tanpa[0].name))
        gagal = users._aktivasi_kirim()
        # no exception: it would make the letters void that have left
        return {
            "type": "ir.actions.client", "tag": "display_notification",
            "params": {
                "type": "warning" if gagal else "success", "sticky": bool(gagal),
                "message": self.env._("The mail server did not take %(count)s letters: %(reason)s", count=len(gagal), reason=next(iter(gagal.values())) or "-")
                if gagal else self.env._("%s activation links are on their way.", len(users)),
            },
        }  # fmt: skip
