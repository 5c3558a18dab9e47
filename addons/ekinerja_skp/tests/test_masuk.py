"""Where people land after signing in (BKN-LOG-05), and who sees the menu of the administrator (BKN-LOG-06, -07)."""

from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .common import SkpCase


@tagged("post_install", "-at_install")
class TestMasuk(SkpCase, HttpCase):
    def masuk(self, role):
        self.authenticate(None, None)
        data = {"login": self.users[role].login, "password": self.users[role].login, "csrf_token": Request.csrf_token(self)}
        return self.url_open("/web/login", data=data, allow_redirects=False)

    def test_portal_user_lands_on_what_is_expected_now(self):
        self.assertURLEqual(self.masuk("pegawai_a").headers["Location"], "/my/kinerja")
        self.assertURLEqual(self.url_open("/", allow_redirects=False).headers["Location"], "/my/kinerja")
        self.assertIn('href="/my/skp"', self.url_open("/my/kinerja").text)

    def test_address_that_was_asked_for_wins(self):
        self.authenticate(None, None)
        data = {
            "login": self.users["pegawai_a"].login, "password": self.users["pegawai_a"].login, "redirect": "/my/home", "csrf_token": Request.csrf_token(self),
        }  # fmt: skip
        self.assertURLEqual(self.url_open("/web/login", data=data, allow_redirects=False).headers["Location"], "/my/home")

    def test_internal_user_lands_on_the_own_list(self):
        self.assertURLEqual(self.masuk("penilai").headers["Location"], "/odoo")
        self.users["pegawai_b"]._ekinerja_jadi_internal({})
        aksi = self.users["pegawai_b"].action_id
        self.assertEqual(aksi.id, self.env.ref("ekinerja_skp.skp_daftar_saya_action").id)
        sendiri, lain = self.buat_skp("pegawai_a"), self.buat_skp("penilai")
        daftar = self.env["ir.actions.act_window"].browse(aksi.id)
        domain = [("employee_id.user_id", "=", self.users["penilai"].id)] if "uid" in daftar.domain else []
        self.assertEqual(self.sebagai("penilai", self.env["ekinerja.skp"]).search(domain) & (sendiri | lain), lain)

    def test_application_opens_in_the_back_office(self):
        """Its first menu is no address of the portal: from there nobody comes back to the menus, an account without pegawai least of all."""
        aplikasi = self.env.ref("ekinerja_admin.menu_ekinerja")
        for role in ("penilai", "admin_opd", "admin_instansi"):
            menu = self.env["ir.ui.menu"].with_user(self.users[role]).load_web_menus(False)[aplikasi.id]
            self.assertEqual(menu["actionModel"], "ir.actions.act_window", role)

    def test_account_without_role_lands_in_the_portal(self):
        self.users["pegawai_b"].group_ids = self.env.ref("base.group_portal")
        self.assertURLEqual(self.masuk("pegawai_b").headers["Location"], "/my")

    def test_menu_of_the_administrator(self):
        menu = self.env.ref("ekinerja_admin.menu_administrasi")
        for role, terlihat in (("penilai", False), ("kepala_dinas", False), ("admin_opd", True), ("admin_instansi", True), ("auditor", True)):
            self.assertEqual(menu.id in self.env["ir.ui.menu"].with_user(self.users[role])._visible_menu_ids(), terlihat, role)

    def test_first_level_of_the_menus(self):
        """BKN-LOG-05: the own list first; what a role may not use is no menu, and few enough stand on the first level for a narrow screen."""
        pegawai = ["menu_skp_daftar_saya", "menu_kotak_masuk", "menu_saya", "menu_penilaian"]
        tingkat = {
            "penilai": pegawai,
            "admin_opd": [*pegawai, "menu_administrasi"],
            "admin_instansi": [*pegawai, "menu_administrasi", "menu_konfigurasi"],
            "auditor": ["menu_saya", "menu_administrasi"],
        }
        for role, menu in tingkat.items():
            with self.subTest(role):
                anak = self.anak(role, "ekinerja_admin.menu_ekinerja")
                nama = anak.get_external_id()
                self.assertEqual([nama[satu.id].split(".")[1] for satu in anak], menu)

    def anak(self, role, menu):
        Menu = self.env["ir.ui.menu"].with_user(self.users[role])
        return Menu.browse(Menu._visible_menu_ids()).filtered(lambda anak: anak.parent_id == self.env.ref(menu)).sudo().sorted("sequence")

    def test_no_menu_leads_nowhere(self):
        """Below the application every visible menu opens something or holds one that does."""
        for role in ("penilai", "kepala_dinas", "admin_opd", "admin_instansi", "auditor"):
            menu = self.env["ir.ui.menu"].with_user(self.users[role])
            terlihat = menu.browse(menu._visible_menu_ids()).sudo()
            for satu in terlihat.filtered(lambda menu: menu.complete_name.startswith("e-Kinerja/")):
                with self.subTest(f"{role}: {satu.complete_name}"):
                    self.assertTrue(satu.action or satu.child_id & terlihat)

    def test_matriks_of_the_auditor(self):
        """The matriks stands with the staff of a penilai; who has none, finds it in the administration."""
        for role, menu in (("penilai", "ekinerja_skp.menu_penilaian"), ("auditor", "ekinerja_admin.menu_kinerja")):
            aksi = self.env.ref("ekinerja_skp.matriks_daftar_action")
            self.assertIn(aksi, [satu.action for satu in self.anak(role, menu)], role)
