import base64

from odoo import api, fields, models

from ..models.evaluasi_ttd import JENIS_BERKAS


class EkinerjaEvaluasiTtd(models.TransientModel):
    """Asks for the signed Dokumen Evaluasi Kinerja."""

    _name = "ekinerja.evaluasi.ttd"
    _description = "Upload the signed document"

    evaluasi_id = fields.Many2one("ekinerja.evaluasi", required=True)
    berkas = fields.Binary("Signed document (PDF)", required=True, attachment=False)
    nama_berkas = fields.Char("File name")

    @api.constrains("berkas")
    def _check_berkas(self):
        """A file that is refused is not kept until somebody presses the button."""
        for dialog in self.with_context(bin_size=False):
            batas = self.env["ekinerja.jenis.berkas"]._untuk(JENIS_BERKAS, dialog.evaluasi_id.company_id)
            batas._periksa(base64.b64decode(dialog.berkas), dialog.nama_berkas or self._fields["berkas"]._description_string(self.env))

    def action_simpan(self):
        """Keep the file with the evaluation."""
        self.ensure_one()
        self.evaluasi_id._unggah_ttd(base64.b64decode(self.berkas), self.nama_berkas)
        return {"type": "ir.actions.act_window_close"}
