from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

STATE = [("draft", "In preparation"), ("berjalan", "Running"), ("selesai", "Closed")]
# with one other rater everybody knows whose answer the other one is
MINIMUM_TERKECIL = 2


class EkinerjaUmpan360(models.Model):
    """Umpan balik 360 of an instansi in a semester: every pegawai is assessed by pimpinan, rekan kerja and staf (SMG-ASN-06, SMG-ASN-07).

    ==========  =========  =========  ==========================================================
    transition  from       to         who
    ==========  =========  =========  ==========================================================
    usul        draft      draft      an admin instansi: raters from the structure, in the background
    mulai       draft      berjalan   an admin instansi
    tutup       berjalan   selesai    an admin instansi, or the scheduled action after the last day
    ==========  =========  =========  ==========================================================

    There is no way back from closed: results are shown from then on, and one more answer would be readable from the difference.
    """

    _name = "ekinerja.umpan360"
    _inherit = ["ekinerja.latar", "ekinerja.terlindung", "mail.thread"]
    _kanal = "root.ekinerja_umpan360"
    _description = "Umpan balik 360"
    _order = "tahun desc, semester desc, id desc"
    _tetap = frozenset({"tahun", "semester", "company_id"})

    name = fields.Char(compute="_compute_name", store=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    tahun = fields.Integer(required=True, aggregator=None, default=lambda self: self.env.company._ekinerja_hari_ini().year)
    semester = fields.Selection(
        [("1", "Semester I"), ("2", "Semester II")], required=True, default=lambda self: "1" if self.env.company._ekinerja_hari_ini().month <= 6 else "2"
    )
    date_start = fields.Date("First day", required=True, compute="_compute_tanggal", store=True, readonly=False, precompute=True)
    date_end = fields.Date(
        "Last day", required=True, compute="_compute_tanggal", store=True, readonly=False, precompute=True, help="Last day on which answers are accepted.",
    )  # fmt: skip
    minimum = fields.Integer(
        "Minimum raters", required=True, default=3, aggregator=None,
        help="A group of rekan or staf with fewer answers is shown to nobody, administrators and exports included.",
    )  # fmt: skip
    maks_rekan = fields.Integer("Rekan at most", required=True, default=5, aggregator=None, help="How many rekan kerja are proposed for each pegawai.")
    maks_staf = fields.Integer("Staf at most", required=True, default=5, aggregator=None, help="How many staf are proposed for each pegawai who has staff.")
    state = fields.Selection(STATE, "Status", required=True, default="draft", readonly=True, index=True, copy=False)
    sedang_usul = fields.Boolean("Raters are being proposed", readonly=True, copy=False)
    galat = fields.Text("Failure", readonly=True, copy=False)
    peserta_ids = fields.One2many("ekinerja.umpan360.peserta", "umpan360_id", "Pegawai")
    jumlah_peserta = fields.Integer("Pegawai assessed", compute="_compute_jumlah")
    jumlah_responden = fields.Integer("Answers asked for", compute="_compute_jumlah")
    jumlah_selesai = fields.Integer("Answers given", compute="_compute_jumlah")
    jumlah_kurang = fields.Integer(
        "Pegawai below the minimum", compute="_compute_jumlah", help="Fewer rekan are asked than the minimum: that group cannot be shown.",
    )  # fmt: skip
    kemajuan = fields.Float("Progress", compute="_compute_jumlah", help="Percent of the answers that are given or declined.")

    _satu_semester = models.Constraint("UNIQUE (company_id, tahun, semester)", "There is an umpan balik 360 of this semester already. Open that one.")
    _dates_ordered = models.Constraint("CHECK (date_end >= date_start)", "The last day of the umpan balik 360 precedes its first day.")

    @api.depends("tahun", "semester")
    def _compute_name(self):
        for satu in self:
            satu.name = f"Umpan Balik 360 Semester {'I' if satu.semester == '1' else 'II'} {satu.tahun}"

    @api.depends("tahun", "semester")
    def _compute_tanggal(self):
        """The last month of the semester, until changed."""
        for satu in self:
            if satu.tahun and not 1945 <= satu.tahun <= 2999:
                raise ValidationError(self.env._("%s is not a year.", satu.tahun))
            bulan, hari = (6, 30) if satu.semester == "1" else (12, 31)
            tahun = satu.tahun or 2000
            if not satu.date_start or satu.date_start.year != tahun:
                satu.date_start, satu.date_end = date(tahun, bulan, 1), date(tahun, bulan, hari)

    def _compute_jumlah(self):
        peserta = dict(self.env["ekinerja.umpan360.peserta"]._read_group([("umpan360_id", "in", self.ids)], ["umpan360_id"], ["__count"]))
        responden = {
            (satu, state): jumlah for satu, state, jumlah in self.env["ekinerja.umpan360.responden"]._read_group(
                [("umpan360_id", "in", self.ids)], ["umpan360_id", "state"], ["__count"])
        }  # fmt: skip
        kurang = dict.fromkeys(self, 0)
        for satu, _peserta, jumlah in self.env["ekinerja.umpan360.responden"]._read_group(
            [("umpan360_id", "in", self.ids), ("kelompok", "=", "rekan")], ["umpan360_id", "peserta_id"], ["__count"]
        ):
            kurang[satu] += jumlah >= satu.minimum
        for satu in self:
            tiap = {state: responden.get((satu, state), 0) for state in ("menunggu", "selesai", "menolak")}
            satu.jumlah_peserta = peserta.get(satu, 0)
            satu.jumlah_responden = sum(tiap.values())
            satu.jumlah_selesai = tiap["selesai"]
            satu.jumlah_kurang = satu.jumlah_peserta - kurang[satu]
            satu.kemajuan = 100 * (tiap["selesai"] + tiap["menolak"]) / satu.jumlah_responden if satu.jumlah_responden else 0

    @api.constrains("minimum", "maks_rekan", "maks_staf")
    def _check_minimum(self):
        for satu in self:
            if satu.minimum < MINIMUM_TERKECIL:
                raise ValidationError(
                    self.env._("\"Minimum raters\" is %(value)s. Write at least %(least)s: with fewer, everybody knows who answered.",
                               value=satu.minimum, least=MINIMUM_TERKECIL)
                )  # fmt: skip
            if min(satu.maks_rekan, satu.maks_staf) < satu.minimum:
                raise ValidationError(
                    self.env._(
                        "Fewer raters are proposed than the minimum of %s. Raise \"Rekan at most\" and \"Staf at most\", or lower the minimum.", satu.minimum,
                    )
                )

    def write(self, vals):
        if vals.keys() & {"minimum", "date_start", "maks_rekan", "maks_staf"} and (mulai := self.filtered(lambda satu: satu.state != "draft")):
            raise UserError(self.env._("%s has begun: the minimum, the proposal and the first day stay as they were promised to the raters.", mulai[0].name))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        if mulai := self.filtered(lambda satu: satu.state != "draft"):
            raise UserError(self.env._("%s has begun and cannot be deleted; its answers belong to the pegawai.", mulai[0].name))

    # -- transitions ---------------------------------------------------------------------------------------------------

    def action_mulai(self):
        """Open it to the raters, by an admin instansi."""
        self._periksa_admin("draft")
        for satu in self:
            if satu.sedang_usul:
                raise UserError(self.env._("%s: raters are still being proposed. Wait until that is done.", satu.name))
            if not satu.jumlah_responden:
                raise UserError(self.env._("%s has no raters yet. Use \"Propose raters\" first.", satu.name))
            if not self.env["ekinerja.umpan360.pertanyaan"]._berlaku(satu.company_id):
                raise UserError(self.env._("There are no questions. Add one for each perilaku kerja first."))
        self._ubah_state("berjalan", self.env._("Opened to the raters by %s.", self.env.user.name))
        return True

    def action_tutup(self):
        """Close it and show the results, by an admin instansi; there is no way back."""
        self._periksa_admin("berjalan")
        self._tutup(self.env._("Closed by %s.", self.env.user.name))
        return True

    @api.model
    def _cron_tutup(self):
        """Close what has passed its last day in the zone of its instansi."""
        lewat = self.sudo().search([("state", "=", "berjalan")])  # sudo: ekinerja.umpan360 - scheduled action
        lewat = lewat.filtered(lambda satu: satu.date_end < satu.company_id._ekinerja_hari_ini())
        lewat._tutup(self.env._("Closed: the last day has passed."))

    def _tutup(self, alasan):
        self.env["ekinerja.umpan360.peserta"]._simpan_hasil(self)
        self._ubah_state("selesai", alasan)

    def _ubah_state(self, state, catatan):
        # sudo: ekinerja.umpan360 - state changes happen in transitions only, the right was checked before
        semua = self.sudo()
        semua.with_context(tracking_disable=True).write({"state": state})
        semua._message_log_batch(dict.fromkeys(self.ids, catatan))

    def _periksa_admin(self, asal):
        self.check_access("write")
        state = dict(self._fields["state"]._description_selection(self.env))
        for satu in self:
            if satu.state != asal:
                raise UserError(
                    self.env._("%(name)s is in status %(state)s; this action needs %(needed)s. Reload the page to see the latest status.",
                               name=satu.name, state=state[satu.state], needed=state[asal])
                )  # fmt: skip

    def _terbuka(self):
        """Whether answers are accepted today."""
        self.ensure_one()
        return self.state == "berjalan" and self.date_start <= self.company_id._ekinerja_hari_ini() <= self.date_end

    def action_peserta(self):
        """Open the pegawai of this one."""
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.umpan360_peserta_action") | {
            "domain": [("umpan360_id", "=", self.id)], "context": {"default_umpan360_id": self.id},
        }  # fmt: skip

    def action_responden(self):
        """Open the raters of this one."""
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.umpan360_responden_action") | {
            "domain": [("umpan360_id", "=", self.id)], "context": {},
        }  # fmt: skip
