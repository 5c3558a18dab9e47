"""Pola distribusi of a unit, who stands out, what-if, suggestions to a penilai, downloads (BKN-CTK-16, PermenPANRB 6/2022 Lampiran IV.B.1)."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .common import TAHUN
from .test_capaian import CapaianCase


@tagged("post_install", "-at_install")
class TestKalibrasi(CapaianCase):
    def setUp(self):
        super().setUp()
        self.skp = self.skp_semua()
        self.evaluasi = self.env["ekinerja.evaluasi"].concat(
            *(self.nilai(skp, predikat) for skp, predikat in zip(self.skp, ("baik", "baik", "sangat_baik", "sangat_baik"), strict=True))
        )

    def papan(self, role="admin_instansi", **vals):
        return Form(self.sebagai(role, self.env["ekinerja.kalibrasi"]).with_context(
            default_company_id=self.company.id, default_tahun=TAHUN, default_periode_id=self.periode_final.id, **vals
        ))  # fmt: skip

    def test_board_of_a_unit(self):
        papan = self.papan(default_department_id=self.dinas.id)
        self.assertEqual((papan.progres, papan.nilai), ("4 / 4", "baik"))
        self.assertIn("Butuh Perbaikan dan/atau Kurang paling sedikit 1 pegawai", papan.pelanggaran)
        self.assertIn("2 (50%)", papan.grafik)
        self.assertIn(self.kepala_bidang.name, papan.tabel_penilai)
        self.assertIn(self.bidang.name, papan.tabel_unor)
        papan.department_id = self.dinas_lain
        self.assertEqual((papan.progres, papan.nilai, papan.is_kosong), ("0 / 0", False, True))
        papan.department_id = self.env["hr.department"]
        self.assertEqual(papan.progres, "4 / 4")
        self.assertIn(self.dinas.name, papan.tabel_induk)

    def test_board_opens_where_somebody_is_rated(self):
        """The Final period of the last year with ratings; of a year without them nobody learns anything."""
        papan = Form(self.sebagai("admin_instansi", self.env["ekinerja.kalibrasi"]))
        self.assertEqual((papan.tahun, papan.periode_id), (TAHUN, self.periode_final))
        self.env["ekinerja.evaluasi"].search([("company_id", "=", self.company.id)]).state = "draft"
        papan = Form(self.sebagai("admin_instansi", self.env["ekinerja.kalibrasi"]))
        self.assertEqual((papan.tahun, papan.periode_id.jenis), (self.company._ekinerja_hari_ini().year, "final"))

    def test_who_stands_out(self):
        """Half the sum of the differences of the shares, above the limit and in a group that is large enough."""
        self.company.write({"ekinerja_kalibrasi_orang": 2, "ekinerja_kalibrasi_ambang": 49})

        def penilai():
            isi = self.env["ekinerja.capaian.organisasi"]._papan(self.company, TAHUN, self.periode_final, self.dinas)
            return {row["nama"]: (row["dinilai"], row["menonjol"]) for row in isi["penilai"]}

        # both staf of the kepala bidang are Sangat Baik, half of the dinas is: every other one would change
        self.assertEqual(penilai(), {self.kepala_bidang.name: (2, True), self.kepala_dinas.name: (1, False), self.wali_kota.name: (1, False)})
        self.company.ekinerja_kalibrasi_ambang = 50
        self.assertFalse(penilai()[self.kepala_bidang.name][1])
        self.company.write({"ekinerja_kalibrasi_orang": 3, "ekinerja_kalibrasi_ambang": 1})
        self.assertFalse(penilai()[self.kepala_bidang.name][1])

    def test_what_if_writes_nothing(self):
        papan = self.papan(default_department_id=self.dinas.id)
        with papan.pindah_ids.new() as baris:
            baris.jumlah, baris.dari, baris.ke = 1, "sangat_baik", "butuh_perbaikan"
        self.assertFalse(papan.pelanggaran_andai)
        self.assertIn("1 (25%)", papan.grafik_andai)
        papan.nilai_andai = "istimewa"
        self.assertIn("Sangat Baik harus terbanyak", papan.pelanggaran_andai)
        with papan.pindah_ids.edit(0) as baris:
            baris.jumlah = 9
        self.assertIn("lebih banyak daripada yang ada (2 pegawai)", papan.pelanggaran_andai)
        papan.save()
        self.assertEqual(self.evaluasi.mapped("predikat"), ["baik", "baik", "sangat_baik", "sangat_baik"])

    def test_who_may_see_the_board(self):
        """Admin instansi, auditor, and the head of the unit for the own unit; not the admin OPD, not another head."""
        for role in ("admin_instansi", "auditor", "kepala_dinas"):
            with self.subTest(role=role):
                self.assertEqual(self.papan(role, default_department_id=self.dinas.id).progres, "4 / 4")
        self.assertEqual(self.papan("kepala_dinas").department_id, self.dinas)
        for role, unor in (("kepala_dinas", self.dinas_lain), ("kepala_dinas", self.env["hr.department"]), ("penilai", self.dinas), ("admin_opd", self.dinas)):
            with self.subTest(role=role, unor=unor.name), self.assertRaisesRegex(AccessError, "Pola distribusi is shown to"):
                self.papan(role, default_department_id=unor.id)
        for method in ("action_pdf_pola", "action_xlsx_pola", "action_papan"):
            self.assertTrue(getattr(self.sebagai("kepala_dinas", self.capaian), method)())
            with self.subTest(method=method), self.assertRaises(AccessError):
                getattr(self.sebagai("penilai", self.capaian), method)()

    def test_acting_head_sees_the_unit(self):
        self.buat_plt(self.kepala_bidang, self.dinas)
        self.assertEqual(self.papan("penilai").department_id, self.dinas)

    def test_excel(self):
        """A row a unit; who heads one unit gets that one."""
        self.buat_capaian(self.dinas_lain, "istimewa")
        baris = list(self.sebagai("admin_instansi", self.capaian)._baris_xlsx())
        self.assertEqual([row[1] for row in baris], ["Unit Kerja Induk", "Dinas Contoh", "Dinas Lain"])
        self.assertEqual(baris[1][4:13], ["Baik", "Belum Final", 4, 4, 2, 2, 0, 0, 0])
        self.assertEqual(baris[1][13:15], [0.5, 0.5])
        self.assertEqual([row[1] for row in self.sebagai("kepala_dinas", self.capaian)._baris_xlsx()], ["Unit Kerja Induk", "Dinas Contoh"])

    def test_pdf_has_the_picture_and_the_rules(self):
        """BKN-CTK-16: the same picture as on the screen, final or marked as not final."""
        dok = self.capaian._dok_pola()
        self.assertEqual((dok["draf"], dok["dinilai"], dok["gambar"]), ("BELUM FINAL", 4, self.capaian._grafik()[self.capaian]))
        html = self.env["ekinerja.cetak"]._html("ekinerja_skp.cetak_pola_distribusi", [dok], "Pola")
        self.assertIn("<svg", html)
        self.assertIn("Diperlukan tambahan 1 pegawai", html)
        _nama, isi = self.sebagai("admin_instansi", self.capaian)._pdf_pola()
        self.assertTrue(isi.startswith(b"%PDF-"))

    # -- suggestions ---------------------------------------------------------------------------------------------------

    def minta(self, catatan="Bukti dukung menunjukkan sesuai ekspektasi"):
        self.sebagai("admin_instansi", self.evaluasi[2]).action_minta_kalibrasi(catatan)
        return self.env["ekinerja.kalibrasi.saran"].search([("evaluasi_id", "=", self.evaluasi[2].id)], limit=1)

    def test_the_penilai_changes(self):
        saran = self.minta()
        self.assertEqual((saran.state, saran.predikat_awal, saran.penilai_id), ("diminta", "sangat_baik", self.kepala_bidang))
        self.assertEqual(saran.activity_ids.user_id, self.users["penilai"])
        tugas = [satu for satu in self.env["ekinerja.tugas"]._kumpulkan(self.users["penilai"])[self.users["penilai"].id] if satu["jenis"] == "kalibrasi"]
        self.assertEqual([(satu["jumlah"], satu["url"]) for satu in tugas], [(1, "/odoo/kalibrasi-saran")])
        self.assertEqual(self.evaluasi[2].predikat, "sangat_baik")
        evaluasi = self.sebagai("penilai", self.evaluasi[2])
        evaluasi.action_buka()
        evaluasi.action_nilai()  # the same again answers nothing
        self.assertEqual(saran.state, "diminta")
        evaluasi.action_buka()
        evaluasi.rating_hasil = "sesuai"
        evaluasi.action_nilai()
        self.assertEqual((saran.state, saran.predikat_baru), ("diubah", "baik"))
        self.assertFalse(saran.activity_ids)

    def test_final_meanwhile(self):
        """An evaluation that is final does not open: the suggestion is answered with a reason, not with a promise."""
        saran = self.sebagai("penilai", self.minta())
        self.sebagai("penilai", self.evaluasi[2]).action_final()
        with self.assertRaisesRegex(UserError, "final meanwhile"):
            saran.action_terima("Saya buka")
        self.assertFalse(saran.alasan)
        saran.action_tolak("Sudah final")
        self.assertEqual((saran.state, self.evaluasi[2].state), ("ditolak", "final"))

    def test_the_penilai_declines_with_a_reason(self):
        saran = self.sebagai("penilai", self.minta())
        with self.assertRaisesRegex(UserError, "why the predikat stays"):
            saran.action_tolak(" ")
        self.assertEqual(saran.action_tolak()["res_model"], "ekinerja.kalibrasi.tolak")
        saran.action_tolak("Hasil melampaui target tiga triwulan")
        self.assertEqual((saran.state, self.evaluasi[2].predikat), ("ditolak", "sangat_baik"))
        with self.assertRaisesRegex(UserError, "answered already"):
            saran.action_tolak("Lagi")

    def test_the_admin_never_rates(self):
        """A note to the penilai is all an admin can do; others cannot even do that."""
        for role in ("penilai", "kepala_dinas", "auditor", "admin_opd"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.sebagai(role, self.evaluasi[2]).action_minta_kalibrasi("x")
        admin = self.sebagai("admin_instansi", self.evaluasi[2])
        with self.assertRaises(UserError):
            admin.rating_hasil = "sesuai"
        with self.assertRaisesRegex(UserError, "write what the penilai"):
            admin.action_minta_kalibrasi("")
        saran = self.minta()
        with self.assertRaises(AccessError):
            self.sebagai("admin_instansi", saran).action_tolak("Ditolak admin")
        self.sebagai("admin_instansi", self.evaluasi[2]).action_minta_kalibrasi("Sekali lagi")
        self.assertEqual(self.env["ekinerja.kalibrasi.saran"].search_count([("evaluasi_id", "=", self.evaluasi[2].id)]), 1)
        self.sebagai("admin_instansi", saran).action_batal()
        self.assertEqual(saran.state, "dibatalkan")
        self.capaian.action_final()
        with self.assertRaisesRegex(UserError, "Batal Final"):
            self.sebagai("admin_instansi", self.evaluasi[2]).action_minta_kalibrasi("Sesudah final")

    def test_who_reads_a_suggestion(self):
        """The penilai, the admin and the auditor; never the pegawai whom it is about, nor the note in the log of the evaluation."""
        saran = self.minta("RAHASIA catatan")
        model = self.env["ekinerja.kalibrasi.saran"]
        for role, terbaca in (("penilai", 1), ("admin_instansi", 1), ("auditor", 1), ("pegawai_a", 0), ("kepala_dinas", 0), ("admin_opd", 0)):
            with self.subTest(role=role):
                self.assertEqual(self.sebagai(role, model).search_count([]), terbaca)
        self.assertNotIn("RAHASIA", "".join(self.evaluasi[2].message_ids.mapped("body")))
        with self.assertRaises(UserError):
            self.sebagai("admin_instansi", saran).write({"state": "diubah"})

    # -- figures -------------------------------------------------------------------------------------------------------

    def test_screens_cost_a_fixed_number_of_queries(self):
        """The list with 100 units reads as many statements as with two; so does the board with more people."""
        unor = self.env["hr.department"].create([
            {"name": f"Dinas {n}", "kode_unor": f"{n:032}", "parent_id": self.kota.id, "company_id": self.company.id,
             "eselon_id": self.env.ref("ekinerja_admin.eselon_22").id}
            for n in range(100)
        ])  # fmt: skip
        semua = self.env["ekinerja.capaian.organisasi"].create([
            {"department_id": satu.id, "tahun": TAHUN, "periode_id": self.periode_final.id, "nilai": "baik", "company_id": self.company.id}
            for satu in unor
        ])  # fmt: skip
        semua[:50].action_final()
        kolom = ["department_id", "tahun", "periode_id", "nilai", "state", "statistik", "bukti_url", "bukti_nama"]

        def hitung(records, nama):
            records = self.sebagai("admin_instansi", records)
            records[:1].read(nama)  # fills the caches that outlive a request
            self.env.flush_all()
            self.env.invalidate_all()
            sebelum = self.cr.sql_log_count
            records.read(nama)
            return self.cr.sql_log_count - sebelum

        self.assertLessEqual(hitung(semua, kolom), 8)
        self.assertLessEqual(hitung(semua, kolom), hitung(semua[49:51], kolom))
        gambar = [*kolom, "grafik", "pelanggaran", "progres"]
        self.assertLessEqual(hitung(semua, gambar), 16)
        self.assertLessEqual(hitung(semua, gambar), hitung(semua[49:51], gambar))
