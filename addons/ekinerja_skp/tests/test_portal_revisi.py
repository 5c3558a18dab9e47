"""Versions and the check before submitting in the portal, by HTTP; whatever is typed is shown as text."""

from odoo.tests import tagged

from .test_portal_skp import PortalCase

NAKAL = "<script>alert(1)</script>"


@tagged("post_install", "-at_install")
class TestPortalRevisi(PortalCase):
    def test_revision_from_start_to_cancel(self):
        skp = self.buat_disetujui(tahun=self.company._ekinerja_hari_ini().year)
        self.masuk("pegawai_a")
        self.assertIn("Start the revision", self.url_open(f"/my/skp/{skp.id}/versi").text)
        # refused without a reason, on the same page
        self.assertIn("Fill &#34;Reason&#34;", self.kirim(f"/my/skp/{skp.id}/revisi", alasan=" ").text)
        halaman = self.kirim(f"/my/skp/{skp.id}/revisi", alasan=f"Penugasan baru {NAKAL}").text
        self.assertIn("Revision of the SKP in force", halaman)
        self.assertNotIn(NAKAL, halaman)
        revisi = skp.sudo()._revisi_terbuka()[skp.sudo()]
        rhk = revisi.rhk_ids[0]
        self.kirim(f"/my/skp/{revisi.id}/rhk/{rhk.id}", name=f"Laporan {NAKAL}", jenis="utama", sifat="organisasi")
        self.kirim(f"/my/skp/{revisi.id}/indikator/{rhk.indikator_ids.id}", name="Jumlah", aspek="kuantitas", target="24", satuan="laporan",
                   definisi="Laporan yang diterima", jenis_hasil="outcome_antara", periode_pelaporan="bulanan")  # fmt: skip
        self.env.invalidate_all()
        self.assertEqual((rhk.sifat, rhk.indikator_ids.jenis_hasil, rhk.indikator_ids.definisi), ("organisasi", "outcome_antara", "Laporan yang diterima"))
        banding = self.url_open(f"/my/skp/{revisi.id}/banding").text
        for isi in ("&lt;script&gt;", "Laporan kinerja ke-1 tersusun", "Definisi", "24"):
            self.assertIn(isi, banding)
        self.assertNotIn(NAKAL, banding)
        self.kirim(f"/my/skp/{revisi.id}/revisi/batal")
        self.assertFalse(revisi.exists())
        self.assertEqual(skp.sudo().versi, 1)

    def test_check_asks_once(self):
        """What is found stands on one page with the way to submit; errors leave no way."""
        self.buat_disetujui("penilai", penilai="kepala_dinas")
        skp = self.buat_skp()
        self.masuk("pegawai_a")
        self.assertIn(f"/my/skp/{skp.id}/periksa", self.url_open(f"/my/skp/{skp.id}?bagian=pratinjau").text)
        halaman = self.url_open(f"/my/skp/{skp.id}/periksa").text
        self.assertIn("intervenes on no RHK of the pimpinan", halaman)
        self.assertIn("Submit anyway", halaman)
        skp.sudo().rhk_ids[0].indikator_ids.unlink()
        halaman = self.url_open(f"/my/skp/{skp.id}/periksa").text
        self.assertIn("has no indikator", halaman)
        self.assertNotIn("Submit anyway", halaman)
