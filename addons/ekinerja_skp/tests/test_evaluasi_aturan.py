"""Who evaluates when, tugas belajar, the way of the document (PermenPANRB 6/2022 Lampiran IV and V)."""

import ast

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .common import TAHUN, SkpCase

D, S, B = "diatas", "sesuai", "dibawah"


class EvaluasiCase(SkpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tw = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "biasa")], order="sequence")
        cls.final = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "final")])
        cls.skp = cls.disetujui(cls.staf_a)

    @classmethod
    def disetujui(cls, employee, **vals):
        skp = cls.env["ekinerja.skp"].create({
            "employee_id": employee.id, "tahun": TAHUN, **vals,
            "rhk_ids": [(0, 0, {"name": "Laporan kinerja tersusun", "perspektif": "anggaran", "indikator_ids": [
                (0, 0, {"name": "Jumlah laporan", "target": "12", "satuan": "laporan"})]})],
        })  # fmt: skip
        skp.write({"state": "disetujui"})
        return skp

    def evaluasi(self, skp=None, periode=None, hasil=S, perilaku=S, **vals):
        return self.env["ekinerja.evaluasi"].create({
            "skp_id": (skp or self.skp).id, "periode_id": (periode or self.tw[0]).id, "rating_hasil": hasil, "rating_perilaku": perilaku, **vals,
        })  # fmt: skip

    def nilai(self, evaluasi, role="penilai"):
        self.sebagai(role, evaluasi).action_nilai()
        return evaluasi


@tagged("post_install", "-at_install")
class TestPerilaku(EvaluasiCase):
    def test_seven_values_stand_in_their_order(self):
        """SMG-ASN-08: the behaviour rating rests on the values."""
        evaluasi = self.evaluasi()
        self.assertEqual(evaluasi.perilaku_ids.mapped("nama"), [
            "Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif",
        ])  # fmt: skip

    def test_hint_of_the_values_decides_nothing(self):
        evaluasi = self.sebagai("penilai", self.evaluasi(perilaku=False))
        evaluasi.perilaku_ids.rating = "diatas"
        self.assertEqual((evaluasi.saran_perilaku, evaluasi.rating_perilaku), ("diatas", False))
        evaluasi.perilaku_ids[:4].rating = "dibawah"
        self.assertEqual(evaluasi.saran_perilaku, "dibawah")
        with self.assertRaisesRegex(UserError, "choose rating hasil kerja and rating perilaku"):
            evaluasi.action_nilai()

    def test_meaning_of_the_steps_stands_beside_the_choice(self):
        """SMG-ASN-09, SMG-ASN-10, SMG-ASN-11"""
        panduan = self.sebagai("penilai", self.evaluasi()).panduan_perilaku
        for kata in ("penjaga penerapan nilai dasar ASN", "secara konsisten menjalankan nilai dasar ASN untuk diri sendiri.", "belum secara konsisten"):
            self.assertIn(kata, panduan)
        self.env["ekinerja.rating.panduan"].create({
            "jenis": "perilaku", "rating": "diatas", "name": "<b>Teladan</b>", "company_id": self.company.id, "date_start": "2026-01-01",
        })  # fmt: skip
        self.env.invalidate_all()
        self.assertIn("&lt;b&gt;Teladan", self.evaluasi(periode=self.tw[1]).panduan_perilaku)

    def test_own_value_replaces_the_shared_one(self):
        self.env["ekinerja.perilaku"].create({"code": "loyal", "name": "Loyal (Kota)", "panduan": "Satu", "company_id": self.company.id})
        nama = self.evaluasi().perilaku_ids.mapped("nama")
        self.assertIn("Loyal (Kota)", nama)
        self.assertNotIn("Loyal", nama)

    def test_html_is_text(self):
        evaluasi = self.sebagai("penilai", self.evaluasi())
        evaluasi.write({"umpan_balik": "<script>alert(1)</script>", "catatan": "<b>tebal</b>"})
        self.assertEqual(evaluasi.umpan_balik, "<script>alert(1)</script>")

    def test_why_the_predikat(self):
        """BKN-SKP-15"""
        teks = self.evaluasi(hasil=S, perilaku=D).penjelasan
        self.assertIn("Sesuai Ekspektasi and perilaku kerja Diatas Ekspektasi give the predikat Baik", teks)


