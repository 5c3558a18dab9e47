from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .common import InstansiCase

HARI = date(2026, 7, 1)
PERATURAN = "Peraturan Wali Kota Uji Nomor 12 Tahun 2026"


class PerubahanCase(InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.atasan = cls.env["ekinerja.atasan"]
        cls.hari_ini = cls.company._ekinerja_hari_ini()
        cls.lalu = date(cls.hari_ini.year - 1, 6, 1)
        cls.semua = cls.env["hr.employee"].search([("company_id", "=", cls.company.id)])
        cls.atasan._perbarui_dari_struktur(cls.semua, date(2020, 1, 1))
        cls.seksi = cls.env["hr.department"].create({"name": "Seksi Uji", "parent_id": cls.bidang.id, "company_id": cls.company.id})

    def ubah(self, jenis, unor, target=None, tanggal=None, alasan=PERATURAN, role="admin_instansi"):
        """The dialog as a user fills it in; the change it made."""
        dialog = self.sebagai(role, self.env["ekinerja.unor.ubah"]).create({
            "jenis": jenis, "department_ids": [(6, 0, unor.ids)], "target_id": target and target.id, "tanggal": tanggal or self.lalu,
            "alasan": alasan, "company_id": self.company.id,
        })  # fmt: skip
        action = dialog.action_terapkan()
        self.env.invalidate_all()
        return self.env["ekinerja.unor.perubahan"].browse(action["params"]["next"]["res_id"])

    def atasan_pada(self, employee, tanggal):
        return self.atasan._atasan_pada(employee, tanggal)[employee.id]


@tagged("post_install", "-at_install")
class TestUnorPindah(PerubahanCase):
    def test_move_holds_from_its_day(self):
        perubahan = self.ubah("pindah", self.bidang, self.dinas_lain, alasan="")
        self.assertEqual((self.bidang.parent_id, self.bidang.unor_induk_id), (self.dinas_lain, self.dinas_lain))
        self.assertEqual((perubahan.state, perubahan.jumlah_pegawai), ("diterapkan", 1))
        # the head is led by the next head above from that day on; nobody is placed anew
        self.assertEqual(self.atasan_pada(self.kepala_bidang, self.lalu - timedelta(days=1)), self.kepala_dinas)
        self.assertEqual(self.atasan_pada(self.kepala_bidang, self.lalu), self.wali_kota)
        self.assertEqual(self.atasan_pada(self.staf_a, self.lalu), self.kepala_bidang)
        self.assertEqual(len(self.staf_a.version_ids), 1)
        for unor in (self.bidang, self.dinas_lain):
            self.assertIn("Move: Bidang Uji Dinas Contoh", unor.message_ids[0].body)

    def test_refusals(self):
        for pesan, unor, target in (
            ("To unor: choose the new unor atasan", self.bidang, None),
            ("Unor atasan: Dinas Contoh cannot stand under Bidang Uji", self.dinas, self.bidang),
            ("Bidang Uji Dinas Contoh stands under Dinas Contoh already", self.bidang, self.dinas),
        ):
            with self.subTest(pesan), self.assertRaisesRegex(UserError, pesan), self.cr.savepoint():
                self.ubah("pindah", unor, target)
        with self.assertRaisesRegex(UserError, "Holds from: 31-12-.* lies too far back. The earliest day is 01-01-"), self.cr.savepoint():
            self.ubah("pindah", self.bidang, self.dinas_lain, tanggal=date(self.hari_ini.year - 2, 12, 31))

    def test_admin_instansi_only(self):
        for role in ("admin_opd", "auditor", "penilai", "internal", "pegawai_a"):
            with self.subTest(role=role), self.assertRaises(AccessError), self.cr.savepoint():
                self.ubah("pindah", self.bidang, self.dinas_lain, role=role)


@tagged("post_install", "-at_install")
class TestUnorGabung(PerubahanCase):
    def test_merge_places_people_and_closes_the_source(self):
        perubahan = self.ubah("gabung", self.bidang, self.dinas_lain)
        versi = {hari: (self.staf_a | self.kepala_bidang)._ekinerja_versi_pada(hari) for hari in (self.lalu - timedelta(days=1), self.lalu)}
        self.assertEqual([pada[self.staf_a.id].department_id for pada in versi.values()], [self.bidang, self.dinas_lain])
        # the head of what is no more heads nothing
        self.assertEqual([pada[self.kepala_bidang.id].is_pimpinan for pada in versi.values()], [True, False])
        self.assertFalse(self.dinas_lain.manager_id)
        self.assertEqual(self.seksi.parent_id, self.dinas_lain)
        self.assertRecordValues(self.bidang, [{
            "active": False, "kode_unor": "C" * 32, "tanggal_tutup": self.lalu, "alasan_arsip": PERATURAN, "pengganti_id": self.dinas_lain.id,
        }])  # fmt: skip
        self.assertEqual(self.atasan_pada(self.staf_a, self.lalu), self.wali_kota)
        self.assertEqual((perubahan.pegawai_ids, perubahan.company_id), (self.kepala_bidang | self.staf_a | self.staf_b, self.company))
        for role, model in (("admin_instansi", "hr.employee"), ("auditor", "hr.employee.public"), ("admin_opd", "hr.employee.public")):
            action = self.sebagai(role, perubahan).action_pegawai()
            self.assertEqual((action["res_model"], len(action["domain"][0][2])), (model, 3))
        self.assertIn(f"Bidang Uji Dinas Contoh ({'C' * 32}) → Dinas Lain", self.dinas_lain.message_ids[0].body)
        self.assertIn(PERATURAN, self.bidang.message_ids[0].body)

    def test_what_was_to_start_later_goes_over_too(self):
        """A placement that began between the day of the change and today, or begins later, names the target."""
        self.staf_lain.create_version({"date_version": self.lalu + timedelta(days=40), "department_id": self.bidang.id})
        self.staf_b.create_version({"date_version": self.lalu + timedelta(days=10), "job_title": "Analis Kinerja"})
        self.ubah("gabung", self.bidang, self.dinas)
        kelak = (self.staf_lain | self.staf_b)._ekinerja_versi_pada(self.lalu + timedelta(days=90))
        self.assertEqual([kelak[staf.id].department_id for staf in (self.staf_lain, self.staf_b)], [self.dinas] * 2)
        self.assertEqual(kelak[self.staf_b.id].job_title, "Analis Kinerja")
        self.assertFalse(self.env["hr.employee"].search([("department_id", "=", self.bidang.id)]))

    def test_nobody_acts_in_what_is_closed(self):
        plt = self.env["ekinerja.plt"].create([
            {"employee_id": self.kepala_dinas.id, "department_id": self.seksi.id, "jabatan": "Kepala Seksi Uji", "date_start": mulai, "date_end": akhir,
             "company_id": self.company.id}
            for mulai, akhir in (
                (self.lalu - timedelta(days=30), self.lalu + timedelta(days=30)), (self.lalu + timedelta(days=31), self.lalu + timedelta(days=60)),
            )
        ])  # fmt: skip
        self.ubah("tutup", self.seksi)
        self.assertEqual((plt[0].date_end, plt.mapped("active")), (self.lalu - timedelta(days=1), [True, False]))

    def test_documents_are_brought_in_line_by_a_mutasi(self):
        perubahan = self.ubah("gabung", self.bidang, self.dinas_lain)
        action = self.sebagai("admin_instansi", perubahan).action_sesuaikan()
        mutasi = self.sebagai("admin_instansi", self.env["ekinerja.mutasi"]).with_context(**action["context"]).create({})
        self.assertEqual((mutasi.jenis, mutasi.employee_ids.ids, mutasi.tanggal), ("penyesuaian", perubahan.pegawai_ids.ids, self.lalu))
        for role in ("admin_opd", "auditor"):
            with self.assertRaises(AccessError), self.cr.savepoint():
                self.sebagai(role, perubahan).action_sesuaikan()

    def test_reopened_it_has_no_head(self):
        """The archive names the last head; whoever is placed elsewhere does not lead a unor that is opened again."""
        self.ubah("gabung", self.bidang, self.dinas_lain)
        self.assertEqual(self.bidang.manager_id, self.kepala_bidang)
        self.sebagai("admin_instansi", self.bidang).action_unarchive()
        self.assertRecordValues(self.bidang, [{"active": True, "manager_id": False, "tanggal_tutup": False, "pengganti_id": False}])

    def test_several_into_one(self):
        satu, dua = self.env["hr.department"].create([
            {"name": f"Subbagian {n}", "parent_id": self.dinas.id, "company_id": self.company.id} for n in (1, 2)
        ])  # fmt: skip
        orang = self._pegawai("Pak Subbagian", 21, satu, "Pengolah Data") | self._pegawai("Bu Subbagian", 22, dua, "Pengolah Data")
        self.ubah("gabung", satu | dua, self.bidang)
        self.assertEqual(orang.department_id, self.bidang)
        self.assertFalse((satu | dua).filtered("active"))

    def test_a_branch_is_merged_as_a_whole(self):
        """A unor and the one below it: what is closed together does not keep each other open."""
        orang = self._pegawai("Pak Seksi", 23, self.seksi, "Pengolah Data")
        self.ubah("gabung", self.bidang | self.seksi, self.dinas)
        self.assertFalse((self.bidang | self.seksi).filtered("active"))
        self.assertEqual((orang | self.staf_a).department_id, self.dinas)

    def test_refusals(self):
        for pesan, unor, target, alasan in (
            ("To unor: choose the unor that takes over", self.bidang, None, PERATURAN),
            ("Dinas Lain cannot be merged into itself", self.dinas_lain | self.bidang, self.dinas_lain, PERATURAN),
            ("Bidang Uji Dinas Contoh stands under Dinas Contoh, which is to be closed", self.dinas, self.bidang, PERATURAN),
            ("Reason: name the legal basis", self.bidang, self.dinas_lain, " "),
        ):
            with self.subTest(pesan), self.assertRaisesRegex(UserError, pesan), self.cr.savepoint():
                self.ubah("gabung", unor, target, alasan=alasan)
        self.ubah("gabung", self.bidang, self.dinas_lain)
        with self.assertRaisesRegex(UserError, "Bidang Uji Dinas Contoh is closed already"), self.cr.savepoint():
            self.ubah("pindah", self.bidang, self.dinas_lain)

    def test_preview_names_the_numbers(self):
        dialog = Form(self.sebagai("admin_instansi", self.env["ekinerja.unor.ubah"]).with_context(
            default_jenis="gabung", default_department_ids=self.bidang.ids, default_company_id=self.company.id,
        ))  # fmt: skip
        self.assertEqual((dialog.jumlah_pegawai, dialog.jumlah_bawahan, dialog.jumlah_dokumen), (3, 1, 0))

    def test_costs_the_same_for_more_people(self):
        """Set based: 30 more people cost no query more."""
        lain = self.env["hr.department"].create({"name": "Bidang Besar", "parent_id": self.dinas.id, "company_id": self.company.id})
        self.env["hr.department"].create({"name": "Seksi Besar", "parent_id": lain.id, "company_id": self.company.id})
        self._pegawai("Kepala Besar", None, lain, "Kepala Bidang", is_pimpinan=True)
        for n in range(32):
            self._pegawai(f"Staf Besar {n}", 100 + n, lain, "Pengolah Data")
        self.atasan._perbarui_dari_struktur(self.env["hr.employee"].search([("department_id", "=", lain.id)]), date(2020, 1, 1))

        def biaya(unor):
            self.env.flush_all()
            self.env.invalidate_all()
            sebelum = self.env.cr.sql_log_count
            self.ubah("gabung", unor, self.dinas_lain)
            self.env.flush_all()
            return self.env.cr.sql_log_count - sebelum

        kecil, besar = biaya(self.bidang), biaya(lain)
        self.assertLessEqual(besar, kecil, f"3 people {kecil}, 33 people {besar} queries")


@tagged("post_install", "-at_install")
class TestUnorTutup(PerubahanCase):
    def test_close_an_empty_unor(self):
        self.ubah("tutup", self.seksi)
        self.assertRecordValues(self.seksi, [{"active": False, "tanggal_tutup": self.lalu, "pengganti_id": False}])

    def test_people_need_a_target(self):
        with self.assertRaisesRegex(UserError, "Bidang Uji Dinas Contoh cannot be closed: 3 pegawai and 1 unor below"), self.cr.savepoint():
            self.ubah("tutup", self.bidang)
        self.ubah("tutup", self.bidang, self.dinas)
        self.assertEqual((self.staf_a.department_id, self.seksi.parent_id), (self.dinas, self.dinas))


@tagged("post_install", "-at_install")
class TestUnorRencana(PerubahanCase):
    def rencanakan(self, jenis="gabung", unor=None, target=None):
        return self.ubah(jenis, unor or self.bidang, target or self.dinas_lain, tanggal=self.hari_ini + timedelta(days=10))

    def jatuh_tempo(self, perubahan):
        perubahan.sudo().tanggal = self.hari_ini
        self.env["ekinerja.unor.perubahan"]._cron_terapkan()

    def test_a_day_to_come_is_planned_and_applied_on_it(self):
        perubahan = self.rencanakan()
        self.assertEqual((perubahan.state, self.bidang.active, self.staf_a.department_id), ("rencana", True, self.bidang))
        self.env["ekinerja.unor.perubahan"]._cron_terapkan()
        self.assertEqual(perubahan.state, "rencana")
        self.jatuh_tempo(perubahan)
        self.assertEqual((perubahan.state, self.bidang.active, self.staf_a.department_id), ("diterapkan", False, self.dinas_lain))
        versi = len(self.staf_a.version_ids)
        self.env["ekinerja.unor.perubahan"]._cron_terapkan()
        self.assertEqual(len(self.staf_a.version_ids), versi)

    def test_a_plan_can_be_cancelled(self):
        perubahan = self.rencanakan()
        for role in ("admin_opd", "auditor"):
            with self.assertRaises(AccessError), self.cr.savepoint():
                self.sebagai(role, perubahan).action_batal()
        self.sebagai("admin_instansi", perubahan).action_batal()
        self.jatuh_tempo(perubahan)
        self.assertEqual((perubahan.state, self.bidang.active), ("batal", True))
        with self.assertRaisesRegex(UserError, "only a plan can be cancelled"):
            self.sebagai("admin_instansi", perubahan).action_batal()

    def test_one_plan_at_a_time(self):
        self.rencanakan()
        with self.assertRaisesRegex(UserError, "is planned from .* already. Cancel that plan first"), self.cr.savepoint():
            self.rencanakan("pindah")

    def test_what_cannot_be_applied_waits_with_the_reason(self):
        """Others are applied all the same; put right, it is applied by hand."""
        kosong = self.env["hr.department"].create({"name": "Seksi Kosong", "parent_id": self.dinas.id, "company_id": self.company.id})
        gagal = self.ubah("tutup", self.seksi, tanggal=self.hari_ini + timedelta(days=5))
        jadi = self.ubah("tutup", kosong, tanggal=self.hari_ini + timedelta(days=6))
        self.staf_a.department_id = self.seksi
        (gagal | jadi).sudo().tanggal = self.hari_ini
        self.env["ekinerja.unor.perubahan"]._cron_terapkan()
        self.assertEqual((gagal.state, jadi.state, kosong.active), ("rencana", "diterapkan", False))
        self.assertIn("1 pegawai", gagal.galat)
        jumlah = len(gagal.message_ids)
        self.env["ekinerja.unor.perubahan"]._cron_terapkan()
        self.assertEqual(len(gagal.message_ids), jumlah)
        self.staf_a.department_id = self.bidang
        self.sebagai("admin_instansi", gagal).action_terapkan()
        self.assertEqual((gagal.state, gagal.galat, self.seksi.active), ("diterapkan", False, False))

    def test_who_sees_the_changes(self):
        perubahan = self.rencanakan() | self.ubah("tutup", self.seksi)
        luar = self.rencanakan("pindah", self.dinas_lain, self.bidang.browse(self._dinas_ketiga().id))
        for role, milik in (("admin_instansi", perubahan | luar), ("auditor", perubahan | luar), ("admin_opd", perubahan)):
            with self.subTest(role=role):
                self.assertEqual(self.sebagai(role, self.env["ekinerja.unor.perubahan"]).search([]), milik.with_user(self.users[role]))
                with self.assertRaises(AccessError):
                    self.sebagai(role, perubahan).write({"alasan": "RETAS"})
                with self.assertRaises(AccessError):
                    self.sebagai(role, perubahan).unlink()
        with self.assertRaises(AccessError):
            self.sebagai("penilai", self.env["ekinerja.unor.perubahan"]).search([])
        self.assertEqual(self.sebagai("admin_opd", self.bidang).jumlah_perubahan, 1)

    def _dinas_ketiga(self):
        return self.env["hr.department"].create({"name": "Dinas Ketiga", "parent_id": self.kota.id, "company_id": self.company.id})
