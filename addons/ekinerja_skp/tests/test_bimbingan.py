"""Bimbingan kinerja and konseling: by a pimpinan, confirmed by the pegawai, konseling read by the two alone (P6 L-III B.1.6-B.1.10)."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .test_pelaksanaan import PelaksanaanCase


@tagged("post_install", "-at_install")
class TestBimbingan(PelaksanaanCase):
    def bimbingan(self, role="penilai", **vals):
        return self.sebagai(role, self.env["ekinerja.bimbingan"]).create({"skp_id": self.skp.id, "name": "Menulis laporan", **vals})

    def test_written_by_a_pimpinan(self):
        catatan = self.bimbingan(kompetensi="Komunikasi", level="3", pembimbing_nama="x", dibaca_pada="2026-01-01 00:00:00")
        self.assertEqual((catatan.pembimbing_nama, catatan.pegawai_nama, catatan.dibaca_pada), ("Bima Kepalabidang", "Sari Staf, S.Kom.", False))
        self.assertEqual(self.bimbingan("kepala_dinas").pembimbing_id, self.kepala_dinas)
        for role in ("pegawai_a", "pegawai_b", "admin_instansi", "auditor", "internal"):
            with self.assertRaises(UserError, msg=role), self.cr.savepoint():
                self.bimbingan(role)

    def test_konseling_is_read_by_the_two_alone(self):
        """No administrator, no auditor, no atasan of the penilai, no other group: not by search, id, export or count."""
        konseling = self.bimbingan(jenis="konseling", catatan="RAHASIA")
        for role in ("penilai", "pegawai_a"):
            self.assertEqual(self.sebagai(role, konseling).catatan, "RAHASIA", role)
        for role in ("kepala_dinas", "pegawai_b", "admin_opd", "admin_instansi", "auditor", "internal"):
            seen = self.sebagai(role, konseling)
            for baca in (lambda seen=seen: seen.read(["catatan"]), lambda seen=seen: seen.export_data(["catatan"])):
                with self.assertRaises(UserError, msg=role):
                    baca()
            if seen.browse().has_access("read"):
                self.assertFalse(seen.search_count([("catatan", "ilike", "RAHASIA")]), role)
        self.users["admin_instansi"].group_ids |= self.env.ref("ekinerja_admin.group_auditor") | self.env.ref("base.group_system")
        with self.assertRaises(AccessError):
            self.sebagai("admin_instansi", konseling).read(["catatan"])
        with self.assertRaises(AccessError), self.cr.savepoint():
            self.sebagai("admin_instansi", konseling).write({"jenis": "coaching"})

    def test_admins_count_only(self):
        self.bimbingan(jenis="konseling", tanggal="2026-03-04")
        self.bimbingan(jenis="konseling", tanggal="2026-03-20")
        self.bimbingan(tanggal="2026-04-01")
        self.env.flush_all()
        rekap = self.sebagai("admin_instansi", self.env["ekinerja.bimbingan.rekap"]).search([("company_id", "=", self.company.id)])
        self.assertEqual({(str(row.bulan), row.jenis, row.jumlah) for row in rekap}, {("2026-03-01", "konseling", 2), ("2026-04-01", "coaching", 1)})
        for role in ("pegawai_a", "penilai", "admin_opd"):
            with self.assertRaises(AccessError, msg=role):
                self.sebagai(role, rekap).read(["jumlah"])

    def test_others_are_read_by_who_follows_the_pegawai(self):
        catatan = self.bimbingan()
        for role in ("pegawai_a", "penilai", "kepala_dinas", "admin_opd", "admin_instansi", "auditor"):
            self.assertEqual(self.sebagai(role, catatan).name, "Menulis laporan", role)
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_b", catatan).read(["name"])

    def test_confirmed_by_the_pegawai_and_then_unchanged(self):
        catatan = self.bimbingan()
        catatan.write({"kesepakatan": "Satu halaman"})
        with self.assertRaisesRegex(UserError, "Only Sari Staf, S.Kom. can confirm"):
            catatan.action_baca()
        for role in ("pegawai_a", "kepala_dinas", "admin_instansi"):
            with self.assertRaises(AccessError, msg=role), self.cr.savepoint():
                self.sebagai(role, catatan).write({"kesepakatan": "x"})
        self.sebagai("pegawai_a", catatan).action_baca()
        self.assertTrue(catatan.dibaca_pada)
        catatan = self.sebagai("penilai", catatan)
        for ubah in (lambda: catatan.write({"kesepakatan": "x"}), catatan.unlink):
            with self.assertRaisesRegex(UserError, "has confirmed having read"), self.cr.savepoint():
                ubah()

    def test_a_taken_over_rhk_feeds_the_evaluation(self):
        """P6 L-III: pimpinan may take over an RHK; konseling feeds nothing."""
        self.bimbingan(rhk_id=self.rhk[0].id, ambil_alih=True, tanggal="2026-02-10", name="Diambil alih karena sakit")
        self.bimbingan(jenis="konseling", rhk_id=self.rhk[1].id, name="RAHASIA")
        for vals in ({"ambil_alih": True}, {"ambil_alih": True, "rhk_id": self.rhk[0].id, "jenis": "konseling"}):
            with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
                self.bimbingan(**vals)
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": self.skp.id, "periode_id": self.tw[1].id})
        self.assertEqual(evaluasi.bimbingan_ids.mapped("name"), ["Diambil alih karena sakit"])
        diambil = {line.rhk_id: line.ambil_alih for line in evaluasi.line_ids}
        self.assertIn("Diambil alih karena sakit", diambil[self.rhk[0].with_env(evaluasi.env)])
        self.assertFalse(diambil[self.rhk[1].with_env(evaluasi.env)])

    def test_task_tells_nothing_of_the_topic(self):
        self.bimbingan(jenis="konseling", name="RAHASIA keluarga")
        tugas = self.env["ekinerja.tugas"]._kumpulkan(self.users["pegawai_a"])[self.users["pegawai_a"].id]
        self.assertIn("Read the note of Bima Kepalabidang", [satu["judul"] for satu in tugas])
        self.assertNotIn("RAHASIA", repr(tugas))
