"""Printed documents: what they say, that they keep saying it, who gets them, and at what cost."""

import re
import subprocess
from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.ekinerja_admin.tools import pdf

from .common import TAHUN, SkpCase

ANCHOR = {"anchor_pegawai": "@", "anchor_penilai": "#"}


def teks(isi):
    """Text of a PDF as pdftotext finds it, blanks and line ends made one blank."""
    keluar = subprocess.run(["pdftotext", "-layout", "-", "-"], input=isi, capture_output=True, check=True).stdout
    return re.sub(r"\s+", " ", keluar.decode())


def halaman(isi):
    info = subprocess.run(["pdfinfo", "-"], input=isi, capture_output=True, check=True).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", info)[1]), re.search(r"Page size:\s+(\S+) x (\S+)", info).groups()


class CetakCase(SkpCase):
    def cetak(self, skp, role="pegawai_a", periode=None, **pilihan):
        skp = self.sebagai(role, skp)
        if periode:
            return skp._cetak_dokumen_evaluasi(self.sebagai(role, periode), pilihan)[1]
        return skp._cetak_rencana_skp(pilihan)[1]

    def nilai(self, skp, periode=None, hasil="sesuai", perilaku="sesuai", **vals):
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({
            "skp_id": skp.id, "periode_id": (periode or self.periode_final).id, "rating_hasil": hasil, "rating_perilaku": perilaku, **vals,
        })  # fmt: skip
        evaluasi.action_nilai()
        return evaluasi

    def pindahkan(self):
        """Everything the documents show changes in the master data."""
        self.staf_a.write({
            "name": "Nama Baru", "gelar_belakang": False, "department_id": self.dinas_lain.id, "job_title": "Arsiparis Penyelia",
            "golongan_id": self.env.ref("ekinerja_admin.golongan_pns_iiid").id,
        })  # fmt: skip
        self.kepala_bidang.write({"name": "Penilai Baru", "job_title": "Jabatan Baru", "department_id": self.dinas_lain.id})
        self.kepala_dinas.write({"name": "Atasan Baru", "job_title": "Jabatan Baru"})
        self.bidang.name = "Unit Baru"
        self.company.name = "Instansi Baru"
        self.periode_final.name = "Periode Baru"
        self.env["ekinerja.perilaku"].search([]).write({"name": "Nilai Baru", "panduan": "Panduan Baru"})


