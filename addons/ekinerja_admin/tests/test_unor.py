from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import InstansiCase

HIERARKI = {name: {} for name in ("name", "is_mandiri", "eselon_code", "pimpinan_tampil", "total_employee")} | {
    "eselon_id": {"fields": {"display_name": {}}}, "parent_id": {"fields": {"display_name": {}}}, "child_ids": {},
}  # fmt: skip
DAFTAR = {name: {} for name in ("nomor", "nama_tampil", "eselon_code", "pimpinan_tampil", "total_employee", "kota", "kode_unor", "active")} | {
    "parent_id": {"fields": {"display_name": {}}}, "unor_induk_id": {"fields": {"display_name": {}}},
}  # fmt: skip


@tagged("post_install", "-at_install")
class TestUnorDaftar(InstansiCase):
    def test_order_is_that_of_the_structure(self):
        """BKN-UNO-01: each after the one above it, siblings by eselon and name."""
        sekretariat = self.env["hr.department"].create({
            "name": "Sekretariat Dinas Contoh", "parent_id": self.dinas.id, "company_id": self.company.id,
            "eselon_id": self.env.ref("ekinerja_admin.eselon_31").id,
        })  # fmt: skip
        urut = self.env["hr.department"].search([("company_id", "=", self.company.id)], order="susunan")
        self.assertEqual(urut, self.kota | self.dinas | sekretariat | self.bidang | self.dinas_lain)
        self.assertEqual(urut.mapped("nomor"), [1, 2, 3, 4, 5])
        self.assertEqual(self.env["hr.department"].search([("company_id", "=", self.company.id)], order="susunan desc", limit=1), self.dinas_lain)

    def test_columns(self):
        """BKN-UNO-02, BKN-UNO-03, BKN-UNO-12"""
        self.dinas_lain.is_mandiri = True
        row = self.sebagai("admin_instansi", self.dinas_lain).web_read(DAFTAR)[0]
        self.assertEqual((row["nama_tampil"].strip(), row["eselon_code"]), ("Dinas Lain - Mandiri", "22"))
        self.assertEqual(self.sebagai("internal", self.bidang).pimpinan_tampil, "★ Bima Kepalabidang")
        self.assertEqual(self.dinas_lain.pimpinan_tampil, "")
        self.assertEqual(self.bidang.nama_tampil, "\u2003\u2003Bidang Uji Dinas Contoh")

    def test_filters(self):
        unor = self.env["hr.department"]
        milik = [("company_id", "=", self.company.id)]
        kosong = unor.create({"name": "Seksi Kosong", "parent_id": self.bidang.id, "company_id": self.company.id})
        self.assertEqual(unor.search([("is_kosong", "=", True), *milik]), kosong)
        self.assertEqual(unor.search([("is_kosong", "=", False), *milik]), self.kota | self.dinas | self.bidang | self.dinas_lain)
        self.assertEqual((kosong.is_kosong, self.bidang.is_kosong), (True, False))
        for nama in ("Bidang Uji", "C" * 32):
            ditemukan = unor.search(["|", ("name", "ilike", nama), ("kode_unor", "=", nama), *milik])
            self.assertEqual(ditemukan, self.bidang)

    def test_list_and_hierarchy_cost_few_queries(self):
        """At most 15 queries whatever the number of unor and of people."""
        opd = self.env["hr.department"].create([
            {"name": f"Dinas Uji {n:02}", "parent_id": self.kota.id, "company_id": self.company.id, "is_mandiri": n % 9 == 0} for n in range(40)
        ])  # fmt: skip
        self.env["hr.department"].create([
            {"name": f"Bidang {n} Dinas Uji", "parent_id": satu.id, "company_id": self.company.id} for satu in opd for n in range(2)
        ])
        for satu in opd[:10]:
            self._pegawai(f"Kepala {satu.name}", None, satu, "Kepala Dinas", is_pimpinan=True)
        for role in ("admin_instansi", "admin_opd", "auditor"):
            unor = self.sebagai(role, self.env["hr.department"])
            unor.has_access("read")
            with self.subTest(role=role), self.assertQueryCount(15):
                rows = unor.hierarchy_read([("parent_id", "=", False), ("company_id", "=", self.company.id)], dict(HIERARKI), "parent_id", "child_ids")
            self.assertEqual(len(rows), 1 + 2 + 40)
            unor = self.sebagai(role, self.env["hr.department"])
            with self.subTest(role=role), self.assertQueryCount(15):
                rows = unor.web_search_read([("company_id", "=", self.company.id)], DAFTAR, order="susunan")
            self.assertEqual(len(rows["records"]), 4 + 40 + 80)


