from datetime import timedelta

import pytz
from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.ekinerja_admin.calc.hari_kerja import adalah_hari_kerja

from ..calc.pengingat import baca_hari

PENGATURAN = frozenset({"ekinerja_pengingat", "ekinerja_pengingat_hari", "ekinerja_ringkasan", "ekinerja_ringkasan_jam"})
# people a job; one transaction
UKURAN_POTONGAN = 500


class ResCompany(models.Model):
    """Reminders before deadlines and the daily digest: what an instansi wants of them, and the start of the day."""

    _inherit = "res.company"

    ekinerja_pengingat = fields.Boolean("Reminders before deadlines", default=True, help="A to-do and at most one mail a person and day.")
    ekinerja_pengingat_hari = fields.Char(
        "Days before a deadline", default="7,3,1", help="For example 7,3,1. A day without work is reminded of on the working day before."
    )
    ekinerja_ringkasan = fields.Boolean("Daily digest for atasan", default=True, help="What waits for a penilai, once each working day.")
    ekinerja_ringkasan_jam = fields.Integer("Hour of the day", default=7, help="From 0 to 23 in the time zone of the instansi.")
    ekinerja_pengingat_terakhir = fields.Date("Last day of reminders", readonly=True, copy=False)

    _ekinerja_ringkasan_jam_range = models.Constraint("CHECK (ekinerja_ringkasan_jam BETWEEN 0 AND 23)", "Hour of the day: fill 0 to 23.")

    @api.constrains("ekinerja_pengingat_hari")
    def _check_ekinerja_pengingat_hari(self):
        for company in self:
            try:
                baca_hari(company.ekinerja_pengingat_hari or "")
            except ValueError as error:
                raise ValidationError(str(error)) from error

    @api.model
    def _ekinerja_diatur(self):
        return super()._ekinerja_diatur() | PENGATURAN

    @api.model
    def _cron_ekinerja_pengingat(self):
        """Hourly: start the reminders of every instansi whose hour has come; a second call of the same day starts nothing."""
        # sudo: res.company - settings of every instansi, by the scheduled action
        for company in self.sudo().search([("ekinerja_pengingat_hari", "!=", False)]):
            company._ekinerja_mulai_pengingat()

    def _ekinerja_mulai_pengingat(self):
        """Enqueue the jobs of today, on a working day and from the hour of the instansi on."""
        self.ensure_one()
        hari_ini = self._ekinerja_hari_ini()
        if not (self.ekinerja_pengingat or self.ekinerja_ringkasan) or self.ekinerja_pengingat_terakhir == hari_ini:
            return
        jam = pytz.utc.localize(fields.Datetime.now()).astimezone(pytz.timezone(self.ekinerja_tz)).hour
        if jam < self.ekinerja_ringkasan_jam or not adalah_hari_kerja(hari_ini, self._ekinerja_libur(hari_ini, hari_ini), self._ekinerja_libur_mingguan()):
            return
        self.ekinerja_pengingat_terakhir = hari_ini
        pengingat = self.env["ekinerja.pengingat"]
        user_ids = list(self.env["res.users"]._search(pengingat._domain_users(self), order="id"))
        for awal in range(0, len(user_ids), UKURAN_POTONGAN):
            potongan = user_ids[awal:awal + UKURAN_POTONGAN]
            pengingat.with_delay(
                channel="root.ekinerja_pengingat", description=self.env._("Reminders of %s", hari_ini),
                identity_key=f"ekinerja.pengingat-{self.id}-{hari_ini}-{potongan[0]}",
            )._job_kirim(self.id, str(hari_ini), potongan[0], potongan[-1])  # fmt: skip

    def _ekinerja_rentang_pengingat(self, hari_ini):
        """The days that are reminded of today: today, and the days without work that follow."""
        berikut = self._ekinerja_tambah_hari_kerja(hari_ini, 1)
        return [hari_ini + timedelta(days=n) for n in range((berikut - hari_ini).days)]
