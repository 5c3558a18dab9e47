import base64

from odoo import fields, models


class EkinerjaEvaluasiTtd(models.TransientModel):
    """Asks for the signed Dokumen Evaluasi Kinerja."""

    _name = "ekinerja.evaluasi.ttd"
    _description = "Upload the signed document"

    evaluasi_id = fields.Many2one("ekinerja.evaluasi", required=True)
    berkas = fields.Binary("Signed document (PDF)", required=True, attachment=False)
    nama_berkas = fields.Char("File name")

    def action_simpan(self):
        """Keep the file with the evaluation."""
        self.ensure_one()
        self.evaluasi_id._unggah_ttd(base64.b64decode(self.berkas), self.nama_berkas)
        return {"type": "ir.actions.act_window_close"}
