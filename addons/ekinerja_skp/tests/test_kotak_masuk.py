"""The inbox of an atasan: what waits, of every kind, decided several at once; nobody else's rows, a bounded number of statements."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import SkpCase


@tagged("post_install", "-at_install")
class TestKotakMasuk(SkpCase):
    def setUp(self):
        super().setUp()
        self.tahun = self.company._ekinerja_hari_ini().year

    def kotak(self, role, *domain):
        return self.sebagai(role, self.env["ekinerja.kotak.masuk"]).search(list(domain))

    def diajukan(self, role="pegawai_a"):
        skp = self.buat_skp(role, tahun=self.tahun)
        skp.action_ajukan()
        return skp

    def test_rows_of_the_penilai_only(self):
        satu, dua = self.diajukan(), self.diajukan("pegawai_b")
        rows = self.kotak("penilai", ("jenis", "=", "skp"))
        self.assertEqual(set(rows.mapped("res_id")), {satu.id, dua.id})
        self.assertEqual(set(rows.mapped("pegawai_nama")), {"Sari Staf, S.Kom.", "Tono Staf"})
        for role in ("kepala_dinas", "admin_instansi", "admin_opd"):
            self.assertFalse(self.kotak(role, ("jenis", "=", "skp")), role)
        for role in ("pegawai_a", "internal", "auditor"):
            with self.assertRaises(AccessError):
                self.kotak(role)

    def test_approve_several_return_with_one_reason(self):
        satu, dua = self.diajukan(), self.diajukan("pegawai_b")
        rows = self.kotak("penilai", ("jenis", "=", "skp"))
        rows.filtered(lambda row: row.res_id == satu.id).action_setujui()
        self.assertEqual(satu.state, "disetujui")
        rows = self.kotak("penilai", ("jenis", "=", "skp"))
        self.assertEqual(rows.mapped("res_id"), dua.ids)
        dialog = rows.action_kembalikan()
        self.assertEqual((dialog["res_model"], dialog["context"]["default_skp_ids"]), ("ekinerja.skp.alasan", dua.ids))
        with self.assertRaisesRegex(UserError, "at least one row"):
            rows.browse().action_setujui()

    def test_a_revision_says_so_and_days_are_those_of_the_instansi(self):
        self.company.ekinerja_tz = "Asia/Jayapura"
        skp = self.diajukan()
        skp.sudo().tanggal_diajukan = "2026-03-02 16:00:00"  # in Papua the 3rd has begun
        row = self.kotak("penilai", ("jenis", "=", "skp"))
        self.assertEqual((row.keterangan, row.batas), (skp.pegawai_jabatan, date(2026, 3, 10)))
        self.sebagai("penilai", skp).action_setujui()
        skp.action_revisi("Penugasan baru")
        skp.revisi_terbuka_id.action_ajukan()
        self.assertEqual(self.kotak("penilai", ("jenis", "=", "skp")).keterangan, "Revision: Penugasan baru")

    def test_acting_head_has_the_same_inbox(self):
        skp = self.diajukan()
        hari_ini = self.company._ekinerja_hari_ini()
        self.buat_plt(self.kepala_dinas, self.bidang, hari_ini, hari_ini)
        self.assertEqual(self.kotak("kepala_dinas", ("jenis", "=", "skp")).mapped("res_id"), skp.ids)

    def test_evaluations_begin_from_the_list(self):
        skp = self.buat_disetujui(tahun=self.tahun)
        semua = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)])
        lewat = semua.filtered(lambda p: p.tanggal(self.tahun)["akhir"] < self.company._ekinerja_hari_ini())
        rows = self.kotak("penilai", ("jenis", "=", "evaluasi"))
        self.assertEqual(set(rows.periode_id.ids), set(lewat.ids))
        self.assertEqual(set(rows.mapped("res_id")), set(skp.ids) if lewat else set())
        if not rows:
            return
        with self.assertRaisesRegex(UserError, "cannot be decided in the list"):
            rows.action_setujui()
        evaluasi = self.env["ekinerja.evaluasi"].search([*rows.action_nilai()["domain"]])
        self.assertEqual((len(evaluasi), evaluasi.skp_id, evaluasi.create_uid), (len(rows), skp, self.users["penilai"]))
        self.assertEqual(self.kotak("penilai", ("jenis", "=", "evaluasi"))[0].action_buka()["res_model"], "ekinerja.evaluasi")
        self.assertEqual(self.env["ekinerja.evaluasi"].search_count([("skp_id", "=", skp.id)]), len(rows))
        evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai"})
        self.sebagai("penilai", evaluasi).action_nilai()
        self.assertFalse(self.kotak("penilai", ("jenis", "=", "evaluasi")))

    def test_requests_to_the_admin(self):
        usulan = self.sebagai("pegawai_a", self.env["ekinerja.atasan.usulan"]).create(
            {"employee_id": self.staf_a.id, "usulan_atasan_id": self.kepala_dinas.id, "alasan": "Pindah tim"}
        )
        row = self.kotak("admin_opd", ("jenis", "=", "usulan"))
        self.assertEqual((row.res_id, row.keterangan), (usulan.id, "Pindah tim"))
        self.kotak("admin_instansi", ("jenis", "=", "usulan")).action_setujui()
        self.assertEqual(usulan.state, "disetujui")

    def test_opening_costs_a_bounded_number_of_statements(self):
        for role in ("pegawai_a", "pegawai_b"):
            self.diajukan(role)
        spesifikasi = {nama: {} for nama in ("pegawai_nama", "keterangan", "unit", "tahun", "sejak", "batas", "is_lewat", "jenis")}

        def buka():
            kotak = self.sebagai("penilai", self.env["ekinerja.kotak.masuk"])
            sebelum = self.cr.sql_log_count
            hasil = kotak.web_search_read([], spesifikasi, limit=80)
            return hasil["length"], self.cr.sql_log_count - sebelum

        buka()
        jumlah, kueri = buka()
        self.assertGreaterEqual(jumlah, 2)
        self.assertLessEqual(kueri, 25)
