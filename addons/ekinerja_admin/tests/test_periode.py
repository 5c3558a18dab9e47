from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestPeriode(InstansiCase):
    def test_wizard_makes_four_and_final(self):
        """BKN-PER-12"""
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)])
        self.assertEqual(periode.mapped("name"), ["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV", "Akhir Tahun"])
        self.assertEqual(periode[0].awal_tampil, "01 Januari")
        with self.assertRaisesRegex(UserError, "already has 5 periods"):
            self.env["ekinerja.periode.buat"].create({"company_id": self.company.id, "frekuensi": "bulanan"}).action_buat()

    def test_wizard_makes_twelve_and_final(self):
        """BKN-PER-11"""
        self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)]).unlink()
        wizard = Form(self.env["ekinerja.periode.buat"])
        wizard.frekuensi = "bulanan"
        self.assertIn("31 Desember", wizard.pratinjau)
        wizard.save().action_buat()
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)])
        self.assertEqual((len(periode), periode[-1].jenis), (13, "final"))

    def test_tanggal_of_a_year(self):
        """BKN-PER-08, BKN-PER-13"""
        self.assertEqual(
            self.periode_final.tanggal(2026), {"awal": date(2026, 1, 1), "akhir": date(2026, 12, 31), "batas": date(2027, 1, 31)}
        )
        with self.assertRaisesRegex(UserError, "is not a year"):
            self.periode_final.tanggal(26)

    def test_impossible_dates_are_refused(self):
        for vals, reason in (
            ({"awal": "02-30"}, "Februari tidak memiliki tanggal 30"),
            ({"awal": "04-01"}, "lebih awal"),
            ({"batas": "2-5"}, "mm-dd"),
            ({"awal": "01-01", "akhir": "04-30"}, "overlap"),
        ):
            with self.assertRaisesRegex(ValidationError, reason), self.cr.savepoint():
                self.env["ekinerja.periode"].search([("name", "=", "Triwulan I"), ("company_id", "=", self.company.id)]).write(vals)

    def test_exactly_one_final(self):
        with self.assertRaises(Exception) as caught, self.cr.savepoint():
            self.periode_final.copy({"name": "Final kedua"})
        self.assertIn("one_final", str(caught.exception))

    def test_open_in_the_zone_of_the_instansi(self):
        tw1 = self.env["ekinerja.periode"].search([("name", "=", "Triwulan I"), ("company_id", "=", self.company.id)])
        with freeze_time("2026-04-05 16:30:00"):  # 23:30 WIB on the last day
            tw1.invalidate_recordset(["is_terbuka"])
            self.assertTrue(tw1.is_terbuka)
            self.company.ekinerja_tz = "Asia/Jayapura"  # already the 6th
            tw1.invalidate_recordset(["is_terbuka"])
            self.assertFalse(tw1.is_terbuka)
