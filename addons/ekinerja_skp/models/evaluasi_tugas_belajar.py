from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..calc.tugas_belajar import alasan_ditolak, predikat_ipk
from .pedoman import AKREDITASI, LOKASI
from .pilihan import PREDIKAT


class EkinerjaEvaluasi(models.Model):
    """Tugas belajar: the home penilai rates with the academic data; the IPK guide is a hint unless the instansi binds it (P6 L-II.B, L-IV.B.3)."""

    _inherit = "ekinerja.evaluasi"

    tugas_belajar = fields.Boolean("On tugas belajar")
    tb_lokasi = fields.Selection(LOKASI, "Study", default="dalam")
    tb_jenjang = fields.Selection([("s1", "S1 / D-IV"), ("profesi", "Profesi"), ("s2", "S2"), ("s3", "S3")], "Level of the study")
    tb_akreditasi = fields.Selection(AKREDITASI, "Accreditation of the institution")
    tb_akreditasi_prodi = fields.Selection(AKREDITASI, "Accreditation of the prodi")
    tb_ipk = fields.Float("IPK", digits=(3, 2), aggregator=None)
    tb_hasil = fields.Selection(
        [("berjalan", "In progress"), ("lulus", "Lulus"), ("tidak_lulus", "Tidak lulus / drop-out")], "Result of the study", default="berjalan"
    )
    tb_pedoman = fields.Selection(PREDIKAT, "Predikat of the IPK guide", compute="_compute_tb_pedoman")
    tb_pesan = fields.Text("Guide", compute="_compute_tb_pedoman")

    _tb_ipk_skala = models.Constraint("CHECK (tb_ipk IS NULL OR tb_ipk BETWEEN 0 AND 4)", "IPK: write a number from 0.00 to 4.00, as the transcript has it.")

    @api.depends("tugas_belajar", "tb_lokasi", "tb_jenjang", "tb_akreditasi", "tb_akreditasi_prodi", "tb_ipk", "tb_hasil", "periode_id")
    def _compute_tb_pedoman(self):
        kata = dict(self._fields["predikat"]._description_selection(self.env))
        for evaluasi in self:
            pedoman, pesan = evaluasi._pedoman_ipk() if evaluasi.tugas_belajar else (False, False)
            evaluasi.tb_pedoman = pedoman
            evaluasi.tb_pesan = self.env._("The IPK guide gives %s.", kata[pedoman]) if pedoman else pesan

    def _pedoman_ipk(self):
        """``(predikat or False, why there is none)``."""
        self.ensure_one()
        if self.tb_hasil == "tidak_lulus":
            return False, self.env._("Tidak lulus or drop-out: only the predikat Kurang or Sangat Kurang.")
        if not self.tb_jenjang or not self.tb_ipk or (self.tb_lokasi == "dalam" and not (self.tb_akreditasi and self.tb_akreditasi_prodi)):
            return False, self.env._("Fill level, accreditation and IPK to see the guide.")
        # sudo: ekinerja.periode - last day of the period
        akhir = self.periode_id.sudo().tanggal(self.tahun)["akhir"]
        baris = self.env["ekinerja.rating.ipk"]._baris(
            self.company_id, akhir, self.tb_lokasi, "s1" if self.tb_jenjang == "s1" else "pasca", self.tb_akreditasi, self.tb_akreditasi_prodi
        )
        if not baris:
            return False, self.env._("The IPK table has no row for this accreditation; the penilai rates without a guide.")
        try:
            return predikat_ipk(Decimal(str(self.tb_ipk)), baris._batas()), False
        except ValueError as error:  # still being typed
            return False, str(error)

    def _periksa_tugas_belajar(self):
        """Refuse a predikat that the academic data rule out."""
        kata = dict(self._fields["predikat"]._description_selection(self.env))
        for row in self.sudo().filtered("tugas_belajar"):  # sudo: res.company - policy of the instansi
            alasan = alasan_ditolak(row.predikat, row.tb_pedoman or None, row.tb_hasil, kunci=row.company_id.ekinerja_ipk_kunci)
            if alasan == "gagal":
                raise UserError(
                    self.env._("%(name)s: tidak lulus or drop-out allows only the predikat Kurang or Sangat Kurang, the ratings give %(predikat)s. "
                               "Choose rating perilaku kerja Dibawah Ekspektasi.", name=row.pegawai_nama, predikat=kata[row.predikat])
                )  # fmt: skip
            if alasan == "pedoman":
                raise UserError(
                    self.env._("%(name)s: the IPK guide gives %(guide)s and is binding, the ratings give %(predikat)s. Choose lower ratings.",
                               name=row.pegawai_nama, guide=kata[row.tb_pedoman], predikat=kata[row.predikat])
                )  # fmt: skip
