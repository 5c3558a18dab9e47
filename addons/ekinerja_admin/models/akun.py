from odoo import api, fields, models
from odoo.exceptions import UserError

STATUS = [("baru", "New"), ("ada", "Exists"), ("ditolak", "Refused")]
JENIS_AKUN = [("internal", "Internal"), ("portal", "Portal")]


class EkinerjaAkun(models.Model):
    """Pembuatan akun: accounts for chosen pegawai, judged first without making any, then made in the background.

    Its transitions are those of ``ekinerja.latar.periksa``, for the admin instansi.

    Accounts are made without a password. Each person gets an own activation link: by e-mail, or on a printed sheet.
    """

    _name = "ekinerja.akun"
    _description = "Making of accounts"
    _inherit = "ekinerja.latar.periksa"
    _order = "id desc"
    _check_company_auto = True
    _kanal = "root.ekinerja_akun"
    _sudah = "dibuat"
    _bahan = frozenset({"sumber", "employee_ids", "department_ids", "jenis", "cara", "company_id"})
    _aksi_baris = "ekinerja_admin.akun_baris_action"

    name = fields.Char(compute="_compute_name", store=True, readonly=False, precompute=True, required=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    sumber = fields.Selection(
        [("semua", "Everybody without account"), ("unor", "Unor with all below"), ("pilihan", "Chosen pegawai")],
        "For", required=True, default="semua",
    )  # fmt: skip
    employee_ids = fields.Many2many("hr.employee", "ekinerja_akun_employee_rel", "akun_id", "employee_id", "Pegawai", check_company=True)
    department_ids = fields.Many2many("hr.department", "ekinerja_akun_unor_rel", "akun_id", "department_id", "Unor", check_company=True)
    jenis = fields.Selection(
        [("aturan", "By rule"), ("internal", "Internal for all"), ("portal", "Portal for all")], "Kind of account", required=True, default="aturan",
        help="By rule: pimpinan, penilai of others and active PLT/PLH get an internal account, all others a portal account.",
    )  # fmt: skip
    cara = fields.Selection(
        [("cetak", "Printed sheet"), ("email", "E-mail")], "Activation by", required=True, default="cetak",
        help="How people get their own activation link. Nobody gets a password from somebody else.",
    )  # fmt: skip
    baris_ids = fields.One2many("ekinerja.akun.baris", "akun_id", "People", readonly=True)
    jumlah_baru = fields.Integer("New", readonly=True, copy=False)
    jumlah_ada = fields.Integer("Exists", readonly=True, copy=False)
    jumlah_ditolak = fields.Integer("Refused", readonly=True, copy=False)
    jumlah_dibuat = fields.Integer("Made", compute="_compute_kemajuan")
    kemajuan = fields.Integer(help="Share of the new accounts that are made, in percent.")

    @api.depends("company_id")
    def _compute_name(self):
        for akun in self.filtered(lambda akun: not akun.name):
            akun.name = self.env._("Accounts of %s", akun.company_id._ekinerja_hari_ini().strftime("%d-%m-%Y"))

    @api.depends("baris_ids.dibuat")
    def _compute_kemajuan(self):
        return super()._compute_kemajuan()

    def _isi_kemajuan(self, selesai, sisa):
        self.jumlah_dibuat = selesai
        return super()._isi_kemajuan(selesai, sisa)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_berjalan(self):
        if dipakai := self.filtered(lambda akun: akun.state in ("berjalan", "selesai")):
            raise UserError(self.env._("%s made accounts, or is making them; it stays as the record of it.", dipakai[0].display_name))

    def action_cetak(self):
        """Open the print dialog for the people whose account was made here."""
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.akun_cetak_action") | {"context": {"default_akun_id": self.id}}
