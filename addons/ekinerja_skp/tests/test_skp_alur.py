"""The way of an SKP: draft, pengajuan, persetujuan or back with a reason."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .common import TAHUN, SkpCase


@tagged("post_install", "-at_install")
class TestSkpAlur(SkpCase):
    def test_dialog_says_what_it_does(self):
        """The title of the dialog that asks for a reason is its transition."""
        skp = self.buat_skp(rhk=1)
        skp.action_ajukan()
        self.assertEqual(self.sebagai("penilai", skp).action_tolak()["name"], "Return to the pegawai")
        self.sebagai("penilai", skp).action_setujui()
        self.assertEqual(skp.action_revisi()["name"], "Revise")

    def test_parties_come_from_atasan_data(self):
        skp = self.buat_skp()
        self.assertEqual((skp.state, skp.model_skp, skp.status_jabatan), ("draft", "pegawai", "definitif"))
        self.assertEqual(skp.sudo().penilai_id, self.kepala_bidang)
        self.assertEqual(skp.sudo().atasan_penilai_id, self.kepala_dinas)
        self.assertEqual(skp.pegawai_nama, "Sari Staf, S.Kom.")
        self.assertEqual(skp.pegawai_pangkat, "Penata Muda (III/a)")
        self.assertEqual(skp.penilai_jabatan, "Kepala Bidang Uji")
        self.assertEqual(skp.atasan_nama, "Dewi Kepaladinas, M.Si.")

    def test_walk_to_approval(self):
        skp = self.buat_skp()
        skp.action_ajukan()
        self.assertEqual(skp.state, "diajukan")
        tugas = self.env["mail.activity"].search([("res_model", "=", "ekinerja.skp"), ("res_id", "=", skp.id)])
        self.assertEqual(tugas.user_id, self.users["penilai"])
        self.sebagai("penilai", skp).action_setujui()
        self.assertEqual(skp.state, "disetujui")
        self.assertTrue(skp.tanggal_disetujui)
        self.assertFalse(tugas.exists())
        log = self.env["mail.message"].search([("model", "=", "ekinerja.skp"), ("res_id", "=", skp.id)]).mapped("body")
        self.assertTrue(any("SKP approved by Bima Kepalabidang" in body for body in log))

    def test_return_needs_a_reason_and_can_be_resubmitted(self):
        skp = self.buat_skp()
        skp.action_ajukan()
        with self.assertRaisesRegex(UserError, "Write the reason"):
            self.sebagai("penilai", skp).action_tolak("  ")
        self.sebagai("penilai", skp).action_tolak("Target terlalu rendah")
        self.assertEqual((skp.state, skp.alasan), ("ditolak", "Target terlalu rendah"))
        self.sebagai("pegawai_a", skp).action_ajukan()
        self.assertEqual(skp.state, "diajukan")

    def test_only_the_penilai_decides(self):
        skp = self.buat_skp()
        skp.action_ajukan()
        for role in ("pegawai_a", "kepala_dinas", "admin_instansi", "admin_opd"):
            with self.assertRaisesRegex(UserError, "only by its pejabat penilai, Bima"):
                self.sebagai(role, skp).action_setujui()
        for role in ("pegawai_b", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, skp).action_setujui()
        self.assertEqual(skp.state, "diajukan")

    def test_second_definitive_skp_in_one_range_is_refused(self):
        """BKN-SKP-08, BKN-PLT-18"""
        self.buat_skp(date_start="2026-01-01", date_end="2026-06-30")
        with self.assertRaisesRegex(UserError, "already has a definitive SKP from 1 Januari 2026 to 30 Juni 2026"), self.cr.savepoint():
            self.buat_skp(date_start="2026-06-30", date_end="2026-12-31")
        self.assertEqual(self.buat_skp(date_start="2026-07-01", date_end="2026-12-31").state, "draft")
        self.buat_plt(self.staf_a, self.dinas_lain)
        self.assertEqual(self.buat_skp(status_jabatan="plt").state, "draft")

    def test_blank_text_is_refused(self):
        skp = self.buat_skp()
        for model, vals in (
            ("ekinerja.rhk", {"skp_id": skp.id, "name": "  "}),
            ("ekinerja.indikator", {"rhk_id": skp.rhk_ids[0].id, "name": ""}),
            ("ekinerja.skp.lampiran", {"skp_id": skp.id, "name": " "}),
        ):
            with self.subTest(model=model), mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
                skp.env[model].create(vals)

    def test_state_and_parties_cannot_be_written(self):
        skp = self.buat_skp()
        for vals in ({"state": "disetujui"}, {"penilai_id": self.staf_b.id}, {"pegawai_nama": "Lain"}, {"employee_id": self.staf_b.id}):
            with self.assertRaisesRegex(UserError, "cannot be written"):
                skp.write(vals)
        with self.assertRaisesRegex(UserError, "cannot be written"):
            self.sebagai("pegawai_b", self.env["ekinerja.skp"]).create({"tahun": TAHUN, "state": "disetujui"})

    def test_computed_links_cannot_be_written(self):
        """A rencana aksi cannot be hung on the RHK of somebody else by naming an SKP of one's own."""
        a, b = self.buat_disetujui(), self.buat_disetujui("pegawai_b")
        with self.assertRaisesRegex(UserError, "skp_id cannot be written"):
            self.sebagai("pegawai_b", self.env["ekinerja.rencana.aksi"]).create(
                {"rhk_id": a.rhk_ids[0].id, "skp_id": b.id, "periode_id": self.periode_final.id, "name": "Sisipan"}
            )
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_b", self.env["ekinerja.rencana.aksi"]).create(
                {"rhk_id": a.rhk_ids[0].id, "periode_id": self.periode_final.id, "name": "Sisipan"}
            )

    def test_penilai_cannot_be_chosen_by_the_pegawai(self):
        with self.assertRaisesRegex(UserError, "comes from the atasan data: Bima"):
            self.buat_skp(penilai_id=self.staf_b.id)

    def test_incomplete_skp_is_refused_with_all_reasons(self):
        skp = self.sebagai("pegawai_a", self.env["ekinerja.skp"]).create({"tahun": TAHUN})
        with self.assertRaisesRegex(UserError, "at least one RHK of kind utama"):
            skp.action_ajukan()
        rhk = self.env["ekinerja.rhk"].with_env(skp.env).create({"skp_id": skp.id, "name": "Data terkelola"})
        with self.assertRaisesRegex(UserError, 'RHK "Data terkelola" has no indikator'):
            skp.action_ajukan()
        indikator = rhk.indikator_ids.create({"rhk_id": rhk.id, "name": "Jumlah data"})
        with self.assertRaisesRegex(UserError, "fill target and satuan"):
            skp.action_ajukan()
        skp.pendekatan = "kualitatif"
        skp.action_ajukan()
        self.assertEqual(skp.state, "diajukan")
        with self.assertRaisesRegex(UserError, "cannot be changed"):
            indikator.name = "Lain"

    def test_mandiri_needs_no_approval(self):
        """BKN-UNO-10: the head of a unor mandiri makes an SKP of model JPT and needs nobody's approval."""
        self.dinas.is_mandiri = True
        skp = self.buat_skp("kepala_dinas")
        self.assertEqual(skp.model_skp, "jpt")
        skp.action_ajukan()
        self.assertEqual(skp.state, "disetujui")

    def test_admin_returns_to_draft(self):
        """BKN-SKP-04"""
        skp = self.buat_disetujui()
        with self.assertRaisesRegex(UserError, "only by an admin instansi"):
            self.sebagai("penilai", skp).action_kembalikan_draft("salah")
        self.sebagai("admin_instansi", skp).action_kembalikan_draft("Diminta pegawai")
        self.assertEqual((skp.state, skp.alasan), ("draft", "Diminta pegawai"))

    def test_snapshot_stays_until_refreshed(self):
        """BKN-UNO-15"""
        skp = self.buat_disetujui()
        self.staf_a.write({"department_id": self.dinas_lain.id, "job_title": "Arsiparis Mahir"})
        self.assertEqual((skp.pegawai_unit, skp.pegawai_jabatan), ("Bidang Uji Dinas Contoh", "Pranata Komputer Ahli Pertama"))
        with self.assertRaisesRegex(UserError, "by an admin instansi"):
            self.sebagai("pegawai_a", skp).action_perbarui_data()
        self.sebagai("admin_instansi", skp).action_perbarui_data()
        self.assertEqual((skp.pegawai_unit, skp.pegawai_jabatan), ("Dinas Lain", "Arsiparis Mahir"))

    def test_rhk_of_the_atasan(self):
        """BKN-SKP-13: RHK can be intervened on once the atasan's SKP is approved."""
        skp = self.buat_skp()
        self.assertEqual(skp.rhk_atasan(), [])
        atasan = self.buat_disetujui("penilai", penilai="kepala_dinas")
        pilihan = self.sebagai("pegawai_a", skp).rhk_atasan()
        self.assertEqual([p["name"] for p in pilihan], ["Laporan kinerja ke-1 tersusun", "Laporan kinerja ke-2 tersusun"])
        skp.rhk_ids[0].rhk_atasan_id = pilihan[0]["id"]
        self.assertEqual(skp.rhk_ids[0].rhk_atasan_nama, "Laporan kinerja ke-1 tersusun")
        asing = self.buat_skp("pegawai_b")
        with self.assertRaisesRegex(UserError, "is not an RHK of"):
            skp.rhk_ids[1].write({"rhk_atasan_id": asing.rhk_ids[0].id})
        self.assertEqual(atasan.state, "disetujui")
