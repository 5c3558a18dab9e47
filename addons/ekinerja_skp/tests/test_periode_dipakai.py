"""A period that documents were made for."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import SkpCase


@tagged("post_install", "-at_install")
class TestPeriodeDipakai(SkpCase):
    def test_used_period_is_archived_not_deleted(self):
        """BKN-PER-16: what documents were made for stays; any model that refers to a period counts."""
        skp = self.buat_disetujui()
        self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": self.periode_final.id})
        self.env["ekinerja.rencana.aksi"].create([
            {"rhk_id": rhk.id, "periode_id": self.periode_final.id, "name": "Susun laporan"} for rhk in skp.rhk_ids
        ])
        periode = self.sebagai("admin_instansi", self.periode_final)
        with self.assertRaises(UserError) as caught:
            periode.action_hapus()
        for bagian in ("Periode Akhir Tahun is used by", "1 Evaluasi kinerja", "2 Rencana aksi", "Archive it"):
            self.assertIn(bagian, caught.exception.args[0])
        periode.action_archive()
        self.assertFalse(self.periode_final.active)
