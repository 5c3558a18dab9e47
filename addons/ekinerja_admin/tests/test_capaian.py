"""Capaian kinerja organisasi: units, evidence, finalisation, guide, rights (BKN-ORG)."""

import base64

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from .common import InstansiCase

BUKTI = "https://drive.contoh.example/capaian/dinas"
PDF = b"%PDF-1.4\nbukti\n%%EOF\n"


@tagged("post_install", "-at_install")
class TestCapaian(InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.capaian = cls.env["ekinerja.capaian.organisasi"].create(cls.isi())

    @classmethod
    def isi(cls, **vals):
        return {
            "department_id": cls.dinas.id, "tahun": 2026, "periode_id": cls.periode_final.id, "nilai": "istimewa", "bukti_url": BUKTI,
            "company_id": cls.company.id, **vals,
        }  # fmt: skip

    def admin(self, records=None):
        return self.sebagai("admin_instansi", self.capaian if records is None else records)

    def test_only_units_of_a_jpt_or_mandiri(self):
        """BKN-ORG-07."""
        with self.assertRaisesRegex(ValidationError, "neither led by a JPT nor Mandiri"), self.cr.savepoint():
            self.env["ekinerja.capaian.organisasi"].create(self.isi(department_id=self.bidang.id))
        self.bidang.is_mandiri = True
        self.assertTrue(self.env["ekinerja.capaian.organisasi"].create(self.isi(department_id=self.bidang.id)))
        self.kota.eselon_id = self.env.ref("ekinerja_admin.eselon_11")
        self.assertTrue(self.env["ekinerja.capaian.organisasi"].create(self.isi(department_id=self.kota.id)))

    def test_one_row_a_unit_and_period(self):
        with self.assertRaises(Exception) as gagal, self.cr.savepoint():
            self.env["ekinerja.capaian.organisasi"].create(self.isi())
        self.assertIn("ekinerja_capaian_organisasi_one_per_period", str(gagal.exception))
        self.env["ekinerja.capaian.organisasi"].create(self.isi(tahun=2025))

    def test_bukti_is_a_link_or_a_file(self):
        """BKN-ORG-09, D13: a link that others can open, or a file that is what it says."""
        with self.assertRaisesRegex(ValidationError, "Bukti Dukung"):
            self.admin().bukti_url = "javascript:alert(1)"
        with self.assertRaisesRegex(ValidationError, "Bukti Dukung"):
            self.admin().bukti_url = "http://192.168.1.5/laporan"
        with self.assertRaisesRegex(ValidationError, "Bukti Dukung laporan.pdf"):
            self.admin().write({"bukti_berkas": base64.b64encode(b"MZ program"), "bukti_nama": "laporan.pdf"})
        self.admin().write({"bukti_url": False, "bukti_berkas": base64.b64encode(PDF), "bukti_nama": "laporan.pdf"})
        self.assertIn("/web/content/ekinerja.capaian.organisasi/", self.admin().action_bukti()["url"])
        self.admin().write({"bukti_url": f"  {BUKTI} "})
        self.assertEqual(self.admin().action_bukti()["url"], BUKTI)
        self.admin().write({"bukti_url": False, "bukti_berkas": False, "bukti_nama": False})
        with self.assertRaisesRegex(UserError, "no Bukti Dukung yet"):
            self.admin().action_bukti()

    def test_words_of_the_national_application(self):
        """BKN-ORG-08, BKN-ORG-10, BKN-ORG-11."""
        self.assertEqual(
            [nama for _kunci, nama in self.capaian._fields["nilai"].selection], ["Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang"]
        )
        self.assertEqual([nama for _kunci, nama in self.capaian._fields["state"].selection], ["Belum Final", "FINAL"])
        self.assertEqual(self.capaian.statistik, "-")
        self.admin().action_final()
        self.assertRegex(
            self.capaian.statistik,
            r"^Pegawai dinilai : \d+ / \d+\nSangat Baik : 0\nBaik : 0\nButuh Perbaikan : 0\nKurang : 0\nSangat Kurang : 0$",
        )

    def test_final_and_batal_final(self):
        """BKN-ORG-12, BKN-ORG-13, BKN-ORG-18."""
        self.admin().action_final()
        self.assertEqual((self.capaian.state, self.capaian.final_uid), ("final", self.users["admin_instansi"]))
        with self.assertRaisesRegex(UserError, "is FINAL and keeps its value"):
            self.admin().nilai = "kurang"
        self.admin().bukti_url = f"{BUKTI}/2"  # evidence may change
        with self.assertRaisesRegex(UserError, "is FINAL and cannot be deleted"):
            self.admin().action_hapus()
        with self.assertRaisesRegex(UserError, "status FINAL"):
            self.admin().action_final()
        with self.assertRaisesRegex(UserError, "write why"):
            self.admin().action_batal_final("  ")
        self.assertEqual(self.admin().action_batal_final()["res_model"], "ekinerja.capaian.batal")
        self.env["ekinerja.capaian.batal"].with_user(self.users["admin_instansi"]).create(
            {"capaian_ids": [(6, 0, self.capaian.ids)], "alasan": "Nilai tiga pegawai diperbaiki"}
        ).action_ok()
        self.assertEqual((self.capaian.state, self.capaian.distribusi, self.capaian.tanggal_final), ("draft", False, False))
        self.assertIn("Nilai tiga pegawai diperbaiki", self.capaian.message_ids[0].body)
        with self.assertRaisesRegex(UserError, "status Belum Final"):
            self.admin().action_batal_final("Lagi")
        self.admin().action_hapus()
        self.assertFalse(self.capaian.exists())

    def test_no_value_no_final(self):
        self.capaian.nilai = False
        with self.assertRaisesRegex(UserError, "no value yet"):
            self.admin().action_final()

    def test_status_comes_from_actions_only(self):
        for vals in ({"state": "final"}, {"distribusi": {"baik": 9}}, {"tanggal_final": "2026-01-01 00:00:00"}, {"tahun": 2024}):
            with self.assertRaisesRegex(UserError, "cannot be written"):
                self.admin().write(vals)
        with self.assertRaisesRegex(UserError, "cannot be written"):
            self.admin(self.env["ekinerja.capaian.organisasi"]).create(self.isi(tahun=2025, state="final"))
        baru = self.admin(self.env["ekinerja.capaian.organisasi"]).with_context(default_state="final").create(self.isi(tahun=2025))
        self.assertEqual(baru.state, "draft")

    def test_dialogs(self):
        """BKN-ORG-14..17: Edit has value and evidence only, the finalisation asks and says who is missing."""
        self.assertEqual(self.admin().action_ubah()["res_id"], self.capaian.id)
        arch = self.env.ref("ekinerja_admin.capaian_view_form_ubah").arch
        self.assertNotIn("department_id", arch)
        action = self.admin().action_finalisasi()
        wizard = self.env[action["res_model"]].with_user(self.users["admin_instansi"]).with_context(**action["context"]).create({})
        self.assertIn("Dinas Contoh", wizard.ringkasan)
        wizard.action_ok()
        self.assertEqual(self.capaian.state, "final")

    def test_rows_for_all_units(self):
        """Only missing ones; bidang have none."""
        wizard = self.env["ekinerja.capaian.lengkapi"].with_user(self.users["admin_instansi"]).create(
            {"company_id": self.company.id, "tahun": 2026, "periode_id": self.periode_final.id}
        )
        wizard.action_buat()
        semua = self.env["ekinerja.capaian.organisasi"].search([("company_id", "=", self.company.id)])
        self.assertEqual(semua.department_id, self.dinas | self.dinas_lain)
        self.assertEqual(self.capaian.nilai, "istimewa")
        wizard.action_buat()
        self.assertEqual(self.env["ekinerja.capaian.organisasi"].search_count([("company_id", "=", self.company.id)]), 2)

    def test_who_reads(self):
        """The people of the unit, its head, the wali kota above, the admin OPD; nobody of another unit."""
        lain = self.env["ekinerja.capaian.organisasi"].create(self.isi(department_id=self.dinas_lain.id))
        asing = new_test_user(self.env, "uji_asing", "ekinerja_admin.group_pegawai", company_id=self.company.id)
        self.staf_lain.user_id = asing
        self.users |= {"asing": asing}
        for role, terbaca in (
            ("pegawai_a", self.capaian), ("penilai", self.capaian), ("kepala_dinas", self.capaian), ("admin_opd", self.capaian), ("asing", lain),
            ("auditor", self.capaian | lain), ("admin_instansi", self.capaian | lain),
        ):  # fmt: skip
            with self.subTest(role=role):
                self.assertEqual(self.sebagai(role, self.env["ekinerja.capaian.organisasi"]).search([]), terbaca)
        wali = new_test_user(self.env, "uji_wali", "ekinerja_admin.group_pegawai_internal", company_id=self.company.id)
        self.wali_kota.user_id = wali
        self.kota.manager_id = self.wali_kota
        self.users |= {"wali": wali}
        self.assertEqual(self.sebagai("wali", self.env["ekinerja.capaian.organisasi"]).search([]), self.capaian | lain)

    def test_who_writes(self):
        for role in ("pegawai_a", "penilai", "kepala_dinas", "admin_opd", "auditor"):
            milik = self.sebagai(role, self.capaian)
            for langkah in (lambda r: r.action_final(), lambda r: r.action_batal_final("x"), lambda r: r.write({"nilai": "baik"}), lambda r: r.action_hapus()):
                with self.subTest(role=role), self.assertRaises(AccessError):
                    langkah(milik)

    def test_guide_of_the_instansi(self):
        """Open point 7: warn by default; rules of the instansi replace the shared ones of that value from their date on."""
        pola = self.env["ekinerja.pola.distribusi"]
        akhir = self.periode_final.tanggal(2026)["akhir"]
        baku = pola._pedoman(self.company, akhir)
        self.assertEqual(len(baku["baik"]), 3)
        bersama = self.env.ref("ekinerja_admin.pola_baik_2")
        with self.assertRaisesRegex(AccessError, "shared by every instansi"):
            self.admin(bersama).batas = 80
        milik = self.admin(bersama)
        milik.action_sesuaikan()
        sendiri = pola.search([("company_id", "=", self.company.id)])
        self.assertEqual(len(sendiri), 3)
        self.admin(sendiri.filtered(lambda p: p.jenis == "maksimum")).write({"batas": 80})
        self.assertEqual({satu.batas for satu in pola._pedoman(self.company, akhir)["baik"]}, {0, 80, 1})
        self.assertEqual(pola._pedoman(self.company, akhir)["kurang"], baku["kurang"])
        # a newer rule holds from its day on, for that value alone
        self.admin(pola).create({"nilai": "baik", "jenis": "maksimum", "predikat": "baik", "batas": 65, "date_start": "2027-01-01"})
        self.assertEqual(len(pola._pedoman(self.company, akhir)["baik"]), 3)
        self.assertEqual([satu.batas for satu in pola._pedoman(self.company, self.periode_final.tanggal(2027)["akhir"])["baik"]], [65])
        with self.assertRaisesRegex(ValidationError, "no number of people"):
            self.admin(pola).create({"nilai": "baik", "jenis": "orang", "predikat": "kurang", "batas": 0.5})

    def test_changes_are_audited(self):
        """Tambah, value and status stand in the audit log with the value before."""
        self.admin().nilai = "baik"
        self.admin().action_final()
        log = self.env["ekinerja.audit"].search([("res_model", "=", self.capaian._name), ("res_id", "=", self.capaian.id)])
        self.assertEqual(set(log.mapped("kolom")), {False, "nilai", "state"})
        self.assertEqual(log.filtered(lambda row: row.kolom == "nilai").lama, "Istimewa")
