"""Portal page "Data and atasan": own data, differences, request for a correction."""

import json
from datetime import timedelta

from odoo.tests import tagged

from .test_portal_skp import PortalCase


@tagged("post_install", "-at_install")
class TestPortalAtasan(PortalCase):
    def cari(self, teks):
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": {"cari": teks}})
        return self.url_open("/my/atasan/cari", data=body, headers={"Content-Type": "application/json"}).json()["result"]

    def usulan(self):
        return self.env["ekinerja.atasan.usulan"].search([("employee_id", "=", self.staf_a.id)])

    def test_page(self):
        """SMG-EKN-04 to 06: profile with jabatan, OPD, lokasi kerja; groups; atasan and verifikator with their data."""
        self.env["ekinerja.atasan"].create({
            "employee_id": self.staf_a.id, "atasan_id": self.kepala_bidang.id, "verifikator_id": self.kepala_dinas.id, "date_start": "2026-01-01",
        })  # fmt: skip
        self.masuk("pegawai_a")
        page = self.baca("/my/atasan")
        for isi in ("Sari Staf, S.Kom.", self.staf_a.nip, "Pranata Komputer Ahli Pertama", "Dinas Contoh", "Bidang Uji Dinas Contoh", "e-Kinerja: pegawai",
                    "Bima Kepalabidang", self.kepala_bidang.nip, "Dewi Kepaladinas, M.Si.", "Kepala Dinas Contoh", "Pembina Utama Muda"):  # fmt: skip
            self.assertIn(isi, page)
        self.assertIn("/my/atasan", self.baca("/my"))

    def test_several_groups_at_once(self):
        """SMG-EKN-05; an internal penilai uses the same page."""
        self.masuk("penilai")
        page = self.baca("/my/atasan")
        self.assertIn("Dewi Kepaladinas", page)
        self.users["penilai"].group_ids += self.env.ref("ekinerja_admin.group_verifikator")
        page = self.baca("/my/atasan")
        for isi in (">Pegawai<", ">Verifikator<"):
            self.assertIn(isi, page)

    def test_differences_and_refresh(self):
        """SMG-EKN-01, 02, 07, 08: what the SKP keeps against what holds; the refresh needs no new sign-in."""
        skp = self.buat_skp()
        self.staf_a.job_title = "Pranata Komputer Ahli Muda"
        self.masuk("pegawai_a")
        page = self.baca("/my/atasan")
        for isi in ("Your SKP keeps other data", "Pranata Komputer Ahli Pertama", "Pranata Komputer Ahli Muda", "Perbarui Data"):
            self.assertIn(isi, page)
        page = self.kirim("/my/atasan/perbarui").text
        self.assertIn("You need not sign in again", page)
        self.assertIn("Your open SKP has the same data", page)
        self.assertEqual(skp.pegawai_jabatan, "Pranata Komputer Ahli Muda")

    def test_submitted_skp_is_refreshed_by_the_admin_only(self):
        skp = self.buat_skp()
        skp.action_ajukan()
        self.staf_a.job_title = "Pranata Komputer Ahli Muda"
        self.masuk("pegawai_a")
        self.assertIn("only the admin instansi can refresh it", self.baca("/my/atasan"))
        self.kirim("/my/atasan/perbarui")
        self.assertEqual(skp.pegawai_jabatan, "Pranata Komputer Ahli Pertama")

    def test_search(self):
        """Names of the own instansi, from three characters, ten at most."""
        self.env["hr.employee"].create([{"name": f"Ramai {n:02}", "company_id": self.company.id} for n in range(20)])
        self.masuk("pegawai_a")
        self.assertEqual((self.cari(""), self.cari("De"), self.cari(None), self.cari(["Dewi"])), ([], [], [], []))
        self.assertEqual(self.cari("dewi"), [{"teks": f"Dewi Kepaladinas - {self.kepala_dinas.nip}", "ket": "Kepala Dinas Contoh · Dinas Contoh"}])
        self.assertEqual(len(self.cari("ramai")), 10)
        self.assertEqual(self.cari("Sari"), [])
        self.masuk("auditor")
        self.assertEqual(self.cari("dewi"), [])

    def test_request(self):
        self.masuk("pegawai_a")
        self.assertIn("Now your atasan is", self.baca("/my/atasan/usul"))
        ya = {"pegawai_sebagai_plt": "tidak", "atasan_sebagai_plt": "tidak", "alasan": "Surat tugas 800/12"}
        page = self.kirim("/my/atasan/usul", atasan=f"Dewi Kepaladinas - {self.kepala_dinas.nip}", verifikator=self.staf_b.nip, **ya).text
        self.assertIn("The request is sent", page)
        usulan = self.usulan()
        self.assertEqual((usulan.usulan_atasan_id, usulan.usulan_verifikator_id, usulan.state), (self.kepala_dinas, self.staf_b, "diajukan"))
        self.assertEqual(usulan.create_uid, self.users["pegawai_a"])
        self.assertIn("still open", self.kirim("/my/atasan/usul", atasan="Wira", **ya).text)
        self.assertIn("The request is cancelled", self.kirim(f"/my/atasan/usul/{usulan.id}/batal").text)
        self.kirim("/my/atasan/usul", atasan="Wira Walikota", **ya)
        baru = self.usulan()[0]
        self.assertEqual(baru.usulan_atasan_id, self.wali_kota)
        self.sebagai("admin_instansi", baru).action_tolak("Belum ada surat tugas")
        self.assertIn("Belum ada surat tugas", self.baca("/my/atasan"))

    def test_refusals_keep_what_was_typed(self):
        self.env["hr.employee"].create([{"name": f"Ramai {n}", "company_id": self.company.id} for n in range(2)])
        self.masuk("pegawai_a")
        ya = {"pegawai_sebagai_plt": "tidak", "atasan_sebagai_plt": "tidak", "alasan": "Surat tugas"}
        for vals, pesan in (
            (ya | {"atasan": "Zz"}, "Nobody is found for &#34;Atasan&#34; by &#34;Zz&#34;. Type at least 3"),
            (ya | {"atasan": "Ramai"}, "means several people: Ramai 0, Ramai 1"),
            (ya, "Choose the atasan or the verifikator"),
            (ya | {"atasan": "Dewi", "alasan": " "}, "Fill &#34;Alasan&#34;"),
            (ya | {"atasan": "Dewi", "atasan_sebagai_plt": "x"}, "Choose &#34;Atasan Anda sebagai PLT&#34;"),
        ):
            with self.subTest(pesan):
                response = self.kirim("/my/atasan/usul", **vals)
                self.assertIn(pesan, response.text)
                self.assertIn(vals.get("atasan", ""), response.text)
        self.assertFalse(self.usulan())

    def test_of_others_nothing(self):
        usulan = self.env["ekinerja.atasan.usulan"].create({"employee_id": self.staf_a.id, "usulan_atasan_id": self.wali_kota.id, "alasan": "RAHASIA"})
        for role in ("pegawai_b", "penilai", "admin_instansi"):
            self.masuk(role)
            with self.subTest(role):
                self.assertNotIn("RAHASIA", self.baca("/my/atasan"))
                self.assertEqual(self.kirim(f"/my/atasan/usul/{usulan.id}/batal").status_code, 404)
        self.masuk("internal")
        self.assertNotIn("Atasan langsung", self.url_open("/my/atasan").text)

    def test_plt_is_offered_where_there_is_one(self):
        """BKN-PLT-18: "Start SKP" offers each own assignment, and nothing else."""
        self.masuk("pegawai_a")
        self.assertNotIn("plt-", self.baca("/my/skp/mulai"))
        hari_ini = self.company._ekinerja_hari_ini()
        self.buat_plt(self.staf_b, self.dinas, f"{hari_ini.year}-01-01", f"{hari_ini.year}-12-31")
        plt = self.buat_plt(self.staf_a, self.dinas_lain, hari_ini, hari_ini + timedelta(days=3), jabatan="PLT Kepala Dinas Lain")
        page = self.baca("/my/skp/mulai")
        self.assertEqual((page.count('value="plt-'), f'value="plt-{plt.id}"' in page, "PLT Kepala Dinas Lain" in page), (1, True, True))
        self.kirim("/my/skp/mulai", tahun=str(hari_ini.year), pendekatan="kuantitatif", status_jabatan=f"plt-{plt.id}")
        skp = self.env["ekinerja.skp"].search([("employee_id", "=", self.staf_a.id)])
        self.assertEqual((skp.plt_id, skp.date_start, skp.pegawai_jabatan), (plt, hari_ini, "PLT Kepala Dinas Lain"))
        self.kirim(f"/my/skp/{skp.id}/ubah", pendekatan="kualitatif", date_start="", date_end="")
        self.assertEqual((skp.pendekatan, skp.date_start, skp.date_end), ("kualitatif", plt.date_start, min(plt.date_end, skp.date_end)))
        page = self.baca("/my/atasan")
        self.assertIn("As PLT Kepala Dinas Lain", page)
        # the head of the unor above leads the assignment
        self.assertIn("Wira Walikota", page)

    def test_other_assignment_is_refused(self):
        plt = self.buat_plt(self.staf_b, self.kota)
        self.masuk("pegawai_a")
        for status in (f"plt-{plt.id}", "plt-x", "plh"):
            with self.subTest(status):
                response = self.kirim("/my/skp/mulai", tahun=str(self.company._ekinerja_hari_ini().year), pendekatan="kualitatif", status_jabatan=status)
                self.assertIn("o_ek_pesan", response.text)
        self.assertFalse(self.env["ekinerja.skp"].search([("employee_id", "=", self.staf_a.id)]))
