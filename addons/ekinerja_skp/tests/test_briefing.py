from datetime import timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import SkpCase


@tagged("post_install", "-at_install")
class TestBriefing(SkpCase):
    """Attendance at the briefing of a unor (SMG-ASN-01)."""

    def buat(self, role="penilai", **vals):
        return self.sebagai(role, self.env["ekinerja.briefing"]).create({"topik": "Rencana minggu ini", "department_id": self.bidang.id, **vals})

    def test_everybody_of_the_unor_is_entered_once(self):
        briefing = self.buat()
        self.assertEqual(briefing.pemimpin_id.sudo(), self.kepala_bidang)
        briefing.action_isi_pegawai()
        briefing.action_isi_pegawai()
        self.assertEqual(briefing.hadir_ids.sudo().employee_id, self.kepala_bidang + self.staf_a + self.staf_b)
        self.assertEqual((briefing.jumlah_hadir, briefing.jumlah_pegawai), (3, 3))

    def test_away_with_a_reason_is_present(self):
        """Cuti, sakit and dinas are entered as hadir with the keterangan; without a reason the pegawai is absent."""
        briefing = self.buat()
        briefing.action_isi_pegawai()
        satu = briefing.hadir_ids[:1]
        for keterangan in ("cuti", "sakit", "dinas"):
            with self.subTest(keterangan):
                satu.write({"hadir": True, "keterangan": keterangan})
                with self.assertRaises(ValidationError) as tolak:
                    satu.write({"hadir": False})
                self.assertIn("mark as present", str(tolak.exception))
        with self.assertRaises(ValidationError):
            satu.write({"hadir": True, "keterangan": "alpa"})
        satu.write({"hadir": False, "keterangan": "alpa"})
        self.assertEqual((briefing.jumlah_hadir, briefing.jumlah_pegawai), (2, 3))

    def test_not_before_its_day(self):
        with self.assertRaises(ValidationError) as tolak:
            self.buat(tanggal=self.company._ekinerja_hari_ini() + timedelta(days=1))
        self.assertIn("still to come", str(tolak.exception))

    def test_unor_without_pegawai(self):
        kosong = self.env["hr.department"].create({
            "name": "Seksi Kosong", "kode_unor": "E" * 32, "parent_id": self.bidang.id, "company_id": self.company.id,
        })  # fmt: skip
        with self.assertRaisesRegex(UserError, "no pegawai"):
            self.buat("admin_opd", department_id=kosong.id).action_isi_pegawai()

    def test_who_enters_and_reads(self):
        briefing = self.buat()
        briefing.action_isi_pegawai()
        self.buat("admin_opd", topik="Kedua")
        self.buat("admin_instansi", topik="Ketiga")
        for role in ("pegawai_a", "auditor", "internal"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.buat(role, topik="Keempat")
        # who was there reads the briefing and the own line only
        self.assertTrue(self.sebagai("pegawai_a", briefing).has_access("read"))
        milik = self.sebagai("pegawai_a", self.env["ekinerja.briefing.hadir"]).search([])
        self.assertEqual(milik.sudo().employee_id, self.staf_a)
        self.assertFalse(self.sebagai("pegawai_a", milik).has_access("write"))
        self.assertFalse(self.sebagai("kepala_dinas", self.env["ekinerja.briefing.hadir"]).search([("employee_id", "=", self.staf_a.id)]))
