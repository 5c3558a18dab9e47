from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.ekinerja_admin.models.eselon import JENIS_JABATAN

from .pilihan import ASPEK

STATE = [("draft", "Draft"), ("diperiksa", "Checked"), ("berjalan", "Running"), ("selesai", "Done"), ("gagal", "Failed"), ("ditarik", "Taken back")]
STATUS = [("siap", "Ready"), ("mulai", "Ready, starts an SKP"), ("selesai", "Done"), ("dilewati", "Left out"), ("ditarik", "Taken back")]
MENUNGGU = ("siap", "mulai")


class EkinerjaRhkSebar(models.Model):
    """Roll-out: the same RHK in the draft SKP of many people (beyond the source systems).

    ==============  =======================================================================================
    who             whom
    ==============  =======================================================================================
    admin instansi  everybody of the instansi
    admin OPD       people of the own unor and below
    pimpinan        people who answer to them
    ==============  =======================================================================================

    ==========  ===============================  ==========  ==========================================================
    transition  from                             to          what happens
    ==========  ===============================  ==========  ==========================================================
    periksa     draft, diperiksa, gagal, selesai diperiksa   who gets the RHK, who is left out and why
    sebarkan    diperiksa, gagal, berjalan       berjalan    jobs of some hundred people make the RHK, then selesai
    tarik       selesai, gagal                   ditarik     RHK of this roll-out leave the SKP that are still drafts
    ==========  ===============================  ==========  ==========================================================

    An RHK knows its roll-out and an equal text is not made twice, so a roll-out may be repeated for those who came later.
    """

    _name = "ekinerja.rhk.sebar"
    _description = "Roll-out of RHK"
    _inherit = ["ekinerja.pilih.orang", "ekinerja.latar", "ekinerja.terlindung", "mail.thread"]
    _kanal = "root.ekinerja_sebar"
    _pilih_orang = ("employee_ids",)
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(required=True, default=lambda self: self.env._("Roll-out of RHK"))
    tahun = fields.Integer(required=True, aggregator=None, default=lambda self: self.env.company._ekinerja_hari_ini().year)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, readonly=True, default=lambda self: self.env.company)
    user_id = fields.Many2one("res.users", "By", required=True, readonly=True, default=lambda self: self.env.user, index=True)
    state = fields.Selection(STATE, "Status", required=True, default="draft", readonly=True, copy=False)
    galat = fields.Text("Failure", readonly=True, copy=False)
    pustaka_ids = fields.Many2many("ekinerja.rhk.pustaka", "ekinerja_rhk_sebar_pustaka_rel", "sebar_id", "pustaka_id", "From the library")
    isi_ids = fields.One2many("ekinerja.rhk.sebar.isi", "sebar_id", "RHK", copy=True)
    sasaran = fields.Selection([("unor", "A unor and all below it"), ("pegawai", "Chosen pegawai")], "For whom", required=True, default="unor")
    department_id = fields.Many2one("hr.department", "Unor", check_company=True, index="btree_not_null", ondelete="cascade")
    job_id = fields.Many2one("hr.job", "Jabatan", index="btree_not_null", help="Empty: every jabatan.")
    jenis_jabatan = fields.Selection(JENIS_JABATAN, help="Empty: every jenis jabatan.")
    employee_ids = fields.Many2many("hr.employee", "ekinerja_rhk_sebar_pegawai_rel", "sebar_id", "employee_id", "Pegawai", check_company=True)
    is_mulai = fields.Boolean("Also start SKP", help="Yes: who has no SKP of the year yet gets a draft with these RHK.")
    orang_ids = fields.One2many("ekinerja.rhk.sebar.orang", "sebar_id", readonly=True)
    jumlah_siap = fields.Integer("Ready", compute="_compute_jumlah")
    jumlah_selesai = fields.Integer("Done", compute="_compute_jumlah")
    jumlah_dilewati = fields.Integer("Left out", compute="_compute_jumlah")
    kemajuan = fields.Float("Progress (%)", compute="_compute_jumlah")

    _tahun_range = models.Constraint("CHECK (tahun BETWEEN 1945 AND 2999)", "Tahun: write four digits, such as 2026.")

    @api.depends("orang_ids.status")
    def _compute_jumlah(self):
        jumlah = {}
        for sebar, status, banyak in self.env["ekinerja.rhk.sebar.orang"]._read_group(
            [("sebar_id", "in", self.ids)], ["sebar_id", "status"], ["__count"]
        ):  # fmt: skip
            jumlah.setdefault(sebar.id, {})[status] = banyak
        for sebar in self:
            milik = jumlah.get(sebar.id, {})
            sebar.jumlah_siap = sum(milik.get(status, 0) for status in MENUNGGU)
            sebar.jumlah_selesai = milik.get("selesai", 0)
            sebar.jumlah_dilewati = milik.get("dilewati", 0)
            semua = sebar.jumlah_siap + sebar.jumlah_selesai
            sebar.kemajuan = 100 * sebar.jumlah_selesai / semua if semua else 0

    def write(self, vals):
        if not self.env.su and (tetap := self.filtered(lambda sebar: sebar.state not in ("draft", "diperiksa"))):
            if set(vals) - {"name"}:
                raise UserError(self.env._("%s has been rolled out and keeps what it says. Duplicate it for another one.", tetap[0].name))
        elif not self.env.su and set(vals) - {"name"}:
            # sudo: ekinerja.rhk.sebar - the status follows a change: what was checked is not what would be done any more
            super(EkinerjaRhkSebar, self.filtered(lambda sebar: sebar.state == "diperiksa").sudo()).write({"state": "draft"})
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_done(self):
        if tetap := self.filtered(lambda sebar: sebar.state not in ("draft", "diperiksa", "ditarik")):
            raise UserError(self.env._("%s has made RHK. Take it back first.", tetap[0].name))

    # -- who ---------------------------------------------------------------------------------------------------------------

    def _domain_boleh(self):
        """People to whom the user may hand out RHK."""
        user = self.env.user
        if self.env.su or user.has_group("ekinerja_admin.group_admin_instansi"):
            return Domain.TRUE
        # sudo: ekinerja.atasan - who answers to the user today
        atasan = self.env["ekinerja.atasan"].sudo()
        bawahan = atasan.search(Domain("atasan_id.user_id", "=", user.id) & Domain("is_berlaku", "=", True)).employee_id
        boleh = Domain("id", "in", bawahan.ids) | (
            Domain("department_id.manager_id.user_id", "=", user.id) & Domain("user_id", "!=", user.id)
        )
        if user.has_group("ekinerja_admin.group_admin_opd"):
            boleh |= Domain("department_id.admin_efektif_ids", "in", user.ids)
        return boleh

    def _orang(self):
        """Chosen people, as superuser, and those among them to whom the user may not hand out anything."""
        self.ensure_one()
        # sudo: hr.employee - jabatan and unor of people; whom the user may choose is the domain above
        semua = self.env["hr.employee"].sudo()
        domain = Domain("company_id", "=", self.company_id.id)
        if self.sasaran == "pegawai":
            # sudo: hr.employee - ids of the chosen people
            domain &= Domain("id", "in", self.sudo().employee_ids.ids)
        else:
            if not self.department_id:
                raise UserError(self.env._("Unor: choose the unor whose people get the RHK."))
            domain &= Domain("department_id", "child_of", self.department_id.id)
        if self.job_id:
            domain &= Domain("job_id", "=", self.job_id.id) | Domain("job_title", "=", self.job_id.name)
        if self.jenis_jabatan:
            domain &= Domain("jenis_jabatan", "=", self.jenis_jabatan)
        orang = semua.search(domain, order="id")
        return orang, orang - semua.search(Domain("id", "in", orang.ids) & self._domain_boleh())


