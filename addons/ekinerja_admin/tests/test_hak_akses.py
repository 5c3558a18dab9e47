"""What may this person see, and why: the numbers are those of the rules, and only the right people may ask."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestHakAkses(InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ekinerja.atasan"].create([
            {"employee_id": employee.id, "atasan_id": atasan.id, "date_start": "2026-01-05"}
            for employee, atasan in ((cls.staf_a, cls.kepala_bidang), (cls.staf_b, cls.kepala_bidang), (cls.kepala_bidang, cls.kepala_dinas))
        ])  # fmt: skip

    def tanya(self, role, tentang):
        return self.sebagai(role, self.env["ekinerja.hak.akses"]).create({"user_id": self.users[tentang].id})

    def baris(self, hak, bagian, nama):
        return hak.line_ids.filtered(lambda baris: baris.bagian == bagian and nama in baris.nama)

    def test_penilai(self):
        hak = self.tanya("auditor", "penilai")
        self.assertEqual(hak.jenis, "internal")
        peran = self.baris(hak, "peran", "Pegawai")
        self.assertIn("pimpinan of Bidang Uji Dinas Contoh", peran.keterangan)
        self.assertIn("penilai of 2 pegawai", peran.keterangan)
        penilai = self.baris(hak, "hubungan", "Penilai of")
        self.assertEqual(penilai.jumlah, 2)
        self.assertIn("Sari Staf (05-01-2026)", penilai.keterangan)
        self.assertEqual(self.baris(self.tanya("auditor", "kepala_dinas"), "hubungan", "Atasan penilai of").jumlah, 2)

    def test_numbers_are_those_of_the_account(self):
        for tentang in ("pegawai_a", "penilai", "kepala_dinas", "admin_opd", "admin_instansi", "auditor"):
            hak = self.tanya("admin_instansi", tentang)
            nyata = self.sebagai(tentang, self.env["ekinerja.atasan"]).search_count([])
            self.assertEqual(self.baris(hak, "data", "Atasan langsung").jumlah, nyata, tentang)
            self.assertEqual(self.baris(hak, "data", "Atasan langsung").dari, 3)

    def test_rule_by_rule(self):
        hak = self.tanya("admin_instansi", "penilai")
        jumlah = {baris.nama: baris.jumlah for baris in hak.line_ids if baris.bagian == "aturan" and baris.nama.startswith("Atasan langsung")}
        self.assertEqual(jumlah, {
            "Atasan langsung: own instansi": 3,
            "Atasan langsung: the own row and those of the own staff": 3,
        })  # fmt: skip
        umum = self.baris(hak, "aturan", "own instansi").filtered(lambda baris: baris.nama.startswith("Atasan langsung"))
        self.assertEqual(umum.keterangan, "Binds everybody")

    def test_reason_of_a_role_that_was_given(self):
        self.sebagai("admin_instansi", self.env["ekinerja.peran.atur"]).create(
            {"user_ids": self.users["penilai"].ids, "peran": "group_verifikator", "alasan": "SK 5/2026"}
        ).action_terapkan()
        baris = self.baris(self.tanya("auditor", "penilai"), "peran", "Verifikator")
        self.assertIn("admin_instansi", baris.keterangan)
        self.assertIn("SK 5/2026", baris.keterangan)
        self.assertTrue(baris.sejak)

    def test_admin_opd_names_the_unor(self):
        baris = self.baris(self.tanya("auditor", "admin_opd"), "hubungan", "Admin OPD of")
        self.assertIn("Dinas Contoh, with all below: 2 unor", baris.keterangan)

    def test_everybody_asks_about_themselves_only(self):
        self.assertTrue(self.tanya("penilai", "penilai").line_ids)
        for role in ("penilai", "admin_opd"):
            with self.assertRaises(AccessError):
                self.tanya(role, "pegawai_a")
            hak = self.tanya(role, role)
            with self.assertRaises(AccessError):
                hak.user_id = self.users["pegawai_a"]
        with self.assertRaises(AccessError):
            self.tanya("internal", "internal")

    def test_other_instansi(self):
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        self.users["pegawai_b"].write({"company_ids": lain.ids, "company_id": lain.id})
        with self.assertRaises(AccessError):
            self.tanya("admin_instansi", "pegawai_b")

    def test_own_screen(self):
        aksi = self.sebagai("penilai", self.env["ekinerja.hak.akses"]).action_saya()
        hak = self.env["ekinerja.hak.akses"].browse(aksi["res_id"])
        self.assertEqual((hak.user_id, hak.saya), (self.users["penilai"], True))
