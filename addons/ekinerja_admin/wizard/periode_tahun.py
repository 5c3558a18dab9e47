from odoo import api, fields, models

from ..calc import periode as calc


class EkinerjaPeriodeTahun(models.TransientModel):
    """The periods of a chosen year with their dates, their deadlines and what is open today (BKN-PER-08, BKN-PER-13)."""

    _name = "ekinerja.periode.tahun"
    _description = "Periods of a year"

    company_id = fields.Many2one("res.company", "Instansi", required=True, default=lambda self: self.env.company)
    tahun = fields.Integer(required=True, default=lambda self: self.env.company._ekinerja_hari_ini().year)
    tabel = fields.Html("Periods", compute="_compute_tabel")

    @api.depends("company_id", "tahun")
    def _compute_tabel(self):
        for wizard in self:
            if not 1945 <= wizard.tahun <= 2999:
                wizard.tabel = self.env._("Tahun \"%s\" is not a year. Write four digits, such as 2026.", wizard.tahun)
                continue
            wizard.tabel = self.env["ir.qweb"]._render(
                "ekinerja_admin.periode_tahun_tabel", {"rows": wizard._baris(), "tgl": calc.tanggal_indonesia}
            )

    def _baris(self):
        """Per period: dates, last day per kind of entry (None: no deadline), state today."""
        self.ensure_one()
        company = self.company_id.sudo()  # sudo: res.company - time zone and deadline policy
        hari_ini = company._ekinerja_hari_ini()
        dibuka = self.env["ekinerja.buka.kembali"]._dibuka_per_periode(self.company_id, self.tahun)
        hasil = []
        for periode in self.env["ekinerja.periode"].search([("company_id", "=", self.company_id.id)]):
            jenis = {}
            for nama in ("target", "realisasi", "penilaian"):
                [(tanggal, jenis[nama])] = periode._status_tahun(nama, (self.tahun,))
            batas = {nama: status.batas if status.kebijakan != "bebas" else None for nama, status in jenis.items()}
            tutup = batas["realisasi"] and batas["realisasi"] < hari_ini
            hasil.append(batas | {
                "periode": periode, "tanggal": tanggal, "dibuka": dibuka.get(periode.id) or dibuka.get(False),
                "keadaan": "nanti" if hari_ini < tanggal.awal else "tutup" if tutup else "buka",
            })  # fmt: skip
        return hasil
