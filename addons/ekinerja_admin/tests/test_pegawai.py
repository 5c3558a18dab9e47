from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..tools.konteks import Impor
from .common import InstansiCase, buat_nip


@tagged("post_install", "-at_install")
class TestPegawai(InstansiCase):
    def test_nip_is_kept_as_digits_and_checked(self):
        """BKN-PEG-06"""
        self.staf_a.nip = "'19850417 200912 2 003"
        self.assertEqual(self.staf_a.nip, "198504172009122003")
        self.assertIn("Born 17-04-1985, female, appointed 12-2009", self.staf_a.nip_info)
        with self.assertRaisesRegex(ValidationError, "17 digit"), self.cr.savepoint():
            self.staf_a.nip = "19850417200912200"
        with self.assertRaisesRegex(ValidationError, "bukan tanggal lahir"), self.cr.savepoint():
            self.staf_a.nip = "198502302009122003"

    def test_nip_is_unique_in_an_instansi_and_its_holder_named(self):
        with self.assertRaisesRegex(ValidationError, f"NIP {buat_nip(3)} belongs to Sari Staf, Bidang Uji Dinas Contoh. Correct the number"):
            self.staf_b.nip = self.staf_a.nip
        with self.assertRaisesRegex(ValidationError, "belongs to Sari Staf"):
            self._pegawai("Sari Kedua", 3, self.dinas_lain, "Arsiparis Mahir")
        self.staf_a.active = False
        with self.assertRaisesRegex(ValidationError, r"Bidang Uji Dinas Contoh \(archived\)"):
            self.staf_b.nip = f" {buat_nip(3)} "
        with self.assertRaisesRegex(ValidationError, "more than one person"):
            self.env["hr.employee"].create([{"name": nama, "nip": buat_nip(77), "company_id": self.company.id} for nama in ("Satu", "Dua")])
        self.staf_a.nip = buat_nip(3)

    def test_nip_of_another_instansi_is_free(self):
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        kembar = self.env["hr.employee"].create({"name": "Sari Lain", "nip": buat_nip(3), "company_id": lain.id})
        self.assertEqual(kembar.nip, self.staf_a.nip)

    def test_found_by_nip(self):
        """BKN-PEG-04: also for colleagues, who see the public columns."""
        for role in ("admin_instansi", "penilai"):
            found = self.sebagai(role, self.env["hr.employee"]).name_search(buat_nip(3))
            self.assertEqual([row[0] for row in found], self.staf_a.ids)

    def test_nik_is_checked_and_read_aloud(self):
        """BKN-JPT-07"""
        self.staf_a.write({"nip": "198504172009122003", "nik": "3374.0157 04850002", "birthday": False})
        self.assertEqual(self.staf_a.nik, "3374015704850002")
        self.assertEqual(self.staf_a.nik_info, "Born 17-04-1985, female, area 337401 (Jawa Tengah)")
        self.staf_a.write({"birthday": "1985-04-16", "sex": "male"})
        self.assertIn("tanggal lahir menurut NIK 17-04-1985, menurut data pegawai 16-04-1985", self.staf_a.nik_info)
        self.assertIn("jenis kelamin menurut NIK perempuan", self.staf_a.nik_info)
        self.assertIn("tanggal lahir menurut NIP 17-04-1985", self.staf_a.nip_info)
        for nik, sebab in (("33740157048500", "14 digit"), ("3374013113850002", "bukan tanggal lahir"), ("337401570485000X", "huruf")):
            with self.assertRaisesRegex(ValidationError, sebab):
                self.staf_a.nik = nik
        with self.assertRaisesRegex(ValidationError, "NIK 3374015704850002 belongs to Sari Staf"):
            self.staf_b.nik = "3374015704850002"

    def test_an_import_keeps_a_doubtful_nik(self):
        """What SIASN holds is kept; the report of the import says that it is to be checked."""
        self.staf_a.with_context(ekinerja_impor=Impor).nik = "3374013113850002"
        self.assertIn("bukan tanggal lahir", self.staf_a.nik_info)

    def test_nik_is_masked_for_the_auditor(self):
        self.staf_a.nik = "3374015704850002"
        publik = self.env["hr.employee.public"].browse(self.staf_a.id)
        self.assertEqual(self.sebagai("auditor", publik).read(["nik_samar"])[0]["nik_samar"], "3374********0002")
        for role in ("penilai", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, publik).read(["nik_samar"])
        with self.assertRaises(AccessError):
            self.sebagai("auditor", self.staf_a).read(["nik"])

    def test_nik_is_for_hr_only(self):
        self.staf_a.nik = "3374015704850002"
        with self.assertRaises(AccessError):
            self.sebagai("penilai", self.staf_a).read(["nik"])
        self.assertEqual(self.sebagai("admin_instansi", self.staf_a).nik, "3374015704850002")

    def test_pimpinan_follows_the_unor_both_ways(self):
        """BKN-PEG-03, BKN-PEG-10"""
        self.assertEqual(self.bidang.manager_id, self.kepala_bidang)
        self.assertTrue(self.kepala_bidang.is_pimpinan)
        self.bidang.manager_id = self.staf_a
        self.assertEqual((self.kepala_bidang.is_pimpinan, self.staf_a.is_pimpinan), (False, True))
        self.staf_a.is_pimpinan = False
        self.assertFalse(self.bidang.manager_id)

    def test_jenis_jabatan_makes_the_pimpinan(self):
        """BKN-PEG-09, BKN-PEG-10: a new pegawai with Jenis Jabatan "Pimpinan" takes the star; the form says who loses it."""
        baru = self.env["hr.employee"].create({
            "name": "Baru Kepala", "nip": buat_nip(31), "department_id": self.bidang.id, "jenis_jabatan_unor": "pimpinan", "company_id": self.company.id,
        })  # fmt: skip
        self.assertEqual(self.bidang.manager_id, baru)
        self.assertEqual((self.kepala_bidang.jenis_jabatan_unor, baru.jenis_jabatan_unor), ("pegawai", "pimpinan"))
        ganti = self.env["hr.employee"].new({"department_id": self.bidang.id, "jenis_jabatan_unor": "pimpinan"})
        self.assertIn("Baru Kepala", ganti._onchange_pimpinan()["warning"]["message"])
        self.assertFalse(self.env["hr.employee"].new({"department_id": self.bidang.id, "jenis_jabatan_unor": "pegawai"})._onchange_pimpinan())

    def test_deleted_while_nothing_is_recorded(self):
        """BKN-PEG-13"""
        baru = self._pegawai("Salah Masuk", 41, self.bidang, "Pengolah Data")
        self.sebagai("admin_instansi", baru).action_ekinerja_hapus()
        self.assertFalse(baru.exists())
        for role in ("penilai", "auditor", "admin_opd"):
            with self.assertRaises(AccessError):
                self.sebagai(role, self.staf_lain).action_ekinerja_hapus()

    def test_kedudukan_hukum_decides_who_is_assessable(self):
        """PermenPANRB 6/2022, attachment, II.C.8: CLTN, pemberhentian sementara, MPP and pejabat negara make no SKP."""
        kode = self.env["ekinerja.kedudukan.hukum"].search([])
        self.assertEqual(
            {satu.code for satu in kode if not satu.is_dinilai}, {"02", "04", "20", "52", "66", "99", "PN"},
        )
        cltn = self.env.ref("ekinerja_admin.kedudukan_hukum_02")
        self.staf_a._ekinerja_ubah(date(2026, 7, 1), {"kedudukan_hukum_id": cltn.id})
        berdua = self.staf_a + self.staf_b
        self.assertEqual(berdua._ekinerja_dapat_dinilai(date(2026, 6, 30)), berdua)
        self.assertEqual(berdua._ekinerja_dapat_dinilai(date(2026, 7, 1)), self.staf_b)
        self.assertEqual(berdua._ekinerja_kedudukan_tidak_dinilai(date(2026, 7, 1)), {self.staf_a.id: "Cuti Luar Tanggungan Negara"})
        (self.staf_b + self.staf_lain).kedudukan_hukum_id = self.env.ref("ekinerja_admin.kedudukan_hukum_03")
        self.staf_lain.kedudukan_hukum_id = cltn
        domain = [("id", "in", (self.staf_lain + self.staf_b + self.kepala_bidang).ids)]
        self.assertEqual(self.env["hr.employee"].search([*domain, ("is_dinilai", "=", False)]), self.staf_lain)
        self.assertEqual(self.env["hr.employee"].search([*domain, ("is_dinilai", "!=", False)]), self.staf_b + self.kepala_bidang)
        self.assertEqual((self.staf_lain.is_dinilai, self.staf_b.is_dinilai, self.kepala_bidang.is_dinilai), (False, True, True))

    def test_identity_on_a_day(self):
        """Effective-dated: yesterday's document prints yesterday's jabatan."""
        self.staf_a.create_version({"date_version": "2026-07-01", "job_title": "Pranata Komputer Ahli Muda",
                                    "golongan_id": self.env.ref("ekinerja_admin.golongan_pns_iiic").id})  # fmt: skip
        before = self.staf_a._ekinerja_identitas(date(2026, 6, 30))[self.staf_a.id]
        after = self.staf_a._ekinerja_identitas(date(2026, 7, 1))[self.staf_a.id]
        self.assertEqual((before["jabatan"], before["pangkat"]), ("Pranata Komputer Ahli Pertama", "Penata Muda (III/a)"))
        self.assertEqual((after["jabatan"], after["pangkat"]), ("Pranata Komputer Ahli Muda", "Penata (III/c)"))
        self.assertEqual(after["nama"], "Sari Staf, S.Kom.")

    def test_a_change_starts_a_version_and_leaves_what_was(self):
        """One version a person, in place where one starts that day; nobody else's jabatan moves."""
        self.staf_b.create_version({"date_version": "2026-07-01"})
        berdua = self.staf_a + self.staf_b
        versi = berdua._ekinerja_ubah(date(2026, 7, 1), {"job_title": "Analis Kinerja"})
        self.assertEqual(versi.employee_id, berdua)
        self.assertEqual([len(staf.version_ids) for staf in berdua], [2, 2])
        pada = {hari: berdua._ekinerja_versi_pada(hari) for hari in (date(2026, 6, 30), date(2026, 7, 1))}
        self.assertEqual([pada[hari][self.staf_a.id].job_title for hari in pada], ["Pranata Komputer Ahli Pertama", "Analis Kinerja"])
        self.assertEqual([pada[hari][self.staf_b.id].job_title for hari in pada], ["Pengolah Data", "Analis Kinerja"])
        self.assertEqual((self.staf_a + self.staf_b).mapped("job_title"), ["Analis Kinerja"] * 2)
        with self.assertRaises(AccessError):
            self.sebagai("penilai", self.staf_a)._ekinerja_ubah(date(2026, 8, 1), {"job_title": "Direktur"})

    def test_version_of_today_is_found_at_once(self):
        """As Odoo finds it, with one query for everybody: the latest begun, else the first to come."""
        semua = self.env["hr.employee"].search([("company_id", "=", self.company.id)])
        hari_ini = self.company._ekinerja_hari_ini()
        for n, staf in enumerate(semua, 1):
            staf.create_version({"date_version": hari_ini - timedelta(days=n), "job_title": f"Kini {n}"})
            staf.create_version({"date_version": hari_ini + timedelta(days=n), "job_title": f"Kelak {n}"})
        self.assertEqual(semua.mapped("job_title"), [f"Kini {n}" for n in range(1, len(semua) + 1)])
        baru = self._pegawai("Bayu Baru", 41, self.bidang, "Calon", date_version=hari_ini + timedelta(days=30))
        self.assertEqual(baru.current_version_id, baru.version_ids)
        self.env.flush_all()
        self.env.invalidate_all()
        semua.mapped("current_version_id")
        with self.assertQueryCount(2):
            semua._compute_current_version_id()

    @freeze_time("2026-06-30 18:00:00")
    def test_a_version_is_current_from_midnight_of_the_instansi(self):
        """At 01.00 WIB of 1 July UTC still has June; what the jobs of the night start on 1 July holds."""
        self.staf_a._ekinerja_ubah(date(2026, 7, 1), {"job_title": "Analis Kinerja"})
        self.assertEqual(self.staf_a.job_title, "Analis Kinerja")
        self.staf_b._ekinerja_ubah(date(2026, 7, 2), {"job_title": "Analis Kinerja"})
        self.assertEqual(self.staf_b.job_title, "Pengolah Data")

    def test_reference_data_are_complete(self):
        golongan = self.env["ekinerja.golongan"].search([])
        self.assertEqual(len(golongan.filtered(lambda g: g.jenis == "pns")), 17)
        self.assertEqual(len(golongan.filtered(lambda g: g.jenis == "pppk")), 17)
        self.assertEqual(self.env.ref("ekinerja_admin.golongan_pns_ive").display_name, "Pembina Utama (IV/e)")
        self.assertEqual(len(self.env["ekinerja.jenjang"].search([])), 8)
        pratama = self.env["ekinerja.eselon"].search([("is_jpt_pratama", "=", True)])
        self.assertEqual(pratama.mapped("code"), ["21", "22"])
        dinilai = self.env["ekinerja.kedudukan.hukum"].search([("is_dinilai", "=", True)])
        self.assertEqual(dinilai.mapped("code"), ["01", "03", "15", "71"])


