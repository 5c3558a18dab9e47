"""The portal of a period: many entries at once, a period that closes meanwhile, bukti dukung, umpan balik, bimbingan; nothing of anybody else."""

from odoo.tests import freeze_time, tagged

from .common import TAHUN
from .test_portal_skp import PortalCase

PDF = b"%PDF-1.4\nisi\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"IEND\xaeB`\x82"
HARI = f"{TAHUN}-02-10 03:00:00"


@tagged("post_install", "-at_install")
class TestPortalPeriode(PortalCase):
    def setUp(self):
        super().setUp()
        self.skp = self.buat_disetujui()
        self.alamat = f"/my/skp/{self.skp.id}"
        self.tw = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")])
        self.halaman = f"{self.alamat}?bagian=periode&periode={self.tw[0].id}"
        self.masuk("pegawai_a")

    def rencana(self, **vals):
        return self.env["ekinerja.rencana.aksi"].create({
            "rhk_id": self.skp.rhk_ids[0].id, "periode_id": self.tw[0].id, "name": "Susun laporan", **vals,
        })  # fmt: skip

    def test_plan_of_the_year_copy_and_not_applicable(self):
        rhk = self.skp.rhk_ids
        setahun = f"{self.alamat}/rencana/setahun"
        self.assertIn("Plan the year", self.baca(setahun))
        ulang = self.kirim(setahun, **{f"nama_{rhk[0].id}": "<script>alert(1)</script>"}).text
        self.assertIn("choose at least one period", ulang)
        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;", ulang)
        self.kirim(setahun, **{f"nama_{rhk[0].id}": "Laporan", f"target_{rhk[0].id}": "1", "periode_ids": str(self.tw[0].id)})
        self.kirim(f"{self.alamat}/periode/{self.tw[0].id}/nihil", rhk_id=str(rhk[1].id))
        self.assertIn("No rencana aksi is needed", self.baca(self.halaman))
        dua = f"{self.alamat}?bagian=periode&periode={self.tw[1].id}"
        self.assertIn("Copy the plan of Triwulan I", self.baca(dua))
        self.kirim(f"{self.alamat}/periode/{self.tw[1].id}/salin", dari=str(self.tw[0].id))
        salinan = self.env["ekinerja.rencana.aksi"].search([("skp_id", "=", self.skp.id), ("periode_id", "=", self.tw[1].id)])
        self.assertEqual(salinan.mapped("state"), ["draft", "nihil"])

    def test_all_realisasi_in_one_form(self):
        satu, dua = self.rencana(), self.rencana(name="Susun ringkasan")
        semua = f"{self.alamat}/periode/{self.tw[0].id}/realisasi"
        isi = {f"realisasi_{satu.id}": "Satu jadi", f"progres_{satu.id}": "100", f"realisasi_{dua.id}": "", f"progres_{dua.id}": "40"}
        ditolak = self.kirim(semua, **isi | {f"progres_{dua.id}": "140"}).text
        self.assertIn("type a number from 0 to 100", ditolak)
        self.assertIn("Satu jadi", ditolak)
        self.kirim(semua, **isi)
        self.assertEqual([(row.state, row.progres) for row in satu | dua], [("selesai", 100), ("draft", 40)])
        self.assertIn("70%", self.baca(self.halaman))

    def test_period_closes_between_opening_and_saving(self):
        """BKN-PER-10: refused with the date and who may reopen it; what was typed is shown again."""
        rencana = self.rencana()
        self.atur_batas("tolak", "target", "realisasi", lingkup=("periodik",))
        self.tw[0].write({"batas": "04-05"})
        semua = f"{self.alamat}/periode/{self.tw[0].id}/realisasi"
        with freeze_time(f"{TAHUN}-04-05 03:00:00"):
            self.assertIn("Save all", self.baca(semua))
        with freeze_time(f"{TAHUN}-04-06 03:00:00"):
            isi = self.kirim(semua, **{f"realisasi_{rencana.id}": "Diketik sebelum tutup", f"progres_{rencana.id}": "90"}).text
            for teks in ("5 April 2026", "Admin OPD or the Admin Instansi to reopen it", "Diketik sebelum tutup"):
                self.assertIn(teks, isi)
        self.assertFalse(rencana.realisasi)

    def test_bukti_reuse_replace_and_preview(self):
        rencana, lain = self.rencana(), self.rencana(periode_id=self.tw[1].id)
        bukti = f"{self.alamat}/rencana/{rencana.id}/bukti"
        self.kirim(f"{bukti}/berkas", files=[("berkas", ("foto.png", PNG))], keterangan="Rapat <b>1</b>", tanggal="2026-02-03")
        satu = rencana.bukti_ids
        halaman = self.baca(bukti)
        self.assertIn("Rapat &lt;b&gt;1&lt;/b&gt;", halaman)
        lihat = self.url_open(f"/ekinerja/bukti/{satu.id}/lihat")
        self.assertEqual((lihat.content, lihat.headers["Content-Type"], lihat.headers["X-Content-Type-Options"]), (PNG, "image/png", "nosniff"))
        self.assertTrue(lihat.headers["Content-Disposition"].startswith("inline"))
        self.assertIn("default-src 'none'", lihat.headers["Content-Security-Policy"])
        self.assertTrue(self.url_open(f"/ekinerja/bukti/{satu.id}").headers["Content-Disposition"].startswith("attachment"))
        self.kirim(f"{self.alamat}/rencana/{lain.id}/bukti/pakai", bukti_ids=str(satu.id))
        self.assertEqual((lain.bukti_ids.sumber_id, lain.bukti_ids.sidik), (satu, satu.sidik))
        self.kirim(f"{self.alamat}/bukti/{satu.id}/ganti", files=[("berkas", ("laporan.pdf", PDF))], name="Laporan", keterangan="")
        self.env.invalidate_all()
        self.assertEqual((satu.versi, satu.mimetype, satu.name, satu.versi_ids.name), (2, "application/pdf", "Laporan", "foto.png"))
        self.assertIn("Former versions (1)", self.baca(bukti))
        self.assertEqual(self.url_open(f"/ekinerja/bukti/versi/{satu.versi_ids.id}").content, PNG)
        # known by its content: told, and stored once
        self.assertIn("is the same file as", self.kirim(f"{bukti}/berkas", files=[("berkas", ("lagi.png", PNG))]).text)
        for role in ("pegawai_b", "internal"):
            self.masuk(role)
            for alamat in (f"/ekinerja/bukti/{satu.id}", f"/ekinerja/bukti/{satu.id}/lihat", f"/ekinerja/bukti/versi/{satu.versi_ids.id}"):
                self.assertEqual(self.url_open(alamat).status_code, 404, f"{role} {alamat}")
        self.masuk("penilai")
        self.assertEqual(self.url_open(f"/ekinerja/bukti/{satu.id}/lihat").content, PDF)

    def test_what_is_far_too_large_is_not_read(self):
        """25 MB against a limit of 5: the answer comes by the announced length; a file just over the limit gets its reason."""
        rencana = self.rencana()
        bukti = f"{self.alamat}/rencana/{rencana.id}/bukti/berkas"
        self.assertEqual(self.kirim(bukti, files=[("berkas", ("besar.pdf", PDF + b" " * 25 * 1024 * 1024))]).status_code, 413)
        self.assertIn("at most 5 MB are accepted", self.kirim(bukti, files=[("berkas", ("sedang.pdf", PDF + b" " * 5 * 1024 * 1024))]).text)
        self.assertIn("kosong", self.kirim(bukti, files=[("berkas", ("kosong.pdf", b""))]).text)
        self.assertFalse(rencana.bukti_ids)

    def test_a_period_costs_a_constant_number_of_statements(self):
        """15 RHK with 40 bukti dukung cost what 2 RHK with 2 cost."""
        def hitung(tw):
            alamat = f"{self.alamat}?bagian=periode&periode={tw.id}"
            self.baca(alamat)
            self.env.flush_all()
            self.env.invalidate_all()
            sebelum = self.cr.sql_log_count
            self.baca(alamat)
            return self.cr.sql_log_count - sebelum

        bukti = self.env["ekinerja.bukti"]
        for tw, jumlah_bukti in ((0, 1), (1, 3)):
            rencana = self.env["ekinerja.rencana.aksi"].create([
                {"rhk_id": self.skp.rhk_ids[n % 2].id, "periode_id": self.tw[tw].id, "name": f"Rencana {n}", "progres": n}
                for n in range(2 if tw == 0 else 15)
            ])  # fmt: skip
            bukti.create([
                {"rencana_id": row.id, "name": "Folder", "url": f"https://contoh.example/{row.id}/{n}"} for row in rencana for n in range(jumlah_bukti)
            ])  # fmt: skip
        sedikit, banyak = hitung(self.tw[0]), hitung(self.tw[1])
        self.assertLessEqual(banyak, sedikit + 1, f"{sedikit} statements for 2 rencana aksi, {banyak} for 15 with 45 bukti dukung")

    def test_ask_answer_and_read_umpan_balik(self):
        perilaku = self.env["ekinerja.perilaku"].search([], limit=1)
        minta = f"{self.alamat}/umpan/minta"
        with freeze_time(HARI):
            self.assertIn("Ask for umpan balik", self.baca(minta))
            isi = {"periode_id": str(self.tw[0].id), "tentang": f"perilaku-{perilaku.id}", "pesan": "<script>alert(1)</script>"}
            self.assertIn("Nobody is found", self.kirim(minta, orang="Tidak Ada", **isi).text)
            self.kirim(minta, orang="Tono Staf", **isi)
            umpan = self.env["ekinerja.umpan.balik"].search([("skp_id", "=", self.skp.id)])
            self.assertEqual((umpan.state, umpan.pemberi_id), ("diminta", self.staf_b))
            self.assertIn("Tono Staf", self.baca(f"{self.alamat}?bagian=umpan"))
            self.masuk("pegawai_b")
            self.assertIn("Sari Staf", self.baca("/my/umpan-balik"))
            self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;", self.baca(f"/my/umpan-balik/{umpan.id}"))
            self.kirim(f"/my/umpan-balik/{umpan.id}", nada="positif", isi="Ramah <i>sekali</i>")
            self.assertEqual((umpan.state, umpan.isi), ("diberikan", "Ramah <i>sekali</i>"))
            beri = self.baca("/my/umpan-balik/beri?orang=Sari Staf")
            self.assertNotIn("Laporan kinerja ke-1", beri, "a colleague does not read the RHK")
            beri = {"orang": "Sari Staf", "periode_id": str(self.tw[0].id), "tentang": f"perilaku-{perilaku.id}", "nada": "perbaikan", "isi": "Tepat waktu"}
            self.kirim("/my/umpan-balik/beri", **beri)
            self.assertIn("Others can ask you", self.baca("/my/umpan-balik/beri?orang=Lala Lain"))
            self.masuk("pegawai_a")
            self.assertIn("Ramah &lt;i&gt;sekali&lt;/i&gt;", self.baca(f"{self.alamat}?bagian=umpan"))
        self.masuk("internal")
        self.assertNotEqual(self.url_open(f"/my/umpan-balik/{umpan.id}").status_code, 200)

    def test_konseling_in_the_portal(self):
        self.masuk("penilai")
        self.assertIn("Write a note", self.baca("/my/bimbingan"))
        self.kirim("/my/bimbingan/tulis", pegawai_skp=str(self.skp.id), jenis="konseling", tanggal="2026-02-03", topik="RAHASIA", catatan="<script>x</script>")
        catatan = self.env["ekinerja.bimbingan"].search([("skp_id", "=", self.skp.id)])
        self.assertEqual((catatan.jenis, catatan.pembimbing_id), ("konseling", self.kepala_bidang))
        for role in ("pegawai_b", "kepala_dinas", "admin_instansi"):
            self.masuk(role)
            self.assertNotIn("RAHASIA", self.url_open("/my/bimbingan").text, role)
            self.assertEqual(self.url_open(f"/my/bimbingan/{catatan.id}").status_code, 404, role)
        self.masuk("pegawai_a")
        self.assertIn("&lt;script&gt;x&lt;/script&gt;", self.baca(f"/my/bimbingan/{catatan.id}"))
        self.kirim(f"/my/bimbingan/{catatan.id}/baca")
        self.assertTrue(catatan.dibaca_pada)
