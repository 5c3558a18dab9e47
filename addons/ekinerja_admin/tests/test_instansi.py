"""Settings of an instansi: zone, deadlines, working days."""

from datetime import date

from odoo.tests import freeze_time, tagged

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestInstansi(InstansiCase):
    def test_today_is_that_of_the_instansi(self):
        with freeze_time("2026-01-31 17:30:00"):
            self.assertEqual(self.company._ekinerja_hari_ini(), date(2026, 2, 1))
            with freeze_time("2026-01-31 16:30:00"):
                self.assertEqual(self.company._ekinerja_hari_ini(), date(2026, 1, 31))

    def test_holidays_come_from_the_working_calendar(self):
        self.env["resource.calendar.leaves"].create({
            "name": "Cuti bersama", "company_id": self.company.id, "date_from": "2026-03-18 17:00:00", "date_to": "2026-03-20 16:59:59",
        })  # fmt: skip
        self.assertEqual(self.company._ekinerja_libur(date(2026, 3, 1), date(2026, 3, 31)), {date(2026, 3, 19), date(2026, 3, 20)})
        self.assertEqual(self.company._ekinerja_tambah_hari_kerja(date(2026, 3, 18), 1), date(2026, 3, 23))

    def test_own_leave_of_a_person_is_no_holiday(self):
        self.env["resource.calendar.leaves"].create({
            "name": "Cuti tahunan", "company_id": self.company.id, "resource_id": self.staf_a.resource_id.id,
            "date_from": "2026-03-18 17:00:00", "date_to": "2026-03-20 16:59:59",
        })  # fmt: skip
        self.assertFalse(self.company._ekinerja_libur(date(2026, 3, 1), date(2026, 3, 31)))
