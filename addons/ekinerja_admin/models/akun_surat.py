from odoo import models
from odoo.tools import SQL


class EkinerjaAkun(models.Model):
    """Letters with the activation link, from jobs."""

    _inherit = "ekinerja.akun"

    def _job_kirim(self, awal, akhir):
        """Letters of a part: whoever got an account and no letter yet. A letter that fails does not stop the others."""
        self.check_access("write")
        self._periksa_server_surat()
        baris = self._kunci_baris(awal, akhir, SQL("dibuat AND kirim IS NULL")).filtered("user_id")
        gagal = baris.user_id._aktivasi_kirim()
        for satu in baris:
            alasan = gagal.get(satu.user_id.id)
            satu.write({"kirim": "gagal", "pesan": self._pesan_gagal(alasan)} if alasan is not None else {"kirim": "terkirim"})

    def _pesan_gagal(self, alasan):
        return self.env._("The e-mail was not accepted: %s. Correct the address and send it again, or print a sheet.", alasan or "-")
