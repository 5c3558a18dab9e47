"""Rencana aksi, realisasi, bukti dukung and evaluations of an approved SKP in the portal."""

import io

from odoo.tests import freeze_time, tagged

from .common import TAHUN
from .test_portal_skp import PortalCase

PDF = b"%PDF-1.4\nisi\n%%EOF"
PDF_DUA = b"%PDF-1.4\nisi kedua\n%%EOF"
EXE = b"MZ\x90\x00" + b"\x00" * 200


@tagged("post_install", "-at_install")
class TestPortalPelaksanaan(PortalCase):
    def setUp(self):
        super().setUp()
        self.skp = self.buat_disetujui()
        self.alamat = f"/my/skp/{self.skp.id}"
        self.periode = self.env["ekinerja.periode"].search(
            [("company_id", "=", self.company.id), ("jenis", "=", "biasa")], limit=1
        )
        self.masuk("pegawai_a")

    def buat_rencana(self):
        self.kirim(
            f"{self.alamat}/periode/{self.periode.id}/rencana/tambah",
            rhk_id=str(self.skp.rhk_ids[0].id),
            name="Susun laporan",
            target="1",
        )
        return self.env["ekinerja.rencana.aksi"].search([("skp_id", "=", self.skp.id)])

    def test_rencana_realisasi_and_bukti(self):
        rencana = self.buat_rencana()
        self.assertEqual(
            (rencana.name, rencana.periode_id, rencana.create_uid),
            ("Susun laporan", self.periode, self.users["pegawai_a"]),
        )
        self.kirim(f"{self.alamat}/rencana/{rencana.id}", name="Susun laporan", realisasi="Satu laporan")
        self.assertEqual(rencana.state, "selesai")
        bukti = f"{self.alamat}/rencana/{rencana.id}/bukti"
        self.assertIn("bukan alamat web; tulis alamat lengkap", self.kirim(f"{bukti}/tautan", url="javascript:alert(1)").text)
        self.kirim(f"{bukti}/tautan", url="https://contoh.example/a", name="Folder")
        self.kirim(f"{bukti}/berkas", files=[("berkas", ("satu.pdf", PDF)), ("berkas", ("dua.exe", PDF_DUA))])
        self.assertEqual(rencana.bukti_ids.mapped("name"), ["Folder", "satu.pdf", "dua.exe"])
        unduh = self.url_open(f"{self.alamat}/bukti/{rencana.bukti_ids[2].id}")
        self.assertEqual(
            (unduh.content, unduh.headers["Content-Type"], unduh.headers["X-Content-Type-Options"]),
            (PDF_DUA, "application/pdf", "nosniff"),
        )
        self.assertEqual(unduh.headers["Content-Disposition"], "attachment; filename=dua.exe.pdf")
        self.kirim(f"{self.alamat}/bukti/{rencana.bukti_ids[0].id}/hapus")
        self.assertEqual(len(rencana.bukti_ids), 2)
        self.assertIn("Satu laporan", self.baca(f"{self.alamat}?bagian=periode&periode={self.periode.id}"))

    def test_wrong_files_are_refused(self):
        rencana = self.buat_rencana()
        self.batas_berkas("bukti_dukung", maks_mb=1)
        bukti = f"{self.alamat}/rencana/{rencana.id}/bukti/berkas"
        for files, pesan in (
            ([("berkas", ("laporan.pdf", EXE))], "Isi berkas bukan PDF"),
            ([("berkas", ("laporan.pdf", PDF)), ("berkas", ("laporan2.pdf", EXE))], "Isi berkas bukan PDF"),
            (
                [("berkas", ("besar.pdf", io.BytesIO(PDF + b" " * 1024 * 1024 + b"%%EOF")))],
                "besar.pdf has 1.0 MB; at most 1 MB",
            ),
            ([("berkas", ("", b""))], "Choose a file first"),
        ):
            self.assertIn(pesan, self.kirim(bukti, files=files).text)
        self.assertFalse(rencana.bukti_ids)

    def test_closed_period_refuses_with_the_date(self):
        rencana = self.buat_rencana()
        self.atur_batas("tolak", "target", "realisasi", lingkup=("periodik",))
        self.periode.write({"batas": "04-05"})
        halaman = self.url_open(f"{self.alamat}/rencana/{rencana.id}", data=None)
        self.assertEqual(halaman.status_code, 200)
        if self.company._ekinerja_hari_ini() > self.periode.tanggal(TAHUN)["batas"]:
            response = self.kirim(f"{self.alamat}/rencana/{rencana.id}", name="Lain", realisasi="Diketik terlambat")
            self.assertIn(f"5 April {TAHUN}", response.text)
            self.assertIn("Diketik terlambat", response.text)
            self.assertEqual(rencana.name, "Susun laporan")

    def test_reopened_period_says_until_when(self):
        """Closed: who may reopen it; reopened: until when, and entries are taken again."""
        rencana = self.buat_rencana()
        self.atur_batas("tolak", "target", "realisasi", lingkup=("periodik",))
        self.periode.write({"batas": "04-05"})
        with freeze_time(f"{TAHUN}-05-10 03:00:00"):
            alamat = f"{self.alamat}?bagian=periode&periode={self.periode.id}"
            self.assertIn("Ask the Admin OPD or the Admin Instansi to reopen it", self.baca(alamat))
            buka = self.env["ekinerja.buka.kembali"].create({
                "jenis": "realisasi", "tahun": TAHUN, "periode_id": self.periode.id, "cakupan": "unor", "department_id": self.bidang.id,
                "date_start": f"{TAHUN}-05-10", "date_end": f"{TAHUN}-05-20", "alasan": "Gangguan jaringan", "company_id": self.company.id,
            })  # fmt: skip
            buka.action_setujui()
            halaman = self.baca(alamat)
            for isi in ("Reopened", "reopened for you until", f"20 May {TAHUN}", "rencana aksi and target stay as they are"):
                self.assertIn(isi, halaman)
            self.kirim(f"{self.alamat}/rencana/{rencana.id}", name="Susun laporan", target="1", realisasi="Menyusul")
            self.assertEqual(rencana.realisasi, "Menyusul")

    def test_own_evaluation_is_shown_once_given(self):
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({
            "skp_id": self.skp.id, "periode_id": self.periode.id, "rating_hasil": "diatas", "rating_perilaku": "diatas", "umpan_balik": "Bagus sekali",
        })  # fmt: skip
        self.assertIn("No evaluation yet", self.baca(f"{self.alamat}?bagian=evaluasi"))
        evaluasi.action_nilai()
        halaman = self.baca(f"{self.alamat}?bagian=evaluasi")
        for isi in ("Sangat Baik", "Bagus sekali", f"{self.alamat}/pdf/evaluasi/{evaluasi.id}"):
            self.assertIn(isi, halaman)
        self.assertIn("already evaluated", self.kirim(f"{self.alamat}/periode/{self.periode.id}/rencana/tambah",
                                                      rhk_id=str(self.skp.rhk_ids[0].id), name="Lagi").text)  # fmt: skip
        self.assertIn(f"{self.alamat}/pdf/rencana", self.baca(f"{self.alamat}?bagian=dokumen"))
