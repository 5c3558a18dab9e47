"""Opening of a period, and the kept predikat: who gets an evaluation, each once, by SQL as the ORM would have made it."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.queue_job.tests.common import trap_jobs

from ..models.evaluasi_bukaan_jalan import UKURAN_POTONGAN
from .common import TAHUN
from .test_evaluasi_aturan import B, D, EvaluasiCase, S


@tagged("post_install", "-at_install")
class TestBukaan(EvaluasiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.skp_b = cls.disetujui(cls.staf_b)
        cls.skp_kepala = cls.disetujui(cls.kepala_bidang)

    def bukaan(self, periode=None):
        return self.sebagai("admin_instansi", self.env["ekinerja.evaluasi.bukaan"]).create({
            "tahun": TAHUN, "periode_id": (periode or self.tw[0]).id, "company_id": self.company.id,
        })  # fmt: skip

    def buka(self, bukaan):
        with trap_jobs() as jobs:
            bukaan.action_mulai()
            jobs.perform_enqueued_jobs()
        return bukaan

    def milik(self, periode=None):
        return self.env["ekinerja.evaluasi"].search([("company_id", "=", self.company.id), ("periode_id", "=", (periode or self.tw[0]).id)])

    def test_every_approved_skp_once(self):
        sudah = self.evaluasi(self.skp_b, hasil=D)
        bukaan = self.bukaan()
        bukaan.action_pratinjau()
        self.assertEqual((bukaan.jumlah_baru, bukaan.jumlah_ada, bukaan.jumlah_tidak), (2, 1, 0))
        self.assertFalse(self.milik() - sudah)
        self.buka(bukaan)
        self.assertEqual((bukaan.state, bukaan.kemajuan, bukaan.jumlah_kini), ("selesai", 100, 3))
        self.assertEqual(self.milik().skp_id, self.skp | self.skp_b | self.skp_kepala)
        self.assertEqual(sudah.rating_hasil, D)
        self.buka(bukaan)
        self.assertEqual(len(self.milik()), 3)
        log = self.milik().filtered(lambda row: row.skp_id == self.skp).message_ids
        self.assertEqual(len(log.filtered(lambda m: "Opened for evaluation" in m.body)), 1)

    def test_as_the_orm_would_have_made_it(self):
        orm = self.evaluasi(periode=self.tw[1], hasil=False, perilaku=False)
        self.buka(self.bukaan(self.tw[0]))
        sql = self.milik().filtered(lambda row: row.skp_id == self.skp)
        lain = {"id", "create_date", "write_date", "create_uid", "write_uid", "periode_id", "periode_urutan"}
        kolom = [nama for nama, field in orm._fields.items() if field.store and field.column_type and nama not in lain]
        self.assertEqual(sql.read(kolom, load=None)[0] | {"id": 0}, orm.read(kolom, load=None)[0] | {"id": 0})
        self.assertEqual(sql.periode_urutan, self.tw[0].sequence)
        for baris in ("line_ids", "perilaku_ids"):
            kolom = [nama for nama, field in orm[baris]._fields.items() if field.store and field.column_type and nama not in lain | {"evaluasi_id"}]
            self.assertEqual([row | {"id": 0} for row in sql[baris].read(kolom, load=None)], [row | {"id": 0} for row in orm[baris].read(kolom, load=None)])

    def test_who_is_left_out_and_why(self):
        cuti = self.env["ekinerja.kedudukan.hukum"].search([("is_dinilai", "=", False)], limit=1)
        self.staf_b._ekinerja_ubah(self.tw[0].tanggal(TAHUN)["akhir"], {"kedudukan_hukum_id": cuti.id})
        self.skp_kepala.sudo().state = "diajukan"
        bukaan = self.bukaan()
        bukaan.action_pratinjau()
        self.assertEqual((bukaan.jumlah_baru, bukaan.jumlah_tidak), (1, 2))
        self.assertIn(f"1: kedudukan hukum {cuti.name}", bukaan.alasan_tidak)
        self.assertIn("1: SKP not approved (Pengajuan)", bukaan.alasan_tidak)
        self.buka(bukaan)
        self.assertEqual(self.milik().skp_id, self.skp)
        # approved later: made up for
        self.skp_kepala.sudo().state = "disetujui"
        self.buka(bukaan)
        self.assertEqual(self.milik().skp_id, self.skp | self.skp_kepala)

    def test_range_and_versions(self):
        self.skp_b.sudo().date_start = f"{TAHUN}-04-01"
        self.skp_kepala.sudo().write({"active": False, "is_riwayat": True})
        self.buka(self.bukaan())
        self.assertEqual(self.milik().skp_id, self.skp)

    def test_only_an_admin_instansi(self):
        bukaan = self.bukaan()
        for role in ("penilai", "pegawai_a", "admin_opd", "internal", "auditor"):
            for act in ("action_mulai", "action_pratinjau"):
                with self.assertRaises(UserError), self.cr.savepoint():
                    getattr(self.sebagai(role, bukaan), act)()
        with self.assertRaisesRegex(UserError, "cannot be written"):
            bukaan.write({"state": "selesai"})

    def test_jobs_of_a_thousand(self):
        """Figure: at most 40 jobs for 20,000 SKP."""
        self.assertLessEqual(20_000 / UKURAN_POTONGAN + 1, 40)
        with trap_jobs() as jobs:
            self.bukaan().action_mulai()
            self.assertEqual(len(jobs.enqueued_jobs), 2)

    def test_statements_do_not_grow_with_the_number(self):
        bukaan = self.bukaan()
        bukaan.action_mulai()
        kecil = self.hitung(lambda: bukaan._job_buka(self.skp.id, self.skp.id))
        pegawai = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "department_id": self.bidang.id, "company_id": self.company.id, "date_version": "2020-01-01"} for n in range(40)
        ])  # fmt: skip
        semua = self.env["ekinerja.skp"].create([{"employee_id": employee.id, "tahun": TAHUN} for employee in pegawai])
        semua.write({"state": "disetujui"})
        banyak = self.hitung(lambda: bukaan._job_buka(semua[0].id, semua[-1].id))
        self.assertEqual(len(self.milik()), 41)
        self.assertLessEqual(banyak, kecil + 2)

    def hitung(self, langkah):
        self.env.flush_all()
        sebelum = self.cr.sql_log_count
        langkah()
        self.cr.flush()
        return self.cr.sql_log_count - sebelum

    def test_by_itself_on_the_night_after(self):
        model = self.env["ekinerja.evaluasi.bukaan"]
        ada = [("company_id", "=", self.company.id)]
        with freeze_time("2026-03-31 16:00:00"), trap_jobs():  # 23:00 in Indonesia
            model._cron_buka()
        self.assertFalse(model.search(ada))
        with freeze_time("2026-03-31 18:00:00"), trap_jobs() as jobs:
            model._cron_buka()
            jobs.perform_enqueued_jobs()
            model._cron_buka()
        self.assertRecordValues(model.search(ada), [{"periode_id": self.tw[0].id, "tahun": TAHUN, "state": "selesai"}])
        self.assertEqual(len(self.milik()), 3)
        self.company.ekinerja_buka_otomatis = False
        with freeze_time("2026-07-01 03:00:00"), trap_jobs():
            model._cron_buka()
        self.assertEqual(model.search_count(ada), 1)

    def test_failed_job_says_so(self):
        bukaan = self.bukaan()
        with trap_jobs():
            bukaan.action_mulai()
        bukaan._job_gagal(exc_message="connection lost.")
        self.assertEqual((bukaan.state, bukaan.galat), ("gagal", "connection lost. What is made stays; Continue makes the rest."))
        with self.assertRaisesRegex(UserError, "3 evaluations are not made yet"):
            bukaan._job_akhiri()
        self.assertEqual(self.buka(bukaan).state, "selesai")


@tagged("post_install", "-at_install")
class TestPredikatTersimpan(EvaluasiCase):
    def test_one_method_refreshes_any_set(self):
        satu, dua = self.evaluasi(hasil=D, perilaku=D), self.evaluasi(periode=self.final)
        self.nilai(dua)
        self.env.flush_all()
        self.env.cr.execute("UPDATE ekinerja_evaluasi SET predikat = 'kurang' WHERE id IN %s", [(satu.id, dua.id)])
        self.env.cr.execute("UPDATE ekinerja_skp SET predikat_akhir = 'kurang' WHERE id = %s", [self.skp.id])
        self.env.invalidate_all()
        semua = satu | dua
        self.assertEqual(semua._segarkan_predikat(), 2)
        self.assertEqual((satu.predikat, dua.predikat, self.skp.predikat_akhir), ("sangat_baik", "baik", "baik"))
        self.assertEqual(semua._segarkan_predikat(), 0)

    def test_ratings_taken_back(self):
        satu = self.evaluasi(hasil=B, perilaku=S)
        self.env.flush_all()
        self.env.cr.execute("UPDATE ekinerja_evaluasi SET rating_hasil = NULL WHERE id = %s", [satu.id])
        self.env.invalidate_all()
        self.assertEqual((satu._segarkan_predikat(), satu.predikat), (1, False))
