from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

PERAN = [
    ("group_verifikator", "Verifikator"), ("group_admin_opd", "Admin OPD"), ("group_admin_instansi", "Admin Instansi"), ("group_auditor", "Auditor"),
]  # fmt: skip


class EkinerjaPeranAtur(models.TransientModel):
    """Give or take roles of the product, for many accounts at once.

    An admin instansi is no administrator of the settings: only the four roles of the list, only accounts of the own instansi, never accounts
    with rights over the settings, and not the own one. Every change is a line in the log of accounts.
    """

    _name = "ekinerja.peran.atur"
    _description = "Give or take roles"

    company_id = fields.Many2one("res.company", default=lambda self: self.env.company, readonly=True)
    user_ids = fields.Many2many(
        "res.users", string="Accounts", required=True, default=lambda self: self._default_user_ids(),
        domain="[('company_id', '=', company_id), ('employee_ids', '!=', False)]",
    )  # fmt: skip
    tindakan = fields.Selection([("beri", "Give"), ("ambil", "Take")], "Action", required=True, default="beri")
    peran = fields.Selection(PERAN, "Role", required=True)
    department_ids = fields.Many2many("hr.department", string="Unor", domain="[('company_id', '=', company_id)]",
                                      help="Admin OPD watches over these unor and all below. Taking without a unor takes the role of all unor.")  # fmt: skip
    alasan = fields.Char("Reason", help="Stands in the log of accounts.")

    @api.model
    def _default_user_ids(self):
        if self.env.context.get("active_model") == "hr.employee":
            return self.env["hr.employee"].browse(self.env.context.get("active_ids", [])).user_id
        return self.env["res.users"]

    def action_terapkan(self):
        """Give or take the role."""
        for atur in self:
            # sudo: res.users - read as they are; every one is checked below
            users = atur.user_ids.sudo().with_context(active_test=False)
            users._ekinerja_periksa_diatur()
            if atur.peran not in dict(PERAN):
                raise UserError(self.env._("%s is no role of e-Kinerja.", atur.peran))
            if atur.tindakan == "beri":
                atur._beri(users)
            else:
                atur._ambil(users)
        return {"type": "ir.actions.act_window_close"}

    def _beri(self, users):
        if self.peran == "group_admin_opd" and not self.department_ids:
            raise UserError(self.env._("Choose the unor that this Admin OPD watches over."))
        peran = self.env.ref(f"ekinerja_admin.{self.peran}")
        users.filtered("share")._ekinerja_jadi_internal(
            {user.id: self.env._("Gets the role %s", peran.name) for user in users.filtered("share")}
        )
        self._catat_unor(lambda unor: [Command.link(user.id) for user in users if user not in unor.admin_user_ids])
        baru = users.filtered(lambda user: peran not in user.group_ids)
        users._ekinerja_ubah_peran(baru, peran, Command.link(peran.id), "peran_beri", self._keterangan())

    def _ambil(self, users):
        peran = self.env.ref(f"ekinerja_admin.{self.peran}")
        if self.peran == "group_admin_opd":
            unor = self.department_ids or self.env["hr.department"].search([("admin_user_ids", "in", users.ids)])
            self._catat_unor(lambda satu: [Command.unlink(user.id) for user in users if user in satu.admin_user_ids], unor)
            # who watches over another unor keeps the role
            users -= self.env["hr.department"].search([("admin_user_ids", "in", users.ids)]).admin_user_ids.sudo()  # sudo: res.users - ids only
        punya = users.filtered(lambda user: peran in user.group_ids)
        users._ekinerja_ubah_peran(punya, peran, Command.unlink(peran.id), "peran_ambil", self._keterangan())

    def _catat_unor(self, perintah, unor=None):
        """Name or un-name the admins on the unor, with the rights of the user."""
        if self.peran == "group_admin_opd":
            for satu in self.department_ids if unor is None else unor:
                if isi := perintah(satu):
                    satu.admin_user_ids = isi

    def _keterangan(self):
        unor = ", ".join(self.department_ids.mapped("name")) if self.peran == "group_admin_opd" else ""
        return "; ".join(filter(None, (unor, self.alasan)))
