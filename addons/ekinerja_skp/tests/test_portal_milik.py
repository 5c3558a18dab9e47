"""Ids of another SKP under the own one; and the cost of the pages. Every route with ids of somebody else: tests/integration/test_routes.py."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from .test_portal_skp import PortalCase


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
        self.skp = self.buat_disetujui()
        self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create({
            "rhk_id": self.skp.rhk_ids[0].id, "periode_id": self.periode.id, "name": "Rencana",
            "bukti_ids": [(0, 0, {"jenis": "tautan", "url": "https://contoh.example/bukti"})],
        })  # fmt: skip
        self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({
            "skp_id": self.skp.id, "periode_id": self.periode.id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai", "catatan": "Catatan",
        })  # fmt: skip

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
        url = f"/my/skp/{self.skp.id}/periode/{self.periode.id}/rencana/tambah"
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