@tagged("post_install", "-at_install")
class TestJendela(EvaluasiCase):
    def test_not_before_the_period_ends(self):
        self.atur_batas("tolak", "penilaian")
        evaluasi = self.evaluasi()
        with freeze_time("2026-03-30 03:00:00"), self.assertRaisesRegex(UserError, "Triwulan I 2026 is evaluated from 31 Maret 2026 on"):
            self.nilai(evaluasi)
        self.company.ekinerja_nilai_dini = 1
        with freeze_time("2026-03-30 03:00:00"):
            self.nilai(evaluasi)
        self.assertEqual(evaluasi.state, "dinilai")

    def test_early_is_logged_where_the_instansi_only_warns(self):
        with freeze_time("2026-03-02 03:00:00"):
            evaluasi = self.nilai(self.evaluasi())
        self.assertIn("This is early", evaluasi.message_ids[:1].body)

    def test_final_from_the_end_of_december_to_the_end_of_january(self):
        """Lampiran IV.A.8"""
        self.atur_batas("tolak", "penilaian")
        evaluasi = self.evaluasi(periode=self.final)
        for hari in ("2026-12-30 03:00:00", "2027-01-31 18:00:00"):
            with freeze_time(hari), self.assertRaisesRegex(UserError, "31 (Desember 2026|Januari 2027)"), self.cr.savepoint():
                self.nilai(evaluasi)
        with freeze_time("2027-01-31 16:00:00"):
            self.nilai(evaluasi)
        self.assertEqual(evaluasi.state, "dinilai")

    def test_period_closed_between_open_and_save_keeps_what_was_typed(self):
        self.atur_batas("tolak", "penilaian")
        evaluasi = self.sebagai("penilai", self.evaluasi(hasil=False, perilaku=False))
        evaluasi.write({"rating_hasil": D, "rating_perilaku": S})
        with freeze_time("2026-06-01 03:00:00"), self.assertRaisesRegex(UserError, "Buka kembali"), self.cr.savepoint():
            evaluasi.action_nilai()
        self.assertEqual((evaluasi.state, evaluasi.rating_hasil), ("draft", D))

    def test_atasan_takes_over_after_the_window(self):
        """Lampiran IV.A.11, V.A.8: 14 hari kerja after the window; the result is final without keberatan, the document goes in 7 and 7."""
        self.atur_batas("tolak", "penilaian")
        self.atur_batas("tolak", "penilaian", lingkup=("periodik",), aturan="bulan_berikut", hari=6)
        evaluasi = self.evaluasi()
        with freeze_time("2026-04-06 03:00:00"), self.assertRaisesRegex(UserError, "evaluates until 6 April 2026"):
            self.sebagai("kepala_dinas", evaluasi).action_ambil_alih()
        with freeze_time("2026-04-25 03:00:00"), self.assertRaisesRegex(UserError, "could evaluate until 24 April 2026"):
            self.sebagai("kepala_dinas", evaluasi).action_ambil_alih()
        with freeze_time("2026-04-24 03:00:00"):
            for role in ("penilai", "admin_instansi"):
                with self.assertRaisesRegex(UserError, "only by the atasan penilai, Dewi Kepaladinas"):
                    self.sebagai(role, evaluasi).action_ambil_alih()
            atasan = self.sebagai("kepala_dinas", evaluasi)
            self.assertTrue(atasan.can_ambil_alih)
            daftar = ast.literal_eval(self.env.ref("ekinerja_skp.evaluasi_bawahan_action").domain.replace("uid", str(atasan.env.uid)))
            self.assertIn(evaluasi, self.sebagai("kepala_dinas", self.env["ekinerja.evaluasi"]).search(daftar), "found without its address")
            with self.assertRaises(UserError), self.cr.savepoint():
                atasan.write({"rating_hasil": D})
            atasan.action_ambil_alih()
            self.sebagai("kepala_dinas", evaluasi).write({"rating_hasil": D})
            with self.assertRaisesRegex(UserError, "because the evaluation window passed"):
                self.sebagai("penilai", evaluasi).write({"rating_hasil": B})
            self.nilai(evaluasi, "kepala_dinas")
        self.assertRecordValues(evaluasi, [{
            "state": "dinilai", "penanda": "atasan", "tanpa_keberatan": True, "penilai_nama": "Dewi Kepaladinas, M.Si.", "predikat": "baik",
        }])  # fmt: skip
        self.assertEqual(str(evaluasi.batas_sampaikan), "2026-05-05")

    def test_nobody_evaluates_themselves(self):
        skp = self.disetujui(self.kepala_bidang)
        evaluasi = self.evaluasi(skp)
        with self.assertRaises(UserError):
            self.nilai(evaluasi)
        evaluasi.sudo().penilai_tetap_id = self.kepala_bidang
        with self.assertRaises(UserError):
            self.nilai(evaluasi)

    def test_old_version_is_not_evaluated(self):
        evaluasi = self.evaluasi()
        self.skp.sudo().write({"active": False, "is_riwayat": True})
        with self.assertRaisesRegex(UserError, "is not in force"):
            evaluasi.action_nilai()
        with self.assertRaisesRegex(ValidationError, "is not in force"):
            self.evaluasi(periode=self.tw[1])

    def test_double_submit_and_stale_tab(self):
        evaluasi = self.nilai(self.evaluasi())
        with self.assertRaisesRegex(UserError, "is in status Dinilai.*Reload the page"):
            self.nilai(evaluasi)
        self.sebagai("penilai", evaluasi).action_final()
        for act in ("action_nilai", "action_buka", "action_final"):
            with self.assertRaisesRegex(UserError, "is in status Final"):
                getattr(self.sebagai("penilai", evaluasi), act)()
        with self.assertRaisesRegex(UserError, "already given"):
            self.sebagai("penilai", evaluasi).write({"rating_hasil": D})
        with self.assertRaisesRegex(UserError, "already given"):
            self.sebagai("penilai", evaluasi.perilaku_ids[:1]).write({"rating": D})

    def test_second_of_two_penilai_is_told(self):
        """The PLT and the definitive head have the same form open."""
        evaluasi = self.evaluasi()
        self.env.flush_all()
        dibaca = evaluasi.versi_dibaca
        self.env.cr.execute("UPDATE ekinerja_evaluasi SET write_date = write_date + interval '1 minute', write_uid = %s WHERE id = %s",
                            [self.users["kepala_dinas"].id, evaluasi.id])  # fmt: skip
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "was changed by Dewi Kepaladinas at"):
            self.sebagai("penilai", evaluasi).write({"rating_hasil": D, "versi_dibaca": dibaca})
        self.assertEqual(evaluasi.rating_hasil, S)


