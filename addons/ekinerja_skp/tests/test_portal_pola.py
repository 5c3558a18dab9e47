"""The head of a unit on the phone: pola distribusi, and the answer to calibration suggestions (BKN-CTK-16, PermenPANRB 6/2022 Lampiran IV.B.1)."""

import re

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TAHUN
from .test_capaian import CapaianCase
from .test_portal_skp import PortalCase


@tagged("post_install", "-at_install")
class TestPortalPola(CapaianCase, PortalCase):
    def setUp(self):
        super().setUp()
        self.skp = self.skp_semua()
        self.evaluasi = self.env["ekinerja.evaluasi"].concat(
            *(self.nilai(skp, predikat) for skp, predikat in zip(self.skp, ("baik", "baik", "sangat_baik", "sangat_baik"), strict=True))
        )
        self.pola = f"/my/pola?tahun={TAHUN}&periode={self.periode_final.id}"

    def teks(self, url):
        return re.sub(r"\s+", " ", self.baca(url))

    def minta(self, catatan="Bukti dukung menunjukkan sesuai ekspektasi"):
        self.sebagai("admin_instansi", self.evaluasi[2]).action_minta_kalibrasi(catatan)
        return self.env["ekinerja.kalibrasi.saran"].search([("evaluasi_id", "=", self.evaluasi[2].id)], limit=1)

    def test_year_that_no_document_can_have(self):
        """An address typed by hand is answered with the year that the page would open with."""
        self.masuk("kepala_dinas")
        for halaman in ("/my/pola", "/my/matriks", "/my/staf"):
            for tahun in ("0000", "0001", "020260", "9999", "-2026", "²026", "x"):
                with self.subTest(halaman, tahun=tahun):
                    self.assertEqual(self.url_open(f"{halaman}?tahun={tahun}").status_code, 200)

    # -- pola distribusi -----------------------------------------------------------------------------------------------

    def test_the_head_sees_the_own_unit(self):
        """Counts and picture of the printed document, what lies outside of the guide, the PDF."""
        self.masuk("kepala_dinas")
        halaman = self.teks(self.pola)
        self.assertIn("<strong>4 / 4</strong>", halaman)
        self.assertIn("<svg", halaman)
        self.assertIn("Capaian organisasi: Baik", halaman)
        self.assertRegex(halaman, r'<td>Sangat Baik</td><td class="text-end">2</td><td class="text-end">50%</td>')
        self.assertIn("Butuh Perbaikan dan/atau Kurang paling sedikit 1 pegawai", halaman)
        self.assertIn("Bima Kepalabidang", halaman)
        self.assertIn(f"/ekinerja/capaian/{self.capaian.id}/pola.pdf", halaman)
        self.assertEqual(self.url_open(f"/ekinerja/capaian/{self.capaian.id}/pola.pdf").content[:5], b"%PDF-")
        self.assertIn('href="/my/pola"', self.baca("/my/kinerja"))

    def test_a_unit_without_capaian_has_numbers_too(self):
        self.capaian.unlink()
        self.masuk("kepala_dinas")
        halaman = self.teks(self.pola)
        self.assertIn("<strong>4 / 4</strong>", halaman)
        self.assertNotIn("pola.pdf", halaman)

    def test_who_heads_no_unit_sees_none(self):
        """Neither by the page nor by naming the unit in the address; who acts as PLT sees it."""
        for role in ("penilai", "pegawai_a", "admin_instansi"):
            with self.subTest(role=role):
                self.masuk(role)
                halaman = self.teks(f"{self.pola}&unor={self.dinas.id}")
                self.assertIn("You head no unit kerja induk", halaman)
                self.assertNotIn("<svg", halaman)
                self.assertNotIn('href="/my/pola"', self.baca("/my/kinerja"))
        self.buat_plt(self.kepala_bidang, self.dinas)
        self.masuk("penilai")
        self.assertIn("<strong>4 / 4</strong>", self.teks(self.pola))

    def test_opens_on_what_was_rated_last(self):
        triwulan = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")])
        self.masuk("kepala_dinas")
        self.assertRegex(self.teks("/my/pola"), f"<option[^>]*selected[^>]*>{self.periode_final.name}<")
        self.evaluasi.sudo().write({"state": "draft"})
        self.nilai(self.skp[1], "baik", triwulan[1])
        self.assertRegex(self.teks("/my/pola"), f"<option[^>]*selected[^>]*>{triwulan[1].name}<")

    def test_odd_addresses(self):
        self.masuk("kepala_dinas")
        for query in ("tahun=%3Cscript%3E&periode=x&unor=-1", "tahun=0001", "tahun=9999", f"unor={self.dinas_lain.id}"):
            with self.subTest(query=query):
                self.assertNotIn("Dinas Lain", self.baca(f"/my/pola?{query}"))

    # -- suggestions ---------------------------------------------------------------------------------------------------

    def test_change_from_the_phone(self):
        saran = self.minta()
        self.masuk("penilai")
        self.assertIn("Bukti dukung menunjukkan sesuai ekspektasi", self.teks("/my/kalibrasi"))
        response = self.kirim(f"/my/kalibrasi/{saran.id}/terima", catatan="Realisasi triwulan III saya baca ulang")
        self.assertEqual(self.ke(response), f"/my/staf/evaluasi/{self.evaluasi[2].id}")
        self.assertEqual((self.evaluasi[2].state, saran.state, saran.alasan), ("draft", "diminta", "Realisasi triwulan III saya baca ulang"))
        evaluasi = self.sebagai("penilai", self.evaluasi[2])
        evaluasi.rating_hasil = "sesuai"
        evaluasi.action_nilai()
        self.assertEqual((saran.state, saran.predikat_baru), ("diubah", "baik"))
        halaman = self.teks("/my/kalibrasi")
        self.assertIn("Nothing waits for an answer", halaman)
        self.assertIn("Realisasi triwulan III saya baca ulang", halaman)

    def test_decline_from_the_phone(self):
        saran = self.minta()
        self.masuk("penilai")
        self.assertIn("Fill &#34;Reason&#34;", self.kirim(f"/my/kalibrasi/{saran.id}/tolak", alasan=" ").text)
        self.assertEqual(saran.state, "diminta")
        self.assertIn("the predikat of Sari Staf, S.Kom. stays", self.kirim(f"/my/kalibrasi/{saran.id}/tolak", alasan="Melampaui target tiga triwulan").text)
        self.assertEqual((saran.state, self.evaluasi[2].state, self.evaluasi[2].predikat), ("ditolak", "dinilai", "sangat_baik"))
        self.assertIn("answered already", self.kirim(f"/my/kalibrasi/{saran.id}/terima").text)

    def test_only_the_penilai_answers(self):
        saran = self.minta()
        for role in ("pegawai_a", "kepala_dinas", "admin_instansi"):
            with self.subTest(role=role):
                self.masuk(role)
                self.assertNotIn("Bukti dukung menunjukkan", self.baca("/my/kalibrasi"))
                for langkah in ("terima", "tolak"):
                    self.assertEqual(self.kirim(f"/my/kalibrasi/{saran.id}/{langkah}", alasan="x").status_code, 404)
        with self.assertRaises(AccessError):
            self.sebagai("admin_instansi", saran).action_terima("x")
        self.capaian.action_final()
        with self.assertRaises(UserError):
            self.sebagai("penilai", saran).action_terima()
        self.assertEqual((saran.state, self.evaluasi[2].state), ("diminta", "dinilai"))

    def test_the_task_leads_to_it(self):
        """Who works in the portal is led to the page, who works in the back office to the list there."""
        self.minta()
        user = self.users["penilai"]
        user.group_ids = self.env.ref("ekinerja_admin.group_pegawai")
        self.masuk("penilai")
        halaman = self.baca("/my/kinerja")
        self.assertIn('href="/my/kalibrasi"', halaman)
        self.assertIn("One evaluation to look at again", halaman)
