from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import TAHUN, SkpCase


@tagged("post_install", "-at_install")
class TestKedudukan(SkpCase):
    """Kedudukan hukum: who is not assessable makes no SKP and is left out of a round (PermenPANRB 6/2022, attachment, II.C.8)."""

    def cltn(self, orang, mulai):
        orang._ekinerja_ubah(mulai, {"kedudukan_hukum_id": self.env.ref("ekinerja_admin.kedudukan_hukum_02").id})

    def test_starting_an_skp_is_refused_with_the_reason(self):
        self.cltn(self.staf_a, date(TAHUN, 1, 1))
        with self.assertRaisesRegex(UserError, "Sari Staf is not subject to SKP on .*: kedudukan hukum Cuti Luar Tanggungan Negara. If the position"):
            self.buat_skp("pegawai_a")
        self.assertTrue(self.buat_skp("pegawai_b"))

    def test_from_the_day_of_return_it_is_possible(self):
        """The day from which the data are taken counts: the nearest day of the range."""
        self.cltn(self.staf_a, date(2020, 1, 1))
        self.staf_a._ekinerja_ubah(date(TAHUN + 1, 7, 1), {"kedudukan_hukum_id": self.env.ref("ekinerja_admin.kedudukan_hukum_01").id})
        self.assertTrue(self.buat_skp("pegawai_a", tahun=TAHUN + 1, date_start=f"{TAHUN + 1}-07-01"))

    def test_tugas_belajar_makes_an_skp(self):
        self.staf_a.kedudukan_hukum_id = self.env.ref("ekinerja_admin.kedudukan_hukum_03")
        self.assertTrue(self.buat_skp("pegawai_a"))

    def buka(self, skp, periode):
        return self.sebagai("penilai", self.env["ekinerja.evaluasi.buat"]).create({"skp_ids": [(6, 0, skp.ids)], "periode_id": periode.id})

    def test_a_round_leaves_them_out(self):
        semua = self.buat_disetujui("pegawai_a") + self.buat_disetujui("pegawai_b")
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")])
        self.cltn(self.staf_a, date(TAHUN, 6, 1))
        self.buka(semua, periode[0]).action_buka()
        evaluasi = self.env["ekinerja.evaluasi"].search([("skp_id", "in", semua.ids)])
        self.assertEqual(evaluasi.skp_id, semua, "in the first quarter both were assessable")
        self.buka(semua, periode[1]).action_buka()
        baru = self.env["ekinerja.evaluasi"].search([("skp_id", "in", semua.ids), ("periode_id", "=", periode[1].id)])
        self.assertEqual(baru.skp_id.employee_id, self.staf_b)
        with self.assertRaisesRegex(UserError, "Sari Staf.*not assessable in .*kedudukan hukum"):
            self.buka(semua[0], periode[1]).action_buka()

    def test_an_skp_that_ends_before_is_still_evaluated(self):
        skp = self.buat_disetujui("pegawai_a", date_end=f"{TAHUN}-05-31")
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")])
        self.cltn(self.staf_a, date(TAHUN, 6, 1))
        self.buka(skp, periode[1]).action_buka()
        self.assertTrue(self.env["ekinerja.evaluasi"].search([("skp_id", "=", skp.id), ("periode_id", "=", periode[1].id)]))

    def test_overview_of_the_penilai_does_not_wait_for_them(self):
        """SKP not started: for those only who have to make one."""
        self.cltn(self.staf_a, date(2020, 1, 1))
        self.env["ekinerja.atasan"].create([
            {"employee_id": staf.id, "atasan_id": self.kepala_bidang.id, "date_start": "2020-01-01"} for staf in self.staf_a + self.staf_b
        ])  # fmt: skip
        rows = self.sebagai("penilai", self.env["ekinerja.atasan"]).search([("atasan_id", "=", self.kepala_bidang.id), ("is_berlaku", "=", True)])
        self.assertEqual({row.employee_id.id: row.tunggu for row in rows}, {self.staf_a.id: "bebas", self.staf_b.id: "skp"})

    def test_a_pegawai_with_an_skp_is_not_deleted(self):
        """BKN-PEG-13: nor is the penilai of one."""
        self.buat_skp("pegawai_a")
        for orang in (self.staf_a, self.kepala_bidang):
            with self.assertRaisesRegex(UserError, "cannot be deleted: documents name them"):
                orang.unlink()
            self.assertEqual(orang.action_ekinerja_hapus()["res_model"], "hr.departure.wizard")
