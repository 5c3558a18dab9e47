"""Late entries for the admin: who has not filled what, per unor, as a list and as a workbook, with the way to open again (SMG-ASN-03)."""

import io

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged
from openpyxl import load_workbook

from .common import SkpCase

HARI = "2026-08-20 03:00:00"


@tagged("post_install", "-at_install")
class TestTelat(SkpCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.atur_batas("peringatan", date_start="2020-01-01")

    def telat(self, role, *domain):
        return self.sebagai(role, self.env["ekinerja.telat"]).search(list(domain))

    @freeze_time(HARI)
    def test_skp_not_submitted(self):
        self.buat_skp("pegawai_b", tahun=2026).action_ajukan()
        rows = self.telat("admin_instansi", ("jenis", "=", "skp"), ("tahun", "=", 2026))
        self.assertIn("Sari Staf", rows.mapped("pegawai_nama"))
        self.assertNotIn("Tono Staf", rows.mapped("pegawai_nama"))
        sari = rows.filtered(lambda row: row.employee_id == self.staf_a)
        self.assertEqual((str(sari.batas), sari.hari, sari.department_id), ("2026-01-31", 201, self.bidang))
        self.assertTrue(rows.filtered("is_pimpinan"))

    @freeze_time(HARI)
    def test_periods(self):
        skp = self.buat_disetujui(tahun=2026)
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")])[0]
        satu = [("periode_id", "=", periode.id), ("tahun", "=", 2026), ("skp_id", "=", skp.id)]
        self.assertEqual(set(self.telat("admin_instansi", *satu).mapped("jenis")), {"target", "penilaian"})
        rencana = self.env["ekinerja.rencana.aksi"].create({"rhk_id": skp.rhk_ids[0].id, "periode_id": periode.id, "name": "Menyusun"})
        self.assertEqual(set(self.telat("admin_instansi", *satu).mapped("jenis")), {"realisasi", "penilaian"})
        rencana.realisasi = "Selesai"
        self.assertEqual(self.telat("admin_instansi", *satu).mapped("jenis"), ["penilaian"])
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": periode.id})
        evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai"})
        evaluasi.action_nilai()
        self.assertFalse(self.telat("admin_instansi", *satu))

    @freeze_time(HARI)
    def test_who_sees_whom(self):
        self.assertIn(self.staf_lain, self.telat("admin_instansi").employee_id)
        self.assertIn(self.staf_lain.id, self.telat("auditor").employee_id.ids)
        opd = self.telat("admin_opd").employee_id.ids
        self.assertIn(self.staf_a.id, opd)
        self.assertNotIn(self.staf_lain.id, opd)
        for role in ("pegawai_a", "penilai", "internal"):
            with self.assertRaises(AccessError):
                self.telat(role)

    @freeze_time(HARI)
    def test_open_again_from_the_list(self):
        rows = self.telat("admin_instansi", ("jenis", "=", "skp"), ("tahun", "=", 2026), ("employee_id", "in", (self.staf_a | self.staf_b).ids))
        context = rows.action_buka_kembali()["context"]
        buka = self.sebagai("admin_instansi", self.env["ekinerja.buka.kembali"]).with_context(**context)
        # what the form that opens sends back
        buka = buka.create(buka.default_get(list(buka._fields)) | {"alasan": "Data baru", "date_end": "2026-08-31"})
        self.assertEqual((buka.jenis, buka.cakupan, buka.employee_ids, buka.department_id), ("target", "pegawai", self.staf_a | self.staf_b, self.bidang))
        self.buat_disetujui(tahun=2026)
        with self.assertRaisesRegex(UserError, "one kind, one year and one period"):
            self.telat("admin_instansi", ("tahun", "=", 2026)).action_buka_kembali()

    def test_workbook(self):
        self.staf_a.name = "=Sari Staf"
        self.authenticate(self.users["admin_instansi"].login, self.users["admin_instansi"].login)
        response = self.url_open("/ekinerja/telat.xlsx")
        self.assertEqual(response.status_code, 200)
        lembar = load_workbook(io.BytesIO(response.content)).active
        self.assertEqual(lembar["A1"].value, "What is missing")
        self.assertFalse([sel for baris in lembar.iter_rows() for sel in baris if sel.data_type == "f"])
        self.authenticate(self.users["penilai"].login, self.users["penilai"].login)
        self.assertEqual(self.url_open("/ekinerja/telat.xlsx").status_code, 403)
