"""Imports that are not SIASN's: templates, dry run, per-row result, repeatable."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from .common import buat_nip
from .impor_common import ImporCase, baca

PERIODE = ["NAMA", "PERIODE AWAL", "PERIODE AKHIR", "BATAS PENGISIAN", "JENIS PERIODE"]
LIBUR = ["TANGGAL", "SAMPAI TANGGAL", "KETERANGAN"]
ATASAN = ["NIP PEGAWAI", "NIP ATASAN", "NIP VERIFIKATOR", "TANGGAL MULAI", "TANGGAL SELESAI"]
JABATAN = ["JABATAN ID", "JABATAN NAMA", "JENIS JABATAN", "JENJANG"]


@tagged("post_install", "-at_install")
class TestImporLembar(ImporCase):
    def hasil(self, jenis, *rows):
        """``[(status, message)]`` of a check."""
        return [(row.status, row.pesan or "") for row in self.impor(jenis, list(rows)).baris_ids]

    def test_periods(self):
        """BKN-PER-06, BKN-PER-11: mm-dd or words; what exists under the name is changed."""
        model = self.env["ekinerja.periode"]
        impor = self.impor("periode", [
            PERIODE, ["Triwulan I", "01-01", "31 Maret", "04-10", "-"], ["Triwulan II", "04-01", "06-30", "07-05", ""],
        ])  # fmt: skip
        self.assertEqual(self.jumlah(impor), {"berubah": 1, "sama": 1})
        self.assertEqual(impor.baris_ids[0].ringkasan, "Batas pengisian: 04-05 → 04-10")
        lama = model.search([("name", "=", "Triwulan I"), ("company_id", "=", self.company.id)])
        self.assertEqual(lama.batas, "04-05", "a check writes nothing")
        self.jalankan(impor)
        self.assertEqual((lama.batas, impor.state), ("04-10", "selesai"))

    def test_refused_periods_name_field_value_and_remedy(self):
        hasil = self.hasil(
            "periode", PERIODE, ["Salah", "02-30", "03-31", "04-05", ""], ["Kosong", "", "03-31", "04-05", ""], ["Jenis", "08-01", "08-02", "08-05", "Akhir"],
            ["Bentrok", "01-15", "02-15", "03-05", ""], ["Final Dua", "01-01", "12-31", "01-31", "Final"],
        )  # fmt: skip
        self.assertEqual({status for status, _pesan in hasil}, {"ditolak"})
        for (_status, pesan), potongan in zip(hasil, (
            "Periode Awal '02-30': Februari tidak memiliki tanggal 30", "PERIODE AWAL kosong; isi mm-dd", "'Akhir' tidak dikenal; isi salah satu dari",
            "overlap", "already has a Final period",
        ), strict=True):  # fmt: skip
            self.assertIn(potongan, pesan)
        self.assertFalse(self.env["ekinerja.periode"].search_count([("name", "in", ("Bentrok", "Final Dua"))]))

    def test_holidays_count_as_no_working_day(self):
        """A holiday lasts a whole day of the instansi; the same sheet again changes nothing."""
        self.company.ekinerja_tz = "Asia/Jayapura"
        rows = [LIBUR, ["17-08-2026", "", "Hari Kemerdekaan"], ["24-12-2026", "26-12-2026", "Cuti bersama Natal"]]
        self.jalankan(self.impor("libur", rows))
        self.assertEqual(
            self.company._ekinerja_libur(date(2026, 8, 1), date(2026, 12, 31)),
            {date(2026, 8, 17), date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)},
        )
        self.assertEqual(self.company._ekinerja_tambah_hari_kerja(date(2026, 8, 14), 1), date(2026, 8, 18))
        self.assertEqual(self.jumlah(self.impor("libur", rows)), {"sama": 2})
        rows[2][1] = "25-12-2026"
        self.jalankan(self.impor("libur", rows))
        self.assertNotIn(date(2026, 12, 26), self.company._ekinerja_libur(date(2026, 12, 1), date(2026, 12, 31)))
        self.assertIn("lebih awal daripada TANGGAL", self.hasil("libur", LIBUR, ["02-01-2027", "01-01-2027", "Salah"])[0][1])

    def test_the_admin_instansi_keeps_the_holidays(self):
        leaves = self.env["resource.calendar.leaves"]
        vals = {"name": "Libur", "date_from": "2026-08-16 17:00:00", "date_to": "2026-08-17 16:59:59", "company_id": self.company.id}
        libur = self.sebagai("admin_instansi", leaves).create(vals)
        libur.name = "Hari Kemerdekaan"
        for role in ("admin_opd", "penilai", "auditor"):
            with self.assertRaises(AccessError):
                self.sebagai(role, leaves).create(vals)
            with self.assertRaises(AccessError):
                self.sebagai(role, libur).unlink()
        cuti = leaves.create(vals | {"resource_id": self.staf_a.resource_id.id})
        with self.assertRaises(AccessError):
            self.sebagai("admin_instansi", cuti).unlink()

    def test_atasan(self):
        """SMG-ATL-22, SMG-ATL-23: a correction from a day on; older rows stay."""
        model = self.env["ekinerja.atasan"]
        model._perbarui_dari_struktur(self.staf_a, date(2026, 1, 1))
        nip = {orang: buat_nip(nomor) for orang, nomor in (("kepala_dinas", 1), ("kepala_bidang", 2), ("staf_a", 3), ("staf_b", 4))}
        impor = self.impor("atasan", [
            ATASAN, [f"'{nip['staf_a']}", nip["kepala_dinas"], nip["kepala_bidang"], "01-07-2026", ""],
            [nip["staf_b"], nip["staf_b"], "", "01-07-2026", ""], ["199999999999999999", nip["kepala_dinas"], "", "01-07-2026", ""],
            [nip["staf_b"], nip["kepala_dinas"], "", "01-07-2026", "01-06-2026"],
        ])  # fmt: skip
        self.assertEqual(self.jumlah(impor), {"baru": 1, "ditolak": 3})
        pesan = impor.ditolak_ids.mapped("pesan")
        self.assertIn(f"NIP ATASAN {nip['staf_b']} adalah pegawai itu sendiri; isi NIP orang lain.", pesan[0])
        self.assertIn("'199999999999999999' bukan NIP pegawai aktif instansi ini", pesan[1])
        self.assertIn("TANGGAL SELESAI 2026-06-01 lebih awal daripada TANGGAL MULAI 2026-07-01", pesan[2])
        self.jalankan(impor)
        rows = model.search([("employee_id", "=", self.staf_a.id)], order="date_start")
        self.assertEqual(
            [(row.sumber, row.atasan_id, row.verifikator_id, str(row.date_start), str(row.date_end or "")) for row in rows],
            [("struktur", self.kepala_bidang, self.kepala_bidang, "2026-01-01", "2026-06-30"),
             ("koreksi", self.kepala_dinas, self.kepala_bidang, "2026-07-01", "")],
        )  # fmt: skip
        self.assertEqual(self.jumlah(self.impor("atasan", [ATASAN, [nip["staf_a"], nip["kepala_dinas"], nip["kepala_bidang"], "01-07-2026", ""]])), {"sama": 1})

    def test_plt(self):
        """BKN-PLT-07..14: by NIP and code or name of the unor; the second acting head of a day is refused at the check."""
        judul = ["NIP", "UNOR ID", "JABATAN", "JENIS", "PERIODE AWAL", "PERIODE AKHIR", "AKTIF"]
        nip = [buat_nip(n) for n in range(1, 5)]
        impor = self.impor("plt", [
            judul, [nip[1], "Dinas Lain", "", "Plt", "01-07-2026", "31-12-2026", "Ya"], [nip[2], "D" * 32, "", "PLH", "01-08-2026", "05-08-2026", ""],
            [nip[2], "C" * 32, "PLH Kepala Bidang Uji", "PLH", "01-03-2026", "10-03-2026", ""],
            [nip[3], "Dinas Hilang", "", "Pjs", "01-08-2026", "01-07-2026", ""],
        ])  # fmt: skip
        self.assertEqual(self.jumlah(impor), {"baru": 2, "ditolak": 2})
        self.assertIn("Dinas Lain already has an acting head from 1 Juli 2026 to 31 Desember 2026", impor.baris_ids[1].pesan)
        for potongan in ("'Dinas Hilang' bukan kode atau nama unor", "JENIS 'Pjs' tidak dikenal", "2026-07-01 lebih awal"):
            self.assertIn(potongan, impor.baris_ids[3].pesan)
        self.jalankan(impor)
        plt = self.env["ekinerja.plt"].search([("company_id", "=", self.company.id)], order="date_start")
        self.assertEqual(plt.mapped("jabatan"), ["PLH Kepala Bidang Uji", "PLT Dinas Lain"])
        self.assertEqual(plt.employee_id, self.staf_a + self.kepala_bidang)
        lagi = self.impor("plt", [judul, [nip[1], "D" * 32, "", "PLT", "01-07-2026", "30-09-2026", "Tidak"]])
        self.assertEqual(self.jumlah(lagi), {"berubah": 1})
        self.jalankan(lagi)
        self.assertEqual((str(plt[1].date_end), plt[1].active), ("2026-09-30", False))

    def test_jabatan_references(self):
        """A jabatan known by name gets its JABATAN ID; later the ID alone tells it."""
        job = self.env["hr.job"].create({"name": "Arsiparis Ahli Muda", "company_id": self.company.id})
        self.jalankan(self.impor("jabatan", [JABATAN, ["a1", "Arsiparis Ahli Muda", "Fungsional", "Ahli Muda"], ["b2", "Pengadministrasi", "4", ""]]))
        self.assertEqual((job.kode_jabatan, job.jenis_jabatan, job.jenjang_id.name), ("A1", "fungsional", "Ahli Muda"))
        self.assertEqual(self.env["hr.job"].search([("kode_jabatan", "=", "B2")]).jenis_jabatan, "pelaksana")
        self.jalankan(self.impor("jabatan", [JABATAN[:2], ["A1", "Arsiparis Muda"]]))
        self.assertEqual((job.with_context(lang="id_ID").name, job.jenis_jabatan), ("Arsiparis Muda", "fungsional"))
        hasil = self.hasil("jabatan", JABATAN, ["C3", "Guru", "Guru", "Sangat Ahli"], ["D4", "Satu", "", ""], ["D4", "Dua", "", ""])
        self.assertIn("JENIS JABATAN 'Guru' tidak dikenal", hasil[0][1])
        self.assertIn("JENJANG 'Sangat Ahli' bukan jenjang", hasil[0][1])
        self.assertIn("D4 muncul 2 kali (baris 3, 4)", hasil[1][1])

    def test_data_asn_brings_references_along(self):
        """JABATAN ID, jenis and jenjang of the jabatan in Data ASN; an ID of two names tells neither."""
        kode = "8" * 32
        self.orang({"JABATAN ID": kode}, {"NIP BARU": "198603032010011007", "NIK": "", "EMAIL": "", "JABATAN ID": "9" * 32, "JABATAN NAMA": "Arsiparis Mahir"},
                   {"NIP BARU": "198603032010011008", "NIK": "", "EMAIL": "", "JABATAN ID": "9" * 32, "JABATAN NAMA": "Arsiparis Penyelia"})  # fmt: skip
        jobs = {job.name: job for job in self.env["hr.job"].search([("name", "ilike", "Arsiparis"), ("company_id", "=", self.company.id)])}
        terampil = jobs["Arsiparis Terampil"]
        self.assertEqual((terampil.kode_jabatan, terampil.jenis_jabatan, terampil.jenjang_id.name), (kode, "fungsional", "Terampil"))
        self.assertEqual((jobs["Arsiparis Mahir"].kode_jabatan, jobs["Arsiparis Mahir"].jenjang_id.name), (False, "Mahir"))

    def test_wrong_sheet_is_told_apart(self):
        with self.assertRaisesRegex(UserError, "milik Public holidays|milik Libur|milik Hari libur"):
            self.impor("periode", [LIBUR, ["17-08-2026", "", "Hari Kemerdekaan"]])
        with self.assertRaisesRegex(UserError, "Unduh templat jenis ini"):
            self.impor("atasan", [["A", "B"], ["1", "2"]])

    def test_killed_in_the_middle_ends_the_same(self):
        rows = [LIBUR, *([f"{n:02}-03-2026", "", f"Libur {n}"] for n in range(1, 10))]
        impor = self.jalankan(self.impor("libur", rows), potongan=3, henti=2)
        self.assertEqual(impor.state, "berjalan")
        self.jalankan(impor, potongan=3)
        self.assertEqual((impor.state, len(self.company._ekinerja_libur(date(2026, 3, 1), date(2026, 3, 31)))), ("selesai", 9))
        self.assertEqual(self.env["resource.calendar.leaves"].search_count([("company_id", "=", self.company.id), ("resource_id", "=", False)]), 9)


@tagged("post_install", "-at_install")
class TestTemplat(ImporCase, HttpCase):
    def test_new_import_offers_the_template_of_its_kind(self):
        """Before the file there is nothing to save, and a button would save."""
        arch = self.sebagai("admin_instansi", self.env["ekinerja.impor"]).get_view(view_type="form")["arch"]
        for jenis, _label in self.env["ekinerja.impor"]._fields["jenis"].selection:
            self.assertEqual(f'href="/ekinerja/impor/templat/{jenis}"' in arch, not jenis.startswith("siasn_"), jenis)

    def test_template_of_every_kind(self):
        """Headings that the reader accepts, explained on the second sheet."""
        self.authenticate("uji_admin_instansi", "uji_admin_instansi")
        for jenis, label in self.env["ekinerja.impor"]._fields["jenis"].selection:
            with self.subTest(jenis):
                response = self.url_open(f"/ekinerja/impor/templat/{jenis}")
                self.assertEqual(response.status_code, 200)
                judul = baca(response.content)[0]
                impor = self.env["ekinerja.impor"].create({"jenis": jenis, "berkas": "eA==", "company_id": self.company.id})
                rows = [judul, ["x"] * len(judul)]
                self.assertFalse(impor._cari_judul_lembar(rows).hilang, label)
        self.assertEqual(self.url_open("/ekinerja/impor/templat/rahasia").status_code, 404)

    def test_only_who_may_import(self):
        for role in ("auditor", "admin_opd", "pegawai_a"):
            self.authenticate(f"uji_{role}", f"uji_{role}")
            self.assertEqual(self.url_open("/ekinerja/impor/templat/periode").status_code, 403)
