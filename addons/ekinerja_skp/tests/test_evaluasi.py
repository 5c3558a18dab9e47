"""Evaluation of a period: ratings, predikat, who may rate and when."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import SkpCase


@tagged("post_install", "-at_install")
class TestEvaluasi(SkpCase):
    def setUp(self):
        super().setUp()
        self.skp = self.buat_disetujui()

    def nilai(self, hasil, perilaku, role="penilai", **vals):
        evaluasi = self.sebagai(role, self.env["ekinerja.evaluasi"]).create({
            "skp_id": self.skp.id, "periode_id": self.periode_final.id, "rating_hasil": hasil, "rating_perilaku": perilaku, **vals,
        })  # fmt: skip
        evaluasi.action_nilai()
        return evaluasi

    def test_predikat_follows_matrix(self):
        """BKN-SKP-15, D4: all nine cells of PermenPANRB 6/2022 Lampiran IV.B.3."""
        for hasil, perilaku, predikat in (
            ("diatas", "diatas", "sangat_baik"), ("diatas", "sesuai", "baik"), ("diatas", "dibawah", "kurang"),
            ("sesuai", "diatas", "baik"), ("sesuai", "sesuai", "baik"), ("sesuai", "dibawah", "kurang"),
            ("dibawah", "diatas", "butuh_perbaikan"), ("dibawah", "sesuai", "butuh_perbaikan"), ("dibawah", "dibawah", "sangat_kurang"),
        ):  # fmt: skip
            evaluasi = self.nilai(hasil, perilaku)
            self.assertEqual((evaluasi.predikat, evaluasi.state), (predikat, "dinilai"))
            self.assertEqual(self.skp.predikat_akhir, predikat)
            evaluasi.action_buka()
            evaluasi.unlink()

    def test_only_the_penilai_rates(self):
        with self.assertRaises(AccessError):
            self.nilai("sesuai", "sesuai", role="pegawai_a")
        with self.assertRaises(AccessError):
            self.nilai("sesuai", "sesuai", role="admin_instansi")
        with self.assertRaises(AccessError):
            self.nilai("sesuai", "sesuai", role="kepala_dinas")

    def test_final_cannot_change(self):
        evaluasi = self.nilai("sesuai", "sesuai")
        evaluasi.action_final()
        with self.assertRaisesRegex(UserError, "already given"):
            evaluasi.rating_hasil = "diatas"
        with self.assertRaisesRegex(UserError, "status Final"):
            evaluasi.action_buka()
        with self.assertRaisesRegex(UserError, "final evaluation"):
            self.sebagai("admin_instansi", self.skp).action_kembalikan_draft("terlambat")

    def test_predikat_and_state_cannot_be_written(self):
        for vals in ({"predikat": "sangat_baik"}, {"state": "final"}, {"pegawai_nama": "Lain"}, {"tahun": 2020}):
            with self.assertRaisesRegex(UserError, "cannot be written"), self.cr.savepoint():
                self.nilai("sesuai", "sesuai", **vals)
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": self.skp.id, "periode_id": self.periode_final.id})
        for vals in ({"predikat": "sangat_baik"}, {"state": "dinilai"}, {"penilai_nama": "Lain"}, {"skp_id": self.skp.id}):
            with self.assertRaisesRegex(UserError, "cannot be written"):
                evaluasi.write(vals)

    def test_draft_is_hidden_from_the_pegawai(self):
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create(
            {"skp_id": self.skp.id, "periode_id": self.periode_final.id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
        )
        self.assertFalse(self.sebagai("pegawai_a", self.env["ekinerja.evaluasi"]).search([]))
        evaluasi.action_nilai()
        self.assertEqual(self.sebagai("pegawai_a", self.env["ekinerja.evaluasi"]).search([]).predikat, "baik")
        self.assertFalse(self.sebagai("pegawai_b", self.env["ekinerja.evaluasi"]).search([]))

    def test_suggested_rating_from_the_rhk(self):
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create(
            {"skp_id": self.skp.id, "periode_id": self.periode_final.id}
        )
        self.assertEqual(evaluasi.line_ids.mapped("rhk_nama"), self.skp.rhk_ids.mapped("name"))
        self.assertFalse(evaluasi.saran_rating)
        evaluasi.line_ids.rating = "diatas"
        self.assertEqual(evaluasi.saran_rating, "diatas")
        evaluasi.line_ids[0].rating = "dibawah"
        self.assertEqual(evaluasi.saran_rating, "dibawah")
        with self.assertRaisesRegex(UserError, "choose rating hasil kerja"):
            evaluasi.action_nilai()

    def test_unapproved_skp_is_not_evaluated(self):
        draft = self.buat_skp("pegawai_b")
        with self.assertRaisesRegex(ValidationError, "approve it before"):
            self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": draft.id, "periode_id": self.periode_final.id})

    def test_realisasi_and_bukti_stand_beside_the_rating(self):
        rencana = self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create({
            "rhk_id": self.skp.rhk_ids[0].id, "periode_id": self.periode_final.id, "name": "Susun laporan", "realisasi": "12 laporan selesai",
            "bukti_ids": [(0, 0, {"jenis": "tautan", "name": "Folder", "url": "https://contoh.example/laporan"})],
        })  # fmt: skip
        self.assertEqual(rencana.state, "selesai")
        evaluasi = self.nilai("sesuai", "sesuai")
        baris = evaluasi.line_ids.filtered(lambda line: line.rhk_id == self.skp.rhk_ids[0])
        self.assertEqual((baris.realisasi, baris.jumlah_bukti), ("12 laporan selesai", 1))
        with self.assertRaisesRegex(UserError, "already evaluated"):
            self.sebagai("pegawai_a", rencana).realisasi = "13 laporan"

    def test_realised_rhk_is_not_deleted(self):
        """Back in draft, an RHK with realisasi stays; one without may go."""
        self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create(
            {"rhk_id": self.skp.rhk_ids[0].id, "periode_id": self.periode_final.id, "name": "Susun laporan", "realisasi": "12 laporan"}
        )
        self.sebagai("admin_instansi", self.skp).action_kembalikan_draft("Diminta pegawai")
        rhk = self.sebagai("pegawai_a", self.skp).rhk_ids
        with self.assertRaisesRegex(UserError, "has realisasi and cannot be deleted"), self.cr.savepoint():
            rhk[0].unlink()
        rhk[1].unlink()
        self.assertEqual(self.skp.rhk_ids.rencana_ids.mapped("realisasi"), ["12 laporan"])
