"""A pegawai who moved: the result of the previous period reused by agreement (PermenPANRB 6/2022 Lampiran IV.A.13)."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import TAHUN
from .test_evaluasi_aturan import D, EvaluasiCase


@tagged("post_install", "-at_install")
class TestSebelumnya(EvaluasiCase):
    def test_result_reused_by_agreement_after_a_move(self):
        """Lampiran IV.A.13"""
        lama = self.nilai(self.evaluasi(hasil=D, perilaku=D))
        self.skp.sudo().date_end = f"{TAHUN}-04-14"
        baru = self.disetujui(self.staf_a, date_start=f"{TAHUN}-04-15")
        evaluasi = self.sebagai("penilai", self.evaluasi(baru, self.tw[1], hasil=False, perilaku=False))
        self.assertTrue(evaluasi.bisa_sebelumnya)
        self.assertEqual(evaluasi.action_pakai_sebelumnya()["res_model"], "ekinerja.evaluasi.sebelumnya")
        with self.assertRaisesRegex(UserError, "Agreement: write who agreed"):
            evaluasi.action_pakai_sebelumnya("  ")
        evaluasi.action_pakai_sebelumnya("Disepakati 20 April")
        self.assertEqual((evaluasi.rating_hasil, evaluasi.rating_perilaku, evaluasi.state), (D, D, "draft"))
        self.assertEqual(evaluasi.sudo().dari_sebelumnya_id, lama)
        self.assertIn("Disepakati 20 April", evaluasi.message_ids[:1].body)

    def test_only_after_a_move_and_not_for_the_year(self):
        self.nilai(self.evaluasi())
        with self.assertRaisesRegex(UserError, "no given evaluation of an earlier period on a former SKP"):
            self.sebagai("penilai", self.evaluasi(periode=self.tw[1])).action_pakai_sebelumnya("Sepakat")
        with self.assertRaisesRegex(UserError, "rated afresh"):
            self.sebagai("penilai", self.evaluasi(periode=self.final)).action_pakai_sebelumnya("Sepakat")
