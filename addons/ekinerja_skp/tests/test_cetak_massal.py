"""Documents of a unor: a ZIP named by NIP, reasons of what could not be printed, batches in the background."""

import base64
import io
import zipfile
from datetime import timedelta
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.queue_job.tests.common import trap_jobs

from .test_cetak import CetakCase, halaman, teks


def isi_zip(isi):
    with zipfile.ZipFile(io.BytesIO(isi) if isinstance(isi, bytes) else isi) as berkas:
        return {nama: berkas.read(nama) for nama in berkas.namelist()}


@tagged("post_install", "-at_install")
class TestCetakMassal(CetakCase):
    def dialog(self, role="admin_instansi", **vals):
        return self.sebagai(role, self.env["ekinerja.skp.cetak"]).create({"cara": "unor", "department_id": self.dinas.id, "bentuk": "zip", **vals})

    def dua(self):
        skp = self.buat_disetujui() | self.buat_disetujui("pegawai_b")
        self.nilai(skp[0])
        return skp

    def test_unor_as_zip(self):
        self.dua()
        dialog = self.dialog(dokumen="evaluasi", periode_id=self.periode_final.id)
        self.assertEqual(dialog.jumlah, 2)
        nama, isi = dialog._cetak()
        self.assertEqual(nama, f"Dokumen Evaluasi Kinerja {self.periode_final.name} 2026 (1 dokumen).zip")
        berkas = isi_zip(isi)
        self.assertEqual(set(berkas), {f"{self.staf_a.nip} Dokumen Evaluasi Kinerja 2026.pdf", "TIDAK TERCETAK.txt"})
        self.assertIn(f"{self.staf_b.nip} Tono Staf SKP 2026: Evaluasi periode", berkas["TIDAK TERCETAK.txt"].decode())
        self.assertIn("Halaman 1 dari 1", teks(berkas[f"{self.staf_a.nip} Dokumen Evaluasi Kinerja 2026.pdf"]))

    def test_unor_as_one_pdf(self):
        self.dua()
        nama, isi = self.dialog(bentuk="pdf")._cetak()
        self.assertTrue(nama.endswith(".pdf"))
        self.assertEqual(halaman(isi)[0], 6)

    def test_sub_unor_and_rights(self):
        self.dua()
        self.assertEqual(self.dialog(sub_unor=False).jumlah, 0)
        with self.assertRaisesRegex(UserError, "no approved SKP of 2026 that you may read"):
            self.dialog(sub_unor=False).action_cetak()
        # the penilai of the bidang prints the own staff, of the other dinas nobody
        self.assertEqual(self.dialog("penilai").jumlah, 2)
        self.assertEqual(self.dialog("penilai", department_id=self.dinas_lain.id).jumlah, 0)
        with self.assertRaisesRegex(UserError, "Choose the unor"):
            self.dialog(department_id=False).action_cetak()

    def test_one_that_breaks_does_not_stop_the_rest(self):
        skp = self.sebagai("admin_instansi", self.dua())
        asli, pesan = type(skp)._cetak_dokumen, "rusak"

        def rusak(semua, *args, **kw):
            if skp[1] in semua:
                raise UserError(pesan)
            return asli(semua, *args, **kw)

        with patch.object(type(skp), "_cetak_dokumen", rusak):
            bagian, gagal = skp._cetak_terpisah("rencana", self.env["ekinerja.periode"], {})
        self.assertEqual([nama for nama, _pdf in bagian], [f"{self.staf_a.nip} Rencana SKP 2026.pdf"])
        self.assertEqual(gagal, [(f"{self.staf_b.nip} Tono Staf SKP 2026", "rusak")])

    def test_a_zip_is_made_by_and_by(self):
        """Never more PDF in memory than of one step; a name stands once in the whole ZIP, whatever step it comes from."""
        skp = self.sebagai("admin_instansi", self.dua())
        asli, sekali = type(skp)._cetak_dokumen, []

        def catat(semua, *args, **kw):
            sekali.append(len(semua))
            return asli(semua, *args, **kw)

        with (
            patch("odoo.addons.ekinerja_skp.models.cetak_banyak.SEKALI_CETAK", 1), patch.object(type(skp), "_cetak_dokumen", catat),
            patch.object(type(skp), "_nama_per_nip", lambda semua, jenis: ["sama.pdf" for _satu in semua]),
        ):  # fmt: skip
            _nama, isi = skp._cetak_massal("rencana", self.env["ekinerja.periode"], {}, "zip")
            berkas = isi_zip(isi)
            self.assertEqual((sekali, sorted(berkas)), ([1, 1], ["sama (2).pdf", "sama.pdf"]))
            self.assertIn("Tono Staf", teks(berkas["sama (2).pdf"]))
            sekali.clear()
            nama, isi = skp._cetak_massal("rencana", self.env["ekinerja.periode"], {}, "pdf")
            self.assertEqual((sekali, nama[-4:], halaman(isi)[0]), ([2], ".pdf", 6))

    def test_large_batch_in_the_background(self):
        """Jobs print the parts with the rights of whoever asked, the last one puts them together; the file goes after some days."""
        self.dua()
        self.company.ekinerja_simpan_cetak = 3
        for bentuk in ("zip", "pdf"):
            with (
                patch("odoo.addons.ekinerja_skp.wizard.skp_cetak.MAKS_DOKUMEN", 1), patch("odoo.addons.ekinerja_skp.models.cetak_massal.UKURAN_POTONGAN", 1),
                trap_jobs() as trap, freeze_time("2026-06-01 03:00:00"),
            ):  # fmt: skip
                dialog = self.dialog(bentuk=bentuk, anchor_penilai="#")
                self.assertTrue(dialog.banyak)
                action = dialog.action_cetak()
                massal = self.sebagai("admin_instansi", self.env["ekinerja.cetak.massal"]).browse(action["res_id"])
                trap.assert_jobs_count(3)
                self.assertEqual((massal.state, massal.progres, massal.jumlah, str(massal.hapus_pada)), ("berjalan", 0, 2, "2026-06-04"))
                with self.assertRaisesRegex(UserError, "not ready yet"):
                    massal.action_unduh()
                trap.perform_enqueued_jobs()
            massal.invalidate_recordset()
            self.assertEqual((massal.state, massal.progres, massal.tercetak), ("selesai", 100, 2))
            isi = base64.b64decode(massal.berkas)
            if bentuk == "zip":
                self.assertEqual(sorted(isi_zip(isi)), [f"{nip} Rencana SKP 2026.pdf" for nip in sorted((self.staf_a.nip, self.staf_b.nip))])
            else:
                self.assertEqual(halaman(isi)[0], 6)
            self.assertIn(massal.nama_berkas, massal.action_unduh()["url"])
        for role in ("penilai", "auditor"):
            with self.assertRaises(AccessError):
                self.sebagai(role, massal).read(["name"])
        with self.assertRaises(AccessError):
            massal.state = "gagal"
        with freeze_time(massal.hapus_pada + timedelta(days=2)):
            self.env["ekinerja.cetak.massal"]._gc_massal()
        self.assertFalse(massal.exists())
        self.assertFalse(self.env["ir.attachment"].search([("res_model", "=", "ekinerja.cetak.massal")]))

    def test_what_may_no_longer_be_read_is_counted(self):
        """Between the question and the job one SKP went to another penilai and one was deleted: one of three is printed, and the batch says so."""
        skp = self.dua()
        massal = self.env["ekinerja.cetak.massal"].create({
            "name": "Rencana SKP", "user_id": self.users["penilai"].id, "company_id": self.company.id, "dokumen": "rencana", "bentuk": "zip",
            "daftar": [*skp.ids, 0x7FFFFFFF], "jumlah": 3,
        }).with_user(self.users["penilai"]).sudo()  # fmt: skip
        skp[1].sudo().write({"penilai_id": self.staf_lain.id, "unor_penilai_id": False})
        massal.sudo(False)._job_bagian(0)
        massal.sudo(False)._job_gabung()
        self.assertEqual((massal.state, massal.tercetak, massal.nama_berkas), ("selesai", 1, "Rencana SKP (1 dokumen).zip"))
        self.assertIn("2 SKP: Tidak ada lagi, atau tidak dapat dibaca lagi oleh peminta.", massal.tidak_tercetak)
        self.assertEqual(sorted(isi_zip(base64.b64decode(massal.berkas))), [f"{self.staf_a.nip} Rencana SKP 2026.pdf", "TIDAK TERCETAK.txt"])

    def test_failed_job_is_told(self):
        massal = self.env["ekinerja.cetak.massal"].create({
            "name": "x", "user_id": self.users["penilai"].id, "company_id": self.company.id, "dokumen": "rencana", "bentuk": "pdf", "daftar": [1],
        })  # fmt: skip
        with self.assertRaisesRegex(UserError, "not printed yet"):
            massal._job_gabung()
        massal._job_gagal(exc_message="wkhtmltopdf: exit 1")
        self.assertEqual((massal.state, massal.galat), ("gagal", "wkhtmltopdf: exit 1"))


