"""Leader rule: the capaian of the unit is the rating of its head (SE MenPANRB 3/2023, PermenPANRB 6/2022 Lampiran IV)."""

from datetime import datetime

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .common import TAHUN
from .test_evaluasi_aturan import B, D, EvaluasiCase, S


@tagged("post_install", "-at_install")
class TestPimpinan(EvaluasiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.wali_kota.user_id = cls.users["internal"]
        cls.users["internal"].group_ids = [(4, cls.env.ref("ekinerja_admin.group_pegawai_internal").id)]
        cls.skp_kepala = cls.disetujui(cls.kepala_dinas)

    def capaian(self, nilai, periode=None, tahun=TAHUN):
        return self.env["ekinerja.capaian.organisasi"].create({
            "department_id": self.dinas.id, "tahun": tahun, "periode_id": (periode or self.final).id, "nilai": nilai, "company_id": self.company.id,
        })  # fmt: skip

    def test_value_of_the_unit_is_the_rating(self):
        for n, (nilai, rating) in enumerate((("istimewa", D), ("baik", S), ("butuh_perbaikan", B), ("kurang", B))):
            with self.subTest(nilai):
                evaluasi = self.evaluasi(self.skp_kepala, self.tw[n], hasil=False)
                self.capaian(nilai, self.tw[n])
                self.assertEqual(evaluasi.rating_capaian, rating)
                self.nilai(evaluasi, "internal")
                self.assertEqual((evaluasi.rating_hasil, evaluasi.capaian_nilai), (rating, nilai))
                self.assertIn("Dinas Contoh", evaluasi.capaian_sumber)

    def test_sangat_kurang_is_below(self):
        self.capaian("sangat_kurang")
        evaluasi = self.nilai(self.evaluasi(self.skp_kepala, self.final, hasil=D, perilaku=B), "internal")
        self.assertEqual((evaluasi.rating_hasil, evaluasi.predikat), (B, "sangat_kurang"))

    def test_final_waits_for_the_value(self):
        evaluasi = self.evaluasi(self.skp_kepala, self.final)
        with self.assertRaisesRegex(UserError, "is not entered yet. An admin instansi enters it under Capaian organisasi"):
            self.nilai(evaluasi, "internal")
        self.company.ekinerja_capaian_wajib = False
        self.nilai(evaluasi, "internal")
        self.assertIn("The penilai rated hasil kerja", evaluasi.message_ids[:1].body)

    def test_ordinary_period_without_a_value(self):
        evaluasi = self.nilai(self.evaluasi(self.skp_kepala, hasil=D), "internal")
        self.assertEqual((evaluasi.rating_hasil, evaluasi.capaian_nilai), (D, False))
        self.assertIn("The penilai rated hasil kerja", evaluasi.message_ids[:1].body)

    def test_late_value_gives_way_to_the_year_before(self):
        """Lampiran IV.B.1.f"""
        self.capaian("istimewa", tahun=TAHUN - 1)
        evaluasi = self.evaluasi(self.skp_kepala, self.final)
        with freeze_time("2026-12-01 03:00:00"):
            baru = self.capaian(False)
        with freeze_time("2027-02-01 03:00:00"):
            self.assertEqual(self.sebagai("internal", evaluasi).rating_capaian, D)
            # the row is older than the value
            baru.nilai = "kurang"
            self.assertEqual(self.sebagai("internal", evaluasi).rating_capaian, D)
        with freeze_time("2027-01-31 16:00:00"):
            baru.nilai = "sangat_kurang"
        with freeze_time("2027-02-01 03:00:00"):
            baru.write({"nilai": "sangat_kurang", "bukti_url": "https://drive.contoh.example/capaian"})
            self.assertEqual(self.sebagai("internal", evaluasi).rating_capaian, B, "evidence added later changes no value")
            self.assertEqual(baru.tanggal_nilai, datetime(2027, 1, 31, 16))
        baru.nilai = False
        self.assertFalse(baru.tanggal_nilai)

    def test_jpt_that_heads_nothing_is_no_leader(self):
        """A staf ahli belongs to the unor and holds a JPT; its head, or who acts in that place, leads it."""
        self.capaian("istimewa")
        staf_ahli = self.disetujui(self.staf_b, model_skp="jpt")
        staf_ahli.sudo().department_id = self.dinas
        self.assertEqual((staf_ahli | self.skp_kepala)._unor_dipimpin(), {staf_ahli: self.dinas.browse(), self.skp_kepala: self.dinas})
        self.assertFalse(self.evaluasi(staf_ahli, self.final).rating_capaian)
        # who headed it when the SKP was made is followed by another
        self.skp_kepala.sudo().is_pimpinan = True
        self.dinas.manager_id = self.kepala_bidang
        self.assertEqual(self.skp_kepala._unor_dipimpin(), {self.skp_kepala: self.dinas})

    def test_staff_are_rated_by_hand(self):
        self.capaian("istimewa")
        self.assertEqual(self.nilai(self.evaluasi(periode=self.final, hasil=B)).rating_hasil, B)

    def test_instansi_has_its_own_table(self):
        self.env["ekinerja.rating.capaian"].create({"nilai": "istimewa", "rating": S, "company_id": self.company.id, "date_start": "2026-01-01"})
        self.capaian("istimewa")
        self.assertEqual(self.evaluasi(self.skp_kepala, self.final).rating_capaian, S)

    def test_head_rated_by_the_kepala_daerah_cannot_object(self):
        """Lampiran IV.A.12, as data on the unor"""
        self.capaian("baik")
        evaluasi = self.nilai(self.evaluasi(self.skp_kepala, self.final), "internal")
        self.assertTrue(evaluasi.tanpa_keberatan)
        self.sebagai("internal", evaluasi).action_buka()
        self.assertFalse(evaluasi.tanpa_keberatan)
        self.dinas.keberatan_kepala = "ada"
        self.assertFalse(self.nilai(evaluasi, "internal").tanpa_keberatan)
        self.assertFalse(self.nilai(self.evaluasi()).tanpa_keberatan)
