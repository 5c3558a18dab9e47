"""Who counts in the distribution of a unit, what a final capaian freezes and closes (BKN-ORG-10, BKN-ORG-17, BKN-ORG-19)."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import TAHUN, SkpCase

HASIL = {
    "sangat_baik": ("diatas", "diatas"), "baik": ("sesuai", "sesuai"), "butuh_perbaikan": ("dibawah", "sesuai"), "kurang": ("sesuai", "dibawah"),
    "sangat_kurang": ("dibawah", "dibawah"),
}  # fmt: skip


class CapaianCase(SkpCase):
    """A dinas whose kepala bidang and two staf have an approved SKP; the kepala dinas answers to the wali kota."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kota.manager_id = cls.wali_kota
        cls.dinas.manager_id = cls.kepala_dinas
        cls.bidang.manager_id = cls.kepala_bidang
        cls.env["ekinerja.atasan"].with_company(cls.company)._perbarui_dari_struktur(
            cls.env["hr.employee"].search([("company_id", "=", cls.company.id)]), cls.company._ekinerja_hari_ini()
        )
        cls.capaian = cls.buat_capaian(cls.dinas)

    @classmethod
    def buat_capaian(cls, unor, nilai="baik", periode=None, tahun=TAHUN):
        return cls.env["ekinerja.capaian.organisasi"].create({
            "department_id": unor.id, "tahun": tahun, "periode_id": (periode or cls.periode_final).id, "nilai": nilai, "company_id": cls.company.id,
        })  # fmt: skip

    def skp_semua(self):
        """Approved SKP of everybody of the dinas."""
        orang = (self.kepala_dinas, self.kepala_bidang, self.staf_a, self.staf_b)
        skp = self.env["ekinerja.skp"].create([{"employee_id": satu.id, "tahun": TAHUN} for satu in orang])
        skp._ubah_state({"state": "disetujui"})
        return skp

    def nilai(self, skp, predikat, periode=None):
        """A given evaluation, as the penilai leaves it."""
        hasil, perilaku = HASIL[predikat]
        evaluasi = self.env["ekinerja.evaluasi"].create({
            "skp_id": skp.id, "periode_id": (periode or self.periode_final).id, "rating_hasil": hasil, "rating_perilaku": perilaku,
        })  # fmt: skip
        evaluasi._ubah_state({"state": "dinilai"})
        return evaluasi

    def isi(self, capaian=None):
        capaian = capaian or self.capaian
        isi = capaian._distribusi()[capaian]
        return isi["dinilai"], isi["jumlah"], {kunci: n for kunci, n in isi.items() if n and kunci not in ("dinilai", "jumlah")}


