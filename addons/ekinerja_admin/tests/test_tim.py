"""Tim kerja: master data of who works together for a result (BKN-MPH-08)."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestTim(InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tim = cls.env["ekinerja.tim"].create({
            "name": "Tim Layanan Perizinan", "department_id": cls.bidang.id, "ketua_id": cls.staf_a.id,
            "anggota_ids": [Command.set((cls.staf_b | cls.staf_lain).ids)],
        })  # fmt: skip

    def test_tahun_and_instansi_by_default(self):
        """The year is that of the day in the instansi; members come from other unor too."""
        self.assertEqual((self.tim.tahun, self.tim.company_id), (self.company._ekinerja_hari_ini().year, self.company))
        self.assertEqual((self.tim.ketua_nama, self.tim.anggota_nama, self.tim.jumlah_anggota), ("Sari Staf", "Lala Lain\nTono Staf", 2))
        self.assertEqual(self.tim.copy().tahun, self.tim.tahun + 1)

    def test_ketua_is_no_anggota(self):
        with self.assertRaisesRegex(ValidationError, "Anggota: Sari Staf is the ketua"):
            self.tim.anggota_ids = [Command.link(self.staf_a.id)]
        with self.assertRaisesRegex(ValidationError, "Anggota: Tono Staf is the ketua"):
            self.tim.ketua_id = self.staf_b

    @mute_logger("odoo.sql_db")
    def test_name_and_year(self):
        for vals in ({"name": "tim layanan perizinan"}, {"name": "  "}, {"name": "Tim B", "tahun": 26}):
            with self.subTest(vals), self.assertRaises(IntegrityError), self.cr.savepoint():
                self.env["ekinerja.tim"].create({"department_id": self.bidang.id, "ketua_id": self.staf_a.id} | vals)
        self.tim.active = False
        self.env.flush_all()
        self.env["ekinerja.tim"].create({"name": self.tim.name, "department_id": self.bidang.id, "ketua_id": self.staf_a.id})

    def test_other_instansi(self):
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        orang = self.env["hr.employee"].create({"name": "Orang Lain", "company_id": lain.id})
        with self.assertRaises(UserError):
            self.tim.anggota_ids = [Command.link(orang.id)]
        with self.assertRaises(UserError):
            self.tim.ketua_id = orang

    def test_rights(self):
        """Admin instansi and admin OPD keep tim; pimpinan, ketua and anggota read; others see nothing."""
        for role, baca, ubah in (
            ("admin_instansi", True, True), ("admin_opd", True, True), ("penilai", True, False), ("pegawai_a", True, False),
            ("pegawai_b", True, False), ("kepala_dinas", False, False), ("auditor", True, False),
        ):  # fmt: skip
            with self.subTest(role):
                tim = self.sebagai(role, self.tim)
                self.assertEqual(bool(tim.search([("id", "=", tim.id)])), baca)
                if baca:
                    self.assertIn("Tono Staf", tim.anggota_nama)
                if ubah:
                    tim.name = f"Tim {role}"
                else:
                    with self.assertRaises(AccessError):
                        tim.name = "Diubah"
        with self.assertRaises(AccessError):
            self.sebagai("internal", self.tim).read(["name"])

    def test_admin_opd_chooses_people(self):
        """Without the rights of an HR officer people are chosen, never made."""
        tim = self.sebagai("admin_opd", self.env["ekinerja.tim"]).create({
            "name": "Tim OPD", "department_id": self.bidang.id, "ketua_id": self.staf_a.id, "anggota_ids": [Command.set(self.staf_b.ids)],
        })  # fmt: skip
        self.assertEqual(tim.anggota_nama, "Tono Staf")
        tim.anggota_ids = [Command.link(self.staf_lain.id)]
        self.assertEqual(tim.jumlah_anggota, 2)
        with self.assertRaises(AccessError):
            tim.anggota_ids = [Command.create({"name": "Baru"})]
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_a", tim).write({"anggota_ids": [Command.clear()]})

    def test_admin_opd_keeps_the_own_branch(self):
        with self.assertRaises(AccessError):
            self.sebagai("admin_opd", self.env["ekinerja.tim"]).create(
                {"name": "Tim Asing", "department_id": self.dinas_lain.id, "ketua_id": self.staf_lain.id}
            )

    def test_plt_of_the_unor_reads(self):
        """Who acts as head reads the tim of the unor while the assignment lasts."""
        hari_ini = self.company._ekinerja_hari_ini()
        self.assertFalse(self.sebagai("kepala_dinas", self.tim).search_count([("id", "=", self.tim.id)]))
        self.env["ekinerja.plt"].create({
            "employee_id": self.kepala_dinas.id, "department_id": self.bidang.id, "date_start": hari_ini, "date_end": hari_ini,
        })  # fmt: skip
        self.assertTrue(self.sebagai("kepala_dinas", self.tim).search_count([("id", "=", self.tim.id)]))

    def test_changes_are_logged(self):
        self.tim.anggota_ids = [Command.unlink(self.staf_lain.id)]
        baris = self.env["ekinerja.audit"].search([("res_model", "=", "ekinerja.tim"), ("res_id", "=", self.tim.id), ("kolom", "=", "anggota_ids")])
        self.assertEqual(len(baris), 1)
        self.assertIn("Lala Lain", baris.lama)
        self.assertNotIn("Lala Lain", baris.baru)

    def test_people_of_a_tim_are_archived_not_deleted(self):
        with self.assertRaisesRegex(UserError, "Sari Staf"):
            self.staf_a.action_ekinerja_hapus()
            self.staf_a.unlink()
        with self.assertRaisesRegex(UserError, "Tono Staf"):
            self.staf_b.unlink()

    def test_ketua_gets_an_internal_account(self):
        """The matrix is filled in the back office; the anggota stay in the portal."""
        alasan = (self.staf_a | self.staf_b)._ekinerja_alasan_internal()
        self.assertEqual([satu["teks"] for satu in alasan[self.staf_a.id]], ["ketua of Tim Layanan Perizinan"])
        self.assertNotIn(self.staf_b.id, alasan)
        (self.staf_a | self.staf_b)._ekinerja_akun_sinkron()
        self.assertEqual((self.staf_a.user_id.share, self.staf_b.user_id.share), (False, True))
        self.tim.active = False
        self.assertFalse(self.staf_a._ekinerja_alasan_internal())