class EkinerjaRhkSebarIsi(models.Model):
    """An RHK of a roll-out with one indikator; lines with the same RHK are one RHK with several indikator."""

    _name = "ekinerja.rhk.sebar.isi"
    _inherit = "ekinerja.terlindung"
    _description = "RHK of a roll-out"
    _order = "sebar_id, sequence, id"
    _tetap = frozenset({"sebar_id"})

    sebar_id = fields.Many2one("ekinerja.rhk.sebar", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="sebar_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Text("Rencana hasil kerja", required=True)
    jenis = fields.Selection([("utama", "Utama"), ("tambahan", "Tambahan")], required=True, default="utama")
    aspek = fields.Selection(ASPEK, required=True, default="kuantitas")
    indikator = fields.Text()
    target = fields.Char()
    satuan = fields.Char()

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "Rencana hasil kerja: write a text.")


class EkinerjaRhkSebarOrang(models.Model):
    """A person of a roll-out and what becomes of them. Written by the check and the jobs only."""

    _name = "ekinerja.rhk.sebar.orang"
    _description = "Pegawai of a roll-out"
    _order = "sebar_id, status, nama, id"

    sebar_id = fields.Many2one("ekinerja.rhk.sebar", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="sebar_id.company_id", store=True, precompute=True, index=True)
    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True, ondelete="cascade")
    nama = fields.Char()
    unit = fields.Char("Unor")
    skp_id = fields.Many2one("ekinerja.skp", "SKP", index="btree_not_null", ondelete="set null")
    is_skp_baru = fields.Boolean("SKP started here")
    status = fields.Selection(STATUS, required=True, index=True)
    pesan = fields.Char("Reason")

    _orang_unique = models.UniqueIndex("(sebar_id, employee_id)", "A pegawai stands once in a roll-out.")


class EkinerjaRhk(models.Model):
    _inherit = "ekinerja.rhk"

    sebar_id = fields.Many2one(
        "ekinerja.rhk.sebar", "Roll-out", readonly=True, copy=False, index="btree_not_null", ondelete="set null", help="The roll-out that made this RHK."
    )
