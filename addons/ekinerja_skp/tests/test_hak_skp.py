"""Who may do what with an SKP in which state (regulasi.md A.4): the whole table, and the atasan penilai in place of a penilai who does nothing."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import SkpCase

# state -> role -> what it may; everybody else and everything else is refused
BOLEH = {
    "draft": {"pegawai_a": {"ubah", "ajukan", "perbarui", "hapus"}, "admin_instansi": {"perbarui"}},
    "diajukan": {"penilai": {"setujui", "tolak"}, "plt": {"setujui", "tolak"}, "admin_instansi": {"kembalikan", "perbarui"}},
    "disetujui": {"pegawai_a": {"revisi"}, "penilai": {"revisi"}, "plt": {"revisi"}, "admin_instansi": {"kembalikan", "perbarui"}},
    "ditolak": {"pegawai_a": {"ubah", "ajukan", "perbarui", "hapus"}, "admin_instansi": {"kembalikan", "perbarui"}},
}
TINDAKAN = {
    "ubah": lambda skp: skp.rhk_ids[0].write({"name": "Diubah"}),
    "ajukan": lambda skp: skp.action_ajukan(),
    "setujui": lambda skp: skp.action_setujui(),
    "tolak": lambda skp: skp.action_tolak("Kurang"),
    "kembalikan": lambda skp: skp.action_kembalikan_draft("Diminta"),
    "perbarui": lambda skp: skp.action_perbarui_data(),
    "revisi": lambda skp: skp.action_revisi("Penugasan baru"),
    "hapus": lambda skp: skp.unlink(),
}


class Batal(Exception):
    """Ends an attempt that was allowed."""


@tagged("post_install", "-at_install")
class TestHakSkp(SkpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tahun = cls.company._ekinerja_hari_ini().year
        cls.users["plt"] = cls.staf_lain.user_id = cls.env["res.users"].create({
            "name": "Lala Lain", "login": "uji_plt_hak", "group_ids": [(6, 0, cls.env.ref("ekinerja_admin.group_pegawai_internal").ids)],
            "company_id": cls.company.id, "company_ids": [(6, 0, cls.company.ids)],
        })  # fmt: skip

    def mungkin(self, role, skp, apa):
        """Whether a user gets through with an action; nothing of it stays."""
        try:
            with self.cr.savepoint():
                TINDAKAN[apa](self.sebagai(role, skp))
                self.env.flush_all()
                raise Batal
        except Batal:
            return True
        except UserError:
            return False

    def test_states_and_roles(self):
        """Four states, nine people, eight actions: what is not in the table is refused."""
        skp = self.buat_skp(tahun=self.tahun)
        self.buat_plt(self.staf_lain, self.bidang, f"{self.tahun}-01-01", f"{self.tahun}-12-31")
        orang = ("pegawai_a", "penilai", "plt", "kepala_dinas", "admin_opd", "admin_instansi", "auditor", "pegawai_b", "internal")
        for state, boleh in BOLEH.items():
            skp.sudo().write({"state": state, "tanggal_diajukan": fields.Datetime.now() if state != "draft" else False})
            for role in orang:
                dapat = {apa for apa in TINDAKAN if self.mungkin(role, skp, apa)}
                with self.subTest(state=state, role=role):
                    self.assertEqual(dapat, boleh.get(role, set()))

    def lewat(self, hari):
        """An SKP of this year that was submitted so many days ago, in a year whose January is over as long."""
        skp = self.buat_skp(tahun=self.tahun - 1)
        skp.action_ajukan()
        skp.sudo().tanggal_diajukan = fields.Datetime.now() - timedelta(days=hari)
        return skp

    def test_atasan_penilai_after_the_deadline(self):
        """P6 Ps. 14, L-II.C.4-5: where the penilai does nothing, the atasan penilai decides; logged as such."""
        skp = self.lewat(8)
        self.assertTrue(self.sebagai("kepala_dinas", skp).can_setujui)
        self.assertIn(skp, self.sebagai("kepala_dinas", self.env["ekinerja.skp"]).search([("is_pemutus", "=", True)]))
        tugas = self.env["ekinerja.tugas"]._kumpulkan(self.users["kepala_dinas"])[self.users["kepala_dinas"].id]
        self.assertEqual([satu["jumlah"] for satu in tugas if satu["jenis"] == "setujui_atasan"], [1])
        self.sebagai("kepala_dinas", skp).action_setujui()
        self.assertEqual((skp.state, skp.diputus_atasan), ("disetujui", True))
        log = "".join(self.env["mail.message"].search([("model", "=", "ekinerja.skp"), ("res_id", "=", skp.id)]).mapped("body"))
        self.assertIn("approved by Dewi Kepaladinas as atasan pejabat penilai, because the penilai did not decide", log)

    def test_atasan_penilai_waits(self):
        """Neither before the days of the setting, nor with 0; the penilai may decide all the time."""
        skp = self.lewat(6)
        self.assertFalse(self.sebagai("kepala_dinas", skp).can_setujui)
        with self.assertRaisesRegex(UserError, "decided only by its pejabat penilai"):
            self.sebagai("kepala_dinas", skp).action_tolak("Kurang")
        for hari, boleh in ((6, True), (0, False), (7, False)):
            self.company.ekinerja_atasan_putus_hari = hari
            with self.subTest(hari):
                self.assertEqual(self.mungkin("kepala_dinas", skp, "setujui"), boleh)
        self.assertTrue(self.mungkin("penilai", skp, "setujui"))
        # an SKP whose range began a few days ago has its 30 days from there
        skp.sudo().write({"tahun": self.tahun, "date_start": self.company._ekinerja_hari_ini() - timedelta(days=20), "date_end": f"{self.tahun}-12-31"})
        self.company.ekinerja_atasan_putus_hari = 1
        self.assertFalse(self.mungkin("kepala_dinas", skp, "setujui"))
