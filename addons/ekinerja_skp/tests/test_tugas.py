"""What is expected of people now: entries by source, order, and a number of queries that does not grow with people (BKN-SKP-06, BKN-SKP-17)."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .common import SkpCase


@tagged("post_install", "-at_install")
class TestTugas(SkpCase):
    def tugas(self, role):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.env["ekinerja.tugas"]._kumpulkan(self.users[role])[self.users[role].id]

    def jenis(self, role):
        return [satu["jenis"] for satu in self.tugas(role)]

    def jumlah(self, role, jenis):
        return sum(satu["jumlah"] for satu in self.tugas(role) if satu["jenis"] == jenis)

    def tahun(self):
        return self.company._ekinerja_hari_ini().year

    def test_no_skp_asks_to_start_one(self):
        satu = self.tugas("pegawai_a")[0]
        self.assertEqual((satu["jenis"], satu["url"], satu["batas"]), ("skp_mulai", "/my/skp/mulai", self.company._ekinerja_batas("target", self.tahun())))
        self.assertEqual((satu["peran"], satu["jumlah"]), ("pegawai", 1))

    def test_not_assessable_people_are_asked_nothing(self):
        tidak = self.env["ekinerja.kedudukan.hukum"].search([("is_dinilai", "=", False)], limit=1)
        self.staf_a.kedudukan_hukum_id = tidak
        self.assertEqual(self.jenis("pegawai_a"), [])

    def test_draft_submitted_returned(self):
        skp = self.buat_skp(tahun=self.tahun())
        self.assertEqual(self.jenis("pegawai_a"), ["skp_lengkapi"])
        skp.action_ajukan()
        self.assertEqual(self.jenis("pegawai_a"), [])
        menunggu = next(satu for satu in self.tugas("penilai") if satu["jenis"] == "setujui")
        self.assertEqual((menunggu["jumlah"], menunggu["peran"]), (1, "penilai"))
        self.assertEqual(menunggu["batas"], self.company._ekinerja_hari(skp.tanggal_diajukan) + timedelta(days=7))
        self.sebagai("penilai", skp).action_tolak("Targets are too low")
        kembali = self.tugas("pegawai_a")[0]
        self.assertEqual(kembali["jenis"], "skp_kembali")
        self.assertIn("Targets are too low", kembali["uraian"])
        self.assertNotIn("setujui", self.jenis("penilai"))

    def test_rencana_then_realisasi_of_the_open_period(self):
        skp = self.buat_disetujui(tahun=self.tahun())
        hari_ini = self.company._ekinerja_hari_ini()
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")]).filtered(
            lambda p: p.tanggal(self.tahun())["awal"] <= hari_ini <= p.tanggal(self.tahun())["akhir"]
        )
        self.assertIn("rencana", self.jenis("pegawai_a"))
        rencana = self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create(
            {"rhk_id": skp.rhk_ids[0].id, "periode_id": periode.id, "name": "Menyusun laporan"}
        )
        alamat = f"/my/skp/{skp.id}?bagian=periode&periode={periode.id}"
        self.assertIn(("realisasi", alamat), [(satu["jenis"], satu["url"]) for satu in self.tugas("pegawai_a")])
        rencana.realisasi = "Selesai"
        self.assertNotIn(alamat, [satu["url"] for satu in self.tugas("pegawai_a")])

    def test_closed_periods_ask_for_nothing(self):
        self.buat_disetujui(tahun=self.tahun())
        self.atur_batas("tolak", "target", "realisasi", lingkup=("periodik",), date_start="2020-01-01")
        hari_ini = self.company._ekinerja_hari_ini()
        for satu in self.tugas("pegawai_a"):
            self.assertGreaterEqual(satu["batas"], hari_ini, satu)

    def test_ended_periods_are_to_be_evaluated_until_they_are(self):
        skp = self.buat_disetujui(tahun=self.tahun())
        hari_ini = self.company._ekinerja_hari_ini()
        lewat = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)]).filtered(lambda p: p.tanggal(self.tahun())["akhir"] < hari_ini)
        if not lewat:
            periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)], limit=1)
            kemarin = hari_ini - timedelta(days=1)
            periode.write({"akhir": kemarin.strftime("%m-%d")})
            lewat = periode
        nilai = [satu for satu in self.tugas("penilai") if satu["jenis"] == "nilai"]
        self.assertEqual(sum(satu["jumlah"] for satu in nilai), len(lewat))
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": lewat[0].id})
        evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai"})
        self.assertEqual(self.jumlah("penilai", "nilai"), len(lewat))
        evaluasi.action_nilai()
        self.assertEqual(self.jumlah("penilai", "nilai"), len(lewat) - 1)
        self.assertIn("baca_evaluasi", self.jenis("pegawai_a"))

    def test_new_evaluations_of_an_skp_are_one_task(self):
        skp = self.buat_disetujui(tahun=self.tahun())
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)], limit=2)
        evaluasi = self.env["ekinerja.evaluasi"].create([
            {"skp_id": skp.id, "periode_id": satu.id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai"} for satu in periode
        ])  # fmt: skip
        evaluasi._ubah_state({"state": "dinilai", "tanggal_dinilai": fields.Datetime.now()})
        (baca,) = [satu for satu in self.tugas("pegawai_a") if satu["jenis"] == "baca_evaluasi"]
        self.assertEqual((baca["jumlah"], baca["judul"]), (2, f"Read your 2 evaluations of {self.tahun()}"))
        self.assertEqual(baca["uraian"], ", ".join(periode.mapped("name")))

    def test_plt_is_asked_as_the_head_is(self):
        """An acting head decides beside the definitive one; both are told (PermenPANRB 6/2022 L-IV.A.3)."""
        hari_ini = self.company._ekinerja_hari_ini()
        skp = self.buat_skp(tahun=self.tahun())
        self.buat_plt(self.kepala_dinas, self.bidang, hari_ini, hari_ini)
        skp.action_ajukan()
        for role in ("kepala_dinas", "penilai"):
            self.assertIn("setujui", self.jenis(role))
            self.assertEqual(self.sebagai(role, skp).search(skp.with_user(self.users[role])._domain_penilai()), skp)

    def test_moved_pegawai_is_asked_to_refresh(self):
        """SMG-ASN-02: promoted since the data of the SKP were taken."""
        skp = self.buat_skp(tahun=self.tahun())
        self.staf_a.create_version({"date_version": self.company._ekinerja_hari_ini(), "job_title": "Pranata Komputer Ahli Muda"})
        self.env["ekinerja.selisih"]._perbarui(self.company)
        self.assertIn("perbarui_data", self.jenis("pegawai_a"))
        self.assertEqual(next(satu["url"] for satu in self.tugas("pegawai_a") if satu["jenis"] == "perbarui_data"), "/my/atasan#beda")
        self.assertTrue(skp._perbedaan_data()[skp.id])

    def test_late_first_without_deadline_last(self):
        skp = self.buat_disetujui(tahun=self.tahun())
        self.assertTrue(skp)
        batas = [satu["batas"] for satu in self.tugas("pegawai_a")]
        ada = [satu for satu in batas if satu]
        self.assertEqual(batas, sorted(ada) + [None] * (len(batas) - len(ada)))

    def test_queries_do_not_grow_with_people(self):
        users = self.users["pegawai_a"] | self.users["pegawai_b"] | self.users["penilai"]
        for role in ("pegawai_a", "pegawai_b"):
            self.buat_disetujui(role, tahun=self.tahun())

        def hitung(siapa):
            self.env.flush_all()
            self.env.invalidate_all()
            sebelum = self.cr.sql_log_count
            self.env["ekinerja.tugas"]._kumpulkan(siapa)
            return self.cr.sql_log_count - sebelum

        hitung(users)
        satu, dua, semua = hitung(self.users["penilai"]), hitung(users - self.users["pegawai_b"]), hitung(users)
        # a page asks only the parts that have something to say; for many, every part of the product adds one or two of its own
        self.assertLessEqual(satu, 16)
        self.assertLessEqual(semua, 28)
        self.assertLessEqual(semua - dua, 2)
