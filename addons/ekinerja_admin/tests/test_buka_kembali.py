"""Buka kembali: requested by the OPD, decided by the instansi, for whom and until when (D1)."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..models.res_company_batas import Entri
from .common import InstansiCase

HARI = "2026-05-10 03:00:00"


@tagged("post_install", "-at_install")
class TestBukaKembali(InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tw1, cls.tw2 = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id)], limit=2)

    def setUp(self):
        super().setUp()
        self.startPatcher(freeze_time(HARI))

    def buat(self, role="admin_opd", **vals):
        return self.sebagai(role, self.env["ekinerja.buka.kembali"]).create({
            "jenis": "realisasi", "tahun": 2026, "periode_id": self.tw1.id, "cakupan": "unor", "department_id": self.dinas.id,
            "date_start": "2026-05-10", "date_end": "2026-05-20", "alasan": "Gangguan jaringan di kantor", **vals,
        })  # fmt: skip

    def setujui(self, **vals):
        buka = self.buat("admin_instansi", **vals)
        buka.action_setujui()
        return buka

    def dibuka(self, *pegawai, jenis="realisasi", periode=None, tahun=2026):
        """Names of those for whom the period is open again."""
        entri = [Entri(p.id, p.id, tahun, self.tw1 if periode is None else periode) for p in pegawai]
        status = self.company._ekinerja_status_batas(jenis, entri)
        return {p.name for p in pegawai if status[p.id].dibuka}

    def test_request_and_approval(self):
        """Draft, requested, reopened: each step logged, the admin instansi asked, the requester told."""
        buka = self.buat()
        buka.action_ajukan()
        self.assertEqual((buka.state, buka.diajukan_oleh_id), ("diajukan", self.users["admin_opd"]))
        tugas = self.env["mail.activity"].search([("res_model", "=", buka._name), ("res_id", "=", buka.id)])
        self.assertIn(self.users["admin_instansi"], tugas.user_id)
        self.assertNotIn(self.users["admin_opd"], tugas.user_id)
        self.assertFalse(self.dibuka(self.staf_a))
        self.sebagai("admin_instansi", buka).action_setujui()
        self.assertEqual((buka.state, buka.diputus_oleh_id, buka.is_berlaku), ("disetujui", self.users["admin_instansi"], True))
        kabar = self.env["mail.activity"].search([("res_model", "=", buka._name), ("res_id", "=", buka.id)])
        self.assertEqual(kabar.user_id, self.users["admin_opd"])
        log = "".join(self.env["mail.message"].search([("model", "=", buka._name), ("res_id", "=", buka.id)]).mapped("body"))
        for isi in ("Reopening requested by admin_opd", "Reopened by admin_instansi"):
            self.assertIn(isi, log)
        self.assertEqual(self.dibuka(self.staf_a), {"Sari Staf"})

    def test_refusal_has_a_reason(self):
        buka = self.buat()
        buka.action_ajukan()
        admin = self.sebagai("admin_instansi", buka)
        self.assertEqual(admin.action_tolak()["res_model"], "ekinerja.buka.kembali.tolak")
        with self.assertRaisesRegex(UserError, "Reason is empty"):
            admin.action_tolak("  ")
        wizard = admin.env["ekinerja.buka.kembali.tolak"].create({"buka_ids": [(6, 0, buka.ids)], "alasan": "Sudah dua kali dibuka"})
        wizard.action_tolak()
        self.assertEqual((buka.state, buka.alasan_putusan), ("ditolak", "Sudah dua kali dibuka"))
        kabar = self.env["mail.activity"].search([("res_model", "=", buka._name), ("res_id", "=", buka.id)])
        self.assertEqual(kabar.user_id, self.users["admin_opd"])
        self.assertIn("Sudah dua kali dibuka", kabar.note)
        self.assertFalse(self.dibuka(self.staf_a))

    def test_withdrawn_and_deleted_while_nobody_decided(self):
        buka = self.buat()
        buka.action_ajukan()
        with self.assertRaisesRegex(UserError, "no draft any more"):
            buka.unlink()
        buka.action_tarik()
        self.assertFalse(self.env["mail.activity"].search([("res_model", "=", buka._name), ("res_id", "=", buka.id)]))
        buka.unlink()
        self.assertFalse(buka.exists())

    def test_scope_of_a_unor_reaches_below(self):
        self.setujui()
        self.assertEqual(
            self.dibuka(self.kepala_dinas, self.staf_a, self.staf_b, self.staf_lain, self.wali_kota),
            {"Dewi Kepaladinas", "Sari Staf", "Tono Staf"},
        )

    def test_scope_of_some_pegawai(self):
        self.setujui(cakupan="pegawai", employee_ids=[(6, 0, self.staf_a.ids)])
        self.assertEqual(self.dibuka(self.staf_a, self.staf_b), {"Sari Staf"})

    def test_scope_of_the_whole_instansi(self):
        self.setujui(cakupan="instansi", department_id=False)
        self.assertEqual(self.dibuka(self.staf_a, self.staf_lain), {"Sari Staf", "Lala Lain"})

    def test_scope_of_kind_period_and_year(self):
        self.setujui()
        self.assertFalse(self.dibuka(self.staf_a, jenis="target"))
        self.assertFalse(self.dibuka(self.staf_a, tahun=2025))
        self.setujui(jenis="semua", date_end="2026-05-11").action_tutup()
        semua = self.setujui(jenis="semua")
        self.assertTrue(self.dibuka(self.staf_a, jenis="target"))
        semua.action_tutup()
        buka = self.setujui(jenis="target", periode_id=False)
        self.assertTrue(self.dibuka(self.staf_a, jenis="target"))
        skp = [Entri("skp", self.staf_a.id, 2026)]
        self.assertEqual(self.company._ekinerja_status_batas("target", skp)["skp"].dibuka, date(2026, 5, 20))
        buka.action_tutup()
        self.assertIsNone(self.company._ekinerja_status_batas("target", skp)["skp"].dibuka)
        self.assertEqual(buka.state, "ditutup")

    def test_expires_at_midnight_of_the_instansi(self):
        buka = self.setujui()
        with freeze_time("2026-05-20 16:59:00"):  # 23:59 WIB
            self.assertTrue(self.dibuka(self.staf_a))
        with freeze_time("2026-05-20 17:01:00"):
            self.assertFalse(self.dibuka(self.staf_a))
            buka.invalidate_recordset()
            self.assertEqual((buka.is_berlaku, buka.is_lewat), (False, True))
            self.assertFalse(buka.search([("is_berlaku", "=", True), ("id", "=", buka.id)]))
            self.assertTrue(buka.search([("is_berlaku", "=", False), ("id", "=", buka.id)]))

    def test_begins_on_its_day(self):
        self.setujui(date_start="2026-05-12")
        self.assertFalse(self.dibuka(self.staf_a))

    def test_latest_of_several_counts(self):
        self.setujui()
        self.setujui(cakupan="pegawai", employee_ids=[(6, 0, self.staf_a.ids)], date_end="2026-06-30", periode_id=False)
        pesan = self.company._ekinerja_periksa_batas("realisasi", [Entri("a", self.staf_a.id, 2026, self.tw1)])["a"].pesan
        self.assertEqual(pesan, "Batas pengisian of Triwulan I 2026 was 5 April 2026; this is within the reopening until 30 Juni 2026.")

    def test_passed_reopening_is_not_approved(self):
        buka = self.buat(date_start="2026-05-01", date_end="2026-05-09")
        buka.action_ajukan()
        admin = self.sebagai("admin_instansi", buka)
        with self.assertRaisesRegex(UserError, "has passed. Choose a later day"):
            admin.action_setujui()
        admin.date_end = "2026-05-31"
        admin.action_setujui()
        self.assertEqual(buka.state, "disetujui")

    def test_own_unor_only(self):
        """An admin OPD asks for the own unor and those below, and sees no other."""
        for vals in ({"department_id": self.dinas_lain.id}, {"cakupan": "instansi", "department_id": False}):
            with self.assertRaises(AccessError), self.cr.savepoint():
                self.buat(**vals)
        self.assertTrue(self.buat(department_id=self.bidang.id))
        lain = self.setujui(department_id=self.dinas_lain.id)
        self.assertNotIn(lain, self.sebagai("admin_opd", lain).search([]))
        satu = self.buat(cakupan="pegawai", employee_ids=[(6, 0, self.staf_a.ids)])
        satu.employee_ids = [(4, self.staf_b.id)]
        self.assertEqual(len(satu.employee_ids), 2)
        with self.assertRaisesRegex(UserError, "can only be chosen"):
            satu.employee_ids = [(1, self.staf_a.id, {"name": "RETAS"})]
        with self.assertRaises(AccessError), self.cr.savepoint():
            satu.write({"department_id": self.dinas_lain.id, "employee_ids": [(6, 0, self.staf_lain.ids)]})
        with self.assertRaisesRegex(ValidationError, "\"Lala Lain\" does not belong to Dinas Contoh"):
            self.buat(cakupan="pegawai", employee_ids=[(6, 0, (self.staf_a | self.staf_lain).ids)])

    def test_only_the_admin_instansi_decides(self):
        buka = self.buat()
        with self.assertRaisesRegex(UserError, "only by an Admin Instansi"):
            buka.action_setujui()
        buka.action_ajukan()
        with self.assertRaisesRegex(UserError, "only by an Admin Instansi"):
            buka.action_tolak("tidak")
        with self.assertRaisesRegex(UserError, "cannot be written"):
            buka.write({"state": "disetujui"})
        with self.assertRaisesRegex(UserError, "no draft any more"):
            buka.write({"date_end": "2026-12-31"})
        with self.assertRaisesRegex(UserError, "cannot be written"):
            self.buat(state="disetujui")
        for role in ("auditor", "pegawai_a", "penilai", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, buka).action_setujui()
        self.assertTrue(self.sebagai("auditor", buka).has_access("read"))
        for role in ("pegawai_a", "penilai", "internal"):
            self.assertFalse(self.sebagai(role, buka).has_access("read"))

    @mute_logger("odoo.sql_db")
    def test_what_is_missing_is_named(self):
        for vals, pesan in (
            ({"department_id": False}, "Unor is empty"),
            ({"cakupan": "instansi"}, "does not go with the scope"),
            ({"cakupan": "pegawai"}, "Pegawai is empty"),
            ({"date_end": "2026-05-01"}, "dates_ordered"),
            ({"alasan": "  "}, "alasan_filled"),
        ):
            with self.assertRaises(Exception) as caught, self.cr.savepoint():
                self.buat("admin_instansi", **vals)
            self.assertIn(pesan, str(caught.exception))

    def test_period_shows_that_it_was_reopened(self):
        """Open, closed, reopened until: on the list of periods and among the dates of the year."""
        admin = self.sebagai("admin_instansi", self.tw1 | self.tw2)
        self.assertEqual(admin.mapped("keadaan"), ["tutup", "buka"])
        self.setujui()
        admin.invalidate_recordset()
        self.assertEqual((admin[0].keadaan, admin[0].keadaan_sampai, admin[0].is_terbuka), ("dibuka", date(2026, 5, 20), False))
        self.assertEqual(admin[1].keadaan_sampai, date(2026, 7, 5))
        tw4 = self.env["ekinerja.periode"].search([("name", "=", "Triwulan IV"), ("company_id", "=", self.company.id)])
        self.assertEqual(tw4.keadaan, "nanti")
        self.assertIn("20 Mei 2026", admin.env["ekinerja.periode.tahun"].create({"tahun": 2026}).tabel)

    def test_one_query_however_many(self):
        """Whether late entries were reopened is asked once, whoever and however many."""
        self.setujui()
        pegawai = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "department_id": self.bidang.id, "company_id": self.company.id, "date_version": "2020-01-01"} for n in range(200)
        ])  # fmt: skip
        self.env.flush_all()
        entri = [Entri((p.id, periode.id), p.id, 2026, periode) for p in pegawai for periode in (self.tw1, self.tw2)]
        self.company._ekinerja_status_batas("realisasi", entri[:2])
        with self.assertQueryCount(1):
            status = self.company._ekinerja_status_batas("realisasi", entri)
        self.assertEqual(sum(bool(row.dibuka) for row in status.values()), 200)
        self.assertEqual(sum(row.lewat for row in status.values()), 200)

    def test_requests_and_decisions_in_sets(self):
        """Statements of a transition do not grow with the requests."""
        semua = self.buat() | self.buat() | self.buat() | self.buat()
        satu = semua[0]
        self.env.flush_all()

        def hitung(langkah):
            self.env.flush_all()
            sebelum = self.cr.sql_log_count
            langkah()
            self.env.flush_all()
            return self.cr.sql_log_count - sebelum

        satu.action_ajukan()
        satu.action_tarik()
        pertama = hitung(satu.action_ajukan)
        self.assertLessEqual(hitung(semua[1:].action_ajukan), pertama + 3)