@tagged("post_install", "-at_install")
class TestUnorFormulir(InstansiCase):
    def test_induk_is_computed_and_correctable(self):
        """BKN-UNO-08: the correction holds for the unor below too; emptied, the structure counts again."""
        seksi = self.env["hr.department"].create({"name": "Seksi Uji", "parent_id": self.bidang.id, "company_id": self.company.id})
        self.assertEqual(seksi.unor_induk_id, self.dinas)
        self.bidang.unor_induk_koreksi_id = self.dinas_lain
        self.assertEqual((self.bidang | seksi).mapped("unor_induk_id"), self.dinas_lain)
        self.bidang.unor_induk_koreksi_id = False
        self.assertEqual((self.bidang | seksi).mapped("unor_induk_id"), self.dinas)

    def test_corrected_induk_is_jpt_pratama_or_mandiri(self):
        with self.assertRaisesRegex(ValidationError, "Unor induk: Bidang Uji Dinas Contoh is neither"), self.cr.savepoint():
            self.dinas.unor_induk_koreksi_id = self.bidang
        self.bidang.is_mandiri = True
        self.dinas_lain.unor_induk_koreksi_id = self.bidang
        with self.assertRaisesRegex(ValidationError, "Unor induk"), self.cr.savepoint():
            self.bidang.is_mandiri = False

    def test_no_unor_is_its_own_ancestor(self):
        """Named by unor and remedy, also from the form."""
        with self.assertRaisesRegex(ValidationError, "Unor atasan: Dinas Contoh cannot stand under Bidang Uji Dinas Contoh.*Choose a unor atasan outside"):
            self.dinas.parent_id = self.bidang
        with self.assertRaisesRegex(ValidationError, "Dinas Contoh cannot stand under itself"):
            self.sebagai("admin_instansi", self.dinas).web_save({"parent_id": self.dinas.id}, {"name": {}})

    def test_global_change_is_told_with_numbers(self):
        """BKN-UNO-13, BKN-UNO-18"""
        self.assertIn("4 pegawai in this unor and the 1 below it", self.sebagai("admin_instansi", self.dinas).dampak)
        self.assertFalse(self.env["hr.department"].new({"name": "Baru"}).dampak)
        with self.assertRaises(AccessError):
            self.sebagai("internal", self.dinas).read(["dampak"])

    def test_deletion_only_when_unused(self):
        """BKN-UNO-17: people, unor below and documents are named, closing is the remedy."""
        with self.assertRaisesRegex(UserError, r"Dinas Contoh cannot be deleted, it is used: .*Unor below 1.*Use \"Close unor\""), self.cr.savepoint():
            self.sebagai("admin_instansi", self.dinas).unlink()
        with self.assertRaisesRegex(UserError, "Pegawai 3"), self.cr.savepoint():
            self.sebagai("admin_instansi", self.bidang).action_hapus()
        # whoever was there once: history names the unor
        seksi = self.env["hr.department"].create({"name": "Seksi Uji", "parent_id": self.bidang.id, "company_id": self.company.id})
        self.staf_a.create_version({"date_version": "2021-01-01", "department_id": seksi.id})
        self.staf_a.create_version({"date_version": "2022-01-01", "department_id": self.bidang.id})
        self.assertTrue(seksi.is_kosong)
        with self.assertRaisesRegex(UserError, "Pegawai 1"), self.cr.savepoint():
            seksi.unlink()
        baru = self.env["hr.department"].create({"name": "Salah Ketik", "parent_id": self.bidang.id, "company_id": self.company.id})
        self.sebagai("admin_instansi", baru).action_hapus()
        self.assertFalse(baru.exists())

    def test_archive_only_when_empty_and_with_a_reason(self):
        with self.assertRaisesRegex(UserError, "Bidang Uji Dinas Contoh cannot be closed: 3 pegawai and 0 unor below"), self.cr.savepoint():
            self.sebagai("admin_instansi", self.bidang).action_archive()
        seksi = self.env["hr.department"].create({"name": "Seksi Uji", "parent_id": self.bidang.id, "company_id": self.company.id})
        with self.assertRaisesRegex(UserError, "Reason of closing: say why Seksi Uji"), self.cr.savepoint():
            self.sebagai("admin_instansi", seksi).action_archive()
        seksi.write({"active": False, "alasan_arsip": "Perwali 3/2026"})
        seksi.action_unarchive()
        self.assertFalse(seksi.alasan_arsip)

    def test_form_brings_the_atasan_in_line(self):
        """A new head on the form: the staf have the new atasan the same day."""
        atasan = self.env["ekinerja.atasan"]
        semua = self.env["hr.employee"].search([("company_id", "=", self.company.id)])
        atasan._perbarui_dari_struktur(semua, self.company._ekinerja_hari_ini())
        self.sebagai("admin_instansi", self.bidang).web_save({"manager_id": self.staf_b.id}, {"name": {}})
        row = atasan.search([("employee_id", "=", self.staf_a.id), ("date_end", "=", False)])
        self.assertEqual(row.atasan_id, self.staf_b)

    def test_roles(self):
        """Admin Instansi manages; Admin OPD, auditor and pegawai read."""
        for role in ("admin_opd", "auditor", "penilai", "internal"):
            unor = self.sebagai(role, self.bidang)
            self.assertEqual(unor.name, "Bidang Uji Dinas Contoh")
            for operation in (lambda u: u.write({"kota": "X"}), lambda u: u.copy(), lambda u: u.unlink(), lambda u: u.action_hapus(),
                              lambda u: u.web_save({"kota": "X"}, {}), lambda u: u.action_pindahkan()):  # fmt: skip
                with self.subTest(role=role), self.assertRaises(AccessError), self.cr.savepoint():
                    operation(unor)
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_a", self.bidang).read(["name"])
        self.assertIn("3 pegawai", self.sebagai("admin_opd", self.bidang).dampak)
        baru = self.sebagai("admin_instansi", self.env["hr.department"]).create({"name": "Seksi Baru", "parent_id": self.bidang.id})
        self.assertEqual(baru.unor_induk_id.id, self.dinas.id)
