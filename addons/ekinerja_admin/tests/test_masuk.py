"""Signing in: pages, log, second factor by role, activation with a code (BKN-LOG-02, -03, -04, -08)."""

import re
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.auth_totp_mail.models.res_users import ResUsers as UsersTotpMail

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestMasuk(InstansiCase, HttpCase):
    def setUp(self):
        super().setUp()
        # failures of one test are not those of the next
        getattr(self.env.registry, "_login_failures", {}).clear()
        self.env["ir.config_parameter"].set_param("base.login_cooldown_after", 5)

    def kirim(self, url, **data):
        return self.url_open(url, data=data | {"csrf_token": Request.csrf_token(self)}, allow_redirects=False)

    def masuk(self, login, password):
        self.authenticate(None, None)
        return self.kirim("/web/login", login=login, password=password)

    def log(self, user=None):
        self.env.invalidate_all()
        return self.env["ekinerja.log.masuk"].search([("user_id", "=", user.id if user else False)])

    # -- pages ---------------------------------------------------------------------------------------------------------

    def test_public_first_page(self):
        self.authenticate(None, None)
        isi = self.url_open("/").text
        self.assertIn("/web/login", isi)
        self.assertIn("e-Kinerja", isi)
        self.authenticate("uji_penilai", "uji_penilai")
        self.assertIn("/odoo", self.url_open("/", allow_redirects=False).headers["Location"])

    def test_sign_in_with_nip(self):
        isi = self.url_open("/web/login").text
        self.assertRegex(isi, r'<label for="login"[^>]*>NIP</label>')
        self.assertIn("/web/reset_password", isi)
        self.env["ir.config_parameter"].set_param("ekinerja_admin.url_reset_sandi", "https://akun.contoh.example/reset")
        isi = self.url_open("/web/login").text
        self.assertIn("https://akun.contoh.example/reset", isi)
        self.assertNotIn("/web/reset_password", isi)

    def test_strangers_make_no_account(self):
        self.assertEqual(self.env["res.users"]._get_signup_invitation_scope(), "b2b")
        self.authenticate(None, None)
        self.assertEqual(self.url_open("/web/signup").status_code, 404)
        self.assertNotIn("/web/signup", self.url_open("/web/login").text)

    def test_own_access_rights_in_the_portal(self):
        self.authenticate("uji_pegawai_a", "uji_pegawai_a")
        isi = self.url_open("/my/hak-akses").text
        self.assertIn("e-Kinerja: pegawai (portal)", isi)
        self.assertNotIn("Tono Staf", isi)
        self.assertIn("/my/hak-akses", self.url_open("/my/home").text)

    def test_banner_of_a_training(self):
        self.env["ir.config_parameter"].set_param("ekinerja_admin.mode_latihan", False)
        self.assertNotIn("MODE LATIHAN", self.url_open("/web/login").text)
        self.env["ir.config_parameter"].set_param("ekinerja_admin.mode_latihan", True)
        self.assertIn("MODE LATIHAN", self.url_open("/web/login").text)
        self.assertIn("MODE LATIHAN", self.url_open("/").text)
        self.authenticate("uji_penilai", "uji_penilai")
        self.assertIn("MODE LATIHAN", self.url_open("/odoo").text)
        self.authenticate("uji_pegawai_a", "uji_pegawai_a")
        self.assertIn("MODE LATIHAN", self.url_open("/my").text)

    # -- log -----------------------------------------------------------------------------------------------------------

    def test_success_and_failure_are_logged(self):
        user = self.users["pegawai_a"]
        with mute_logger("odoo.addons.base.models.res_users"):
            self.assertEqual(self.masuk(user.login, "salah").status_code, 200)
        self.assertEqual(self.masuk(user.login, user.login).status_code, 303)
        log = self.log(user)
        self.assertEqual(sorted(log.mapped("hasil")), ["berhasil", "gagal"])
        self.assertEqual(log.employee_id, self.staf_a)
        self.assertEqual(log.company_id, self.company)
        self.assertTrue(all(log.mapped("ip")))
        self.assertEqual(set(log.mapped("cara")), {"password"})

    def test_failure_survives_the_rollback_of_the_request(self):
        """XML-RPC answers with an exception, and the request is rolled back."""
        user = self.users["pegawai_b"]
        with mute_logger("odoo.addons.base.models.res_users", "odoo.http"):
            hasil = self.xmlrpc_common.authenticate(self.env.cr.dbname, user.login, "salah", {})
        self.assertFalse(hasil)
        self.assertEqual(self.log(user).hasil, "gagal")

    def test_unknown_login_is_masked(self):
        """People type their password into the field of the login."""
        with mute_logger("odoo.addons.base.models.res_users"):
            self.masuk("RahasiaSaya2026", "x")
        self.env.cr.execute("SELECT * FROM ekinerja_log_masuk WHERE user_id IS NULL")
        baris = self.env.cr.fetchall()
        self.assertTrue(baris)
        self.assertNotIn("RahasiaSaya2026", repr(baris))

    def test_cooldown_stays_and_fills_no_log(self):
        user = self.users["pegawai_a"]
        with mute_logger("odoo.addons.base.models.res_users"):
            for _n in range(9):
                self.masuk(user.login, "salah")
            self.assertIn("Too many login failures", self.masuk(user.login, user.login).text)
        self.assertEqual(len(self.log(user)), 5)

    def test_log_is_read_by_admin_and_auditor_and_changed_by_nobody(self):
        self.masuk(self.users["pegawai_a"].login, self.users["pegawai_a"].login)
        log = self.log(self.users["pegawai_a"])
        for role in ("admin_instansi", "auditor"):
            self.assertTrue(self.sebagai(role, log).read(["ip"]))
        for role in ("penilai", "pegawai_a", "admin_opd", "internal"):
            self.assertFalse(self.sebagai(role, log).has_access("read"), role)
        with self.assertRaises(UserError):
            log.hasil = "gagal"
        with self.assertRaises(UserError):
            log.unlink()

    def test_old_lines_go(self):
        log = self.env["ekinerja.log.masuk"]
        lama, baru = log.create([
            {"nama": "x", "hasil": "berhasil", "cara": "password", "waktu": fields.Datetime.now() - timedelta(days=hari)} for hari in (91, 89)
        ])  # fmt: skip
        self.env["ir.config_parameter"].set_param("ekinerja_admin.log_masuk_hari", 90)
        log._gc_log_masuk()
        self.assertEqual((lama | baru).exists(), baru)

    # -- second factor and time-out ------------------------------------------------------------------------------------

    def wajibkan(self, grup):
        self.env["ir.mail_server"].create({"name": "Uji", "smtp_host": "localhost"})
        self.env["res.users"].search([("email", "in", (False, ""))]).email = "teknis@contoh.example"
        self.env.ref(f"ekinerja_admin.{grup}").ekinerja_wajib_2fa = True

    def test_second_factor_by_role(self):
        self.wajibkan("group_admin_instansi")
        self.assertEqual(self.users["admin_instansi"]._mfa_type(), "totp_mail")
        for role in ("pegawai_a", "penilai", "admin_opd", "auditor"):
            self.assertFalse(self.users[role]._mfa_type(), role)
        self.env.ref("ekinerja_admin.group_pegawai_internal").ekinerja_wajib_2fa = True
        self.assertEqual(self.users["penilai"]._mfa_type(), "totp_mail", "roles above ask for it too")
        self.users["penilai"].sudo().totp_secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(self.users["penilai"]._mfa_type(), "totp", "the app comes first")

    def test_second_factor_is_asked_and_logged(self):
        self.wajibkan("group_admin_instansi")
        user = self.users["admin_instansi"]
        with patch.object(UsersTotpMail, "_send_totp_mail_code", lambda self: None):
            self.assertURLEqual(self.masuk(user.login, user.login).headers["Location"], "/web/login/totp")
            self.assertEqual(self.log(user).hasil, "lanjut")
            with mute_logger("odoo.addons.auth_totp_mail.models.res_users"):
                self.kirim("/web/login/totp", totp_token="1")
            kode, _berlaku = user.sudo()._get_totp_mail_code()
            self.assertEqual(self.kirim("/web/login/totp", totp_token=kode).status_code, 303)
        self.assertEqual(sorted(self.log(user).mapped("hasil")), ["berhasil", "gagal", "lanjut"])

    def test_second_factor_locks_nobody_out(self):
        grup = self.env.ref("ekinerja_admin.group_pegawai")
        self.env["ir.mail_server"].search([]).unlink()
        with self.assertRaisesRegex(ValidationError, "outgoing mail server"), self.cr.savepoint():
            grup.ekinerja_wajib_2fa = True
        self.env["ir.mail_server"].create({"name": "Uji", "smtp_host": "localhost"})
        self.users["pegawai_b"].email = False
        with self.assertRaisesRegex(ValidationError, self.users["pegawai_b"].name), self.cr.savepoint():
            grup.ekinerja_wajib_2fa = True

    def test_settings_page_holds_the_policy(self):
        admin = self.env["res.config.settings"].create({})
        self.assertEqual(len(admin.ekinerja_peran_ids), 6)
        auditor = self.env.ref("ekinerja_admin.group_auditor")
        admin.write({"ekinerja_aktivasi_hari": 3, "ekinerja_peran_ids": [(1, auditor.id, {"lock_timeout_inactivity": 15})]})
        admin.execute()
        self.assertEqual(self.env["ir.config_parameter"].get_param("ekinerja_admin.aktivasi_hari"), "3")
        self.assertEqual(self.users["auditor"]._get_lock_timeout_inactivity(), 15 * 60)
        self.assertIsNone(self.users["penilai"]._get_lock_timeout_inactivity())
        for vals in ({"ekinerja_aktivasi_hari": 0}, {"ekinerja_log_masuk_hari": 5}, {"ekinerja_url_reset_sandi": "http://contoh.example"}):
            with self.assertRaises(ValidationError), self.cr.savepoint():
                self.env["res.config.settings"].create(vals)

    def test_archived_account_is_out_at_once(self):
        user = self.users["pegawai_a"]
        self.authenticate(user.login, user.login)
        self.assertEqual(self.url_open("/my/home", allow_redirects=False).status_code, 200)
        user._ekinerja_nonaktifkan({user.id: "Pensiun"})
        self.env.flush_all()
        self.assertIn("/web/login", self.url_open("/my/home", allow_redirects=False).headers["Location"])

    # -- activation ----------------------------------------------------------------------------------------------------

    def kode(self, user):
        user._aktivasi_siapkan()
        self.env.flush_all()
        return user._aktivasi_kode()[user.id]

    def test_activation_with_a_code(self):
        user = self.users["pegawai_a"]
        kode = self.kode(user)
        self.authenticate(None, None)
        isi = self.kirim("/aktivasi/kode", kode=re.sub(r"(.{4})", r"\1-", kode).lower()).text
        self.assertIn(user.name, isi)
        self.assertNotIn(kode, isi, "the code is not carried through pages")
        self.assertIn("differ", self.kirim("/aktivasi/sandi", password="Sandi-Baru-1", confirm_password="lain").text)
        self.assertIn("at least 8 characters", self.kirim("/aktivasi/sandi", password="pendek", confirm_password="pendek").text)
        self.assertIn("contains the login", self.kirim("/aktivasi/sandi", password="uji_pegawai_a1", confirm_password="uji_pegawai_a1").text)
        hasil = self.kirim("/aktivasi/sandi", password="Sandi-Baru-1", confirm_password="Sandi-Baru-1")
        self.assertEqual(hasil.status_code, 303)
        self.assertEqual(self.url_open("/my/home", allow_redirects=False).status_code, 200, "signed in")
        self.env.invalidate_all()
        self.assertEqual(self.masuk(user.login, "Sandi-Baru-1").status_code, 303)
        self.assertEqual(self.env["ekinerja.akun.log"].search([("user_id", "=", user.id), ("jenis", "=", "aktif")]).create_uid, user)
        self.authenticate(None, None)
        self.assertIn("not valid", self.kirim("/aktivasi/kode", kode=kode).text, "once")

    def test_code_ends(self):
        user = self.users["pegawai_a"]
        users = self.env["res.users"]
        lama = self.kode(user)
        baru = self.kode(user)
        with self.assertRaisesRegex(UserError, "not valid"):
            users._aktivasi_cari(lama)
        self.assertEqual(users._aktivasi_cari(baru), user)
        user.aktivasi_sampai = fields.Datetime.now() - timedelta(seconds=1)
        with self.assertRaises(UserError):
            users._aktivasi_cari(user._aktivasi_kode()[user.id])
        kode = self.kode(user)
        self.masuk(user.login, user.login)
        self.env.invalidate_all()
        with self.assertRaises(UserError):
            users._aktivasi_cari(kode)
        kode = self.kode(user)
        user.active = False
        with self.assertRaises(UserError):
            users._aktivasi_cari(kode)
        for teks in ("", "abc", "0000-0000-0000-0000-0000", "U" * 20):
            with self.assertRaises(UserError):
                users._aktivasi_cari(teks)

    def test_guessing_is_held_back(self):
        self.authenticate(None, None)
        with mute_logger("odoo.addons.base.models.res_users"):
            for _n in range(6):
                isi = self.kirim("/aktivasi/kode", kode="0000-7ABC-DEFG-HJKM-NPQR").text
        self.assertIn("Too many login failures", isi)

    def test_password_without_code(self):
        self.authenticate(None, None)
        self.assertNotIn("password", self.kirim("/aktivasi/sandi", password="Sandi-Baru-1", confirm_password="Sandi-Baru-1").text.lower().split("<form")[1])

    # -- sheets --------------------------------------------------------------------------------------------------------

    def test_sheets(self):
        user = self.users["pegawai_a"]
        cetak = self.sebagai("admin_instansi", self.env["ekinerja.akun.cetak"]).create({"employee_ids": (self.staf_a | self.staf_b | self.staf_lain).ids})
        self.assertEqual(cetak.jumlah, 2, "who has no account gets no sheet")
        aksi = cetak.action_cetak()
        kode = user._aktivasi_kode()[user.id]
        lembar = cetak._lembar()
        self.assertEqual([satu["unor"] for satu in lembar], ["Bidang Uji Dinas Contoh"])
        slip = lembar[0]["slip"][0]
        self.assertEqual((slip["nama"], slip["login"], slip["kode"].replace("-", "")), ("Sari Staf", user.login, kode))
        log = self.env["ekinerja.akun.log"].search([("jenis", "=", "cetak")])
        self.assertEqual((log.user_id, log.create_uid), (user | self.users["pegawai_b"], self.users["admin_instansi"]))
        self.env.flush_all()
        self.env.cr.execute("SELECT count(*) FROM ekinerja_akun_log WHERE keterangan LIKE %s", [f"%{kode}%"])
        self.assertEqual(self.env.cr.fetchone()[0], 0)
        self.authenticate("uji_admin_instansi", "uji_admin_instansi")
        hasil = self.url_open(aksi["url"])
        self.assertEqual(hasil.content[:5], b"%PDF-")
        for login in ("uji_auditor", "uji_penilai"):
            self.authenticate(login, login)
            self.assertEqual(self.url_open(aksi["url"]).status_code, 404)

    def test_sheet_is_fetched_right_away_or_not_at_all(self):
        cetak = self.sebagai("admin_instansi", self.env["ekinerja.akun.cetak"]).create({"employee_ids": self.staf_a.ids})
        with self.assertRaisesRegex(UserError, "over"):
            cetak._cetak()
        cetak.action_cetak()
        cetak.sudo().dicetak_pada = fields.Datetime.now() - timedelta(minutes=16)
        with self.assertRaisesRegex(UserError, "over"):
            cetak._cetak()