@tagged("post_install", "-at_install")
class TestCapaian(CapaianCase):
    def test_who_counts(self):
        """The unor of the penilai decides; the head of a dinas counts in it, as no unit kerja induk stands above."""
        kepala_dinas, kepala_bidang, staf_a, staf_b = self.skp_semua()
        self.assertEqual(self.isi(), (0, 4, {}))
        self.nilai(kepala_bidang, "sangat_baik")
        evaluasi = self.nilai(staf_a, "baik")
        self.assertEqual(self.isi(), (2, 4, {"sangat_baik": 1, "baik": 1}))
        self.nilai(kepala_dinas, "baik")
        self.nilai(staf_b, "kurang")
        self.assertEqual(self.isi(), (4, 4, {"sangat_baik": 1, "baik": 2, "kurang": 1}))
        # reopened: not rated
        evaluasi._ubah_state({"state": "draft"})
        self.assertEqual(self.isi(), (3, 4, {"sangat_baik": 1, "baik": 1, "kurang": 1}))
        self.assertEqual(self.capaian._belum_dinilai(), {self.capaian.id: [staf_a.pegawai_nama]})
        for skp in (kepala_dinas, kepala_bidang, staf_a, staf_b):
            self.assertEqual(skp._unor_capaian(), {skp: self.dinas})

    def test_nearest_unit(self):
        """A bidang that is mandiri counts for itself, a corrected unor induk goes before; the kota is a unit as soon as it is mandiri."""
        kepala_dinas, kepala_bidang, staf_a, _staf_b = self.skp_semua()
        bidang = (self.bidang.write({"is_mandiri": True}), self.buat_capaian(self.bidang))[1]
        self.assertEqual((self.isi()[1], self.isi(bidang)[1]), (2, 2))
        self.assertEqual((staf_a._unor_capaian()[staf_a], kepala_bidang._unor_capaian()[kepala_bidang]), (self.bidang, self.dinas))
        self.bidang.unor_induk_koreksi_id = self.dinas_lain
        lain = self.buat_capaian(self.dinas_lain)
        self.assertEqual((self.isi(bidang)[1], self.isi(lain)[1]), (0, 2))
        self.assertEqual(staf_a._unor_capaian()[staf_a], self.dinas_lain)
        self.kota.is_mandiri = True
        kota = self.buat_capaian(self.kota)
        self.assertEqual((self.isi()[1], self.isi(kota)[1]), (1, 1))
        self.assertEqual(kepala_dinas._unor_capaian()[kepala_dinas], self.kota)

    def test_one_skp_a_person(self):
        """The one in force at the end of the period; no revision, no old version, no PLT, nobody on unpaid leave."""
        kepala_dinas, _kepala_bidang, staf_a, staf_b = self.skp_semua()
        self.nilai(staf_a, "baik")
        staf_a.with_context(tracking_disable=True).write({"date_end": f"{TAHUN}-06-30"})
        lanjut = self.env["ekinerja.skp"].create({"employee_id": self.staf_a.id, "tahun": TAHUN, "date_start": f"{TAHUN}-07-01"})
        lanjut._ubah_state({"state": "disetujui"})
        self.assertEqual(self.isi(), (0, 4, {}))
        self.nilai(lanjut, "sangat_baik")
        self.assertEqual(self.isi(), (1, 4, {"sangat_baik": 1}))
        triwulan_1 = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)], limit=1)
        awal = self.buat_capaian(self.dinas, periode=triwulan_1)
        self.nilai(staf_a, "butuh_perbaikan", triwulan_1)
        self.assertEqual(self.isi(awal), (1, 4, {"butuh_perbaikan": 1}))
        plt = self.buat_plt(self.staf_b, self.dinas_lain)
        self.env["ekinerja.skp"].create({"employee_id": self.staf_b.id, "tahun": TAHUN, "plt_id": plt.id})._ubah_state({"state": "disetujui"})
        self.assertEqual(self.isi()[1], 4)
        staf_b.sudo().write({"is_riwayat": True, "active": False})
        self.assertEqual(self.isi()[1], 3)
        self.kepala_dinas._ekinerja_ubah(
            self.periode_final.tanggal(TAHUN)["akhir"], {"kedudukan_hukum_id": self.env.ref("ekinerja_admin.kedudukan_hukum_02").id}
        )
        self.assertFalse(kepala_dinas._dapat_dinilai_pada({kepala_dinas: self.periode_final.tanggal(TAHUN)["akhir"]}))
        self.assertEqual(self.isi()[1], 2)

    def test_capaian_of_an_evaluation(self):
        kepala_dinas, _kepala_bidang, staf_a, _staf_b = self.skp_semua()
        evaluasi = self.nilai(staf_a, "baik") | self.nilai(kepala_dinas, "baik")
        self.assertEqual(set(evaluasi._capaian_organisasi().values()), {self.capaian})
        self.assertEqual(evaluasi._capaian_dipimpin(), {evaluasi[0]: self.capaian.browse(), evaluasi[1]: self.capaian})
        lain = self.nilai(staf_a, "baik", self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)], limit=1))
        self.assertFalse(lain._capaian_organisasi()[lain])

    def test_final_freezes_the_distribution(self):
        """BKN-ORG-19: every form printed afterwards has the same curve, whatever is decided or moved later."""
        skp = self.skp_semua()
        self.nilai(skp[2], "baik")
        wizard = self.env["ekinerja.capaian.final"].create({"capaian_ids": [(6, 0, self.capaian.ids)]})
        self.assertTrue(wizard.is_kurang)
        self.assertIn("1 / 4", wizard.ringkasan)
        self.assertIn(skp[3].pegawai_nama, wizard.ringkasan)
        self.assertNotIn(skp[2].pegawai_nama, wizard.ringkasan)
        wizard.action_ok()
        gambar = self.capaian._grafik()[self.capaian]
        self.assertEqual(self.isi(), (1, 4, {"baik": 1}))
        self.assertIn("Pegawai dinilai : 1 / 4\nSangat Baik : 0\nBaik : 1\n", self.capaian.statistik)
        skp[0].unlink() if skp[0].state == "draft" else skp[0].sudo().write({"active": False})
        # another guide from now on, and another unit
        milik = {"nilai": "baik", "predikat": "baik", "batas": 5, "date_start": "2026-01-01", "company_id": self.company.id}
        self.env["ekinerja.pola.distribusi"].create(milik)
        self.assertEqual(self.isi(), (1, 4, {"baik": 1}))
        self.assertEqual(self.capaian._grafik()[self.capaian], gambar)
        self.assertIn("maks 70%", gambar)
        self.capaian.action_batal_final("Dihitung ulang")
        self.assertEqual(self.isi(), (1, 3, {"baik": 1}))
        self.assertIn("maks 5%", self.capaian._grafik()[self.capaian])

    def test_final_closes_the_ratings(self):
        """Give, reopen and change are refused until Batal Final; making a given evaluation final is not."""
        _kepala_dinas, _kepala_bidang, staf_a, staf_b = self.skp_semua()
        draft = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create(
            {"skp_id": staf_b.id, "periode_id": self.periode_final.id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
        )
        given = self.nilai(staf_a, "baik")
        self.capaian.action_final()
        given = self.sebagai("penilai", given)
        for langkah in (lambda: draft.action_nilai(), lambda: given.action_buka(), lambda: draft.write({"rating_hasil": "diatas"})):
            with self.assertRaisesRegex(UserError, "Batal Final"), self.cr.savepoint():
                langkah()
        given.action_final()
        self.sebagai("admin_instansi", self.capaian).action_batal_final("Satu pegawai belum dinilai")
        draft.action_nilai()
        self.assertEqual(self.isi(), (2, 4, {"baik": 2}))

    def test_block_outside_the_guide(self):
        """Open point 7: refused where the instansi says so, logged otherwise."""
        _kepala_dinas, _kepala_bidang, staf_a, _staf_b = self.skp_semua()
        self.nilai(staf_a, "sangat_baik")
        self.company.ekinerja_pola_kebijakan = "tolak"
        with self.assertRaisesRegex(UserError, "Baik harus terbanyak"):
            self.sebagai("admin_instansi", self.capaian).action_final()
        self.company.ekinerja_pola_kebijakan = "peringatan"
        self.assertIn("Baik harus terbanyak", self.capaian.pelanggaran)
        self.sebagai("admin_instansi", self.capaian).action_final()
        self.assertIn("Baik harus terbanyak", self.capaian.message_ids[0].body)

    def test_the_unit_reads_its_numbers(self):
        """Counts are those of everybody, whoever reads them."""
        for skp in self.skp_semua():
            self.nilai(skp, "baik")
        for role in ("pegawai_a", "penilai", "kepala_dinas", "admin_opd", "auditor"):
            milik = self.sebagai(role, self.capaian)
            self.assertEqual(milik.progres, "4 / 4")
            self.assertIn("4 (100%)", milik.grafik)
            self.assertIn("Baik paling banyak 70%", milik.pelanggaran)
