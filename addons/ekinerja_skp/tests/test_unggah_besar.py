"""Every way to send a file over HTTP: one byte over the limit, and 25 MB, are refused with a reason, and nothing is written."""

import base64

from odoo.tests import tagged
from odoo.tools import mute_logger

from .keberatan_common import KeberatanCase
from .test_portal_skp import PortalCase

MB = 1024 * 1024
PDF = b"%PDF-1.4\nisi\n%%EOF"


def besar(ukuran):
    """A PDF of so many bytes."""
    return PDF[:9] + b" " * (ukuran - len(PDF)) + PDF[9:]


@tagged("post_install", "-at_install")
class TestUnggahBesar(PortalCase, KeberatanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.skp.state = "draft"
        rhk = cls.env["ekinerja.rhk"].create({
            "skp_id": cls.skp.id, "name": "Laporan tersusun",
            "indikator_ids": [(0, 0, {"aspek": "kuantitas", "name": "Jumlah laporan", "target": "12", "satuan": "laporan"})],
        })  # fmt: skip
        cls.skp.state = "disetujui"
        triwulan = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "biasa")], limit=1)
        cls.rencana = cls.env["ekinerja.rencana.aksi"].create({"rhk_id": rhk.id, "periode_id": triwulan.id, "name": "Susun laporan"})
        cls.bukti = cls.env["ekinerja.bukti"].create({"rencana_id": cls.rencana.id, "name": "laporan.pdf", "jenis": "berkas", "berkas": base64.b64encode(PDF)})
        cls.keberatan = cls.env["ekinerja.keberatan"].create({"evaluasi_id": cls.evaluasi.id, "alasan": "x", "minta_hasil": "diatas"})
        cls.capaian = cls.env["ekinerja.capaian.organisasi"].create({
            "department_id": cls.dinas.id, "tahun": 2026, "periode_id": cls.periode_final.id, "company_id": cls.company.id,
        })  # fmt: skip

    def jumlah(self):
        """What an upload could leave behind."""
        self.env.invalidate_all()
        model = ("ir.attachment", "ekinerja.bukti", "ekinerja.bukti.versi", "ekinerja.keberatan.bukti", "ekinerja.sk.jabatan", "ekinerja.impor",
                 "ekinerja.evaluasi.ttd", "ekinerja.jpt.non.asn")  # fmt: skip
        return {nama: self.env[nama].sudo().search_count([]) for nama in model}

    @mute_logger("odoo.http")
    def test_forms_of_the_portal(self):
        """What is far over the limit of bukti dukung ends by its announced length, without being read."""
        skp = f"/my/skp/{self.skp.id}"
        self.masuk("pegawai_a")
        for alamat, jauh in (
            (f"{skp}/rencana/{self.rencana.id}/bukti/berkas", (413, "")),
            (f"{skp}/bukti/{self.bukti.id}/ganti", (413, "")),
            (f"/my/keberatan/{self.keberatan.id}/bukti", (200, "has 25.0 MB; at most 5 MB are accepted")),
            (f"{skp}/evaluasi/{self.evaluasi.id}/ttd", (200, "has 25.0 MB; at most 5 MB are accepted")),
        ):
            for ukuran, (status, kata) in ((5 * MB + 1, (200, "has 5.0 MB; at most 5 MB are accepted")), (25 * MB, jauh)):
                with self.subTest(alamat=alamat, ukuran=ukuran):
                    ada = self.jumlah()
                    respons = self.kirim(alamat, files=[("berkas", ("besar.pdf", besar(ukuran), "application/pdf"))], name="laporan.pdf")
                    self.assertEqual(respons.status_code, status)
                    self.assertIn(kata, respons.text)
                    self.assertEqual(self.jumlah(), ada)
                    self.assertEqual(base64.b64decode(self.bukti.berkas), PDF)

    @mute_logger("odoo.http")
    def test_requests_of_the_web_client(self):
        for role, model, metode, kunci, vals, nama, batas in (
            ("pegawai_a", "ekinerja.bukti", "create", [], {"rencana_id": self.rencana.id, "name": "besar.pdf", "jenis": "berkas"}, "berkas", 5),
            ("pegawai_a", "ekinerja.bukti", "write", self.bukti.ids, {}, "berkas", 5),
            ("pegawai_a", "ekinerja.keberatan.bukti", "create", [], {"keberatan_id": self.keberatan.id, "name": "besar.pdf"}, "berkas", 5),
            ("penilai", "ekinerja.evaluasi.ttd", "create", [], {"evaluasi_id": self.evaluasi.id, "nama_berkas": "besar.pdf"}, "berkas", 5),
            ("admin_instansi", "ekinerja.capaian.organisasi", "write", self.capaian.ids, {"bukti_nama": "besar.pdf"}, "bukti_berkas", 5),
            ("admin_instansi", "ekinerja.sk.jabatan", "create", [], {"employee_id": self.staf_a.id, "nama_berkas": "besar.pdf"}, "berkas", 1),
            ("admin_instansi", "ekinerja.jpt.non.asn", "create", [], {"nama_berkas": "besar.pdf"}, "berkas", 1),
            ("admin_instansi", "ekinerja.impor", "create", [], {"jenis": "siasn_unor", "nama_berkas": "besar.xlsx"}, "berkas", 25),
        ):  # fmt: skip
            self.masuk(role)
            for ukuran in sorted({batas * MB + 1, 25 * MB + 1}):
                with self.subTest(model=model, metode=metode, ukuran=ukuran):
                    ada = self.jumlah()
                    isi = vals | {nama: base64.b64encode(besar(ukuran)).decode()}
                    respons = self.url_open("/web/dataset/call_kw", json={"params": {
                        "model": model, "method": metode, "args": [kunci, isi] if kunci else [[isi]], "kwargs": {},
                    }})  # fmt: skip
                    galat = respons.json()["error"]["data"]
                    self.assertRegex(galat["message"], f"melebihi batas {batas} MB|more than {batas} MB")
                    self.assertEqual(self.jumlah(), ada)
                    self.assertFalse(self.capaian.bukti_berkas)
