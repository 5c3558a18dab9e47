"""Bukti dukung: links and files by content."""

import base64

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common import SkpCase

PDF = b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"


@tagged("post_install", "-at_install")
class TestBukti(SkpCase):
    def setUp(self):
        super().setUp()
        skp = self.buat_disetujui()
        self.rencana = self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create(
            {"rhk_id": skp.rhk_ids[0].id, "periode_id": self.periode_final.id, "name": "Susun laporan"}
        )

    def bukti(self, **vals):
        return self.rencana.bukti_ids.create({"rencana_id": self.rencana.id, "name": "Laporan.pdf", **vals})

    def test_file_is_known_by_content(self):
        bukti = self.bukti(jenis="berkas", berkas=base64.b64encode(PDF), mimetype="text/html")
        self.assertEqual((bukti.mimetype, bukti.ukuran), ("application/pdf", len(PDF)))
        self.assertEqual(len(bukti.sidik), 64)
        with self.assertRaisesRegex(ValidationError, "Laporan.pdf: Isi berkas bukan PDF"):
            self.bukti(jenis="berkas", berkas=base64.b64encode(b"MZ\x90\0 program"))

    def test_size_limit_is_a_setting(self):
        batas = self.batas_berkas("bukti_dukung", maks_mb=1)
        big = PDF[:9] + b"\0" * 1024 * 1024 + PDF[9:]
        with self.assertRaisesRegex(ValidationError, "melebihi batas 1 MB"):
            self.bukti(jenis="berkas", berkas=base64.b64encode(big))
        batas.maks_mb = 2
        self.assertEqual(self.bukti(jenis="berkas", berkas=base64.b64encode(big)).ukuran, len(big))

    def test_link_must_be_a_web_address(self):
        self.assertEqual(self.bukti(url=" https://contoh.example/a ").url, "https://contoh.example/a")
        for url in ("javascript:alert(1)", "ftp://contoh.example", "https://localhost/x", "", "contoh"):
            with self.assertRaisesRegex(ValidationError, "^Tautan "):
                self.bukti(url=url)

    def test_nobody_else_reads_or_adds(self):
        bukti = self.bukti(url="https://contoh.example/a")
        self.assertEqual(self.sebagai("penilai", bukti).name, "Laporan.pdf")
        for role in ("pegawai_b", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, bukti).read(["name"])
        for role in ("pegawai_b", "penilai", "admin_instansi", "auditor"):
            with self.assertRaises(AccessError):
                self.sebagai(role, bukti).create({"rencana_id": self.rencana.id, "name": "x", "url": "https://contoh.example/x"})
