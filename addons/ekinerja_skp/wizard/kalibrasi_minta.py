from odoo import fields, models


class EkinerjaKalibrasiMinta(models.TransientModel):
    """Asks the admin for the note to the penilai."""

    _name = "ekinerja.kalibrasi.minta"
    _description = "Calibration: suggestion to the penilai"

    evaluasi_ids = fields.Many2many("ekinerja.evaluasi", required=True)
    catatan = fields.Text("Note to the penilai", required=True)

    def action_ok(self):
        """Send; the method checks right and status itself."""
        self.ensure_one()
        return self.evaluasi_ids.action_minta_kalibrasi(self.catatan or "")


class EkinerjaKalibrasiTolak(models.TransientModel):
    """Asks the penilai why the predikat stays."""

    _name = "ekinerja.kalibrasi.tolak"
    _description = "Calibration: the predikat stays"

    saran_ids = fields.Many2many("ekinerja.kalibrasi.saran", string="Suggestions", required=True)
    alasan = fields.Text("Reason", required=True)

    def action_ok(self):
        """Decline; the transition checks right and status itself."""
        self.ensure_one()
        return self.saran_ids.action_tolak(self.alasan or "")
