"""Mutasi with its documents: split, refresh, successor, window, closed ones (PermenPANRB 6/2022; BKN-UNO-14/15, SMG-SKP-04, D10)."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import SkpCase

JULI = date(2026, 7, 1)


class MutasiCase(SkpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ekinerja.atasan"]._perbarui_dari_struktur(cls.env["hr.employee"].search([("company_id", "=", cls.company.id)]), date(2026, 1, 1))
        cls.triwulan = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "biasa")])

    def tinjau(self, jenis, employee=None, **vals):
        mutasi = self.sebagai("admin_instansi", self.env["ekinerja.mutasi"]).create({
            "jenis": jenis, "employee_ids": [(6, 0, (employee or self.env["hr.employee"]).ids)], "tanggal": JULI, **vals,
        })  # fmt: skip
        mutasi.action_tinjau()
        return mutasi

    def terapkan(self, mutasi):
        mutasi.action_terapkan()
        self.env.flush_all()
        self.env.invalidate_all()

    def evaluasi(self, skp, triwulan, *, dinilai=False):
        evaluasi = self.env["ekinerja.evaluasi"].create({"skp_id": skp.id, "periode_id": self.triwulan[triwulan - 1].id})
        if dinilai:
            evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "state": "dinilai"})
        return evaluasi

    def log(self, record):
        return self.env["mail.message"].search([("model", "=", record._name), ("res_id", "=", record.id)]).mapped("body")

    def baris(self, mutasi, record):
        return mutasi.baris_ids.filtered(lambda baris: (baris.res_model, baris.res_id) == (record._name, record.id))


@tagged("post_install", "-at_install")
@freeze_time("2026-07-20 03:00:00")
class TestMutasi(MutasiCase):
    def test_move_splits_the_skp(self):
        """Lampiran II.C.6: the old SKP ends the day before, approved as it was; a draft with the new pimpinan starts."""
        self.dinas_lain.manager_id = self.staf_lain
        skp = self.buat_disetujui()
        mutasi = self.tinjau("pindah", self.staf_a, unor_id=self.dinas_lain.id)
        baris = self.baris(mutasi, skp)
        self.assertEqual((baris.tindakan, baris.tanggal, baris.dipilih), ("pisah", JULI, True))
        self.assertIn("Bidang Uji Dinas Contoh", baris.sebelum)
        self.assertIn("Dinas Lain", baris.sesudah)
        self.assertIn("L-II.C.6", baris.alasan)
        self.assertEqual((skp.date_end, skp.pegawai_unit), (date(2026, 12, 31), "Bidang Uji Dinas Contoh"), "the review changes nothing")
        self.terapkan(mutasi)
        baru = self.env["ekinerja.skp"].search([("employee_id", "=", self.staf_a.id), ("id", "!=", skp.id)])
        self.assertEqual((skp.date_end, skp.state, skp.penilai_nama), (date(2026, 6, 30), "disetujui", "Bima Kepalabidang"))
        self.assertEqual((baru.date_start, baru.date_end, baru.state), (JULI, date(2026, 12, 31), "draft"))
        self.assertEqual((baru.penilai_nama, baru.pegawai_unit, len(baru.rhk_ids)), ("Lala Lain", "Dinas Lain", 0))
        self.assertEqual(baris.hasil, "Ends the day before; new SKP from 1 Juli 2026")
        self.assertTrue(any(mutasi.name in body and "30 Juni 2026" in body for body in self.log(skp)))
        self.assertTrue(any(mutasi.name in body and "submit it by" in body for body in self.log(baru)))

    def test_split_copies_what_still_holds(self):
        skp = self.buat_skp()
        self.env["ekinerja.skp.lampiran"].create({"skp_id": skp.id, "name": "Perangkat kerja"})
        perilaku = self.env["ekinerja.perilaku"].search([], limit=1)
        self.env["ekinerja.ekspektasi"].create({"skp_id": skp.id, "perilaku_id": perilaku.id, "name": "Cepat tanggap"})
        mutasi = self.tinjau("jabatan", self.staf_a, jabatan="Pranata Komputer Ahli Muda", salin_rhk=True)
        self.terapkan(mutasi)
        baru = self.env["ekinerja.skp"].search([("employee_id", "=", self.staf_a.id), ("date_start", "=", JULI)])
        self.assertEqual(baru.pegawai_jabatan, "Pranata Komputer Ahli Muda")
        self.assertEqual(baru.rhk_ids.mapped("name"), skp.rhk_ids.mapped("name"))
        self.assertEqual(baru.rhk_ids.indikator_ids.mapped("target"), ["12", "12"])
        self.assertEqual((baru.lampiran_ids.name, baru.ekspektasi_ids.name), ("Perangkat kerja", "Cepat tanggap"), "the penilai stays")

    def test_unchosen_documents_stay(self):
        """BKN-UNO-15: the SKP keeps its copy until it is chosen."""
        skp = self.buat_disetujui()
        mutasi = self.tinjau("pindah", self.staf_a, unor_id=self.dinas_lain.id)
        mutasi.action_pilih_kosong()
        self.terapkan(mutasi)
        self.assertEqual(self.staf_a.department_id, self.dinas_lain)
        self.assertEqual((skp.date_end, skp.pegawai_unit), (date(2026, 12, 31), "Bidang Uji Dinas Contoh"))

    def test_other_action_can_be_chosen_but_not_any(self):
        skp = self.buat_disetujui()
        mutasi = self.tinjau("pindah", self.staf_a, unor_id=self.dinas_lain.id)
        baris = self.baris(mutasi, skp)
        with self.assertRaisesRegex(UserError, "is not possible. Choose Split / Refresh / Keep"), self.cr.savepoint():
            baris.tindakan = "hapus"
        with self.assertRaisesRegex(UserError, "comes from the review"):
            baris.sesudah = "Lain"
        baris.tindakan = "perbarui"
        mutasi.action_tinjau()
        self.assertEqual(self.baris(mutasi, skp).tindakan, "perbarui", "a second review keeps the choice")
        self.terapkan(mutasi)
        self.assertEqual((skp.date_end, skp.pegawai_unit, skp.state), (date(2026, 12, 31), "Dinas Lain", "disetujui"))

    def test_evaluations_of_a_split_skp(self):
        """Lampiran IV.A.13: ended periods stay; an empty draft of a later period gives way, a written one is kept."""
        skp = self.buat_disetujui()
        satu, dua, tiga, empat = self.evaluasi(skp, 1, dinilai=True), self.evaluasi(skp, 2), self.evaluasi(skp, 3), self.evaluasi(skp, 4)
        empat.umpan_balik = "Baik"
        mutasi = self.tinjau("pindah", self.staf_a, unor_id=self.dinas_lain.id)
        self.assertEqual([self.baris(mutasi, e).tindakan for e in (satu, dua, tiga, empat)], ["tetap", "tetap", "hapus", "tetap"])
        self.terapkan(mutasi)
        self.assertEqual((satu | dua | tiga | empat).exists(), satu | dua | empat)

    def test_new_head_refreshes_the_bawahan(self):
        """Lampiran II.C.7 and SMG-SKP-04: the SKP goes on with the successor; what waits for approval comes to the successor."""
        self.staf_lain.user_id = self.users["internal"]
        a, b = self.buat_disetujui(), self.buat_skp("pegawai_b")
        b.action_ajukan()
        mutasi = self.tinjau("pimpinan", department_id=self.bidang.id, pimpinan_id=self.staf_lain.id, jabatan="Kepala Bidang Uji", tanggal="2026-07-20")
        self.assertEqual([self.baris(mutasi, skp).tindakan for skp in (a, b)], ["perbarui"] * 2)
        self.assertIn("Nama penilai: Bima Kepalabidang", self.baris(mutasi, a).sebelum)
        self.assertIn("Nama penilai: Lala Lain", self.baris(mutasi, a).sesudah)
        self.terapkan(mutasi)
        for skp in (a, b):
            self.assertEqual((skp.penilai_id, skp.penilai_jabatan, skp.atasan_nama), (self.staf_lain, "Kepala Bidang Uji", "Dewi Kepaladinas, M.Si."))
        self.assertEqual((a.state, b.state), ("disetujui", "diajukan"))
        tugas = self.env["mail.activity"].search([("res_model", "=", "ekinerja.skp"), ("res_id", "=", b.id)])
        self.assertEqual(tugas.user_id, self.users["internal"])

    def test_former_head_keeps_the_documents(self):
        skp = self.buat_disetujui("penilai", penilai="kepala_dinas")
        mutasi = self.tinjau("pimpinan", department_id=self.bidang.id, pimpinan_id=self.staf_b.id, jabatan="Kepala Bidang Uji")
        self.assertEqual((self.baris(mutasi, skp).tindakan, self.baris(mutasi, skp).dipilih), ("tetap", False))
        self.terapkan(mutasi)
        self.assertEqual(skp.penilai_nama, "Dewi Kepaladinas, M.Si.")

    def test_atasan_penilai_two_levels_below(self):
        """A new kepala dinas is the atasan penilai of the staf of the bidang."""
        skp = self.buat_disetujui()
        mutasi = self.tinjau("pimpinan", department_id=self.dinas.id, pimpinan_id=self.staf_lain.id, jabatan="Kepala Dinas Contoh", tanggal="2026-07-20")
        self.assertIn("Nama atasan penilai: Lala Lain", self.baris(mutasi, skp).sesudah)
        self.terapkan(mutasi)
        self.assertEqual((skp.penilai_nama, skp.atasan_nama), ("Bima Kepalabidang", "Lala Lain"))

    def test_window_keeps_the_former_penilai(self):
        """Lampiran IV.A.14: TMT 1 July lies in the window of the second quarter (30 June to 5 July)."""
        skp = self.buat_disetujui()
        dua, tiga = self.evaluasi(skp, 2), self.evaluasi(skp, 3)
        self.staf_b.user_id = self.users["internal"]
        mutasi = self.tinjau("pimpinan", department_id=self.bidang.id, pimpinan_id=self.staf_b.id, jabatan="Kepala Bidang Uji")
        self.assertEqual([self.baris(mutasi, e).tindakan for e in (dua, tiga)], ["lama", "perbarui"])
        self.terapkan(mutasi)
        self.assertEqual((dua.penilai_tetap_id, dua.penilai_nama), (self.kepala_bidang, "Bima Kepalabidang"))
        self.assertEqual((tiga.penilai_tetap_id.id, tiga.penilai_nama), (False, "Tono Staf"))
        lama = self.sebagai("penilai", dua)
        lama.write({"rating_hasil": "sesuai", "rating_perilaku": "diatas"})
        lama.action_nilai()
        self.assertEqual(dua.predikat, "baik")
        self.assertTrue(self.sebagai("penilai", skp).rhk_ids.mapped("name"), "the former penilai reads what is evaluated")
        with self.assertRaisesRegex(UserError, "only by its pejabat penilai, Tono Staf"):
            self.sebagai("penilai", tiga).write({"rating_hasil": "sesuai"})
        with self.assertRaisesRegex(UserError, "only by its pejabat penilai, Bima Kepalabidang"):
            self.sebagai("pegawai_b", dua)._periksa_penilai()

    def test_window_makes_the_missing_evaluation(self):
        skp = self.buat_disetujui()
        mutasi = self.tinjau("pimpinan", department_id=self.bidang.id, pimpinan_id=self.staf_b.id, jabatan="Kepala Bidang Uji")
        self.terapkan(mutasi)
        evaluasi = self.env["ekinerja.evaluasi"].search([("skp_id", "=", skp.id)])
        self.assertEqual((evaluasi.periode_id, evaluasi.penilai_tetap_id, evaluasi.penilai_nama), (self.triwulan[1], self.kepala_bidang, "Bima Kepalabidang"))

    def test_closed_documents_are_counted_and_kept(self):
        lama = self.buat_skp(tahun=2025)
        skp = self.buat_disetujui()
        final = self.evaluasi(skp, 1, dinilai=True)
        final.state = "final"
        mutasi = self.tinjau("pimpinan", department_id=self.bidang.id, pimpinan_id=self.staf_b.id, jabatan="Kepala Bidang Uji", tanggal="2026-07-20")
        self.assertEqual(mutasi.jumlah_tertutup, 2)
        self.assertFalse(self.baris(mutasi, final) | self.baris(mutasi, lama))
        self.terapkan(mutasi)
        self.assertEqual((final.penilai_nama, lama.penilai_nama), ("Bima Kepalabidang", "Bima Kepalabidang"))

    def test_pangkat_refreshes_and_reaches_documents_that_name_the_person(self):
        a, milik = self.buat_disetujui(), self.buat_disetujui("penilai", penilai="kepala_dinas")
        mutasi = self.tinjau("pangkat", self.kepala_bidang, golongan_id=self.env.ref("ekinerja_admin.golongan_pns_ivb").id)
        self.assertEqual({baris.tindakan for baris in mutasi.baris_ids}, {"perbarui"})
        self.terapkan(mutasi)
        self.assertIn("(IV/b)", a.penilai_pangkat)
        self.assertIn("(IV/b)", milik.pegawai_pangkat)

    def test_plt_skp_stays(self):
        """Lampiran IV.A.5: the SKP of a PLT stands beside the definitive one."""
        self.buat_plt(self.staf_a, self.dinas_lain)
        skp, plt = self.buat_skp(), self.buat_skp(status_jabatan="plt")
        mutasi = self.tinjau("jabatan", self.staf_a, jabatan="Pranata Komputer Ahli Muda")
        self.assertEqual(self.baris(mutasi, skp).tindakan, "pisah")
        self.assertFalse(self.baris(mutasi, plt), "its data come from the assignment")
        self.terapkan(mutasi)
        self.assertEqual(plt.date_end, date(2026, 12, 31))

    def test_scheduled_split(self):
        skp = self.buat_disetujui()
        mutasi = self.tinjau("pindah", self.staf_a, unor_id=self.dinas_lain.id, tanggal="2026-09-01")
        self.assertIn("Dinas Lain", self.baris(mutasi, skp).sesudah, "the review sees the later day")
        self.terapkan(mutasi)
        self.assertEqual((mutasi.state, skp.date_end), ("dijadwalkan", date(2026, 12, 31)))
        with freeze_time("2026-09-01 03:00:00"):
            self.env["ekinerja.mutasi"]._cron_terapkan()
        self.assertEqual((mutasi.state, skp.date_end), ("diterapkan", date(2026, 8, 31)))

    def test_document_that_closed_since_the_review(self):
        skp = self.buat_disetujui()
        mutasi = self.tinjau("pindah", self.staf_a, unor_id=self.dinas_lain.id)
        baris = self.baris(mutasi, skp)
        skp.sudo().write({"date_end": "2026-06-30"})
        self.terapkan(mutasi)
        self.assertTrue(baris.hasil.startswith("Left as it is"))
        self.assertEqual(skp.date_end, date(2026, 6, 30))

    def test_pegawai_reads_the_log_of_the_own_document_only(self):
        skp = self.buat_disetujui()
        mutasi = self.tinjau("pindah", self.staf_a, unor_id=self.dinas_lain.id)
        self.terapkan(mutasi)
        self.assertTrue(any(mutasi.name in body for body in self.log(skp)))
        self.assertTrue(self.sebagai("pegawai_a", skp).search([("date_start", "=", JULI)]), "the new SKP is theirs")
        for records in (mutasi, mutasi.baris_ids):
            with self.assertRaises(AccessError):
                self.sebagai("pegawai_a", records).read(["name"])
