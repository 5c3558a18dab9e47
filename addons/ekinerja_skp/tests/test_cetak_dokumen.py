"""Numbers and codes on printed documents, the kinds that came with them, signed scans."""

import base64
from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.http import Request
from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.ekinerja_admin.calc.dokumen import kode_cetak

from .test_cetak import CetakCase, halaman, teks

PREDIKAT = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Misconduct", "Ekspektasi")
PDF = b"%PDF-1.4\nditandatangani\n%%EOF\n"


@tagged("post_install", "-at_install")
class TestCetakKode(CetakCase):
    def dokumen(self, jenis="rencana"):
        return self.env["ekinerja.dokumen"].search([("jenis", "=", jenis)], order="id")

    def test_same_content_same_code(self):
        """Standing rule: re-printing gives the same content; number and code stay, whoever prints and whenever."""
        skp = self.buat_disetujui()
        with freeze_time("2026-03-02 03:00:00"):
            satu = teks(self.cetak(skp, lokasi_pegawai="Kota Lain"))
        dokumen = self.dokumen()
        self.assertEqual((dokumen.nomor, dokumen.perihal, dokumen.nama), ("0001/SKP/III/2026", "Rencana SKP Tahun 2026", "Sari Staf, S.Kom."))
        for bagian in (f"Nomor: {dokumen.nomor}", f"Kode: {kode_cetak(dokumen.kode)}", f"Sidik: {dokumen.sidik[:4].upper()}", "Halaman 3 dari 3"):
            self.assertIn(bagian, satu)
        with freeze_time("2026-05-05 03:00:00"):
            self.assertEqual(teks(self.cetak(skp, "admin_instansi")), satu)
            # the anchor is no content: the same document for ink and for the electronic signature
            self.assertIn(kode_cetak(dokumen.kode), teks(self.cetak(skp, anchor_pegawai="@")))
        self.assertEqual(self.dokumen(), dokumen)

    def test_changed_content_replaces(self):
        skp = self.buat_disetujui()
        self.cetak(skp)
        perilaku = self.env["ekinerja.perilaku"].search([], limit=1)
        self.sebagai("penilai", self.env["ekinerja.ekspektasi"]).create({"skp_id": skp.id, "perilaku_id": perilaku.id, "name": "Tanggap satu hari"})
        self.cetak(skp)
        lama, baru = self.dokumen()
        self.assertEqual((lama.state, lama.pengganti_id, baru.state), ("diganti", baru, "berlaku"))
        self.cetak(skp, tanggal_pegawai=date(2026, 1, 5))
        self.assertEqual(len(self.dokumen()), 3)

    def test_drafts_get_no_code(self):
        draf = teks(self.cetak(self.buat_skp()))
        self.assertIn("Draf: tanpa nomor dan kode.", draf)
        self.assertIn("Halaman 1 dari 3", draf)
        skp = self.buat_disetujui("pegawai_b")
        self.assertIn("DRAF: EVALUASI BELUM DIBERIKAN", teks(self.cetak(skp, "pegawai_b", self.periode_final)))
        skp.sudo().is_riwayat = True
        self.assertIn("VERSI LAMA", teks(self.cetak(skp, "pegawai_b")))
        self.assertFalse(self.env["ekinerja.dokumen"].search([]))

    def test_pages_are_counted_per_document(self):
        skp = self.buat_disetujui() | self.buat_disetujui("pegawai_b")
        text = teks(self.cetak(skp, "admin_instansi"))
        self.assertEqual([text.count(f"Halaman {n} dari 3") for n in (1, 2, 3)], [2, 2, 2])
        satu, dua = self.sebagai("admin_instansi", skp)._cetak_dokumen("rencana", pisah=True)
        self.assertEqual((halaman(satu)[0], halaman(dua)[0]), (3, 3))
        self.assertIn("Sari Staf", teks(satu))
        self.assertNotIn("Tono Staf", teks(satu))
        self.assertIn("Tono Staf", teks(dua))

    def test_values_cost_the_same_for_fifty(self):
        """Statements of the values and of the register do not grow with the documents."""
        pegawai = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "company_id": self.company.id, "department_id": self.bidang.id, "date_version": "2020-01-01"} for n in range(50)
        ])  # fmt: skip
        skp = self.env["ekinerja.skp"].create([{"employee_id": satu.id, "tahun": 2026, "penilai_id": self.kepala_bidang.id} for satu in pegawai])
        self.env["ekinerja.rhk"].create([{"skp_id": satu.id, "name": "Laporan", "indikator_ids": [(0, 0, {"name": "Jumlah"})]} for satu in skp])
        skp._ubah_state({"state": "disetujui"})
        evaluasi = self.env["ekinerja.evaluasi"].create([
            {"skp_id": satu.id, "periode_id": self.periode_final.id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai"} for satu in skp
        ])  # fmt: skip
        evaluasi._ubah_state({"state": "dinilai"})
        for jenis, nilai, args in (
            ("rencana", "_nilai_rencana_skp", []), ("penilaian", "_nilai_form_penilaian", [self.periode_final]),
            ("evaluasi", "_nilai_dokumen_evaluasi", [self.periode_final]),
        ):  # fmt: skip
            hitung = []
            for bagian in (skp[:2], skp[2:4], skp):
                bagian = self.sebagai("admin_instansi", bagian)
                awal = self.env.cr.sql_log_count
                dokumen = getattr(bagian, nilai)(*args)
                bagian._kaki_cetak(jenis, dokumen)
                self.env.flush_all()
                hitung.append(self.env.cr.sql_log_count - awal)
            self.assertLessEqual(hitung[2] - hitung[1], 3, f"{nilai}: {hitung}")
            self.assertLessEqual(hitung[2], 60, f"{nilai}: {hitung}")


@tagged("post_install", "-at_install")
class TestCetakJenis(CetakCase):
    def form(self, skp, role="penilai", **pilihan):
        return teks(self.sebagai(role, skp)._cetak_form_penilaian(self.sebagai(role, self.periode_final), pilihan)[1])

    def test_form_penilaian(self):
        """BKN-CTK-07; PermenPANRB 6/2022 C.1.3: realisasi, umpan balik, ratings, predikat; the penilai signs alone"""
        skp = self.buat_disetujui()
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({
            "skp_id": skp.id, "periode_id": self.periode_final.id, "rating_hasil": "diatas", "rating_perilaku": "sesuai", "umpan_balik": "Umum baik.",
        })  # fmt: skip
        evaluasi.line_ids[0].umpan_balik = "Tepat waktu."
        evaluasi.perilaku_ids[0].umpan_balik = "Melayani dengan ramah."
        self.env["ekinerja.umpan.balik"].sudo().create({
            "skp_id": skp.id, "periode_id": self.periode_final.id, "rhk_id": evaluasi.line_ids[1].rhk_id.id, "pemberi_id": self.staf_b.id,
            "hubungan": "rekan", "nada": "positif", "isi": "Rekan terbantu datanya.", "state": "diberikan",
        })  # fmt: skip
        evaluasi.action_nilai()
        text = self.form(skp, tanggal_pegawai=date(2026, 12, 20), lokasi_pegawai="Kota Uji", anchor_penilai="#")
        for bagian in (
            "EVALUASI KINERJA PEGAWAI", "PENDEKATAN HASIL KERJA KUANTITATIF", "PERIODE: AKHIR TAHUN", "CAPAIAN KINERJA ORGANISASI", "POLA DISTRIBUSI",
            "REALISASI", "Tepat waktu.", "Rekan terbantu datanya.", "Melayani dengan ramah.", "Umum baik.", "RATING HASIL KERJA DIATAS EKSPEKTASI",
            "RATING PERILAKU SESUAI EKSPEKTASI",
            "PREDIKAT KINERJA PEGAWAI BAIK", "Kota Uji, 20 Desember 2026", "Pejabat Penilai Kinerja", "#",
        ):  # fmt: skip
            self.assertIn(bagian, text)
        self.assertEqual((text.count("Bima Kepalabidang"), text.count("Sari Staf, S.Kom.")), (2, 1))
        self.assertEqual(self.env["ekinerja.dokumen"].search([]).mapped("jenis"), ["penilaian"])

    def test_form_of_a_jpt_and_kualitatif(self):
        """PermenPANRB 6/2022 C.1.1, C.1.2"""
        skp = self.buat_skp("kepala_dinas")
        skp.action_ajukan()
        skp.sudo().state = "disetujui"
        text = self.form(skp, "kepala_dinas")
        self.assertIn("PERSPEKTIF", text)
        self.assertIn("Anggaran", text)
        self.assertNotIn("ASPEK", text)
        skp = self.buat_disetujui(pendekatan="kualitatif")
        text = self.form(skp)
        self.assertIn("Ukuran keberhasilan/Indikator Kinerja Individu dan Target", text)
        self.assertIn("DRAF: EVALUASI BELUM DIBERIKAN", text)

    def test_capaian_organisasi_and_its_picture(self):
        """BKN-CTK-12, BKN-CTK-16: the final value and the pola distribusi of the unit kerja induk; a draft value is not printed"""
        skp = self.buat_disetujui()
        evaluasi = self.nilai(skp)
        unor = skp._unor_capaian()[skp]
        capaian = self.env["ekinerja.capaian.organisasi"].create({
            "department_id": unor.id, "tahun": 2026, "periode_id": self.periode_final.id, "nilai": "istimewa", "company_id": self.company.id,
        })  # fmt: skip
        self.assertIn("CAPAIAN KINERJA ORGANISASI : - ", teks(self.cetak(skp, periode=self.periode_final)))
        # as the finalisation leaves it
        capaian.write({"state": "final", "distribusi": {
            "jumlah": 4, "dinilai": 1, "sangat_baik": 0, "baik": 1, "butuh_perbaikan": 0, "kurang": 0, "sangat_kurang": 0,
        }})  # fmt: skip
        self.assertEqual(evaluasi._capaian_organisasi()[evaluasi], capaian)
        self.assertIn("CAPAIAN KINERJA ORGANISASI : Istimewa", teks(self.cetak(skp, periode=self.periode_final)))
        text = self.form(skp)
        self.assertIn("CAPAIAN KINERJA ORGANISASI ISTIMEWA", text)
        self.assertIn("Pegawai dinilai: 1 / 4", text)

    def test_signed_by_the_atasan(self):
        """PermenPANRB 6/2022 D.1.2"""
        skp = self.buat_disetujui()
        self.nilai(skp).sudo().penanda = "atasan"
        text = teks(self.cetak(skp, periode=self.periode_final))
        self.assertIn("6. Atasan Pejabat Penilai Kinerja", text)
        self.assertNotIn("6. Pejabat Penilai Kinerja", text)
        self.assertEqual(text.count("Dewi Kepaladinas, M.Si."), 2)
        self.assertIn("Atasan Pejabat Penilai Kinerja", self.form(skp))

    def test_after_a_keberatan(self):
        """PermenPANRB 6/2022 D.1.3: three sections and three signatures; it takes the place of the document before"""
        skp = self.buat_disetujui()
        evaluasi = self.nilai(skp)
        self.cetak(skp, periode=self.periode_final)
        putusan = {"alasan": "Realisasi belum dihitung.", "penjelasan": "Bukti terlambat.", "putusan": "Menguatkan hasil."}
        with patch.object(type(evaluasi), "_nilai_keberatan", lambda _self: putusan):
            text = teks(self.cetak(skp, periode=self.periode_final))
        for bagian in (
            "6. KEBERATAN Realisasi belum dihitung.", "7. PENJELASAN PEJABAT PENILAI KINERJA ATAS KEBERATAN Bukti terlambat.",
            "8. KEPUTUSAN DAN REKOMENDASI ATASAN PEJABAT PENILAI KINERJA Menguatkan hasil.", "9. Pejabat Penilai Kinerja", "10. Pegawai yang Dinilai",
            "11. Atasan Pejabat Penilai Kinerja",
        ):  # fmt: skip
            self.assertIn(bagian, text)
        self.assertEqual(self.env["ekinerja.dokumen"].search([], order="id").mapped("state"), ["diganti", "berlaku"])

    def test_manual_indikator(self):
        """PermenPANRB 6/2022 A.1.3: annex of the indikator that have a manual"""
        skp = self.buat_skp("kepala_dinas")
        self.assertNotIn("MANUAL INDIKATOR", teks(self.cetak(skp, "kepala_dinas")))
        skp.rhk_ids[0].indikator_ids.write({"tujuan": "Mengukur mutu layanan", "jenis_hasil": "outcome", "periode_pelaporan": "tahunan"})
        text = teks(self.cetak(skp, "kepala_dinas"))
        for bagian in ("MANUAL INDIKATOR KINERJA", "Mengukur mutu layanan", "[X] Outcome", "[ ] Outcome antara", "[X] Tahunan", "SATUAN PENGUKURAN laporan"):
            self.assertIn(bagian, text)
        self.assertEqual(text.count("KUALITAS DAN TINGKAT"), 1)

    def test_assignment_and_emblem(self):
        skp = self.buat_disetujui()
        self.assertIn("(Penugasan dari Kepala Bidang Uji)", teks(self.cetak(skp)))
        self.nilai(skp)
        sebelum = len(self.cetak(skp, periode=self.periode_final))
        self.company.ekinerja_lambang = self.env["res.company"]._get_logo()
        isi = self.cetak(skp, periode=self.periode_final)
        self.assertGreater(len(isi), sebelum)
        self.assertIn(b"/EkL", isi)
        self.assertEqual(halaman(isi)[0], 1)
        self.assertEqual(len(self.env["ekinerja.dokumen"].search([("jenis", "=", "evaluasi")])), 1)


@tagged("post_install", "-at_install")
class TestTandaTangan(CetakCase):
    def test_signed_scan(self):
        """D14: the paper path; the scan names the document in force, reprints keep its places and dates"""
        skp = self.buat_disetujui()
        evaluasi = self.nilai(skp)
        milik = self.sebagai("pegawai_a", evaluasi)
        with self.assertRaisesRegex(UserError, "Print the Dokumen"):
            milik._unggah_ttd(PDF, "scan.pdf")
        sebelum = teks(self.cetak(skp, periode=self.periode_final, tanggal_penilai=date(2026, 12, 30)))
        with self.assertRaisesRegex(ValidationError, "bukan PDF"):
            milik._unggah_ttd(b"bukan", "scan.pdf")
        for role in ("pegawai_b", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, evaluasi)._unggah_ttd(PDF, "scan.pdf")
        for role in ("auditor", "admin_opd"):
            with self.assertRaisesRegex(UserError, "uploaded by the pegawai"):
                self.sebagai(role, evaluasi).action_unggah_ttd()
        dialog = self.sebagai("penilai", self.env["ekinerja.evaluasi.ttd"]).create({
            "evaluasi_id": evaluasi.id, "berkas": base64.b64encode(PDF), "nama_berkas": "../scan.pdf",
        })  # fmt: skip
        dialog.action_simpan()
        self.assertEqual((evaluasi.ttd_nama, evaluasi.sudo().ttd_dokumen_id.state), ("scan.pdf", "berlaku"))
        self.assertEqual(teks(self.cetak(skp, periode=self.periode_final, tanggal_penilai=date(2027, 1, 3), lokasi_penilai="Lain")), sebelum)
        with self.assertRaises(UserError):
            self.sebagai("penilai", evaluasi).ttd_nama = "palsu"


@tagged("post_install", "-at_install")
class TestCetakPortal(HttpCase, CetakCase):
    def ambil(self, role, url, **data):
        self.env.flush_all()
        self.authenticate(role and f"uji_{role}", role and f"uji_{role}")
        return self.url_open(url, allow_redirects=False, **data)

    def test_print_page_and_public_check(self):
        """The dialog on a phone; what is printed is found by its code and shows no rating."""
        skp = self.buat_disetujui()
        evaluasi = self.nilai(skp, catatan="Pertahankan")
        form = self.ambil("pegawai_a", f"/my/skp/{skp.id}/cetak").text
        for nama in ("dokumen", "tanggal_pegawai", "lokasi_pegawai", "anchor_pegawai", "tanggal_penilai", "lokasi_penilai", "anchor_penilai"):
            self.assertIn(f'name="{nama}"', form)
        url = f"/my/skp/{skp.id}/cetak/pdf?dokumen=evaluasi-{evaluasi.id}&lokasi_penilai=Kota+Ingat&anchor_penilai=%23"
        self.assertIn("Kota Ingat", teks(self.ambil("pegawai_a", url).content))
        self.assertIn("Kota Ingat", self.ambil("pegawai_a", f"/my/skp/{skp.id}/cetak").text)
        self.assertEqual(self.ambil("pegawai_a", f"/my/skp/{skp.id}/cetak/pdf?dokumen=evaluasi-999999").status_code, 404)
        for role in ("pegawai_b", "penilai"):
            self.assertEqual(self.ambil(role, url).status_code, 404)
        self.assertIn("REALISASI", teks(self.ambil("pegawai_a", f"/my/skp/{skp.id}/pdf/penilaian/{evaluasi.id}").content))
        for dokumen in self.env["ekinerja.dokumen"].search([]):
            text = self.ambil(None, f"/ekinerja/dokumen/{dokumen.kode}").text
            self.assertIn(dokumen.nomor, text)
            for kata in (*PREDIKAT, self.staf_a.nip, "Pertahankan"):
                self.assertNotIn(kata, text)

    def test_upload_of_the_signed_document(self):
        skp = self.buat_disetujui()
        evaluasi = self.nilai(skp)
        self.cetak(skp, periode=self.periode_final)
        url = f"/my/skp/{skp.id}/evaluasi/{evaluasi.id}/ttd"
        self.authenticate("uji_pegawai_a", "uji_pegawai_a")
        self.url_open(url, data={"csrf_token": Request.csrf_token(self)}, files={"berkas": ("scan.pdf", PDF)}, allow_redirects=False)
        self.env.invalidate_all()
        self.assertEqual(base64.b64decode(evaluasi.ttd_berkas), PDF)
        self.assertEqual(self.ambil("pegawai_a", f"{url}/unduh").content, PDF)
        self.assertIn("scan.pdf", self.ambil("pegawai_a", f"/my/skp/{skp.id}?bagian=dokumen").text)
        self.assertEqual(self.ambil("pegawai_b", f"{url}/unduh").status_code, 404)
