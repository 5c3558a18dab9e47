"""PLT/PLH: who acts as head of which unor on which day."""

from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .common import InstansiCase


class PltCase(InstansiCase):
    """The kepala bidang is absent: staf B acts for her."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.atasan = cls.env["ekinerja.atasan"]
        cls.semua = cls.env["hr.employee"].search([("company_id", "=", cls.company.id)])
        cls.hari_ini = cls.company._ekinerja_hari_ini()

    @classmethod
    def plt(cls, employee=None, unor=None, mulai=None, selesai=None, **vals):
        return cls.env["ekinerja.plt"].create({
            "employee_id": (employee or cls.staf_b).id, "department_id": (unor or cls.bidang).id, "jabatan": "PLT Kepala Bidang Uji",
            "date_start": mulai or cls.hari_ini, "date_end": selesai or cls.hari_ini + timedelta(days=30), "company_id": cls.company.id, **vals,
        })  # fmt: skip

    def struktur(self, employee, tanggal, plt=None):
        orang, tugas = self.atasan._struktur_pada(employee, tanggal, plt)
        atasan_id, plt_id = tugas[plt.id] if plt else orang[employee.id]
        return self.env["hr.employee"].browse(atasan_id or []), self.env["ekinerja.plt"].browse(plt_id or [])

    def open_row(self, employee):
        return self.atasan.search([("employee_id", "=", employee.id), ("date_end", "=", False)])


@tagged("post_install", "-at_install")
class TestPlt(PltCase):
    def test_status_follows_the_flag_and_the_dates(self):
        """BKN-PLT-03, BKN-PLT-14: AKTIF on the first and on the last day, in the time zone of the instansi."""
        plt = self.env["ekinerja.plt"]
        satu = timedelta(days=1)
        harap = {
            "hari pertama": (self.plt(mulai=self.hari_ini, selesai=self.hari_ini + satu), "aktif"),
            "hari terakhir": (self.plt(unor=self.dinas_lain, mulai=self.hari_ini - satu, selesai=self.hari_ini), "aktif"),
            "lewat": (self.plt(mulai=self.hari_ini - 9 * satu, selesai=self.hari_ini - satu), "tidak_aktif"),
            "akan datang": (self.plt(mulai=self.hari_ini + 2 * satu, selesai=self.hari_ini + 9 * satu), "tidak_aktif"),
            "Aktif Tidak": (self.plt(unor=self.dinas, active=False), "tidak_aktif"),
        }
        for nama, (row, status) in harap.items():
            with self.subTest(nama):
                self.assertEqual(row.status, status)
        semua = plt.union(*(row for row, _status in harap.values()))
        for status in ("aktif", "tidak_aktif"):
            found = plt.with_context(active_test=False).search([("id", "in", semua.ids), ("status", "=", status)])
            self.assertEqual(found, plt.search([("id", "in", semua.filtered(lambda row, s=status: row.status == s).ids), ("active", "in", (True, False))]))
        self.assertEqual(plt.with_context(active_test=False).search_count([("id", "in", semua.ids), ("status", "!=", "aktif")]), 3)

    def test_today_is_that_of_the_instansi(self):
        """At 15:30 UTC it is half past midnight of the next day in WIT, half past ten in the evening in WIB."""
        for zona, jam, mulai, status in (
            ("Asia/Jayapura", "2026-03-31 15:30:00", "2026-04-01", "aktif"), ("Asia/Jakarta", "2026-03-31 15:30:00", "2026-04-01", "tidak_aktif"),
        ):  # fmt: skip
            self.company.ekinerja_tz = zona
            with self.subTest(zona), freeze_time(jam), self.cr.savepoint() as savepoint:
                row = self.plt(mulai=mulai, selesai="2026-04-30")
                self.assertEqual(row.status, status)
                self.assertEqual(bool(self.env["ekinerja.plt"].search([("id", "=", row.id), ("status", "=", "aktif")])), status == "aktif")
                savepoint.rollback()

    def test_two_at_the_same_time(self):
        """Two requests do not see each other's row: both write the unor, so the database lets the later one fail and Odoo tries it again."""
        def baris():
            self.env.flush_all()
            self.env.cr.execute("SELECT ctid FROM hr_department WHERE id = %s", [self.bidang.id])
            return self.env.cr.fetchone()

        sebelum = baris()
        row = self.plt(mulai="2026-03-01", selesai="2026-03-31")
        setelah_buat = baris()
        self.assertNotEqual(setelah_buat, sebelum)
        row.date_end = "2026-04-30"
        self.assertNotEqual(baris(), setelah_buat)

    def test_refusals_name_field_value_and_remedy(self):
        self.plt(mulai="2026-03-01", selesai="2026-03-31")
        kasus = (
            ({"mulai": "2026-06-30", "selesai": "2026-06-01"}, "Periode akhir 1 Juni 2026 of Tono Staf lies before Periode awal 30 Juni 2026. Choose"),
            ({"mulai": "2026-03-31", "selesai": "2026-04-30"}, "Tono Staf already acts in Bidang Uji Dinas Contoh from 1 Maret 2026 to 31 Maret 2026"),
            ({"employee": self.staf_a, "mulai": "2026-02-01", "selesai": "2026-03-01"}, "already has an acting head from 1 Maret 2026 .*: Tono Staf"),
            ({"employee": self.kepala_bidang, "mulai": "2027-03-01", "selesai": "2099-03-31"}, "Bima Kepalabidang already is the pimpinan of Bidang Uji"),
        )  # fmt: skip
        for vals, pesan in kasus:
            with self.subTest(pesan), self.assertRaisesRegex(ValidationError, pesan), self.cr.savepoint():
                self.plt(**vals)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
            self.plt(mulai="2026-05-01", selesai="2026-05-31", jabatan=" ")

    def test_what_is_allowed(self):
        """Days beside each other, an inactive row, the same person in two unor: one head may act for two."""
        self.plt(mulai="2026-03-01", selesai="2026-03-31")
        self.plt(employee=self.staf_a, mulai="2026-04-01", selesai="2026-04-30", jenis="plh")
        self.plt(employee=self.staf_a, mulai="2026-03-01", selesai="2026-03-31", active=False)
        self.plt(mulai="2026-03-01", selesai="2026-03-31", unor=self.dinas_lain)
        # setting Aktif to Ya again is an overlap like any other
        with self.assertRaisesRegex(ValidationError, "already has an acting head"):
            self.env["ekinerja.plt"].with_context(active_test=False).search([("active", "=", False), ("department_id", "=", self.bidang.id)]).active = True

    def test_form(self):
        """BKN-PLT-06 to 14: seven fields; the title is proposed from the unor."""
        self.bidang.jabatan_pimpinan = "Kepala Bidang Uji"
        form = Form(self.env["ekinerja.plt"].with_context(active_test=False))
        form.employee_id = self.staf_b
        form.department_id = self.bidang
        self.assertEqual(form.jabatan, "PLT Kepala Bidang Uji")
        form.date_end = "2030-01-01"
        row = form.save()
        self.assertEqual((row.jenis, row.active, row.nip), ("plt", True, self.staf_b.nip))
        self.assertEqual(row.unor_jabatan, "Bidang Uji Dinas Contoh\nJabatan: PLT Kepala Bidang Uji")
        self.assertEqual(row.periode, f"{self.hari_ini} - 2030-01-01")
        self.assertEqual(row.display_name, "PLT Kepala Bidang Uji (Bidang Uji Dinas Contoh)")

    def test_person_search_from_three_characters(self):
        """BKN-PLT-07, BKN-PLT-08"""
        cari = self.env["hr.employee"].with_context(ekinerja_cari=True)
        self.assertEqual([cari.name_search(teks) for teks in ("", "To", " T ")], [[], [], []])
        self.assertEqual(cari.name_search("ton"), [(self.staf_b.id, f"Tono Staf - {self.staf_b.nip}")])
        self.assertEqual(cari.name_search(self.staf_b.nip)[0][0], self.staf_b.id)
        self.assertTrue(self.env["hr.employee"].name_search("To"))
        self.assertEqual(self.staf_b.display_name, "Tono Staf")
        hasil = self.env["hr.employee"]._ekinerja_cari("staf", self.company, limit=2)
        self.assertEqual([row["nama"] for row in hasil], ["Sari Staf", "Tono Staf"])
        self.assertEqual(set(hasil[0]), {"id", "nama", "nip", "jabatan", "unit"})
        self.assertEqual(self.env["hr.employee"]._ekinerja_cari("st", self.company), [])
        self.assertEqual(self.env["hr.employee"]._ekinerja_cari("staf", self.env["res.company"].create({"name": "Instansi lain"})), [])

    def test_who_sees_and_changes_which_assignment(self):
        """Own, where one leads, own unor and below, all; only the admin instansi writes."""
        self.plt()
        self.plt(employee=self.staf_lain, unor=self.dinas_lain)
        harap = {"pegawai_b": 1, "pegawai_a": 0, "penilai": 1, "kepala_dinas": 1, "admin_opd": 1, "admin_instansi": 2, "auditor": 2}
        for role, jumlah in harap.items():
            with self.subTest(role):
                self.assertEqual(len(self.sebagai(role, self.env["ekinerja.plt"]).search([])), jumlah)
        for role in ("pegawai_b", "penilai", "admin_opd", "auditor"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.sebagai(role, self.env["ekinerja.plt"].search([("employee_id", "=", self.staf_b.id)])).action_hapus()
        with self.assertRaises(AccessError):
            self.sebagai("internal", self.env["ekinerja.plt"]).search([])
        row = self.sebagai("admin_instansi", self.env["ekinerja.plt"]).search([("employee_id", "=", self.staf_b.id)])
        self.assertEqual(row.action_hapus()["res_model"], "ekinerja.plt")
        self.assertFalse(row.exists())


@tagged("post_install", "-at_install")
class TestPltStruktur(PltCase):
    """The acting head leads from the first day to the last; no manager is swapped."""

    def test_head_of_a_day(self):
        self.plt(mulai="2026-03-01", selesai="2026-03-31")
        for hari, kepala in (("2026-02-28", self.kepala_bidang), ("2026-03-01", self.staf_b), ("2026-03-31", self.staf_b), ("2026-04-01", self.kepala_bidang)):
            with self.subTest(hari):
                self.assertEqual(self.struktur(self.staf_a, date.fromisoformat(hari))[0], kepala)
        self.assertEqual(self.bidang.manager_id, self.kepala_bidang)

    def test_own_atasan_of_those_concerned(self):
        """The person who acts keeps the definitive atasan; the manager is not led by the stand-in; the assignment answers to the unor above."""
        hari = date(2026, 3, 15)
        plt = self.plt(mulai="2026-03-01", selesai="2026-03-31")
        self.assertEqual(self.struktur(self.staf_b, hari)[0], self.kepala_bidang)
        self.assertEqual(self.struktur(self.kepala_bidang, hari)[0], self.kepala_dinas)
        self.assertEqual(self.struktur(self.staf_b, hari, plt)[0], self.kepala_dinas)
        # heads of unor below follow the acting head as well
        dinas = self.plt(employee=self.staf_lain, unor=self.dinas, mulai="2026-03-01", selesai="2026-03-31", jenis="plh")
        self.assertEqual(self.struktur(self.kepala_bidang, hari), (self.staf_lain, dinas))
        self.assertEqual(self.struktur(self.staf_b, hari, plt), (self.staf_lain, dinas))
        self.assertEqual(self.struktur(self.kepala_dinas, hari)[0], self.wali_kota)

    def test_head_of_one_unor_acts_in_the_one_below(self):
        """The kepala dinas acts as kepala bidang: answers to the wali kota for it, not to herself."""
        self.bidang.manager_id = False
        plt = self.plt(employee=self.kepala_dinas, mulai="2026-03-01", selesai="2026-03-31")
        hari = date(2026, 3, 15)
        self.assertEqual(self.struktur(self.staf_a, hari), (self.kepala_dinas, plt))
        self.assertEqual(self.struktur(self.kepala_dinas, hari, plt)[0], self.wali_kota)

    def test_vacant_unor(self):
        self.bidang.manager_id = False
        self.assertEqual(self.struktur(self.staf_a, date(2026, 3, 15))[0], self.kepala_dinas)
        self.plt(mulai="2026-03-01", selesai="2026-03-31")
        self.assertEqual(self.struktur(self.staf_a, date(2026, 3, 15))[0], self.staf_b)
        self.assertEqual(self.struktur(self.staf_b, date(2026, 3, 15))[0], self.kepala_dinas)

    def test_rows_change_on_the_first_day_and_back_on_the_day_after(self):
        """The daily job does so, whenever it runs; SMG-ATL-23: older rows stay."""
        self.atasan._perbarui_dari_struktur(self.semua, date(2026, 1, 1))
        plt = self.plt(mulai="2026-03-01", selesai="2026-03-31")
        self.atasan._perbarui_dari_struktur(self.semua, date(2026, 2, 28))
        self.assertEqual(self.open_row(self.staf_a).atasan_id, self.kepala_bidang)
        self.atasan._perbarui_dari_struktur(self.semua, date(2026, 3, 3))
        self.assertEqual((self.open_row(self.staf_a).atasan_id, self.open_row(self.staf_a).atasan_plt_id), (self.staf_b, plt))
        self.assertEqual(self.atasan._perbarui_dari_struktur(self.semua, date(2026, 3, 31)), 0)
        self.atasan._perbarui_dari_struktur(self.semua, date(2026, 4, 6))
        rows = self.atasan.search([("employee_id", "=", self.staf_a.id)], order="date_start")
        self.assertEqual(
            [(str(r.date_start), str(r.date_end or ""), r.atasan_id.name, r.atasan_jabatan) for r in rows],
            [("2026-01-01", "2026-02-28", "Bima Kepalabidang", "Kepala Bidang Uji"), ("2026-03-01", "2026-03-31", "Tono Staf", "PLT Kepala Bidang Uji"),
             ("2026-04-01", "", "Bima Kepalabidang", "Kepala Bidang Uji")],
        )  # fmt: skip

    def test_an_assignment_that_runs_takes_effect_at_once(self):
        """Recording, ending, switching off and deleting one changes the rows of the people below, nobody else's."""
        self.atasan._perbarui_dari_struktur(self.semua, date(2026, 1, 1))
        plt = self.plt(mulai=self.hari_ini)
        self.assertEqual(self.open_row(self.staf_a).atasan_id, self.staf_b)
        self.assertEqual(self.open_row(self.staf_lain).atasan_id, self.wali_kota)
        plt.active = False
        self.assertEqual(self.open_row(self.staf_a).atasan_id, self.kepala_bidang)
        plt.active = True
        self.assertEqual(self.open_row(self.staf_a).atasan_plt_id, plt)
        plt.unlink()
        self.assertEqual(self.open_row(self.staf_a).atasan_id, self.kepala_bidang)

    def test_correction_and_chosen_verifikator_stay(self):
        self.atasan._perbarui_dari_struktur(self.semua, date(2026, 1, 1))
        self.atasan.create({"employee_id": self.staf_b.id, "atasan_id": self.kepala_dinas.id, "date_start": "2026-02-01"})
        self.open_row(self.staf_a).verifikator_id = self.kepala_dinas
        self.plt(employee=self.staf_lain)
        self.assertEqual(self.open_row(self.staf_b).atasan_id, self.kepala_dinas)
        self.assertEqual((self.open_row(self.staf_a).atasan_id, self.open_row(self.staf_a).verifikator_id), (self.staf_lain, self.kepala_dinas))

    def test_correction_with_an_end_is_no_hindrance(self):
        """The job neither overlaps nor overwrites a correction that ends some day."""
        self.atasan.create({
            "employee_id": self.staf_a.id, "atasan_id": self.kepala_dinas.id, "date_start": "2026-02-01", "date_end": "2099-12-31",
        })  # fmt: skip
        self.atasan._perbarui_dari_struktur(self.semua, date(2026, 3, 1))
        self.assertEqual(self.atasan.search([("employee_id", "=", self.staf_a.id)]).atasan_id, self.kepala_dinas)
        self.assertEqual(self.atasan._atasan_pada(self.staf_a, date(2026, 3, 1))[self.staf_a.id], self.kepala_dinas)

    def test_query_count_does_not_grow(self):
        """One statement for the structure; a handful for two people or a hundred."""
        plt = self.plt()
        banyak = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "department_id": self.bidang.id, "company_id": self.company.id, "date_version": "2020-01-01"} for n in range(100)
        ])  # fmt: skip
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            self.atasan._struktur_pada(banyak, date(2026, 1, 1), plt)
        jumlah = []
        for orang in (banyak[:2], banyak[2:]):
            self.env.flush_all()
            self.env.invalidate_all()
            awal = self.cr.sql_log_count
            self.atasan._perbarui_dari_struktur(orang, self.hari_ini)
            self.env.flush_all()
            jumlah.append(self.cr.sql_log_count - awal)
        self.assertEqual(self.open_row(banyak[99]).atasan_id, self.staf_b)
        self.assertLessEqual(jumlah[1], jumlah[0] + 2, jumlah)


