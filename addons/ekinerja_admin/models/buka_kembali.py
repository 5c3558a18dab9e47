from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command, Domain

from .batas_aturan import JENIS

STATE = [
    ("draft", "Draft"), ("diajukan", "Requested"), ("disetujui", "Reopened"), ("ditolak", "Refused"), ("ditutup", "Closed again"),
]  # fmt: skip
ISI = frozenset({
    "jenis", "tahun", "periode_id", "cakupan", "department_id", "employee_ids", "date_start", "date_end", "alasan", "company_id",
})  # fmt: skip
DIPUTUS = frozenset({"date_start", "date_end"})
TERLINDUNG = frozenset({"state", "diajukan_oleh_id", "waktu_diajukan", "diputus_oleh_id", "waktu_diputus", "alasan_putusan"})
ADMIN_INSTANSI = "ekinerja_admin.group_admin_instansi"


class EkinerjaBukaKembali(models.Model):
    """Buka kembali: a passed deadline is opened again, for some people, until a day, with a reason (D1).

    =============  ==================  ===========  ===============================================
    transition     from                to           who
    =============  ==================  ===========  ===============================================
    ajukan         draft               diajukan     an admin OPD of the unor
    tarik          diajukan            draft        an admin OPD of the unor
    setujui        draft, diajukan     disetujui    an admin instansi, who thereby may also open directly
    tolak          diajukan            ditolak      an admin instansi, with reason
    tutup          disetujui           ditutup      an admin instansi
    =============  ==================  ===========  ===============================================

    A reopening ends by itself after its last day, in the time zone of the instansi.
    """

    _name = "ekinerja.buka.kembali"
    _description = "Buka kembali"
    _inherit = ["ekinerja.bawaan", "mail.thread", "mail.activity.mixin"]
    _order = "create_date desc, id desc"
    _check_company_auto = True

    jenis = fields.Selection([*JENIS, ("semua", "All kinds of entry")], "Kind of entry", required=True, default="realisasi")
    tahun = fields.Integer(required=True, aggregator=None, default=lambda self: self.env.company._ekinerja_hari_ini().year)
    periode_id = fields.Many2one(
        "ekinerja.periode", index="btree_not_null", check_company=True, ondelete="restrict",
        help="Empty: all periods of the year, and the year itself.",
    )  # fmt: skip
    cakupan = fields.Selection(
        [("pegawai", "Some pegawai"), ("unor", "A unor and all below it"), ("instansi", "The whole instansi")], "Scope", required=True, default="unor",
    )  # fmt: skip
    department_id = fields.Many2one(
        "hr.department", "Unor", index="btree_not_null", check_company=True, help="The unor that asks; the pegawai belong to it or to a unor below."
    )
    employee_ids = fields.Many2many("hr.employee", "ekinerja_buka_kembali_pegawai_rel", "buka_id", "employee_id", "Pegawai", check_company=True)
    date_start = fields.Date("From", required=True, default=lambda self: self.env.company._ekinerja_hari_ini())
    date_end = fields.Date("Until", required=True, tracking=True, help="Last day, until midnight in the time zone of the instansi.")
    alasan = fields.Text("Reason", required=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    state = fields.Selection(STATE, "Status", required=True, default="draft", readonly=True, index=True, copy=False)
    is_berlaku = fields.Boolean("In force today", compute="_compute_is_berlaku", search="_search_is_berlaku")
    is_lewat = fields.Boolean("Expired", compute="_compute_is_berlaku")
    diajukan_oleh_id = fields.Many2one("res.users", "Requested by", readonly=True, copy=False)
    waktu_diajukan = fields.Datetime("Requested on", readonly=True, copy=False)
    diputus_oleh_id = fields.Many2one("res.users", "Decided by", readonly=True, copy=False)
    waktu_diputus = fields.Datetime("Decided on", readonly=True, copy=False)
    alasan_putusan = fields.Text("Reason of the refusal", readonly=True, copy=False)

    _dates_ordered = models.Constraint(
        "CHECK (date_end >= date_start)", "Until: the last day of a reopening precedes its first day. Choose a later day."
    )
    _alasan_filled = models.Constraint("CHECK (btrim(alasan) <> '')", "Reason: write why the deadline is opened again.")
    _tahun_range = models.Constraint("CHECK (tahun BETWEEN 1945 AND 2999)", "Tahun: write four digits, such as 2026.")
    _berlaku_idx = models.Index("(company_id, jenis, date_end) WHERE state = 'disetujui'")

    @api.depends("jenis", "tahun", "periode_id", "cakupan", "department_id")
    def _compute_display_name(self):
        jenis = dict(self._fields["jenis"]._description_selection(self.env))
        for buka in self:
            siapa = buka.department_id.name or buka.company_id.name
            buka.display_name = f"{jenis.get(buka.jenis, '')} {buka.periode_id.name or ''} {buka.tahun}: {siapa}".replace("  ", " ")

    @api.depends("state", "date_start", "date_end", "company_id")
    def _compute_is_berlaku(self):
        for buka in self:
            hari_ini = buka.company_id._ekinerja_hari_ini()
            disetujui = buka.state == "disetujui" and buka.date_start and buka.date_end
            buka.is_berlaku = bool(disetujui) and buka.date_start <= hari_ini <= buka.date_end
            buka.is_lewat = bool(disetujui) and buka.date_end < hari_ini

    def _search_is_berlaku(self, operator, value):
        if operator != "in":
            return NotImplemented
        berlaku = Domain("state", "=", "disetujui") & Domain.OR(
            Domain("company_id", "=", company.id) & Domain("date_start", "<=", hari_ini) & Domain("date_end", ">=", hari_ini)
            for company in self.env.companies
            for hari_ini in (company._ekinerja_hari_ini(),)
        )
        return berlaku if True in value else ~berlaku

    @api.constrains("cakupan", "department_id", "employee_ids")
    def _check_cakupan(self):
        for buka in self:
            if buka.cakupan != "instansi" and not buka.department_id:
                raise ValidationError(self.env._("Unor is empty. Choose the unor that asks for the reopening."))
            if buka.cakupan == "instansi" and buka.department_id:
                raise ValidationError(
                    self.env._("Unor \"%s\" does not go with the scope of the whole instansi. Empty it, or choose another scope.", buka.department_id.name)
                )
            if buka.cakupan != "pegawai":
                continue
            if not buka.employee_ids:
                raise ValidationError(self.env._("Pegawai is empty. Choose those for whom the deadline is opened again, or another scope."))
            # sudo: hr.employee, hr.department - which unor the chosen people belong to
            di_bawah = self.env["hr.department"].sudo().search([("id", "child_of", buka.department_id.id)])
            if luar := buka.employee_ids.sudo().filtered(lambda employee, unor=di_bawah: employee.department_id not in unor):
                raise ValidationError(
                    self.env._("Pegawai \"%(name)s\" does not belong to %(unor)s or a unor below it. Remove this pegawai, or choose the unor of all.",
                               name=luar[0].name, unor=buka.department_id.name)
                )  # fmt: skip

    @api.onchange("cakupan")
    def _onchange_cakupan(self):
        if self.cakupan != "pegawai":
            self.employee_ids = False
        if self.cakupan == "instansi":
            self.department_id = False

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._tolak_terlindung({key: value for key, value in vals.items() if (key, value) != ("state", "draft")})
            self._periksa_perintah(vals)
        self.check_access("create")
        bagian = [self._pisah_lain(vals) for vals in vals_list]
        # sudo: hr.employee - an admin OPD chooses pegawai without reading their personal data; the rules are asked right after
        records = super(EkinerjaBukaKembali, self.sudo()).create([isi for isi, _sisa in bagian]).sudo(self.env.su)
        records.check_access("create")
        for record, (_isi, sisa) in zip(records, bagian, strict=True):
            if sisa:
                record.write(sisa)
        return records

    def write(self, vals):
        self._tolak_terlindung(vals)
        if not self.env.su and (isi := ISI & vals.keys()):
            boleh = {"draft", "diajukan"} if isi <= DIPUTUS and self.env.user.has_group(ADMIN_INSTANSI) else {"draft"}
            if tetap := self.filtered(lambda buka: buka.state not in boleh):
                raise UserError(self.env._("%s is no draft any more and stays as it is. Make a new one.", tetap[0].display_name))
        self._periksa_perintah(vals)
        isi, sisa = self._pisah_lain(vals)
        self.check_access("write")
        if isi:
            # sudo: hr.employee - as in create
            super(EkinerjaBukaKembali, self.sudo()).write(isi)
            # it may be another unor now
            self.check_access("write")
        return super().write(sisa) if sisa else True

    @api.model
    def _pisah_lain(self, vals):
        """``(what a reopening says, everything else)``: the chatter and whatever hangs on the record is written with the rights of the user."""
        if self.env.su:
            return vals, {}
        return {key: value for key, value in vals.items() if key in ISI}, {key: value for key, value in vals.items() if key not in ISI | {"state"}}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_requested(self):
        if tetap := self.filtered(lambda buka: buka.state != "draft"):
            raise UserError(self.env._("%s is no draft any more and stays in the records. Close it again instead.", tetap[0].display_name))

    @api.model
    def _periksa_perintah(self, vals):
        """Pegawai are chosen here, never made, changed or deleted."""
        for perintah in vals.get("employee_ids") or ():
            if isinstance(perintah, list | tuple) and perintah[0] in (Command.CREATE, Command.UPDATE, Command.DELETE):
                raise UserError(self.env._("Pegawai can only be chosen from those that exist."))

    @api.model
    def _tolak_terlindung(self, vals):
        """Status and decisions are written by the actions only."""
        if not self.env.su and (terlarang := sorted(TERLINDUNG & vals.keys())):
            raise UserError(self.env._("%s cannot be written: use the actions Request, Reopen, Refuse, Close again.", ", ".join(terlarang)))
