from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .pilihan import RATING


class EkinerjaEvaluasiBaris(models.AbstractModel):
    """A part of an evaluation: rated by whoever evaluates, while the evaluation is a draft. It follows from the SKP, so nobody deletes it alone.

    ``_acuan`` names the field of what is rated, ``_dari_acuan`` the columns that are kept of it: ``{column: column there}``.
    """

    _name = "ekinerja.evaluasi.baris"
    _inherit = "ekinerja.bagian"
    _description = "Part of an evaluation"
    _induk = "evaluasi_id"
    _acuan = ""
    _dari_acuan = {}

    evaluasi_id = fields.Many2one("ekinerja.evaluasi", required=True, index=True, ondelete="cascade")
    rating = fields.Selection(RATING)
    umpan_balik = fields.Text("Umpan balik")

    @api.depends(lambda self: [self._acuan, "evaluasi_id"])
    def _compute_dari_acuan(self):
        for line in self:
            acuan = line[self._acuan]
            for nama, asal in self._dari_acuan.items():
                line[nama] = acuan[asal]

    @api.model
    def _lengkapi(self, semua, acuan):
        """Make the lines that evaluations lack.

        :param acuan: function of an evaluation, what is rated in it
        """
        sudah = {(line.evaluasi_id, line[self._acuan]) for line in self.search([("evaluasi_id", "in", semua.ids)])}
        if kurang := [
            {"evaluasi_id": evaluasi.id, self._acuan: satu.id} for evaluasi in semua for satu in acuan(evaluasi) if (evaluasi, satu) not in sudah
        ]:
            self.create(kurang)

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.evaluasi_id._periksa_penilai()
        lines.evaluasi_id._periksa_draft()
        return lines

    def write(self, vals):
        self.evaluasi_id._periksa_penilai()
        self.evaluasi_id._periksa_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_rated(self):
        self.evaluasi_id._periksa_draft()


class EkinerjaEvaluasiRhk(models.Model):
    """Rating and feedback on one RHK in an evaluation."""

    _name = "ekinerja.evaluasi.rhk"
    _inherit = "ekinerja.evaluasi.baris"
    _description = "Evaluasi per RHK"
    _acuan = "rhk_id"
    _dari_acuan = {"rhk_nama": "name", "jenis": "jenis"}
    _tetap = frozenset({"evaluasi_id", "rhk_id"})
    _order = "evaluasi_id, jenis desc, rhk_id"

    rhk_id = fields.Many2one("ekinerja.rhk", "RHK", required=True, index=True, ondelete="restrict")
    rhk_nama = fields.Text("Rencana hasil kerja", compute="_compute_dari_acuan", store=True, precompute=True)
    jenis = fields.Selection([("utama", "Utama"), ("tambahan", "Tambahan")], compute="_compute_dari_acuan", store=True, precompute=True)
    realisasi = fields.Text(compute="_compute_realisasi")
    jumlah_bukti = fields.Integer("Bukti dukung", compute="_compute_realisasi")

    _one_per_rhk = models.Constraint("UNIQUE (evaluasi_id, rhk_id)", "This RHK already stands in the evaluation.")

    @api.depends("evaluasi_id", "rhk_id")
    def _compute_realisasi(self):
        for line in self:
            rencana = line.evaluasi_id.rencana_ids.filtered(lambda r, rhk=line.rhk_id: r.rhk_id == rhk)
            line.realisasi = "\n".join(filter(None, rencana.mapped("realisasi")))
            line.jumlah_bukti = len(rencana.bukti_ids)

    @api.constrains("rhk_id", "evaluasi_id")
    def _check_rhk(self):
        for line in self.sudo():  # sudo: ekinerja.rhk - which SKP it belongs to
            if line.rhk_id.skp_id != line.evaluasi_id.skp_id:
                raise ValidationError(self.env._("The chosen RHK belongs to another SKP. Choose one of the evaluated SKP."))


class EkinerjaEvaluasiPerilaku(models.Model):
    """Rating and feedback on one core value of BerAKHLAK in an evaluation (SMG-ASN-08)."""

    _name = "ekinerja.evaluasi.perilaku"
    _inherit = "ekinerja.evaluasi.baris"
    _description = "Evaluasi per nilai perilaku"
    _acuan = "perilaku_id"
    _dari_acuan = {"nama": "name", "urutan": "sequence"}
    _tetap = frozenset({"evaluasi_id", "perilaku_id"})
    _order = "evaluasi_id, urutan, id"

    perilaku_id = fields.Many2one("ekinerja.perilaku", required=True, index=True, ondelete="restrict")
    nama = fields.Char("Nilai", compute="_compute_dari_acuan", store=True, precompute=True)
    urutan = fields.Integer("Order", compute="_compute_dari_acuan", store=True, precompute=True, aggregator=None)
    panduan = fields.Text(related="perilaku_id.panduan")
    ekspektasi = fields.Text("Ekspektasi khusus", compute="_compute_ekspektasi")

    _one_per_perilaku = models.Constraint("UNIQUE (evaluasi_id, perilaku_id)", "This value already stands in the evaluation.")

    @api.depends("perilaku_id", "evaluasi_id.skp_id")
    def _compute_ekspektasi(self):
        per_skp = self.env["ekinerja.ekspektasi"].search([("skp_id", "in", self.evaluasi_id.skp_id.ids)]).grouped(lambda e: (e.skp_id, e.perilaku_id))
        for line in self:
            line.ekspektasi = "\n".join(e.name for e in per_skp.get((line.evaluasi_id.skp_id, line.perilaku_id), ()))


class EkinerjaPerilaku(models.Model):
    """Which values count in an instansi."""

    _inherit = "ekinerja.perilaku"

    @api.model
    def _berlaku(self, companies):
        """``{company: values}``: the own ones, and the shared ones that no own value replaces; one query."""
        # sudo: ekinerja.perilaku - the text of the regulation, whoever evaluates
        semua = self.sudo().search([("company_id", "in", (False, *companies.ids))])
        hasil = {}
        for company in companies:
            milik = semua.filtered(lambda p, c=company: p.company_id == c)
            kode = set(milik.mapped("code"))
            hasil[company] = semua.filtered(lambda p, m=milik, k=kode: p in m or (not p.company_id and p.code not in k)).sudo(False)
        return hasil


class EkinerjaEvaluasi(models.Model):
    """The parts of an evaluation: one line per RHK and one per value."""

    _inherit = "ekinerja.evaluasi"

    def _buat_baris(self):
        """Make the missing parts; the penilai reads the SKP, no more rights are needed."""
        berlaku = self.env["ekinerja.perilaku"]._berlaku(self.company_id)
        self.env["ekinerja.evaluasi.rhk"]._lengkapi(self, lambda evaluasi: evaluasi.skp_id.rhk_ids)
        self.env["ekinerja.evaluasi.perilaku"]._lengkapi(self, lambda evaluasi: berlaku.get(evaluasi.company_id, ()))
