"""Rencana aksi, realisasi and progress: one by one, for a year, for many at once (BKN-SKP-17, P6 Ps. 16-17)."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .common import TAHUN, SkpCase


class PelaksanaanCase(SkpCase):
    """An approved SKP of pegawai A, and the quarters of the year."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.skp = object.__new__(cls).buat_disetujui()
        cls.tw = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "biasa")])
        cls.rhk = cls.skp.rhk_ids

    def setUp(self):
        super().setUp()
        self.skp = self.sebagai("pegawai_a", self.skp)

    def rencana(self, tw=0, rhk=0, role="pegawai_a", **vals):
        return self.sebagai(role, self.env["ekinerja.rencana.aksi"]).create({
            "rhk_id": self.rhk[rhk].id, "periode_id": self.tw[tw].id, "name": "Susun laporan", "target": "1 laporan", **vals,
        })  # fmt: skip


@tagged("post_install", "-at_install")
class TestPelaksanaan(PelaksanaanCase):
    def test_progress_has_a_history(self):
        rencana = self.rencana()
        self.assertFalse(rencana.progres_ids)
        rencana.write({"progres": 40})
        rencana.write({"progres": 40, "realisasi": "Separuh jadi"})
        rencana.write({"progres": 100})
        self.env.invalidate_all()
        langkah = rencana.progres_ids
        self.assertEqual([(row.sebelum, row.progres, row.oleh) for row in langkah], [(40, 100, "Sari Staf"), (0, 40, "Sari Staf")])
        with self.assertRaises(UserError):
            langkah[0].write({"progres": 1})
        self.assertEqual(self.sebagai("penilai", langkah).mapped("progres"), [100, 40])

    def test_progress_lies_between_0_and_100(self):
        for progres in (-1, 101):
            with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
                self.rencana(progres=progres)

    def test_progress_of_rhk_and_skp(self):
        self.rencana(progres=100)
        self.rencana(progres=50)
        self.rencana(rhk=1, tw=1, progres=30)
        (a, b), (tw1, tw2) = self.rhk, self.tw[:2]
        self.assertEqual(self.skp._progres(tw1)[self.skp], ({a.id: 75}, 75))
        self.assertEqual(self.skp._progres(tw2)[self.skp], ({b.id: 30}, 30))
        # the year as a whole: 75 and 30
        self.assertEqual(self.skp._progres(self.periode_final)[self.skp], ({a.id: 75, b.id: 30}, 53))

    def test_rhk_without_need_of_a_plan(self):
        """L-III B.1.1: rencana aksi only where needed."""
        nihil = self.rencana(nihil=True, name="Tidak ada kegiatan", target=False)
        self.assertEqual((nihil.state, nihil.is_terlambat), ("nihil", False))
        with self.assertRaisesRegex(ValidationError, "marked as not applicable in Triwulan I"), self.cr.savepoint():
            self.rencana()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
            nihil.write({"realisasi": "Ada"})
            nihil.flush_recordset()
        nihil.unlink()
        self.assertTrue(self.rencana())

    def test_plan_of_the_period_before(self):
        self.rencana(progres=10, realisasi="Satu")
        self.rencana(rhk=1, nihil=True, name="Tidak ada")
        self.rencana(tw=1, rhk=1, name="Sudah ada")
        self.assertEqual(self.skp.action_salin_rencana(self.tw[0].id, [self.tw[1].id]), 1)
        baru = self.env["ekinerja.rencana.aksi"].search([("skp_id", "=", self.skp.id), ("periode_id", "=", self.tw[1].id), ("rhk_id", "=", self.rhk[0].id)])
        self.assertEqual((baru.name, baru.target, baru.realisasi, baru.progres), ("Susun laporan", "1 laporan", False, 0))
        with self.assertRaisesRegex(UserError, "has rencana aksi in the chosen periods already"):
            self.skp.action_salin_rencana(self.tw[0].id, [self.tw[1].id])
        with self.assertRaisesRegex(UserError, "no rencana aksi to copy"):
            self.skp.action_salin_rencana(self.tw[3].id, [self.tw[2].id])

    def test_plan_of_the_year(self):
        rencana = [{"rhk_id": rhk.id, "name": f"Rencana {rhk.id}", "target": "3"} for rhk in self.rhk]
        self.rencana(tw=2)
        self.assertEqual(self.skp.action_rencanakan(rencana, self.tw.ids), 7)
        lain = self.buat_disetujui("pegawai_b")
        with self.assertRaisesRegex(UserError, "serves an RHK of this SKP"):
            self.skp.action_rencanakan([{"rhk_id": lain.rhk_ids[0].id, "name": "x"}], self.tw.ids)
        for role in ("pegawai_b", "penilai", "admin_instansi"):
            with self.assertRaises(AccessError, msg=role), self.cr.savepoint():
                self.sebagai(role, self.skp).action_rencanakan(rencana, self.periode_final.ids)

    def test_realisasi_of_many_at_once(self):
        """30 rencana aksi: statements do not grow with their number."""
        def buat(jumlah, tw):
            return self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create([
                {"rhk_id": self.rhk[n % 2].id, "periode_id": self.tw[tw].id, "name": f"Rencana {n}"} for n in range(jumlah)
            ])  # fmt: skip

        sedikit, banyak = buat(3, 0), buat(30, 1)

        def hitung(rencana):
            rencana = self.sebagai("pegawai_a", rencana)
            sebelum = self.cr.sql_log_count
            rencana.isi_realisasi([{"realisasi": f"Hasil {row.id}", "progres": n} for n, row in enumerate(rencana)])
            self.cr.flush()
            return self.cr.sql_log_count - sebelum

        hitung(sedikit)
        awal, penuh = hitung(sedikit.browse(sedikit.ids[:2])), hitung(banyak)
        self.assertLessEqual(penuh, 24, f"{awal} statements for 2, {penuh} for 30")
        self.assertEqual((banyak[29].realisasi, banyak[29].progres, banyak[29].state), (f"Hasil {banyak[29].id}", 29, "selesai"))
        self.assertEqual(banyak[29].progres_ids.mapped("progres"), [29])

    def test_realisasi_of_many_is_refused_as_one(self):
        rencana = self.rencana() | self.rencana(rhk=1)
        for nilai in ([{}], [{"name": "x"}, {}], "x", [{"skp_id": 1}, {}]):
            with self.assertRaisesRegex(UserError, "one entry with realisasi and progres"):
                rencana.isi_realisasi(nilai)
        for role in ("pegawai_b", "penilai", "admin_instansi", "auditor"):
            with self.assertRaises(AccessError, msg=role):
                self.sebagai(role, rencana).isi_realisasi([{"realisasi": "x"}] * 2)
        self.atur_batas("tolak", "realisasi", lingkup=("periodik",))
        with freeze_time(f"{TAHUN}-12-20 03:00:00"), self.assertRaisesRegex(UserError, "Triwulan I 2026 was .* reopen it"):
            rencana.isi_realisasi([{"realisasi": "x"}] * 2)
        self.assertEqual(rencana.mapped("state"), ["draft", "draft"])

    def test_what_is_late(self):
        """The overview of the penilai: late is what passed batas pengisian without realisasi."""
        awal, akhir = self.rencana(), self.rencana(tw=3)
        with freeze_time(f"{TAHUN}-06-15 03:00:00"):
            model = self.sebagai("penilai", self.env["ekinerja.rencana.aksi"])
            self.assertEqual(model.search([("is_terlambat", "=", True), ("skp_id.is_penilai", "=", True)]), awal)
            self.assertIn(akhir, model.search([("is_terlambat", "=", False)]))
            self.assertEqual((self.sebagai("penilai", awal).is_terlambat, self.sebagai("penilai", akhir).is_terlambat), (True, False))
            self.sebagai("pegawai_a", awal).realisasi = "Satu"
            self.assertFalse(model.search([("is_terlambat", "=", True), ("skp_id", "=", self.skp.id)]))
        self.assertEqual(model.search([("bukti_ids", "=", False), ("skp_id", "=", self.skp.id)]), awal | akhir)

    def test_column_of_the_pegawai_holds_the_name(self):
        aksi = self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.rencana_aksi_action")
        self.assertIn("'ekinerja_nama_saja': True", aksi["context"])
        self.assertEqual(self.skp.with_context(ekinerja_nama_saja=True).display_name, self.skp.pegawai_nama)
        self.assertEqual(self.skp.display_name, f"SKP {self.skp.tahun} {self.skp.pegawai_nama}")

    def test_progress_per_pegawai_and_period(self):
        self.rencana(progres=100)
        self.rencana(rhk=1, progres=50)
        hasil = self.sebagai("penilai", self.env["ekinerja.rencana.aksi"])._read_group(
            [("skp_id.is_penilai", "=", True), ("nihil", "=", False)], ["skp_id", "periode_id"], ["progres:avg"]
        )
        self.assertEqual(hasil, [(self.skp.with_env(hasil[0][0].env), self.tw[0].with_env(hasil[0][0].env), 75.0)])
