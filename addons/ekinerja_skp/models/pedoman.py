from decimal import Decimal

from odoo import api, fields, models

from odoo.addons.ekinerja_admin.calc.distribusi import NILAI

from ..calc.tugas_belajar import BatasIpk, memenuhi_akreditasi
from .pilihan import RATING

CAPAIAN = list(NILAI.items())
LOKASI = [("dalam", "Dalam negeri"), ("luar", "Luar negeri")]
KELOMPOK = [("s1", "S1 / D-IV"), ("pasca", "Profesi, S2, S3")]
AKREDITASI = [("a", "A / Unggul"), ("b", "B / Baik Sekali"), ("c", "C / Baik")]


class EkinerjaPedoman(models.AbstractModel):
    """A guide of the regulation that holds from a day on: shared by all, or of one instansi, whose row then counts before the shared one."""

    _name = "ekinerja.pedoman"
    _inherit = "ekinerja.bersama"
    _description = "Guide with validity"

    date_start = fields.Date("In force from", required=True, default="2022-01-01", help="A later row of the same kind replaces this one from its day on.")
    company_id = fields.Many2one(
        "res.company", "Instansi", index="btree_not_null", help="Empty: used by every instansi.",
        default=lambda self: not self.env.is_admin() and self.env.company,
    )  # fmt: skip

    def _kunci(self):
        """What a row is about; of equal ones the latest in force counts."""
        raise NotImplementedError

    @api.model
    def _pada(self, company, tanggal):
        """Rows in force on a day: ``{key: row}``; one query."""
        # sudo: guides of the regulation, whoever evaluates or is evaluated
        semua = self.sudo().search([("company_id", "in", (False, company.id)), ("date_start", "<=", tanggal)])
        # later rows of the same kind last, own rows after shared ones
        return {row._kunci(): row for row in semua.sorted(lambda row: (bool(row.company_id), row.date_start, row.id))}


class EkinerjaRatingPanduan(models.Model):
    """What a step of the rating scale means (PermenPANRB 6/2022 Lampiran IV.B.3, SMG-ASN-09 to 11); shown beside the choice."""

    _name = "ekinerja.rating.panduan"
    _inherit = "ekinerja.pedoman"
    _description = "Meaning of the ratings"
    _order = "jenis, urutan, date_start desc, id"

    jenis = fields.Selection([("hasil", "Hasil kerja"), ("perilaku", "Perilaku kerja")], required=True, default="perilaku")
    rating = fields.Selection(RATING, required=True)
    urutan = fields.Integer("Order", compute="_compute_urutan", store=True, aggregator=None)
    name = fields.Text("Meaning", required=True)

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "Meaning: write what the step means.")

    @api.depends("rating")
    def _compute_urutan(self):
        urutan = [kunci for kunci, _label in RATING]
        for row in self:
            row.urutan = urutan.index(row.rating) if row.rating else 0

    @api.depends("jenis", "rating")
    def _compute_display_name(self):
        kata = dict(self._fields["rating"]._description_selection(self.env))
        for row in self:
            row.display_name = kata.get(row.rating, "")

    def _kunci(self):
        return (self.jenis, self.rating)


class EkinerjaRatingCapaian(models.Model):
    """Leader rule: the rating hasil kerja that a capaian kinerja organisasi gives to who leads the unit (SE MenPANRB 3/2023)."""

    _name = "ekinerja.rating.capaian"
    _inherit = "ekinerja.pedoman"
    _description = "Rating of a leader from capaian organisasi"
    _order = "date_start desc, id"

    nilai = fields.Selection(CAPAIAN, "Capaian organisasi", required=True)
    rating = fields.Selection(RATING, "Rating hasil kerja", required=True)

    @api.depends("nilai")
    def _compute_display_name(self):
        kata = dict(self._fields["nilai"]._description_selection(self.env))
        for row in self:
            row.display_name = kata.get(row.nilai, "")

    def _kunci(self):
        return self.nilai


class EkinerjaRatingIpk(models.Model):
    """A row of the IPK table of tugas belajar (PermenPANRB 6/2022 Lampiran II.B.5-6)."""

    _name = "ekinerja.rating.ipk"
    _inherit = "ekinerja.pedoman"
    _description = "IPK guide of tugas belajar"
    _order = "lokasi, kelompok desc, akreditasi, date_start desc, id"

    lokasi = fields.Selection(LOKASI, required=True, default="dalam")
    kelompok = fields.Selection(KELOMPOK, "Level", required=True, default="s1")
    akreditasi = fields.Selection(AKREDITASI, "Accreditation of the institution", help="Empty for a study abroad.")
    prodi_minimal = fields.Selection(AKREDITASI, "Lowest accreditation of the prodi", help="Empty: any.")
    batas_sangat_baik = fields.Float("Sangat Baik from", digits=(3, 2), required=True, aggregator=None)
    batas_baik = fields.Float("Baik from", digits=(3, 2), required=True, aggregator=None)
    batas_butuh_perbaikan = fields.Float("Butuh Perbaikan from", digits=(3, 2), required=True, aggregator=None)

    _batas_urut = models.Constraint(
        "CHECK (4 >= batas_sangat_baik AND batas_sangat_baik > batas_baik AND batas_baik > batas_butuh_perbaikan AND batas_butuh_perbaikan > 0)",
        "The IPK from which a predikat is given falls from Sangat Baik to Butuh Perbaikan, between 0 and 4.",
    )

    @api.depends("lokasi", "kelompok", "akreditasi")
    def _compute_display_name(self):
        kata = {name: dict(self._fields[name]._description_selection(self.env)) for name in ("lokasi", "kelompok", "akreditasi")}
        for row in self:
            row.display_name = ", ".join(kata[name][row[name]] for name in kata if row[name])

    def _kunci(self):
        return (self.lokasi, self.kelompok, self.akreditasi or "")

    def _batas(self):
        self.ensure_one()
        return BatasIpk(*(Decimal(str(round(self[f"batas_{nama}"], 2))) for nama in BatasIpk._fields))

    @api.model
    def _baris(self, company, tanggal, lokasi, kelompok, akreditasi, prodi):
        """The row that fits a study, empty when the table has none: an accreditation below the lowest one it knows."""
        kunci = (lokasi, kelompok, akreditasi or "" if lokasi == "dalam" else "")
        row = self._pada(company, tanggal).get(kunci, self.browse())
        return row if row and memenuhi_akreditasi(prodi, row.prodi_minimal) else self.browse()
