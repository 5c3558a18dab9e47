from odoo.tests import tagged

from .common import InstansiCase, buat_nip


@tagged("post_install", "-at_install")
class TestPegawaiCari(InstansiCase):
    """BKN-PEG-04: search by NIP or name; the time of it is measured by ``./ekinerja bench``."""

    def cari(self, role, teks):
        return [row[0] for row in self.sebagai(role, self.env["hr.employee"]).name_search(teks)]

    def test_three_letters_or_digits(self):
        self.assertEqual(self.cari("admin_instansi", "sar"), self.staf_a.ids)
        self.assertEqual(self.cari("admin_instansi", "STAF"), (self.staf_a + self.staf_b).ids)
        self.assertEqual(self.cari("admin_instansi", buat_nip(3)[-4:]), self.staf_a.ids)

    def test_an_nip_as_printed(self):
        nip = buat_nip(3)
        self.assertEqual(self.cari("penilai", f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"), self.staf_a.ids)

    def test_two_statements_at_most(self):
        for teks in ("sar", "198"):
            employee = self.sebagai("admin_instansi", self.env["hr.employee"])
            employee.name_search("xyz")
            self.env.invalidate_all()
            with self.assertQueryCount(2):
                employee.name_search(teks)

    def test_name_and_nip_have_a_trigram_index(self):
        self.cr.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'hr_employee' AND indexdef LIKE '%gin_trgm_ops%'")
        isi = " ".join(row[0] for row in self.cr.fetchall())
        self.assertIn("(name gin_trgm_ops)", isi)
        self.assertIn("(nip gin_trgm_ops)", isi)

    def test_filters_of_the_list(self):
        employee = self.env["hr.employee"]
        milik = [("company_id", "=", self.company.id)]
        tanpa = employee.create({"name": "Tanpa Apa Pun", "company_id": self.company.id})
        self.assertEqual(employee.search([*milik, ("department_id", "=", False)]), tanpa)
        self.assertEqual(employee.search([*milik, ("nip", "=", False)]), tanpa + self.wali_kota)
        self.assertEqual(employee.search([*milik, ("is_pimpinan", "=", True)]), self.kepala_bidang + self.kepala_dinas + self.wali_kota)