@tagged("post_install", "-at_install")
class TestUnor(InstansiCase):
    def test_unor_induk_is_the_nearest_jpt_pratama_or_mandiri(self):
        """BKN-UNO-08"""
        self.assertFalse(self.kota.unor_induk_id)
        self.assertEqual(self.dinas.unor_induk_id, self.dinas)
        self.assertEqual(self.bidang.unor_induk_id, self.dinas)
        self.bidang.is_mandiri = True
        self.assertEqual(self.bidang.unor_induk_id, self.bidang)

    def test_kota_comes_from_above(self):
        """BKN-UNO-11, BKN-CTK-15"""
        self.assertEqual(self.bidang._kota_tanda_tangan(), "Kota Uji")
        self.dinas.kota = "Kota Dinas"
        self.assertEqual(self.bidang._kota_tanda_tangan(), "Kota Dinas")
        self.company.ekinerja_kota = "Kota Instansi"
        (self.dinas | self.kota).kota = False
        self.assertEqual(self.bidang._kota_tanda_tangan(), "Kota Instansi")

    def test_kode_unor_is_unique_in_an_instansi(self):
        with self.assertRaises(Exception) as caught, self.cr.savepoint():
            self.bidang.kode_unor = self.dinas.kode_unor
            self.env.flush_all()
        self.assertIn("kode_unor_unique", str(caught.exception))

    def test_admin_opd_reaches_the_unor_below(self):
        self.assertEqual(self.bidang.admin_efektif_ids, self.users["admin_opd"])
        self.assertFalse(self.dinas_lain.admin_efektif_ids)
        self.bidang.parent_id = self.dinas_lain
        self.assertFalse(self.bidang.admin_efektif_ids)

    def test_no_unor_is_its_own_ancestor(self):
        with self.assertRaises(UserError), self.cr.savepoint():
            self.dinas.parent_id = self.bidang