@tagged("post_install", "-at_install")
class TestTugasBelajar(EvaluasiCase):
    STUDI = {
        "tugas_belajar": True, "tb_lokasi": "dalam", "tb_jenjang": "s2", "tb_akreditasi": "b", "tb_akreditasi_prodi": "a", "tb_hasil": "berjalan",
    }  # fmt: skip

    def test_guide_is_a_hint(self):
        evaluasi = self.evaluasi(hasil=D, perilaku=D, tb_ipk=3.40, **self.STUDI)
        self.assertEqual(evaluasi.tb_pedoman, "baik")
        self.assertEqual(self.nilai(evaluasi).predikat, "sangat_baik")

    def test_guide_is_binding_by_setting(self):
        self.company.ekinerja_ipk_kunci = True
        evaluasi = self.evaluasi(hasil=D, perilaku=D, tb_ipk=3.40, **self.STUDI)
        with self.assertRaisesRegex(UserError, "IPK guide gives Baik and is binding"):
            self.nilai(evaluasi)
        self.sebagai("penilai", evaluasi).tb_ipk = 3.61
        self.assertEqual(self.nilai(evaluasi).predikat, "sangat_baik")

    def test_drop_out(self):
        evaluasi = self.evaluasi(hasil=B, perilaku=S, **self.STUDI | {"tb_hasil": "tidak_lulus"})
        with self.assertRaisesRegex(UserError, "only the predikat Kurang or Sangat Kurang"):
            self.nilai(evaluasi)
        self.sebagai("penilai", evaluasi).rating_perilaku = B
        self.assertEqual(self.nilai(evaluasi).predikat, "sangat_kurang")

    def test_accreditation_outside_the_table(self):
        evaluasi = self.evaluasi(tb_ipk=4, **self.STUDI | {"tb_akreditasi": "c", "tb_akreditasi_prodi": "c"})
        self.assertFalse(evaluasi.tb_pedoman)
        self.assertIn("no row for this accreditation", evaluasi.tb_pesan)

    def test_abroad(self):
        evaluasi = self.evaluasi(tb_ipk=3.19, **self.STUDI | {"tb_lokasi": "luar", "tb_akreditasi": False, "tb_akreditasi_prodi": False})
        self.assertEqual(evaluasi.tb_pedoman, "butuh_perbaikan")


