from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .pilihan import RATING


class EkinerjaEvaluasiBaris(models.AbstractModel):
    """A part of an evaluation: rated by whoever evaluates, while the evaluation is a draft."""

    _name = "ekinerja.evaluasi.baris"
    _inherit = "ekinerja.terlindung"
    _description = "Part of an evaluation"

    evaluasi_id = fields.Many2one("ekinerja.evaluasi", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", "Instansi", compute="_compute_company_id", store=True, precompute=True, index=True)
    rating = fields.Selection(RATING)
    umpan_balik = fields.Text("Umpan balik")

    @api.depends("evaluasi_id")
    def _compute_company_id(self):
        for line in self:
            line.company_id = line.evaluasi_id.company_id

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
    _tetap = frozenset({"evaluasi_id", "rhk_id"})
    _order = "evaluasi_id, jenis desc, rhk_id"

    rhk_id = fields.Many2one("ekinerja.rhk", "RHK", required=True, index=True, ondelete="restrict")
    rhk_nama = fields.Text("Rencana hasil kerja", compute="_compute_dari_acuan", store=True, precompute=True)
    jenis = fields.Selection([("utama", "Utama"), ("tambahan", "Tambahan")], compute="_compute_dari_acuan", store=True, precompute=True)
    realisasi = fields.Text(compute="_compute_realisasi")
    jumlah_bukti = fields.Integer("Bukti dukung", compute="_compute_realisasi")

    _one_per_rhk = models.Constraint("UNIQUE (evaluasi_id, rhk_id)", "This RHK already stands in the evaluation.")

    @api.depends("rhk_id", "evaluasi_id")
    def _compute_dari_acuan(self):
        for line in self:
            line.rhk_nama = line.rhk_id.name
            line.jenis = line.rhk_id.jenis

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
    _tetap = frozenset({"evaluasi_id", "perilaku_id"})
    _order = "evaluasi_id, urutan, id"

    perilaku_id = fields.Many2one("ekinerja.perilaku", required=True, index=True, ondelete="restrict")
    nama = fields.Char("Nilai", compute="_compute_dari_acuan", store=True, precompute=True)
    urutan = fields.Integer("Order", compute="_compute_dari_acuan", store=True, precompute=True, aggregator=None)
    panduan = fields.Text(related="perilaku_id.panduan")
    ekspektasi = fields.Text("Ekspektasi khusus", compute="_compute_ekspektasi")

    _one_per_perilaku = models.Constraint("UNIQUE (evaluasi_id, perilaku_id)", "This value already stands in the evaluation.")

    @api.depends("perilaku_id", "evaluasi_id")
    def _compute_dari_acuan(self):
        for line in self:
            line.nama = line.perilaku_id.name
            line.urutan = line.perilaku_id.sequence

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
        rhk, perilaku = self.env["ekinerja.evaluasi.rhk"], self.env["ekinerja.evaluasi.perilaku"]
        sudah = {(line.evaluasi_id.id, line.rhk_id.id) for line in rhk.search([("evaluasi_id", "in", self.ids)])}
        if kurang := [
            {"evaluasi_id": evaluasi.id, "rhk_id": satu.id}
            for evaluasi in self for satu in evaluasi.skp_id.rhk_ids if (evaluasi.id, satu.id) not in sudah
        ]:  # fmt: skip
            rhk.create(kurang)
        sudah = {(line.evaluasi_id.id, line.perilaku_id.id) for line in perilaku.search([("evaluasi_id", "in", self.ids)])}
        berlaku = self.env["ekinerja.perilaku"]._berlaku(self.company_id)
        if kurang := [
            {"evaluasi_id": evaluasi.id, "perilaku_id": satu.id}
            for evaluasi in self for satu in berlaku.get(evaluasi.company_id, ()) if (evaluasi.id, satu.id) not in sudah
        ]:  # fmt: skip
            perilaku.create(kurang)
