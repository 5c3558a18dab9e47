from odoo import fields, models

PENANDA = [("penilai", "Pejabat penilai"), ("atasan", "Atasan pejabat penilai")]


class EkinerjaEvaluasi(models.Model):
    """The way of the signed Dokumen Evaluasi Kinerja: given, delivered, received, returned (PermenPANRB 6/2022 Lampiran V.A.5-10)."""

    _inherit = "ekinerja.evaluasi"

    penanda = fields.Selection(
        PENANDA, "Rated and signed by", required=True, default="penilai", readonly=True, copy=False,
        help="The atasan penilai evaluates where the penilai did not within the evaluation window.",
    )  # fmt: skip
    tanpa_keberatan = fields.Boolean(
        "Final without keberatan", readonly=True, copy=False, help="The result is final as soon as it is given (PermenPANRB 6/2022 Lampiran IV.A.11-12)."
    )
    tanggal_disampaikan = fields.Date("Delivered on", readonly=True, copy=False, help="Day on which the pegawai was given the document.")
    tanggal_diterima = fields.Date(
        "Received on", readonly=True, copy=False, help="Day on which the pegawai received the document; the time limit of keberatan counts from it."
    )
    tanggal_dikembalikan = fields.Date("Returned on", readonly=True, copy=False, help="Day on which the pegawai returned the signed document.")
