from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..calc import keberatan as calc
from .pilihan import PREDIKAT, RATING

STATE = [
    ("draft", "Draft"), ("diajukan", "Diajukan"), ("diperiksa", "Diperiksa"), ("disetujui", "Disetujui"), ("ditolak", "Ditolak"),
    ("terlambat", "Terlambat"),
]  # fmt: skip
STATE_BERJALAN = ("diajukan", "diperiksa")
STATE_DIPUTUS = ("disetujui", "ditolak")
# of every free text, typed on a form or sent by RPC
MAKS_TEKS = 5000
TEKS = ("alasan", "penjelasan", "pertanyaan", "penjelasan_pegawai", "putusan")


class EkinerjaKeberatan(models.Model):
    """Keberatan of a pegawai against one evaluation, to the atasan of the pejabat penilai (PermenPANRB 6/2022 Ps. 29, Lampiran V.B).

    ============  =====================  ===========  ====================================================================
    transition    from                   to           who
    ============  =====================  ===========  ====================================================================
    ajukan        draft                  diajukan     the pegawai, within the time limit
    tarik         diajukan               draft        the pegawai
    periksa       diajukan               diperiksa    the atasan penilai: time of the first check
    jelaskan      diajukan, diperiksa    the same     the pejabat penilai: explanation
    tanya         diajukan, diperiksa    diperiksa    the atasan penilai asks the pegawai for an explanation
    jawab         diperiksa              the same     the pegawai
    setujui       diajukan, diperiksa    disetujui    the atasan penilai: other ratings, which may differ from those asked for
    tolak         diajukan, diperiksa    ditolak      the atasan penilai: the ratings stand
    (scheduled)   diajukan, diperiksa    terlambat    nobody decided in time: the ratings stand, the case is locked
    buka_kembali  terlambat              diperiksa    an admin instansi with reason, where the time limits allow a late decision
    ============  =====================  ===========  ====================================================================

    There is one keberatan per evaluation, and its decision is final. An admin watches and never decides.
    """

    _name = "ekinerja.keberatan"
    _description = "Keberatan"
    _inherit = ["ekinerja.bagian", "mail.thread", "mail.activity.mixin"]
    _induk = "evaluasi_id"
    _dari_induk = ("skp_id", "company_id", "department_id", "periode_id", "tahun", "pegawai_nama", "pegawai_nip", "penilai_nama")
    _tetap = frozenset({"evaluasi_id"})
    _order = "tanggal_diajukan desc, id desc"
    _rec_names_search = ("pegawai_nama", "pegawai_nip")
    _mail_post_access = "read"

    evaluasi_id = fields.Many2one("ekinerja.evaluasi", required=True, index=True, ondelete="cascade")
    skp_id = fields.Many2one("ekinerja.skp", "SKP", compute="_compute_dari_induk", store=True, precompute=True, index=True)
    employee_id = fields.Many2one("hr.employee", "Pegawai", compute="_compute_dari_induk", store=True, precompute=True, index=True)
    department_id = fields.Many2one("hr.department", "Unor", compute="_compute_dari_induk", store=True, precompute=True, index=True)
    periode_id = fields.Many2one("ekinerja.periode", compute="_compute_dari_induk", store=True, precompute=True, index=True)
    tahun = fields.Integer(compute="_compute_dari_induk", store=True, precompute=True, aggregator=None)
    pegawai_nama = fields.Char("Pegawai yang mengajukan", compute="_compute_dari_induk", store=True, precompute=True, index="trigram")
    pegawai_nip = fields.Char("NIP", compute="_compute_dari_induk", store=True, precompute=True)
    penilai_nama = fields.Char("Pejabat penilai kinerja", compute="_compute_dari_induk", store=True, precompute=True)
    atasan_nama = fields.Char("Atasan pejabat penilai", compute="_compute_dari_induk", store=True, precompute=True)

    alasan = fields.Text("Alasan mengajukan keberatan")
    minta_hasil = fields.Selection(RATING, "Permintaan: hasil kerja")
    minta_perilaku = fields.Selection(RATING, "Permintaan: perilaku kerja")
    minta_predikat = fields.Selection(PREDIKAT, "Permintaan: hasil akhir", compute="_compute_nilai", help="Follows from the ratings asked for.")
    sebelum_hasil = fields.Selection(RATING, "Sebelum: hasil kerja", readonly=True, copy=False)
    sebelum_perilaku = fields.Selection(RATING, "Sebelum: perilaku kerja", readonly=True, copy=False)
    sebelum_predikat = fields.Selection(PREDIKAT, "Sebelum: hasil akhir", readonly=True, copy=False)
    penjelasan = fields.Text("Penjelasan pejabat penilai kinerja", readonly=True, copy=False)
    pertanyaan = fields.Text("Question to the pegawai", readonly=True, copy=False)
    penjelasan_pegawai = fields.Text("Penjelasan pegawai", readonly=True, copy=False)
    putusan = fields.Text("Keputusan dan rekomendasi", readonly=True, copy=False)
    putus_hasil = fields.Selection(RATING, "Putusan: hasil kerja", readonly=True, copy=False)
    putus_perilaku = fields.Selection(RATING, "Putusan: perilaku kerja", readonly=True, copy=False)
    sesudah_hasil = fields.Selection(RATING, "Sesudah: hasil kerja", compute="_compute_nilai")
    sesudah_perilaku = fields.Selection(RATING, "Sesudah: perilaku kerja", compute="_compute_nilai")
    sesudah_predikat = fields.Selection(PREDIKAT, "Sesudah: hasil akhir", compute="_compute_nilai")
    bukti_ids = fields.One2many("ekinerja.keberatan.bukti", "keberatan_id")
    state = fields.Selection(STATE, "Status", required=True, default="draft", readonly=True, index=True, copy=False)

    _one_per_evaluasi = models.Constraint("UNIQUE (evaluasi_id)", "This evaluation already has a keberatan; a decision on it is final.")
    _berjalan_idx = models.Index("(batas_putusan) WHERE state IN ('diajukan', 'diperiksa')")

    def _compute_dari_induk(self):
        for keberatan in self:
            skp = keberatan.evaluasi_id.skp_id
            keberatan.employee_id = skp.employee_id
            keberatan.atasan_nama = skp.atasan_nama
        return super()._compute_dari_induk()

    @api.depends("pegawai_nama", "periode_id", "tahun")
    def _compute_display_name(self):
        for keberatan in self:
            # sudo: ekinerja.periode - a name, whoever reads the keberatan
            periode = keberatan.sudo().periode_id.name
            keberatan.display_name = self.env._("Keberatan %(period)s %(year)s %(name)s", period=periode or "", year=keberatan.tahun or "",
                                                name=keberatan.pegawai_nama or "").strip()  # fmt: skip

    @api.depends("state", "evaluasi_id", "sebelum_hasil", "sebelum_perilaku", "minta_hasil", "minta_perilaku", "putus_hasil", "putus_perilaku")
    def _compute_nilai(self):
        for keberatan in self:
            _sebelum, minta, sesudah = keberatan._tabel()
            keberatan.minta_predikat = minta[2]
            keberatan.sesudah_hasil, keberatan.sesudah_perilaku, keberatan.sesudah_predikat = sesudah

    def _tabel(self):
        """Rows Sebelum, Permintaan, Sesudah of one keberatan; a draft stands beside the ratings that the evaluation has now."""
        self.ensure_one()
        return calc.tabel(self._sebelum(), (self.minta_hasil, self.minta_perilaku), (self.putus_hasil, self.putus_perilaku), self.state)

    def _sebelum(self):
        self.ensure_one()
        if self.sebelum_hasil or self.state != "draft":
            return self.sebelum_hasil, self.sebelum_perilaku
        # sudo: ekinerja.evaluasi - ratings of the own evaluation, which may have been reopened meanwhile
        evaluasi = self.sudo().evaluasi_id
        return (evaluasi.rating_hasil, evaluasi.rating_perilaku) if evaluasi.state != "draft" else (False, False)

    @api.constrains(*TEKS)
    def _check_panjang(self):
        for keberatan in self:
            for nama in TEKS:
                if (panjang := len(keberatan[nama] or "")) > MAKS_TEKS:
                    raise ValidationError(self.env._(
                        "%(label)s has %(count)s characters; at most %(limit)s fit. Shorten it, or attach the rest as bukti dukung.",
                        label=self._fields[nama]._description_string(self.env), count=panjang, limit=MAKS_TEKS,
                    ))  # fmt: skip

    @api.model_create_multi
    def create(self, vals_list):
        keberatan = super().create(vals_list)
        if not self.env.su:
            keberatan._periksa_pihak("pegawai")
            keberatan._periksa_boleh()
        return keberatan

    def write(self, vals):
        if not self.env.su:
            self._tolak_terlindung(vals, tetap=self._tetap)
            self._periksa_pihak("pegawai")
            self._periksa_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_filed(self):
        self._periksa_draft()

    def _periksa_draft(self):
        # sudo: ekinerja.keberatan - state only
        if bukan := self.sudo().filtered(lambda keberatan: keberatan.state != "draft"):
            raise UserError(self.env._("%s is filed and stays as it is. Withdraw it first, as long as it is not being examined.", bukan[0].display_name))
