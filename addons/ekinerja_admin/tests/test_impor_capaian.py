"""Capaian organisasi from a sheet (BKN-ORG-05..09)."""

from odoo.tests import tagged

from .impor_common import ImporCase

JUDUL = ["UNIT KERJA INDUK", "TAHUN", "PERIODE", "CAPAIAN ORGANISASI", "BUKTI DUKUNG"]
BUKTI = "https://drive.contoh.example/capaian"


@tagged("post_install", "-at_install")
class TestImporCapaian(ImporCase):
    def test_new_changed_and_refused(self):
        """By name or code of the unit; the same sheet again changes nothing; a final row keeps its value."""
        rows = [JUDUL, ["Dinas Contoh", "2026", self.periode_final.name, "Istimewa", BUKTI], ["D" * 32, 2026, self.periode_final.name, "butuh perbaikan", ""]]
        impor = self.impor("capaian", [
            *rows, ["Bidang Uji Dinas Contoh", "2026", self.periode_final.name, "Baik", ""], ["Dinas Contoh", "26", "Akhir", "Cukup", ""],
            ["Dinas Lain", "2025", self.periode_final.name, "Baik", "http://10.0.0.1/x"],
        ])  # fmt: skip
        self.assertEqual(self.jumlah(impor), {"baru": 2, "ditolak": 3})
        pesan = impor.baris_ids.mapped("pesan")
        self.assertIn("bukan unit kerja yang dipimpin JPT atau mandiri", pesan[2])
        for potongan in ("'26' bukan tahun", "'Akhir' bukan periode", "'Cukup' tidak dikenal; isi salah satu dari Istimewa"):
            self.assertIn(potongan, pesan[3])
        self.assertIn("jaringan lokal", pesan[4])
        self.jalankan(impor)
        capaian = self.env["ekinerja.capaian.organisasi"].search([("company_id", "=", self.company.id)])
        self.assertEqual(
            [(row.department_id, row.nilai, row.bukti_url, row.state) for row in capaian],
            [(self.dinas, "istimewa", BUKTI, "draft"), (self.dinas_lain, "butuh_perbaikan", False, "draft")],
        )
        self.assertEqual(self.jumlah(self.impor("capaian", rows)), {"sama": 2})
        capaian[0].action_final()
        rows[1][3] = rows[2][3] = "Baik"
        lagi = self.impor("capaian", rows)
        self.assertEqual(self.jumlah(lagi), {"berubah": 1, "ditolak": 1})
        self.assertIn("is FINAL and keeps its value", lagi.baris_ids[0].pesan)
