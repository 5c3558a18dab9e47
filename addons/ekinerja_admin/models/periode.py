from itertools import pairwise

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..calc import periode as calc


class EkinerjaPeriode(models.Model):
    """Manajemen Periode: a period of assessment without a year, used again every year (BKN-PER)."""

    _name = "ekinerja.periode"
    _description = "Periode penilaian"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(compute="_compute_sequence", store=True, help="Order within the year; Final comes last.")
    nomor = fields.Integer("No.", compute="_compute_nomor", help="Place in the year among the periods in use.")
    nama_urut = fields.Char("Numbered name", compute="_compute_nomor", help="Periode 1 to Periode 13 (FINAL), whatever the name.")
    awal = fields.Char("Periode awal", required=True, help="First day, written mm-dd (31 Desember is 12-31).")
    akhir = fields.Char("Periode akhir", required=True, help="Last day, written mm-dd (31 Desember is 12-31).")
    batas = fields.Char(
        "Batas pengisian", required=True,
        help="Last day for rencana aksi, bukti dukung and feedback, written mm-dd; a day before periode akhir falls in the next year.",
    )  # fmt: skip
    jenis = fields.Selection([("biasa", "-"), ("final", "Final")], "Jenis periode", required=True, default="biasa")
    company_id = fields.Many2one(
        "res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company
    )
    active = fields.Boolean(default=True)
    awal_tampil = fields.Char("Periode awal (date)", compute="_compute_tampil")
    akhir_tampil = fields.Char("Periode akhir (date)", compute="_compute_tampil")
    batas_tampil = fields.Char("Batas pengisian (date)", compute="_compute_tampil")
    tahun_ini = fields.Char("This year", compute="_compute_tahun")
    tahun_depan = fields.Char("Next year", compute="_compute_tahun")
    tanpa_final = fields.Boolean(compute="_compute_tanpa_final")

    _one_final = models.UniqueIndex(
        "(company_id) WHERE jenis = 'final' AND active IS TRUE",
        "Jenis periode Final: this instansi already has a Final period, and it has exactly one. Choose \"-\", or archive the other one first.",
    )
    _name_unique = models.UniqueIndex(
        "(company_id, name) WHERE active IS TRUE", "Nama: this instansi already has a period of this name. Choose another name."
    )

    @api.depends("awal", "akhir", "jenis")
    def _compute_sequence(self):
        for periode in self:
            bulan_hari = (periode.akhir or "").replace("-", "")
            periode.sequence = int(bulan_hari or 0) * 10 + (periode.jenis == "final") if bulan_hari.isdigit() else 0

    @api.depends("sequence", "jenis", "active", "company_id")
    def _compute_nomor(self):
        semua = self.search([("company_id", "in", self.company_id.ids)]).grouped("company_id")
        nomor = {periode.id: n for milik in semua.values() for n, periode in enumerate(milik, 1)}
        for periode in self:
            periode.nomor = nomor.get(periode._origin.id, 0)
            periode.nama_urut = calc.nama_urut(periode.nomor, periode.jenis == "final") if periode.nomor else ""

    @api.depends("awal", "akhir", "batas")
    def _compute_tahun(self):
        for periode in self:
            tahun = periode.company_id._ekinerja_hari_ini().year
            try:
                periode.tahun_ini, periode.tahun_depan = (
                    calc.rentang_indonesia(calc.tanggal_tahun(periode.awal, periode.akhir, periode.batas, tahun + n)) for n in (0, 1)
                )
            except ValueError as error:  # still being typed
                periode.tahun_ini = str(error) if periode.awal and periode.akhir and periode.batas else ""
                periode.tahun_depan = ""

    @api.depends("jenis", "active", "company_id")
    def _compute_tanpa_final(self):
        ada = self.search([("company_id", "in", self.company_id.ids), ("jenis", "=", "final")]).company_id
        for periode in self:
            periode.tanpa_final = periode.company_id not in ada and not (periode.jenis == "final" and periode.active)

    @api.depends("awal", "akhir", "batas")
    def _compute_tampil(self):
        for periode in self:
            for name in ("awal", "akhir", "batas"):
                try:
                    periode[f"{name}_tampil"] = calc.tampil(periode[name])
                except ValueError:  # still being typed
                    periode[f"{name}_tampil"] = ""

    @api.constrains("awal", "akhir", "batas", "jenis", "active", "company_id")
    def _check_tanggal(self):
        for periode in self:
            try:
                calc.tanggal_tahun(periode.awal, periode.akhir, periode.batas, 2024)
            except ValueError as error:
                raise ValidationError(
                    self.env._("Periode %(name)s: %(reason)s", name=periode.name, reason=error)
                ) from error
        self._check_overlap()

    def _check_overlap(self):
        """Ordinary periods of one instansi do not overlap; mm-dd texts sort as dates do."""
        for company, periode in self.search([("company_id", "in", self.company_id.ids), ("jenis", "=", "biasa")]).grouped(
            "company_id"
        ).items():
            urut = periode.sorted("awal")
            for satu, dua in pairwise(urut):
                if dua.awal <= satu.akhir:
                    raise ValidationError(
                        self.env._(
                            "Periode Awal \"%(value)s\" of %(two)s lies within %(one)s (%(start)s to %(end)s) of %(company)s: "
                            "ordinary periods do not overlap. Change the dates or archive one of them.",
                            value=dua.awal_tampil, one=satu.name, start=satu.awal_tampil, end=satu.akhir_tampil, two=dua.name, company=company.name,
                        )
                    )

    def tanggal(self, tahun):
        """Dates of this period in a year.

        :param int tahun: calendar year
        :returns: dict of dates ``awal``, ``akhir`` and ``batas``; batas may fall in the next year
        """
        self.ensure_one()
        self.check_access("read")
        if not 1945 <= int(tahun) <= 2999:
            raise UserError(self.env._("%s is not a year.", tahun))
        return vars(calc.tanggal_tahun(self.awal, self.akhir, self.batas, int(tahun))).copy()