@tagged("post_install", "-at_install")
class TestCetakMassalUnduh(CetakCase, HttpCase):
    def test_zip_by_http(self):
        """The open file goes out whole."""
        self.buat_disetujui()
        dialog = self.sebagai("admin_instansi", self.env["ekinerja.skp.cetak"]).create({
            "cara": "unor", "department_id": self.dinas.id, "bentuk": "zip", "tahun": 2026,
        })  # fmt: skip
        self.authenticate(self.users["admin_instansi"].login, self.users["admin_instansi"].login)
        response = self.url_open(f"/ekinerja/skp/cetak/{dialog.id}")
        self.assertEqual((response.headers["Content-Type"], int(response.headers["Content-Length"])), ("application/zip", len(response.content)))
        self.assertEqual(list(isi_zip(response.content)), [f"{self.staf_a.nip} Rencana SKP 2026.pdf"])


@tagged("post_install", "-at_install")
class TestCetakIngat(CetakCase):
    def test_last_choices_come_first(self):
        """Kind, places and anchors of the last print; the button's own choice wins; another user starts empty."""
        skp = self.buat_disetujui()
        dialog = self.sebagai("penilai", self.env["ekinerja.skp.cetak"]).create({
            "skp_ids": [Command.set(skp.ids)], "dokumen": "evaluasi", "lokasi_penilai": "Kota Ingat", "anchor_penilai": "#",
            "periode_id": self.periode_final.id,
        })  # fmt: skip
        dialog.action_cetak()
        baru = self.sebagai("penilai", self.env["ekinerja.skp.cetak"]).create({"skp_ids": [Command.set(skp.ids)]})
        self.assertEqual((baru.dokumen, baru.lokasi_penilai, baru.anchor_penilai), ("evaluasi", "Kota Ingat", "#"))
        tombol = self.sebagai("penilai", self.env["ekinerja.skp.cetak"]).with_context(default_dokumen="rencana").create({"skp_ids": [Command.set(skp.ids)]})
        self.assertEqual(tombol.dokumen, "rencana")
        lain = self.sebagai("kepala_dinas", self.env["ekinerja.skp.cetak"]).create({"skp_ids": [Command.set(skp.ids)]})
        self.assertEqual((lain.dokumen, lain.anchor_penilai), ("rencana", False))

    def test_dates_of_the_document_in_force(self):
        skp = self.buat_disetujui()
        self.cetak(skp, tanggal_pegawai=self.env["ekinerja.skp"]._fields["date_start"].to_date("2026-01-15"), lokasi_pegawai="Kota Lama")
        dialog = self.sebagai("penilai", self.env["ekinerja.skp.cetak"]).create({"skp_ids": [Command.set(skp.ids)]})
        self.assertEqual((str(dialog.tanggal_pegawai), dialog.lokasi_pegawai), ("2026-01-15", "Kota Lama"))
        dua = self.sebagai("penilai", self.env["ekinerja.skp.cetak"]).create({"skp_ids": [Command.set((skp | self.buat_disetujui("pegawai_b")).ids)]})
        self.assertFalse(dua.tanggal_pegawai)
