"""Mutasi without documents: data of the people, atasan, heads of unor, dates, roles."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import InstansiCase

HARI_INI, JULI = date(2026, 7, 20), date(2026, 7, 1)


@tagged("post_install", "-at_install")
@freeze_time("2026-07-20 03:00:00")
class TestMutasi(InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.atasan = cls.env["ekinerja.atasan"]
        cls.atasan._perbarui_dari_struktur(cls.env["hr.employee"].search([("company_id", "=", cls.company.id)]), date(2026, 1, 1))

    def mutasi(self, jenis, employee=None, role="admin_instansi", **vals):
        return self.sebagai(role, self.env["ekinerja.mutasi"]).create({
            "jenis": jenis, "employee_ids": [(6, 0, (employee or self.env["hr.employee"]).ids)], "tanggal": JULI, **vals,
        })  # fmt: skip

    def terapkan(self, *args, **vals):
        mutasi = self.mutasi(*args, **vals)
        mutasi.action_tinjau()
        mutasi.action_terapkan()
        self.env.invalidate_all()
        return mutasi

    def atasan_pada(self, employee, tanggal):
        return self.atasan._atasan_pada(employee, tanggal)[employee.id]

    def versi_pada(self, employee, tanggal):
        return employee._ekinerja_versi_pada(tanggal)[employee.id]

    # -- people --------------------------------------------------------------------------------------------------------

    def test_move_to_another_unor(self):
        mutasi = self.terapkan(
            "pindah", self.staf_a, unor_id=self.dinas_lain.id, jabatan="Pranata Komputer Ahli Muda", jenis_jabatan="fungsional", sk_nomor="820/11/2026",
        )  # fmt: skip
        self.assertEqual((mutasi.state, mutasi.name[:9]), ("diterapkan", "MUT/2026/"))
        self.assertEqual(self.versi_pada(self.staf_a, date(2026, 6, 30)).department_id, self.bidang)
        versi = self.versi_pada(self.staf_a, JULI)
        self.assertEqual((versi.department_id, versi.job_title, versi.tmt_jabatan), (self.dinas_lain, "Pranata Komputer Ahli Muda", JULI))
        self.assertEqual(self.atasan_pada(self.staf_a, date(2026, 6, 30)), self.kepala_bidang)
        self.assertEqual(self.atasan_pada(self.staf_a, JULI), self.wali_kota, "Dinas Lain has no head: the one above")
        log = self.staf_a.message_ids.mapped("body")
        self.assertTrue(any("SK 820/11/2026" in body and "Bidang Uji Dinas Contoh → Dinas Lain" in body for body in log), log)

    def test_review_writes_nothing_but_the_list(self):
        versi = self.env["hr.version"].search_count([])
        mutasi = self.mutasi("pindah", self.staf_a, unor_id=self.dinas_lain.id, jabatan="Jabatan Baru")
        mutasi.action_tinjau()
        self.env.invalidate_all()
        self.assertEqual(mutasi.state, "ditinjau")
        self.assertEqual(self.staf_a.department_id, self.bidang)
        self.assertEqual(self.env["hr.version"].search_count([]), versi)
        self.assertFalse(self.env["hr.job"].search([("name", "=", "Jabatan Baru")]))
        self.assertEqual(self.atasan_pada(self.staf_a, HARI_INI), self.kepala_bidang)

    def test_kenaikan_pangkat(self):
        self.terapkan("pangkat", self.staf_a | self.staf_b, golongan_id=self.env.ref("ekinerja_admin.golongan_pns_iiib").id)
        for staf in self.staf_a | self.staf_b:
            self.assertEqual(self.versi_pada(staf, JULI).golongan_id.code, "III/b")
            self.assertEqual(self.versi_pada(staf, JULI).tmt_golongan, JULI)
            self.assertEqual(self.atasan_pada(staf, JULI), self.kepala_bidang)
        self.assertEqual(self.versi_pada(self.staf_a, date(2026, 6, 30)).golongan_id.code, "III/a")

    def test_late_sk_reaches_later_versions(self):
        """A version of 10 July repeats the former unor; the SK of 1 July arrives afterwards."""
        self.staf_a._ekinerja_ubah(date(2026, 7, 10), {"golongan_id": self.env.ref("ekinerja_admin.golongan_pns_iiib").id})
        self.terapkan("pindah", self.staf_a, unor_id=self.dinas_lain.id)
        versi = self.versi_pada(self.staf_a, HARI_INI)
        self.assertEqual((versi.department_id, versi.golongan_id.code), (self.dinas_lain, "III/b"))
        self.assertEqual(self.versi_pada(self.staf_a, JULI).golongan_id.code, "III/a")

    def test_other_atasan(self):
        self.terapkan("atasan", self.staf_a, atasan_id=self.kepala_dinas.id, verifikator_id=self.kepala_bidang.id)
        row = self.atasan.search([("employee_id", "=", self.staf_a.id), ("date_end", "=", False)])
        self.assertEqual((row.atasan_id, row.verifikator_id, row.date_start, row.sumber), (self.kepala_dinas, self.kepala_bidang, JULI, "koreksi"))
        self.assertEqual(self.atasan_pada(self.staf_a, date(2026, 6, 30)), self.kepala_bidang)

    def test_head_who_moves_leaves_the_unor_to_the_head_above(self):
        self.terapkan("pindah", self.kepala_bidang, unor_id=self.dinas_lain.id)
        self.assertFalse(self.bidang.manager_id)
        self.assertFalse(self.versi_pada(self.kepala_bidang, JULI).is_pimpinan)
        self.assertTrue(self.versi_pada(self.kepala_bidang, date(2026, 6, 30)).is_pimpinan)
        self.assertEqual(self.atasan_pada(self.staf_a, JULI), self.kepala_dinas)

    # -- heads of unor -------------------------------------------------------------------------------------------------

    def test_new_head(self):
        mutasi = self.terapkan("pimpinan", department_id=self.bidang.id, pimpinan_id=self.staf_lain.id, jabatan="Kepala Bidang Uji")
        self.assertEqual((self.bidang.manager_id, mutasi.pimpinan_lama_id), (self.staf_lain, self.kepala_bidang))
        self.assertEqual(self.versi_pada(self.staf_lain, JULI).department_id, self.bidang)
        self.assertTrue(self.versi_pada(self.staf_lain, JULI).is_pimpinan)
        self.assertFalse(self.versi_pada(self.kepala_bidang, JULI).is_pimpinan)
        for staf in self.staf_a | self.staf_b:
            self.assertEqual(self.atasan_pada(staf, date(2026, 6, 30)), self.kepala_bidang)
            self.assertEqual(self.atasan_pada(staf, JULI), self.staf_lain)
        self.assertEqual(self.atasan_pada(self.staf_lain, JULI), self.kepala_dinas)
        self.assertEqual(self.atasan_pada(self.kepala_bidang, JULI), self.staf_lain, "until the own mutasi of the former head")

    def test_new_head_takes_over_corrections_that_name_the_former_one(self):
        self.atasan.create([
            {"employee_id": self.staf_lain.id, "atasan_id": self.kepala_bidang.id, "date_start": "2026-03-01"},
            {"employee_id": self.staf_a.id, "atasan_id": self.kepala_dinas.id, "date_start": "2026-03-01"},
        ])
        self.terapkan("pimpinan", department_id=self.bidang.id, pimpinan_id=self.staf_b.id, jabatan="Kepala Bidang Uji")
        self.assertEqual(self.atasan_pada(self.staf_lain, JULI), self.staf_b)
        self.assertEqual(self.atasan_pada(self.staf_a, JULI), self.kepala_dinas, "another correction stays")

    def test_head_of_two_unor_leaves_one(self):
        self.dinas_lain.manager_id = self.staf_lain
        self.terapkan("pimpinan", department_id=self.bidang.id, pimpinan_id=self.staf_lain.id, jabatan="Kepala Bidang Uji")
        self.assertFalse(self.dinas_lain.manager_id)

    # -- dates ---------------------------------------------------------------------------------------------------------

    def test_later_date_is_scheduled_and_applied_on_its_day(self):
        mutasi = self.mutasi("pindah", self.staf_a, unor_id=self.dinas_lain.id, tanggal="2026-08-01")
        mutasi.action_tinjau()
        mutasi.action_terapkan()
        self.assertEqual(mutasi.state, "dijadwalkan")
        self.env["ekinerja.mutasi"]._cron_terapkan()
        self.assertEqual((mutasi.state, self.staf_a.department_id), ("dijadwalkan", self.bidang))
        with freeze_time("2026-07-31 18:00:00"):  # 1 August 01:00 WIB
            self.env["ekinerja.mutasi"]._cron_terapkan()
        self.assertEqual(mutasi.state, "diterapkan")
        self.assertEqual(self.versi_pada(self.staf_a, date(2026, 8, 1)).department_id, self.dinas_lain)

    def test_refused_on_its_day_says_why_and_waits(self):
        mutasi = self.mutasi("pimpinan", department_id=self.bidang.id, pimpinan_id=self.staf_b.id, tanggal="2026-08-01")
        mutasi.action_tinjau()
        mutasi.action_terapkan()
        self.bidang.manager_id = self.staf_b
        with freeze_time("2026-08-02 03:00:00"), self.assertLogs("odoo.addons.ekinerja_admin.models.mutasi_terapkan", "WARNING"):
            self.env["ekinerja.mutasi"]._cron_terapkan()
        self.assertEqual(mutasi.state, "ditinjau")
        self.assertIn("heads Bidang Uji Dinas Contoh already", mutasi.galat)

    def test_applied_once(self):
        mutasi = self.terapkan("pindah", self.staf_a, unor_id=self.dinas_lain.id)
        with self.assertRaisesRegex(UserError, "is in status Applied; this action needs Reviewed"):
            mutasi.action_terapkan()
        with self.assertRaisesRegex(UserError, "record of what was done"):
            mutasi.unlink()

    def test_later_structural_rows_give_way(self):
        """The nightly derivation wrote a row on 15 July; a mutasi of 1 July arrives on the 20th."""
        self.atasan._tetapkan({self.staf_a.id: (self.wali_kota.id, False)}, date(2026, 7, 15))
        self.assertEqual(self.atasan._tetapkan({self.staf_a.id: (self.kepala_dinas.id, False)}, JULI), self.staf_a.ids)
        rows = self.atasan.search([("employee_id", "=", self.staf_a.id)], order="date_start")
        self.assertEqual([(row.atasan_id, row.date_start) for row in rows], [(self.kepala_bidang, date(2026, 1, 1)), (self.kepala_dinas, JULI)])
        self.assertEqual(self.atasan._tetapkan({self.staf_a.id: (self.kepala_dinas.id, False)}, JULI), [], "nothing left to change")

    def test_later_correction_bounds_the_row(self):
        self.atasan.create({"employee_id": self.staf_a.id, "atasan_id": self.wali_kota.id, "date_start": "2026-09-01"})
        self.atasan._tetapkan({self.staf_a.id: (self.kepala_dinas.id, False)}, JULI)
        self.assertEqual(self.atasan_pada(self.staf_a, date(2026, 8, 31)), self.kepala_dinas)
        self.assertEqual(self.atasan_pada(self.staf_a, date(2026, 9, 1)), self.wali_kota)

    # -- refusals and roles --------------------------------------------------------------------------------------------

    def test_incomplete_is_refused(self):
        with self.assertRaisesRegex(UserError, "fill in Pegawai, New unor"):
            self.mutasi("pindah").action_tinjau()
        with self.assertRaisesRegex(UserError, "cannot be their own atasan"):
            self.mutasi("atasan", self.staf_a, atasan_id=self.staf_a.id).action_tinjau()
        with self.assertRaisesRegex(UserError, "heads Bidang Uji Dinas Contoh already"):
            self.mutasi("pimpinan", department_id=self.bidang.id, pimpinan_id=self.kepala_bidang.id).action_tinjau()

    def test_reviewed_is_locked_until_back_to_draft(self):
        mutasi = self.mutasi("pindah", self.staf_a, unor_id=self.dinas_lain.id)
        mutasi.action_tinjau()
        with self.assertRaisesRegex(UserError, "Back to draft"):
            mutasi.tanggal = HARI_INI
        mutasi.action_kembali()
        mutasi.tanggal = HARI_INI
        with self.assertRaisesRegex(UserError, "state cannot be written"):
            mutasi.state = "diterapkan"

    def test_admin_opd_prepares_for_the_own_unor_only(self):
        mutasi = self.mutasi("pindah", self.staf_a, role="admin_opd", unor_id=self.dinas_lain.id)
        mutasi.alasan = "Usul Dinas Contoh"
        for langkah in ("action_tinjau", "action_terapkan", "action_kembali"):
            with self.assertRaisesRegex(AccessError, "by an admin instansi"):
                getattr(mutasi, langkah)()
        with self.assertRaisesRegex(AccessError, "people of the unor that you watch over"):
            self.mutasi("pindah", self.staf_lain, role="admin_opd", unor_id=self.dinas.id)
        with self.assertRaisesRegex(AccessError, "people of the unor that you watch over"):
            mutasi.employee_ids |= self.staf_lain
        self.sebagai("admin_instansi", mutasi).action_tinjau()
        with self.assertRaisesRegex(UserError, "is reviewed"):
            self.sebagai("admin_opd", mutasi).alasan = "Lain"

    def test_other_roles(self):
        mutasi = self.mutasi("pindah", self.staf_a, unor_id=self.dinas_lain.id)
        self.assertTrue(self.sebagai("auditor", mutasi).read(["name"]))
        for role in ("auditor", "penilai", "pegawai_a", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, mutasi).action_tinjau()
            with self.assertRaises(AccessError):
                self.mutasi("pindah", self.staf_a, role=role)
        for role in ("penilai", "pegawai_a", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, mutasi).read(["name"])

    def test_buttons_prefill(self):
        aksi = self.sebagai("admin_instansi", self.staf_a | self.staf_b).action_ekinerja_mutasi()
        self.assertEqual(aksi["context"], {"default_employee_ids": (self.staf_a | self.staf_b).ids, "default_jenis": "pindah"})
        aksi = self.sebagai("admin_opd", self.bidang).action_ekinerja_pimpinan_baru()
        self.assertEqual(aksi["context"]["default_department_id"], self.bidang.id)
        row = self.atasan.search([("employee_id", "=", self.staf_a.id)])
        self.assertEqual(self.sebagai("admin_instansi", row).action_ekinerja_mutasi()["context"]["default_employee_ids"], self.staf_a.ids)
        with self.assertRaises(AccessError):
            self.sebagai("penilai", self.bidang).action_ekinerja_pimpinan_baru()
