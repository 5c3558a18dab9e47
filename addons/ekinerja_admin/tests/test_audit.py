"""Who changed which master data, when, from what to what."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestAudit(InstansiCase):
    def setUp(self):
        super().setUp()
        self.audit = self.env["ekinerja.audit"]
        self.env.flush_all()

    def sejak(self, tindakan, *kolom):
        """Rows that an action adds, as tuples of columns in the order they were written."""
        akhir = self.audit.search([], limit=1).id
        tindakan()
        self.env.flush_all()
        rows = self.audit.search([("id", ">", akhir)], order="id")
        return [tuple(row[nama] for nama in kolom) for row in rows]

    def test_change_of_a_unor_names_user_field_before_and_after(self):
        bidang = self.sebagai("admin_instansi", self.bidang)
        rows = self.sejak(
            lambda: bidang.write({"kota": "Kota Baru", "is_mandiri": True, "name": bidang.name}),
            "user_id", "res_model", "nama", "kolom", "lama", "baru", "operasi", "sumber", "company_id",
        )  # fmt: skip
        admin = self.users["admin_instansi"]
        sama = (admin, "hr.department", "Bidang Uji Dinas Contoh")
        self.assertEqual(rows, [
            (*sama, "is_mandiri", "No", "Yes", "ubah", "pengguna", self.company),
            (*sama, "kota", "", "Kota Baru", "ubah", "pengguna", self.company),
        ])  # fmt: skip

    def test_what_stays_the_same_is_no_row(self):
        self.assertEqual(self.sejak(lambda: self.bidang.write({"name": self.bidang.name, "kota": False}), "kolom"), [])

    def test_career_is_logged_under_the_person(self):
        """A change that starts on a day is a new entry; a correction of an old entry names its day."""
        lama = self.staf_a.version_id
        rows = self.sejak(
            lambda: self.staf_a._ekinerja_ubah(date(2026, 7, 1), {"job_title": "Pranata Komputer Ahli Muda"}),
            "res_model", "res_id", "operasi",
        )  # fmt: skip
        self.assertIn(("hr.employee", self.staf_a.id, "buat"), rows)
        rows = self.sejak(lambda: lama.write({"job_title": "Pranata Komputer"}), "res_model", "nama", "kolom", "lama", "baru")
        self.assertEqual(
            rows, [("hr.employee", "Sari Staf (2020-01-01)", "job_title", "Pranata Komputer Ahli Pertama", "Pranata Komputer")]
        )

    def test_identifiers_are_hidden_in_the_log(self):
        rows = self.sejak(lambda: self.staf_a.write({"nik": "3374015704850002"}), "kolom", "lama", "baru")
        self.assertEqual(rows, [("nik", "", "3374********0002")])
        self.assertFalse(self.audit.search_count([("baru", "ilike", "3374015704850002")]))

    def test_logo_is_logged_without_its_content(self):
        rows = self.sejak(lambda: self.company.write({"logo": False}), "kolom", "lama", "baru")
        self.assertEqual(rows, [("logo", "", "")])

    def test_roles_periods_and_corrections_of_the_atasan_are_logged(self):
        periode = self.periode_final
        rows = self.sejak(lambda: periode.write({"batas": "02-10"}), "res_model", "kolom", "lama", "baru")
        self.assertEqual(rows, [("ekinerja.periode", "batas", "01-31", "02-10")])
        user = self.users["pegawai_b"]
        rows = self.sejak(
            lambda: user.write({"group_ids": [(4, self.env.ref("base.group_allow_export").id)]}), "res_model", "nama", "kolom"
        )
        self.assertEqual(rows, [("res.users", user.display_name, "group_ids")])
        rows = self.sejak(
            lambda: self.env["ekinerja.atasan"].create({"employee_id": self.staf_a.id, "atasan_id": self.kepala_dinas.id}),
            "res_model", "nama", "operasi",
        )  # fmt: skip
        self.assertEqual(rows, [("ekinerja.atasan", "Sari Staf", "buat")])

    def test_deadlines_and_assignments_are_logged(self):
        batas = self.env["ekinerja.batas"].search([("company_id", "=", self.company.id), ("kebijakan", "=", "tolak")], limit=1)
        rows = self.sejak(lambda: batas.write({"kebijakan": "peringatan"}), "res_model", "kolom", "lama", "baru")
        self.assertEqual(rows, [("ekinerja.batas", "kebijakan", "Refuse", "Warn only")])
        plt = self.env["ekinerja.plt"].create({
            "employee_id": self.kepala_bidang.id, "department_id": self.dinas_lain.id, "date_start": "2026-01-01", "date_end": "2026-03-31",
            "company_id": self.company.id,
        })  # fmt: skip
        rows = self.sejak(lambda: plt.write({"date_end": "2026-06-30"}), "res_model", "nama", "lama", "baru")
        self.assertEqual(rows, [("ekinerja.plt", "PLT Dinas Lain (Dinas Lain)", "2026-03-31", "2026-06-30")])

    def test_archived_accounts_keep_their_roles_in_the_log(self):
        """An upgrade names accounts of a role again: that is no change, not of the archived ones either."""
        role = self.env.ref("ekinerja_admin.group_admin_instansi")
        self.assertIn(self.env.ref("ekinerja_admin.user_impor"), role.with_context(active_test=False).user_ids)
        rows = self.sejak(lambda: role.write({"user_ids": [(4, self.env.ref("base.user_admin").id)]}), "nama", "lama", "baru")
        self.assertEqual(rows, [])

    def test_deletion_leaves_the_name(self):
        rows = self.sejak(lambda: self.dinas_lain.copy({"name": "Dinas Sementara"}).unlink(), "nama", "operasi")
        self.assertEqual(rows[0], ("Dinas Sementara", "buat"))
        self.assertEqual(rows[-1], ("Dinas Sementara", "hapus"))
        hapus = self.audit.search([("operasi", "=", "hapus"), ("nama", "=", "Dinas Sementara")])
        with self.assertRaisesRegex(UserError, "Dinas Sementara is deleted"):
            self.sebagai("admin_instansi", hapus).action_buka()

    def test_nobody_changes_or_deletes_a_row(self):
        self.bidang.kota = "Kota Baru"
        self.env.flush_all()
        row = self.audit.search([("kolom", "=", "kota")], limit=1)
        self.assertEqual((row.model_nama, row.kolom_nama), ("Unor", "Kota"))
        with self.assertRaisesRegex(UserError, "never changed"):
            row.write({"baru": "Kota Lain"})
        with self.assertRaisesRegex(UserError, "never deleted"):
            row.unlink()
        for role in ("admin_instansi", "auditor"):
            self.assertEqual(self.sebagai(role, row).baru, "Kota Baru")
            for operasi in (lambda r: r.write({"baru": "x"}), lambda r: r.unlink(), lambda r: r.create({"nama": "x"})):
                with self.assertRaises(UserError):
                    operasi(self.sebagai(role, row))
        for role in ("pegawai_a", "penilai", "admin_opd", "internal"):
            with self.assertRaises(AccessError):
                self.sebagai(role, row).read(["baru"])

    def test_other_instansi_is_not_seen(self):
        lain = self.env["res.company"].create({"name": "Pemerintah Kota Lain"})
        rows = self.audit.search([("company_id", "=", lain.id)])
        self.assertEqual(set(rows.mapped("operasi")), {"buat"})
        self.assertFalse(self.sebagai("auditor", self.audit).search([("company_id", "=", lain.id)]))

    def test_a_thousand_changes_cost_one_insert(self):
        """The log adds a constant number of statements to a write of many records."""
        unor = self.env["hr.department"].create([{"name": f"Seksi {n}", "company_id": self.company.id} for n in range(60)])
        self.env.flush_all()

        def kueri(records, kota):
            self.env.invalidate_all()
            sebelum = self.cr.sql_log_count
            records.write({"kota": kota})
            self.env.flush_all()
            return self.cr.sql_log_count - sebelum

        kueri(unor[:1], "A")
        self.assertLessEqual(kueri(unor, "C"), kueri(unor[:2], "B") + 1)


@tagged("post_install", "-at_install")
class TestPengaturan(InstansiCase):
    def test_admin_instansi_changes_the_own_instansi_and_nothing_else_of_it(self):
        company = self.sebagai("admin_instansi", self.company)
        company.write({"ekinerja_kop": "PEMERINTAH KOTA UJI\nBADAN KEPEGAWAIAN", "street": "Jalan Merdeka 1", "ekinerja_platform_guru": "Ruang GTK"})
        self.assertEqual(self.company._ekinerja_baris_kop(), ["PEMERINTAH KOTA UJI", "BADAN KEPEGAWAIAN"])
        row = self.env["ekinerja.audit"].search([("res_model", "=", "res.company"), ("kolom", "=", "ekinerja_platform_guru")], limit=1)
        self.assertEqual((row.lama, row.baru, row.user_id), ("PMM", "Ruang GTK", self.users["admin_instansi"]))
        for vals in ({"currency_id": self.env.ref("base.USD").id}, {"active": False}, {"user_ids": []}):
            with self.assertRaisesRegex(AccessError, "administrator of the system"):
                company.write(vals)
        lain = self.env["res.company"].create({"name": "Pemerintah Kota Lain"})
        with self.assertRaises(AccessError):
            self.sebagai("admin_instansi", lain).write({"ekinerja_kota": "Kota Curian"})
        for role in ("admin_opd", "penilai", "pegawai_a", "auditor"):
            with self.assertRaises(AccessError):
                self.sebagai(role, self.company).write({"ekinerja_kota": "Kota Curian"})

    def test_letterhead_falls_back_on_name_and_address(self):
        self.company.write({"street": "Jalan Merdeka 1", "city": "Kota Uji", "phone": "024 000000", "email": "halo@uji.example"})
        self.assertEqual(
            self.company._ekinerja_baris_kop(), ["PEMERINTAH KOTA UJI", "Jalan Merdeka 1, Kota Uji", "024 000000, halo@uji.example"]
        )

    def test_signatory_of_a_day(self):
        model = self.env["ekinerja.penandatangan"]
        lama = self.sebagai("admin_instansi", model).create({
            "peran": "kepegawaian", "employee_id": self.kepala_dinas.id, "date_start": "2026-01-01", "date_end": "2026-06-30",
        })  # fmt: skip
        model.create({"peran": "kepegawaian", "employee_id": self.kepala_bidang.id, "jabatan": "Plt. Kepala BKPSDM", "date_start": "2026-07-01",
                      "company_id": self.company.id})  # fmt: skip
        pada = {hari: model._pada(self.company, "kepegawaian", hari) for hari in ("2026-06-30", "2026-07-01")}
        self.assertEqual(pada["2026-06-30"]["jabatan"], "Kepala Dinas Contoh")
        self.assertEqual(pada["2026-06-30"]["nama"], "Dewi Kepaladinas, M.Si.")
        self.assertEqual((pada["2026-07-01"]["nama"], pada["2026-07-01"]["jabatan"]), ("Bima Kepalabidang", "Plt. Kepala BKPSDM"))
        self.assertIsNone(model._pada(self.company, "sekretaris", "2026-07-01"))
        with self.assertRaisesRegex(UserError, "Bima Kepalabidang already signs in this role"):
            lama.date_end = "2026-07-15"

    def test_shared_code_tables_belong_to_the_system(self):
        """One instansi cannot rename the golongan of all; its own codes it keeps itself."""
        admin = self.sebagai("admin_instansi", self.env["ekinerja.kedudukan.hukum"])
        with self.assertRaisesRegex(AccessError, "shared by every instansi"):
            self.sebagai("admin_instansi", self.env.ref("ekinerja_admin.golongan_pns_iiia")).name = "Penata Palsu"
        milik = admin.create({"name": "Meninggal Dunia", "code": "MD", "company_id": self.company.id})
        milik.name = "Meninggal"
        with self.assertRaises(AccessError):
            admin.create({"name": "Untuk Semua", "code": "US", "company_id": False})

    def test_language_of_the_pages_before_sign_in(self):
        self.sebagai("admin_instansi", self.company).ekinerja_bahasa = "en_US"
        self.assertEqual(self.company.partner_id.lang, "en_US")

    def test_limits_of_an_instansi_win_over_the_shared_ones(self):
        """D13, BKN-JPT-08: an SK is a PDF of 1 MB at most, bukti dukung also a picture or a link."""
        model = self.env["ekinerja.jenis.berkas"]
        sk = model._untuk("sk_jabatan", self.company)
        self.assertEqual((sk.maks_mb, sk.boleh_tautan, sk._bentuk()), (1, False, ["pdf"]))
        png = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"IEND\xaeB`\x82"
        with self.assertRaisesRegex(UserError, "SK.pdf: Isi berkas bukan PDF"):
            sk._periksa(png, "SK.pdf")
        bukti = model._untuk("bukti_dukung", self.company)
        self.assertEqual(bukti._periksa(png, "Foto").jenis, "png")
        with self.assertRaisesRegex(AccessError, "shared by every instansi. Press Adjust"):
            self.sebagai("admin_instansi", bukti).maks_mb = 25
        milik = model.browse(self.sebagai("admin_instansi", bukti).action_sesuaikan()["res_id"])
        self.sebagai("admin_instansi", milik).write({"boleh_png": False, "maks_mb": 10})
        self.assertEqual(model._untuk("bukti_dukung", self.company), milik)
        self.assertEqual(self.sebagai("admin_instansi", bukti).action_sesuaikan()["res_id"], milik.id)
        with self.assertRaisesRegex(UserError, "Foto: Isi berkas bukan PDF, JPEG, XLSX, DOCX"):
            milik._periksa(png, "Foto")
        with self.assertRaisesRegex(UserError, "No limits are laid down for uploads of kind foto_udara"):
            model._untuk("foto_udara", self.company)
