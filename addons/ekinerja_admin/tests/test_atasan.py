from datetime import date

from odoo.exceptions import AccessError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestAtasan(InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.atasan = cls.env["ekinerja.atasan"]
        cls.semua = cls.env["hr.employee"].search([("company_id", "=", cls.company.id)])
        cls.atasan._perbarui_dari_struktur(cls.semua, date(2026, 1, 1))

    def row(self, employee, **extra):
        return self.atasan.search([("employee_id", "=", employee.id), ("date_end", "=", False)])

    def test_structure_names_the_head_and_for_a_head_the_unor_above(self):
        self.assertEqual(self.row(self.staf_a).atasan_id, self.kepala_bidang)
        self.assertEqual(self.row(self.staf_a).verifikator_id, self.kepala_bidang)
        self.assertEqual(self.row(self.kepala_bidang).atasan_id, self.kepala_dinas)
        self.assertEqual(self.row(self.kepala_dinas).atasan_id, self.wali_kota)
        self.assertFalse(self.row(self.wali_kota))
        # the unor has no head: the nearest one above leads
        self.assertEqual(self.row(self.staf_lain).atasan_id, self.wali_kota)

    def test_again_changes_nothing(self):
        self.assertEqual(self.atasan._perbarui_dari_struktur(self.semua, date(2026, 2, 1)), 0)

    def test_new_head_ends_the_old_row(self):
        """SMG-ATL-23: older rows stay."""
        self.bidang.manager_id = self.staf_b
        self.assertEqual(self.atasan._perbarui_dari_struktur(self.semua, date(2026, 3, 1)), 3)
        rows = self.atasan.search([("employee_id", "=", self.staf_a.id)], order="date_start")
        self.assertEqual(
            [(r.atasan_id, r.date_start, r.date_end) for r in rows],
            [(self.kepala_bidang, date(2026, 1, 1), date(2026, 2, 28)), (self.staf_b, date(2026, 3, 1), False)],
        )
        self.assertEqual(self.atasan._atasan_pada(self.staf_a, date(2026, 2, 28))[self.staf_a.id], self.kepala_bidang)
        self.assertEqual(self.atasan._atasan_pada(self.staf_a, date(2026, 3, 1))[self.staf_a.id], self.staf_b)

    def test_correction_is_kept(self):
        self.atasan.create({"employee_id": self.staf_a.id, "atasan_id": self.kepala_dinas.id, "date_start": "2026-02-01"})
        self.assertEqual(self.atasan._perbarui_dari_struktur(self.semua, date(2026, 3, 1)), 0)
        self.assertEqual(self.row(self.staf_a).atasan_id, self.kepala_dinas)
        ended = self.atasan.search([("employee_id", "=", self.staf_a.id), ("date_end", "!=", False)])
        self.assertEqual((ended.atasan_id, ended.date_end), (self.kepala_bidang, date(2026, 1, 31)))

    def test_row_of_the_structure_that_is_changed_becomes_a_correction(self):
        """Else the next run over the structure would take the change back (SMG-ATL-06)."""
        row = self.row(self.staf_a)
        self.assertEqual(row.sumber, "struktur")
        row.write({"atasan_id": self.kepala_dinas.id, "verifikator_id": self.kepala_dinas.id})
        self.assertEqual(row.sumber, "koreksi")
        self.atasan._perbarui_dari_struktur(self.semua, row.date_start)
        self.assertEqual(self.row(self.staf_a).atasan_id, self.kepala_dinas)

    def test_refusals(self):
        with self.assertRaises(Exception) as caught, self.cr.savepoint():
            self.atasan.create({"employee_id": self.staf_a.id, "atasan_id": self.staf_a.id, "date_start": "2026-02-01"})
        self.assertIn("not_self", str(caught.exception))
        with self.assertRaisesRegex(ValidationError, "two atasan on 1 Januari 2026"), self.cr.savepoint():
            self.atasan.create({
                "employee_id": self.staf_a.id, "atasan_id": self.kepala_dinas.id, "date_start": "2025-12-01", "date_end": "2026-01-15",
            })  # fmt: skip

    def test_query_count_does_not_grow_with_people(self):
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            self.atasan._hitung_struktur(self.semua, date(2026, 1, 1))

    def test_who_sees_which_row(self):
        self.assertEqual(self.sebagai("pegawai_a", self.atasan).search([]).mapped("employee_id.id"), self.staf_a.ids)
        led = self.sebagai("penilai", self.atasan).search([]).mapped("employee_id.id")
        self.assertEqual(set(led), set((self.staf_a | self.staf_b | self.kepala_bidang).ids))
        opd = self.sebagai("admin_opd", self.atasan).search([]).mapped("employee_id.id")
        self.assertEqual(set(opd), set((self.staf_a | self.staf_b | self.kepala_bidang | self.kepala_dinas).ids))
        self.assertEqual(len(self.sebagai("auditor", self.atasan).search([])), 5)
        with self.assertRaises(AccessError):
            self.sebagai("internal", self.atasan).search([])
        with self.assertRaises(AccessError):
            self.sebagai("penilai", self.atasan).action_perbarui_dari_struktur()

    def test_button_as_the_web_client_calls_it(self):
        """The client sends the chosen rows, none or some."""
        for model in ("ekinerja.atasan", "ekinerja.selisih"):
            tombol = "action_perbarui_dari_struktur" if model == "ekinerja.atasan" else "action_hitung_ulang"
            hasil = call_kw(self.sebagai("admin_instansi", self.env[model]), tombol, [[]], {})
            self.assertEqual(hasil["tag"], "display_notification")
