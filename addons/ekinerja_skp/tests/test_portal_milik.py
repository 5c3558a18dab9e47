"""Every own HTTP route with the ids of somebody else; and the cost of the pages."""

import threading
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from .test_portal_skp import PortalCase

RAHASIA = ("Sari Staf", "RAHASIA", "198501012010011003")


@tagged("post_install", "-at_install")
class TestPortalMilik(PortalCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.periode = cls.env["ekinerja.periode"].search(
            [("company_id", "=", cls.company.id), ("jenis", "=", "biasa")], limit=1
        )

    def setUp(self):
        super().setUp()
        # one SKP of the pegawai in draft, where everything could be changed, and an approved one with entries
        self.buat_plt(self.staf_a, self.dinas_lain)
        self.draft = self.buat_skp(status_jabatan="plt")
        self.draft.rhk_ids.name = "RAHASIA hasil"
        self.env["ekinerja.skp.lampiran"].with_env(self.draft.env).create(
            {"skp_id": self.draft.id, "name": "RAHASIA lampiran"}
        )
        self.skp = self.buat_disetujui()
        rencana = self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create({
            "rhk_id": self.skp.rhk_ids[0].id, "periode_id": self.periode.id, "name": "RAHASIA rencana",
            "bukti_ids": [(0, 0, {"jenis": "tautan", "url": "https://contoh.example/RAHASIA"})],
        })  # fmt: skip
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({
            "skp_id": self.skp.id, "periode_id": self.periode.id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai", "catatan": "RAHASIA catatan",
        })  # fmt: skip
        usulan = self.sebagai("pegawai_a", self.env["ekinerja.atasan.usulan"]).create({"usulan_atasan_id": self.wali_kota.id, "alasan": "RAHASIA alasan"})
        self.args = {
            "usulan_id": usulan.id,
            "rencana_id": rencana.id, "bukti_id": rencana.bukti_ids.id, "evaluasi_id": evaluasi.id, "periode_id": self.periode.id,
            "page": 1, "lain": "x", "wizard_id": 1,
        }  # fmt: skip

    def rute(self, skp):
        """``(url, methods)`` of every own route, filled with the ids of one SKP."""
        args = self.args | {
            "skp_id": skp.id, "rhk_id": skp.rhk_ids[:1].id, "indikator_id": skp.rhk_ids.indikator_ids[:1].id, "lampiran_id": skp.lampiran_ids[:1].id or 1,
        }  # fmt: skip
        # the map is made for the database of the thread, which only a request knows
        with patch.object(threading.current_thread(), "dbname", self.env.cr.dbname, create=True):
            peta = self.env["ir.http"].routing_map()
        for rule in peta.iter_rules():
            modul = rule.endpoint.func.__module__ if hasattr(rule.endpoint, "func") else ""
            if modul.startswith("odoo.addons.ekinerja_skp."):
                self.assertLessEqual(
                    rule.arguments, set(args), f"{rule.rule}: say here which id of somebody else belongs in it"
                )
                yield rule.build(args)[1], rule.methods

    def keadaan(self):
        self.env.invalidate_all()
        semua = (self.draft | self.skp).sudo()
        return (
            semua.exists().mapped("state"), semua.rhk_ids.mapped("name"), semua.rhk_ids.indikator_ids.mapped("target"),
            semua.lampiran_ids.mapped("name"), semua.rhk_ids.rencana_ids.mapped("name"), semua.rhk_ids.rencana_ids.bukti_ids.mapped("url"),
        )  # fmt: skip

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_nothing_of_somebody_else_by_any_route(self):
        self.buat_disetujui("pegawai_b")
        sebelum = self.keadaan()
        isi = {"name": "Diubah", "jenis": "utama", "aspek": "waktu", "target": "1", "satuan": "x", "url": "https://jahat.example", "tahun": "2026",
               "pendekatan": "kualitatif", "status_jabatan": "plh", "rhk_id": str(self.skp.rhk_ids[0].id)}  # fmt: skip
        for role in ("pegawai_b", "kepala_dinas", "internal"):
            self.masuk(role)
            dicoba = 0
            for skp in (self.draft, self.skp):
                for url, methods in self.rute(skp):
                    dicoba += 1
                    for method in {"GET", "POST"} & (methods or {"GET", "POST"}):
                        # the atasan penilai reads documents of the SKP by right
                        if role == "kepala_dinas" and "/pdf/" in url:
                            continue
                        response = self.kirim(url, **isi) if method == "POST" else self.url_open(url)
                        if f"/{skp.id}" in url:
                            self.assertIn(response.status_code, (403, 404, 405), f"{role} {method} {url}")
                        for rahasia in RAHASIA:
                            self.assertNotIn(rahasia, response.text, f"{role} {method} {url}")
            self.assertGreater(dicoba, 40)
        self.assertEqual(self.keadaan(), sebelum)

    @mute_logger("odoo.http")
    def test_ids_must_belong_to_the_skp_of_the_address(self):
        """Own ids of another own SKP, and ids of somebody else under an own SKP."""
        milik_b = self.buat_skp("pegawai_b")
        self.masuk("pegawai_a")
        for asing in (milik_b.rhk_ids[0], self.skp.rhk_ids[0]):
            for url in (f"rhk/{asing.id}", f"rhk/{asing.id}/indikator/tambah", f"indikator/{asing.indikator_ids.id}"):
                self.assertEqual(self.url_open(f"/my/skp/{self.draft.id}/{url}").status_code, 404, url)
                self.assertEqual(
                    self.kirim(
                        f"/my/skp/{self.draft.id}/{url}", name="Diubah", jenis="utama", aspek="waktu"
                    ).status_code,
                    404,
                    url,
                )
        url = f"/my/skp/{self.skp.id}/periode/{self.args['periode_id']}/rencana/tambah"
        self.assertEqual(self.kirim(url, name="Diubah", rhk_id=str(milik_b.rhk_ids[0].id)).status_code, 404)
        self.assertFalse(self.env["ekinerja.rhk"].search([("name", "=", "Diubah")]))

    def test_penilai_sees_own_skp_only(self):
        self.masuk("penilai")
        self.assertNotIn("Sari Staf", self.baca("/my/skp"))
        self.assertEqual(self.url_open(f"/my/skp/{self.skp.id}").status_code, 404)

    def test_queries_of_the_pages(self):
        """The list costs little more than /my, and neither it nor a page grows with what they show."""
        self.masuk("pegawai_a")
        halaman = ["/my", "/my/skp", f"/my/skp/{self.skp.id}?bagian=periode", f"/my/skp/{self.draft.id}?bagian=hasil"]
        sedikit = [self.hitung(url) for url in halaman]
        self.assertLessEqual(sedikit[1], sedikit[0] + 8)
        self.assertLessEqual(max(sedikit), 40)
        for tahun in range(2010, 2022):
            self.buat_disetujui(tahun=tahun)
        for skp in (self.draft, self.skp):
            skp.sudo().state = "draft"
            self.env["ekinerja.rhk"].with_env(self.draft.env).create([
                {"skp_id": skp.id, "name": f"RHK {n}", "indikator_ids": [(0, 0, {"name": "x", "target": "1", "satuan": "y"})]} for n in range(15)
            ])  # fmt: skip
        self.skp.sudo().state = "disetujui"
        self.env["ekinerja.rencana.aksi"].with_env(self.draft.env).create([
            {"rhk_id": rhk.id, "periode_id": self.env["ekinerja.periode"].search([("id", "!=", self.periode.id)], limit=1).id, "name": "x"}
            for rhk in self.skp.rhk_ids
        ])  # fmt: skip
        banyak = [self.hitung(url) for url in halaman]
        self.assertEqual(banyak[1:], sedikit[1:])

    def hitung(self, url):
        """Queries of one request with warm caches and an empty record cache."""
        self.baca(url)
        self.env.flush_all()
        self.env.invalidate_all()
        mulai = self.env.cr.sql_log_count
        self.baca(url)
        return self.env.cr.sql_log_count - mulai
