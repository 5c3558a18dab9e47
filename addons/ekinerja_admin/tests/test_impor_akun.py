from odoo.tests import tagged

from .common import buat_nip
from .impor_common import ImporCase

JUDUL = ["NIP", "JENIS AKUN", "PERAN", "UNOR ID"]


@tagged("post_install", "-at_install")
class TestImporAkun(ImporCase):
    """Accounts and roles from a sheet: never a password, never a right over the settings."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.baru = cls.env["hr.employee"]
        for nomor, nama in ((21, "Rani Baru"), (22, "Galuh Baru")):
            cls.baru |= cls._pegawai(nama, nomor, cls.dinas_lain, "Arsiparis Mahir", jenis_jabatan="fungsional")

    def test_accounts_and_roles(self):
        """BKN-LOG-03: the login is the NIP; the same sheet again changes nothing."""
        rows = [JUDUL, [buat_nip(21), "", "", ""], [buat_nip(22), "Internal", "Admin OPD", "D" * 32], [buat_nip(2), "", "Verifikator", ""]]
        impor = self.impor("akun", rows)
        self.assertEqual(self.jumlah(impor), {"baru": 2, "berubah": 1}, impor.baris_ids.mapped("pesan"))
        self.assertFalse(self.baru.user_id, "a check makes no account")
        self.jalankan(impor)
        rani, galuh = self.baru.user_id
        self.assertEqual((rani.login, rani.share, rani.has_group("ekinerja_admin.group_pegawai")), (buat_nip(21), True, True))
        self.assertEqual((galuh.login, galuh.has_group("ekinerja_admin.group_admin_opd")), (buat_nip(22), True))
        self.assertEqual(self.dinas_lain.admin_user_ids, galuh)
        self.assertTrue(self.users["penilai"].has_group("ekinerja_admin.group_verifikator"))
        self.assertEqual(self.jumlah(self.impor("akun", rows)), {"sama": 3})
        self.env.cr.execute("SELECT count(*) FROM res_users WHERE id IN %s AND password IS NOT NULL", [(rani.id, galuh.id)])
        self.assertEqual(self.env.cr.fetchone()[0], 0, "nobody gets a password from somebody else")

    def test_refusals(self):
        self.baru[0].active = False
        rows = [
            JUDUL, [buat_nip(21), "", "", ""], [buat_nip(22), "", "Admin OPD", ""], [buat_nip(3), "", "Administrator", ""], [buat_nip(4), "Tamu", "", ""],
        ]  # fmt: skip
        impor = self.impor("akun", rows)
        self.assertEqual(self.jumlah(impor), {"ditolak": 4})
        for pesan, potongan in zip(impor.baris_ids.mapped("pesan"), (
            "bukan NIP pegawai aktif", "UNOR ID kosong; Admin OPD mengawasi satu unor", "PERAN 'Administrator' tidak dikenal",
            "JENIS AKUN 'Tamu' tidak dikenal",
        ), strict=True):  # fmt: skip
            self.assertIn(potongan, pesan)

    def test_person_who_cannot_have_an_account_is_told_at_the_check(self):
        self.env["res.users"].with_context(no_reset_password=True).create({"name": "Orang Lain", "login": buat_nip(21)})
        impor = self.impor("akun", [JUDUL, [buat_nip(21), "", "", ""], [buat_nip(22), "", "", ""]])
        self.assertEqual(self.jumlah(impor), {"baru": 1, "ditolak": 1})
        self.assertIn("belongs to Orang Lain", impor.ditolak_ids.pesan)
        self.jalankan(impor)
        self.assertEqual([bool(satu.user_id) for satu in self.baru], [False, True])
