"""The penilai on the phone: list, decisions one by one and several at once, ekspektasi, evaluation in steps, and nobody else's staff."""

import re

from odoo.tests import tagged

from .test_portal_skp import PortalCase


@tagged("post_install", "-at_install")
class TestPortalStaf(PortalCase):
    def setUp(self):
        super().setUp()
        self.tahun = self.company._ekinerja_hari_ini().year

    def diajukan(self, role="pegawai_a"):
        skp = self.buat_skp(role, tahun=self.tahun)
        skp.action_ajukan()
        return skp

    def periode_lewat(self):
        """A period of this year that has ended."""
        semua = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)])
        hari_ini = self.company._ekinerja_hari_ini()
        lewat = semua.filtered(lambda p: p.tanggal(self.tahun)["akhir"] < hari_ini)
        if not lewat:
            lewat = semua[0]
            lewat.akhir = hari_ini.replace(day=max(1, hari_ini.day - 1)).strftime("%m-%d")
        return lewat[0]

    def test_list_filter_search(self):
        self.diajukan()
        self.env["ekinerja.atasan"]._cron_perbarui_dari_struktur()
        self.masuk("penilai")
        halaman = self.baca("/my/staf")
        self.assertIn("Sari Staf", halaman)
        self.assertIn("Tono Staf", halaman)  # has no SKP of this year
        self.assertNotIn("Lala Lain", halaman)
        self.assertIn("Sari Staf", self.baca("/my/staf?saring=setujui"))
        self.assertNotIn("Sari Staf", self.baca("/my/staf?saring=pegawai"))
        self.assertIn("Nobody here", self.baca("/my/staf?saring=pegawai"))
        self.assertIn("Sari Staf", self.baca(f"/my/staf?cari={self.staf_a.nip[:12]}"))
        self.assertNotIn("Sari Staf", self.baca("/my/staf?cari=tono"))
        self.assertEqual(self.url_open("/my/staf?saring=%3Cscript%3E&tahun=x&periode=0&page=9").status_code, 200)

    def test_acting_head_sees_the_staff_of_the_unor(self):
        skp = self.diajukan()
        hari_ini = self.company._ekinerja_hari_ini()
        self.masuk("kepala_dinas")
        self.assertNotIn("Sari Staf", self.baca("/my/staf"))
        self.assertEqual(self.url_open(f"/my/staf/skp/{skp.id}").status_code, 404)
        self.buat_plt(self.kepala_dinas, self.bidang, hari_ini, hari_ini)
        self.assertIn("Sari Staf", self.baca("/my/staf"))
        self.assertIn("approved", self.kirim(f"/my/staf/skp/{skp.id}/setujui").text)
        self.assertEqual(skp.state, "disetujui")

    def test_whole_skp_then_approve(self):
        skp = self.diajukan()
        self.masuk("penilai")
        halaman = self.baca(f"/my/staf/skp/{skp.id}")
        for isi in ("Laporan kinerja ke-1 tersusun", "Jumlah laporan", "Berorientasi Pelayanan", "LAMPIRAN", "Yes, approve"):
            self.assertIn(isi, halaman)
        self.kirim(f"/my/staf/skp/{skp.id}/setujui")
        self.assertEqual(skp.state, "disetujui")
        # a tab that was opened before says what happened
        self.assertIn("is in status Persetujuan", self.kirim(f"/my/staf/skp/{skp.id}/setujui").text)

    def test_revision_shows_what_changes_and_leads_to_the_version_in_force(self):
        """What a revision changes and why stands above it; after the decision comes the SKP in force, not a page that is gone."""
        skp = self.buat_disetujui(tahun=self.company._ekinerja_hari_ini().year)
        skp.action_revisi("Penugasan baru")
        revisi = skp.revisi_terbuka_id
        revisi.rhk_ids[0].name = "Laporan kinerja triwulan tersusun"
        revisi.action_ajukan()
        self.masuk("penilai")
        self.assertIn("Revision", self.baca("/my/staf"))
        halaman = self.baca(f"/my/staf/skp/{revisi.id}")
        for isi in ("Penugasan baru", "Laporan kinerja triwulan tersusun", "Laporan kinerja ke-1 tersusun", "1 changed"):
            self.assertIn(isi, re.sub(r"<[^>]+>", "", halaman))
        jawaban = self.kirim(f"/my/staf/skp/{revisi.id}/setujui")
        self.assertEqual((jawaban.status_code, skp.versi), (200, 2))
        self.assertURLEqual(jawaban.url, f"/my/staf/skp/{skp.id}")

    def test_return_needs_a_reason_that_is_kept_when_refused(self):
        skp = self.diajukan()
        self.masuk("penilai")
        self.assertIn("Fill &#34;Reason&#34;", self.kirim(f"/my/staf/skp/{skp.id}/kembalikan", alasan=" ").text)
        self.assertEqual(skp.state, "diajukan")
        self.kirim(f"/my/staf/skp/{skp.id}/kembalikan", alasan="Target rendah")
        self.assertEqual((skp.state, skp.alasan), ("ditolak", "Target rendah"))
        self.assertIn("Alasan kedua", self.kirim(f"/my/staf/skp/{skp.id}/kembalikan", alasan="Alasan kedua").text)
        self.assertEqual(skp.alasan, "Target rendah")

    def test_several_at_once_all_or_none(self):
        satu, dua = self.diajukan(), self.diajukan("pegawai_b")
        self.masuk("penilai")
        self.assertIn("Choose at least one SKP", self.kirim("/my/staf/putuskan", putusan="setujui").text)
        self.assertIn("2 SKP returned", self.kirim("/my/staf/putuskan", putusan="kembalikan", skp_ids=[satu.id, dua.id], alasan="Perbaiki").text)
        self.assertEqual((satu.state, dua.state), ("ditolak", "ditolak"))
        self.sebagai("pegawai_a", satu).action_ajukan()
        self.kirim("/my/staf/putuskan", putusan="setujui", skp_ids=[satu.id, dua.id])
        self.assertEqual((satu.state, dua.state), ("diajukan", "ditolak"))
        self.kirim("/my/staf/putuskan", putusan="setujui", skp_ids=[satu.id])
        self.assertEqual(satu.state, "disetujui")

    def test_ekspektasi(self):
        skp = self.diajukan()
        self.masuk("penilai")
        perilaku = self.env["ekinerja.perilaku"].search([], limit=1)
        alamat = f"/my/staf/skp/{skp.id}/ekspektasi"
        self.kirim(alamat, perilaku_id=str(perilaku.id), ekspektasi="Melayani <b>cepat</b>")
        self.assertEqual(skp.ekspektasi_ids.name, "Melayani <b>cepat</b>")
        self.assertIn("Melayani &lt;b&gt;cepat&lt;/b&gt;", self.baca(f"/my/staf/skp/{skp.id}"))
        self.assertIn("is not a valid choice", self.kirim(alamat, perilaku_id="x", ekspektasi="Lain").text)
        self.assertIn("Fill", self.kirim(alamat, perilaku_id=str(perilaku.id), ekspektasi="").text)
        self.kirim(f"{alamat}/{skp.ekspektasi_ids.id}/hapus")
        self.assertFalse(skp.ekspektasi_ids.exists())

    def test_evaluation_in_steps(self):
        """BKN-SKP-17, PermenPANRB 6/2022 Ps. 24-27: per RHK, per value, both ratings, then it is given."""
        skp = self.buat_disetujui(tahun=self.tahun)
        periode = self.periode_lewat()
        self.masuk("penilai")
        mulai = f"/my/staf/skp/{skp.id}/nilai/{periode.id}"
        self.kirim(mulai)
        self.kirim(mulai)  # pressed twice
        evaluasi = self.env["ekinerja.evaluasi"].search([("skp_id", "=", skp.id)])
        self.assertEqual(len(evaluasi), 1)
        alamat = f"/my/staf/evaluasi/{evaluasi.id}"
        self.assertIn("Laporan kinerja ke-1 tersusun", self.baca(alamat))
        hasil = {f"rhk_{line.id}": "diatas" for line in evaluasi.line_ids} | {f"umpan_rhk_{evaluasi.line_ids[0].id}": "Bagus <i>"}
        response = self.kirim(alamat, bagian="hasil", **hasil)
        self.assertIn("Saved as a draft", response.text)
        self.assertEqual((set(evaluasi.line_ids.mapped("rating")), evaluasi.line_ids[0].umpan_balik), ({"diatas"}, "Bagus <i>"))
        self.kirim(alamat, bagian="perilaku", **{f"perilaku_{line.id}": "sesuai" for line in evaluasi.perilaku_ids})
        self.assertEqual(set(evaluasi.perilaku_ids.mapped("rating")), {"sesuai"})
        akhir = self.baca(f"{alamat}?bagian=akhir")
        self.assertRegex(re.sub(r"\s+", " ", akhir), r"hint: <strong>Diatas Ekspektasi")
        self.assertIn("Choose both ratings first", self.baca(f"{alamat}?bagian=periksa"))
        self.assertIn("choose rating hasil kerja", self.kirim(f"{alamat}/beri").text)
        self.kirim(alamat, bagian="akhir", rating_hasil="diatas", rating_perilaku="sesuai", catatan="Pelatihan")
        self.assertEqual((evaluasi.predikat, evaluasi.catatan, evaluasi.state), ("baik", "Pelatihan", "draft"))
        self.assertIn("Yes, give it", self.baca(f"{alamat}?bagian=periksa"))
        self.kirim(f"{alamat}/beri")
        self.assertEqual(evaluasi.state, "dinilai")
        # a stale tab: refused with its reason, what was typed stays
        response = self.kirim(alamat, bagian="akhir", rating_hasil="dibawah", rating_perilaku="sesuai", catatan="Diketik lagi")
        self.assertIn("is already given", response.text)
        self.assertIn("Diketik lagi", response.text)
        self.assertEqual(evaluasi.rating_hasil, "diatas")
        self.kirim(f"{alamat}/buka")
        self.assertEqual(evaluasi.state, "draft")
        self.assertIn("Choose &#34;Rating", self.kirim(alamat, bagian="akhir", rating_hasil="palsu").text)
        self.assertIn("Choose", self.kirim(alamat, bagian="hasil", **{f"rhk_{evaluasi.line_ids[0].id}": "palsu"}).text)

    def test_evidence_is_one_tap_away(self):
        skp = self.buat_disetujui(tahun=self.tahun)
        periode = self.periode_lewat()
        rencana = self.env["ekinerja.rencana.aksi"].create({
            "rhk_id": skp.rhk_ids[0].id, "periode_id": periode.id, "name": "Menyusun", "realisasi": "Selesai semua",
        })  # fmt: skip
        bukti = self.env["ekinerja.bukti"].create({"rencana_id": rencana.id, "jenis": "tautan", "url": "https://contoh.id/laporan", "name": "Laporan"})
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": periode.id})
        self.masuk("penilai")
        alamat = f"/my/staf/evaluasi/{evaluasi.id}"
        halaman = self.baca(alamat)
        self.assertIn("Selesai semua", halaman)
        self.assertIn(f"{alamat}/bukti/{bukti.id}", halaman)
        response = self.url_open(f"{alamat}/bukti/{bukti.id}", allow_redirects=False)
        self.assertEqual(response.headers["Location"], "https://contoh.id/laporan")
        self.assertIn("1/1 realised", re.sub(r"\s+", " ", self.baca(f"/my/staf?periode={periode.id}")))

    def test_nobody_else_reaches_it(self):
        skp = self.buat_disetujui(tahun=self.tahun)
        periode = self.periode_lewat()
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": periode.id})
        for role in ("pegawai_a", "pegawai_b", "kepala_dinas", "admin_instansi", "internal"):
            self.masuk(role)
            for url in (f"/my/staf/skp/{skp.id}", f"/my/staf/evaluasi/{evaluasi.id}"):
                self.assertEqual(self.url_open(url).status_code, 404, (role, url))
            for url in (f"skp/{skp.id}/setujui", f"skp/{skp.id}/kembalikan", f"skp/{skp.id}/nilai/{periode.id}", f"evaluasi/{evaluasi.id}/beri",
                        f"evaluasi/{evaluasi.id}"):  # fmt: skip
                self.assertEqual(self.kirim(f"/my/staf/{url}", alasan="x").status_code, 404, (role, url))
        self.masuk("pegawai_b")
        self.assertEqual(self.kirim("/my/staf/putuskan", putusan="setujui", skp_ids=[skp.id]).status_code, 404)
        self.assertIn("Nobody is led by you", self.baca("/my/staf"))
        self.assertEqual(evaluasi.state, "draft")
