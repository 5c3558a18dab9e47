"""Bukti dukung: former versions, reuse, the same file in other hands (D13)."""

import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .test_pelaksanaan import PelaksanaanCase


def pdf(isi):
    return base64.b64encode(b"%PDF-1.4\n" + isi.encode() + b"\n%%EOF\n").decode()


@tagged("post_install", "-at_install")
class TestBuktiVersi(PelaksanaanCase):
    def bukti(self, rencana, isi="satu", role="pegawai_a", **vals):
        return self.sebagai(role, self.env["ekinerja.bukti"]).create(
            {"rencana_id": rencana.id, "jenis": "berkas", "name": "Laporan.pdf", "berkas": pdf(isi), **vals}
        )

    def test_replacing_keeps_the_former_content(self):
        bukti = self.bukti(self.rencana(), keterangan="Rapat", tanggal="2026-02-03")
        lama = bukti.sidik
        bukti.write({"berkas": pdf("dua"), "name": "Laporan revisi.pdf"})
        versi = bukti.versi_ids
        self.assertEqual((bukti.versi, bukti.name, versi.versi, versi.name, versi.sidik), (2, "Laporan revisi.pdf", 1, "Laporan.pdf", lama))
        self.assertEqual((versi.oleh, versi.diganti_oleh), ("Sari Staf", "Sari Staf"))
        self.assertIn(b"satu", base64.b64decode(versi.with_context(bin_size=False).berkas))
        bukti.write({"berkas": pdf("dua")})
        bukti.write({"keterangan": "Rapat kedua", "mimetype": "text/html", "versi": 9})
        self.assertEqual((bukti.versi, len(bukti.versi_ids), bukti.mimetype), (2, 1, "application/pdf"))

    def test_another_address_keeps_the_former_one(self):
        bukti = self.bukti(self.rencana(), jenis="tautan", berkas=False, url="https://contoh.example/a")
        bukti.write({"url": "https://contoh.example/b"})
        self.assertEqual((bukti.url, bukti.versi_ids.url, bukti.versi), ("https://contoh.example/b", "https://contoh.example/a", 2))
        with self.assertRaisesRegex(UserError, "jaringan lokal"):
            bukti.write({"url": "http://2130706433/"})

    def test_versions_are_read_by_whoever_reads_the_bukti_and_written_by_nobody(self):
        bukti = self.bukti(self.rencana())
        bukti.write({"berkas": pdf("dua")})
        for role in ("penilai", "kepala_dinas", "admin_instansi", "auditor"):
            self.assertEqual(self.sebagai(role, bukti.versi_ids).name, "Laporan.pdf", role)
        for role in ("pegawai_b", "internal"):
            with self.assertRaises(AccessError, msg=role):
                self.sebagai(role, bukti.versi_ids).read(["name"])
        for role in ("pegawai_a", "penilai", "admin_instansi"):
            with self.assertRaises(UserError, msg=role):
                self.sebagai(role, bukti.versi_ids).write({"name": "x"})

    def test_an_earlier_one_is_used_again_without_a_second_file(self):
        bukti = self.bukti(self.rencana(), keterangan="Rapat")
        lain = self.rencana(tw=1)
        bukti.action_pakai(lain.id)
        baru = lain.bukti_ids
        self.assertEqual((baru.name, baru.keterangan, baru.sidik, baru.sumber_id, baru.versi), ("Laporan.pdf", "Rapat", bukti.sidik, bukti, 1))
        berkas = self.env["ir.attachment"].search([("res_model", "=", "ekinerja.bukti"), ("res_field", "=", "berkas"), ("res_id", "in", (bukti | baru).ids)])
        self.assertEqual((len(berkas), len(set(berkas.mapped("store_fname")))), (2, 1))
        # another content of the first leaves what another period was given
        bukti.write({"berkas": pdf("dua")})
        self.assertNotEqual(baru.sidik, bukti.sidik)

    def test_only_own_ones_are_used_again(self):
        bukti, milik_b = self.bukti(self.rencana()), self.buat_disetujui("pegawai_b")
        rencana_b = self.sebagai("pegawai_b", self.env["ekinerja.rencana.aksi"]).create(
            {"rhk_id": milik_b.rhk_ids[0].id, "periode_id": self.tw[0].id, "name": "Rencana B"}
        )
        for role in ("pegawai_b", "penilai"):
            with self.assertRaises(UserError, msg=role), self.cr.savepoint():
                self.sebagai(role, bukti).action_pakai(rencana_b.id)
        with self.assertRaises(AccessError), self.cr.savepoint():
            self.sebagai("penilai", bukti).action_pakai(self.rencana(tw=1).id)

    def test_the_same_file_twice(self):
        rencana = self.rencana()
        bukti = self.bukti(rencana)
        with self.assertRaisesRegex(UserError, "Lagi.pdf is the same file as Laporan.pdf"), self.cr.savepoint():
            self.bukti(rencana, name="Lagi.pdf")
        self.assertEqual(self.bukti(self.rencana(tw=1)).sumber_id, bukti)

    def test_the_same_file_of_a_colleague_is_a_hint_for_who_checks(self):
        bukti, milik_b = self.bukti(self.rencana()), self.buat_disetujui("pegawai_b")
        rencana_b = self.sebagai("pegawai_b", self.env["ekinerja.rencana.aksi"]).create(
            {"rhk_id": milik_b.rhk_ids[0].id, "periode_id": self.tw[0].id, "name": "Rencana B"}
        )
        bukti_b = self.bukti(rencana_b, role="pegawai_b")
        self.assertFalse(bukti_b.sumber_id)
        for role in ("penilai", "auditor", "admin_instansi"):
            self.assertEqual(self.sebagai(role, bukti).sama_dengan, "Tono Staf, Triwulan I 2026", role)
        self.assertFalse(self.sebagai("pegawai_a", bukti).sama_dengan)
        self.assertFalse(self.sebagai("pegawai_b", bukti_b).sama_dengan)

    def test_nothing_changes_after_the_evaluation(self):
        bukti = self.bukti(self.rencana())
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create(
            {"skp_id": self.skp.id, "periode_id": self.tw[0].id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
        )
        evaluasi.action_nilai()
        bukti = self.sebagai("pegawai_a", bukti)
        for ubah in (lambda: bukti.write({"berkas": pdf("dua")}), lambda: bukti.write({"keterangan": "x"}), bukti.unlink):
            with self.assertRaisesRegex(UserError, "already evaluated"), self.cr.savepoint():
                ubah()
