"""The own evaluations in the portal: ratings per RHK and value, why the predikat, receipt of the document."""

from odoo import http
from odoo.tests import HttpCase, tagged

from .test_evaluasi_aturan import D, EvaluasiCase, S


@tagged("post_install", "-at_install")
class TestPortalEvaluasi(EvaluasiCase, HttpCase):
    def kirim(self, evaluasi, langkah):
        url = f"/my/skp/{evaluasi.skp_id.id}/evaluasi/{evaluasi.id}/{langkah}"
        return self.url_open(url, data={"csrf_token": http.Request.csrf_token(self)})

    def test_page_and_receipt(self):
        evaluasi = self.evaluasi(hasil=S, perilaku=D, umpan_balik="<script>alert(1)</script>")
        evaluasi.perilaku_ids[0].write({"rating": "diatas", "umpan_balik": "Cekatan"})
        self.authenticate("uji_pegawai_a", "uji_pegawai_a")
        alamat = f"/my/skp/{self.skp.id}?bagian=evaluasi"
        self.assertIn("No evaluation yet", self.url_open(alamat).text)
        self.nilai(evaluasi)
        isi = self.url_open(alamat).text
        for kata in ("Berorientasi Pelayanan", "Cekatan", "give the predikat Baik", "I have received the document", "&lt;script&gt;"):
            self.assertIn(kata, isi)
        self.assertNotIn("<script>alert", isi)
        self.assertIn("Receipt confirmed", self.kirim(evaluasi, "terima").text)
        self.assertTrue(evaluasi.tanggal_diterima)
        self.assertIn("was already received on", self.kirim(evaluasi, "terima").text)
        self.assertIn("I have signed and returned it", self.url_open(alamat).text)
        self.kirim(evaluasi, "kembalikan")
        self.assertEqual(evaluasi.langkah, "selesai")

    def test_of_others_there_is_nothing(self):
        evaluasi = self.nilai(self.evaluasi())
        self.authenticate("uji_pegawai_b", "uji_pegawai_b")
        self.assertEqual(self.kirim(evaluasi, "terima").status_code, 404)
        self.assertFalse(evaluasi.tanggal_diterima)
