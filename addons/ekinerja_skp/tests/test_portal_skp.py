"""The portal of the pegawai by HTTP: the walk, refusals that keep what was typed, and nothing of anybody else."""

import re
from urllib.parse import urlsplit

from odoo import http
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import SkpCase


class PortalCase(SkpCase, HttpCase):
    """Requests as a role; forms are sent as a browser without JavaScript sends them."""

    def masuk(self, role):
        self.authenticate(self.users[role].login, self.users[role].login)

    def kirim(self, url, /, files=None, **data):
        return self.url_open(url, data={"csrf_token": http.Request.csrf_token(self), **data}, files=files)

    def baca(self, url):
        response = self.url_open(url)
        self.assertEqual(response.status_code, 200, url)
        return response.text

    def ke(self, response):
        """Path that a form led to, None where it came back."""
        return urlsplit(response.url).path if response.history else None


@tagged("post_install", "-at_install")
class TestPortalSkp(PortalCase):
    def test_walk_from_start_to_submit(self):
        """BKN-SKP-06, BKN-SKP-07"""
        self.masuk("pegawai_a")
        self.assertIn("You have no SKP yet", self.baca("/my/skp"))
        response = self.kirim(
            "/my/skp/mulai", tahun=str(self.tahun_ini()), pendekatan="kuantitatif", status_jabatan="definitif"
        )
        skp = self.env["ekinerja.skp"].search([("employee_id", "=", self.staf_a.id)])
        self.assertEqual(self.ke(response), f"/my/skp/{skp.id}")
        self.assertIn("Bima Kepalabidang", response.text)
        self.assertEqual((skp.create_uid, skp.state), (self.users["pegawai_a"], "draft"))

        alamat = f"/my/skp/{skp.id}"
        self.assertIn("Add at least one RHK of kind utama", self.baca(f"{alamat}?bagian=pratinjau"))
        response = self.kirim(
            f"{alamat}/rhk/tambah",
            name="Laporan tersusun",
            jenis="utama",
            indikator="Jumlah laporan",
            aspek="kuantitas",
            target="12",
            satuan="laporan",
        )
        self.assertIn("RHK added", response.text)
        rhk = skp.rhk_ids
        self.kirim(
            f"{alamat}/rhk/{rhk.id}/indikator/tambah", name="Ketepatan", aspek="waktu", target="5", satuan="hari"
        )
        self.assertEqual(rhk.indikator_ids.mapped("aspek"), ["kuantitas", "waktu"])
        self.kirim(
            f"{alamat}/indikator/{rhk.indikator_ids[1].id}",
            name="Ketepatan waktu",
            aspek="waktu",
            target="3",
            satuan="hari",
        )
        self.assertEqual(rhk.indikator_ids[1].target, "3")
        self.kirim(f"{alamat}/lampiran/tambah", jenis="dukungan", name="Laptop")
        self.assertEqual(skp.lampiran_ids.name, "Laptop")

        pratinjau = self.baca(f"{alamat}?bagian=pratinjau")
        for isi in ("Complete.", "Ketepatan waktu", "Laptop", "Berorientasi Pelayanan", "Menggerakkan pemanfaatan"):
            self.assertIn(isi, pratinjau)
        self.assertIn("SKP submitted to Bima Kepalabidang", self.kirim(f"{alamat}/ajukan").text)
        self.assertEqual(skp.state, "diajukan")
        self.assertIn("Waiting for approval", self.baca("/my/skp"))

    def test_refusal_keeps_what_was_typed(self):
        skp = self.buat_skp(rhk=1)
        self.masuk("pegawai_a")
        for url, data, pesan in (
            ("/my/skp/mulai", {"tahun": "abc", "pendekatan": "kualitatif", "status_jabatan": "plt"}, "is not a valid choice"),
            ("/my/skp/mulai", {"tahun": "1999", "pendekatan": "kualitatif", "status_jabatan": "plt"}, "can be started for"),
            ("/my/skp/mulai", {"tahun": str(self.tahun_ini()), "pendekatan": "lain", "status_jabatan": "plt"}, "Choose &#34;Pendekatan&#34;"),
            (f"/my/skp/{skp.id}/ubah", {"pendekatan": "kualitatif", "status_jabatan": "plt", "date_start": "1999-02-03"}, "must lie in"),
            (f"/my/skp/{skp.id}/ubah", {"pendekatan": "kualitatif", "status_jabatan": "plt", "date_start": "besok"}, "is not a date"),
            (f"/my/skp/{skp.id}/rhk/tambah", {"name": "", "jenis": "utama", "indikator": "Diketik"}, "Fill &#34;Rencana hasil kerja&#34;"),
            (f"/my/skp/{skp.id}/rhk/tambah", {"name": "Diketik", "jenis": "salah"}, "Choose &#34;Jenis&#34;"),
            (f"/my/skp/{skp.id}/rhk/tambah", {"name": "Diketik", "jenis": "utama", "rhk_atasan_id": "999999999"}, "no longer in the list"),
            (f"/my/skp/{skp.id}/rhk/tambah", {"name": "Diketik", "jenis": "utama", "rhk_atasan_id": "9" * 40}, "is not a valid choice"),
            (f"/my/skp/{skp.id}/rhk/tambah", {"name": "Diketik" * 1000, "jenis": "utama"}, "at most 5000"),
            (f"/my/skp/{skp.id}/rhk/{skp.rhk_ids.id}/indikator/tambah", {"name": "Diketik", "aspek": "kuantitas"}, "Fill &#34;Target&#34;"),
            (f"/my/skp/{skp.id}/lampiran/tambah", {"jenis": "salah", "name": "Diketik"}, "Choose &#34;List&#34;"),
        ):  # fmt: skip
            response = self.kirim(url, **data)
            self.assertIsNone(self.ke(response), (url, data))
            self.assertIn(pesan, response.text)
            if "Diketik" in data.values():
                self.assertIn("Diketik", response.text)
        self.assertEqual((len(skp.rhk_ids), skp.pendekatan, len(skp.lampiran_ids)), (1, "kuantitatif", 0))
        self.assertEqual(self.env["ekinerja.skp"].search_count([("employee_id", "=", self.staf_a.id)]), 1)

    @mute_logger("odoo.sql_db")
    def test_second_definitive_skp_is_refused_in_the_form(self):
        self.buat_skp(tahun=self.tahun_ini())
        self.masuk("pegawai_a")
        response = self.kirim(
            "/my/skp/mulai", tahun=str(self.tahun_ini()), pendekatan="kualitatif", status_jabatan="definitif"
        )
        self.assertIn("already has a definitive SKP", response.text)
        self.assertIn(
            'value="kualitatif" id="isian_pendekatan_kualitatif" checked="True"', re.sub(r"\s+", " ", response.text)
        )

    def test_returned_skp_shows_the_reason_and_can_be_changed(self):
        skp = self.buat_skp()
        skp.action_ajukan()
        self.masuk("pegawai_a")
        response = self.kirim(f"/my/skp/{skp.id}/rhk/{skp.rhk_ids[0].id}", name="Lain", jenis="utama")
        self.assertIn("cannot be changed", response.text)
        self.sebagai("penilai", skp).action_tolak("Target <b>rendah</b>")
        halaman = self.baca("/my/skp")
        self.assertIn("Returned by the penilai", halaman)
        self.assertIn("Target &lt;b&gt;rendah&lt;/b&gt;", halaman)
        self.assertEqual(
            self.ke(self.kirim(f"/my/skp/{skp.id}/rhk/{skp.rhk_ids[0].id}", name="Lain", jenis="tambahan")),
            f"/my/skp/{skp.id}",
        )
        self.assertEqual(skp.rhk_ids.filtered(lambda rhk: rhk.name == "Lain").jenis, "tambahan")
        self.assertIn("RHK deleted", self.kirim(f"/my/skp/{skp.id}/rhk/{skp.rhk_ids[1].id}/hapus").text)
        self.assertEqual(len(skp.rhk_ids), 1)

    def test_rhk_of_the_atasan_is_taken_over(self):
        self.buat_disetujui("penilai", penilai="kepala_dinas")
        skp = self.buat_skp(rhk=0)
        pilihan = skp.rhk_atasan()[0]
        self.masuk("pegawai_a")
        self.assertIn(pilihan["name"], self.baca(f"/my/skp/{skp.id}/rhk/tambah"))
        self.kirim(f"/my/skp/{skp.id}/rhk/tambah", name=" ", jenis="utama", rhk_atasan_id=str(pilihan["id"]))
        self.assertEqual((skp.rhk_ids.name, skp.rhk_ids.rhk_atasan_id.id), (pilihan["name"], pilihan["id"]))

    def test_script_in_text_is_harmless(self):
        skp = self.buat_skp(rhk=0)
        self.masuk("pegawai_a")
        jahat = "<script>alert(1)</script>\nbaris dua"
        self.kirim(f"/my/skp/{skp.id}/rhk/tambah", name=jahat, jenis="utama")
        for bagian in ("hasil", "pratinjau"):
            halaman = self.baca(f"/my/skp/{skp.id}?bagian={bagian}")
            self.assertNotIn("<script>alert(1)", halaman)
            self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;\nbaris dua", halaman)
        self.assertEqual(self.url_open(f"/my/skp/{skp.id}?bagian=%3Cscript%3E").status_code, 200)

    @mute_logger("odoo.http")
    def test_forms_need_the_token(self):
        skp = self.buat_skp()
        self.masuk("pegawai_a")
        self.assertEqual(self.url_open(f"/my/skp/{skp.id}/ajukan", data={"x": "1"}).status_code, 400)
        self.assertEqual(skp.state, "draft")

    def test_reload_of_a_sent_form_shows_the_skp(self):
        skp = self.buat_skp()
        self.masuk("pegawai_a")
        self.assertEqual(self.ke(self.url_open(f"/my/skp/{skp.id}/ajukan")), f"/my/skp/{skp.id}")

    def test_home_and_people_without_skp(self):
        for role, ada in (("pegawai_a", True), ("penilai", True), ("internal", False)):
            self.masuk(role)
            self.assertEqual('href="/my/skp"' in self.baca("/my"), ada, role)
        self.assertEqual(self.ke(self.url_open("/my/skp")), "/my")
        self.masuk("admin_opd")
        self.assertIn("belongs to no pegawai", self.baca("/my/skp"))

    def test_internal_user_makes_the_own_skp_here(self):
        self.masuk("penilai")
        response = self.kirim(
            "/my/skp/mulai", tahun=str(self.tahun_ini()), pendekatan="kualitatif", status_jabatan="definitif"
        )
        self.assertIn("Dewi Kepaladinas", response.text)

    def tahun_ini(self):
        return self.company._ekinerja_hari_ini().year
