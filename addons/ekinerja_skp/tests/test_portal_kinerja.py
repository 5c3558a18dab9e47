"""The page of what is expected now: by urgency, for the pegawai and the penilai, with guidance where there is nothing to do."""

import re
from datetime import timedelta

from odoo.tests import tagged

from ..controllers.portal_kinerja import kata_batas
from .test_portal_skp import PortalCase


@tagged("post_install", "-at_install")
class TestPortalKinerja(PortalCase):
    def teks(self, url="/my/kinerja"):
        return re.sub(r"\s+", " ", self.baca(url))

    def test_pegawai_and_penilai_on_one_page(self):
        tahun = self.company._ekinerja_hari_ini().year
        self.masuk("pegawai_a")
        halaman = self.teks()
        self.assertIn(f"Start your SKP {tahun}", halaman)
        self.assertIn("days late", halaman)
        for url in ("/my/skp", "/my/atasan", "/my/skp/mulai"):
            self.assertIn(f'href="{url}"', halaman)
        self.assertNotIn('href="/my/staf"', halaman)  # leads nobody
        self.buat_skp(tahun=tahun).action_ajukan()
        self.masuk("penilai")
        halaman = self.teks()
        self.assertIn("One SKP waits for your approval", halaman)
        self.assertIn("As penilai", halaman)
        self.assertIn('href="/my/staf"', halaman)
        self.assertIn(f"Start your SKP {tahun}", halaman)

    def test_nothing_to_do_says_what_comes_next(self):
        self.masuk("pegawai_a")
        self.buat_skp(tahun=self.company._ekinerja_hari_ini().year).action_ajukan()
        halaman = self.teks()
        self.assertIn("Nothing to do now", halaman)
        self.assertIn("begins on", halaman)
        self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)]).active = False
        self.assertIn("There is no period to come", self.teks())

    def test_who_makes_no_skp_is_sent_elsewhere(self):
        self.masuk("internal")
        self.assertEqual(self.ke(self.url_open("/my/kinerja")), "/my")
        self.staf_b.user_id = False
        self.masuk("pegawai_b")
        self.assertIn("belongs to no pegawai", self.teks())

    def test_deadline_in_words(self):
        hari_ini = self.company._ekinerja_hari_ini()
        kata = [kata_batas(self.env, hari_ini + timedelta(days=n), hari_ini) for n in (-5, -1, 0, 1, 9)]
        self.assertEqual(kata, ["5 days late", "One day late", "Today is the last day", "Until tomorrow", "9 days left"])

    def test_words_of_scripts_come_in_the_language_of_the_page(self):
        self.env["res.lang"]._activate_lang("id_ID")
        self.env["ir.module.module"].search([("name", "=", "ekinerja_skp")])._update_translations(["id_ID"])
        self.users["pegawai_a"].lang = "id_ID"
        self.masuk("pegawai_a")
        self.assertRegex(self.url_open("/id/my/kinerja").text, r'<html[^>]* lang="id-ID"')
        kata = self.url_open("/website/translations?lang=id_ID").json()["modules"]["ekinerja_skp"]["messages"]
        self.assertIn("What you typed here on %s was not saved.", {satu["id"] for satu in kata})

    def test_text_of_others_is_shown_as_text(self):
        skp = self.buat_skp(tahun=self.company._ekinerja_hari_ini().year)
        skp.action_ajukan()
        self.sebagai("penilai", skp).action_tolak("<script>alert(1)</script>")
        self.masuk("pegawai_a")
        halaman = self.teks()
        self.assertIn("&lt;script&gt;alert(1)", halaman)
        self.assertNotIn("<script>alert(1)", halaman)

    def test_digest_is_switched_on_the_page(self):
        self.buat_skp(tahun=self.company._ekinerja_hari_ini().year).action_ajukan()
        self.masuk("penilai")
        self.assertIn("Switch it off", self.baca("/my/kinerja"))
        self.assertIn("Switch it on", self.kirim("/my/kinerja/ringkasan", ringkasan="tidak").text)
        self.assertFalse(self.users["penilai"].ekinerja_ringkasan)
        self.kirim("/my/kinerja/ringkasan", ringkasan="ya")
        self.assertTrue(self.users["penilai"].ekinerja_ringkasan)

    def test_form_sent_twice_makes_one_record(self):
        skp = self.buat_skp(tahun=self.company._ekinerja_hari_ini().year, rhk=0)
        self.masuk("pegawai_a")
        isian = self.baca(f"/my/skp/{skp.id}/lampiran/tambah?jenis=dukungan")
        kunci = re.search(r'name="kunci" value="(\w{32})"', isian)[1]
        kembali = re.search(r'name="kembali" value="([^"]+)"', isian)[1]
        data = {"jenis": "dukungan", "name": "Laptop", "kunci": kunci, "kembali": kembali.replace("&amp;", "&")}
        self.kirim(f"/my/skp/{skp.id}/lampiran/tambah", **data)
        kedua = self.kirim(f"/my/skp/{skp.id}/lampiran/tambah", **data)
        self.assertEqual((len(skp.lampiran_ids), self.ke(kedua)), (1, f"/my/skp/{skp.id}"))
        # what was refused may be sent again; a foreign address is not followed
        self.kirim(f"/my/skp/{skp.id}/lampiran/tambah", **data | {"kunci": "a" * 32, "name": ""})
        self.kirim(f"/my/skp/{skp.id}/lampiran/tambah", **data | {"kunci": "a" * 32, "name": "Printer"})
        self.assertEqual(skp.lampiran_ids.mapped("name"), ["Laptop", "Printer"])
        lagi = self.kirim(f"/my/skp/{skp.id}/lampiran/tambah", **data | {"kembali": "https://jahat.example/"})
        self.assertEqual(self.ke(lagi), "/my/kinerja")