@tagged("post_install", "-at_install")
class TestAtasanPlt(PltCase):
    """Corrections with the flags "sebagai PLT", snapshots of the three parties."""

    def test_snapshots(self):
        """SMG-ATL-06 to 17, 19, 20: data of the profile on the row; they stay until refreshed."""
        row = self.atasan.create({"employee_id": self.staf_a.id, "atasan_id": self.kepala_bidang.id, "verifikator_id": self.kepala_dinas.id})
        self.assertEqual(row.pegawai_nama, "Sari Staf, S.Kom.")
        self.assertEqual((row.pegawai_pangkat, row.pegawai_golongan), ("Penata Muda", "III/a"))
        self.assertEqual((row.atasan_jabatan, row.atasan_lokasi), ("Kepala Bidang Uji", "Bidang Uji Dinas Contoh"))
        self.assertEqual((row.verifikator_nama, row.verifikator_nip), ("Dewi Kepaladinas, M.Si.", self.kepala_dinas.nip))
        self.assertEqual(row.atasan_kolom.split("\n"), ["Bima Kepalabidang", self.kepala_bidang.nip, "Kepala Bidang Uji", "Pembina / IV/a"])
        self.kepala_bidang.job_title = "Kepala Bidang Uji dan Mutu"
        self.assertEqual(row.atasan_jabatan, "Kepala Bidang Uji")
        row.action_perbarui_snapshot()
        self.assertEqual(row.atasan_jabatan, "Kepala Bidang Uji dan Mutu")

    def test_long_names_lose_titles_never_letters(self):
        """SMG-ATL-06 to 17: nothing is cut; by hand it is refused with column, length and limit, the structure tells it."""
        self.kepala_bidang.write({"gelar_depan": "Prof. Dr. Ir. H.", "gelar_belakang": "S.T., M.T., M.M., Ph.D., IPU, ASEAN Eng."})
        row = self.atasan.create({"employee_id": self.staf_a.id, "atasan_id": self.kepala_bidang.id})
        self.assertEqual((row.atasan_nama, row.kelebihan), ("Bima Kepalabidang", ""))
        self.kepala_bidang.name = "Bima " * 12 + "Kepala"
        with self.assertRaisesRegex(ValidationError, r"Nama atasan 66/50; Nama verifikator 66/50\. Shorten the text"), self.cr.savepoint():
            row.action_perbarui_snapshot()
        self.atasan._perbarui_dari_struktur(self.staf_b, self.hari_ini)
        struktur = self.open_row(self.staf_b)
        self.assertEqual((len(struktur.atasan_nama), struktur.kelebihan), (66, "Nama atasan 66/50; Nama verifikator 66/50"))

    def test_atasan_as_plt(self):
        """SMG-ATL-05, SMG-ATL-21: title and lokasi of the assignment; the correction ends with it and the structure leads again."""
        plt = self.plt(unor=self.dinas_lain, mulai=self.hari_ini, selesai=self.hari_ini + timedelta(days=9), jabatan="PLT Kepala Dinas Lain")
        with Form(self.atasan) as form:
            form.employee_id = self.staf_a
            form.atasan_id = self.staf_b
            form.atasan_sebagai_plt = "ya"
        row = form.save()
        self.assertEqual((row.atasan_plt_id, row.atasan_jabatan, row.atasan_lokasi), (plt, "PLT Kepala Dinas Lain", "Dinas Lain"))
        self.assertEqual((row.verifikator_id, row.verifikator_jabatan), (self.staf_b, "PLT Kepala Dinas Lain"))
        self.assertEqual(row.date_end, plt.date_end)
        besok = plt.date_end + timedelta(days=1)
        self.assertEqual(self.atasan._atasan_pada(self.staf_a, self.hari_ini)[self.staf_a.id], self.staf_b)
        self.assertEqual(self.atasan._atasan_pada(self.staf_a, besok)[self.staf_a.id], self.kepala_bidang)

    def test_pegawai_as_plt_has_a_row_beside(self):
        """SMG-ATL-04: the atasan of the assignment, beside the definitive one."""
        plt = self.plt()
        self.atasan.create({"employee_id": self.staf_b.id, "atasan_id": self.kepala_bidang.id})
        row = self.atasan.create({"employee_id": self.staf_b.id, "atasan_id": self.wali_kota.id, "pegawai_plt_id": plt.id})
        self.assertEqual((row.pegawai_jabatan, row.date_end), ("PLT Kepala Bidang Uji", plt.date_end))
        orang, tugas = self.atasan._pihak_pada(self.staf_b, self.hari_ini, plt)
        self.assertEqual((orang[self.staf_b.id][0], tugas[plt.id][0]), (self.kepala_bidang, self.wali_kota))

    def test_refusals(self):
        plt = self.plt(mulai="2026-03-01", selesai="2026-03-31")
        with self.assertRaisesRegex(ValidationError, "is the assignment of Tono Staf, not of Dewi"), self.cr.savepoint():
            self.atasan.create({"employee_id": self.staf_a.id, "atasan_id": self.kepala_dinas.id, "atasan_plt_id": plt.id, "date_start": "2026-03-01"})
        with self.assertRaisesRegex(ValidationError, "lasts from 1 Maret 2026 to 31 Maret 2026; the row from 1 Mei 2026"), self.cr.savepoint():
            self.atasan.create({"employee_id": self.staf_a.id, "atasan_id": self.staf_b.id, "atasan_plt_id": plt.id, "date_start": "2026-05-01"})
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
            self.atasan.create({"employee_id": self.staf_a.id, "atasan_id": self.kepala_dinas.id, "verifikator_id": self.staf_a.id})

    def test_who_acts_sees_the_staff_while_it_lasts(self):
        self.atasan._perbarui_dari_struktur(self.semua, date(2026, 1, 1))
        self.staf_lain.user_id = self.users["internal"]
        self.users["internal"].group_ids += self.env.ref("ekinerja_admin.group_pegawai_internal")
        rows = self.atasan.search([("employee_id", "=", self.staf_a.id)])
        self.assertFalse(self.sebagai("internal", self.atasan).search([("employee_id", "=", self.staf_a.id)]))
        plt = self.plt(employee=self.staf_lain)
        rows |= self.open_row(self.staf_a)
        self.assertEqual(self.sebagai("internal", self.atasan).search([("employee_id", "=", self.staf_a.id)]), rows.sorted("id", reverse=True))
        plt.write({"date_start": self.hari_ini - timedelta(days=3), "date_end": self.hari_ini - timedelta(days=1)})
        self.assertFalse(self.sebagai("internal", self.atasan).search([("employee_id", "=", self.staf_a.id)]))

    def test_update_from_structure_is_for_the_admin(self):
        with self.assertRaises(AccessError):
            self.sebagai("penilai", self.atasan).action_perbarui_dari_struktur()
        with self.assertRaises(UserError):
            self.sebagai("penilai", self.open_row(self.staf_a) or self.atasan.create(
                {"employee_id": self.staf_a.id, "atasan_id": self.kepala_bidang.id})).action_perbarui_snapshot()
