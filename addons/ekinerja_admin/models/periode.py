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
    awal = fields.Char("Periode awal", required=True, size=5, help="First day, written mm-dd (31 Desember is 12-31).")
    akhir = fields.Char("Periode akhir", required=True, size=5, help="Last day, written mm-dd (31 Desember is 12-31).")
    batas = fields.Char(
        "Batas pengisian", required=True, size=5,
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
    is_terbuka = fields.Boolean("Open now", compute="_compute_is_terbuka", help="Entries are accepted today.")

    _one_final = models.UniqueIndex(
        "(company_id) WHERE jenis = 'final' AND active IS TRUE", "An instansi has exactly one Final period."
    )
    _name_unique = models.UniqueIndex("(company_id, name) WHERE active IS TRUE", "A period with this name already exists.")

    @api.depends("awal", "akhir", "jenis")
    def _compute_sequence(self):
        for periode in self:
            bulan_hari = (periode.akhir or "").replace("-", "")
            periode.sequence = int(bulan_hari or 0) * 10 + (periode.jenis == "final") if bulan_hari.isdigit() else 0

    @api.depends("awal", "akhir", "batas")
    def _compute_tampil(self):
        for periode in self:
            for name in ("awal", "akhir", "batas"):
                try:
                    periode[f"{name}_tampil"] = calc.tampil(periode[name])
                except ValueError:  # still being typed
                    periode[f"{name}_tampil"] = ""

    @api.depends("awal", "akhir", "batas", "company_id")
    def _compute_is_terbuka(self):
        for periode in self:
            hari_ini = periode.company_id._ekinerja_hari_ini()
            try:
                tanggal = [calc.tanggal_tahun(periode.awal, periode.akhir, periode.batas, hari_ini.year - n) for n in (0, 1)]
            except ValueError:
                periode.is_terbuka = False
                continue
            periode.is_terbuka = any(t.awal <= hari_ini <= t.batas for t in tanggal)

    @api.constrains("awal", "akhir", "batas", "jenis", "active", "company_id")
    def _check_tanggal(self):
        for periode in self:
            try:
                calc.tanggal_tahun(periode.awal, periode.akhir, periode.batas, 2024)
            except ValueError as error:
                raise ValidationError(
                    self.env._("Period %(name)s: %(reason)s", name=periode.name, reason=error)
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
                            "%(one)s (%(start)s to %(end)s) and %(two)s overlap in %(company)s; change the dates or archive one of them.",
                            one=satu.name, start=satu.awal, end=satu.akhir, two=dua.name, company=company.name,
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
