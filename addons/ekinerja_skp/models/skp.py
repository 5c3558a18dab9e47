from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from .konteks import Tukar, sedang_tukar

STATE = [("draft", "Draft"), ("diajukan", "Pengajuan"), ("disetujui", "Persetujuan"), ("ditolak", "Ditolak")]
STATE_TERBUKA = ("draft", "ditolak")
PIHAK = ("pegawai", "penilai", "atasan")
IDENTITAS = ("nama", "nip", "pangkat", "jabatan", "unit")


class EkinerjaSkp(models.Model):
    """Sasaran Kinerja Pegawai of one person for one range of a year.

    ===================  ==========================  =============  ===============================
    transition           from                        to             who
    ===================  ==========================  =============  ===============================
    ajukan               draft, ditolak              diajukan       the pegawai
    setujui              diajukan                    disetujui      the pejabat penilai
    tolak                diajukan                    ditolak        the pejabat penilai, with reason
    kembalikan_draft     diajukan, disetujui,        draft          an admin instansi, with reason
                         ditolak
    ===================  ==========================  =============  ===============================

    The head of a unor mandiri needs no approval: ajukan leads straight to disetujui (BKN-UNO-10).
    """

    _name = "ekinerja.skp"
    _description = "SKP"
    _inherit = ["ekinerja.terlindung", "ekinerja.bersamaan", "mail.thread", "mail.activity.mixin"]
    _order = "tahun desc, date_start desc, id desc"
    _rec_names_search = ("pegawai_nama", "pegawai_nip")
    _mail_post_access = "read"
    _check_company_auto = True
    # taken from the atasan data by create
    _diisi_sendiri = frozenset(
        {"company_id", "department_id", "is_mandiri", "is_pimpinan", "tanggal_data", "penilai_plt_id", "unor_penilai_id", "atasan_plt_id", "unor_atasan_id"}
        | {f"{pihak}_{kolom}" for pihak in PIHAK for kolom in IDENTITAS}
    )  # fmt: skip
    _tetap = frozenset({"employee_id", "penilai_id", "atasan_penilai_id", "plt_id"})

    employee_id = fields.Many2one(
        "hr.employee", "Pegawai", required=True, index=True, check_company=True, default=lambda self: self.env.user.employee_id.id
    )
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, readonly=True)
    department_id = fields.Many2one("hr.department", "Unor", index=True, readonly=True, help="Unor of the pegawai when the data were taken.")
    tahun = fields.Integer(required=True, index=True, aggregator=None, default=lambda self: self.env.company._ekinerja_hari_ini().year)
    date_start = fields.Date("Awal", required=True, compute="_compute_dates", store=True, readonly=False, precompute=True)
    date_end = fields.Date("Akhir", required=True, compute="_compute_dates", store=True, readonly=False, precompute=True)
    pendekatan = fields.Selection(
        [("kualitatif", "Kualitatif"), ("kuantitatif", "Kuantitatif")], required=True, default="kuantitatif"
    )
    aturan = fields.Selection(
        [("permenpanrb6", "PermenPANRB 6/2022"), ("pp46", "PP 46/2011")], required=True, default="permenpanrb6"
    )
    model_skp = fields.Selection([("jpt", "JPT / unit mandiri"), ("pegawai", "Pegawai")], "Model SKP", required=True, default="pegawai")
    status_jabatan = fields.Selection(
        [("definitif", "Definitif"), ("plt", "PLT"), ("plh", "PLH")], "Status jabatan", required=True, default="definitif"
    )
    is_mandiri = fields.Boolean("Without approval", readonly=True, help="The pegawai heads a unor mandiri: no approval by an atasan.")
    is_pimpinan = fields.Boolean("Head of a unor", readonly=True, help="The pegawai headed the unor, also as PLT/PLH, when the data were taken.")
    penilai_id = fields.Many2one("hr.employee", "Pejabat penilai kinerja", index="btree_not_null", check_company=True)
    atasan_penilai_id = fields.Many2one("hr.employee", "Atasan pejabat penilai", index="btree_not_null", check_company=True)
    rhk_ids = fields.One2many("ekinerja.rhk", "skp_id", "Rencana hasil kerja")
    lampiran_ids = fields.One2many("ekinerja.skp.lampiran", "skp_id")
    ekspektasi_ids = fields.One2many("ekinerja.ekspektasi", "skp_id", "Ekspektasi khusus pimpinan")
    evaluasi_ids = fields.One2many("ekinerja.evaluasi", "skp_id")
    state = fields.Selection(STATE, "Status", required=True, default="draft", readonly=True, index=True, copy=False)
    alasan = fields.Text("Reason", readonly=True, copy=False, help="Why the SKP was returned.")
    alasan_jenis = fields.Selection([("tolak", "Returned by the penilai"), ("admin", "Returned by the admin")], readonly=True, copy=False)
    tanggal_diajukan = fields.Datetime("Submitted on", readonly=True, copy=False)
    tanggal_disetujui = fields.Datetime("Approved on", readonly=True, copy=False)
    tanggal_data = fields.Date("Data as of", readonly=True, copy=False, help="Day on which name, pangkat, jabatan and unit were taken.")

    # snapshots: what the documents print, whatever the master data say later
    pegawai_nama = fields.Char("Nama pegawai", readonly=True, index="trigram")
    pegawai_nip = fields.Char("NIP pegawai", readonly=True, index="btree_not_null")
    pegawai_pangkat = fields.Char("Pangkat pegawai", readonly=True)
    pegawai_jabatan = fields.Char("Jabatan pegawai", readonly=True)
    pegawai_unit = fields.Char("Unit kerja pegawai", readonly=True)
    penilai_nama = fields.Char("Nama penilai", readonly=True)
    penilai_nip = fields.Char("NIP penilai", readonly=True)
    penilai_pangkat = fields.Char("Pangkat penilai", readonly=True)
    penilai_jabatan = fields.Char("Jabatan penilai", readonly=True)
    penilai_unit = fields.Char("Unit kerja penilai", readonly=True)
    atasan_nama = fields.Char("Nama atasan penilai", readonly=True)
    atasan_nip = fields.Char("NIP atasan penilai", readonly=True)
    atasan_pangkat = fields.Char("Pangkat atasan penilai", readonly=True)
    atasan_jabatan = fields.Char("Jabatan atasan penilai", readonly=True)
    atasan_unit = fields.Char("Unit kerja atasan penilai", readonly=True)

    _dates_ordered = models.Constraint("CHECK (date_end >= date_start)", "The last day of an SKP precedes its first day.")
    _dates_in_year = models.Constraint(
        "CHECK (EXTRACT(YEAR FROM date_start) = tahun AND EXTRACT(YEAR FROM date_end) = tahun)", "The range of an SKP lies within its year."
    )
    _penilai_not_self = models.Constraint("CHECK (penilai_id IS NULL OR penilai_id <> employee_id)", "Nobody is their own penilai.")
    _definitif_start_unique = models.UniqueIndex(
        "(employee_id, date_start) WHERE status_jabatan = 'definitif' AND revisi_dari_id IS NULL", "This pegawai already has a definitive SKP from that day."
    )
    _tahun_state_idx = models.Index("(company_id, tahun, state)")

    @api.depends("pegawai_nama", "tahun", "date_start", "date_end")
    @api.depends_context("ekinerja_nama_saja")
    def _compute_display_name(self):
        """With ``ekinerja_nama_saja``, where the column is the pegawai: the name alone."""
        for skp in self:
            nama = skp.pegawai_nama or ""
            skp.display_name = nama if self.env.context.get("ekinerja_nama_saja") else self.env._("SKP %(year)s %(name)s", year=skp.tahun, name=nama)

    @api.depends("tahun")
    def _compute_dates(self):
        for skp in self:
            skp.date_start, skp.date_end = self._rentang(skp.tahun, skp.date_start, skp.date_end)

    @api.model
    def _rentang(self, tahun, mulai=None, selesai=None):
        """First and last day of an SKP of a year: the given days where they lie in it, else the whole year."""
        if not isinstance(tahun, int) or not 1945 <= tahun <= 2999:
            raise ValidationError(self.env._("%s is not a year.", tahun))
        mulai, selesai = fields.Date.to_date(mulai), fields.Date.to_date(selesai)
        return (
            mulai if mulai and mulai.year == tahun else date(tahun, 1, 1),
            selesai if selesai and selesai.year == tahun else date(tahun, 12, 31),
        )

    @api.constrains("employee_id", "date_start", "date_end", "status_jabatan")
    def _check_definitif_overlap(self):
        """One definitive SKP at a time; a PLT or PLH has one more beside it (BKN-SKP-08, BKN-PLT-18)."""
        if self.env.context.get("ekinerja_rentang") is Tukar:
            return  # create asked before the INSERT
        if definitif := self.filtered(lambda skp: skp.status_jabatan == "definitif" and not skp.revisi_dari_id):
            self._periksa_rentang([(skp.employee_id.id, skp.date_start, skp.date_end, skp.id) for skp in definitif])

    @api.model
    def _periksa_rentang(self, rentang):
        """Refuse a definitive SKP that overlaps another one of the same person.

        :param rentang: list of ``(employee id, first day, last day, own id or None)``
        """
        # sudo: ekinerja.skp - an overlap counts even with an SKP that this user may not see
        lain = self.sudo().search_fetch(
            [("employee_id", "in", [satu[0] for satu in rentang]), ("status_jabatan", "=", "definitif")],
            ["employee_id", "date_start", "date_end", "pegawai_nama"],
        )
        per_pegawai = lain.grouped(lambda skp: skp.employee_id.id)
        for employee_id, mulai, selesai, skp_id in rentang:
            for skp in per_pegawai.get(employee_id, ()):
                if skp.id != skp_id and skp.date_start <= selesai and mulai <= skp.date_end:
                    raise ValidationError(
                        self.env._(
                            "%(name)s already has a definitive SKP from %(start)s to %(end)s. Choose a range outside it, or continue that SKP.",
                            name=skp.pegawai_nama, start=tanggal_indonesia(skp.date_start), end=tanggal_indonesia(skp.date_end),
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        if self.env.su and sedang_tukar(self.env):
            return super().create(vals_list)  # a version of an SKP whose values were checked
        for vals in vals_list:
            self._tolak_terlindung(vals, tetap={"atasan_penilai_id"})
        pegawai = self.env.user.employee_id.id
        employee_ids = [vals.setdefault("employee_id", self.env.context.get("default_employee_id") or pegawai) for vals in vals_list]
        if not all(employee_ids):
            raise UserError(self.env._("Your account belongs to no pegawai. Ask the admin instansi to link it, then start the SKP again."))
        # sudo: hr.employee - company and identity of the pegawai, also for portal users; the record rule decides whose SKP may be made
        employees = {employee.id: employee for employee in self.env["hr.employee"].sudo().browse(employee_ids)}
        if not self.env.su and any(employee.user_id != self.env.user for employee in employees.values()):
            # as the rules say, but before a check below says whether and when somebody else has an SKP
            raise AccessError(self.env._("An SKP is started by the pegawai. Sign in with the account that belongs to the pegawai."))
        permintaan = []
        for vals in vals_list:
            vals.setdefault("tahun", self.default_get(["tahun"])["tahun"])
            self._rentang(vals["tahun"])
        tugas = self._siapkan_plt(vals_list, employees)
        for vals in vals_list:
            employee = employees[vals["employee_id"]]
            mulai, selesai = self._rentang(vals["tahun"], vals.get("date_start"), vals.get("date_end"))
            permintaan.append((employee, mulai, selesai, vals.pop("penilai_id", None)))
        # before the INSERT, whose unique index knows the first day only and cannot say more
        self._periksa_rentang([
            (employee.id, mulai, selesai, None)
            for (employee, mulai, selesai, _minta), vals in zip(permintaan, vals_list, strict=True)
            if vals.get("status_jabatan", "definitif") == "definitif" and not vals.get("revisi_dari_id")
        ])
        pihak = self._data_pihak(permintaan, tugas, baru=True)
        self._periksa_model(vals_list, pihak)
        return super(EkinerjaSkp, self.with_context(ekinerja_rentang=Tukar)).create([
            data | {"company_id": permintaan[n][0].company_id.id} | vals
            for n, (data, vals) in enumerate(zip(pihak, vals_list, strict=True))
        ]).with_env(self.env)

    def write(self, vals):
        self._tolak_terlindung(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_submitted(self):
        # a revision that is cancelled was never in force
        is_batal = self.env.su and sedang_tukar(self.env)
        if bad := self.filtered(lambda skp: skp.state not in STATE_TERBUKA and not is_batal):
            raise UserError(self.env._("%s is submitted or approved and cannot be deleted. Ask the admin instansi to return it to draft.", bad[0].display_name))
