"""The RHK library from a sheet and to a sheet: checked without writing, refused rows with the reason, the same again changes nothing."""

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from odoo.addons.ekinerja_admin.tests.impor_common import ImporCase, baca

JUDUL = [
    "RENCANA HASIL KERJA", "JENIS RHK", "PERSPEKTIF", "JABATAN", "JENIS JABATAN", "JENJANG", "BERLAKU MULAI", "BERLAKU SAMPAI", "INDIKATOR", "ASPEK",
    "TARGET", "SATUAN",
]  # fmt: skip
LAPORAN = [
    "Tersusunnya laporan kinerja", "Utama", "", "", "", "", "01-01-2026", "", "Jumlah laporan tepat waktu", "Kuantitas", "12", "laporan",
]  # fmt: skip
MUTU = [*LAPORAN[:8], "Nilai reviu laporan", "Kualitas", "90", "persen"]
ARSIP = [
    "Tertatanya arsip dinamis", "tambahan", "", "Arsiparis Mahir", "Fungsional", "", "01-01-2026", "31-12-2026", "Jumlah berkas ditata", "", "240", "berkas",
]  # fmt: skip


@tagged("post_install", "-at_install")
class TestPustakaImpor(ImporCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.job = cls.env["hr.job"].create({"name": "Arsiparis Mahir", "company_id": cls.company.id})

    def pustaka(self):
        return self.env["ekinerja.rhk.pustaka"].search([("company_id", "=", self.company.id)], order="id")

    def test_new_changed_and_same(self):
        """Rows with the same RHK are one RHK with several indikator; what the sheet does not name stays."""
        impor = self.impor("pustaka", [JUDUL, LAPORAN, MUTU, ARSIP])
        self.assertEqual((self.jumlah(impor), len(self.pustaka())), ({"baru": 3}, 0))
        self.jalankan(impor)
        laporan, arsip = self.pustaka()
        self.assertEqual(laporan.indikator_ids.mapped(lambda i: (i.name, i.aspek, i.target, i.satuan)), [
            ("Jumlah laporan tepat waktu", "kuantitas", "12", "laporan"), ("Nilai reviu laporan", "kualitas", "90", "persen"),
        ])  # fmt: skip
        self.assertEqual((arsip.jenis, arsip.job_id, arsip.jenis_jabatan, str(arsip.date_end)), ("tambahan", self.job, "fungsional", "2026-12-31"))
        self.assertEqual(self.jumlah(self.impor("pustaka", [JUDUL, LAPORAN, MUTU, ARSIP])), {"sama": 3})
        lagi = self.impor("pustaka", [
            JUDUL, [*LAPORAN[:10], "6", "laporan"], [*ARSIP[:7], "", *ARSIP[8:]], [*LAPORAN[:8], "Jumlah laporan dipublikasikan", "", "4", "laporan"],
        ])  # fmt: skip
        self.assertEqual(self.jumlah(lagi), {"baru": 1, "berubah": 2})
        self.assertEqual(laporan.indikator_ids[0].target, "12")
        self.jalankan(lagi)
        self.assertEqual((len(self.pustaka()), laporan.indikator_ids.mapped("target"), arsip.date_end), (2, ["6", "90", "4"], False))

    def test_text_with_line_breaks_is_found_again(self):
        """A sheet is read with single blanks, a text of the library may have lines: the export imported again makes no second RHK."""
        rhk = self.env["ekinerja.rhk.pustaka"].create({
            "name": " 'Tersusunnya laporan\n  kinerja\tunit ", "company_id": self.company.id, "date_start": "2026-01-01",
            "indikator_ids": [(0, 0, {"name": "Jumlah laporan\ntepat waktu", "aspek": "kuantitas", "target": "12", "satuan": "laporan"})],
        })  # fmt: skip
        baris = ["Tersusunnya laporan kinerja unit", *LAPORAN[1:8], "Jumlah laporan tepat waktu", *LAPORAN[9:]]
        self.assertEqual(self.jumlah(self.impor("pustaka", [JUDUL, baris])), {"sama": 1})
        self.jalankan(self.impor("pustaka", [JUDUL, [*baris[:8], "Nilai reviu laporan", *baris[9:]]]))
        self.assertEqual((self.pustaka(), len(rhk.indikator_ids)), (rhk, 2))

    def test_refused_rows_come_back_with_the_reason(self):
        impor = self.impor("pustaka", [
            JUDUL, LAPORAN,
            ["", *LAPORAN[1:]],
            [*LAPORAN[:3], "Jabatan Khayal", *LAPORAN[4:]],
            [*LAPORAN[:9], "Warna", *LAPORAN[10:]],
            [*ARSIP[:7], "31-12-2025", *ARSIP[8:]],
            ["RHK lain", "Utama", *LAPORAN[2:]], ["RHK lain", "Tambahan", *LAPORAN[2:8], "Indikator lain", *LAPORAN[9:]],
            [*LAPORAN[:8], "Kembar", *LAPORAN[9:]], [*LAPORAN[:8], "Kembar", *LAPORAN[9:]],
        ])  # fmt: skip
        self.assertEqual(self.jumlah(impor), {"baru": 1, "ditolak": 8})
        pesan = impor.ditolak_ids.sorted("nomor_baris").mapped("pesan")
        for teks, potongan in zip(pesan, (
            "RENCANA HASIL KERJA kosong", "'Jabatan Khayal' bukan jabatan instansi ini", "'Warna' tidak dikenal; isi salah satu dari Kuantitas",
            "31 Desember 2025 sebelum 1 Januari 2026",
            "JENIS RHK berbeda antarbaris RHK yang sama (baris 7, 8)", "JENIS RHK berbeda", "muncul 2 kali", "muncul 2 kali",
        ), strict=True):  # fmt: skip
            self.assertIn(potongan, teks)
        baris = list(impor._baris_ditolak_xlsx())
        self.assertEqual((baris[0][-1], len(baris)), ("ALASAN", 9))
        self.jalankan(impor)
        self.assertEqual(self.pustaka().mapped("name"), ["Tersusunnya laporan kinerja"])

    def test_template_and_export_have_the_same_columns(self):
        """The workbook of the library is imported again as it is."""
        self.jalankan(self.impor("pustaka", [JUDUL, LAPORAN, MUTU, ARSIP]))
        nama, isi = self.sebagai("admin_instansi", self.env["ekinerja.impor"])._templat("pustaka")
        self.assertTrue(nama.endswith(".xlsx"))
        self.assertEqual(baca(isi)[0], JUDUL)
        self.authenticate(self.users["admin_instansi"].login, self.users["admin_instansi"].login)
        ekspor = self.url_open("/ekinerja/pustaka.xlsx").content
        rows = baca(ekspor)
        self.assertEqual((rows[0], sorted(row[8] for row in rows[1:])), (JUDUL, ["Jumlah berkas ditata", "Jumlah laporan tepat waktu", "Nilai reviu laporan"]))
        self.assertEqual(self.jumlah(self.impor("pustaka", ekspor)), {"sama": 3})

    def test_who_may(self):
        pustaka = self.env["ekinerja.rhk.pustaka"]
        self.assertEqual(self.sebagai("admin_instansi", pustaka).action_impor()["context"], {"default_jenis": "pustaka"})
        for role in ("penilai", "auditor", "admin_opd"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.sebagai(role, pustaka).action_impor()
        self.assertTrue(self.sebagai("auditor", pustaka).action_excel())
        with self.assertRaises(AccessError):
            self.sebagai("internal", pustaka).action_excel()
        self.authenticate(self.users["internal"].login, self.users["internal"].login)
        self.assertEqual(self.url_open("/ekinerja/pustaka.xlsx").status_code, 403)

    def test_statements_do_not_grow_with_rows(self):
        def hitung(banyak, awalan):
            rows = [[f"{awalan} {n // 3}", *LAPORAN[1:8], f"Indikator {n}", *LAPORAN[9:]] for n in range(banyak)]
            impor = self.impor("pustaka", [JUDUL, *rows])
            self.assertEqual(self.jumlah(impor), {"baru": banyak})
            self.env.flush_all()
            sebelum = self.cr.sql_log_count
            impor.sudo()._pustaka_terapkan(impor.sudo().baris_ids)
            self.env.flush_all()
            return self.cr.sql_log_count - sebelum

        hitung(3, "Hangat")
        self.assertLessEqual(hitung(60, "Banyak"), hitung(6, "Sedikit") + 4)
