from datetime import date
from unittest.mock import patch

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.queue_job.tests.common import trap_jobs

from .impor_common import CONTOH, URUTAN, ImporCase, baca, xlsx

TIDAK_BISA = "tidak bisa disimpan"


@tagged("post_install", "-at_install")
class TestImporAsn(ImporCase):
    """Data ASN: the sample files, changes over time, heads and atasan."""

    def contoh(self):
        self.jalankan(self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx"))
        return self.impor("siasn_asn", CONTOH / "DataASN.xlsx")

    # --- sample ---------------------------------------------------------------------------------

    def test_sample_files(self):
        impor = self.contoh()
        self.assertEqual(self.jumlah(impor), {"baru": 168, "dilewati": 2, "ditolak": 10})
        self.assertEqual(impor.ditolak_ids.mapped("nomor_baris"), [44, 49, 60, 73, 76, 77, 108, 117, 121, 125])
        lama = self.env["hr.employee"].search([("company_id", "=", self.company.id)])
        self.jalankan(impor)
        self.assertEqual(impor.state, "selesai")
        baru = self.env["hr.employee"].search([("company_id", "=", self.company.id)]) - lama
        self.assertEqual(len(baru), 168)
        self.assertEqual(len(baru.filtered("is_pimpinan")), 30)
        self.assertEqual(self.env["hr.department"].search_count([("manager_id", "in", baru.ids)]), 30)
        kepala = baru.filtered(lambda e: e.nip == "199412232024031901")
        self.assertEqual(
            (kepala.name, kepala.job_title, kepala.job_id.name, kepala.jenis_jabatan, kepala.golongan_id.code, kepala.department_id.manager_id),
            ("Zahra Misalnya", "Kepala Dinas Pendidikan", "Kepala Dinas Pendidikan", "jpt", "IV/c", kepala),
        )
        self.assertEqual((kepala.birthday, kepala.sex, kepala.work_email), (date(1994, 12, 23), "male", "pegawai1@contoh.example"))
        self.assertEqual(kepala.current_version_id.date_version, date(2024, 4, 1), "in force since the earliest TMT, not since the import")
        self.assertEqual(self.staf_a.job_title, "Pranata Komputer Ahli Pertama", "who is not in the file stays")

    def test_sample_atasan_follow_the_structure(self):
        self.jalankan(self.contoh())
        atasan = {row.employee_id.nip: row for row in self.env["ekinerja.atasan"].search([("company_id", "=", self.company.id)])}
        # sekretaris of a dinas: the head of the dinas above
        self.assertEqual(atasan["197011012002091902"].atasan_id.nip, "199412232024031901")
        self.assertEqual(atasan["197011012002091902"].sumber, "struktur")
        self.assertNotIn("199412232024031901", atasan, "nobody in the files heads the kota")

    def test_sample_again_is_all_the_same_within_the_budget(self):
        self.jalankan(self.contoh())
        terakhir = self.env["hr.version"].search([], order="id desc", limit=1)
        tulis = {model: max(self.env[model].search([]).mapped("write_date")) for model in ("hr.employee", "hr.version", "hr.department")}
        # the caches of rights and translations are warm on a running server
        self.impor("siasn_asn", CONTOH / "DataASN.xlsx")
        lagi = self.impor("siasn_asn", CONTOH / "DataASN.xlsx")
        lagi = self.sebagai("admin_instansi", lagi)
        with self.assertQueryCount(25):
            lagi.action_periksa()
            with trap_jobs() as trap:
                lagi.action_terapkan()
            self.env.flush_all()
        self.assertFalse(trap.enqueued_jobs)
        self.assertEqual((lagi.state, self.jumlah(lagi)), ("selesai", {"sama": 168, "dilewati": 2, "ditolak": 10}))
        self.assertEqual(terakhir, self.env["hr.version"].search([], order="id desc", limit=1))
        self.assertEqual(tulis, {model: max(self.env[model].search([]).mapped("write_date")) for model in tulis})

    def test_refused_rows_come_back_corrected(self):
        impor = self.jalankan(self.contoh())
        rows = list(impor._baris_ditolak_xlsx())
        self.assertEqual((len(rows), rows[0][-1]), (11, "ALASAN"))
        asli = baca((CONTOH / "DataASN.xlsx").read_bytes())
        self.assertEqual([row[:-1] for row in rows], [asli[0], *(asli[baris.nomor_baris - 1] for baris in impor.ditolak_ids)])
        self.assertIn("sebagai angka", rows[1][-1])
        kolom = rows[0].index("NIP BARU")
        rows[1][kolom] = "'199510172024042901"
        rows[7][rows[0].index("UNOR ID")] = self.dinas.kode_unor
        ulang = self.impor("siasn_asn", xlsx(rows))
        self.assertEqual(ulang.jumlah_baru, 2)
        self.assertEqual(len(next(ulang._baris_ditolak_xlsx())), len(rows[0]), "one column of reasons only")
        self.jalankan(ulang)
        self.assertEqual(self.pegawai("199510172024042901").name, "Made Rekaan")

    # --- one person ------------------------------------------------------------------------------

    def test_no_unor_yet(self):
        self.env["hr.department"].search([("company_id", "=", self.company.id)]).kode_unor = False
        with self.assertRaisesRegex(UserError, "HierarkiUnor"):
            self.orang({})

    def test_values_of_a_new_person(self):
        self.orang({"NIP BARU": "19850203 201001 1 004", "JABATAN NAMA": "AHLI PERTAMA - PRANATA KOMPUTER"})
        orang = self.pegawai()
        self.assertRecordValues(orang, [{
            "name": "Bagas Contoh", "gelar_belakang": "S.E.", "nik": "9901010302850001", "jenis_pegawai": "pns", "department_id": self.dinas.id,
            "job_title": "Pranata Komputer Ahli Pertama", "jenis_jabatan": "fungsional", "is_pimpinan": False, "sex": "male",
            "tmt_jabatan": date(2022, 2, 1), "tmt_golongan": date(2023, 4, 1), "date_version": date(2022, 2, 1),
        }])  # fmt: skip
        self.assertEqual((orang.golongan_id.code, orang.jenjang_id.code, orang.kedudukan_hukum_id.code), ("III/a", "AHLI_PERTAMA", "01"))
        self.assertFalse(orang.image_1920, "no avatar is drawn")
        self.assertEqual(orang.hr_responsible_id, self.users["admin_instansi"])

    def test_later_tmt_starts_a_version(self):
        self.orang({})
        self.orang({"UNOR ID": "D" * 32, "JABATAN NAMA": "Arsiparis Mahir", "TMT JABATAN": "01-03-2024"})
        orang = self.pegawai()
        self.assertEqual(orang.version_ids.mapped("date_version"), [date(2022, 2, 1), date(2024, 3, 1)])
        lama, kini = orang.version_ids
        self.assertEqual((lama.department_id, lama.job_title), (self.dinas, "Arsiparis Terampil"))
        self.assertEqual((kini.department_id, kini.job_title, kini.jenjang_id.code), (self.dinas_lain, "Arsiparis Mahir", "MAHIR"))
        self.assertEqual((kini.golongan_id.code, orang.current_version_id), ("III/a", kini))

    def test_two_tmt_start_two_versions(self):
        self.orang({})
        self.orang({"JABATAN NAMA": "Arsiparis Mahir", "TMT JABATAN": "01-06-2024", "GOL AKHIR NAMA": "III/b", "TMT GOLONGAN": "01-04-2024"})
        self.assertEqual(
            [(v.date_version, v.golongan_id.code, v.job_title) for v in self.pegawai().version_ids],
            [
                (date(2022, 2, 1), "III/a", "Arsiparis Terampil"),
                (date(2024, 4, 1), "III/b", "Arsiparis Terampil"),
                (date(2024, 6, 1), "III/b", "Arsiparis Mahir"),
            ],
        )

    def test_without_later_tmt_the_version_is_corrected(self):
        self.orang({})
        self.orang({"JABATAN NAMA": "Arsiparis Mahir", "NAMA": "Bagas Contohnya", "GELAR BELAKANG": ""})
        orang = self.pegawai()
        self.assertEqual((len(orang.version_ids), orang.job_title, orang.name, orang.gelar_belakang), (1, "Arsiparis Mahir", "Bagas Contohnya", False))

    def test_future_tmt_waits_and_is_the_same_the_next_time(self):
        self.orang({})
        ubah = {"JABATAN NAMA": "Arsiparis Mahir", "TMT JABATAN": "01-01-2099"}
        self.orang(ubah)
        self.assertEqual(self.pegawai().job_title, "Arsiparis Terampil")
        self.assertEqual(self.jumlah(self.orang(ubah, jalankan=False)), {"sama": 1})

    def test_empty_cells_erase_nothing_but_titles(self):
        self.orang({})
        impor = self.orang({"GOL AKHIR NAMA": "", "TMT GOLONGAN": "", "NIK": "", "EMAIL": ""})
        self.assertEqual(self.jumlah(impor), {"sama": 1})
        self.assertEqual(self.pegawai().golongan_id.code, "III/a")

    def test_email_of_a_person_is_filled_never_replaced(self):
        self.orang({})
        self.assertEqual(self.jumlah(self.orang({"EMAIL": "lain@contoh.example"})), {"sama": 1})
        self.pegawai().work_email = False
        self.orang({"EMAIL": "lain@contoh.example"})
        self.assertEqual(self.pegawai().work_email, "lain@contoh.example")

    def test_archived_person_is_skipped(self):
        self.orang({})
        self.pegawai().active = False
        self.assertEqual(self.jumlah(self.orang({}, jalankan=False)), {"dilewati": 1})

    def test_other_instansi_is_another_world(self):
        self.orang({})
        lain = self.env["res.company"].create({"name": "Instansi Lain"})
        self.pegawai().sudo().company_id = lain
        self.assertEqual(self.jumlah(self.orang({}, jalankan=False)), {"baru": 1})

    # --- heads -------------------------------------------------------------------------------------

    KEPALA = {"JENIS JABATAN ID": "1", "ESELON ID": "22", "JABATAN NAMA": "Kepala Dinas Lain", "UNOR ID": "D" * 32}

    def test_head_marks_unor_and_atasan(self):
        self.orang(self.KEPALA)
        orang = self.pegawai()
        self.assertTrue(orang.is_pimpinan)
        self.assertEqual(self.dinas_lain.manager_id, orang)
        atasan = self.env["ekinerja.atasan"]._atasan_pada(self.staf_lain | orang, self.company._ekinerja_hari_ini())
        self.assertEqual((atasan[self.staf_lain.id], atasan[orang.id]), (orang, self.wali_kota))
        self.assertEqual(self.jumlah(self.orang(self.KEPALA, jalankan=False)), {"sama": 1})

    def test_new_head_replaces_the_old_one(self):
        self.orang(self.KEPALA | {"UNOR ID": "B" * 32})
        self.assertEqual(self.dinas.manager_id, self.pegawai())
        self.assertFalse(self.kepala_dinas.is_pimpinan)
        row = self.env["ekinerja.atasan"].search([("employee_id", "=", self.kepala_bidang.id), ("date_end", "=", False)])
        self.assertEqual(row.atasan_id, self.pegawai(), "staff follow")

    def test_head_who_moves_leaves_the_unor(self):
        self.orang(self.KEPALA)
        self.orang({"UNOR ID": "B" * 32, "TMT JABATAN": "01-03-2024"})
        self.assertFalse(self.dinas_lain.manager_id)
        self.assertEqual(self.pegawai().version_ids.mapped("is_pimpinan"), [True, False])

    def test_head_who_steps_down(self):
        self.orang(self.KEPALA)
        self.orang({"UNOR ID": "D" * 32, "TMT JABATAN": "01-03-2024"})
        self.assertFalse(self.dinas_lain.manager_id)
        self.assertFalse(self.pegawai().is_pimpinan)

    def test_functional_head_marked_here_stays(self):
        """A kepala puskesmas is functional in SIASN; the mark was set by hand."""
        self.orang({"UNOR ID": "D" * 32})
        self.pegawai().is_pimpinan = True
        self.assertEqual(self.dinas_lain.manager_id, self.pegawai())
        self.assertEqual(self.jumlah(self.orang({"UNOR ID": "D" * 32})), {"sama": 1})
        self.orang({"UNOR ID": "D" * 32, "JABATAN NAMA": "Dokter Ahli Muda"})
        self.assertEqual((self.pegawai().is_pimpinan, self.dinas_lain.manager_id), (True, self.pegawai()))


@tagged("post_install", "-at_install")
class TestImporTerhenti(ImporCase):
    """Killed in the middle, broken, raced: it ends as if nothing had happened."""

    def keadaan(self):
        self.env.flush_all()
        self.env.invalidate_all()
        pegawai = self.env["hr.employee"].search([("company_id", "=", self.company.id)], order="nip")
        kolom = ["nip", "name", "nik", "department_id", "job_title", "golongan_id", "is_pimpinan", "date_version", "tmt_jabatan"]
        atasan = self.env["ekinerja.atasan"].search([("company_id", "=", self.company.id)])
        return (
            [[satu[nama] and str(satu[nama].display_name if nama.endswith("_id") else satu[nama]) for nama in kolom] for satu in pegawai],
            sorted((row.employee_id.nip or "", row.atasan_id.nip or "", str(row.date_start)) for row in atasan),
            sorted((unor.name, unor.manager_id.nip or "", unor.parent_id.name or "") for unor in self.env["hr.department"].search([])),
        )

    def test_killed_and_run_again_ends_the_same(self):
        self.jalankan(self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx"), potongan=10, henti=2)
        unor = self.env["ekinerja.impor"].search([("state", "=", "berjalan")])
        self.jalankan(unor, potongan=10)
        self.assertEqual((unor.state, self.jumlah(unor)), ("selesai", {"baru": 31}))
        impor = self.impor("siasn_asn", CONTOH / "DataASN.xlsx")

        class Batal(Exception):
            pass

        with self.assertRaises(Batal), self.env.cr.savepoint():
            self.jalankan(impor)
            harapan = self.keadaan()
            raise Batal
        self.env.invalidate_all()
        self.jalankan(impor, potongan=50, henti=3)
        self.assertEqual((impor.state, impor.kemajuan), ("berjalan", 59))
        with self.assertRaises(UserError):
            impor._job_akhiri()
        self.jalankan(impor, potongan=50)
        self.assertEqual((impor.state, self.jumlah(impor)), ("selesai", {"baru": 168, "dilewati": 2, "ditolak": 10}))
        self.assertEqual(self.keadaan(), harapan)

    def test_the_same_part_twice_writes_once(self):
        impor = self.orang({}, jalankan=False)
        with trap_jobs() as trap:
            impor.action_terapkan()
        jobs = sorted(trap.enqueued_jobs, key=lambda job: URUTAN.index(job.method_name))
        for job in jobs + jobs:
            job.perform()
        self.assertEqual(len(self.pegawai()), 1)
        self.assertEqual(impor.state, "selesai")

    def test_person_made_since_the_check(self):
        """Two imports of one person, both checked before either is applied."""
        satu, dua = self.orang({}, jalankan=False), self.orang({"NAMA": "Bagas Kedua"}, jalankan=False)
        self.jalankan(satu)
        self.jalankan(dua)
        self.assertEqual(self.pegawai().name, "Bagas Kedua")
        self.assertEqual(self.jumlah(dua), {"berubah": 1})

    def test_row_that_breaks_is_refused_alone(self):
        model = type(self.env["ekinerja.impor"])
        asli = model._nilai_pegawai_baru

        def nilai(impor, isi, jabatan):
            if isi["nama"] == "Orang 3":
                raise ValidationError(TIDAK_BISA)
            return asli(impor, isi, jabatan) | ({"nik": "12"} if isi["nama"] == "Orang 5" else {})

        ubah = [{"NIP BARU": f"'1985020320100110{n:02}", "NAMA": f"Orang {n}", "NIK": "", "EMAIL": ""} for n in range(1, 8)]
        with (
            patch.object(model, "_nilai_pegawai_baru", nilai),
            mute_logger("odoo.addons.ekinerja_admin.models.latar_periksa", "odoo.sql_db"),
        ):
            impor = self.orang(*ubah)
        self.assertEqual((impor.state, self.jumlah(impor)), ("selesai", {"baru": 5, "ditolak": 2}))
        self.assertEqual(impor.ditolak_ids.mapped("nomor_baris"), [4, 6])
        self.assertIn(TIDAK_BISA, impor.ditolak_ids[0].pesan)
        self.assertEqual(impor.ditolak_ids[1].pesan, "A NIK has 16 digits.")

    def test_failed_job_says_why_and_continues(self):
        impor = self.orang({}, jalankan=False)
        with trap_jobs():
            impor.action_terapkan()
        impor._job_gagal(exc_name="OperationalError", exc_message="server closed the connection")
        self.assertEqual((impor.state, impor.galat), ("gagal", "server closed the connection"))
        self.assertIn("server closed the connection", impor.message_ids[0].body)
        self.jalankan(impor)
        self.assertEqual((impor.state, impor.galat, len(self.pegawai())), ("selesai", False, 1))

    def test_start_again_takes_the_waiting_jobs_back(self):
        impor = self.orang({}, jalankan=False)
        impor.action_terapkan()
        jobs = self.env["queue.job"].search([("identity_key", "=like", f"ekinerja.impor-{impor.id}-%")])
        self.assertEqual((len(jobs), set(jobs.mapped("channel"))), (3, {"root.ekinerja_impor"}))
        impor.action_terapkan()
        self.assertEqual(set(jobs.mapped("state")), {"cancelled"})
        baru = self.env["queue.job"].search([("identity_key", "=like", f"ekinerja.impor-{impor.id}-%")]) - jobs
        self.assertEqual(sorted(baru.mapped("state")), ["pending", "wait_dependencies", "wait_dependencies"])

    def test_running_import_is_not_deleted(self):
        impor = self.orang({}, jalankan=False)
        with trap_jobs():
            impor.action_terapkan()
        with self.assertRaises(UserError):
            impor.unlink()
