"""A status that only actions write does not come in by a default either."""

from odoo.tests import tagged

from .common import SkpCase


@tagged("post_install", "-at_install")
class TestSerangan(SkpCase):
    def test_skp_approved_by_default(self):
        """The portal pegawai who names the status in the context starts a draft like everybody."""
        skp = self.sebagai("pegawai_b", self.env["ekinerja.skp"]).with_context(
            default_state="disetujui", default_is_mandiri=True, default_pegawai_nama="Orang Lain"
        ).create({})
        self.assertEqual((skp.state, skp.is_mandiri, skp.pegawai_nama), ("draft", False, "Tono Staf"))

    def test_evaluation_final_by_own_default(self):
        """Nor does the penilai who keeps a default for themselves make a final evaluation."""
        skp = self.buat_disetujui()
        self.sebagai("penilai", self.env["ir.default"]).set("ekinerja.evaluasi", "state", "final", user_id=True)
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": self.periode_final.id})
        self.assertEqual(evaluasi.state, "draft")
