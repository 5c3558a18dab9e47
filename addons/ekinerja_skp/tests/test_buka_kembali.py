"""What a reopening lets through, and the trace that it leaves on the document (D1, BKN-PER-10)."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .common import SkpCase


@tagged("post_install", "-at_install")
class TestBukaKembaliSkp(SkpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.atur_batas("tolak")
        cls.tw1 = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id)], limit=1)

    def buka(self, jenis, **vals):
        buka = self.sebagai("admin_instansi", self.env["ekinerja.buka.kembali"]).create({
            "jenis": jenis, "tahun": 2026, "cakupan": "unor", "department_id": self.bidang.id, "date_start": "2026-05-10", "date_end": "2026-05-20",
            "alasan": "Gangguan jaringan", **vals,
        })  # fmt: skip
        buka.action_setujui()
        return buka

    def disetujui(self):
        with freeze_time("2026-01-20 03:00:00"):
            return self.buat_disetujui()

    def log(self, record):
        return "".join(self.env["mail.message"].search([("model", "=", record._name), ("res_id", "=", record.id)]).mapped("body"))

    def test_skp_is_submitted_within_a_reopening(self):
        with freeze_time("2026-05-10 03:00:00"):
            skp = self.buat_skp()
            with self.assertRaisesRegex(UserError, "Batas SKP tahunan was 31 Januari 2026. Ask the Admin OPD or the Admin Instansi to reopen it"):
                skp.action_ajukan()
            self.buka("target")
            self.assertIn("within the reopening until 20 Mei 2026", self.sebagai("pegawai_a", skp).peringatan)
            skp.action_ajukan()
            self.assertEqual(skp.state, "diajukan")
            self.assertIn("within the reopening until 20 Mei 2026", self.log(skp))
            lain = self.buat_skp("kepala_dinas")  # above the bidang
            with self.assertRaisesRegex(UserError, "Batas SKP tahunan"):
                lain.action_ajukan()

    def test_realisasi_and_bukti_within_a_reopening_are_logged(self):
        skp = self.disetujui()
        with freeze_time("2026-03-01 03:00:00"):
            rencana = self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create(
                {"rhk_id": skp.rhk_ids[0].id, "periode_id": self.tw1.id, "name": "Susun laporan"}
            )
        with freeze_time("2026-05-10 03:00:00"):
            buka = self.buka("realisasi", periode_id=self.tw1.id)
            rencana = self.sebagai("pegawai_a", rencana)
            rencana.write({"name": "Susun laporan", "realisasi": "Satu laporan"})
            rencana.bukti_ids.create({"rencana_id": rencana.id, "name": "x", "url": "https://contoh.example/x"})
            self.assertEqual(self.log(skp).count("Susun laporan: Batas pengisian of Triwulan I 2026 was 5 April 2026; this is within"), 2)
            with self.assertRaisesRegex(UserError, "Batas pengisian of Triwulan I"):
                rencana.write({"name": "Rencana lain"})  # realisasi was reopened, not the plan
            buka.action_tutup()
            with self.assertRaisesRegex(UserError, "Batas pengisian of Triwulan I"):
                self.sebagai("pegawai_a", rencana).write({"realisasi": "Dua laporan"})

    def test_entries_in_time_leave_no_trace(self):
        skp = self.disetujui()
        with freeze_time("2026-03-01 03:00:00"):
            self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create(
                {"rhk_id": skp.rhk_ids[0].id, "periode_id": self.tw1.id, "name": "Susun laporan"}
            )
        self.assertNotIn("Susun laporan", self.log(skp))

    def test_evaluation_within_a_reopening(self):
        skp = self.disetujui()
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create(
            {"skp_id": skp.id, "periode_id": self.tw1.id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
        )
        with freeze_time("2026-05-10 03:00:00"):
            with self.assertRaisesRegex(UserError, "Batas penilaian of Triwulan I 2026"):
                evaluasi.action_nilai()
            self.buka("penilaian", cakupan="pegawai", employee_ids=[(6, 0, self.staf_a.ids)])
            self.sebagai("penilai", evaluasi).action_nilai()
        self.assertIn("within the reopening until 20 Mei 2026", self.log(evaluasi))

    def test_many_late_skp_ask_once(self):
        """The check of submitted SKP costs one statement for the reopenings, however many."""
        pegawai = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "department_id": self.bidang.id, "company_id": self.company.id, "date_version": "2020-01-01"} for n in range(100)
        ])  # fmt: skip
        skp = self.env["ekinerja.skp"].create([{"employee_id": employee.id, "tahun": 2026} for employee in pegawai])
        with freeze_time("2026-05-10 03:00:00"):
            self.buka("target")
            self.env.flush_all()
            skp._periksa_batas()
            with self.assertQueryCount(1):
                self.assertEqual(len(skp._periksa_batas()), 100)
