"""Query budgets of the portal pages: statements of a whole request, warm, and as many for one row as for many (performance, rule 6)."""

from odoo.tests import tagged

from .test_portal_skp import PortalCase

BAGIAN_DISETUJUI = ("periode", "umpan", "evaluasi", "pratinjau", "dokumen")
BAGIAN_DRAF = ("pihak", "hasil", "perilaku", "lampiran", "pratinjau")
# statements of a request by page; the request itself (session, user, company, layout) takes about ten of them
ANGGARAN = {
    "/my/kinerja": 16, "/my/skp": 11, "periode": 19, "umpan": 15, "evaluasi": 14, "dokumen": 14, "pratinjau": 23, "pihak": 15, "hasil": 17,
    "perilaku": 17, "lampiran": 16, "/my/staf": 15, "staf": 17, "nilai": 26, "/my/keberatan": 14,
}  # fmt: skip


@tagged("post_install", "-at_install")
class TestAnggaranPortal(PortalCase):
    def setUp(self):
        super().setUp()
        self.tahun = self.company._ekinerja_hari_ini().year
        self.periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)])[0]

    def hitung(self, alamat):
        """Statements of a page that was opened before."""
        self.baca(alamat)
        self.env.flush_all()
        sebelum = self.cr.sql_log_count
        self.baca(alamat)
        return self.cr.sql_log_count - sebelum

    def hitung_semua(self, alamat):
        """``{page: statements}``; none above its budget.

        :param alamat: ``{key of ANGGARAN: address}``
        """
        jumlah = {kunci: self.hitung(satu) for kunci, satu in alamat.items()}
        self.assertFalse({kunci: n for kunci, n in jumlah.items() if n > ANGGARAN[kunci]}, "above the budget")
        return jumlah

    def tambah_isi(self, skp, banyak):
        """RHK with indikator, rencana aksi, lampiran and ekspektasi of an SKP, as superuser and past its status."""
        skp = skp.sudo().with_user(self.env.user)
        rhk = self.env["ekinerja.rhk"].create([
            {"skp_id": skp.id, "name": f"Laporan tambahan {n}", "indikator_ids": [
                (0, 0, {"aspek": "kuantitas", "name": "Jumlah laporan", "target": "12", "satuan": "laporan"})]}
            for n in range(banyak)
        ])  # fmt: skip
        self.env["ekinerja.skp.lampiran"].create([
            {"skp_id": skp.id, "jenis": "dukungan", "name": f"Dukungan {n}"} for n in range(banyak)
        ])  # fmt: skip
        return rhk

    def test_own_pages_of_a_draft(self):
        skp = self.buat_skp(tahun=self.tahun, rhk=1)
        alamat = {bagian: f"/my/skp/{skp.id}?bagian={bagian}" for bagian in BAGIAN_DRAF} | {"/my/skp": "/my/skp", "/my/kinerja": "/my/kinerja"}
        self.masuk("pegawai_a")
        self.tambah_isi(skp, 1)
        sedikit = self.hitung_semua(alamat)
        self.tambah_isi(skp, 12)
        self.assertEqual(self.hitung_semua(alamat), sedikit)

    def test_own_pages_of_an_approved_skp(self):
        skp = self.buat_skp(tahun=self.tahun, rhk=2)
        rhk = self.tambah_isi(skp, 10)
        skp.action_ajukan()
        self.sebagai("penilai", skp).action_setujui()
        alamat = {bagian: f"/my/skp/{skp.id}?bagian={bagian}" for bagian in BAGIAN_DISETUJUI} | {"/my/skp": "/my/skp"}
        alamat["periode"] += f"&periode={self.periode.id}"
        rencana = [{"rhk_id": satu.id, "periode_id": self.periode.id, "name": "Menyusun laporan"} for satu in rhk]
        self.env["ekinerja.rencana.aksi"].create(rencana[:1])
        self.masuk("pegawai_a")
        sedikit = self.hitung_semua(alamat)
        self.env["ekinerja.rencana.aksi"].create(rencana[1:])
        self.assertEqual(self.hitung_semua(alamat), sedikit)

    def staf(self, banyak):
        """Approved SKP of new people of the bidang."""
        pegawai = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "department_id": self.bidang.id, "job_title": "Pengolah Data", "company_id": self.company.id,
             "date_version": "2020-01-01"}
            for n in range(banyak)
        ])  # fmt: skip
        skp = self.env["ekinerja.skp"].create([{"employee_id": satu.id, "tahun": self.tahun} for satu in pegawai])
        skp.write({"state": "disetujui"})
        return skp

    def test_pages_of_the_penilai(self):
        skp = self.buat_disetujui(tahun=self.tahun)
        evaluasi = self.env["ekinerja.evaluasi"].create({"skp_id": skp.id, "periode_id": self.periode.id})
        self.staf(1)
        alamat = {"/my/kinerja": "/my/kinerja", "/my/staf": "/my/staf", "staf": f"/my/staf/skp/{skp.id}"}
        self.masuk("penilai")
        sedikit = self.hitung_semua(alamat)
        self.hitung_semua({"nilai": f"/my/staf/evaluasi/{evaluasi.id}"})
        self.staf(12)
        skp.sudo().state = "draft"
        self.tambah_isi(skp, 6)
        skp.sudo().state = "disetujui"
        self.assertEqual(self.hitung_semua(alamat), sedikit)

    def test_evaluation_steps(self):
        jumlah = []
        for role, rhk in (("pegawai_a", 1), ("pegawai_b", 12)):
            skp = self.buat_disetujui(role, tahun=self.tahun, rhk=rhk)
            evaluasi = self.env["ekinerja.evaluasi"].create({"skp_id": skp.id, "periode_id": self.periode.id})
            self.masuk("penilai")
            jumlah.append([self.hitung_semua({"nilai": f"/my/staf/evaluasi/{evaluasi.id}?bagian={bagian}"})
                           for bagian in ("hasil", "perilaku", "periksa")])  # fmt: skip
        self.assertEqual(*jumlah)

    def test_keberatan(self):
        skp = self.buat_disetujui(tahun=self.tahun)
        semua = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)], limit=4)

        def buat(periode):
            evaluasi = self.env["ekinerja.evaluasi"].create([{"skp_id": skp.id, "periode_id": satu.id} for satu in periode])
            evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "state": "dinilai", "tanggal_dinilai": "2026-01-05 02:00:00"})
            self.env["ekinerja.keberatan"].create([
                {"evaluasi_id": satu.id, "alasan": "Dua laporan tidak dihitung.", "minta_hasil": "diatas", "minta_perilaku": "diatas"} for satu in evaluasi
            ])  # fmt: skip

        buat(semua[:1])
        self.masuk("pegawai_a")
        sedikit = self.hitung_semua({"/my/keberatan": "/my/keberatan"})
        buat(semua[1:])
        self.assertEqual(self.hitung_semua({"/my/keberatan": "/my/keberatan"}), sedikit)
