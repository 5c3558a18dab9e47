"""The matriks peran hasil in the portal: the own peran first, who else works on an indikator, the unor around (BKN-MPH-01, 05, 06)."""

import re

from odoo.tests import tagged

from .common import TAHUN
from .test_matriks import MatriksCase
from .test_portal_skp import PortalCase


@tagged("post_install", "-at_install")
class TestPortalMatriks(MatriksCase, PortalCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bidang.manager_id = cls.kepala_bidang
        cls.dinas.manager_id = cls.kepala_dinas

    def setUp(self):
        super().setUp()
        self.simpan(self.staf_a, self.iki[0], ["Memverifikasi berkas izin"])
        self.simpan(self.staf_b, self.iki[0], ["Mencatat berkas izin"])
        self.simpan(self.staf_a, self.iki[1], ["-"])
        self.alamat = f"/my/matriks/{self.matriks.id}"

    def teks(self, url=None):
        return re.sub(r"\s+", " ", self.baca(url or self.alamat))

    def test_the_own_peran_comes_first(self):
        self.masuk("pegawai_a")
        halaman = self.teks()
        saya, semua = halaman.split('id="semua_indikator"')
        self.assertIn("Memverifikasi berkas izin", saya)
        self.assertIn("Not in the SKP yet", saya)
        self.assertIn("Together with Tono Staf", saya)
        self.assertNotIn("Mencatat berkas izin", saya)
        # "tidak ada peran" is none
        self.assertNotIn("Indeks kepuasan masyarakat", saya)
        self.assertIn("Mencatat berkas izin", semua)
        # names and jabatan, never numbers of colleagues
        self.assertIn("Pengolah Data", semua)
        self.assertNotIn(self.staf_b.nip, halaman)
        self.assertIn("Bima Kepalabidang", semua.split('id="struktur"')[1])

    def test_what_the_skp_says_stands_beside_the_peran(self):
        """BKN-MPH-07: an RHK on the indikator without a peran, and a peran that became an RHK."""
        skp = self.buat_skp("pegawai_a", rhk=0, tahun=TAHUN)
        self.env["ekinerja.rhk"].create([
            {"skp_id": skp.id, "name": nama, "rhk_atasan_id": iki.rhk_id.id, "indikator_atasan_id": iki.id}
            for nama, iki in (("Memverifikasi berkas izin.", self.iki[0]), ("Memutakhirkan set data", self.iki[2]))
        ])  # fmt: skip
        self.masuk("pegawai_a")
        saya = self.teks().split('id="semua_indikator"')[0]
        self.assertIn("In the SKP", saya)
        self.assertRegex(saya, "Memutakhirkan set data</span> <span[^>]*>Written in the SKP")

    def test_list_of_the_own_ones(self):
        """Own unor, the unor above of who heads one, own tim; not what an admin or a pimpinan above may read besides."""
        tim = self.env["ekinerja.matriks"].search([("tim_id", "=", self.tim(anggota_ids=[(6, 0, self.staf_b.ids)]).id)])
        dinas = self.env["ekinerja.matriks"].buka(department_id=self.dinas.id, tahun=TAHUN)[0]
        kota = self.env["ekinerja.matriks"].buka(department_id=self.kota.id, tahun=TAHUN)[0]
        for role, ada in (
            ("pegawai_a", {self.matriks.id, tim.id}), ("pegawai_b", {self.matriks.id, tim.id}), ("penilai", {self.matriks.id, dinas}),
            ("kepala_dinas", {dinas, kota}), ("admin_instansi", set()),
        ):  # fmt: skip
            with self.subTest(role=role):
                self.masuk(role)
                halaman = self.teks(f"/my/matriks?tahun={TAHUN}")
                self.assertEqual(set(map(int, re.findall(r'/my/matriks/(\d+)"', halaman))), ada)
                self.assertEqual("You lead" in halaman, role in ("pegawai_a", "penilai", "kepala_dinas"))
        self.masuk("pegawai_a")
        self.assertIn("No matrix of 2001", self.teks("/my/matriks?tahun=2001"))
        self.assertEqual(self.url_open("/my/matriks?tahun=%3Cscript%3E").status_code, 200)

    def test_tree_leads_to_matrices_that_one_may_read(self):
        self.masuk("penilai")
        dinas = self.env["ekinerja.matriks"].buka(department_id=self.dinas.id, tahun=TAHUN)[0]
        pohon = self.teks(f"/my/matriks/{dinas}").split('id="struktur"')[1]
        self.assertIn(f'href="{self.alamat}"', pohon)
        self.assertIn("Pemerintah Kota Uji", pohon)
        self.masuk("pegawai_a")
        self.assertNotIn(f"/my/matriks/{dinas}", self.teks())

    def test_pdf_where_it_may_be_read(self):
        """BKN-MPH-06"""
        for role, status in (("pegawai_a", 200), ("penilai", 200), ("internal", 404)):
            with self.subTest(role=role):
                self.masuk(role)
                self.assertEqual(self.url_open(self.alamat).status_code, status)
                pdf = self.url_open(f"/ekinerja/matriks/{self.matriks.id}/pdf")
                self.assertEqual((pdf.status_code, pdf.content[:5] == b"%PDF-"), (status, status == 200))

    def test_another_unor_is_closed(self):
        lain = self.env["ekinerja.matriks"].buka(department_id=self.dinas_lain.id, tahun=TAHUN)[0]
        self.masuk("pegawai_a")
        self.assertEqual(self.url_open(f"/my/matriks/{lain}").status_code, 404)
        self.assertEqual(self.url_open("/my/matriks/999999").status_code, 404)

    def test_ways_to_it(self):
        skp = self.buat_skp("pegawai_a")
        self.masuk("pegawai_a")
        self.assertIn('href="/my/matriks"', self.baca("/my/kinerja"))
        self.assertIn(f'href="/my/matriks?tahun={TAHUN}"', self.baca(f"/my/skp/{skp.id}"))

    def test_statements_do_not_grow_with_people(self):
        self.masuk("pegawai_a")

        def hitung(url):
            self.baca(url)
            self.env.flush_all()
            sebelum = self.cr.sql_log_count
            self.baca(url)
            return self.cr.sql_log_count - sebelum

        daftar = f"/my/matriks?tahun={TAHUN}"
        sedikit = hitung(self.alamat), hitung(daftar)
        self.assertLessEqual(sedikit[0], 48)
        self.assertLessEqual(sedikit[1], 28)
        orang = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "department_id": self.bidang.id, "company_id": self.company.id, "date_version": "2020-01-01"} for n in range(20)
        ])  # fmt: skip
        for satu in orang:
            self.simpan(satu, self.iki[0], ["Mengolah berkas"])
        self.assertEqual((hitung(self.alamat), hitung(daftar)), sedikit)
