import base64

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import InstansiCase

NIK = "3374012208700007"
PDF = b"%PDF-1.4\n%SK\n" + b"0" * 64 + b"\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64 + b"IEND\xaeB`\x82"


def b64(content):
    return base64.b64encode(content)


@tagged("post_install", "-at_install")
class TestJptNonAsn(InstansiCase):
    def buka(self, role="admin_instansi", **vals):
        data = {
            "nik": NIK, "nama": "Bagas Bupati", "tempat_lahir": "Kota Uji", "tanggal_lahir": "1970-08-22", "jenis_kelamin": "male",
            "email": "bagas@contoh.example", "instansi_induk": "Pemerintah Kota Uji", "instansi_kerja": "Pemerintah Kota Uji",
            "department_id": self.kota.id, "jabatan": "Wali Kota Uji", "tanggal": "2024-07-25", "nomor": "001/BTRU/VII/2024",
            "tmt_mulai": "2024-08-01", "eselon_id": self.env.ref("ekinerja_admin.eselon_99").id, "berkas": b64(PDF), "nama_berkas": "sk.pdf",
        }  # fmt: skip
        return self.sebagai(role, self.env["ekinerja.jpt.non.asn"]).create(data | vals)

    def test_two_steps_make_a_pegawai_with_sk(self):
        """BKN-JPT-04, BKN-JPT-05, BKN-JPT-07, BKN-JPT-09"""
        wizard = self.buka(
            is_pimpinan=True, tmt_henti="2999-07-31", kedudukan_hukum_id=self.env.ref("ekinerja_admin.kedudukan_hukum_pejabat_negara").id
        )
        with self.assertRaisesRegex(UserError, "Use Selanjutnya"):
            wizard.action_simpan()
        self.assertEqual(wizard.action_selanjutnya()["res_id"], wizard.id)
        self.assertEqual(wizard.state, "verifikasi")
        wizard.action_kembali()
        self.assertEqual(wizard.state, "input")
        wizard.action_selanjutnya()
        orang = self.env["hr.employee"].browse(wizard.action_simpan()["res_id"])
        self.assertEqual((orang.nik, orang.jenis_pegawai, orang.nip), (NIK, "non_asn", False))
        self.assertEqual((orang.name, orang.place_of_birth, str(orang.birthday), orang.sex), ("Bagas Bupati", "Kota Uji", "1970-08-22", "male"))
        self.assertEqual((orang.department_id, orang.job_title, str(orang.tmt_jabatan)), (self.kota, "Wali Kota Uji", "2024-08-01"))
        self.assertEqual(str(orang.version_id.date_version), "2024-08-01")
        self.assertEqual(self.kota.manager_id, orang)
        self.assertFalse(orang.is_dinilai)
        sk = orang.sk_jabatan_ids
        self.assertEqual((sk.nomor, str(sk.tanggal), str(sk.tmt_mulai), str(sk.tmt_henti)), ("001/BTRU/VII/2024", "2024-07-25", "2024-08-01", "2999-07-31"))
        self.assertEqual((sk.eselon_id.code, sk.instansi_induk, sk.berkas), ("99", "Pemerintah Kota Uji", b64(PDF)))

    def test_every_starred_item_is_required(self):
        """BKN-JPT-06: all but TMT Henti Jabatan and Tanggal SK Pemberhentian."""
        for nama, label in (
            ("nama", "Nama"), ("tempat_lahir", "Tempat Lahir"), ("tanggal_lahir", "Tanggal Lahir"), ("jenis_kelamin", "Jenis Kelamin"),
            ("email", "Email"), ("instansi_induk", "Instansi Induk"), ("instansi_kerja", "Instansi Kerja"), ("department_id", "Unit Organisasi"),
            ("jabatan", "Jabatan"), ("tanggal", "Tanggal SK Jabatan"), ("nomor", "Nomor SK Jabatan"), ("tmt_mulai", "TMT Mulai Jabatan"),
            ("eselon_id", "Jenis Eselon"), ("berkas", "Dokumen SK Jabatan"), ("nik", "NIK"),
        ):  # fmt: skip
            with self.subTest(nama), self.assertRaisesRegex(ValidationError, f"{label} is empty"):
                self.buka(**{nama: False}).action_selanjutnya()

    def test_nik_refused(self):
        """BKN-JPT-07"""
        for nik, sebab in (("337401220870000", "15 digit"), ("3374013113850002", "bukan tanggal lahir"), ("337401220870000A", "huruf")):
            with self.assertRaisesRegex(ValidationError, sebab):
                self.buka(nik=nik).action_selanjutnya()
            with self.assertRaisesRegex(ValidationError, sebab):
                self.buka(nik=nik).action_cari()

    def test_sk_is_a_pdf_of_one_mb_at_most(self):
        """BKN-JPT-08: by content, whatever the name says; 1 MB is 1,048,576 bytes."""
        with self.assertRaisesRegex(ValidationError, "Dokumen SK Jabatan sk.pdf: Isi berkas bukan PDF"):
            self.buka(berkas=b64(PNG)).action_selanjutnya()
        penuh = b"%PDF-1.4\n" + b"0" * (1048576 - 9 - 6) + b"%%EOF\n"
        self.assertEqual(len(penuh), 1048576)
        self.buka(berkas=b64(penuh)).action_selanjutnya()
        with self.assertRaisesRegex(ValidationError, "1.1 MB melebihi batas 1 MB; perkecil"):
            self.buka(berkas=b64(b"%PDF-1.4\n" + b"0" * 1153434 + b"%%EOF\n")).action_selanjutnya()
        with self.assertRaisesRegex(ValidationError, "Isi berkas bukan PDF"):
            self.sk(self.wali_kota, berkas=b64(PNG))
        with self.assertRaisesRegex(ValidationError, "Isi berkas bukan PDF"):
            self.sk(self.wali_kota).berkas = b64(PNG)

    def test_dates_that_cannot_be(self):
        for vals, sebab in (
            ({"tmt_henti": "2024-07-31"}, "TMT Henti Jabatan 31-07-2024 precedes TMT Mulai Jabatan 01-08-2024"),
            ({"tanggal": "2999-01-01"}, "Tanggal SK Jabatan 01-01-2999 lies in the future"),
            ({"tanggal_pemberhentian": "2024-07-24"}, "Tanggal SK Pemberhentian 24-07-2024 precedes"),
            ({"tanggal_lahir": "2025-08-22"}, "Tanggal Lahir 22-08-2025 is not before TMT"),
            ({"email": "bagas"}, "Email bagas is not an address"),
            ({"is_pimpinan": True, "tmt_henti": "2025-07-31"}, "the term of this SK is not in force today"),
        ):
            with self.assertRaisesRegex(ValidationError, sebab):
                self.buka(**vals).action_selanjutnya()

    def test_cari_finds_by_nik(self):
        """BKN-JPT-13: nama, unor and jabatan are shown; OK opens the person."""
        self.wali_kota.nik = NIK
        wizard = self.sebagai("admin_instansi", self.env["ekinerja.jpt.non.asn"]).create({"nik": "3374 0122 0870 0007"})
        wizard.action_cari()
        self.assertEqual((wizard.temuan, wizard.employee_id, wizard.nama, wizard.jabatan), ("ada", self.wali_kota, "Wira Walikota", "Wali Kota Uji"))
        self.assertEqual(wizard.temuan_info, "Wira Walikota · Pemerintah Kota Uji · Wali Kota Uji")
        self.assertEqual(wizard.action_pilih()["res_id"], self.wali_kota.id)

    def test_cari_without_result_takes_what_the_nik_says(self):
        wizard = self.sebagai("admin_instansi", self.env["ekinerja.jpt.non.asn"]).create({"nik": NIK})
        wizard.action_cari()
        self.assertEqual((wizard.temuan, str(wizard.tanggal_lahir), wizard.jenis_kelamin), ("tidak", "1970-08-22", "male"))
        with self.assertRaisesRegex(UserError, "No pegawai has been found"):
            wizard.action_pilih()

    def test_second_sk_of_the_same_person(self):
        """A second term: one person, one NIK, a version and an SK more."""
        self.wali_kota.nik = NIK
        wizard = self.buka(tmt_mulai="2025-03-01", jabatan="Wali Kota Uji (periode kedua)", is_pimpinan=True)
        wizard.action_selanjutnya()
        self.assertEqual(wizard.action_simpan()["res_id"], self.wali_kota.id)
        self.assertEqual(self.wali_kota.version_ids.sorted("date_version").mapped("job_title"), ["Wali Kota Uji", "Wali Kota Uji (periode kedua)"])
        self.assertEqual(self.kota.manager_id, self.wali_kota)
        with self.assertRaisesRegex(ValidationError, "SK Jabatan 001/BTRU/VII/2024 of Bagas Bupati is already recorded"):
            self.buka().action_selanjutnya()

    def test_nik_of_an_asn_is_refused(self):
        self.staf_a.nik = NIK
        with self.assertRaisesRegex(ValidationError, f"NIK {NIK} belongs to Sari Staf, NIP {self.staf_a.nip}, who is ASN"):
            self.buka().action_selanjutnya()

    def sk(self, orang, **vals):
        return self.env["ekinerja.sk.jabatan"].create({
            "employee_id": orang.id, "company_id": self.company.id, "nomor": "9/2024", "tanggal": "2024-01-02", "tmt_mulai": "2024-02-01",
            "department_id": self.kota.id, "jabatan": "Wali Kota Uji", "eselon_id": self.env.ref("ekinerja_admin.eselon_99").id,
            "instansi_induk": "Kota Uji", "instansi_kerja": "Kota Uji", "berkas": b64(PDF), "nama_berkas": "sk.pdf", **vals,
        })  # fmt: skip

    def test_who_reads_an_sk(self):
        self.wali_kota.nik = NIK
        sk = self.sk(self.wali_kota)
        baca = self.sebagai("auditor", sk).read(["nomor", "nik_samar", "berkas"])[0]
        self.assertEqual((baca["nomor"], baca["nik_samar"], baca["berkas"]), ("9/2024", "3374********0007", b64(PDF)))
        with self.assertRaises(AccessError):
            self.sebagai("auditor", sk).jabatan = "Raja"
        for role in ("penilai", "admin_opd", "internal", "pegawai_a"):
            with self.assertRaises(AccessError):
                self.sebagai(role, sk).read(["nomor"])
            with self.assertRaises(AccessError):
                self.buka(role=role)
        self.sebagai("admin_instansi", sk).jabatan = "Wali Kota"

    def test_a_person_with_sk_is_archived_instead_of_deleted(self):
        """BKN-PEG-13"""
        self.sk(self.wali_kota)
        with self.assertRaisesRegex(UserError, "Wira Walikota cannot be deleted: documents name them"):
            self.wali_kota.unlink()
        action = self.sebagai("admin_instansi", self.wali_kota).action_ekinerja_hapus()
        self.assertEqual((action["res_model"], action["context"]["active_ids"]), ("hr.departure.wizard", self.wali_kota.ids))
        self.assertTrue(self.wali_kota.exists())
