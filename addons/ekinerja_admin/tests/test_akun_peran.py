"""Roles given by an admin instansi, who is no administrator of the settings: what works, and that nothing more does."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestAkunPeran(InstansiCase):
    def atur(self, users, peran, tindakan="beri", role="admin_instansi", **vals):
        atur = self.sebagai(role, self.env["ekinerja.peran.atur"]).create(
            {"user_ids": [Command.set(users.ids)], "peran": peran, "tindakan": tindakan, **vals}
        )
        return atur.action_terapkan()

    def punya(self, user, peran):
        self.env.invalidate_all()
        return user.has_group(f"ekinerja_admin.{peran}")

    def test_give_and_take_in_bulk(self):
        users = self.users["penilai"] | self.users["kepala_dinas"]
        self.atur(users, "group_verifikator", alasan="SK 800/12/2026")
        self.assertTrue(all(self.punya(user, "group_verifikator") for user in users))
        log = self.env["ekinerja.akun.log"].search([("user_id", "in", users.ids), ("jenis", "=", "peran_beri")])
        self.assertEqual(log.mapped("keterangan"), ["SK 800/12/2026"] * 2)
        self.assertEqual(log.create_uid, self.users["admin_instansi"])
        self.atur(users, "group_verifikator", "ambil")
        self.assertFalse(any(self.punya(user, "group_verifikator") for user in users))
        self.assertTrue(all(self.punya(user, "group_pegawai_internal") for user in users))

    def test_namesakes_are_told_apart_where_accounts_are_chosen(self):
        user = self.sebagai("admin_instansi", self.users["penilai"])
        self.assertEqual(user.with_context(ekinerja_cari=True).display_name, f"{user.name} - {user.login}")
        self.assertEqual(user.with_context(ekinerja_cari=False).display_name, user.name)
        arch = self.sebagai("admin_instansi", self.env["ekinerja.peran.atur"]).get_view(view_type="form")["arch"]
        self.assertRegex(arch, r'name="user_ids"[^>]*ekinerja_cari')

    def test_portal_account_becomes_internal_with_the_role(self):
        self.atur(self.users["pegawai_a"], "group_auditor")
        self.assertFalse(self.users["pegawai_a"].share)
        self.assertTrue(self.punya(self.users["pegawai_a"], "group_auditor"))

    def test_admin_opd_of_a_unor(self):
        user = self.users["penilai"]
        with self.assertRaisesRegex(UserError, "Choose the unor"):
            self.atur(user, "group_admin_opd")
        self.atur(user, "group_admin_opd", department_ids=[Command.set((self.dinas | self.dinas_lain).ids)])
        self.assertIn(user, self.bidang.admin_efektif_ids)
        self.assertIn(self.users["admin_opd"], self.dinas.admin_user_ids, "others stay")
        self.atur(user, "group_admin_opd", "ambil", department_ids=[Command.set(self.dinas.ids)])
        self.assertTrue(self.punya(user, "group_admin_opd"), "still admin of another unor")
        self.atur(user, "group_admin_opd", "ambil")
        self.assertFalse(self.punya(user, "group_admin_opd"))
        self.assertNotIn(user, self.dinas_lain.admin_user_ids)

    def test_nobody_changes_the_own_roles(self):
        with self.assertRaisesRegex(UserError, "own roles"):
            self.atur(self.users["admin_instansi"], "group_auditor")

    def test_no_way_to_rights_over_the_settings(self):
        for grup in ("base.group_system", "base.group_erp_manager", "group_system"):
            with self.assertRaisesRegex(ValueError, "Wrong value"), self.cr.savepoint():
                self.atur(self.users["penilai"], grup)
        admin = self.sebagai("admin_instansi", self.env["res.users"])
        for user in (self.users["admin_instansi"], self.users["penilai"]):
            with self.assertRaises(AccessError), self.cr.savepoint():
                admin.browse(user.id).write({"group_ids": [Command.link(self.env.ref("base.group_system").id)]})
        with self.assertRaises(AccessError), self.cr.savepoint():
            admin.create({"name": "Retas", "login": "retas", "group_ids": [Command.link(self.env.ref("base.group_system").id)]})
        with self.assertRaises(AccessError), self.cr.savepoint():
            self.sebagai("admin_instansi", self.env.ref("ekinerja_admin.group_verifikator")).write(
                {"implied_ids": [Command.link(self.env.ref("base.group_system").id)]}
            )

    def test_sheets_say_where_they_lead(self):
        """An address that only the server itself reaches is told before anything is printed."""
        cetak = self.sebagai("admin_instansi", self.env["ekinerja.akun.cetak"]).create({"employee_ids": self.staf_b.ids})
        for alamat, lokal in (("http://localhost:8069", True), ("http://127.0.0.1:8069", True), ("https://kinerja.contoh.example", False)):
            self.env["ir.config_parameter"].set_param("web.base.url", alamat)
            cetak.invalidate_recordset(["alamat", "is_lokal"])
            self.assertEqual((cetak.alamat, cetak.is_lokal), (alamat, lokal))

    def test_settings_administrator_is_untouchable(self):
        bos = new_test_user(self.env, "bos", "base.group_system", company_id=self.company.id, company_ids=self.company.ids)
        erp = new_test_user(self.env, "erp", "base.group_erp_manager", company_id=self.company.id, company_ids=self.company.ids)
        for user in (bos, erp, self.env.ref("base.user_admin")):
            with self.assertRaises(AccessError):
                self.atur(user, "group_verifikator")
        self.staf_lain.user_id = bos
        pegawai = self.sebagai("admin_instansi", self.staf_lain)
        for aksi in (pegawai.action_akun_nonaktifkan, pegawai.action_akun_portal, pegawai.action_akun_kirim, pegawai.action_akun_tetap_internal):
            with self.assertRaises(AccessError):
                aksi()
        cetak = self.sebagai("admin_instansi", self.env["ekinerja.akun.cetak"]).create({"employee_ids": self.staf_lain.ids, "hanya_belum": False})
        self.assertEqual(cetak.jumlah, 0, "no sheet that would open the account of the administrator")

    def test_account_with_more_rights_is_not_opened(self):
        """A new activation code would hand those rights over."""
        lain = self.env["res.groups"].create({"name": "Bendahara", "user_ids": self.users["pegawai_b"].ids})
        self.users["pegawai_b"].group_ids = self.env.ref("ekinerja_admin.group_pegawai_internal") | lain
        cetak = self.sebagai("admin_instansi", self.env["ekinerja.akun.cetak"]).create({"employee_ids": self.staf_b.ids, "hanya_belum": False})
        for aksi in (cetak.action_cetak, self.sebagai("admin_instansi", self.staf_b).action_akun_kirim):
            with self.assertRaisesRegex(AccessError, "Bendahara"):
                aksi()

    def test_account_of_another_instansi_is_untouchable(self):
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        asing = new_test_user(self.env, "asing", "ekinerja_admin.group_pegawai_internal", company_id=lain.id, company_ids=lain.ids)
        ganda = self.users["penilai"]
        ganda.company_ids += lain
        for user in (asing, ganda):
            with self.assertRaisesRegex(AccessError, "another instansi"):
                self.atur(user, "group_verifikator")

    def test_only_an_admin_instansi(self):
        for role in ("admin_opd", "auditor", "penilai", "pegawai_a", "internal"):
            with self.assertRaises(AccessError):
                self.atur(self.users["pegawai_b"], "group_verifikator", role=role)
            with self.assertRaises(AccessError):
                self.sebagai(role, self.staf_b).action_akun_nonaktifkan()

    def test_log_is_never_changed(self):
        self.atur(self.users["penilai"], "group_verifikator")
        log = self.env["ekinerja.akun.log"].search([], limit=1)
        with self.assertRaises(UserError):
            log.keterangan = "lain"
        with self.assertRaises(UserError):
            log.unlink()
