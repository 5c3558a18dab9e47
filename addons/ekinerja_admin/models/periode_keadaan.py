from odoo import api, fields, models

from ..calc.periode import tanggal_tahun
from .res_company_batas import Entri

KEADAAN = [("nanti", "Not started"), ("buka", "Open"), ("dibuka", "Reopened in part"), ("tutup", "Closed")]


class EkinerjaPeriode(models.Model):
    """Whether entries of a period are accepted today: open, closed, or opened again for some."""

    _inherit = "ekinerja.periode"

    is_terbuka = fields.Boolean("Open now", compute="_compute_keadaan", help="Entries are accepted today.")
    keadaan = fields.Selection(KEADAAN, "Today", compute="_compute_keadaan", help="Of realisasi, for the instansi as a whole.")
    keadaan_sampai = fields.Date("Open until", compute="_compute_keadaan")

    @api.depends("awal", "akhir", "batas", "jenis", "company_id")
    def _compute_keadaan(self):
        """Of the last time that the period began, this year or the year before."""
        self.is_terbuka = self.keadaan = self.keadaan_sampai = False
        for company, kelompok in self.grouped("company_id").items():
            hari_ini = company._ekinerja_hari_ini()
            semua_tahun = (hari_ini.year, hari_ini.year - 1)
            dibuka = {tahun: self.env["ekinerja.buka.kembali"]._dibuka_per_periode(company, tahun) for tahun in semua_tahun}
            for periode in kelompok:
                try:
                    status = zip(semua_tahun, periode._status_tahun("realisasi", semua_tahun), strict=True)
                except ValueError:  # still being typed
                    continue
                for tahun, (tanggal, satu) in status:
                    if tanggal.awal <= hari_ini:
                        periode._isi_keadaan(satu.batas, dibuka[tahun].get(periode._origin.id) or dibuka[tahun].get(False), hari_ini)
                        if periode.keadaan == "tutup" and tahun < hari_ini.year:  # that was last year, this year's is still to come
                            periode.keadaan = "nanti"
                        break

    def _isi_keadaan(self, batas, dibuka, hari_ini):
        self.is_terbuka = batas is None or hari_ini <= batas
        self.keadaan = "buka" if self.is_terbuka else "dibuka" if dibuka else "tutup"
        self.keadaan_sampai = batas if self.is_terbuka else dibuka

    def _status_tahun(self, jenis, semua_tahun):
        """``[(dates, status of the deadline)]`` of this period in some years, for the instansi as a whole."""
        self.ensure_one()
        company = self.company_id.sudo()  # sudo: res.company - time zone and deadline policy
        tanggal = {tahun: tanggal_tahun(self.awal, self.akhir, self.batas, tahun) for tahun in semua_tahun}
        status = company._ekinerja_status_batas(jenis, [Entri(tahun, 0, tahun, self) for tahun in semua_tahun])
        return [(tanggal[tahun], status[tahun]) for tahun in semua_tahun]
