"""Request of a pegawai for another atasan: asked, decided, recorded."""

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .test_plt import PltCase


@tagged("post_install", "-at_install")
class TestUsulanAtasan(PltCase):
    def usul(self, role="pegawai_a", **vals):
        usulan = self.sebagai(role, self.env["ekinerja.atasan.usulan"])
        return usulan.create({"usulan_atasan_id": self.kepala_dinas.id, "alasan": "Penugasan di sekretariat dinas", **vals})

    def test_approved_request_becomes_a_correction_from_today(self):
        """SMG-ATL-23, D10"""
        self.atasan._perbarui_dari_struktur(self.semua, self.hari_ini - timedelta(days=60))
        usulan = self.usul(usulan_verifikator_id=self.kepala_bidang.id)
        self.assertEqual((usulan.state, usulan.sudo().employee_id, usulan.company_id), ("diajukan", self.staf_a, self.company))
        todo = self.env["mail.activity"].search([("res_model", "=", usulan._name), ("res_id", "=", usulan.id)])
        self.assertLessEqual(self.users["admin_instansi"] | self.users["admin_opd"], todo.user_id)
        self.assertTrue(self.sebagai("admin_instansi", usulan).can_putus)
        self.sebagai("admin_instansi", usulan).action_setujui()
        self.assertEqual((usulan.state, usulan.diputus_oleh_id), ("disetujui", self.users["admin_instansi"]))
        self.assertFalse(todo.exists())
        row = self.open_row(self.staf_a)
        self.assertEqual(row, usulan.sudo().atasan_row_id)
        self.assertEqual((row.atasan_id, row.verifikator_id, row.sumber, row.date_start), (self.kepala_dinas, self.kepala_bidang, "koreksi", self.hari_ini))
        lama = self.atasan.search([("employee_id", "=", self.staf_a.id), ("id", "!=", row.id)])
        self.assertEqual((lama.atasan_id, lama.date_end), (self.kepala_bidang, self.hari_ini - timedelta(days=1)))
        self.assertEqual(self.atasan._perbarui_dari_struktur(self.staf_a, self.hari_ini), 0)

    def test_verifikator_alone_keeps_the_atasan(self):
        """SMG-ATL-22: stored separately."""
        usulan = self.usul(usulan_atasan_id=False, usulan_verifikator_id=self.staf_b.id)
        self.sebagai("admin_opd", usulan).action_setujui()
        row = self.open_row(self.staf_a)
        self.assertEqual((row.atasan_id, row.verifikator_id), (self.kepala_bidang, self.staf_b))

    def test_atasan_as_plt(self):
        """SMG-ATL-05: the assignment must be recorded; its title stands on the row."""
        usulan = self.usul(usulan_atasan_id=self.staf_b.id, atasan_sebagai_plt="ya")
        with self.assertRaisesRegex(UserError, "Tono Staf has no PLT/PLH assignment today"), self.cr.savepoint():
            self.sebagai("admin_instansi", usulan).action_setujui()
        plt = self.plt(unor=self.dinas_lain)
        self.sebagai("admin_instansi", usulan).action_setujui()
        row = usulan.sudo().atasan_row_id
        self.assertEqual((row.atasan_plt_id, row.atasan_jabatan, row.date_end), (plt, plt.jabatan, plt.date_end))

    def test_refusal_needs_an_answer(self):
        usulan = self.usul()
        admin = self.sebagai("admin_opd", usulan)
        with self.assertRaisesRegex(UserError, "Fill Tanggapan"):
            admin.action_tolak()
        admin.tanggapan = "Surat tugas belum ada"
        admin.action_tolak()
        self.assertEqual((usulan.state, usulan.tanggapan), ("ditolak", "Surat tugas belum ada"))
        self.assertFalse(self.open_row(self.staf_a))
        for langkah in (admin.action_setujui, admin.action_tolak):
            with self.assertRaisesRegex(UserError, "is in status Ditolak"):
                langkah()

    def test_cancel_and_ask_again(self):
        usulan = self.usul()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
            self.usul()
        with self.assertRaisesRegex(UserError, "Only the pegawai who made"):
            self.sebagai("admin_instansi", usulan).action_batal()
        self.sebagai("pegawai_a", usulan).action_batal()
        self.assertEqual(usulan.state, "batal")
        self.assertEqual(self.usul().state, "diajukan")

    def test_bad_input(self):
        for vals, pesan in (
            ({"usulan_atasan_id": self.staf_a.id}, "Sari Staf cannot be their own atasan"),
            ({"usulan_atasan_id": False, "usulan_verifikator_id": self.staf_a.id}, "their own verifikator"),
            ({"state": "disetujui"}, "state cannot be written"),
            ({"tanggapan": "ya"}, "tanggapan cannot be written"),
        ):
            with self.subTest(pesan), self.assertRaisesRegex(UserError, pesan), self.cr.savepoint():
                self.usul(**vals)
        for vals in ({"usulan_atasan_id": False}, {"alasan": "  "}):
            with self.subTest(vals=vals), mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
                self.usul(**vals)

    def test_who_may_decide(self):
        usulan = self.usul()
        for role in ("penilai", "kepala_dinas", "pegawai_b", "internal"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.sebagai(role, usulan).action_setujui()
        for role in ("pegawai_a", "auditor"):
            with self.subTest(role), self.assertRaisesRegex(UserError, "decided by"):
                self.sebagai(role, usulan).action_setujui()
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_a", usulan).write({"tanggapan": "disetujui"})
        with self.assertRaisesRegex(UserError, "cannot be changed"):
            self.sebagai("admin_instansi", usulan).write({"usulan_atasan_id": self.staf_b.id})
        lain = self.env["ekinerja.atasan.usulan"].create({"employee_id": self.staf_lain.id, "usulan_atasan_id": self.kepala_dinas.id, "alasan": "x"})
        with self.assertRaises(AccessError):
            self.sebagai("admin_opd", lain).action_setujui()
        self.kepala_dinas.user_id = self.users["admin_instansi"]
        sendiri = self.usul("admin_instansi", usulan_atasan_id=self.wali_kota.id)
        with self.assertRaisesRegex(UserError, "decided by another administrator"):
            self.sebagai("admin_instansi", sendiri).action_setujui()

    def test_nobody_asks_for_another(self):
        for role in ("pegawai_a", "penilai", "admin_instansi"):
            with self.subTest(role), self.assertRaises(AccessError), self.cr.savepoint():
                self.usul(role, employee_id=self.staf_b.id)
        with self.assertRaisesRegex(UserError, "belongs to no pegawai"):
            self.usul("admin_opd")