@tagged("post_install", "-at_install")
class TestCetakRencana(CetakCase):
    def test_parties_titles_and_signatures(self):
        """BKN-CTK-04, BKN-CTK-06; PermenPANRB 6/2022 A.1.7"""
        isi = self.cetak(self.buat_disetujui(), tanggal_pegawai=date(2026, 1, 20), **ANCHOR)
        text = teks(isi)
        for bagian in (
            "SASARAN KINERJA PEGAWAI", "PENDEKATAN HASIL KERJA KUANTITATIF", "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
            "PEMERINTAH KOTA UJI", "1 JANUARI SD 31 DESEMBER TAHUN 2026",
            "Sari Staf, S.Kom.", self.staf_a.nip, "Penata Muda (III/a)", "Pranata Komputer Ahli Pertama", "Bidang Uji Dinas Contoh",
            "Bima Kepalabidang", self.kepala_bidang.nip, "Pembina (IV/a)", "Kepala Bidang Uji",
            "A. UTAMA", "B. TAMBAHAN", "INDIKATOR KINERJA", "Kuantitas", "Jumlah laporan", "12 laporan",
            "PERILAKU KERJA", "Berorientasi Pelayanan", "Kolaboratif", "Ekspektasi Khusus Pimpinan:", "Suka menolong orang lain",
            "LAMPIRAN SASARAN KINERJA PEGAWAI", "DUKUNGAN SUMBER DAYA", "SKEMA PERTANGGUNGJAWABAN", "KONSEKUENSI",
            "Kota Uji, 20 Januari 2026", "Pegawai yang Dinilai", "Pejabat Penilai Kinerja", " @ # ",
        ):  # fmt: skip
            self.assertIn(bagian, text)
        self.assertNotIn("DRAF", text)
        self.assertEqual(halaman(isi), (3, ("595", "842")))

    def test_kualitatif_is_a_narrative(self):
        """PermenPANRB 6/2022 A.1.6"""
        text = teks(self.cetak(self.buat_skp(pendekatan="kualitatif")))
        self.assertIn("PENDEKATAN HASIL KERJA KUALITATIF", text)
        self.assertRegex(text, r"Ukuran keberhasilan/Indikator Kinerja Individu dan Target: \W* ?Jumlah laporan \(12 laporan\)")
        self.assertNotIn("ASPEK", text)
        self.assertIn("DRAF: BELUM DISETUJUI", text)

    def test_jpt_has_perspektif(self):
        """PermenPANRB 6/2022 A.1.1, A.1.2; NIP of the wali kota is not known and not printed"""
        skp = self.buat_skp("kepala_dinas")
        text = teks(self.cetak(skp, "kepala_dinas"))
        for bagian in ("BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI", "PERSPEKTIF", "Anggaran", "Wira Walikota", "Wali Kota Uji"):
            self.assertIn(bagian, text)
        self.assertNotIn("ASPEK", text)
        self.sebagai("kepala_dinas", skp).pendekatan = "kualitatif"
        text = teks(self.cetak(skp, "kepala_dinas"))
        self.assertIn("Perspektif: Anggaran", text)
        self.assertIn("Ukuran keberhasilan", text)

    def test_intervened_rhk_with_iki_of_a_jpt(self):
        """PermenPANRB 6/2022 A.1.7, footnote; the text stays when the SKP of the atasan changes"""
        atasan = self.buat_skp("kepala_dinas", rhk=1)
        atasan.rhk_ids.indikator_ids.name = "Indeks layanan publik"
        atasan.action_ajukan()
        atasan.sudo().state = "disetujui"
        skp = self.buat_skp("penilai")
        skp.rhk_ids[0].rhk_atasan_id = atasan.rhk_ids.id
        self.assertEqual(skp.rhk_ids[0].rhk_atasan_iki, "Indeks layanan publik")
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_b", skp.rhk_ids[0]).rhk_atasan_iki = "karangan"
        self.sebagai("penilai", skp.rhk_ids[0]).rhk_atasan_iki = "karangan"
        text = teks(self.cetak(skp, "penilai"))
        self.assertIn("Indeks layanan publik", text)
        self.assertNotIn("karangan", text)

    def test_reprint_after_master_data_changed(self):
        skp = self.buat_disetujui()
        perilaku = self.env["ekinerja.perilaku"].search([], limit=1)
        self.sebagai("penilai", self.env["ekinerja.ekspektasi"]).create({"skp_id": skp.id, "perilaku_id": perilaku.id, "name": "Tanggap satu hari"})
        with freeze_time("2026-03-02 03:00:00"):
            sebelum = teks(self.cetak(skp))
            self.assertIn("Tanggap satu hari", sebelum)
            self.pindahkan()
            self.assertEqual(teks(self.cetak(skp)), sebelum)
        draf = self.buat_skp("pegawai_b")
        self.assertIn("Panduan Baru", teks(self.cetak(draf, "pegawai_b")))

    def test_long_content_over_several_pages(self):
        skp = self.buat_skp(rhk=30)
        skp.rhk_ids[3].name = "https://contoh.example/" + "alamat-yang-panjang-sekali/" * 6
        skp.rhk_ids[4].name = "Rencana yang sangat panjang. " * 60
        isi = self.cetak(skp)
        jumlah, _ukuran = halaman(isi)
        self.assertGreater(jumlah, 4)
        text = teks(isi)
        self.assertEqual(text.count("12 laporan"), 30)
        self.assertEqual(text.count("Rencana yang"), 60)
        self.assertLessEqual(len(isi), 60 * 1024 * jumlah)

    def test_html_in_texts_is_text(self):
        skp = self.buat_skp(rhk=1)
        skp.rhk_ids.name = "<script>document.write('JEBOL')</script><h1>A & B</h1><img src='file:///etc/passwd'/>"
        skp.rhk_ids.indikator_ids.name = "</td></table><!-- <style>body{display:none}</style>"
        text = teks(self.cetak(skp, lokasi_pegawai="<b>Kota</b>", anchor_pegawai="<i>"))
        for bagian in ("<script>", "&", "passwd", "</td></table>", "<b>Kota</b>, ", "<i>", "PERILAKU KERJA"):
            self.assertIn(bagian, text)

    def test_many_documents_in_one_pass(self):
        skp = self.env["ekinerja.skp"]
        for role in ("pegawai_a", "pegawai_b"):
            for awal, akhir in (("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "12-31")):
                skp |= self.buat_disetujui(role, date_start=f"{TAHUN}-{awal}", date_end=f"{TAHUN}-{akhir}").with_env(self.env)
        self.nilai(skp[0])
        self.nilai(skp[5])
        with patch.object(pdf, "jalankan", wraps=pdf.jalankan) as spy:
            isi = self.cetak(skp[:5], "admin_instansi")
        self.assertEqual(spy.call_count, 1)
        self.assertEqual(halaman(isi)[0], 15)
        self.assertEqual(teks(isi).count("LAMPIRAN SASARAN KINERJA PEGAWAI"), 5)
        self.assertLessEqual(len(isi), 60 * 1024 * 15)
        # the same number of queries for two and for six
        for buat in ("_nilai_rencana_skp", "_nilai_dokumen_evaluasi"):
            hitung = []
            for bagian in (skp[:2], skp):
                bagian = self.sebagai("admin_instansi", bagian)
                awal = self.env.cr.sql_log_count
                getattr(bagian, buat)(*([self.periode_final] if "evaluasi" in buat else []))
                hitung.append(self.env.cr.sql_log_count - awal)
            self.assertLessEqual(hitung[1] - hitung[0], 1, f"{buat}: {hitung}")


@tagged("post_install", "-at_install")
class TestCetakEvaluasi(CetakCase):
    def test_dokumen_evaluasi(self):
        """BKN-CTK-08 to 15"""
        skp = self.buat_disetujui()
        self.nilai(skp, catatan="Pertahankan.\nIkuti pelatihan analisis data.")
        with freeze_time("2026-12-31 18:30:00"):  # the new year has begun in the instansi
            isi = self.cetak(skp, periode=self.periode_final, lokasi_penilai="Ibu Kota", **ANCHOR)
        text = teks(isi)
        for bagian in (
            "DOKUMEN EVALUASI KINERJA PEGAWAI PERIODE: AKHIR TAHUN", "PEMERINTAH KOTA UJI", "1 JANUARI SD 31 DESEMBER TAHUN 2026",
            "1. PEGAWAI YANG DINILAI NAMA : Sari Staf, S.Kom.", f"NIP : {self.staf_a.nip}", "PANGKAT/GOL RUANG : Penata Muda (III/a)",
            "2. PEJABAT PENILAI KINERJA NAMA : Bima Kepalabidang", f"NIP : {self.kepala_bidang.nip}", "UNIT KERJA : Bidang Uji Dinas Contoh",
            "3. ATASAN PEJABAT PENILAI KINERJA NAMA : Dewi Kepaladinas, M.Si.", "JABATAN : Kepala Dinas Contoh", "UNIT KERJA : Dinas Contoh",
            "CAPAIAN KINERJA ORGANISASI : -", "PREDIKAT KINERJA PEGAWAI : Baik",
            "5. CATATAN/REKOMENDASI Pertahankan. Ikuti pelatihan analisis data.",
            "7. Pegawai yang Dinilai", "6. Pejabat Penilai Kinerja", "Kota Uji, 1 Januari 2027", "Ibu Kota, 1 Januari 2027", " @ # ",
        ):  # fmt: skip
            self.assertIn(bagian, text)
        self.assertEqual(halaman(isi)[0], 1)

    def test_lines_of_the_writer_are_kept(self):
        skp = self.buat_disetujui()
        self.nilai(skp, catatan="Baris satu\nBaris dua")
        lines = subprocess.run(["pdftotext", "-layout", "-", "-"], input=self.cetak(skp, periode=self.periode_final), capture_output=True, check=True)
        self.assertRegex(lines.stdout.decode(), r"Baris satu *\n+ *Baris dua")

    def test_predikat_words(self):
        skp = self.buat_disetujui()
        for hasil, perilaku, kata in (
            ("diatas", "diatas", "Sangat Baik"), ("diatas", "dibawah", "Kurang/Misconduct"), ("dibawah", "sesuai", "Butuh Perbaikan"),
            ("dibawah", "dibawah", "Sangat Kurang"),
        ):  # fmt: skip
            evaluasi = self.nilai(skp, hasil=hasil, perilaku=perilaku)
            self.assertIn(f"PREDIKAT KINERJA PEGAWAI : {kata} 5.", teks(self.cetak(skp, periode=self.periode_final)))
            self.sebagai("penilai", evaluasi).action_buka()
            evaluasi.sudo().unlink()

    def test_period_title_and_dates(self):
        """A period is cut to the range of the SKP."""
        skp = self.buat_disetujui(date_start="2026-02-09")
        triwulan = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")], limit=1)
        self.nilai(skp, periode=triwulan)
        text = teks(self.cetak(skp, periode=triwulan))
        self.assertIn("PERIODE: TRIWULAN I ", text)
        self.assertIn("9 FEBRUARI SD 31 MARET TAHUN 2026", text)

    def test_draft_prints_a_dash_for_everybody(self):
        skp = self.buat_disetujui()
        self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({
            "skp_id": skp.id, "periode_id": self.periode_final.id, "rating_hasil": "diatas", "rating_perilaku": "diatas", "catatan": "rahasia",
        })  # fmt: skip
        for role in ("pegawai_a", "penilai", "admin_instansi"):
            text = teks(self.cetak(skp, role, self.periode_final))
            self.assertIn("PREDIKAT KINERJA PEGAWAI : - 5.", text)
            self.assertNotIn("rahasia", text)

    def test_given_evaluation_keeps_its_parties(self):
        """Not even a refresh of the SKP for a new penilai changes it."""
        skp = self.buat_disetujui()
        self.nilai(skp, catatan="Baik sekali")
        with freeze_time("2026-12-01 03:00:00"):
            sebelum = teks(self.cetak(skp, periode=self.periode_final))
            self.pindahkan()
            self.assertEqual(teks(self.cetak(skp, periode=self.periode_final)), sebelum)
            self.sebagai("admin_instansi", skp).action_perbarui_data()
            self.assertEqual(self.sebagai("admin_instansi", skp).pegawai_nama, "Nama Baru")
            self.assertEqual(teks(self.cetak(skp, periode=self.periode_final)), sebelum)
        with self.assertRaisesRegex(UserError, "cetak_data"):
            self.sebagai("penilai", skp.evaluasi_ids).cetak_data = {"instansi": "palsu"}

    def test_unapproved_skp_has_no_evaluation(self):
        with self.assertRaisesRegex(UserError, "approve it before"):
            self.cetak(self.buat_skp(), periode=self.periode_final)


@tagged("post_install", "-at_install")
class TestCetakDialog(CetakCase):
    def dialog(self, role, skp, **vals):
        return self.sebagai(role, self.env["ekinerja.skp.cetak"]).create({"skp_ids": [Command.set(skp.ids)], **vals})

    def test_defaults(self):
        self.dinas.kota = "Kota Dinas"
        skp = self.buat_disetujui()
        with freeze_time("2026-06-30 17:30:00"):
            dialog = self.dialog("penilai", skp)
            self.assertEqual(str(dialog.tanggal_pegawai), "2026-07-01")
        self.assertEqual((dialog.lokasi_pegawai, dialog.lokasi_penilai, dialog.jumlah), ("Kota Dinas", "Kota Dinas", 1))
        self.assertEqual(self.dialog("penilai", skp, dokumen="evaluasi").periode_id, self.periode_final)
        triwulan = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)], limit=1)
        evaluasi = self.nilai(skp, periode=triwulan)
        self.assertEqual(self.dialog("penilai", skp, dokumen="evaluasi").periode_id, triwulan)
        context = self.sebagai("penilai", evaluasi).action_cetak()["context"]
        self.assertEqual((context["default_skp_ids"], context["default_periode_id"]), (skp.ids, triwulan.id))

    def test_print(self):
        skp = self.buat_disetujui()
        for role in ("penilai", "kepala_dinas", "admin_opd", "admin_instansi", "auditor"):
            dialog = self.dialog(role, skp, anchor_penilai="#")
            self.assertEqual(dialog.action_cetak()["url"], f"/ekinerja/skp/cetak/{dialog.id}")
            nama, isi = dialog._cetak()
            self.assertEqual(nama, f"Rencana SKP 2026 Sari Staf, S.Kom. {self.staf_a.nip}.pdf")
            self.assertIn("Sari Staf", teks(isi))

    def test_refusals(self):
        skp = self.buat_disetujui()
        with self.assertRaises(AccessError):
            self.dialog("internal", skp).action_cetak()
        with self.assertRaises(AccessError):
            self.dialog("pegawai_b", skp)
        with self.assertRaisesRegex(UserError, "at least one"):
            self.dialog("penilai", skp.browse()).action_cetak()
        with patch.object(pdf, "find_in_path", side_effect=OSError), self.assertRaisesRegex(UserError, "install the package.*doctor"):
            self.dialog("penilai", skp).action_cetak()
        with (
            patch.object(pdf, "jalankan", return_value=subprocess.CompletedProcess([], 1, b"", b"no display")),
            self.assertLogs("odoo.addons.ekinerja_admin.models.cetak", "ERROR"),
            self.assertRaisesRegex(UserError, "no display"),
        ):
            self.dialog("penilai", skp)._cetak()


