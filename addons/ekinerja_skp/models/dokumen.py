from odoo import api, fields, models


class EkinerjaDokumen(models.Model):
    """Kinds of documents of an SKP. The Dokumen Evaluasi after a keberatan (D.1.3) takes the place of the one before: it is the same kind."""

    _inherit = "ekinerja.dokumen"

    jenis = fields.Selection(
        selection_add=[("rencana", "Rencana SKP"), ("lampiran", "Lampiran SKP"), ("penilaian", "Form Penilaian"), ("evaluasi", "Dokumen Evaluasi Kinerja")],
        ondelete={"rencana": "cascade", "lampiran": "cascade", "penilaian": "cascade", "evaluasi": "cascade"},
    )  # fmt: skip


class EkinerjaDokumenPola(models.Model):
    _inherit = "ekinerja.dokumen.pola"

    @api.model
    def _singkatan(self):
        return super()._singkatan() | {"rencana": "SKP", "lampiran": "LSKP", "matriks": "MPH", "penilaian": "FPK", "evaluasi": "DEK"}
