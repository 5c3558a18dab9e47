"""Keberatan in the portal by HTTP, without JavaScript: the walk of all three parties, refusals that keep what was typed."""

import base64

from odoo import http
from odoo.tests import tagged
from odoo.tools import mute_logger

from .keberatan_common import KeberatanCase
from .test_portal_skp import PortalCase

PDF = b"%PDF-1.4\n%uji\n%%EOF\n"


@tagged("post_install", "-at_install")
class TestPortalKeberatan(PortalCase, KeberatanCase):
    def test_walk_of_the_three_parties(self):
        """BKN-KBR-14, BKN-KBR-15 on a phone: file with bukti, explain, check, ask, answer, grant."""
        self.masuk("pegawai_a")
        halaman = self.baca(f"/my/skp/{self.skp.id}?bagian=evaluasi")
        self.assertIn(f"/my/keberatan/baru/{self.evaluasi.id}", halaman)
        self.assertIn("Evaluations you may still contest", self.baca("/my/keberatan"))
        baru = f"/my/keberatan/baru/{self.evaluasi.id}"
        self.assertIn("Sangat Baik", self.baca(baru), "the predikat of every pair stands in the form")
        respons = self.kirim(baru, minta_hasil="diatas", minta_perilaku="diatas", alasan="Dua laporan\n<b>tidak</b> dihitung")
        keberatan = self.env["ekinerja.keberatan"].search([("evaluasi_id", "=", self.evaluasi.id)])
        alamat = f"/my/keberatan/{keberatan.id}"
        self.assertEqual((self.ke(respons), keberatan.state, keberatan.create_uid), (alamat, "draft", self.users["pegawai_a"]))
        self.assertEqual(self.ke(self.kirim(baru, minta_hasil="diatas", minta_perilaku="diatas", alasan="Dua kali")), alamat, "sent twice: one record")
        self.kirim(f"{alamat}/bukti", files=[("berkas", ("laporan.pdf", PDF, "application/pdf"))])
        self.assertEqual(keberatan.bukti_ids.mapped("name"), ["laporan.pdf"])
        unduhan = self.url_open(f"{alamat}/bukti/{keberatan.bukti_ids.id}")
        self.assertEqual((unduhan.content, unduhan.headers["Content-Type"]), (PDF, "application/pdf"))
        self.assertIn("Filed. You will read here", self.kirim(f"{alamat}/ajukan").text)
        halaman = self.baca(alamat)
        self.assertIn("&lt;b&gt;tidak&lt;/b&gt;", halaman)
        self.assertIn("Waiting for the atasan penilai", halaman)

        self.masuk("penilai")
        self.assertIn("Sari Staf", self.baca("/my/keberatan"))
        self.assertIn("Explain your rating to the atasan", self.baca(alamat))
        self.assertIn("is empty", self.kirim(f"{alamat}/jelaskan", penjelasan=" ").text)
        self.assertIn("decided only by the atasan", self.kirim(f"{alamat}/setujui", putusan="x", putus_hasil="diatas", putus_perilaku="diatas").text)
        self.kirim(f"{alamat}/jelaskan", penjelasan="Setuju diubah")

        self.masuk("kepala_dinas")
        self.assertIn("Begin to examine", self.baca(alamat))
        self.kirim(f"{alamat}/periksa")
        self.kirim(f"{alamat}/tanya", pertanyaan="Laporan mana?")
        self.masuk("pegawai_a")
        self.assertIn("The atasan asks for your explanation", self.baca(alamat))
        self.kirim(f"{alamat}/jawab", penjelasan_pegawai="Maret dan April")

        self.masuk("kepala_dinas")
        ditolak = self.kirim(f"{alamat}/setujui", putusan="Baiklah, diketik", putus_hasil="sesuai", putus_perilaku="sesuai")
        self.assertIn("both ratings stay as they were", ditolak.text)
        self.assertIn("Baiklah, diketik", ditolak.text)
        self.kirim(f"{alamat}/setujui", putusan="Baiklah", putus_hasil="diatas", putus_perilaku="diatas")
        self.assertEqual((keberatan.state, self.evaluasi.predikat, self.evaluasi.state), ("disetujui", "sangat_baik", "final"))
        self.assertIn("was decided on", self.kirim(f"{alamat}/tolak", putusan="Berubah pikiran").text)
        self.masuk("pegawai_a")
        halaman = self.baca(alamat)
        for isi in ("Granted by Dewi Kepaladinas", "Baiklah", "Setuju diubah", "Maret dan April", "pukul"):
            self.assertIn(isi, halaman)
        self.assertIn("Keberatan:", self.baca(f"/my/skp/{self.skp.id}?bagian=evaluasi"))

    def test_refusals_keep_what_was_typed(self):
        self.masuk("pegawai_a")
        baru = f"/my/keberatan/baru/{self.evaluasi.id}"
        for data, pesan in (
            ({"minta_hasil": "istimewa", "minta_perilaku": "sesuai", "alasan": "Diketik"}, "Choose &#34;"),
            ({"minta_hasil": "diatas", "minta_perilaku": "sesuai", "alasan": "Diketik" * 1000}, "at most 5000"),
        ):
            respons = self.kirim(baru, **data)
            self.assertIsNone(self.ke(respons))
            self.assertIn(pesan, respons.text)
            self.assertIn("Diketik", respons.text)
        self.assertFalse(self.evaluasi.keberatan_ids)
        keberatan = self.buat(minta_hasil="sesuai", minta_perilaku="sesuai")
        self.assertIn("at least one rating that differs", self.kirim(f"/my/keberatan/{keberatan.id}/ajukan").text)
        self.kirim(f"/my/keberatan/{keberatan.id}/ubah", minta_hasil="diatas", minta_perilaku="sesuai", alasan="")
        self.assertIn("write the reason", self.kirim(f"/my/keberatan/{keberatan.id}/ajukan").text)
        besar = self.url_open(
            f"/my/keberatan/{keberatan.id}/bukti", files=[("berkas", ("besar.pdf", PDF + b"0" * 6 * 1024 * 1024, "application/pdf"))],
            data={"csrf_token": http.Request.csrf_token(self)}, headers={"X-Requested-With": "XMLHttpRequest"},
        )  # fmt: skip
        self.assertIn("at most 5 MB", besar.json()["pesan"])
        self.assertIn("Choose a file first", self.kirim(f"/my/keberatan/{keberatan.id}/bukti").text)
        self.kirim(f"/my/keberatan/{keberatan.id}/hapus")
        self.assertFalse(keberatan.exists())

    def test_why_it_cannot_be_contested(self):
        """The refusal says date and rule; the button is not offered."""
        self.evaluasi.write({"tanggal_dinilai": "2026-01-05 03:00:00", "tanggal_diterima": "2026-01-06"})
        self.masuk("pegawai_a")
        halaman = self.baca(f"/my/skp/{self.skp.id}?bagian=evaluasi")
        self.assertIn("within 14 hari kerja from 6 Januari 2026", halaman)
        self.assertNotIn(f"/my/keberatan/baru/{self.evaluasi.id}", halaman)
        self.assertIn("within 14 hari kerja", self.baca(f"/my/keberatan/baru/{self.evaluasi.id}"))
        self.evaluasi.write({"state": "final"})
        self.assertIn("cannot be contested any more", self.baca(f"/my/skp/{self.skp.id}?bagian=evaluasi"))

    @mute_logger("odoo.http")
    def test_cases_of_others_do_not_exist(self):
        keberatan = self.buat()
        self.sebagai("pegawai_a", self.env["ekinerja.keberatan.bukti"]).create(
            {"keberatan_id": keberatan.id, "name": "a.pdf", "berkas": base64.b64encode(PDF)}
        )
        keberatan.action_ajukan()
        for role in ("pegawai_b", "admin_instansi", "auditor"):
            self.masuk(role)
            for url in (f"{keberatan.id}", f"{keberatan.id}/bukti/{keberatan.bukti_ids.id}", f"baru/{self.evaluasi.id}"):
                self.assertEqual(self.url_open(f"/my/keberatan/{url}").status_code, 404, (role, url))
            self.assertEqual(self.kirim(f"/my/keberatan/{keberatan.id}/periksa").status_code, 404)
        self.masuk("internal")
        self.assertEqual(self.ke(self.url_open("/my/keberatan")), "/my")
        self.masuk("penilai")
        self.assertEqual(self.ke(self.url_open(f"/my/keberatan/{keberatan.id}/jelaskan")), f"/my/keberatan/{keberatan.id}")

    def test_withdraw_and_empty_lists(self):
        keberatan = self.buat()
        keberatan.action_ajukan()
        self.masuk("pegawai_a")
        self.assertIn("Withdrawn", self.kirim(f"/my/keberatan/{keberatan.id}/tarik").text)
        self.assertEqual(keberatan.state, "draft")
        self.masuk("pegawai_b")
        self.assertIn("You have filed no keberatan", self.baca("/my/keberatan"))
        self.masuk("kepala_dinas")
        self.assertIn("Nothing here", self.baca("/my/keberatan?bagian=putus"))

    def test_who_acts_for_the_atasan_finds_the_case(self):
        """The list asks for cases of others only where somebody may be party to one; a PLT of one day is (P6 L-IV.A.3)."""
        self.buat().action_ajukan()
        self.masuk("pegawai_b")
        self.assertNotIn("To decide", self.baca("/my/keberatan?bagian=putus"))
        hari_ini = self.company._ekinerja_hari_ini()
        self.buat_plt(self.staf_b, self.dinas, mulai=hari_ini, selesai=hari_ini)
        halaman = self.baca("/my/keberatan?bagian=putus")
        self.assertIn("To decide", halaman)
        self.assertIn("Sari Staf", halaman)
