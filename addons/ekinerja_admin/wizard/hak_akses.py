from odoo import api, fields, models

BAGIAN = [("peran", "Roles"), ("milik", "Own documents"), ("hubungan", "People and unor"), ("data", "Data"), ("aturan", "Record rules")]


class EkinerjaHakAkses(models.TransientModel):
    """Role screen: what may this person see, and why. Nothing of it is kept."""

    _name = "ekinerja.hak.akses"
    _description = "What may this person see and why"
    _rec_name = "user_id"

    company_id = fields.Many2one("res.company", default=lambda self: self.env.company, readonly=True)
    saya = fields.Boolean("My own", readonly=True)
    employee_id = fields.Many2one("hr.employee", "Pegawai", groups="ekinerja_admin.group_admin_instansi",
                                  domain="[('company_id', '=', company_id), ('user_id', '!=', False)]")  # fmt: skip
    user_id = fields.Many2one(
        "res.users", "Account", required=True, default=lambda self: self.env.user, compute="_compute_user_id", store=True, readonly=False,
        precompute=True, domain="[('company_id', '=', company_id)]",
    )  # fmt: skip
    login = fields.Char(compute="_compute_akun")
    jenis = fields.Selection([("internal", "Internal"), ("portal", "Portal")], "Kind of account", compute="_compute_akun")
    masuk = fields.Datetime("Last sign-in", compute="_compute_akun")
    kedua = fields.Char("Second factor", compute="_compute_akun")
    aktif = fields.Boolean("Active", compute="_compute_akun")
    line_ids = fields.One2many("ekinerja.hak.akses.baris", "hak_id", readonly=True)

    @api.depends("employee_id")
    def _compute_user_id(self):
        for hak in self:
            # sudo: hr.employee - the account of a pegawai that the reader chose
            if hak.sudo().employee_id.user_id:
                hak.user_id = hak.sudo().employee_id.user_id

    @api.depends("user_id")
    def _compute_akun(self):
        hitung = self.env["ekinerja.hak.akses.hitung"]
        kata = {"totp": self.env._("Authenticator app"), "totp_mail": self.env._("Code by e-mail, by policy of the role")}
        for hak in self:
            if hak.user_id:
                hitung._periksa_pembaca(hak.user_id)
            user = hak.user_id.sudo()  # sudo: res.users - told to those who were checked on the line above
            hak.login, hak.masuk, hak.aktif = user.login, user.login_date, user.active
            hak.jenis = "portal" if user.share else "internal"
            hak.kedua = kata.get(user._mfa_type(), self.env._("None"))

    @api.model_create_multi
    def create(self, vals_list):
        semua = super().create(vals_list)
        semua._isi()
        return semua

    def write(self, vals):
        result = super().write(vals)
        if {"user_id", "employee_id"}.intersection(vals):
            self._isi()
        return result

    def _isi(self):
        """Work the answer out; refused where the reader may not ask."""
        for hak in self:
            baris = self.env["ekinerja.hak.akses.hitung"]._baris(hak.user_id)
            # sudo: ekinerja.hak.akses.baris - nobody writes the answer by hand
            hak.sudo().line_ids.unlink()
            self.env["ekinerja.hak.akses.baris"].sudo().create([{"hak_id": hak.id, "urutan": n, **satu} for n, satu in enumerate(baris)])

    def action_tampilkan(self):
        """Show the answer for the chosen person."""
        self.ensure_one()
        self._isi()
        return {
            "type": "ir.actions.act_window", "res_model": self._name, "res_id": self.id, "view_mode": "form", "views": [[False, "form"]], "target": "current",
            "name": self.env._("Access rights of %s", self.user_id.sudo().name),  # sudo: res.users - the name of an account that was checked
        }  # fmt: skip

    @api.model
    def action_saya(self):
        """The own answer."""
        return self.create({"user_id": self.env.uid, "saya": True}).action_tampilkan()


class EkinerjaHakAksesBaris(models.TransientModel):
    _name = "ekinerja.hak.akses.baris"
    _description = "One right and its reason"
    _order = "urutan, id"
    _rec_name = "nama"

    hak_id = fields.Many2one("ekinerja.hak.akses", required=True, ondelete="cascade", readonly=True)
    urutan = fields.Integer(readonly=True)
    bagian = fields.Selection(BAGIAN, "Part", required=True, readonly=True)
    nama = fields.Char("What", readonly=True)
    keterangan = fields.Char("Why", readonly=True)
    sejak = fields.Date("Since", readonly=True)
    jumlah = fields.Integer("Count", readonly=True, aggregator=None)
    dari = fields.Integer("Of all", readonly=True, aggregator=None)
