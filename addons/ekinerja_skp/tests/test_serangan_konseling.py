"""Konseling: between two people, whatever way a third one tries (PermenPANRB 6/2022 Lampiran III B.1.10)."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from .common import SeranganCase

RAHASIA = "Beban keluarga yang sedang dihadapi"


@tagged("post_install", "-at_install")
class TestSeranganKonseling(SeranganCase):
    def konseling(self):
        self.skp = self.buat_disetujui("pegawai_a")
        return self.sebagai("penilai", self.env["ekinerja.bimbingan"]).create(
            {"skp_id": self.skp.id, "jenis": "konseling", "name": RAHASIA, "catatan": RAHASIA, "kesepakatan": RAHASIA}
        )

    def test_nobody_else_by_any_way(self):
        catatan = self.konseling()
        for role in ("admin_instansi", "admin_opd", "auditor", "kepala_dinas", "pegawai_b", "internal"):
            env = self.sebagai(role, self.env["ekinerja.bimbingan"]).env
            bimbingan = env["ekinerja.bimbingan"]
            with self.subTest(role):
                if bimbingan.has_access("read"):
                    self.assertFalse(bimbingan.search([("catatan", "ilike", "keluarga")]))
                    self.assertFalse(bimbingan.search_count([("skp_id", "=", self.skp.id)]))
                    self.assertFalse(bimbingan.formatted_read_group([("id", "=", catatan.id)], ["name"], ["__count"]))
                    self.assertFalse(call_kw(bimbingan, "name_search", [], {"name": "Beban"}))
                for nama, args in (
                    ("read", [catatan.ids, ["name"]]), ("export_data", [catatan.ids, ["name", "catatan"]]), ("copy", [catatan.ids]),
                    ("action_baca", [catatan.ids]), ("write", [catatan.ids, {"jenis": "coaching"}]), ("unlink", [catatan.ids]),
                    ("web_read", [catatan.ids, {"name": {}}]),
                ):
                    with self.assertRaises(UserError), self.cr.savepoint():
                        call_kw(bimbingan, nama, args, {})
                self.env.invalidate_all()
                for model, kolom in (("mail.message", "body"), ("ekinerja.audit", "baru"), ("ir.attachment", "name")):
                    if env[model].has_access("read"):
                        self.assertFalse(env[model].search([(kolom, "ilike", "keluarga")]), model)
        self.assertEqual(self.sebagai("pegawai_a", catatan).catatan, RAHASIA)

    def test_not_beside_the_evaluation(self):
        """Neither for the atasan nor for whoever prints: a konseling is no part of an evaluation."""
        self.konseling()
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": self.skp.id, "periode_id": self.periode.id})
        for role in ("penilai", "kepala_dinas", "admin_instansi"):
            milik = self.sebagai(role, evaluasi)
            self.assertFalse(milik.bimbingan_ids)
            self.assertNotIn("keluarga", str(milik.line_ids.mapped("ambil_alih")))

    def test_another_note_by_the_penilai_of_tomorrow(self):
        """A konseling of the former penilai stays theirs: the new one does not inherit it."""
        catatan = self.konseling()
        self.skp.sudo().write({"penilai_id": self.kepala_dinas.id, "atasan_penilai_id": self.wali_kota.id})
        self.assertFalse(self.sebagai("kepala_dinas", self.env["ekinerja.bimbingan"]).search([("id", "=", catatan.id)]))

    def test_written_in_the_name_of_another(self):
        self.konseling()
        buat = self.sebagai("penilai", self.env["ekinerja.bimbingan"]).with_context(
            default_pembimbing_id=self.kepala_dinas.id, default_dibaca_pada="2020-01-01 00:00:00"
        )
        catatan = buat.create({"skp_id": self.skp.id, "name": "x", "pembimbing_id": self.kepala_dinas.id, "dibaca_pada": "2020-01-01 00:00:00"})
        self.assertEqual((catatan.pembimbing_nama, catatan.dibaca_pada), (self.kepala_bidang.name, False))
        with self.assertRaises(AccessError), self.cr.savepoint():
            call_kw(self.sebagai("pegawai_a", catatan), "write", [catatan.ids, {"catatan": "Lain"}], {})
