"""The list of SKP and the refresh of many (SMG-SKP, BKN-SKP-02, D10); budgets of the form and of the refresh."""

from datetime import timedelta

from lxml import etree
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TAHUN, SkpCase


@tagged("post_install", "-at_install")
class TestSkpDaftar(SkpCase):
    def test_aktif_is_the_skp_of_today(self):
        """SMG-SKP-06: several SKP of one person, one of them Aktif; of revisions and old versions none."""
        hari = self.company._ekinerja_hari_ini()
        skp = self.buat_disetujui(tahun=hari.year)
        lalu = self.buat_disetujui(tahun=hari.year - 1)
        self.sebagai("pegawai_a", skp).action_revisi("Penugasan baru")
        aktif = self.env["ekinerja.skp"].search([("is_aktif", "=", True), ("employee_id", "=", self.staf_a.id)])
        self.assertEqual((aktif, skp.is_aktif, lalu.is_aktif), (skp.sudo(), True, False))
        self.assertIn(lalu.sudo(), self.env["ekinerja.skp"].search([("is_aktif", "=", False)]))
        skp.sudo().date_end = hari - timedelta(days=1) if hari.day > 1 or hari.month > 1 else hari
        self.env.invalidate_all()
        self.assertEqual(skp.is_aktif, skp.sudo().date_end == hari)

    def test_columns(self):
        """SMG-SKP-02, SMG-SKP-03"""
        skp = self.buat_skp().sudo()
        self.assertEqual(skp.pegawai_kolom, "Sari Staf, S.Kom.\n198501012010011003\nPranata Komputer Ahli Pertama\nPenata Muda (III/a)")
        self.assertEqual(skp.penilai_kolom.splitlines()[0::2], ["Bima Kepalabidang", "Kepala Bidang Uji"])
        self.assertEqual(skp.periode_kolom, f"01-01-{TAHUN}\ns.d. 31-12-{TAHUN}")

    def test_filters(self):
        """BKN-SKP-02"""
        skp = self.buat_skp().sudo()
        for domain in ([("pegawai_nip", "ilike", "2010011003")], [("pegawai_nama", "ilike", "sari")], [("department_id", "child_of", self.dinas.id)]):
            with self.subTest(domain):
                self.assertIn(skp, self.sebagai("admin_instansi", self.env["ekinerja.skp"]).search(domain))

    def test_bulk_refresh_shows_what_changes(self):
        """SMG-SKP-04, SMG-SKP-05"""
        skp, lain = self.buat_disetujui(), self.buat_disetujui("pegawai_b")
        self.staf_a.write({"job_title": "Pranata Komputer Ahli Muda"})
        for role in ("pegawai_a", "penilai", "admin_opd", "auditor"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.sebagai(role, skp).action_sesuaikan()
        aksi = self.sebagai("admin_instansi", skp | lain).action_sesuaikan()
        wizard = self.sebagai("admin_instansi", self.env["ekinerja.skp.sesuaikan"]).browse(aksi["res_id"])
        self.assertEqual((wizard.jumlah, wizard.jumlah_beda, wizard.baris_ids.skp_id.id), (2, 1, skp.id))
        self.assertEqual(wizard.baris_ids.sesudah, "Jabatan pegawai: Pranata Komputer Ahli Muda")
        self.assertEqual(skp.pegawai_jabatan, "Pranata Komputer Ahli Pertama")
        wizard.action_terapkan()
        self.assertEqual(skp.pegawai_jabatan, "Pranata Komputer Ahli Muda")
        with self.assertRaisesRegex(UserError, "nothing to refresh"):
            self.sebagai("admin_instansi", self.env["ekinerja.skp.sesuaikan"]).create({"skp_ids": [(6, 0, lain.ids)]}).action_terapkan()

    def test_refresh_hands_what_waits_to_the_new_penilai(self):
        skp = self.buat_skp()
        skp.action_ajukan()
        self.env["ekinerja.atasan"].create({"employee_id": self.staf_a.id, "atasan_id": self.kepala_dinas.id, "date_start": f"{TAHUN}-01-01"})
        self.sebagai("admin_instansi", skp).action_perbarui_data()
        tugas = self.env["mail.activity"].search([("res_model", "=", "ekinerja.skp"), ("res_id", "=", skp.id)])
        self.assertEqual((skp.sudo().penilai_id, tugas.user_id), (self.kepala_dinas, self.users["kepala_dinas"]))

    def test_refresh_of_many_costs_no_query_a_row(self):
        pegawai = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "department_id": self.bidang.id, "job_title": "Pengolah Data", "company_id": self.company.id, "date_version": "2020-01-01"}
            for n in range(60)
        ])  # fmt: skip
        semua = self.env["ekinerja.skp"].create([{"employee_id": employee.id, "tahun": TAHUN} for employee in pegawai])
        jumlah = []
        for bagian, jabatan in ((semua[:10], "Arsiparis"), (semua[10:], "Analis")):
            bagian.employee_id.write({"job_title": jabatan})
            self.env.flush_all()
            self.env.invalidate_all()
            awal = self.cr.sql_log_count
            wizard = self.env["ekinerja.skp.sesuaikan"].create({"skp_ids": [(6, 0, bagian.ids)]})
            self.assertEqual(wizard.jumlah_beda, len(bagian))
            wizard.action_terapkan()
            self.env.flush_all()
            jumlah.append(self.cr.sql_log_count - awal)
            self.assertEqual(set(bagian.mapped("pegawai_jabatan")), {jabatan})
        self.assertLessEqual(jumlah[1] - jumlah[0], 8, jumlah)

    def spesifikasi(self, view, model):
        """What the web client asks for when it opens a form: fields of the view with those of its embedded views."""
        def dari(arch, model):
            hasil = {}
            fields_ = self.env[model]._fields
            for node in arch.xpath(".//field[count(ancestor::field) = $n]", n=len(list(arch.iterancestors("field")))):
                nama = node.get("name")
                field = fields_[nama]
                if field.type in ("one2many", "many2many"):
                    daftar = node.find("list")
                    hasil[nama] = {"limit": 40, "fields": dari(daftar, field.comodel_name) if daftar is not None else {"display_name": {}}}
                elif field.type == "many2one":
                    hasil[nama] = {"fields": {"display_name": {}}}
                else:
                    hasil[nama] = {}
            return hasil

        return dari(etree.fromstring(view["arch"]), model)

    def test_form_with_15_rhk(self):
        """SKP form with 15 RHK: at most 40 queries, whoever opens it."""
        skp = self.buat_disetujui(rhk=15)
        for role in ("penilai", "admin_instansi"):
            seen = self.sebagai(role, self.env["ekinerja.skp"])
            view = seen.get_view(self.env.ref("ekinerja_skp.skp_view_form").id, "form")
            spesifikasi = self.spesifikasi(view, "ekinerja.skp")
            self.assertIn("jenis", spesifikasi["rhk_ids"]["fields"])
            self.sebagai(role, skp).web_read(spesifikasi)  # fills what outlives a request
            seen = self.sebagai(role, skp)
            awal = self.cr.sql_log_count
            hasil = seen.web_read(spesifikasi)[0]
            with self.subTest(role):
                self.assertEqual(len(hasil["rhk_ids"]), 15)
                self.assertLessEqual(self.cr.sql_log_count - awal, 40)
