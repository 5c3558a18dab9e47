"""Data tidak selaras: documents that disagree with the data, every night, and their repair (SMG-EKN-01..03)."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.ekinerja_admin.tests.common import buat_nip

from .test_mutasi import MutasiCase


@tagged("post_install", "-at_install")
@freeze_time("2026-07-20 03:00:00")
class TestSelisih(MutasiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.selisih = cls.env["ekinerja.selisih"]

    def daftar(self, skp):
        self.selisih._perbarui(self.company)
        rows = self.selisih.search([("res_model", "=", skp._name), ("res_id", "=", skp.id)])
        return {row.kolom: (row.di_dokumen, row.di_data) for row in rows}

    def test_fresh_document_agrees(self):
        self.assertEqual(self.daftar(self.buat_disetujui()), {})
        self.assertEqual(self.daftar(self.buat_disetujui("penilai", penilai="kepala_dinas")), {})

    def test_every_column(self):
        skp = self.buat_disetujui()
        self.staf_a.write({
            "name": "Sari Stafbaru", "nip": buat_nip(103), "job_title": "Arsiparis Mahir", "department_id": self.dinas_lain.id,
            "golongan_id": self.env.ref("ekinerja_admin.golongan_pns_iiib").id,
        })  # fmt: skip
        self.env["ekinerja.atasan"]._tetapkan({self.staf_a.id: (self.wali_kota.id, False)}, date(2026, 7, 1))
        daftar = self.daftar(skp)
        self.assertEqual(set(daftar), {"nama", "nip", "pangkat", "jabatan", "unit", "penilai"})
        self.assertEqual(daftar["nama"], ("Sari Staf, S.Kom.", "Sari Stafbaru, S.Kom."))
        self.assertEqual(daftar["unit"], ("Bidang Uji Dinas Contoh", "Dinas Lain"))
        self.assertEqual(daftar["penilai"], ("Bima Kepalabidang", "Wira Walikota"))
        self.assertIn("(III/b)", daftar["pangkat"][1])

    def test_draft_evaluation_that_names_the_former_penilai(self):
        skp = self.buat_disetujui()
        draft, dinilai = self.evaluasi(skp, 3), self.evaluasi(skp, 1, dinilai=True)
        skp.sudo().write({"penilai_nama": "Lain"})
        self.selisih._perbarui(self.company)
        self.assertTrue(self.selisih.search([("res_model", "=", draft._name), ("res_id", "=", draft.id), ("kolom", "=", "penilai")]))
        self.assertFalse(self.selisih.search([("res_model", "=", draft._name), ("res_id", "=", dinilai.id)]))

    def test_first_day_is_kept_and_what_agrees_again_goes(self):
        skp = self.buat_disetujui()
        self.staf_a.job_title = "Arsiparis Mahir"
        self.daftar(skp)
        with freeze_time("2026-07-25 03:00:00"):
            self.staf_a.job_title = "Arsiparis Penyelia"
            self.assertEqual(self.daftar(skp)["jabatan"][1], "Arsiparis Penyelia")
            row = self.selisih.search([("res_id", "=", skp.id), ("res_model", "=", skp._name)])
            self.assertEqual(row.sejak, date(2026, 7, 20))
            self.staf_a.job_title = "Pranata Komputer Ahli Pertama"
            self.assertEqual(self.daftar(skp), {})

    def test_closed_documents_are_not_compared(self):
        lama, nanti = self.buat_skp(tahun=2025), self.buat_skp(tahun=2027)
        self.staf_a.job_title = "Arsiparis Mahir"
        self.assertEqual((self.daftar(lama), self.daftar(nanti)), ({}, {}))

    def test_repair_splits_at_the_day_of_the_change(self):
        """An import moved the pegawai on 1 June; the repair of 20 July splits the SKP there."""
        skp = self.buat_disetujui()
        self.staf_a._ekinerja_ubah(date(2026, 6, 1), {"department_id": self.dinas_lain.id})
        self.selisih._perbarui(self.company)
        rows = self.sebagai("admin_instansi", self.selisih).search([("employee_id", "=", self.staf_a.id)])
        mutasi = self.env["ekinerja.mutasi"].browse(rows.action_perbaiki()["res_id"])
        baris = self.baris(mutasi, skp)
        self.assertEqual((mutasi.jenis, mutasi.state, baris.tindakan, baris.tanggal), ("penyesuaian", "ditinjau", "pisah", date(2026, 6, 1)))
        self.terapkan(self.sebagai("admin_instansi", mutasi))
        self.assertEqual(skp.date_end, date(2026, 5, 31))
        self.assertEqual(self.daftar(skp), {})

    def test_repair_of_a_wrong_text_refreshes(self):
        skp = self.buat_disetujui()
        self.staf_a.job_title = "Pranata Komputer Ahli Pertama (koreksi)"
        self.daftar(skp)
        rows = self.sebagai("admin_instansi", self.selisih).search([("employee_id", "=", self.staf_a.id)])
        mutasi = self.env["ekinerja.mutasi"].browse(rows.action_perbaiki()["res_id"])
        self.assertEqual(self.baris(mutasi, skp).tindakan, "perbarui", "the version started before the SKP: a correction, no move")
        self.terapkan(self.sebagai("admin_instansi", mutasi))
        self.assertEqual(self.daftar(skp), {})

    def test_admins_are_told_of_new_people_once(self):
        self.buat_disetujui()
        self.staf_a.job_title = "Arsiparis Mahir"
        self.selisih._cron_perbarui()
        draft = self.env["ekinerja.mutasi"].search([("company_id", "=", self.company.id), ("otomatis", "=", True)])
        self.assertEqual((draft.jenis, draft.state, draft.employee_ids), ("penyesuaian", "draft", self.staf_a))
        tugas = draft.activity_ids.filtered(lambda activity: activity.user_id == self.users["admin_instansi"])
        self.assertEqual(tugas.summary, "1 pegawai whose documents disagree with their data")
        self.buat_disetujui("pegawai_b")
        self.staf_b.job_title = "Arsiparis Mahir"
        self.selisih._cron_perbarui()
        self.assertEqual(draft.employee_ids, self.staf_a | self.staf_b)
        self.assertEqual(len(draft.activity_ids.filtered(lambda activity: activity.user_id == self.users["admin_instansi"])), 1)
        self.selisih._cron_perbarui()
        self.assertEqual(self.env["ekinerja.mutasi"].search_count([("otomatis", "=", True), ("company_id", "=", self.company.id)]), 1)

    def test_roles(self):
        skp = self.buat_disetujui()
        self.staf_a.job_title = "Arsiparis Mahir"
        self.daftar(skp)
        rows = self.selisih.search([("employee_id", "=", self.staf_a.id)])
        for role in ("admin_opd", "admin_instansi", "auditor"):
            self.assertEqual(self.sebagai(role, self.selisih).search([]), rows, role)
        for role in ("admin_opd", "auditor"):
            for langkah in (rows.action_perbaiki, rows.action_hitung_ulang):
                with self.assertRaises(AccessError):
                    getattr(self.sebagai(role, rows), langkah.__name__)()
        for role in ("penilai", "pegawai_a", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, self.selisih).search([])
        with self.assertRaisesRegex(UserError, "at least one row"):
            self.sebagai("admin_instansi", self.selisih).action_perbaiki()
        self.assertEqual(self.sebagai("admin_instansi", self.selisih).action_hitung_ulang()["params"]["type"], "warning")
