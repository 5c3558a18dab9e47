"""Query budgets of mutasi: a head with many bawahan, and the nightly list, cost a number of statements that does not grow with people."""

from datetime import date

from odoo.tests import freeze_time, tagged

from .common import TAHUN
from .test_mutasi import MutasiCase

SEDIKIT, BANYAK = 5, 40


@tagged("post_install", "-at_install")
@freeze_time("2026-07-20 03:00:00")
class TestMutasiKueri(MutasiCase):
    def bawahan(self, jumlah):
        """A bidang of its own with a head and so many staf, each with an approved SKP and three evaluations."""
        unor = self.env["hr.department"].create({"name": f"Bidang {jumlah}", "parent_id": self.dinas.id, "company_id": self.company.id})
        kepala, pengganti, *staf = self.env["hr.employee"].create([
            {"name": f"Pegawai {jumlah}-{n}", "department_id": unor.id, "job_title": "Pengolah Data", "company_id": self.company.id,
             "date_version": "2020-01-01", "is_pimpinan": n == 0}
            for n in range(jumlah + 2)
        ])  # fmt: skip
        self.env["ekinerja.atasan"]._perbarui_dari_struktur(self.env["hr.employee"].union(*staf, kepala, pengganti), date(2026, 1, 1))
        skp = self.env["ekinerja.skp"].create([{"employee_id": satu.id, "tahun": TAHUN} for satu in staf])
        skp.write({"state": "disetujui"})
        self.env["ekinerja.evaluasi"].create([{"skp_id": satu.id, "periode_id": self.triwulan[n].id} for satu in skp for n in (0, 2, 3)])
        return unor, pengganti, skp

    def hitung(self, langkah):
        # accounts that follow what was set up before are not this step's
        self.cr.flush()
        self.env.invalidate_all()
        sebelum = self.cr.sql_log_count
        langkah()
        self.cr.flush()
        return self.cr.sql_log_count - sebelum

    def ganti_pimpinan(self, jumlah):
        unor, pengganti, skp = self.bawahan(jumlah)
        mutasi = self.sebagai("admin_instansi", self.env["ekinerja.mutasi"]).create({
            "jenis": "pimpinan", "department_id": unor.id, "pimpinan_id": pengganti.id, "jabatan": "Kepala Bidang", "tanggal": "2026-07-01",
        })  # fmt: skip
        hasil = {"review": self.hitung(mutasi.action_tinjau), "apply": self.hitung(mutasi.action_terapkan)}
        self.env.invalidate_all()
        self.assertEqual(mutasi.jumlah_dokumen, jumlah * 4)
        self.assertEqual(set(skp.mapped("penilai_id")), {pengganti})
        # the second quarter had no evaluation: made for the former head, in whose time its window fell
        self.assertEqual(len(skp.evaluasi_ids), jumlah * 4)
        return hasil

    def pisah(self, jumlah):
        _unor, _pengganti, skp = self.bawahan(jumlah)
        mutasi = self.sebagai("admin_instansi", self.env["ekinerja.mutasi"]).create({
            "jenis": "pindah", "employee_ids": [(6, 0, skp.employee_id.ids)], "unor_id": self.dinas_lain.id, "tanggal": "2026-07-01",
        })  # fmt: skip
        hasil = {"review": self.hitung(mutasi.action_tinjau), "apply": self.hitung(mutasi.action_terapkan)}
        self.env.invalidate_all()
        self.assertEqual(set(skp.mapped("date_end")), {date(2026, 6, 30)})
        return hasil

    def test_new_head(self):
        self.ganti_pimpinan(SEDIKIT)
        sedikit, banyak = self.ganti_pimpinan(SEDIKIT + 1), self.ganti_pimpinan(BANYAK)
        tumbuh = (sum(banyak.values()) - sum(sedikit.values())) / ((BANYAK - SEDIKIT - 1) * 4)
        self.assertLessEqual(tumbuh, 0.15, (sedikit, banyak))
        self.assertLessEqual(sum(banyak.values()) / (BANYAK * 4), 2.5, banyak)

    def test_many_who_move(self):
        """Odoo derives the current version of each person by a query of its own, in the review and when applied."""
        self.pisah(SEDIKIT)
        sedikit, banyak = self.pisah(SEDIKIT + 1), self.pisah(BANYAK)
        tumbuh = (sum(banyak.values()) - sum(sedikit.values())) / (BANYAK - SEDIKIT - 1)
        self.assertLessEqual(tumbuh, 8, (sedikit, banyak))

    def test_nightly_list(self):
        selisih = self.env["ekinerja.selisih"]
        for jumlah in (SEDIKIT, BANYAK):
            _unor, _pengganti, skp = self.bawahan(jumlah)
            skp.write({"pegawai_jabatan": "Lain"})
            kueri = self.hitung(lambda: selisih._perbarui(self.company))
            self.assertGreaterEqual(selisih.search_count([("kolom", "=", "jabatan")]), jumlah)
            self.assertLessEqual(kueri, 8)
        skp.write({"pegawai_jabatan": "Lain lagi"})
        skp.write({"pegawai_pangkat": "Lain"})
        self.assertLessEqual(self.hitung(selisih._cron_perbarui), 30 * len(self.env["res.company"].search([])))