@tagged("post_install", "-at_install")
class TestDokumenEvaluasi(EvaluasiCase):
    def test_the_way_of_the_document(self):
        """Lampiran V.A.5-7; Nyepi 19 March and Idul Fitri are left to the calendar of the instansi."""
        with freeze_time("2026-04-01 03:00:00"):
            evaluasi = self.nilai(self.evaluasi())
        self.assertEqual((str(evaluasi.batas_sampaikan), evaluasi.langkah), ("2026-04-21", "sampaikan"))
        with freeze_time("2026-04-22 03:00:00"):
            self.assertIn(evaluasi, self.env["ekinerja.evaluasi"].search([("is_terlambat", "=", True)]))
            self.sebagai("admin_opd", evaluasi).action_sampaikan()
        with freeze_time("2026-04-23 18:00:00"):  # 24 April in Indonesia
            self.sebagai("pegawai_a", evaluasi).action_terima()
        self.assertEqual((str(evaluasi.tanggal_diterima), str(evaluasi.batas_kembali), evaluasi.langkah), ("2026-04-24", "2026-05-14", "kembalikan"))
        with freeze_time("2026-05-14 03:00:00"):
            self.sebagai("pegawai_a", evaluasi).action_kembalikan()
            self.sebagai("admin_instansi", evaluasi).action_laporkan()
        self.assertEqual(evaluasi.langkah, "selesai")
        self.assertEqual(str(evaluasi.tanggal_dilaporkan), "2026-05-14")

    def test_the_document_is_a_task_of_the_pegawai(self):
        evaluasi = self.nilai(self.evaluasi())
        user = self.users["pegawai_a"]

        def tugas():
            semua = self.env["ekinerja.tugas"]._kumpulkan(user)[user.id]
            return [satu["judul"] for satu in semua if satu["jenis"] == "dokumen_evaluasi"]

        self.assertEqual(tugas(), [])
        self.sebagai("penilai", evaluasi).action_sampaikan()
        self.assertEqual(tugas(), ["Document to receive: Triwulan I 2026"])
        self.sebagai("pegawai_a", evaluasi).action_terima()
        self.assertEqual(tugas(), ["Document to return: Triwulan I 2026"])
        self.sebagai("pegawai_a", evaluasi).action_kembalikan()
        self.assertEqual(tugas(), [])

    def test_holiday_moves_the_due_date(self):
        self.env["resource.calendar.leaves"].create({
            "name": "Jumat Agung", "company_id": self.company.id, "calendar_id": False, "resource_id": False,
            "date_from": "2026-04-02 17:00:00", "date_to": "2026-04-03 16:59:59",
        })  # fmt: skip
        with freeze_time("2026-04-01 03:00:00"):
            evaluasi = self.nilai(self.evaluasi())
        self.assertEqual(str(evaluasi.batas_sampaikan), "2026-04-22")

    def test_receipt_is_the_pegawai_s_own(self):
        evaluasi = self.nilai(self.evaluasi())
        for role in ("penilai", "kepala_dinas", "admin_opd", "admin_instansi"):
            with self.assertRaisesRegex(UserError, "received only by the pegawai, Sari Staf"):
                self.sebagai(role, evaluasi).action_terima()
        for role in ("pegawai_b", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, evaluasi).action_terima()
        self.sebagai("pegawai_a", evaluasi).action_terima()
        self.assertTrue(evaluasi.tanggal_disampaikan)
        with self.assertRaisesRegex(UserError, "was already received on"):
            self.sebagai("pegawai_a", evaluasi).action_terima()

    def test_delivery_and_report_are_not(self):
        evaluasi = self.nilai(self.evaluasi())
        for act in ("action_sampaikan", "action_laporkan"):
            with self.assertRaises(UserError):
                getattr(self.sebagai("pegawai_a", evaluasi), act)()
        with self.assertRaisesRegex(UserError, "reported only by an admin"):
            self.sebagai("penilai", evaluasi).action_laporkan()
        with self.assertRaisesRegex(UserError, "was not received yet"):
            self.sebagai("penilai", evaluasi).action_kembalikan()

    def test_draft_has_no_document(self):
        with self.assertRaisesRegex(UserError, "is not given yet"):
            self.sebagai("penilai", self.evaluasi()).action_sampaikan()

    def test_reopened_evaluation_is_delivered_anew(self):
        evaluasi = self.nilai(self.evaluasi())
        self.sebagai("pegawai_a", evaluasi).action_terima()
        self.sebagai("penilai", evaluasi).action_buka()
        self.assertRecordValues(evaluasi, [{"tanggal_disampaikan": False, "tanggal_diterima": False, "batas_sampaikan": False}])

    def test_dates_are_written_by_the_steps_only(self):
        evaluasi = self.evaluasi()
        for nama in ("tanggal_disampaikan", "tanggal_diterima", "tanggal_dikembalikan", "batas_sampaikan"):
            with self.assertRaisesRegex(UserError, "cannot be written"):
                self.sebagai("penilai", evaluasi).write({nama: "2026-01-01"})
        for vals in ({"penanda": "atasan"}, {"tanpa_keberatan": True}, {"capaian_nilai": "baik"}):
            with self.assertRaisesRegex(UserError, "cannot be written"):
                self.sebagai("penilai", evaluasi).write(vals)
