from odoo import fields, models

from .pilihan import JENIS_HASIL, PERIODE_PELAPORAN


class EkinerjaIndikator(models.Model):
    """Manual indikator kinerja: what an indikator means and how it is counted (PermenPANRB 6/2022 A.1.3)."""

    _inherit = "ekinerja.indikator"

    tujuan = fields.Text(help="Why this is measured.")
    definisi = fields.Text(help="What exactly is counted, and what is not.")
    formula = fields.Text(help="How the value is calculated.")
    jenis_hasil = fields.Selection(JENIS_HASIL, "Kualitas dan tingkat kendali")
    sumber_data = fields.Text("Sumber data", help="Where the figures come from, and who gives them.")
    periode_pelaporan = fields.Selection(PERIODE_PELAPORAN, "Periode pelaporan")
