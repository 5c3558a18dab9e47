"""A keberatan holds the SKP that was evaluated; its texts have one length."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..models.keberatan import MAKS_TEKS
from .keberatan_common import KeberatanCase


@tagged("post_install", "-at_install")
class TestKeberatanSkp(KeberatanCase):
    def test_skp_stays_while_a_keberatan_runs(self):
        """Neither draft nor revision nor deletion; the message says who must do what until when."""
        # an SKP that is evaluated for the year is not revised anyway
        self.evaluasi.state = "draft"
        triwulan = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")], limit=1)
        keberatan = self.buat(self.buat_evaluasi(triwulan))
        keberatan.action_ajukan()
        pesan = r"is contested since \d+ \w+ \d{4}\. Dewi Kepaladinas.* decides on the keberatan first, until \d+ \w+ \d{4}, or Sari Staf.* withdraws"
        for state in ("diajukan", "diperiksa"):
            keberatan.sudo().state = state
            with self.assertRaisesRegex(UserError, pesan):
                self.sebagai("admin_instansi", self.skp).action_kembalikan_draft("Salah isi")
            for role in ("pegawai_a", "penilai"):
                with self.assertRaisesRegex(UserError, pesan):
                    self.sebagai(role, self.skp).action_revisi("Target berubah")
        self.skp.sudo().state = "draft"
        with self.assertRaisesRegex(UserError, pesan), self.cr.savepoint():
            self.skp.sudo().unlink()
        self.assertTrue(self.skp.exists())

    def test_revision_of_before_waits(self):
        """A revision that was opened before the keberatan takes the place of the SKP only after the decision."""
        self.evaluasi.state = "draft"
        triwulan = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")], limit=1)
        keberatan = self.buat(self.buat_evaluasi(triwulan))
        self.sebagai("pegawai_a", self.skp).action_revisi("Target berubah")
        revisi = self.skp.revisi_terbuka_id
        self.sebagai("pegawai_a", self.env["ekinerja.rhk"]).create({
            "skp_id": revisi.id, "name": "Laporan kinerja tersusun",
            "indikator_ids": [(0, 0, {"name": "Jumlah laporan", "target": "12", "satuan": "laporan"})],
        })  # fmt: skip
        self.sebagai("pegawai_a", revisi).action_ajukan()
        keberatan.action_ajukan()
        with self.assertRaisesRegex(UserError, "is contested since"), self.cr.savepoint():
            self.sebagai("penilai", revisi).action_setujui()
        keberatan.action_tarik()
        self.sebagai("penilai", revisi).action_setujui()
        self.assertEqual(self.skp.versi, 2)

    def test_skp_is_free_again_after_the_withdrawal(self):
        keberatan = self.buat()
        self.sebagai("admin_instansi", self.skp).action_kembalikan_draft("Salah isi")
        self.skp.sudo().state = "disetujui"
        keberatan.action_ajukan()
        keberatan.action_tarik()
        self.sebagai("admin_instansi", self.skp).action_kembalikan_draft("Salah isi")
        self.assertEqual(self.skp.state, "draft")

    def test_texts_have_a_limit(self):
        """By RPC as on the form: field, length and limit are named; the last character that fits is kept."""
        panjang = "a" * (MAKS_TEKS + 1)
        with self.assertRaisesRegex(ValidationError, "Alasan mengajukan keberatan has 5001 characters; at most 5000 fit"), self.cr.savepoint():
            self.buat(alasan=panjang)
        keberatan = self.buat(alasan=panjang[1:])
        self.assertEqual(len(keberatan.alasan), MAKS_TEKS)
        with self.assertRaisesRegex(ValidationError, "5001 characters"), self.cr.savepoint():
            keberatan.write({"alasan": panjang})
        keberatan.action_ajukan()
        for role, act, label in (
            ("penilai", "action_jelaskan", "Penjelasan"), ("kepala_dinas", "action_tanya", "Question"), ("kepala_dinas", "action_tolak", "Keputusan"),
            ("kepala_dinas", "action_setujui", "Keputusan"), ("pegawai_a", "action_jawab", "Penjelasan pegawai"),
        ):  # fmt: skip
            with self.assertRaisesRegex(UserError, f"{label}.* has 5001 characters; at most 5000 fit"):
                getattr(self.sebagai(role, keberatan), act)(panjang)
        # nothing else writes them either
        for nama in ("penjelasan", "pertanyaan", "penjelasan_pegawai", "putusan"):
            with self.assertRaisesRegex(ValidationError, "5001 characters"), self.cr.savepoint():
                keberatan.sudo().write({nama: panjang})
