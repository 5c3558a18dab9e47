"""Accounts in bulk: verdicts, making in jobs, links with the pegawai, letters, budget of queries."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.mail.tests.common import MailCase
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import InstansiCase, buat_nip


@tagged("post_install", "-at_install")
class TestAkun(MailCase, InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, queue_job__no_delay=True))

    def buat(self, employees=None, role="admin_instansi", **vals):
        """A checked run for ``employees``, or for everybody."""
        pilihan = {} if employees is None else {"sumber": "pilihan", "employee_ids": [Command.set(employees.ids)]}
        akun = self.sebagai(role, self.env["ekinerja.akun"]).with_context(queue_job__no_delay=True).create(pilihan | vals)
        akun.action_periksa()
        return akun

    def baris(self, akun, employee):
        return akun.baris_ids.filtered(lambda satu: satu.employee_id.id == employee.id)

    def staf(self, jumlah, awal=100, **vals):
        return self.env["hr.employee"].create([
            {
                "name": f"Orang {n}", "nip": buat_nip(n), "department_id": self.bidang.id, "job_title": "Pelaksana", "company_id": self.company.id,
                "work_email": f"orang{n}@contoh.example", "date_version": "2020-01-01", **vals,
            }
            for n in range(awal, awal + jumlah)
        ])  # fmt: skip

    def test_everybody_without_account(self):
        akun = self.buat()
        self.assertEqual(akun.state, "diperiksa")
        self.assertEqual(set(akun.baris_ids.employee_id.ids), set((self.wali_kota | self.staf_lain).ids))
        self.assertFalse(self.staf_lain.user_id, "a check makes nothing")
        akun.action_terapkan()
        self.assertEqual((akun.state, akun.jumlah_dibuat, akun.kemajuan), ("selesai", 2, 100))
        user = self.staf_lain.user_id
        self.assertRecordValues(user, [{
            "login": self.staf_lain.nip, "name": "Lala Lain", "email": "lala@contoh.example", "share": True, "company_id": self.company.id,
            "tz": "Asia/Jakarta", "partner_id": self.staf_lain.work_contact_id.id,
        }])  # fmt: skip
        self.assertIn(self.env.ref("ekinerja_admin.group_pegawai"), user.group_ids)
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", [user.id])
        self.assertFalse(self.env.cr.fetchone()[0], "no password, shared or otherwise")
        self.assertEqual(self.env["ekinerja.akun.log"].search([("user_id", "=", user.id)]).jenis, "dibuat")

    def test_head_and_penilai_become_internal_by_rule(self):
        self.env["ekinerja.atasan"].create({"employee_id": self.staf_a.id, "atasan_id": self.staf_lain.id, "date_start": "2026-01-05"})
        akun = self.buat()
        self.assertEqual(self.baris(akun, self.wali_kota).jenis, "internal")
        self.assertIn("Pemerintah Kota Uji", self.baris(akun, self.wali_kota).alasan)
        self.assertEqual(self.baris(akun, self.staf_lain).jenis, "internal")
        self.assertIn("1", self.baris(akun, self.staf_lain).alasan)
        akun.action_terapkan()
        self.assertFalse(self.staf_lain.user_id.share)

    def test_non_asn_without_nip_signs_in_with_the_mail_address_never_the_nik(self):
        self.wali_kota.write({"nik": "9900015708700001"})
        akun = self.buat(self.wali_kota)
        self.assertEqual(self.baris(akun, self.wali_kota).login, "wira@contoh.example")
        self.wali_kota.work_email = False
        akun.action_periksa()
        self.assertEqual(self.baris(akun, self.wali_kota).login, f"NA-{self.wali_kota.id:06}")

    def test_refusals_say_reason_and_remedy(self):
        tanpa_nip, arsip, pensiun, tanpa_surat, kembar, login = self.staf(6)
        tanpa_nip.nip = False
        arsip.active = False
        pensiun.kedudukan_hukum_id = self.env.ref("ekinerja_admin.kedudukan_hukum_99")
        tanpa_surat.work_email = False
        kembar.work_email = self.users["penilai"].email
        self.env["res.users"].create({"name": "Pemakai Lain", "login": login.nip})
        self.env["ir.mail_server"].create({"name": "Uji", "smtp_host": "localhost"})
        semua = tanpa_nip | arsip | pensiun | tanpa_surat | kembar | login | self.staf_a
        akun = self.buat(semua, cara="email")
        self.assertEqual(akun.jumlah_ditolak, 6)
        for employee, pesan in (
            (tanpa_nip, "No NIP"), (arsip, "archived"), (pensiun, "Pensiun"), (tanpa_surat, "printed sheet"), (kembar, "Bima Kepalabidang"),
            (login, "Pemakai Lain"),
        ):  # fmt: skip
            self.assertIn(pesan, self.baris(akun, employee).pesan, employee.name)
        self.assertEqual(self.baris(akun, self.staf_a).status, "ada")
        akun.cara = "cetak"
        self.assertEqual((akun.state, len(akun.baris_ids)), ("draft", 0), "another choice, another check")
        akun.action_periksa()
        self.assertEqual(self.baris(akun, tanpa_surat).status, "baru")
        self.assertIn("new sheet", self.baris(akun, kembar).pesan)

    def test_two_people_with_one_mail_address(self):
        self.env["ir.mail_server"].create({"name": "Uji", "smtp_host": "localhost"})
        dua = self.staf(2, work_email="bersama@contoh.example")
        akun = self.buat(dua, cara="email")
        self.assertEqual(set(akun.baris_ids.mapped("status")), {"ditolak"})

    def test_mail_needs_a_server(self):
        self.env["ir.mail_server"].search([]).unlink()
        with self.assertRaisesRegex(UserError, "outgoing mail server"):
            self.buat(cara="email")

    def test_unor_with_all_below(self):
        self.staf(2)
        akun = self.buat(None, sumber="unor", department_ids=[Command.set(self.dinas.ids)])
        self.assertEqual(akun.jumlah_baru, 2)

    def test_repeating_makes_nobody_twice(self):
        orang = self.staf(3)
        akun = self.buat(orang)
        akun.action_terapkan()
        users = orang.user_id
        lagi = self.buat(orang)
        self.assertEqual((lagi.jumlah_ada, lagi.jumlah_baru), (3, 0))
        lagi.action_terapkan()
        self.assertEqual(orang.user_id, users)
        akun.sudo().state = "gagal"
        akun.action_terapkan()
        self.assertEqual((akun.state, orang.user_id), ("selesai", users))

    def test_somebody_made_the_account_meanwhile(self):
        satu, dua = self.staf(2)
        akun = self.buat(satu | dua)
        satu.user_id = self.env["res.users"].create({"name": satu.name, "login": satu.nip, "company_id": self.company.id, "company_ids": self.company.ids})
        akun.action_terapkan()
        self.assertEqual((akun.jumlah_ada, akun.jumlah_baru, akun.jumlah_dibuat), (1, 1, 1))

    def test_one_who_breaks_the_batch_is_refused_alone(self):
        orang = self.staf(3)
        akun = self.buat(orang)
        # a login that somebody takes between the judgement and the insert, as the unique index sees it
        self.env["res.users"].create({"name": "Penyela", "login": "penyela"})
        self.patch(type(akun), "_nilai", lambda self, employees: {
            employee.id: {"login": "penyela" if employee == orang[1] else employee.nip} for employee in employees
        })  # fmt: skip
        akun.action_terapkan()
        self.assertEqual([bool(employee.user_id) for employee in orang], [True, False, True])
        self.assertIn("login", self.baris(akun, orang[1]).pesan)

    def test_letters_hold_a_link_that_no_table_keeps(self):
        self.env["ir.mail_server"].create({"name": "Uji", "smtp_host": "localhost"})
        orang = self.staf(3)
        akun = self.buat(orang, cara="email")
        with self.mock_mail_gateway(mail_unlink_sent=True):
            akun.action_terapkan()
        self.assertEqual([satu.pesan for satu in akun.baris_ids if satu.kirim != "terkirim"], [])
        self.assertEqual(len(self._mails), 3)
        self.assertEqual(set(akun.baris_ids.mapped("kirim")), {"terkirim"})
        kode = orang[0].user_id._aktivasi_kode()[orang[0].user_id.id]
        surat = next(mail for mail in self._mails if "orang100@" in mail["email_to"][0])
        self.assertIn(f"/aktivasi#{kode}", surat["body"])
        self.env.flush_all()
        for tabel, kolom in (("mail_mail", "body_html"), ("mail_message", "body"), ("res_users", "aktivasi_acak"), ("ekinerja_akun_log", "keterangan")):
            self.env.cr.execute(f"SELECT count(*) FROM {tabel} WHERE {kolom} LIKE %s", [f"%{kode}%"])
            self.assertEqual(self.env.cr.fetchone()[0], 0, tabel)
        self.assertEqual(self.env["res.users"]._aktivasi_cari(kode), orang[0].user_id)

    def test_letter_that_is_refused_is_told_and_forgotten(self):
        self.env["ir.mail_server"].create({"name": "Uji", "smtp_host": "localhost"})
        orang = self.staf(1)
        akun = self.buat(orang, cara="email")
        # a port where nobody listens
        self.env["ir.mail_server"].search([]).smtp_port = 9
        with mute_logger("odoo.addons.mail.models.mail_mail"), patch.object(type(self.env["ir.mail_server"]), "_disable_send", lambda self: False):
            akun.action_terapkan()
        self.assertEqual(akun.baris_ids.kirim, "gagal")
        self.assertIn("sheet", akun.baris_ids.pesan)
        self.assertFalse(self.env["mail.mail"].search([("email_to", "ilike", "orang100")]))
        self.assertEqual(akun.state, "selesai")

    def test_jobs(self):
        """Parts of 250 people, then letters of 50, then the close; one after the other, and none twice after a new start."""
        self.env["ir.mail_server"].create({"name": "Uji", "smtp_host": "localhost"})
        akun = self.buat(self.staf(3), cara="email").with_context(queue_job__no_delay=False)
        with patch("odoo.addons.ekinerja_admin.models.akun_jobs.UKURAN_POTONGAN", 2), trap_jobs() as trap:
            akun.action_terapkan()
            self.assertEqual(akun.state, "berjalan")
            trap.assert_jobs_count(2, only=akun._job_buat)
            trap.assert_jobs_count(1, only=akun._job_kirim)
            trap.assert_jobs_count(1, only=akun._job_akhiri)
            self.assertEqual({job.channel for job in trap.enqueued_jobs}, {"root.ekinerja_akun"})
            for nama in ("_job_buat", "_job_kirim", "_job_akhiri"):
                with self.mock_mail_gateway(mail_unlink_sent=True):
                    for job in trap.enqueued_jobs:
                        if job.method_name == nama:
                            job.perform()
        self.assertEqual((akun.state, akun.jumlah_dibuat, set(akun.baris_ids.mapped("kirim"))), ("selesai", 3, {"terkirim"}))

    def test_job_that_breaks_is_told(self):
        akun = self.buat(self.staf(1))
        akun._job_gagal(exc_message="basis data penuh")
        self.assertEqual((akun.state, akun.galat), ("gagal", "basis data penuh"))
        akun.action_terapkan()
        self.assertEqual((akun.state, akun.galat), ("selesai", False))

    def test_who_may(self):
        akun = self.buat(self.staf(1))
        for role in ("penilai", "pegawai_a", "admin_opd", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, akun).read(["name"])
        dibaca = self.sebagai("auditor", akun)
        self.assertEqual(dibaca.state, "diperiksa")
        for aksi in (dibaca.action_periksa, dibaca.action_terapkan):
            with self.assertRaises(AccessError):
                aksi()
        with self.assertRaisesRegex(UserError, "cannot be written"):
            self.sebagai("admin_instansi", akun).state = "selesai"

    def test_queries_grow_no_more_than_those_of_odoo(self):
        """Per person: what Odoo's own creation of users costs, and nothing beside it."""

        def kueri(fungsi):
            self.env.flush_all()
            awal = self.env.cr.sql_log_count
            fungsi()
            self.env.flush_all()
            return self.env.cr.sql_log_count - awal

        def odoo(jumlah, awal):
            return kueri(lambda: self.env["res.users"].with_context(mail_create_nolog=True, mail_notrack=True).create([
                {"name": f"Odoo {n}", "login": f"odoo-{n}", "email": f"odoo{n}@contoh.example", "company_id": self.company.id,
                 "company_ids": self.company.ids, "group_ids": self.env.ref("ekinerja_admin.group_pegawai").ids}
                for n in range(awal, awal + jumlah)
            ]))  # fmt: skip

        def kita(jumlah, awal):
            akun = self.buat(self.staf(jumlah, awal))
            return kueri(akun.action_terapkan)

        odoo(1, 1), kita(1, 200)
        tumbuh_odoo = odoo(60, 100) - odoo(10, 300)
        tumbuh_kita = kita(60, 400) - kita(10, 600)
        self.assertLessEqual(tumbuh_kita, tumbuh_odoo + 5)