@tagged("post_install", "-at_install")
class TestCetakRute(HttpCase, CetakCase):
    def ambil(self, role, url):
        self.env.flush_all()
        self.authenticate(f"uji_{role}", f"uji_{role}")
        return self.url_open(url, allow_redirects=False)

    def test_portal_downloads(self):
        skp = self.buat_disetujui()
        evaluasi = self.nilai(skp)
        rencana, dokumen = f"/my/skp/{skp.id}/pdf/rencana", f"/my/skp/{skp.id}/pdf/evaluasi/{evaluasi.id}"
        jawab = self.ambil("pegawai_a", f"{rencana}?tanggal_pegawai=2026-01-15&lokasi_pegawai=Kota+Lain&anchor_pegawai=@")
        self.assertEqual((jawab.status_code, jawab.headers["Content-Type"]), (200, "application/pdf"))
        self.assertIn("attachment", jawab.headers["Content-Disposition"])
        self.assertIn("Kota Lain, 15 Januari 2026", teks(jawab.content))
        self.assertIn("Baik", teks(self.ambil("pegawai_a", dokumen).content))
        for role in ("penilai", "kepala_dinas", "auditor"):
            self.assertEqual(self.ambil(role, dokumen).status_code, 200)
        self.assertEqual(self.ambil("pegawai_a", f"{rencana}?tanggal_pegawai=besok").status_code, 400)
        for role in ("pegawai_b", "internal"):
            for url in (rencana, dokumen):
                self.assertEqual(self.ambil(role, url).status_code, 404, f"{role} {url}")
        milik_b = self.buat_skp("pegawai_b")
        self.assertEqual(self.ambil("pegawai_b", f"/my/skp/{milik_b.id}/pdf/evaluasi/{evaluasi.id}").status_code, 404)
        self.authenticate(None, None)
        self.assertEqual(self.url_open(rencana, allow_redirects=False).status_code, 303)

    def test_draft_evaluation_does_not_exist_for_the_pegawai(self):
        skp = self.buat_disetujui()
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": self.periode_final.id})
        self.assertEqual(self.ambil("pegawai_a", f"/my/skp/{skp.id}/pdf/evaluasi/{evaluasi.id}").status_code, 404)
        self.assertEqual(self.ambil("penilai", f"/my/skp/{skp.id}/pdf/evaluasi/{evaluasi.id}").status_code, 200)

    def test_dialog_is_for_who_opened_it(self):
        skp = self.buat_disetujui()
        dialog = self.sebagai("penilai", self.env["ekinerja.skp.cetak"]).create({"skp_ids": [Command.set(skp.ids)]})
        url = f"/ekinerja/skp/cetak/{dialog.id}"
        self.assertTrue(self.ambil("penilai", url).content.startswith(b"%PDF-"))
        for role in ("pegawai_a", "kepala_dinas", "admin_instansi", "internal"):
            self.assertEqual(self.ambil(role, url).status_code, 404)
        # the right is asked for again when the file is fetched
        skp.sudo().write({"penilai_id": self.kepala_dinas.id})
        self.assertNotEqual(self.ambil("penilai", url).status_code, 200)
