from datetime import date

from lxml import etree
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestPeriode(InstansiCase):
    def test_wizard_makes_four_and_final(self):
        """BKN-PER-12"""
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)])
        self.assertEqual(periode.mapped("name"), ["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV", "Akhir Tahun"])
        self.assertEqual(periode[0].awal_tampil, "01 Januari")
        with self.assertRaisesRegex(UserError, "already has 5 periods"):
            self.env["ekinerja.periode.buat"].create({"company_id": self.company.id, "frekuensi": "bulanan"}).action_buat()

    def test_wizard_makes_twelve_and_final(self):
        """BKN-PER-11"""
        self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)]).unlink()
        wizard = Form(self.env["ekinerja.periode.buat"])
        wizard.frekuensi = "bulanan"
        self.assertIn("31 Desember", wizard.pratinjau)
        wizard.save().action_buat()
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)])
        self.assertEqual((len(periode), periode[-1].jenis), (13, "final"))

    def test_tanggal_of_a_year(self):
        """BKN-PER-08, BKN-PER-13"""
        self.assertEqual(
            self.periode_final.tanggal(2026), {"awal": date(2026, 1, 1), "akhir": date(2026, 12, 31), "batas": date(2027, 1, 31)}
        )
        with self.assertRaisesRegex(UserError, "is not a year"):
            self.periode_final.tanggal(26)

    def test_impossible_dates_are_refused(self):
        for vals, reason in (
            ({"awal": "02-30"}, "Februari tidak memiliki tanggal 30"),
            ({"awal": "04-01"}, "lebih awal"),
            ({"batas": "2-5"}, "mm-dd"),
            ({"awal": "01-01", "akhir": "04-30"}, "lies within Triwulan I \\(01 Januari to 30 April\\)"),
            ({"awal": "02-29"}, "tahun kabisat"),
            ({"akhir": "03-311"}, "Periode Akhir '03-311' harus ditulis"),
        ):
            with self.assertRaisesRegex(ValidationError, reason), self.cr.savepoint():
                self.env["ekinerja.periode"].search([("name", "=", "Triwulan I"), ("company_id", "=", self.company.id)]).write(vals)

    def test_bad_date_names_field_value_and_remedy(self):
        """BKN-PER-06: 02-30 is refused in Indonesian."""
        with self.assertRaises(ValidationError) as caught, self.cr.savepoint():
            self.triwulan("I").awal = "02-30"
        self.assertEqual(
            caught.exception.args[0], "Periode Triwulan I: Periode Awal '02-30': Februari tidak memiliki tanggal 30. Isi 02-01 sampai 02-29."
        )

    def test_list_as_the_users_of_bkn_know_it(self):
        """BKN-PER-01, BKN-PER-02, BKN-PER-03, BKN-PER-09, BKN-PER-13"""
        periode = self.sebagai("admin_instansi", self.env["ekinerja.periode"]).search([])
        rows = periode.read(["nomor", "name", "awal_tampil", "akhir_tampil", "batas_tampil", "jenis"])
        self.assertEqual(
            [tuple(rows[n].values())[1:] for n in (0, 4)],
            [(1, "Triwulan I", "01 Januari", "31 Maret", "05 April", "biasa"), (5, "Akhir Tahun", "01 Januari", "31 Desember", "31 Januari", "final")],
        )
        self.assertEqual(dict(periode._fields["jenis"]._description_selection(self.env)), {"biasa": "-", "final": "Final"})
        view = self.env["ekinerja.periode"].get_view(self.env.ref("ekinerja_admin.periode_view_list").id, "list")["arch"]
        self.assertLess(view.index('name="nomor"'), view.index('name="batas_tampil"'))

    def test_numbered_names(self):
        """BKN-PER-14"""
        self.assertEqual(
            self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)]).mapped("nama_urut"),
            ["Periode 1", "Periode 2", "Periode 3", "Periode 4", "Periode 5 (FINAL)"],
        )
        self.triwulan("I").active = False
        self.env.invalidate_all()
        self.assertEqual((self.triwulan("II").nama_urut, self.periode_final.nama_urut), ("Periode 1", "Periode 4 (FINAL)"))

    def test_wizard_names_by_number(self):
        """BKN-PER-11, BKN-PER-14"""
        self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)]).unlink()
        self.env["ekinerja.periode.buat"].create({"company_id": self.company.id, "penamaan": "nomor"}).action_buat()
        names = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)]).mapped("name")
        self.assertEqual((names[0], names[12]), ("Periode 1", "Periode 13 (FINAL)"))

    def test_add_and_edit_in_a_dialog_of_five_fields(self):
        """BKN-PER-04, BKN-PER-05, BKN-PER-06, BKN-PER-15"""
        periode = self.sebagai("admin_instansi", self.env["ekinerja.periode"])
        self.triwulan("I").active = False
        form = Form(periode, "ekinerja_admin.periode_view_form_dialog")
        form.name, form.awal, form.akhir, form.batas = "Bulanan Januari", "01-01", "01-31", "02-05"
        baru = form.save()
        self.assertEqual((baru.jenis, baru.batas_tampil, baru.company_id), ("biasa", "05 Februari", self.company))
        action = baru.action_ubah()
        self.assertEqual((action["target"], action["res_id"]), ("new", baru.id))
        arch = etree.fromstring(periode.get_view(self.env.ref("ekinerja_admin.periode_view_form_dialog").id, "form")["arch"])
        self.assertEqual([button.get("string") for button in arch.iter("button")], ["OK", "Close"])
        self.assertIn("31 Desember becomes 12-31", etree.tostring(arch, method="text", encoding="unicode"))

    def test_deleted_after_the_question(self):
        """BKN-PER-16, BKN-PER-17"""
        arch = etree.fromstring(self.env["ekinerja.periode"].get_view(self.env.ref("ekinerja_admin.periode_view_list").id, "list")["arch"])
        hapus = arch.find(".//button[@name='action_hapus']")
        self.assertEqual(hapus.get("confirm"), "Delete this Periode?")
        tw4 = self.triwulan("IV")
        self.sebagai("admin_instansi", tw4).action_hapus()
        self.assertFalse(tw4.exists())
        with self.assertRaises(AccessError):
            self.sebagai("admin_opd", self.triwulan("III")).action_hapus()

    def test_years_are_shown(self):
        """BKN-PER-08, BKN-PER-13"""
        with freeze_time("2026-05-01 03:00:00"):
            tw4 = self.triwulan("IV")
            self.assertEqual(tw4.tahun_ini, "1 Oktober – 31 Desember 2026, batas 5 Januari 2027")
            self.assertEqual(tw4.tahun_depan, "1 Oktober – 31 Desember 2027, batas 5 Januari 2028")

    def test_missing_final_is_told(self):
        """BKN-PER-11: exactly one Final; an instansi without one is warned at once and on every period."""
        self.assertFalse(self.triwulan("I").tanpa_final)
        self.cr.precommit.run()
        sebelum = self.env["bus.bus"].search([], order="id desc", limit=1).id
        self.sebagai("admin_instansi", self.periode_final).action_archive()
        self.assertTrue(self.triwulan("I").tanpa_final)
        self.sebagai("admin_instansi", self.periode_final).action_unarchive()
        self.cr.precommit.run()
        kabar = self.env["bus.bus"].search([("id", ">", sebelum), ("message", "like", "simple_notification")])
        self.assertEqual(len(kabar), 1)
        self.assertIn("has no Final period", kabar.message)

    def triwulan(self, angka):
        return self.env["ekinerja.periode"].search([("name", "=", f"Triwulan {angka}"), ("company_id", "=", self.company.id)])

    def test_exactly_one_final(self):
        with self.assertRaises(Exception) as caught, self.cr.savepoint():
            self.periode_final.copy({"name": "Final kedua"})
        self.assertIn("one_final", str(caught.exception))

    def test_open_in_the_zone_of_the_instansi(self):
        tw1 = self.env["ekinerja.periode"].search([("name", "=", "Triwulan I"), ("company_id", "=", self.company.id)])
        with freeze_time("2026-04-05 16:30:00"):  # 23:30 WIB on the last day
            tw1.invalidate_recordset(["is_terbuka"])
            self.assertTrue(tw1.is_terbuka)
            self.company.ekinerja_tz = "Asia/Jayapura"  # already the 6th
            tw1.invalidate_recordset(["is_terbuka"])
            self.assertFalse(tw1.is_terbuka)
