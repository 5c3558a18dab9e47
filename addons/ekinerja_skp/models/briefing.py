from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

KETERANGAN = [("cuti", "Cuti"), ("sakit", "Sakit"), ("dinas", "Dinas luar"), ("alpa", "Tanpa keterangan")]
# whoever is away for one of these is entered as present, with the reason (SMG-ASN-01)
SAH = frozenset({"cuti", "sakit", "dinas"})


class EkinerjaBriefing(models.Model):
    """Briefing of a unor on a day, with the attendance of its pegawai (SMG-ASN-01)."""

    _name = "ekinerja.briefing"
    _inherit = "ekinerja.terlindung"
    _description = "Briefing"
    _order = "tanggal desc, department_id, id desc"
    _rec_names_search = ("topik", "department_id")
    _check_company_auto = True

    tanggal = fields.Date(required=True, default=lambda self: self.env.company._ekinerja_hari_ini(), index=True)
    department_id = fields.Many2one(
        "hr.department", "Unor", required=True, index=True, check_company=True, default=lambda self: self.env.user.employee_id.department_id.id
    )
    company_id = fields.Many2one("res.company", "Instansi", compute="_compute_company_id", store=True, precompute=True, index=True)
    pemimpin_id = fields.Many2one(
        "hr.employee", "Led by", check_company=True, index="btree_not_null", default=lambda self: self.env.user.employee_id.id
    )
    topik = fields.Char(required=True)
    catatan = fields.Text("Notes", help="What was said and agreed on.")
    hadir_ids = fields.One2many("ekinerja.briefing.hadir", "briefing_id", "Attendance")
    jumlah_hadir = fields.Integer("Present", compute="_compute_jumlah", store=True, aggregator="sum")
    jumlah_pegawai = fields.Integer("Pegawai", compute="_compute_jumlah", store=True, aggregator="sum")

    _satu_sehari = models.Constraint("UNIQUE (department_id, tanggal, topik)", "This briefing of the unor is entered already. Open that one.")
    _topik_filled = models.Constraint("CHECK (btrim(topik) <> '')", "A briefing needs a topic.")

    @api.depends("department_id")
    def _compute_company_id(self):
        for briefing in self:
            briefing.company_id = briefing.sudo().department_id.company_id  # sudo: hr.department - instansi of the unor

    @api.depends("tanggal", "department_id")
    def _compute_display_name(self):
        for briefing in self:
            # sudo: hr.department - a name, for those who were there
            briefing.display_name = f"{briefing.sudo().department_id.name or ''} {briefing.tanggal or ''}".strip()

    @api.depends("hadir_ids.hadir")
    def _compute_jumlah(self):
        jumlah = {
            (briefing.id, hadir): n
            for briefing, hadir, n in self.env["ekinerja.briefing.hadir"]._read_group([("briefing_id", "in", self.ids)], ["briefing_id", "hadir"], ["__count"])
        }
        for briefing in self:
            briefing.jumlah_hadir = jumlah.get((briefing.id, True), 0)
            briefing.jumlah_pegawai = briefing.jumlah_hadir + jumlah.get((briefing.id, False), 0)

    @api.constrains("tanggal")
    def _check_tanggal(self):
        for briefing in self:
            if briefing.tanggal > briefing.company_id._ekinerja_hari_ini():
                raise ValidationError(self.env._("%s is still to come. Enter a briefing on its day or afterwards.", briefing.tanggal))

    def action_isi_pegawai(self):
        """Enter everybody of the unor who is not in the list yet, as present; whoever is away gets a reason afterwards."""
        self.check_access("write")
        # sudo: hr.employee - the pegawai of the unor, for the one who enters its attendance
        pegawai = self.env["hr.employee"].sudo().search([("department_id", "in", self.department_id.ids)]).grouped(lambda satu: satu.department_id.id)
        baru = [
            {"briefing_id": briefing.id, "employee_id": satu.id}
            for briefing in self for satu in pegawai.get(briefing.department_id.id, ()) if satu.id not in briefing.hadir_ids.employee_id.ids
        ]
        if not baru and not self.hadir_ids:
            raise UserError(self.env._("This unor has no pegawai. Choose another unor, or add people one by one."))
        self.env["ekinerja.briefing.hadir"].create(baru)
        return True


class EkinerjaBriefingHadir(models.Model):
    """Attendance of one pegawai at a briefing; away for cuti, sakit or dinas counts as present, with the reason (SMG-ASN-01)."""

    _name = "ekinerja.briefing.hadir"
    _inherit = "ekinerja.terlindung"
    _description = "Attendance at a briefing"
    _order = "briefing_id, employee_id, id"
    _tetap = frozenset({"briefing_id"})

    briefing_id = fields.Many2one("ekinerja.briefing", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="briefing_id.company_id", store=True, precompute=True, index=True)
    department_id = fields.Many2one(related="briefing_id.department_id", store=True, precompute=True, index=True)
    tanggal = fields.Date(related="briefing_id.tanggal", store=True, precompute=True)
    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True)
    hadir = fields.Boolean("Present", default=True)
    keterangan = fields.Selection(KETERANGAN, help="Away for cuti, sakit or dinas: present, with this reason.")

    _satu_kali = models.Constraint("UNIQUE (briefing_id, employee_id)", "This pegawai stands in the list already.")

    @api.onchange("keterangan")
    def _onchange_keterangan(self):
        if self.keterangan:
            self.hadir = self.keterangan in SAH

    @api.constrains("hadir", "keterangan", "employee_id")
    def _check_keterangan(self):
        kata = dict(self._fields["keterangan"]._description_selection(self.env))
        for satu in self.sudo():  # sudo: hr.employee - name and instansi of the pegawai
            if satu.employee_id.company_id != satu.company_id:
                raise ValidationError(self.env._("The chosen pegawai belongs to another instansi. Choose a pegawai of this one."))
            if satu.keterangan in SAH and not satu.hadir:
                raise ValidationError(
                    self.env._("%(name)s is away for \"%(reason)s\": mark as present and keep the reason.", name=satu.employee_id.name,
                               reason=kata[satu.keterangan])
                )  # fmt: skip
            if satu.keterangan == "alpa" and satu.hadir:
                raise ValidationError(self.env._("%s is away without reason and cannot be present.", satu.employee_id.name))
