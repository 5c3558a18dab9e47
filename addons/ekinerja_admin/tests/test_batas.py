"""Deadline policy: one row per kind of entry, presets, validity, one way to ask (D1)."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from ..models.res_company_batas import Entri
from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestBatas(InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id)]).unlink()
        cls.env["ekinerja.periode.buat"].create({"company_id": cls.company.id}).action_buat()
        cls.bulan = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "biasa")])
        cls.periode_final = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "final")])

    def pakai(self, pola, mulai="2026-01-01"):
        wizard = self.sebagai("admin_instansi", self.env["ekinerja.batas.pakai"]).create({"pola": pola, "date_start": mulai})
        wizard.action_pakai()
        return wizard

    def semua(self, periode, tahun=2026):
        """Last day per kind of entry of a period; of the SKP of the year; of a day."""
        c = self.company
        return {
            "skp": c._ekinerja_batas("target", tahun),
            "target": c._ekinerja_batas("target", tahun, periode=periode),
            "realisasi": c._ekinerja_batas("realisasi", tahun, periode=periode),
            "penilaian": c._ekinerja_batas("penilaian", tahun, periode=periode),
            "final": c._ekinerja_batas("penilaian", tahun, periode=self.periode_final),
            "harian": c._ekinerja_batas("harian", tahun, tanggal=date(tahun, 1, 12)),
            "verifikasi": c._ekinerja_batas("verifikasi", tahun, tanggal=date(tahun, 1, 12)),
        }

    def test_an_instansi_starts_with_the_deadlines_of_bkn(self):
        """BKN-PER-08, BKN-PER-10; PermenPANRB 6/2022 Ps. 14, L-IV.A.8"""
        self.assertEqual(self.semua(self.bulan[0]), {
            "skp": date(2026, 1, 31), "target": date(2026, 2, 5), "realisasi": date(2026, 2, 5), "penilaian": date(2026, 2, 5),
            "final": date(2027, 1, 31), "harian": date(2026, 2, 5), "verifikasi": date(2026, 2, 5),
        })  # fmt: skip
        kebijakan = {(row.jenis, row.lingkup): row.kebijakan for row in self.env["ekinerja.batas"].search([("company_id", "=", self.company.id)])}
        self.assertEqual(kebijakan["target", "tahunan"], "tolak")
        self.assertEqual(kebijakan["penilaian", "tahunan"], "peringatan")
        self.assertEqual(kebijakan["penilaian", "periodik"], "bebas")

    def test_semarang(self):
        """SMG-ASN-04: target until day 2; SMG-ASN-05: realisasi until day 3 of the next month."""
        self.pakai("Pemerintah Kota Semarang")
        batas = self.semua(self.bulan[0])
        self.assertEqual((batas["target"], batas["realisasi"]), (date(2026, 1, 2), date(2026, 2, 3)))
        self.assertEqual(self.semua(self.bulan[11])["realisasi"], date(2027, 1, 3))
        self.assertEqual(self.company._ekinerja_batas("target", 2026, periode=self.periode_final), date(2027, 1, 31))

    def test_magelang(self):
        """MGL-SKT-04, MGL-SKB-04, MGL-KGH-04, MGL-RWB-04, MGL-VKH-05, MGL-PKP-03"""
        self.pakai("Pemerintah Kota Magelang")
        self.assertEqual(self.semua(self.bulan[0]), {
            "skp": date(2026, 1, 31), "target": date(2026, 1, 5), "realisasi": date(2026, 2, 5), "penilaian": date(2026, 2, 5),
            "final": date(2027, 1, 31), "harian": date(2026, 1, 17), "verifikasi": date(2026, 2, 5),
        })  # fmt: skip

    def test_preset_shows_what_changes(self):
        """D1: a preset is looked at before it is taken over."""
        form = Form(self.sebagai("admin_instansi", self.env["ekinerja.batas.pakai"]))
        form.date_start = "2026-01-01"
        form.pola = "Pemerintah Kota Semarang"
        self.assertIn("Tanggal 3 bulan berikutnya (Refuse)", form.pratinjau)
        self.assertIn("Batas pengisian periode (Refuse)", form.pratinjau)
        rows = {(row["jenis"], row["lingkup"]): row["berubah"] for row in form.save()._perubahan()}
        self.assertEqual((rows["Realisasi", "Periodik"], rows["Target", "Tahunan"]), (True, False))
        self.assertEqual(self.semua(self.bulan[0])["realisasi"], date(2026, 2, 5))

    def test_preset_twice_on_one_day_changes_the_rows(self):
        self.pakai("Pemerintah Kota Semarang")
        self.pakai("BKN e-Kinerja")
        rows = self.env["ekinerja.batas"].search([("company_id", "=", self.company.id)])
        self.assertEqual((len(rows), len(rows.filtered(lambda row: row.date_start == date(2026, 1, 1)))), (14, 7))
        self.assertEqual(self.semua(self.bulan[0])["realisasi"], date(2026, 2, 5))

    def test_change_of_policy_keeps_the_past(self):
        """D1: what began before the change keeps its deadline."""
        self.pakai("Pemerintah Kota Semarang", "2026-03-15")
        self.assertEqual(self.semua(self.bulan[2])["realisasi"], date(2026, 4, 5))  # Maret began before
        self.assertEqual(self.semua(self.bulan[3])["realisasi"], date(2026, 5, 3))
        with freeze_time("2026-03-20 03:00:00"):
            berlaku = self.env["ekinerja.batas"].search([("company_id", "=", self.company.id), ("is_berlaku", "=", True)])
            self.assertEqual({row.date_start for row in berlaku}, {date(2026, 3, 15)})
        with freeze_time("2026-03-10 03:00:00"):
            self.assertEqual(len(self.env["ekinerja.batas"].search([("company_id", "=", self.company.id), ("is_berlaku", "=", True)])), 7)

    def test_working_days_of_the_instansi(self):
        """KLK-SOP-21 counts hari kerja; holidays of the working calendar are no working days."""
        self.env["resource.calendar.leaves"].create({
            "name": "Nyepi", "company_id": self.company.id, "date_from": "2026-03-18 17:00:00", "date_to": "2026-03-19 16:59:59",
        })  # fmt: skip
        self.atur_batas("tolak", "harian", aturan="hari_kerja", hari=3)
        self.assertEqual(self.company._ekinerja_batas("harian", 2026, tanggal=date(2026, 3, 17)), date(2026, 3, 23))

    def test_day_outside_every_period_has_no_deadline(self):
        self.bulan[0].active = False
        self.assertIsNone(self.company._ekinerja_batas("harian", 2026, tanggal=date(2026, 1, 12)))

    def test_refuses_warns_or_lets_be(self):
        """The instansi's day decides, and the message says the date and who may reopen."""
        entri = [Entri("a", self.staf_a.id, 2026, self.bulan[0])]
        with freeze_time("2026-02-05 16:59:00"):  # 23:59 WIB
            self.assertEqual(self.company._ekinerja_periksa_batas("realisasi", entri), {})
        with freeze_time("2026-02-05 17:01:00"):  # the 6th
            with self.assertRaises(UserError) as caught:
                self.company._ekinerja_periksa_batas("realisasi", entri)
            self.assertEqual(
                caught.exception.args[0],
                "Batas pengisian of Januari 2026 was 5 Februari 2026. Ask the Admin OPD or the Admin Instansi to reopen it under Buka kembali.",
            )
            self.atur_batas("peringatan", "realisasi")
            self.assertIn("this is late", self.company._ekinerja_periksa_batas("realisasi", entri)["a"].pesan)
            self.atur_batas("bebas", "realisasi")
            self.assertEqual(self.company._ekinerja_periksa_batas("realisasi", entri), {})

    def test_one_message_however_many_entries(self):
        entri = [Entri(n, self.staf_a.id, 2026, self.bulan[0]) for n in range(50)]
        with freeze_time("2026-06-01"), self.assertRaises(UserError) as caught:
            self.company._ekinerja_periksa_batas("realisasi", entri)
        self.assertEqual(caught.exception.args[0].count("\n"), 0)

    def test_later_start_has_as_many_days(self):
        """P6 Ps. 14: an SKP from 1 July has until 31 July."""
        self.assertEqual(self.company._ekinerja_batas("target", 2026, mulai=date(2026, 7, 1)), date(2026, 7, 31))

    def test_impossible_policies_are_refused(self):
        """Field, value and remedy."""
        ambil = lambda jenis, lingkup="periodik": self.env["ekinerja.batas"].search(
            [("company_id", "=", self.company.id), ("jenis", "=", jenis), ("lingkup", "=", lingkup)]
        )
        for row, vals, pesan in (
            (ambil("target", "tahunan"), {"bulan_hari": "02-30"}, "Tanggal batas '02-30': Februari tidak memiliki tanggal 30. Isi 02-01"),
            (ambil("realisasi"), {"aturan": "bulan_berikut", "hari": 40}, "Hari '40' bukan tanggal dalam bulan. Isi 1 sampai 31"),
            (ambil("realisasi"), {"lingkup": "tahunan"}, "does not exist for Realisasi"),
            (ambil("target", "tahunan"), {"aturan": "batas_periode"}, "does not fit Target of the year"),
        ):
            with self.assertRaises(ValidationError) as caught, self.cr.savepoint():
                row.write(vals)
            self.assertIn(pesan, caught.exception.args[0])

    def test_policy_is_the_admin_instansis(self):
        for role in ("admin_opd", "pegawai_a", "penilai", "auditor"):
            with self.assertRaises(AccessError):
                self.sebagai(role, self.env["ekinerja.batas"]).create({"jenis": "target"})
        self.assertEqual(len(self.sebagai("auditor", self.env["ekinerja.batas"]).search([])), 7)
        with self.assertRaises(AccessError):
            self.sebagai("penilai", self.env["ekinerja.batas.pakai"]).create({"pola": "BKN e-Kinerja"})

    def test_change_is_audited(self):
        row = self.atur_batas("peringatan", "realisasi")
        log = self.env["ekinerja.audit"].search([("res_model", "=", "ekinerja.batas"), ("res_id", "=", row.id)])
        self.assertTrue(log)

    def test_dates_of_a_chosen_year(self):
        """BKN-PER-08, BKN-PER-13: with the year, the next one where batas falls in it; open or closed today."""
        with freeze_time("2026-02-03 03:00:00"):
            wizard = Form(self.sebagai("admin_instansi", self.env["ekinerja.periode.tahun"]))
            for isi in ("5 Januari 2027", "31 Januari 2027", "28 Februari 2026", "Not started", "Open"):
                self.assertIn(isi, wizard.tabel)
            rows = wizard.save()._baris()
            self.assertEqual([row["keadaan"] for row in rows[:3]], ["buka", "buka", "nanti"])
            wizard.tahun = 2028
            self.assertIn("29 Februari 2028", wizard.tabel)
            wizard.tahun = 26
            self.assertIn("is not a year", wizard.tabel)
            self.assertEqual(self.bulan.mapped("is_terbuka"), [True, True] + [False] * 10)

    def test_thousand_entries_cost_no_more_than_one(self):
        """The policy is read once; each deadline is computed once."""
        entri = [Entri((n, p.id), n, 2026, p) for p in self.bulan for n in range(1000)]
        hitung = lambda baris: self.company._ekinerja_hitung_batas("realisasi", baris)
        hitung(entri[:1])
        self.bulan.mapped("awal")
        with self.assertQueryCount(0):
            self.assertEqual(len(hitung(entri)), 12000)
