"""An evaluation is not made final while the pegawai may still object (PermenPANRB 6/2022 Ps. 29, Lampiran V.B.2)."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .keberatan_common import KeberatanCase


@tagged("post_install", "-at_install")
class TestEvaluasiFinal(KeberatanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.ekinerja_final_menunggu = True
        cls.evaluasi.write({"tanggal_dinilai": "2026-03-02 02:00:00"})

    def final(self, hari, evaluasi=None):
        with freeze_time(f"{hari} 03:00:00"):
            self.sebagai("penilai", evaluasi or self.evaluasi).action_final()

    def test_not_before_the_document_is_delivered(self):
        with self.assertRaisesRegex(UserError, "was not delivered yet, so the pegawai could not object"):
            self.final("2026-06-01")

    def test_from_the_day_after_the_last_day_to_object(self):
        """Received on Monday 2 March 2026: 14 hari kerja end on Friday the 20th, in the time zone of the instansi."""
        self.evaluasi.write({"tanggal_disampaikan": "2026-03-02", "tanggal_diterima": "2026-03-02"})
        for waktu in ("2026-03-03 03:00:00", "2026-03-20 16:59:00"):
            with freeze_time(waktu), self.assertRaisesRegex(UserError, "final from 21 Maret 2026: the pegawai may object until 20 Maret 2026, 14 hari kerja"):
                self.sebagai("penilai", self.evaluasi).action_final()
        with freeze_time("2026-03-20 03:00:00"):
            self.assertIn("21 Maret 2026", self.sebagai("penilai", self.evaluasi).final_pesan)
        with freeze_time("2026-03-20 17:01:00"):
            self.env.invalidate_all()
            self.assertFalse(self.sebagai("penilai", self.evaluasi).final_pesan)
            self.sebagai("penilai", self.evaluasi).action_final()
        self.assertEqual(self.evaluasi.state, "final")

    def test_delivered_and_never_received(self):
        """A pegawai who does not confirm the receipt does not hold it up for ever."""
        self.evaluasi.write({"tanggal_disampaikan": "2026-03-02"})
        with self.assertRaisesRegex(UserError, "final from 21 Maret 2026"):
            self.final("2026-03-20")
        self.final("2026-03-21")

    def test_returned_document_ends_the_wait(self):
        self.evaluasi.write({"tanggal_disampaikan": "2026-03-02", "tanggal_diterima": "2026-03-02"})
        with freeze_time("2026-03-04 03:00:00"):
            self.sebagai("pegawai_a", self.evaluasi).action_kembalikan()
        self.final("2026-03-04")
        self.assertEqual(self.evaluasi.state, "final")

    def test_return_noted_by_somebody_else_takes_no_right_away(self):
        """The penilai, who wants it final, says that the signed document came back: the pegawai may still object."""
        self.evaluasi.write({"tanggal_disampaikan": "2026-03-02", "tanggal_diterima": "2026-03-02"})
        for role in ("penilai", "admin_instansi"):
            with self.subTest(role):
                with freeze_time("2026-03-04 03:00:00"):
                    self.sebagai(role, self.evaluasi).action_kembalikan()
                with self.assertRaisesRegex(UserError, "final from 21 Maret 2026"):
                    self.final("2026-03-04")
                self.evaluasi.write({"tanggal_dikembalikan": False})
        self.final("2026-03-21")

    def test_without_keberatan_there_is_nothing_to_wait_for(self):
        """Lampiran IV.A.11-12"""
        self.evaluasi.write({"tanpa_keberatan": True})
        self.final("2026-03-02")
        self.assertEqual(self.evaluasi.state, "final")

    def test_keberatan_that_nobody_decided_in_time(self):
        """A draft is no keberatan yet; one that ended as Terlambat was the pegawai's right."""
        self.evaluasi.write({"tanggal_disampaikan": "2026-03-02", "tanggal_diterima": "2026-03-02"})
        with freeze_time("2026-03-03 03:00:00"):
            keberatan = self.buat()
        with self.assertRaisesRegex(UserError, "final from 21 Maret 2026"):
            self.final("2026-03-04")
        keberatan.sudo().write({"state": "terlambat"})
        self.final("2026-03-16")
        self.assertEqual(self.evaluasi.state, "final")

    def test_many_at_once_name_every_reason(self):
        self.evaluasi.write({"tanggal_disampaikan": "2026-03-02"})
        triwulan = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")], limit=1)
        lain = self.buat_evaluasi(triwulan, dinilai="2026-03-02 02:00:00")
        with self.assertRaisesRegex(UserError, "(?s)final from 21 Maret 2026.*was not delivered yet"):
            self.final("2026-03-05", self.evaluasi | lain)
        self.assertEqual((self.evaluasi | lain).mapped("state"), ["dinilai"] * 2)

    def test_instansi_may_switch_it_off(self):
        self.company.ekinerja_final_menunggu = False
        self.final("2026-03-02")
        self.assertEqual(self.evaluasi.state, "final")
