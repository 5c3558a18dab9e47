from datetime import datetime, time

import pytz
from odoo import fields, models

from ..calc.hari_kerja import tambah_hari_kerja

ZONA = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]


class ResCompany(models.Model):
    """The instansi and what it decides for itself."""

    _inherit = "res.company"

    ekinerja_tz = fields.Selection(ZONA, "Time zone", required=True, default="Asia/Jakarta", help="Deadlines end at midnight here.")
    ekinerja_kota = fields.Char("Kota", help="Place of signature where the unor has none.")

    def _ekinerja_hari_ini(self):
        """Today's date in the time zone of the instansi."""
        return self._ekinerja_hari(fields.Datetime.now())

    def _ekinerja_hari(self, waktu):
        """Day of a moment in the time zone of the instansi.

        :param datetime waktu: moment in UTC, as the database keeps it
        """
        zone = pytz.timezone(self[:1].ekinerja_tz or "Asia/Jakarta")
        return pytz.utc.localize(waktu).astimezone(zone).date()

    def _ekinerja_saat(self, awal, akhir):
        """First and last moment of some days of the instansi, as the database keeps moments.

        :returns: two datetimes in UTC without time zone, the second one without microseconds
        """
        zone = pytz.timezone(self.ekinerja_tz)
        return [
            zone.localize(datetime.combine(day, moment)).astimezone(pytz.utc).replace(tzinfo=None, microsecond=0)
            for day, moment in ((awal, time.min), (akhir, time.max))
        ]

    def _ekinerja_libur(self, awal, akhir):
        """Public holidays and cuti bersama between two dates: the leaves of nobody in particular in the working calendar."""
        self.ensure_one()
        zone = pytz.timezone(self.ekinerja_tz)
        batas = self._ekinerja_saat(awal, akhir)
        # sudo: resource.calendar.leaves - holidays of nobody in particular are public, employees' own leaves are filtered out
        leaves = self.env["resource.calendar.leaves"].sudo().search_fetch([
            ("resource_id", "=", False), ("company_id", "in", (False, self.id)),
            ("calendar_id", "in", (False, self.sudo().resource_calendar_id.id)),
            ("date_from", "<=", batas[1]), ("date_to", ">=", batas[0]),
        ], ["date_from", "date_to"])  # fmt: skip
        hari = set()
        for leave in leaves:
            dari, sampai = (pytz.utc.localize(moment).astimezone(zone).date() for moment in (leave.date_from, leave.date_to))
            hari.update(dari.fromordinal(n) for n in range(dari.toordinal(), sampai.toordinal() + 1))
        return hari

    def _ekinerja_tambah_hari_kerja(self, tanggal, jumlah):
        """Date of the ``jumlah``-th working day after ``tanggal`` on this instansi's calendar.

        Days of the week without attendance in the working calendar are free, so an instansi with six working days is served too.
        """
        self.ensure_one()
        # twice as many days and a month: no run of holidays is longer
        libur = self._ekinerja_libur(tanggal, tanggal.fromordinal(tanggal.toordinal() + jumlah * 2 + 31))
        return tambah_hari_kerja(tanggal, jumlah, libur, self._ekinerja_libur_mingguan())

    def _ekinerja_libur_mingguan(self):
        """Weekday numbers without attendance in the working calendar, Monday is 0."""
        # sudo: resource.calendar - which weekdays are worked is no secret
        kerja = {int(day) for day in self.sudo().resource_calendar_id.attendance_ids.mapped("dayofweek")} or set(range(5))
        return set(range(7)) - kerja
