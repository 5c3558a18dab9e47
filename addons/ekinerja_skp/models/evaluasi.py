from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from ..calc.predikat import predikat, saran_rating
from .pilihan import PREDIKAT, RATING


class EkinerjaEvaluasi(models.Model):
    """Evaluation of one SKP in one period, by the pejabat penilai.

    ==============  ===============  ==========  =========================================================
    transition      from             to          who
    ==============  ===============  ==========  =========================================================
    nilai           draft            dinilai     whoever evaluates (evaluasi_penilai), with both ratings
    buka            dinilai          draft       whoever evaluates
    final           dinilai          final       whoever evaluates
    ambil_alih      draft            draft       the atasan penilai, after the evaluation window
    ==============  ===============  ==========  =========================================================
    """

    _name = "ekinerja.evaluasi"
    _description = "Evaluasi kinerja"
    _inherit = ["ekinerja.bersamaan", "ekinerja.bagian", "mail.thread"]
    _dari_induk = ("company_id", "tahun", "department_id", "pegawai_nama", "pegawai_nip", "penilai_nama")
    _tetap = frozenset({"skp_id", "periode_id"})
    _order = "tahun desc, skp_id, periode_urutan desc, id"
    _mail_post_access = "read"

    skp_id = fields.Many2one("ekinerja.skp", "SKP", required=True, index=True, ondelete="cascade")
    periode_id = fields.Many2one("ekinerja.periode", required=True, index=True, ondelete="restrict")
    periode_urutan = fields.Integer(related="periode_id.sequence", store=True, string="Order of the period", aggregator=None)
    tahun = fields.Integer(compute="_compute_dari_induk", store=True, precompute=True, aggregator=None)
    department_id = fields.Many2one("hr.department", "Unor", compute="_compute_dari_induk", store=True, precompute=True, index=True)
    pegawai_nama = fields.Char("Nama", compute="_compute_dari_induk", store=True, precompute=True)
    pegawai_nip = fields.Char("NIP", compute="_compute_dari_induk", store=True, precompute=True)
    penilai_nama = fields.Char("Penilai", compute="_compute_dari_induk", store=True, precompute=True)
    line_ids = fields.One2many("ekinerja.evaluasi.rhk", "evaluasi_id", "Ratings per RHK")
    perilaku_ids = fields.One2many("ekinerja.evaluasi.perilaku", "evaluasi_id", "Ratings per value")
    rencana_ids = fields.One2many("ekinerja.rencana.aksi", compute="_compute_rencana_ids", string="Rencana aksi and realisasi")
    saran_rating = fields.Selection(RATING, "Suggested rating", compute="_compute_saran_rating", help="A hint from the ratings per RHK; the penilai decides.")
    saran_perilaku = fields.Selection(
        RATING, "Suggested rating perilaku", compute="_compute_saran_perilaku", help="A hint from the ratings per value; the penilai decides."
    )
    rating_hasil = fields.Selection(RATING, "Rating hasil kerja", tracking=True)
    rating_perilaku = fields.Selection(RATING, "Rating perilaku kerja", tracking=True)
    predikat = fields.Selection(PREDIKAT, "Predikat kinerja", compute="_compute_predikat", store=True, index=True)
    umpan_balik = fields.Text("Umpan balik", help="Feedback on results and behaviour; the pegawai reads it.")
    catatan = fields.Text("Catatan/rekomendasi", help="Printed on the Dokumen Evaluasi Kinerja.")
    state = fields.Selection(
        [("draft", "Draft"), ("dinilai", "Dinilai"), ("final", "Final")], "Status", required=True, default="draft", readonly=True, index=True,
    )  # fmt: skip
    tanggal_dinilai = fields.Datetime("Evaluated on", readonly=True, copy=False)
    tanggal_final = fields.Datetime("Final on", readonly=True, copy=False)

    _one_per_period = models.Constraint("UNIQUE (skp_id, periode_id)", "This SKP already has an evaluation of this period.")

    @api.depends("pegawai_nama", "periode_id", "tahun")
    def _compute_display_name(self):
        for evaluasi in self:
            # sudo: ekinerja.periode - a name, whoever reads the evaluation
            evaluasi.display_name = f"{evaluasi.periode_id.sudo().name} {evaluasi.tahun} {evaluasi.pegawai_nama or ''}".strip()

    @api.depends("rating_hasil", "rating_perilaku")
    def _compute_predikat(self):
        for evaluasi in self:
            hasil, perilaku = evaluasi.rating_hasil, evaluasi.rating_perilaku
            evaluasi.predikat = predikat(hasil, perilaku) if hasil and perilaku else False

    @api.depends("line_ids.rating", "line_ids.rhk_id.jenis")
    def _compute_saran_rating(self):
        for evaluasi in self:
            evaluasi.saran_rating = saran_rating((line.rating, line.jenis == "utama") for line in evaluasi.line_ids if line.rating)

    @api.depends("perilaku_ids.rating")
    def _compute_saran_perilaku(self):
        for evaluasi in self:
            evaluasi.saran_perilaku = saran_rating((line.rating, False) for line in evaluasi.perilaku_ids if line.rating)

    @api.depends("skp_id", "periode_id")
    def _compute_rencana_ids(self):
        per_skp = self.env["ekinerja.rencana.aksi"].search([("skp_id", "in", self.skp_id.ids)]).grouped("skp_id")
        for evaluasi in self:
            milik = per_skp.get(evaluasi.skp_id, evaluasi.rencana_ids.browse())
            # the year is evaluated as a whole, a period by its own entries
            # sudo: ekinerja.periode - kind of the period
            evaluasi.rencana_ids = milik if evaluasi.periode_id.sudo().jenis == "final" else milik.filtered(
                lambda r, e=evaluasi: r.periode_id == e.periode_id
            )

    @api.constrains("skp_id", "periode_id")
    def _check_periode(self):
        for evaluasi in self.sudo():  # sudo: ekinerja.skp, ekinerja.periode - state, company and dates
            skp, periode = evaluasi.skp_id, evaluasi.periode_id
            if periode.company_id != skp.company_id:
                raise ValidationError(self.env._("The period %s belongs to another instansi.", periode.name))
            if skp.state != "disetujui":
                raise ValidationError(self.env._("%s is not approved; approve it before the evaluation.", skp.display_name))
            if riwayat := self._pesan_riwayat(skp):
                raise ValidationError(riwayat)
            tanggal = periode.tanggal(skp.tahun)
            if tanggal["akhir"] < skp.date_start or tanggal["awal"] > skp.date_end:
                raise ValidationError(
                    self.env._("%(period)s lies outside the range of %(skp)s (%(start)s to %(end)s).",
                               period=periode.name, skp=skp.display_name, start=tanggal_indonesia(skp.date_start),
                               end=tanggal_indonesia(skp.date_end))
                )  # fmt: skip

    @api.model_create_multi
    def create(self, vals_list):
        # before a constraint says anything about an SKP that is not theirs
        self.env["ekinerja.skp"].browse([vals["skp_id"] for vals in vals_list if vals.get("skp_id")]).check_access("read")
        evaluasi = super().create(vals_list)
        evaluasi._periksa_penilai()
        evaluasi._buat_baris()
        return evaluasi

    def write(self, vals):
        if not self.env.su:
            # what the client read is compared, never written
            self._tolak_terlindung({name: value for name, value in vals.items() if name != "versi_dibaca"}, tetap=self._tetap)
            self._periksa_penilai()
            self._periksa_draft()
        return super().write(vals)

    def _bersamaan_bagian(self):
        self.ensure_one()
        # sudo: ekinerja.evaluasi.rhk, ekinerja.evaluasi.perilaku - when a part was changed last
        return [self, *self.sudo().line_ids, *self.sudo().perilaku_ids]

    @api.ondelete(at_uninstall=False)
    def _unlink_except_rated(self):
        # the penilai could take back what the atasan penilai took over, or what a former penilai still evaluates
        self._periksa_penilai()
        self._periksa_draft()
