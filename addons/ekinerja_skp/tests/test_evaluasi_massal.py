"""Mass evaluation: one screen, few queries, nothing half-written."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TAHUN
from .test_evaluasi_aturan import B, D, EvaluasiCase, S

JUMLAH = 60


@tagged("post_install", "-at_install")
class TestMassal(EvaluasiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.disetujui(cls.staf_b)

    def tabel(self, role="penilai", periode=None):
        massal = self.sebagai(role, self.env["ekinerja.evaluasi.massal"]).create({"tahun": TAHUN, "periode_id": (periode or self.tw[0]).id})
        massal.action_buka()
        return massal

    def simpan(self, massal, isi):
        """As the web client saves the grid: ``{evaluasi: values}``."""
        massal.web_save({"evaluasi_ids": [(1, row.id, vals) for row, vals in isi.items()]}, {"display_name": {}})

    def test_all_staff_are_there_and_nobody_else(self):
        self.disetujui(self.staf_lain)
        self.disetujui(self.kepala_bidang)
        massal = self.tabel()
        self.assertEqual(massal.evaluasi_ids.sorted("pegawai_nama").mapped("pegawai_nama"), ["Sari Staf, S.Kom.", "Tono Staf"])
        self.assertEqual(massal.evaluasi_ids.mapped("ringkas"), ["0 of 1 RHK, 0 bukti"] * 2)

    def test_fill_save_and_give(self):
        massal = self.tabel()
        a, b = massal.evaluasi_ids.sorted("pegawai_nama")
        self.simpan(massal, {a: {"rating_hasil": D, "catatan": "Pertahankan"}})
        massal.write({"isi_hasil": S, "isi_perilaku": D})
        self.assertIs(massal.action_isi(), True, "the table is read again where it stands, no second screen")
        self.assertEqual([(row.rating_hasil, row.rating_perilaku, row.predikat) for row in (a, b)], [(D, D, "sangat_baik"), (S, D, "baik")])
        self.assertTrue(massal.is_draft)
        massal.action_nilai()
        self.assertEqual(set((a | b).mapped("state")), {"dinilai"})
        self.assertEqual(a.catatan, "Pertahankan")
        self.assertFalse(massal.is_draft, "nothing is left to fill: no buttons")

    def test_hints_fill_only_empty_rows(self):
        massal = self.tabel()
        a, b = massal.evaluasi_ids.sorted("pegawai_nama")
        self.simpan(massal, {a: {"rating_hasil": B}})
        (a | b).line_ids.rating = D
        (a | b).perilaku_ids.rating = S
        massal.evaluasi_ids.invalidate_recordset()
        massal._baca()
        self.assertIs(massal.action_isi_saran(), True)
        self.assertEqual([(row.rating_hasil, row.rating_perilaku) for row in (a, b)], [(B, S), (D, S)])

    def test_refused_rows_are_listed_and_the_rest_waits_for_consent(self):
        massal = self.tabel()
        a, b = massal.evaluasi_ids.sorted("pegawai_nama")
        self.simpan(massal, {
            a: {"rating_hasil": S, "rating_perilaku": S}, b: {"rating_hasil": S, "rating_perilaku": S},
        })  # fmt: skip
        b.sudo().write({"tugas_belajar": True, "tb_hasil": "tidak_lulus"})
        massal.action_nilai()
        self.assertEqual(set((a | b).mapped("state")), {"draft"})
        self.assertRegex(massal.ditolak, "Tono Staf: .*only the predikat Kurang or Sangat Kurang")
        self.assertNotIn("Sari", massal.ditolak)
        self.assertEqual(massal.jumlah_siap, 1)
        massal.action_nilai_sisa()
        self.assertEqual((a.state, b.state), ("dinilai", "draft"))

    def test_incomplete_rows_stay(self):
        massal = self.tabel()
        with self.assertRaisesRegex(UserError, "No row has both ratings yet"):
            massal.action_nilai()
        a, b = massal.evaluasi_ids.sorted("pegawai_nama")
        self.simpan(massal, {a: {"rating_hasil": S, "rating_perilaku": S}, b: {"rating_hasil": S}})
        massal.action_nilai()
        self.assertEqual((a.state, b.state), ("dinilai", "draft"))

    def test_plt_and_definitive_head_at_once(self):
        """The second is told who and when; nothing of the first is lost."""
        # the PLT acts in the bidang, the definitive head decides beside
        self.buat_plt(self.staf_lain, self.bidang)
        self.staf_lain.user_id = self.users["internal"]
        self.users["internal"].group_ids = [(4, self.env.ref("ekinerja_admin.group_pegawai_internal").id)]
        satu, dua = self.tabel(), self.tabel("internal")
        a, b = satu.evaluasi_ids.sorted("pegawai_nama")
        self.simpan(satu, {a: {"rating_hasil": D}})
        self.env.flush_all()
        self.env.cr.execute("UPDATE ekinerja_evaluasi SET write_date = write_date + interval '1 minute' WHERE id = %s", [a.id])
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "(?s)Sari Staf, S.Kom.: by Bima Kepalabidang at .*what you typed is still on your screen"):
            self.simpan(dua, {a.with_env(dua.env): {"rating_hasil": B}, b.with_env(dua.env): {"rating_hasil": B}})
        self.assertEqual((a.rating_hasil, b.rating_hasil), (D, False))
        self.simpan(dua, {b.with_env(dua.env): {"rating_hasil": B}})
        self.assertEqual(b.rating_hasil, B)

    def test_foreign_rows_and_other_columns(self):
        massal = self.tabel()
        lain = self.evaluasi(self.disetujui(self.staf_lain))
        with self.assertRaisesRegex(UserError, "does not belong to this table"):
            massal.write({"evaluasi_ids": [(1, lain.id, {"rating_hasil": D})]})
        with self.assertRaises(AccessError):
            massal.create({"tahun": TAHUN, "periode_id": self.tw[0].id, "evaluasi_ids": [(6, 0, lain.ids)]})
        for vals in ({"state": "final"}, {"predikat": "baik"}, {"skp_id": 1}):
            with self.assertRaisesRegex(UserError, "takes ratings"):
                massal.write({"evaluasi_ids": [(1, massal.evaluasi_ids[0].id, vals)]})
        with self.assertRaisesRegex(UserError, "is no rating"):
            massal.write({"evaluasi_ids": [(1, massal.evaluasi_ids[0].id, {"rating_hasil": "luar_biasa"})]})

    def test_budget_of_sixty(self):
        """At most 25 queries to open, half a query a row to save."""
        pegawai = self.env["hr.employee"].create([
            {"name": f"Pegawai {n:02}", "department_id": self.bidang.id, "job_title": "Pengolah Data", "company_id": self.company.id,
             "date_version": "2020-01-01"}
            for n in range(JUMLAH - 2)
        ])  # fmt: skip
        self.env["ekinerja.skp"].create([{"employee_id": employee.id, "tahun": TAHUN} for employee in pegawai]).write({"state": "disetujui"})
        self.tabel()  # the rows are there, as after the opening of the period
        spesifikasi = {nama: {} for nama in (
            "rating_capaian", "pegawai_nama", "pegawai_jabatan", "ringkas", "saran_rating", "rating_hasil", "saran_perilaku",
            "rating_perilaku", "predikat", "catatan", "state",
        )}  # fmt: skip
        massal = self.sebagai("penilai", self.env["ekinerja.evaluasi.massal"]).create({"tahun": TAHUN, "periode_id": self.tw[0].id})
        # what the new employees still trigger is not the table's
        self.cr.flush()
        self.env.invalidate_all()
        awal = self.cr.sql_log_count
        massal.action_buka()
        massal.web_read({"evaluasi_ids": {"fields": spesifikasi}})
        buka = self.cr.sql_log_count - awal
        self.assertEqual(len(massal.evaluasi_ids), JUMLAH)
        isi = {row: {"rating_hasil": S, "rating_perilaku": (S, D)[n % 2], "catatan": f"Catatan {n}"} for n, row in enumerate(massal.evaluasi_ids)}
        self.env.flush_all()
        self.env.invalidate_all()
        awal = self.cr.sql_log_count
        self.simpan(massal, isi)
        self.cr.flush()
        simpan = self.cr.sql_log_count - awal
        self.env.invalidate_all()
        awal = self.cr.sql_log_count
        massal.action_nilai()
        self.cr.flush()
        beri = self.cr.sql_log_count - awal
        self.assertEqual(set(massal.evaluasi_ids.mapped("state")), {"dinilai"})
        self.assertLessEqual(buka, 25, (buka, simpan, beri))
        self.assertLessEqual(simpan, JUMLAH / 2, (buka, simpan, beri))
        self.assertLessEqual(beri, 60, (buka, simpan, beri))
