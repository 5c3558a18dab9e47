from odoo import api, fields, models
from odoo.exceptions import UserError

JENIS_LOG = [
    ("dibuat", "Account made"), ("email", "Activation link sent"), ("cetak", "Activation sheet printed"), ("aktif", "Activated by the person"),
    ("peran_beri", "Role given"), ("peran_ambil", "Role taken"), ("internal", "Portal to internal"), ("portal", "Internal to portal"),
    ("usul", "Way back proposed"), ("nonaktif", "Deactivated"), ("aktifkan", "Reactivated"), ("lewat", "Left as it is"),
]  # fmt: skip


class EkinerjaAkunLog(models.Model):
    """What happened to which account, by whom and why. Written by the product only, never changed."""

    _name = "ekinerja.akun.log"
    _description = "Log of accounts"
    _order = "id desc"
    _rec_name = "nama"

    create_date = fields.Datetime("When", readonly=True, index=True)
    create_uid = fields.Many2one("res.users", "By", readonly=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, readonly=True)
    user_id = fields.Many2one("res.users", "Account", index="btree_not_null", ondelete="set null", readonly=True)
    employee_id = fields.Many2one("hr.employee", "Pegawai", index="btree_not_null", ondelete="set null", readonly=True)
    nama = fields.Char(readonly=True)
    jenis = fields.Selection(JENIS_LOG, "Event", required=True, readonly=True, index=True)
    group_id = fields.Many2one("res.groups", "Role", index="btree_not_null", ondelete="set null", readonly=True)
    keterangan = fields.Text("Explanation", readonly=True)

    def write(self, vals):
        if vals:
            raise UserError(self.env._("The log of accounts is never changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_log(self):
        raise UserError(self.env._("The log of accounts is never deleted."))

    @api.model
    def _catat(self, users, jenis, keterangan="", group=None):
        """One line per account.

        :param users: res.users, also archived ones
        :param keterangan: text, or ``{user id: text}``
        """
        # sudo: hr.employee, res.users - names for the log; written by the product only
        pegawai = {
            employee.user_id.id: employee
            for employee in self.env["hr.employee"].sudo().with_context(active_test=False).search_fetch(
                [("user_id", "in", users.ids)], ["user_id", "name", "company_id"], order="active, id desc"
            )
        }  # fmt: skip
        kosong = self.env["hr.employee"]
        # sudo: ekinerja.akun.log - nobody else may write it
        return self.sudo().create([
            {
                "user_id": user.id, "employee_id": pegawai.get(user.id, kosong).id, "nama": pegawai.get(user.id, kosong).name or user.name,
                "company_id": (pegawai.get(user.id, kosong).company_id or user.company_id).id, "jenis": jenis,
                "keterangan": keterangan.get(user.id, "") if isinstance(keterangan, dict) else keterangan,
                "group_id": group.id if group else False,
            }
            for user in users.sudo()  # sudo: res.users - the name
        ])  # fmt: skip
