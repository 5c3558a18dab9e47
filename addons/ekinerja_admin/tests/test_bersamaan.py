from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from .common import InstansiCase

SPEC = {"name": {}, "kota": {}, "versi_dibaca": {}}


class BersamaanCase(InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # a transaction has one "now": what the fixture wrote lies an hour back
        cls.env.flush_all()
        cls.env.cr.execute("UPDATE hr_department SET write_date = write_date - interval '1 hour'")
        cls.env.invalidate_all()

    def baca(self, role="admin_instansi"):
        """What the form of a user read."""
        return self.sebagai(role, self.bidang).web_read(SPEC)[0]["versi_dibaca"]


@tagged("post_install", "-at_install")
class TestBersamaan(BersamaanCase):
    """Two administrators have the form of one unor open."""

    def test_the_second_is_told_and_overwrites_nothing(self):
        pertama, kedua = self.baca(), self.baca()
        self.assertEqual(pertama, kedua)
        self.users["admin_lain"] = self.users["admin_instansi"].copy({"login": "uji_admin_lain", "name": "Ayu Adminlain"})
        hasil = self.sebagai("admin_lain", self.bidang).web_save({"kota": "Kota Satu", "versi_dibaca": pertama}, SPEC)
        with self.assertRaisesRegex(UserError, r"Bidang Uji Dinas Contoh was changed by Ayu Adminlain at \d\d:\d\d.*reload"):
            self.sebagai("admin_instansi", self.bidang).web_save({"kota": "Kota Dua", "versi_dibaca": kedua}, SPEC)
        self.assertEqual(self.sebagai("admin_instansi", self.bidang).kota, "Kota Satu")
        # who reloaded, or saved and goes on, is let through
        self.assertEqual(hasil[0]["versi_dibaca"], self.baca())
        self.sebagai("admin_instansi", self.bidang).web_save({"kota": "Kota Dua", "versi_dibaca": self.baca()}, SPEC)
        self.assertEqual(self.bidang.kota, "Kota Dua")

    def test_without_the_field_nothing_is_compared(self):
        """Imports and clients that do not know it."""
        self.bidang.kota = "Kota Satu"
        self.sebagai("admin_instansi", self.bidang).write({"kota": "Kota Dua"})
        baru = self.env["hr.department"].create({"name": "Seksi Baru", "versi_dibaca": "2020-01-01T00:00:00"})
        self.assertTrue(baru)

    def test_what_is_derived_is_no_change_by_a_person(self):
        """A unor below is not refused because its unor induk was recomputed."""
        dibaca = self.baca()
        self.sebagai("admin_instansi", self.dinas).is_mandiri = True
        self.env.flush_all()
        self.assertEqual(self.baca(), dibaca)


@tagged("post_install", "-at_install")
class TestBersamaanLain(BersamaanCase):
    """The other forms of master data."""

    def test_every_form_shows_the_field(self):
        for model in ("hr.department", "hr.employee", "ekinerja.periode", "ekinerja.plt", "ekinerja.atasan", "ekinerja.batas"):
            with self.subTest(model):
                self.assertIn('name="versi_dibaca"', self.sebagai("admin_instansi", self.env[model]).get_view(view_type="form")["arch"])

    def test_settings_of_the_instansi_are_saved_with_what_was_read(self):
        """The form sends the version that it read along with the fields that an admin instansi may write."""
        instansi = self.sebagai("admin_instansi", self.company)
        instansi.web_save({"street": "Jalan Contoh Nomor 1", "versi_dibaca": instansi.versi_dibaca}, {"street": {}, "versi_dibaca": {}})
        self.assertEqual(self.company.street, "Jalan Contoh Nomor 1")

    def test_periode(self):
        dibaca = self.sebagai("admin_instansi", self.periode_final).versi_dibaca
        self.periode_final.batas = "02-10"
        self.env.flush_all()
        # within one transaction the clock stands still
        self.env.cr.execute("UPDATE ekinerja_periode SET write_date = write_date + interval '1 minute' WHERE id = %s", [self.periode_final.id])
        with self.assertRaisesRegex(UserError, "was changed by"):
            self.sebagai("admin_instansi", self.periode_final).write({"batas": "02-20", "versi_dibaca": dibaca})
        self.assertEqual(self.periode_final.batas, "02-10")

    def test_pegawai_in_both_tables(self):
        """A correction of the version counts as a change of the person."""
        dibaca = self.sebagai("admin_instansi", self.staf_a).versi_dibaca
        for tabel in ("hr_employee", "hr_version"):
            record = self.staf_a if tabel == "hr_employee" else self.staf_a.version_id
            self.env.cr.execute(f"UPDATE {tabel} SET write_date = write_date + interval '1 minute' WHERE id = %s", [record.id])
            with self.subTest(tabel), self.assertRaisesRegex(UserError, "Sari Staf was changed by"):
                self.sebagai("admin_instansi", self.staf_a).write({"work_phone": "024", "versi_dibaca": dibaca})
            self.env.cr.execute(f"UPDATE {tabel} SET write_date = write_date - interval '1 minute' WHERE id = %s", [record.id])
        self.sebagai("admin_instansi", self.staf_a).write({"work_phone": "024", "versi_dibaca": dibaca})
        self.assertEqual(self.staf_a.work_phone, "024")


@tagged("post_install", "-at_install")
class TestBersamaanKlien(BersamaanCase, HttpCase):
    def test_the_form_sends_what_it_read(self):
        """In a browser: somebody saves while the form is open, the save of the form is refused."""
        self.start_tour(f"/odoo/unor/{self.bidang.id}", "unor_bersamaan_tour", login=self.users["admin_instansi"].login)
        self.bidang.invalidate_recordset()
        self.assertEqual(self.bidang.kota, "Kota Sela")
