from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .impor_common import CONTOH, ImporCase, baca


@tagged("post_install", "-at_install")
class TestImporUnduh(ImporCase, HttpCase):
    """Download of the refused rows: as the user, and never a formula."""

    def unduh(self, impor, role):
        self.authenticate(f"uji_{role}", f"uji_{role}") if role else self.authenticate(None, None)
        return self.url_open(f"/ekinerja/impor/{impor.id}/ditolak", allow_redirects=False)

    def test_rows_with_their_reason(self):
        self.jalankan(self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx"))
        impor = self.impor("siasn_asn", CONTOH / "DataASN.xlsx")
        aksi = impor.action_unduh_ditolak()
        response = self.unduh(impor, "admin_instansi")
        self.assertEqual(response.status_code, 200)
        self.assertTrue(aksi["url"].endswith(f"/{impor.id}/ditolak"))
        self.assertIn("DataASN", response.headers["Content-Disposition"])
        rows = baca(response.content)
        self.assertEqual((len(rows), rows[0][-1]), (11, "ALASAN"))
        self.assertIsInstance(rows[1][1], float, "a number stays the number it was")

    def test_never_a_formula(self):
        impor = self.orang({"NAMA": "=1+1", "NIP BARU": "+1", "GELAR BELAKANG": "@x", "UNOR NAMA": "-1"}, jalankan=False)
        rows = baca(self.unduh(impor, "admin_instansi").content)
        self.assertEqual([rows[1][self.kolom(nama)] for nama in ("NAMA", "NIP BARU", "GELAR BELAKANG", "UNOR NAMA")], ["=1+1", "+1", "@x", "-1"])

    def kolom(self, nama):
        return list(self.ORANG).index(nama)

    def test_only_who_may_import(self):
        impor = self.orang({"NAMA": ""}, jalankan=False)
        for role in ("auditor", "admin_opd", "pegawai_a", "penilai", "internal"):
            with self.subTest(role), mute_logger("odoo.http"):
                self.assertEqual(self.unduh(impor, role).status_code, 403)
        self.assertNotEqual(self.unduh(impor, None).status_code, 200)
