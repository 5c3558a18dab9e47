from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

PARAMETER_HARI = "ekinerja_admin.log_masuk_hari"
HARI_BAKU = 365
# of one transaction of the vacuum
MAKS_HAPUS = 50_000


class EkinerjaLogMasuk(models.Model):
    """Sign-ins: who, when, from where, with what result. Written by the product only, never changed; old lines go by themselves."""

    _name = "ekinerja.log.masuk"
    _description = "Log of sign-ins"
    _order = "waktu desc, id desc"
    _rec_name = "nama"
    _log_access = False

    waktu = fields.Datetime("When", required=True, readonly=True, index=True, default=fields.Datetime.now)
    user_id = fields.Many2one("res.users", "Account", readonly=True, index="btree_not_null", ondelete="set null")
    employee_id = fields.Many2one("hr.employee", "Pegawai", readonly=True, index="btree_not_null", ondelete="set null")
    nama = fields.Char(readonly=True, help="Name of the account; of a login that nobody has only a masked form is kept.")
    hasil = fields.Selection(
        [("berhasil", "Signed in"), ("lanjut", "Password right, second factor asked"), ("gagal", "Failed")], "Result", required=True, readonly=True,
    )  # fmt: skip
    cara = fields.Selection(
        [("password", "Password"), ("totp", "Authenticator app"), ("totp_mail", "Code by e-mail"), ("webauthn", "Passkey"), ("lain", "Other")],
        "Means", required=True, readonly=True,
    )  # fmt: skip
    ip = fields.Char("IP address", readonly=True)
    agen = fields.Char("Browser", readonly=True)
    company_id = fields.Many2one("res.company", "Instansi", readonly=True, index="btree_not_null", ondelete="restrict",
                                 help="Empty where no account has the login.")  # fmt: skip

    def write(self, vals):
        if vals:
            raise UserError(self.env._("The log of sign-ins is never changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_log(self):
        raise UserError(self.env._("The log of sign-ins is never deleted by hand; its retention is a setting."))

    @api.autovacuum
    def _gc_log_masuk(self):
        """Drop what is older than the setting says."""
        # sudo: ir.config_parameter - days of retention
        hari = int(self.env["ir.config_parameter"].sudo().get_param(PARAMETER_HARI) or HARI_BAKU)
        self.env.cr.execute(
            "DELETE FROM ekinerja_log_masuk WHERE id IN (SELECT id FROM ekinerja_log_masuk WHERE waktu < %s ORDER BY waktu LIMIT %s)",
            [fields.Datetime.now() - timedelta(days=hari), MAKS_HAPUS],
        )
        return self.env.cr.rowcount, self.env.cr.rowcount == MAKS_HAPUS
