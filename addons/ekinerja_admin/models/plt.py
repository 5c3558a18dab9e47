from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ..calc.periode import tanggal_indonesia

JENIS_PLT = [("plt", "Pelaksana Tugas"), ("plh", "Pelaksana Harian")]
STATUS_PLT = [("aktif", "AKTIF"), ("tidak_aktif", "TIDAK AKTIF")]
# what decides who acts as head of which unor on which day
PENENTU = frozenset({"employee_id", "department_id", "date_start", "date_end", "active"})


class EkinerjaPlt(models.Model):
    """PLT/PLH: a pegawai acts as head of a unor from the first day to the last (BKN-PLT).

    The manager of the unor stays who it is; whoever asks for the head of a unor on a day is told the one who acts (``ekinerja.atasan``).
    A unor has one acting head a day.
    """

    _name = "ekinerja.plt"
    _description = "PLT/PLH"
    _order = "date_start desc, id desc"
    _rec_name = "jabatan"
    _check_company_auto = True

    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True, check_company=True, ondelete="cascade")
    department_id = fields.Many2one(
        "hr.department", "Unor", required=True, index=True, check_company=True, ondelete="cascade", help="Unor in which the person acts as head."
    )
    jabatan = fields.Char(
        required=True, size=200, compute="_compute_jabatan", store=True, readonly=False, precompute=True,
        help="Title of the assignment as documents print it, for example PLT Kepala Dinas Sosial.",
    )  # fmt: skip
    jenis = fields.Selection(JENIS_PLT, required=True, default="plt")
    date_start = fields.Date("Periode awal", required=True, default=lambda self: self.env.company._ekinerja_hari_ini())
    date_end = fields.Date("Periode akhir", required=True)
    active = fields.Boolean("Aktif", default=True, help="No: the assignment does not count, whatever its dates.")
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    status = fields.Selection(STATUS_PLT, compute="_compute_status", search="_search_status", help="AKTIF: Aktif is Ya and today lies in the period.")
    nip = fields.Char("NIP", related="employee_id.nip")
    unor_jabatan = fields.Text("Unor and jabatan", compute="_compute_tampil")
    periode = fields.Char(compute="_compute_tampil")

    _jabatan_filled = models.Constraint("CHECK (btrim(jabatan) <> '')", "Fill Jabatan: documents print it as the title of the acting head.")

    @api.depends("department_id", "jenis")
    def _compute_jabatan(self):
        """The title of the head with PLT or PLH before it, as long as nobody wrote another one."""
        for plt in self:
            # sudo: hr.department - title of the head, printed on documents
            unor = plt.department_id.sudo()
            usulan = f"{plt.jenis.upper()} {unor.jabatan_pimpinan or unor.name}" if plt.jenis and unor else False
            plt.jabatan = plt.jabatan or usulan

    @api.depends("jabatan", "jenis", "department_id")
    def _compute_display_name(self):
        for plt in self:
            # sudo: hr.department - name of the unor in which the person acts
            unor = plt.sudo().department_id.name
            plt.display_name = f"{plt.jabatan or ''} ({unor})" if unor else plt.jabatan or self.env._("New")

    @api.depends("department_id", "jabatan", "date_start", "date_end")
    def _compute_tampil(self):
        for plt in self:
            # sudo: hr.department - name of the unor in which the person acts
            nama = plt.sudo().department_id.name or ""
            plt.unor_jabatan = "\n".join((nama, self.env._("Jabatan: %s", plt.jabatan or "")))
            plt.periode = f"{plt.date_start or ''} - {plt.date_end or ''}"

    # -- status --------------------------------------------------------------------------------------------------------

    def _bertugas(self, tanggal):
        """Whether this person acts on a day."""
        return self.active and self.date_start <= tanggal <= self.date_end

    @api.depends("active", "date_start", "date_end", "company_id")
    def _compute_status(self):
        for company, semua in self.grouped("company_id").items():
            # sudo: res.company - today in the time zone of the instansi
            hari_ini = company.sudo()._ekinerja_hari_ini()
            for plt in semua:
                is_aktif = plt.date_start and plt.date_end and plt._bertugas(hari_ini)
                plt.status = "aktif" if is_aktif else "tidak_aktif"

    def _search_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        aktif = Domain.OR(
            Domain("company_id", "=", company.id) & self._domain_bertugas(company._ekinerja_hari_ini())
            # sudo: res.company - today in the time zone of each instansi
            for company in self.env.companies.sudo()
        )
        return Domain.OR(domain for key, domain in (("aktif", aktif), ("tidak_aktif", ~aktif)) if key in value)

    @api.model
    def _domain_bertugas(self, tanggal):
        return Domain("active", "=", True) & Domain("date_start", "<=", tanggal) & Domain("date_end", ">=", tanggal)

    # -- checks --------------------------------------------------------------------------------------------------------

    @api.constrains("date_start", "date_end")
    def _check_periode(self):
        for plt in self:
            if plt.date_end < plt.date_start:
                raise ValidationError(
                    self.env._(
                        "Periode akhir %(end)s of %(name)s lies before Periode awal %(start)s. Choose a Periode akhir on or after that day.",
                        name=plt.employee_id.name, start=tanggal_indonesia(plt.date_start), end=tanggal_indonesia(plt.date_end),
                    )
                )

    @api.constrains("employee_id", "department_id", "date_end", "active")
    def _check_pimpinan(self):
        for plt in self.filtered("active"):
            if plt.department_id.manager_id == plt.employee_id and plt.date_end >= plt.company_id._ekinerja_hari_ini():
                raise ValidationError(
                    self.env._(
                        "%(name)s already is the pimpinan of %(unor)s; a PLT/PLH stands in for another. Choose another Pegawai or another Unor.",
                        name=plt.employee_id.name, unor=plt.department_id.name,
                    )
                )

    @api.constrains("employee_id", "department_id", "date_start", "date_end", "active")
    def _check_bertumpuk(self):
        """One acting head of a unor a day."""
        # two requests do not see each other's new row; both write the unor, so the later one is tried again and then sees it
        self.env.cr.execute(SQL("UPDATE hr_department SET write_date = write_date WHERE id IN %s", tuple(self.department_id.ids)))
        per_unor = self.search([("department_id", "in", self.department_id.ids), ("active", "=", True)]).grouped("department_id")
        for plt in self.filtered("active"):
            for lain in per_unor.get(plt.department_id, ()):
                if lain != plt and lain.date_start <= plt.date_end and plt.date_start <= lain.date_end:
                    raise ValidationError(self._pesan_bertumpuk(plt, lain))

    def _pesan_bertumpuk(self, plt, lain):
        isi = {
            "unor": plt.department_id.name, "name": lain.employee_id.name, "title": lain.jabatan,
            "start": tanggal_indonesia(lain.date_start), "end": tanggal_indonesia(lain.date_end),
        }  # fmt: skip
        if plt.employee_id == lain.employee_id:
            return self.env._(
                "%(name)s already acts in %(unor)s from %(start)s to %(end)s (%(title)s). Change the period of that row, or set its Aktif to Tidak.", **isi
            )
        return self.env._(
            "%(unor)s already has an acting head from %(start)s to %(end)s: %(name)s (%(title)s). A unor has one acting head a day: "
            "end that period earlier, or choose days outside it.", **isi
        )  # fmt: skip

    # -- effect on the atasan ------------------------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        semua = super().create(vals_list)
        semua._terapkan(semua._unor_hari_ini())
        return semua

    def write(self, vals):
        if not PENENTU.intersection(vals):
            return super().write(vals)
        unor = self._unor_hari_ini()
        result = super().write(vals)
        self._terapkan(unor | self._unor_hari_ini())
        return result

    def unlink(self):
        unor = self._unor_hari_ini()
        result = super().unlink()
        self._terapkan(unor)
        return result

    def _unor_hari_ini(self):
        """Unor whose head changes by these assignments today."""
        return self.filtered(lambda plt: plt.status == "aktif").department_id

    @api.model
    def _terapkan(self, unor):
        """Bring the atasan of the people in these unor and below in line with who acts today; the daily job does so for days to come."""
        # sudo: ekinerja.atasan, hr.employee - whoever may appoint the acting head changes whom the people below answer to
        atasan, employees = self.env["ekinerja.atasan"].sudo(), self.env["hr.employee"].sudo()
        for company, bagian in unor.grouped("company_id").items():
            orang = employees.search([("department_id", "child_of", bagian.ids), ("company_id", "=", company.id)])
            # sudo: res.company - today in the time zone of the instansi
            atasan.with_company(company)._perbarui_dari_struktur(orang, company.sudo()._ekinerja_hari_ini())

    def action_hapus(self):
        """Delete after the question of the button (BKN-PLT-16), and show the list."""
        self.check_access("unlink")
        self.unlink()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.plt_action") | {"target": "main"}


class HrDepartment(models.Model):
    """Who acts as head of a unor."""

    _inherit = "hr.department"

    plt_ids = fields.One2many("ekinerja.plt", "department_id", "PLT/PLH")


class HrEmployee(models.Model):
    """Unor in which a pegawai acts as head."""

    _inherit = "hr.employee"

    plt_ids = fields.One2many("ekinerja.plt", "employee_id", "PLT/PLH", groups="hr.group_hr_user")
