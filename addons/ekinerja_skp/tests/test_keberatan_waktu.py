"""Time limits of keberatan on the calendar of the instansi, and the scheduled action that ends what nobody decided (BKN-KBR-05)."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from psycopg2 import IntegrityError

from .keberatan_common import KeberatanCase

# Nyepi and Idul Fitri 1447 H with cuti bersama, Wafat Yesus Kristus
LEBARAN = ("2026-03-18", "2026-03-19", "2026-03-20", "2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24", "2026-04-03")
NATAL = ("2025-12-25", "2025-12-26", "2026-01-01")


@tagged("post_install", "-at_install")
class TestKeberatanWaktu(KeberatanCase):
    def libur(self, *hari):
        self.env["resource.calendar.leaves"].create([
            {"name": "Libur", "company_id": self.company.id, "date_from": f"{satu} 03:00:00", "date_to": f"{satu} 05:00:00"} for satu in hari
        ])  # fmt: skip

    def terima(self, hari, **vals):
        self.evaluasi.write({"tanggal_dinilai": "2025-12-01 02:00:00", "tanggal_diterima": hari, **vals})

    def batas(self):
        return self.evaluasi._batas_keberatan()[self.evaluasi.id]

    def test_received_before_lebaran(self):
        """Received on Friday 13 March 2026: day 1 is Monday the 16th, cuti bersama does not count, day 14 is Friday 10 April."""
        self.libur(*LEBARAN)
        self.terima("2026-03-13")
        self.assertEqual((self.batas().batas, self.batas().hari), (date(2026, 4, 10), 14))
        with freeze_time("2026-04-10 16:59:00"):  # 23:59 WIB of the last day
            self.assertEqual(self.batas().sisa, 1)
            with self.cr.savepoint() as titik:
                self.assertEqual(self.ajukan().batas_ajukan, date(2026, 4, 10))
                titik.rollback()
        self.env.invalidate_all()
        with freeze_time("2026-04-10 17:01:00"), self.assertRaises(UserError) as caught:  # the 11th, one day late
            self.ajukan()
        self.assertEqual(
            caught.exception.args[0],
            f"{self.evaluasi.display_name}: keberatan had to be filed within 14 hari kerja from 13 Maret 2026, until 10 April 2026"
            " (PermenPANRB 6/2022 Lampiran V.B.2).",
        )

    def test_draft_is_refused_when_it_is_filed_late(self):
        self.terima("2026-03-02")
        with freeze_time("2026-03-20 03:00:00"):
            draft = self.buat()
        with freeze_time("2026-03-21 03:00:00"), self.assertRaisesRegex(UserError, "until 20 Maret 2026"):
            draft.action_ajukan()

    def test_across_the_year_end(self):
        """Received on Monday 22 December 2025: until 14 January 2026; filed on the 29th, decided until 8 January."""
        self.libur(*NATAL)
        self.terima("2025-12-22")
        self.assertEqual(self.batas().batas, date(2026, 1, 14))
        with freeze_time("2025-12-29 08:00:00"):
            self.assertEqual(self.ajukan().batas_putusan, date(2026, 1, 8))

    def test_day_of_the_instansi_not_of_utc(self):
        """In Jayapura the last day is over at 15.00 UTC, in Jakarta at 17.00."""
        self.terima("2026-03-02")  # until 20 March
        with freeze_time("2026-03-20 15:30:00"):
            self.assertEqual(self.evaluasi._alasan_tanpa_keberatan()[self.evaluasi.id], "")
            self.company.ekinerja_tz = "Asia/Jayapura"
            self.assertIn("until 20 Maret 2026", self.evaluasi._alasan_tanpa_keberatan()[self.evaluasi.id])
        with freeze_time("2026-03-19 15:30:00"):  # already the 20th
            keberatan = self.ajukan()
            self.assertEqual((keberatan.batas_putusan, keberatan.waktu_diajukan), (date(2026, 3, 31), "20 Maret 2026 pukul 00.30"))

    def test_six_working_days(self):
        kalender = self.company.resource_calendar_id
        kalender.attendance_ids.filtered(lambda row: row.dayofweek == "4").copy({"dayofweek": "5"})
        self.terima("2026-03-02")
        self.assertEqual(self.batas().batas, date(2026, 3, 18))

    def test_where_the_limit_starts(self):
        """Receipt, else delivery, else the evaluation itself; a receipt of an earlier version does not count."""
        for vals, dasar, nama in (
            ({"tanggal_diterima": "2026-03-05", "tanggal_disampaikan": "2026-03-03"}, date(2026, 3, 5), "tanggal_diterima"),
            ({"tanggal_diterima": False, "tanggal_disampaikan": "2026-03-03"}, date(2026, 3, 3), "tanggal_disampaikan"),
            ({"tanggal_diterima": False, "tanggal_disampaikan": False}, date(2026, 3, 2), "tanggal_dinilai"),
            ({"tanggal_diterima": "2026-02-20", "tanggal_disampaikan": False}, date(2026, 3, 2), "tanggal_dinilai"),
        ):
            self.evaluasi.write({"tanggal_dinilai": "2026-03-01 18:00:00", **vals})  # the 2nd in Jakarta
            self.assertEqual((self.batas().dasar, self.batas().nama), (dasar, nama))

    def test_limits_are_data_with_a_date(self):
        """An own row of the instansi stands for the shared one, from its day on."""
        self.sebagai("admin_instansi", self.env["ekinerja.keberatan.aturan"]).create({"date_start": "2026-03-03", "hari_ajukan": 5, "hari_putus": 3})
        self.terima("2026-03-02")
        self.assertEqual(self.batas().batas, date(2026, 3, 20))
        self.terima("2026-03-03")
        self.assertEqual(self.batas().batas, date(2026, 3, 10))
        with freeze_time("2026-03-04 03:00:00"):
            self.assertEqual(self.ajukan().batas_putusan, date(2026, 3, 9))
        bersama = self.env.ref("ekinerja_skp.keberatan_aturan_permenpanrb6")
        with self.assertRaisesRegex(AccessError, "shared by every instansi"):
            self.sebagai("admin_instansi", bersama).hari_putus = 30
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            self.env["ekinerja.keberatan.aturan"].create({"date_start": "2026-05-01", "hari_putus": 0, "company_id": self.company.id})

    def test_nothing_after_the_last_day(self):
        """The window closes at midnight, whether the scheduled action has run or not."""
        self.terima("2026-03-02")
        with freeze_time("2026-03-09 03:00:00"):
            keberatan = self.ajukan()
        self.assertEqual(keberatan.batas_putusan, date(2026, 3, 18))
        with freeze_time("2026-03-18 16:59:00"):
            self.assertEqual((self.kepala(keberatan).is_lewat, self.kepala(keberatan).sisa_hari), (False, 1))
        with freeze_time("2026-03-18 17:01:00"):
            for role, langkah in (
                ("kepala_dinas", lambda k: k.action_setujui("Terlambat")), ("kepala_dinas", lambda k: k.action_tolak("x")),
                ("penilai", lambda k: k.action_jelaskan("x")), ("kepala_dinas", lambda k: k.action_periksa()), ("pegawai_a", lambda k: k.action_tarik()),
            ):
                with self.assertRaisesRegex(UserError, "had to be decided until 18 Maret 2026"):
                    langkah(self.sebagai(role, keberatan))
            self.assertTrue(self.kepala(keberatan).is_lewat)

    def lewat(self, banyak=1):
        """Filed ones of several people on 9 March 2026."""
        pegawai = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "department_id": self.bidang.id, "job_title": "Pengolah Data", "company_id": self.company.id, "date_version": "2020-01-01"}
            for n in range(banyak)
        ])  # fmt: skip
        skp = self.env["ekinerja.skp"].create([{"employee_id": satu.id, "tahun": 2026} for satu in pegawai])
        skp.write({"state": "disetujui"})
        evaluasi = self.env["ekinerja.evaluasi"].create([{"skp_id": satu.id, "periode_id": self.periode_final.id} for satu in skp])
        evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "state": "dinilai", "tanggal_dinilai": "2026-03-02 03:00:00"})
        with freeze_time("2026-03-09 03:00:00"):
            keberatan = self.env["ekinerja.keberatan"].create([
                {"evaluasi_id": satu.id, "alasan": "x", "minta_hasil": "diatas", "minta_perilaku": "diatas"} for satu in evaluasi
            ])  # fmt: skip
            keberatan.action_ajukan()
        self.env.flush_all()
        self.env.invalidate_all()
        return keberatan

    def test_scheduled_action(self):
        """Terlambat: the ratings stand, the to-do are closed, the log says it; once."""
        keberatan = self.lewat(2)
        with freeze_time("2026-03-18 16:59:00"):
            self.assertEqual(keberatan._tandai_terlambat(), 0)
        with freeze_time("2026-03-18 17:01:00"), self.enter_registry_test_mode():
            self.env.ref("ekinerja_skp.cron_keberatan_terlambat").method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(set(keberatan.mapped("state")), {"terlambat"})
        self.assertEqual((set(keberatan.evaluasi_id.mapped("state")), set(keberatan.evaluasi_id.mapped("predikat"))), ({"dinilai"}, {"baik"}))
        self.assertEqual((set(keberatan.mapped("sesudah_predikat")), keberatan.activity_ids.ids), ({"baik"}, []))
        log = keberatan[0].message_ids.filtered(lambda pesan: "Not decided until 18 Maret 2026" in str(pesan.body))
        self.assertEqual(len(log), 1)
        with freeze_time("2026-03-19 03:00:00"):
            self.assertEqual(keberatan._tandai_terlambat(), 0)
            with self.assertRaisesRegex(UserError, "the case is locked"):
                self.kepala(keberatan[0]).action_setujui("x")
        self.assertEqual(len(keberatan[0].message_ids.filtered(lambda pesan: "Not decided until" in str(pesan.body))), 1)

    def test_each_instansi_at_its_own_midnight(self):
        keberatan = self.lewat()
        with freeze_time("2026-03-18 15:30:00"):
            self.assertEqual(keberatan._tandai_terlambat(), 0)
            self.company.ekinerja_tz = "Asia/Jayapura"
            self.assertEqual(keberatan._tandai_terlambat(), 1)

    def test_holiday_declared_later_gives_its_day_back(self):
        keberatan = self.lewat()
        self.libur("2026-03-17", "2026-03-18")
        with freeze_time("2026-03-19 03:00:00"):
            self.assertEqual(keberatan._tandai_terlambat(), 1)
            self.assertEqual((keberatan.state, keberatan.batas_putusan), ("diajukan", date(2026, 3, 20)))
            self.assertEqual(keberatan._tandai_terlambat(), 0)
        with freeze_time("2026-03-21 03:00:00"):
            keberatan._tandai_terlambat()
        self.assertEqual(keberatan.state, "terlambat")

    def test_late_decision_where_the_instansi_allows_it(self):
        """Locked by default; allowed by a row of the time limits, reopened by the admin with a reason, then decided by the atasan."""
        keberatan = self.lewat()
        with freeze_time("2026-03-19 03:00:00"):
            keberatan._tandai_terlambat()
            with self.assertRaisesRegex(UserError, "is locked"):
                self.sebagai("admin_instansi", keberatan).action_buka_kembali("Atasan sakit")
            self.env["ekinerja.keberatan.aturan"].create({"date_start": "2026-01-01", "boleh_lambat": True, "company_id": self.company.id})
            with self.assertRaises(AccessError):
                self.kepala(keberatan).action_buka_kembali("Saya sakit")
            self.sebagai("admin_instansi", keberatan).action_buka_kembali("Atasan sakit")
            self.assertEqual((keberatan.state, keberatan.batas_putusan), ("diajukan", date(2026, 3, 30)))
            self.assertEqual(keberatan.activity_ids.user_id, self.users["kepala_dinas"])
            self.kepala(keberatan).action_setujui("Dikabulkan")
        self.assertEqual(keberatan.evaluasi_id.predikat, "sangat_baik")

    def test_sweep_costs_the_same_for_many(self):
        """A constant number of statements, however many end on one day."""
        jumlah = []
        for banyak in (3, 40):
            keberatan = self.lewat(banyak)
            with freeze_time("2026-03-19 03:00:00"):
                self.env.flush_all()
                self.env.invalidate_all()
                sebelum = self.cr.sql_log_count
                self.assertEqual(self.env["ekinerja.keberatan"]._tandai_terlambat(), banyak)
                self.env.flush_all()
                jumlah.append(self.cr.sql_log_count - sebelum)
            self.assertEqual(set(keberatan.mapped("state")), {"terlambat"})
        self.assertLessEqual(jumlah[1], jumlah[0] + 2, jumlah)
        self.assertLessEqual(jumlah[1], 40, jumlah)

    def test_other_instansi_have_their_own_calendar(self):
        """A holiday of one instansi moves nothing in another; two instansi are asked in one call."""
        lain = self.env["res.company"].create({"name": "Pemerintah Kota Lain"})
        self.libur("2026-03-16")
        self.terima("2026-03-02")
        kalender = [company._ekinerja_kalender_keberatan(date(2026, 3, 2), date(2026, 3, 2)) for company in (self.company, lain)]
        self.assertEqual([satu.batas_ajukan(date(2026, 3, 2)) for satu in kalender], [date(2026, 3, 23), date(2026, 3, 20)])
        self.users["pegawai_a"].company_ids = [Command.link(lain.id)]
