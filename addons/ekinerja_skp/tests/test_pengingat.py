"""Reminders before deadlines and the daily digest: once a person and day, on working days, to nobody who is archived (SMG-ASN-04, SMG-ASN-05)."""

from unittest.mock import patch

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.queue_job.tests.common import trap_jobs

from .common import SkpCase

# 28 January 2026 is a Wednesday, three days before batas SKP tahunan; 9:00 in Jakarta
RABU = "2026-01-28 02:00:00"
SENIN = "2026-01-26 02:00:00"
SABTU = "2026-01-24 02:00:00"


@tagged("post_install", "-at_install")
class TestPengingat(SkpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.atur_batas("tolak", date_start="2020-01-01")
        cls.env["ir.mail_server"].create({"name": "Uji", "smtp_host": "127.0.0.1"})
        for satu in ("pegawai_a", "pegawai_b", "penilai", "kepala_dinas"):
            cls.users[satu].company_id = cls.company

    def jalan(self, cron=True):
        """One run of the scheduled action and of its jobs."""
        with trap_jobs() as trap:
            self.env["res.company"]._cron_ekinerja_pengingat()
            milik = [job for job in trap.enqueued_jobs if job.args[0] == self.company.id]
            for job in milik:
                self.env["ekinerja.pengingat"]._job_kirim(*job.args)
        return len(milik)

    def penerima(self):
        baris = self.env["ekinerja.pengingat"].search([("company_id", "=", self.company.id)])
        return sorted(baris.user_id.mapped("login"))

    def surat(self):
        return self.env["mail.mail"].search([("author_id", "=", self.company.partner_id.id)])

    @freeze_time(RABU)
    def test_three_days_before_batas_skp(self):
        self.assertEqual(self.jalan(), 1)
        self.assertEqual(self.penerima(), ["uji_kepala_dinas", "uji_pegawai_a", "uji_pegawai_b", "uji_penilai"])
        surat = self.surat().filtered(lambda mail: "Sari" in mail.email_to)
        self.assertEqual(len(surat), 1)
        self.assertIn("Start your SKP 2026", surat.body_html)
        self.assertIn("31-01-2026", surat.body_html)
        self.assertIn("/my/kinerja", surat.body_html)

    @freeze_time(RABU)
    def test_twice_a_day_is_once(self):
        self.jalan()
        jumlah = len(self.surat())
        self.assertEqual(self.jalan(), 0)
        # a job that was killed after its transaction and is taken up again
        akhir = max(user.id for user in self.users.values())
        self.env["ekinerja.pengingat"]._job_kirim(self.company.id, "2026-01-28", 0, akhir)
        self.assertEqual(len(self.surat()), jumlah)
        # and one of yesterday that is late
        self.env["ekinerja.pengingat"].search([]).unlink()
        self.env["ekinerja.pengingat"]._job_kirim(self.company.id, "2026-01-27", 0, akhir)
        self.assertEqual(len(self.surat()), jumlah)

    @freeze_time(RABU)
    def test_killed_in_the_middle_continues(self):
        """What broke off leaves neither a row nor a mail; the next attempt sends all of it."""
        pengingat, akhir = self.env["ekinerja.pengingat"], max(user.id for user in self.users.values())
        with patch.object(type(pengingat), "_surati", side_effect=RuntimeError), self.assertRaises(RuntimeError), self.cr.savepoint():
            pengingat._job_kirim(self.company.id, "2026-01-28", 0, akhir)
        self.assertEqual((self.penerima(), len(self.surat())), ([], 0))
        pengingat._job_kirim(self.company.id, "2026-01-28", 0, akhir)
        self.assertEqual(len(self.surat()), 4)

    def test_not_on_free_days_and_not_too_early(self):
        for hari in (SABTU, "2026-01-27 23:30:00"):  # Saturday; Wednesday 6:30 in Jakarta
            with freeze_time(hari):
                self.assertEqual(self.jalan(), 0, hari)
        self.env["resource.calendar.leaves"].create({
            "name": "Libur uji", "company_id": self.company.id, "date_from": "2026-01-27 17:00:00", "date_to": "2026-01-28 16:59:00",
        })  # fmt: skip
        with freeze_time(RABU):
            self.assertEqual(self.jalan(), 0)
        # three days before falls on the holiday: told on Tuesday
        with freeze_time("2026-01-27 02:00:00"):
            self.assertEqual(self.jalan(), 1)
            self.assertIn("uji_pegawai_a", self.penerima())

    @freeze_time(SENIN)
    def test_digest_only_for_who_decides(self):
        """Monday, five days before: no reminder is due; the penilai gets the digest, unless it is switched off."""
        self.buat_skp(tahun=2026).action_ajukan()
        self.jalan()
        self.assertEqual(self.penerima(), ["uji_penilai"])
        self.assertIn("SKP waits for your approval", self.surat().body_html)
        self.assertNotIn("Start your SKP", self.surat().body_html)

    def test_opt_out_of_the_digest_not_of_deadlines(self):
        with freeze_time(SENIN):
            self.buat_skp(tahun=2026).action_ajukan()
            self.users["penilai"].with_user(self.users["penilai"]).write({"ekinerja_ringkasan": False})
            self.jalan()
            self.assertEqual(self.penerima(), [])
        with freeze_time(RABU):
            self.jalan()
            self.assertIn("uji_penilai", self.penerima())

    @freeze_time(RABU)
    def test_switches_of_the_instansi(self):
        self.company.write({"ekinerja_pengingat": False, "ekinerja_ringkasan": False})
        self.assertEqual(self.jalan(), 0)
        self.company.write({"ekinerja_pengingat": True, "ekinerja_pengingat_hari": "10"})
        self.jalan()
        self.assertEqual(self.penerima(), [])
        with self.assertRaisesRegex(ValidationError, "Tulis misalnya 7,3,1"):
            self.company.ekinerja_pengingat_hari = "tujuh"

    @freeze_time(RABU)
    def test_archived_people_and_accounts_get_nothing(self):
        self.staf_a.active = False
        self.users["pegawai_b"].active = False
        self.jalan()
        self.assertEqual(self.penerima(), ["uji_kepala_dinas", "uji_penilai"])

    def test_to_do_for_the_back_office_follows_the_task(self):
        with freeze_time(RABU):
            skp = self.buat_skp("penilai", tahun=2026)
            self.jalan()
            domain = [("activity_type_id", "=", self.env.ref("ekinerja_skp.mail_activity_type_pengingat").id), ("user_id", "=", self.users["penilai"].id)]
            self.assertEqual(self.env["mail.activity"].search(domain).mapped("res_id"), skp.ids)
            skp.action_ajukan()
        with freeze_time("2026-01-30 02:00:00"):
            self.jalan()
            self.assertFalse(self.env["mail.activity"].search(domain).filtered(lambda satu: satu.res_id == skp.id and satu.summary.startswith("Complete")))

    @freeze_time(RABU)
    def test_without_mail_server_only_the_row_and_the_to_do(self):
        self.env["ir.mail_server"].search([]).unlink()
        self.jalan()
        self.assertFalse(self.surat())
        self.assertFalse(any(self.env["ekinerja.pengingat"].search([("company_id", "=", self.company.id)]).mapped("surat")))

    def test_who_sets_and_who_reads(self):
        self.company.with_user(self.users["admin_instansi"]).write({"ekinerja_pengingat_hari": "5", "ekinerja_ringkasan_jam": 8})
        with self.assertRaises(AccessError):
            self.company.with_user(self.users["admin_opd"]).write({"ekinerja_pengingat_hari": "5"})
        for role in ("pegawai_a", "penilai", "admin_opd"):
            with self.assertRaises(AccessError):
                self.sebagai(role, self.env["ekinerja.pengingat"]).search([])

    @freeze_time(RABU)
    def test_statements_do_not_grow_with_people(self):
        self.env["ekinerja.pengingat"]._job_kirim(self.company.id, "2026-01-28", 0, 0)
        akhir = max(user.id for user in self.users.values())
        self.env.flush_all()
        self.env.invalidate_all()
        sebelum = self.cr.sql_log_count
        self.env["ekinerja.pengingat"]._job_kirim(self.company.id, "2026-01-28", 0, akhir)
        self.env.flush_all()
        self.assertLessEqual(self.cr.sql_log_count - sebelum, 60)
        self.assertEqual(len(self.surat()), 4)
