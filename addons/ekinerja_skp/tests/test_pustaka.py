"""RHK that need not be typed: the library per jabatan, a copy of an earlier SKP (beyond the source systems)."""

from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from .common import TAHUN, SkpCase


class PustakaCase(SkpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.job = cls.env["hr.job"].create({"name": "Pranata Komputer Ahli Pertama", "company_id": cls.company.id})
        cls.umum, cls.khusus, cls.lain = cls.env["ekinerja.rhk.pustaka"].create([
            {"name": nama, "date_start": f"{TAHUN}-01-01", "indikator_ids": [
                Command.create({"name": "Jumlah laporan", "target": "12", "satuan": "laporan"})], **vals}
            for nama, vals in (
                ("Laporan kinerja tersusun", {}), ("Aplikasi berjalan andal", {"job_id": cls.job.id}), ("Data terolah", {"jenis_jabatan": "pelaksana"}),
            )
        ])  # fmt: skip


@tagged("post_install", "-at_install")
class TestPustaka(PustakaCase):
    def test_what_fits_the_jabatan(self):
        skp = self.buat_skp("pegawai_a", rhk=0)
        daftar = skp.pustaka()
        self.assertEqual([satu["nama"] for satu in daftar], ["Aplikasi berjalan andal", "Laporan kinerja tersusun"])
        self.assertEqual(daftar[0]["indikator"], ["Jumlah laporan 12 laporan"])
        self.assertEqual([satu["nama"] for satu in skp.pustaka("andal")], ["Aplikasi berjalan andal"])
        self.assertEqual([satu["nama"] for satu in self.buat_skp("pegawai_b", rhk=0).pustaka()], ["Data terolah", "Laporan kinerja tersusun"])

    def test_validity(self):
        self.khusus.date_end = f"{TAHUN}-06-30"
        self.umum.write({"date_start": f"{TAHUN - 2}-01-01", "date_end": f"{TAHUN - 1}-12-31"})
        self.assertEqual([satu["nama"] for satu in self.buat_skp("pegawai_a", rhk=0).pustaka()], ["Aplikasi berjalan andal"])

    def test_taken_with_indikator_and_never_twice(self):
        skp = self.buat_skp("pegawai_a", rhk=0)
        self.assertEqual(skp.ambil_pustaka([self.umum.id, self.khusus.id]), 2)
        self.assertEqual(set(skp.rhk_ids.mapped("name")), {"Laporan kinerja tersusun", "Aplikasi berjalan andal"})
        self.assertEqual(skp.rhk_ids[0].indikator_ids.target, "12")
        self.assertEqual((skp.ambil_pustaka(self.umum.ids), len(skp.rhk_ids)), (0, 2))
        self.assertTrue(all(satu["sudah"] for satu in skp.pustaka()))
        skp.action_ajukan()
        with self.assertRaisesRegex(UserError, "take RHK into a draft"):
            skp.ambil_pustaka(self.umum.ids)

    def test_refusals(self):
        skp = self.buat_skp("pegawai_a", rhk=0)
        with self.assertRaisesRegex(UserError, "no longer in the library"):
            skp.ambil_pustaka(self.lain.ids)
        for role in ("pegawai_b", "penilai"):
            with self.assertRaises(AccessError):
                self.sebagai(role, skp).ambil_pustaka(self.umum.ids)
        for role in ("pegawai_a", "penilai", "admin_opd", "auditor"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.sebagai(role, self.umum).name = "Diubah"
        self.sebagai("admin_instansi", self.umum).name = "Diubah"

    def test_dialog(self):
        skp = self.buat_skp("pegawai_a", rhk=0)
        self.staf_a.user_id.group_ids = [Command.set(self.env.ref("ekinerja_admin.group_pegawai_internal").ids)]
        skp = self.sebagai("pegawai_a", skp)
        dialog = skp.env["ekinerja.pustaka.ambil"].with_context(**skp.action_pustaka()["context"]).create({"pustaka_ids": [Command.set(self.khusus.ids)]})
        self.assertEqual(dialog.calon_ids, self.umum | self.khusus)
        dialog.action_ambil()
        self.assertEqual(skp.rhk_ids.name, "Aplikasi berjalan andal")


@tagged("post_install", "-at_install")
class TestSalin(SkpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kepala = cls.env["ekinerja.skp"]
        for tahun, nama in ((TAHUN - 1, ("Layanan sesuai standar", "Data mutakhir")), (TAHUN, ("Layanan  sesuai standar.", "Sarana terawat"))):
            kepala = cls.env["ekinerja.skp"].create({"employee_id": cls.kepala_bidang.id, "tahun": tahun})
            cls.rhk_kepala = cls.env["ekinerja.rhk"].create([
                {"skp_id": kepala.id, "name": satu, "indikator_ids": [(0, 0, {"name": "Persentase", "target": "95", "satuan": "persen"})]} for satu in nama
            ])  # fmt: skip
            kepala.write({"state": "disetujui"})
        cls.lalu = cls.env["ekinerja.skp"].create({"employee_id": cls.staf_a.id, "tahun": TAHUN - 1})
        atasan = cls.env["ekinerja.rhk"].search([("skp_id.employee_id", "=", cls.kepala_bidang.id), ("skp_id.tahun", "=", TAHUN - 1)])
        cls.rhk_lalu = cls.env["ekinerja.rhk"].create([
            {"skp_id": cls.lalu.id, "name": nama, "rhk_atasan_id": rhk_atasan and rhk_atasan.id, "indikator_ids": [
                (0, 0, {"name": "Jumlah berkas", "target": "120", "satuan": "berkas"})]}
            for nama, rhk_atasan in (("Berkas terverifikasi", atasan[0]), ("Data terolah", atasan[1]), ("Laporan tersusun", None))
        ])  # fmt: skip
        cls.lampiran = cls.env["ekinerja.skp.lampiran"].create({"skp_id": cls.lalu.id, "jenis": "dukungan", "name": "Dua pegawai tambahan"})
        cls.lalu.write({"state": "disetujui"})

    def test_chosen_parts_with_the_rhk_of_this_year(self):
        """Equal words of the atasan are linked again, the rest is left for choice and listed."""
        skp = self.buat_skp("pegawai_a", rhk=0)
        asal, = skp.asal_salinan()
        self.assertEqual(([satu["nama"] for satu in asal["rhk"]], asal["lampiran"][0]["nama"]),
                         (["Berkas terverifikasi", "Data terolah", "Laporan tersusun"], "Dua pegawai tambahan"))  # fmt: skip
        hasil = skp.salin_dari(self.rhk_lalu.ids, self.lampiran.ids)
        self.assertEqual(hasil, {"dibuat": 3, "lampiran": 1, "ditautkan": 1, "lepas": ["Data terolah"]})
        rhk = skp.rhk_ids.sudo()
        self.assertEqual((rhk[0].rhk_atasan_id, rhk[0].rhk_atasan_nama), (self.rhk_kepala[0], "Layanan  sesuai standar."))
        self.assertFalse(rhk[1].rhk_atasan_id or rhk[1].rhk_atasan_nama)
        self.assertEqual(rhk.indikator_ids.mapped("target"), ["120"] * 3)
        self.assertEqual(skp.salin_dari(self.rhk_lalu.ids, self.lampiran.ids), {"dibuat": 0, "lampiran": 0, "ditautkan": 0, "lepas": []})
        self.assertEqual(len(self.lalu.rhk_ids), 3)

    def test_only_own_and_only_into_a_draft(self):
        skp = self.buat_skp("pegawai_b", rhk=1)
        self.assertFalse(skp.asal_salinan())
        with self.assertRaisesRegex(UserError, "earlier SKP of the same pegawai"):
            skp.salin_dari(self.rhk_lalu.ids)
        milik = self.buat_skp("pegawai_a", rhk=1)
        with self.assertRaises(AccessError):
            self.sebagai("penilai", milik).salin_dari(self.rhk_lalu.ids)
        milik.action_ajukan()
        with self.assertRaisesRegex(UserError, "copy into a draft"):
            milik.salin_dari(self.rhk_lalu.ids)

    def test_dialog(self):
        self.staf_a.user_id.group_ids = [Command.set(self.env.ref("ekinerja_admin.group_pegawai_internal").ids)]
        skp = self.buat_skp("pegawai_a", rhk=0)
        dialog = skp.env["ekinerja.skp.salin"].with_context(**skp.action_salin()["context"]).create({})
        self.assertEqual((dialog.asal_id, len(dialog.rhk_ids), len(dialog.lampiran_ids)), (self.lalu, 3, 1))
        self.assertIn("Data terolah", dialog.action_salin()["params"]["message"])
        self.assertEqual(len(skp.rhk_ids), 3)


@tagged("post_install", "-at_install")
class TestPortalPustaka(PustakaCase, HttpCase):
    def kirim(self, url, **data):
        return self.url_open(url, data={"csrf_token": http.Request.csrf_token(self), **data})

    def test_taken_on_the_phone(self):
        skp = self.buat_skp("pegawai_a", rhk=0)
        self.env["ekinerja.skp"].create({"employee_id": self.staf_a.id, "tahun": TAHUN - 1})
        self.authenticate("uji_pegawai_a", "uji_pegawai_a")
        self.assertIn(f"/my/skp/{skp.id}/pustaka", self.url_open(f"/my/skp/{skp.id}/rhk/tambah").text)
        halaman = self.url_open(f"/my/skp/{skp.id}/pustaka").text
        self.assertIn("Aplikasi berjalan andal", halaman)
        self.assertNotIn("Data terolah", halaman)
        self.assertIn("Choose at least one RHK", self.kirim(f"/my/skp/{skp.id}/pustaka").text)
        self.kirim(f"/my/skp/{skp.id}/pustaka", pustaka=str(self.khusus.id))
        self.assertEqual(skp.rhk_ids.name, "Aplikasi berjalan andal")
        self.assertIn("no earlier SKP", self.url_open(f"/my/skp/{skp.id}/salin").text)
        lalu = self.env["ekinerja.skp"].search([("employee_id", "=", self.staf_a.id), ("tahun", "=", TAHUN - 1)])
        rhk = self.env["ekinerja.rhk"].create({"skp_id": lalu.id, "name": "Berkas <i>lama</i>"})
        lalu.write({"state": "disetujui"})
        self.assertIn("Berkas &lt;i&gt;lama&lt;/i&gt;", self.url_open(f"/my/skp/{skp.id}/salin").text)
        self.kirim(f"/my/skp/{skp.id}/salin", rhk=str(rhk.id))
        self.assertEqual(set(skp.rhk_ids.mapped("name")), {"Aplikasi berjalan andal", "Berkas <i>lama</i>"})
