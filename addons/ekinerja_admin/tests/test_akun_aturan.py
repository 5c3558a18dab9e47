"""Accounts follow the structure: pimpinan and penilai become internal, who leaves loses the account."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestAkunAturan(InstansiCase):
    def selesai(self):
        """End of the transaction: what the changes set in motion."""
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.env.invalidate_all()

    def log(self, user):
        return self.env["ekinerja.akun.log"].search([("user_id", "=", user.id)], order="id").mapped("jenis")

    def test_new_head_of_a_unor_becomes_internal(self):
        user = self.users["pegawai_a"]
        self.assertTrue(user.share)
        self.dinas_lain.manager_id = self.staf_a
        self.selesai()
        self.assertFalse(user.share)
        self.assertTrue(user.has_group("ekinerja_admin.group_pegawai_internal"))
        self.assertFalse(user.has_group("base.group_portal"))
        self.assertEqual(self.log(user), ["internal"])
        self.assertEqual(self.staf_a.user_id, user, "the same account")

    def test_new_penilai_becomes_internal(self):
        self.env["ekinerja.atasan"].create({"employee_id": self.staf_b.id, "atasan_id": self.staf_a.id, "date_start": "2026-01-05"})
        self.selesai()
        self.assertFalse(self.users["pegawai_a"].share)

    def test_relation_that_starts_later_waits_for_the_cron(self):
        with freeze_time("2026-03-01"):
            self.env["ekinerja.atasan"].create({"employee_id": self.staf_b.id, "atasan_id": self.staf_a.id, "date_start": "2026-04-01"})
            self.selesai()
            self.assertTrue(self.users["pegawai_a"].share)
        with freeze_time("2026-04-01 12:00:00"):
            self.env["hr.employee"]._cron_ekinerja_akun()
        self.assertFalse(self.users["pegawai_a"].share)

    def test_plt_becomes_internal_and_may_go_back_afterwards(self):
        user = self.users["pegawai_a"]
        with freeze_time("2026-03-02 03:00:00"):
            self.env["ekinerja.plt"].create({
                "employee_id": self.staf_a.id, "department_id": self.dinas_lain.id, "date_start": "2026-03-01", "date_end": "2026-03-31",
                "company_id": self.company.id,
            })  # fmt: skip
            self.selesai()
            self.assertFalse(user.share)
            self.assertIn("31-03-2026", self.env["ekinerja.akun.log"].search([("user_id", "=", user.id)]).keterangan)
        with freeze_time("2026-04-01 03:00:00"):
            self.env["ekinerja.atasan"]._cron_perbarui_dari_struktur()
            self.env["hr.employee"]._cron_ekinerja_akun()
            self.assertTrue(user.ekinerja_usul_portal)
            self.assertFalse(user.share)

    def test_way_back_is_proposed_not_forced(self):
        user = self.users["penilai"]
        self.bidang.manager_id = False
        self.selesai()
        self.assertTrue(user.ekinerja_usul_portal)
        self.assertFalse(user.share)
        admin = self.sebagai("admin_instansi", self.kepala_bidang)
        admin.action_akun_portal()
        self.assertTrue(user.share)
        self.assertFalse(user.ekinerja_usul_portal)
        self.assertEqual(self.log(user), ["usul", "portal"])

    def test_proposal_ends_when_the_reason_is_back_or_the_admin_says_so(self):
        user = self.users["penilai"]
        self.bidang.manager_id = False
        self.selesai()
        self.bidang.manager_id = self.kepala_bidang
        self.selesai()
        self.assertFalse(user.ekinerja_usul_portal)
        self.bidang.manager_id = False
        self.selesai()
        self.sebagai("admin_instansi", self.kepala_bidang).action_akun_tetap_internal()
        self.env["hr.employee"]._cron_ekinerja_akun()
        self.assertFalse(user.ekinerja_usul_portal)
        self.assertFalse(user.share)

    def test_who_leads_cannot_be_made_portal(self):
        with self.assertRaisesRegex(UserError, "pimpinan of Bidang Uji"):
            self.sebagai("admin_instansi", self.kepala_bidang).action_akun_portal()

    def test_admin_opd_is_never_proposed(self):
        pegawai = self._pegawai("Agus Admin", 40, self.dinas, "Analis")
        pegawai.user_id = self.users["admin_opd"]
        self.env["hr.employee"]._cron_ekinerja_akun()
        self.assertFalse(self.users["admin_opd"].ekinerja_usul_portal)

    def test_archived_pegawai_loses_the_account(self):
        user = self.users["pegawai_a"]
        self.staf_a.active = False
        self.selesai()
        self.assertFalse(user.active)
        self.assertEqual(self.log(user), ["nonaktif"])

    def test_pension_ends_the_account_and_names_what_is_left(self):
        user = self.users["penilai"]
        self.staf_a.activity_schedule("mail.mail_activity_data_todo", summary="Periksa SKP", user_id=user.id)
        self.env["ekinerja.atasan"].create({"employee_id": self.staf_a.id, "atasan_id": self.kepala_bidang.id, "date_start": "2026-01-05"})
        self.kepala_bidang.kedudukan_hukum_id = self.env.ref("ekinerja_admin.kedudukan_hukum_99")
        self.selesai()
        self.assertFalse(user.active)
        keterangan = self.env["ekinerja.akun.log"].search([("user_id", "=", user.id), ("jenis", "=", "nonaktif")]).keterangan
        for teks in ("Pensiun", "1 open to-dos", "Sari Staf: Periksa SKP", "Still atasan of 1 pegawai"):
            self.assertIn(teks, keterangan)

    def test_pension_of_next_month_waits(self):
        with freeze_time("2026-03-01"):
            self.staf_a._ekinerja_ubah(
                self.env.company._ekinerja_hari_ini().replace(month=4), {"kedudukan_hukum_id": self.env.ref("ekinerja_admin.kedudukan_hukum_99").id}
            )
            self.selesai()
            self.assertTrue(self.users["pegawai_a"].active)
        with freeze_time("2026-04-01 12:00:00"):
            self.env["hr.employee"]._cron_update_current_version_id()
            self.env["hr.employee"]._cron_ekinerja_akun()
        self.assertFalse(self.users["pegawai_a"].active)

    def test_reactivation(self):
        user = self.users["pegawai_a"]
        self.staf_a.active = False
        self.selesai()
        with self.assertRaisesRegex(UserError, "not in service"):
            self.sebagai("admin_instansi", self.staf_a).action_akun_aktifkan()
        self.staf_a.active = True
        self.selesai()
        self.assertFalse(user.active, "coming back is decided, not derived")
        self.sebagai("admin_instansi", self.staf_a).action_akun_aktifkan()
        self.assertTrue(user.active)
        self.assertEqual(self.log(user), ["nonaktif", "aktifkan"])

    def test_settings_administrator_is_left_alone(self):
        user = self.users["pegawai_b"]
        user.group_ids = self.env.ref("base.group_system")
        self.staf_b.active = False
        self.selesai()
        self.assertTrue(user.active)

    def test_other_instansi_keeps_the_account_of_who_serves_there(self):
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        user = self.users["pegawai_a"]
        user.company_ids += lain
        self.env["hr.employee"].create({"name": "Sari Staf", "company_id": lain.id, "user_id": user.id})
        self.staf_a.active = False
        self.selesai()
        self.assertTrue(user.active)

    def test_queries_do_not_grow_with_the_people(self):
        def kueri(jumlah, awal):
            orang = self.env["hr.employee"].create([
                {"name": f"Orang {n}", "department_id": self.bidang.id, "company_id": self.company.id, "date_version": "2020-01-01"}
                for n in range(awal, awal + jumlah)
            ])  # fmt: skip
            users = self.env["res.users"].create([
                {"name": f"Orang {n}", "login": f"orang-{n}", "company_id": self.company.id, "company_ids": self.company.ids,
                 "group_ids": self.env.ref("ekinerja_admin.group_pegawai").ids}
                for n in range(awal, awal + jumlah)
            ])  # fmt: skip
            for employee, user in zip(orang, users, strict=True):
                employee.resource_id.user_id = user
            self.env["ekinerja.atasan"].create([
                {"employee_id": self.staf_a.id, "atasan_id": employee.id, "date_start": f"20{n:02}-01-01", "date_end": f"20{n:02}-12-31"}
                for n, employee in enumerate(orang, awal)
            ])  # fmt: skip
            self.selesai()
            awal = self.env.cr.sql_log_count
            orang._ekinerja_akun_sinkron()
            self.env.flush_all()
            return self.env.cr.sql_log_count - awal

        kueri(1, 40)
        # one a person is Odoo's own: the last message of the bus, looked up for each account that becomes internal
        self.assertLessEqual(kueri(20, 70) - kueri(5, 50), 15 + 2)
