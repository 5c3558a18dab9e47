from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

JENIS = [("unor", "Unit Kerja"), ("tim", "Tim Kerja")]
MIN_KARAKTER = 3


class EkinerjaMatriks(models.Model):
    """Matriks Pembagian Peran dan Hasil of a unor, or of a tim kerja, in a year (PermenPANRB 6/2022 Lampiran II.A.5; BKN-MPH).

    Columns are the indikator of the approved SKP of the pimpinan or ketua, rows the members, cells their peran. Columns and rows follow from
    SKP and structure; only the peran are kept here.

    ==================  =====================================================================================
    who                 may
    ==================  =====================================================================================
    pimpinan, ketua     fill it; whoever acts as PLT/PLH in the unor too
    anggota             read it
    pimpinan above      read it
    admin OPD/instansi  read and print it; never fill it: peran are ekspektasi of the pimpinan
    auditor             read it
    ==================  =====================================================================================

    Every active unor and tim has one (:meth:`_lengkapi`), also before anybody filled it.
    """

    _name = "ekinerja.matriks"
    _description = "Matriks peran hasil"
    _order = "tahun desc, jenis desc, department_id, id"

    jenis = fields.Selection(JENIS, required=True, compute="_compute_acuan", store=True, precompute=True, index=True)
    tahun = fields.Integer(required=True, compute="_compute_acuan", store=True, readonly=False, precompute=True, index=True, aggregator=None)
    department_id = fields.Many2one(
        "hr.department", "Unor", required=True, compute="_compute_acuan", store=True, readonly=False, precompute=True, index=True,
        ondelete="cascade",
    )  # fmt: skip
    tim_id = fields.Many2one("ekinerja.tim", "Tim kerja", index="btree_not_null", ondelete="cascade")
    company_id = fields.Many2one("res.company", "Instansi", required=True, compute="_compute_acuan", store=True, precompute=True, index=True)
    # the portal may not read employees
    lintas_ids = fields.Many2many(
        "hr.employee", "ekinerja_matriks_lintas_rel", "matriks_id", "employee_id", "Members of other unor", groups="base.group_user",
        help="People of other unor who have a peran here: they are recorded in the matrix of the unor that assigns the work.",
    )  # fmt: skip
    peran_ids = fields.One2many(
        "ekinerja.matriks.peran", "matriks_id", groups="ekinerja_admin.group_admin_instansi,ekinerja_admin.group_auditor"
    )
    disalurkan_pada = fields.Datetime("RHK made on", readonly=True, help="From then on, members find their peran in the SKP that they start.")
    nama = fields.Char("Nama Unit / Tim Kerja", compute="_compute_tampil", compute_sudo=True)
    nama_tampil = fields.Text("Nama Unit / Tim Kerja with ID", compute="_compute_tampil", compute_sudo=True)
    unor_atasan = fields.Char("Unit Kerja Atasan", compute="_compute_tampil", compute_sudo=True)
    pimpinan_tampil = fields.Char("Pimpinan", compute="_compute_tampil", compute_sudo=True)
    is_terisi = fields.Boolean("Filled", compute="_compute_is_terisi", search="_search_is_terisi", compute_sudo=True)
    can_ubah = fields.Boolean("I may fill it", compute="_compute_can_ubah", search="_search_can_ubah")
    cari = fields.Char("Search by Nama Unit", compute="_compute_cari", search="_search_cari")
    unor_atasan_id = fields.Many2one("hr.department", "Unit kerja atasan", compute="_compute_unor_atasan_id", search="_search_unor_atasan_id")

    _tahun_range = models.Constraint("CHECK (tahun BETWEEN 1945 AND 2999)", "Tahun: write four digits, such as 2026.")
    _unor_unique = models.UniqueIndex("(department_id, tahun) WHERE tim_id IS NULL", "This unor already has a matrix of that year.")
    _tim_unique = models.UniqueIndex("(tim_id) WHERE tim_id IS NOT NULL", "This tim kerja already has a matrix.")

    @api.depends("tim_id.tahun", "tim_id.department_id", "department_id.company_id")
    def _compute_acuan(self):
        for matriks in self:
            tim = matriks.tim_id
            matriks.jenis = "tim" if tim else "unor"
            matriks.tahun = tim.tahun if tim else matriks.tahun
            matriks.department_id = tim.department_id if tim else matriks.department_id
            matriks.company_id = matriks.department_id.company_id or self.env.company

    @api.depends("tim_id.name", "tim_id.ketua_id", "department_id.name", "department_id.kode_unor", "department_id.parent_id", "department_id.manager_id")
    def _compute_tampil(self):
        for matriks in self:
            tim, unor = matriks.tim_id, matriks.department_id
            kode = f"TIM-{tim.id}" if tim else unor.kode_unor or unor.id
            matriks.nama = tim.name if tim else unor.name
            matriks.nama_tampil = f"{matriks.nama or ''}\nID : {kode or ''}"
            matriks.unor_atasan = unor.name if tim else unor.parent_id.name
            matriks.pimpinan_tampil = (tim.ketua_id if tim else unor.manager_id).name

    @api.depends("tahun", "nama")
    def _compute_display_name(self):
        for matriks in self:
            matriks.display_name = self.env._("Matriks %(year)s %(name)s", year=matriks.tahun, name=matriks.nama or "")

    @api.depends("peran_ids")
    def _compute_is_terisi(self):
        terisi = {matriks.id for matriks, in self.env["ekinerja.matriks.peran"]._read_group([("matriks_id", "in", self.ids)], ["matriks_id"])}
        for matriks in self:
            matriks.is_terisi = matriks.id in terisi

    def _search_is_terisi(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: ekinerja.matriks.peran - whether there is one, the matrix itself is read by its own rules
        terisi = self.env["ekinerja.matriks.peran"].sudo()._search(Domain.TRUE).subselect("matriks_id")
        return Domain("id", "in" if True in value else "not in", terisi)

    # -- search of the list (BKN-MPH-02, BKN-MPH-03) ---------------------------------------------------------------------

    def _compute_cari(self):
        self.cari = False

    @api.model
    def _search_cari(self, operator, value):
        """By the name or the ID of a unor or tim, from three characters on."""
        if operator not in ("ilike", "=ilike", "like", "="):
            return NotImplemented
        teks = str(value or "").strip()
        if len(teks) < MIN_KARAKTER:
            raise UserError(self.env._("Nama Unit: search with at least %s characters.", MIN_KARAKTER))
        unor = Domain("department_id", "any!", ["|", ("name", "ilike", teks), ("kode_unor", "=", teks)])
        return (Domain("tim_id", "=", False) & unor) | Domain("tim_id", "any!", [("name", "ilike", teks)])

    @api.depends("department_id", "tim_id")
    def _compute_unor_atasan_id(self):
        for matriks in self:
            # sudo: hr.department - which unor stands above
            matriks.unor_atasan_id = matriks.department_id if matriks.tim_id else matriks.sudo().department_id.parent_id

    def _search_unor_atasan_id(self, operator, value):
        return (Domain("tim_id", "!=", False) & Domain("department_id", operator, value)) | (
            Domain("tim_id", "=", False) & Domain("department_id.parent_id", operator, value)
        )

    # -- who ---------------------------------------------------------------------------------------------------------------

    @api.model
    def _domain_kelola(self):
        """Matrices that the user fills: as pimpinan, as who acts in the unor today, or as ketua."""
        # sudo: hr.employee, ekinerja.plt - which pegawai the user is and in which unor they act
        sendiri = self.env["hr.employee"].sudo()._search([("user_id", "=", self.env.uid)])
        bertugas = self.env["ekinerja.plt"].sudo()._search(Domain("employee_id", "in", sendiri) & Domain("status", "=", "aktif"))
        unor = Domain("department_id", "any!", Domain("manager_id", "in", sendiri)) | Domain("department_id", "in", bertugas.subselect("department_id"))
        return (Domain("tim_id", "=", False) & unor) | Domain("tim_id", "any!", Domain("ketua_id", "in", sendiri))

    @api.depends("department_id", "tim_id")
    @api.depends_context("uid")
    def _compute_can_ubah(self):
        # sudo: ekinerja.matriks - the answer is yes or no; whether the matrix may be read is another question
        boleh = set(self.sudo()._search(Domain("id", "in", self.ids) & self._domain_kelola())) if self.ids else set()
        for matriks in self:
            matriks.can_ubah = matriks._origin.id in boleh

    def _search_can_ubah(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._domain_kelola() if True in value else ~self._domain_kelola()

    def _periksa_kelola(self):
        """Refuse who does not fill these matrices."""
        self.check_access("read")
        if tolak := self.filtered(lambda matriks: not matriks.can_ubah):
            raise UserError(
                self.env._(
                    "%(name)s is filled by %(who)s only, or by who acts there as PLT/PLH.", name=tolak[0].display_name,
                    who=tolak[0].pimpinan_tampil or self.env._("the pimpinan"),
                )
            )  # fmt: skip

    # -- one for every unor and tim ------------------------------------------------------------------------------------------

    @api.model
    def _lengkapi(self, tahun=None, companies=None):
        """Make the missing matrices of active unor in a year, and of active tim: one statement each, whatever their number."""
        self.env["hr.department"].flush_model(["active", "company_id"])
        self.env["ekinerja.tim"].flush_model()
        self.flush_model()
        for company in companies or self.env.companies:
            nilai = {"tahun": tahun or company._ekinerja_hari_ini().year, "company": company.id, "uid": self.env.uid}
            self.env.cr.execute(SQL(
                """INSERT INTO ekinerja_matriks (jenis, tahun, department_id, company_id, create_uid, write_uid, create_date, write_date)
                   SELECT 'unor', %(tahun)s, d.id, d.company_id, %(uid)s, %(uid)s, now() at time zone 'UTC', now() at time zone 'UTC'
                     FROM hr_department d
                    WHERE d.active AND d.company_id = %(company)s AND %(tahun)s BETWEEN 1945 AND 2999
                      AND NOT EXISTS (SELECT FROM ekinerja_matriks m WHERE m.department_id = d.id AND m.tahun = %(tahun)s AND m.tim_id IS NULL)
                   ON CONFLICT DO NOTHING""", **nilai,
            ))  # fmt: skip
            self.env.cr.execute(SQL(
                """INSERT INTO ekinerja_matriks (jenis, tahun, department_id, tim_id, company_id, create_uid, write_uid, create_date, write_date)
                   SELECT 'tim', t.tahun, t.department_id, t.id, t.company_id, %(uid)s, %(uid)s, now() at time zone 'UTC', now() at time zone 'UTC'
                     FROM ekinerja_tim t
                    WHERE t.active AND t.company_id = %(company)s AND NOT EXISTS (SELECT FROM ekinerja_matriks m WHERE m.tim_id = t.id)
                   ON CONFLICT DO NOTHING""", **nilai,
            ))  # fmt: skip
        self.invalidate_model()

    @api.model
    def _cron_lengkapi(self):
        """Nightly: new unor and tim, a new year."""
        # sudo: res.company - every instansi
        self.with_context(allowed_company_ids=self.env["res.company"].sudo().search(Domain.TRUE).ids)._lengkapi()

    @api.model
    def buka(self, department_id=None, tim_id=None, tahun=None):
        """The matrix of a unor in a year, or of a tim kerja; made where nobody opened it before.

        :param int department_id: the unor; or
        :param int tim_id: the tim kerja
        :param int tahun: this year of the instansi unless said; a tim has its own
        :returns: list with the id
        """
        self.check_access("read")
        if bool(department_id) == bool(tim_id):
            raise UserError(self.env._("Name either a unor or a tim kerja."))
        acuan = self.env["ekinerja.tim" if tim_id else "hr.department"].browse(tim_id or department_id).exists()
        if not acuan:
            raise UserError(self.env._("There is no such unor or tim kerja."))
        acuan.check_access("read")
        tahun = acuan.tahun if tim_id else tahun or self.env.company._ekinerja_hari_ini().year
        if not isinstance(tahun, int) or not 1945 <= tahun <= 2999:
            raise UserError(self.env._("Tahun: write four digits, such as 2026."))
        # sudo: ekinerja.matriks - an empty matrix says nothing; what is in it is read by the rules
        semua = self.sudo()
        domain = [("tim_id", "=", tim_id)] if tim_id else [("department_id", "=", department_id), ("tim_id", "=", False), ("tahun", "=", tahun)]
        matriks = semua.search(domain, limit=1) or semua.create(
            {"tim_id": tim_id} if tim_id else {"department_id": department_id, "tahun": tahun}
        )
        matriks.sudo(False).with_env(self.env).check_access("read")
        return matriks.ids

    @api.model
    def action_daftar(self):
        """Open the list, complete for this year and for every year with an SKP (BKN-MPH-01)."""
        self.check_access("read")
        # sudo: ekinerja.skp - in which years there are SKP
        tahun = {satu for satu, in self.env["ekinerja.skp"].sudo()._read_group([("company_id", "in", self.env.companies.ids)], ["tahun"])}
        for satu in tahun | {self.env.company._ekinerja_hari_ini().year}:
            # sudo: ekinerja.matriks - empty matrices, one for every unor
            self.sudo()._lengkapi(satu)
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.matriks_action")

    def action_buka(self):
        """Open the grid."""
        self.ensure_one()
        self.check_access("read")
        return self.env["ir.actions.client"]._for_xml_id("ekinerja_skp.matriks_isi_action") | {
            "name": self.display_name, "params": {"matriks_id": self.id}, "context": {"active_id": self.id},
        }

    def action_struktur(self):
        """The tree of the unor (BKN-MPH-05)."""
        self.ensure_one()
        self.check_access("read")
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.matriks_struktur_action") | {
            "name": self.department_id.name, "domain": [("id", "child_of", self.department_id.id)],
        }  # fmt: skip
