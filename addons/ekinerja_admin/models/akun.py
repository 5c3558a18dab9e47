from odoo import api, fields, models
from odoo.exceptions import UserError

STATE = [("draft", "Draft"), ("diperiksa", "Checked"), ("berjalan", "Running"), ("selesai", "Done"), ("gagal", "Failed")]
STATUS = [("baru", "New"), ("ada", "Exists"), ("ditolak", "Refused")]
JENIS_AKUN = [("internal", "Internal"), ("portal", "Portal")]
# set by the check and by the jobs only, whoever writes
TERLINDUNG = frozenset({"state", "galat", "diperiksa_pada", "selesai_pada"} | {f"jumlah_{status}" for status, _label in STATUS})
PILIHAN = frozenset({"sumber", "employee_ids", "department_ids", "jenis", "cara", "company_id"})


class EkinerjaAkun(models.Model):
    """Pembuatan akun: accounts for chosen pegawai, judged first without making any, then made in the background.

    ==========  ===========================  ==========  =========================================================
    transition  from                         to          who
    ==========  ===========================  ==========  =========================================================
    periksa     draft, diperiksa, gagal      diperiksa   admin instansi; people are judged, no account is made
    terapkan    diperiksa, gagal, berjalan   berjalan    admin instansi; again after a failure or a lost job
    (jobs)      berjalan, gagal              selesai     the last job; at once when there is nothing to make
    (jobs)      berjalan                     gagal       a job that broke; the reason is in ``galat``
    ==========  ===========================  ==========  =========================================================

    Accounts are made without a password. Each person gets an own activation link: by e-mail, or on a printed sheet.
    """

    _name = "ekinerja.akun"
    _description = "Making of accounts"
    _inherit = ["ekinerja.bawaan", "mail.thread"]
    _order = "id desc"
    _check_company_auto = True

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
    state = fields.Selection(STATE, "Status", required=True, default="draft", readonly=True, index=True, copy=False)
    baris_ids = fields.One2many("ekinerja.akun.baris", "akun_id", "People", readonly=True)
    jumlah_baru = fields.Integer("New", readonly=True, copy=False)
    jumlah_ada = fields.Integer("Exists", readonly=True, copy=False)
    jumlah_ditolak = fields.Integer("Refused", readonly=True, copy=False)
    jumlah_dibuat = fields.Integer("Made", compute="_compute_kemajuan")
    kemajuan = fields.Integer("Progress", compute="_compute_kemajuan", help="Share of the new accounts that are made, in percent.")
    galat = fields.Text("Reason of the failure", readonly=True, copy=False)
    diperiksa_pada = fields.Datetime("Checked on", readonly=True, copy=False)
    selesai_pada = fields.Datetime("Done on", readonly=True, copy=False)

    @api.depends("company_id")
    def _compute_name(self):
        for akun in self.filtered(lambda akun: not akun.name):
            akun.name = self.env._("Accounts of %s", akun.company_id._ekinerja_hari_ini().strftime("%d-%m-%Y"))

    @api.depends("state", "baris_ids.dibuat")
    def _compute_kemajuan(self):
        # sudo: ekinerja.akun.baris - two counts of a run that the reader may see
        jumlah = {
            (akun.id, dibuat): kali
            for akun, dibuat, kali in self.env["ekinerja.akun.baris"].sudo()._read_group(
                [("akun_id", "in", self.ids), ("status", "=", "baru")], ["akun_id", "dibuat"], ["__count"]
            )
        }
        for akun in self:
            selesai, sisa = (jumlah.get((akun.id, dibuat), 0) for dibuat in (True, False))
            akun.jumlah_dibuat = selesai
            # the last percent belongs to the closing job
            akun.kemajuan = 100 if akun.state == "selesai" else min(99, 100 * selesai // (selesai + sisa)) if selesai else 0

    @api.model_create_multi
    def create(self, vals_list):
        self._tolak_terlindung(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        self._tolak_terlindung([vals], ())
        if PILIHAN.intersection(vals):
            if terkunci := self.filtered(lambda akun: akun.state in ("berjalan", "selesai")):
                raise UserError(self.env._("%s is running or done. Make a new one for other people.", terkunci[0].display_name))
            # what was found for another choice counts no more
            self.sudo()._kosongkan()  # sudo: ekinerja.akun.baris - rows are written by the check only
        return super().write(vals)

    @api.model
    def _tolak_terlindung(self, vals_list, awal=(False, 0, "draft")):
        """Refuse what the check and the jobs write.

        :param awal: values that say nothing new, of a record that is being made
        """
        if self.env.su:
            return
        for vals in vals_list:
            if terlarang := {name for name in TERLINDUNG.intersection(vals) if vals[name] not in awal}:
                raise UserError(self.env._("%s cannot be written. Use Check and Make accounts.", ", ".join(sorted(terlarang))))

    def _kosongkan(self):
        """Forget what a check found."""
        self.env["ekinerja.akun.baris"].search([("akun_id", "in", self.ids)]).unlink()
        self.filtered(lambda akun: akun.state != "draft").write(
            {"state": "draft", "galat": False} | {f"jumlah_{status}": 0 for status, _label in STATUS}
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_berjalan(self):
        if dipakai := self.filtered(lambda akun: akun.state in ("berjalan", "selesai")):
            raise UserError(self.env._("%s made accounts, or is making them; it stays as the record of it.", dipakai[0].display_name))

    def action_lihat_baris(self):
        """Open the people, those of the status in the context ``status``."""
        self.ensure_one()
        aksi = self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.akun_baris_action")
        status = self.env.context.get("status")
        return aksi | {"domain": [("akun_id", "=", self.id)], "context": {f"search_default_{status}": 1} if status else {}}

    def action_cetak(self):
        """Open the print dialog for the people whose account was made here."""
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.akun_cetak_action") | {"context": {"default_akun_id": self.id}}
