"""What somebody with less than the needed right tries through the external API: every attempt is refused, or has no effect."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestSerangan(InstansiCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hari_ini = cls.company._ekinerja_hari_ini()
        cls.isi_buka = {
            "jenis": "realisasi", "tahun": cls.hari_ini.year, "cakupan": "unor", "department_id": cls.dinas.id,
            "date_start": cls.hari_ini, "date_end": cls.hari_ini + timedelta(days=5), "alasan": "Gangguan jaringan di kantor",
        }  # fmt: skip
        cls.bos = new_test_user(
            cls.env, "bos_sistem", "base.group_system", company_id=cls.company.id, company_ids=cls.company.ids, email="bos@contoh.example"
        )

    # -- defaults ------------------------------------------------------------------------------------------------------

    def test_status_by_default_of_the_context(self):
        """``default_state`` in the context is as much a value from outside as one in the values."""
        buka = self.sebagai("admin_opd", self.env["ekinerja.buka.kembali"]).with_context(
            default_state="disetujui", default_diputus_oleh_id=self.users["admin_instansi"].id
        ).create(dict(self.isi_buka))
        self.assertEqual((buka.state, buka.diputus_oleh_id.id), ("draft", False))
        usulan = self.sebagai("pegawai_a", self.env["ekinerja.atasan.usulan"]).with_context(default_state="disetujui").create(
            {"usulan_atasan_id": self.kepala_dinas.id, "alasan": "Penilai saya kepala dinas"}
        )
        self.assertEqual(usulan.state, "diajukan")
        mutasi = self.sebagai("admin_instansi", self.env["ekinerja.mutasi"]).with_context(
            default_state="dijadwalkan", default_otomatis=True
        ).create({"jenis": "pindah", "employee_ids": [Command.set(self.staf_a.ids)], "unor_id": self.dinas.id})
        self.assertEqual((mutasi.state, mutasi.otomatis), ("draft", False))
        for model in ("ekinerja.akun", "ekinerja.impor"):
            self.assertEqual(self.sebagai("admin_instansi", self.env[model]).with_context(default_state="selesai").default_get(["state"]), {"state": "draft"})

    def test_status_by_own_default(self):
        """Nor do the defaults that every internal user may set for themselves."""
        self.sebagai("admin_opd", self.env["ir.default"]).set("ekinerja.buka.kembali", "state", "disetujui", user_id=True)
        buka = self.sebagai("admin_opd", self.env["ekinerja.buka.kembali"]).create(dict(self.isi_buka))
        self.assertEqual(buka.state, "draft")

    # -- write-through ---------------------------------------------------------------------------------------------------

    def test_reopening_writes_nothing_else(self):
        """The choice of pegawai goes beyond the rights of an admin OPD; what comes beside it does not."""
        pesan = self.staf_lain.message_post(body="Catatan kepegawaian")
        buka = self.sebagai("admin_opd", self.env["ekinerja.buka.kembali"])
        jahat = {"employee_ids": [Command.set(self.staf_a.ids)], "cakupan": "pegawai", "message_ids": [Command.update(pesan.id, {"body": "Diubah"})]}
        with self.assertRaises(UserError), self.cr.savepoint():
            buka.create(self.isi_buka | jahat)
        milik = buka.create(dict(self.isi_buka))
        with self.assertRaises(UserError), self.cr.savepoint():
            milik.write(jahat)
        self.assertIn("Catatan kepegawaian", pesan.body)
        with self.assertRaises(AccessError), self.cr.savepoint():
            milik.write({"department_id": self.dinas_lain.id})
        milik.write({"employee_ids": [Command.set(self.staf_a.ids)], "cakupan": "pegawai"})
        self.assertEqual(milik.sudo().employee_ids, self.staf_a)

    # -- two roles at once -----------------------------------------------------------------------------------------------

    def test_auditor_who_is_admin_opd_too(self):
        """Reading everything as auditor must not widen what the admin OPD writes."""
        user = self.users["admin_opd"]
        user.sudo().group_ids += self.env.ref("ekinerja_admin.group_auditor")
        buka = self.env["ekinerja.buka.kembali"].create(self.isi_buka | {"department_id": self.dinas_lain.id})
        mutasi = self.env["ekinerja.mutasi"].create({"jenis": "penyesuaian", "employee_ids": [Command.set(self.staf_lain.ids)]})
        usulan = self.env["ekinerja.atasan.usulan"].create(
            {"employee_id": self.staf_lain.id, "usulan_atasan_id": self.kepala_dinas.id, "alasan": "Salah atasan"}
        )
        for record, vals in ((buka, {"alasan": "x"}), (mutasi, {"alasan": "x"}), (usulan, {"tanggapan": "x"})):
            milik = self.sebagai("admin_opd", record)
            self.assertTrue(milik.has_access("read"), record)
            with self.assertRaises(AccessError, msg=record), self.cr.savepoint():
                milik.write(vals)
        for record in (buka, mutasi):
            with self.assertRaises(AccessError, msg=record), self.cr.savepoint():
                self.sebagai("admin_opd", record).unlink()
        with self.assertRaises(AccessError), self.cr.savepoint():
            self.sebagai("admin_opd", self.env["ekinerja.buka.kembali"]).create(self.isi_buka | {"department_id": self.dinas_lain.id})

    # -- accounts --------------------------------------------------------------------------------------------------------

    def test_sheet_without_a_print(self):
        """The PDF shows what a print prepared, not what somebody wrote into the dialog."""
        self.users["pegawai_a"]._aktivasi_siapkan()
        cetak = self.sebagai("admin_instansi", self.env["ekinerja.akun.cetak"])
        palsu = {"dicetak_pada": fields.Datetime.now(), "dicetak_ids": [Command.set(self.users["pegawai_a"].ids)]}
        with self.assertRaises(UserError), self.cr.savepoint():
            cetak.create({"employee_ids": [Command.set(self.staf_a.ids)], **palsu})._cetak()
        milik = cetak.create({"employee_ids": [Command.set(self.staf_a.ids)]})
        with self.assertRaises(UserError), self.cr.savepoint():
            milik.write(palsu)
        with self.assertRaises(UserError), self.cr.savepoint():
            cetak.with_context(default_dicetak_pada=palsu["dicetak_pada"], default_dicetak_ids=palsu["dicetak_ids"]).create(
                {"employee_ids": [Command.set(self.staf_a.ids)]}
            )._cetak()
        self.assertFalse(self.env["ekinerja.akun.log"].search([("jenis", "=", "cetak"), ("user_id", "=", self.users["pegawai_a"].id)]))

    def test_run_that_made_accounts_stays(self):
        """A run that is done is a record; no way leads back to a draft that could be deleted."""
        akun = self.env["ekinerja.akun"].create({"sumber": "pilihan", "employee_ids": [Command.set(self.staf_lain.ids)]})
        akun.write({"state": "selesai"})
        milik = self.sebagai("admin_instansi", akun)
        for vals in ({"state": "draft"}, {"selesai_pada": False}, {"jumlah_baru": 0}):
            with self.assertRaises(UserError, msg=vals), self.cr.savepoint():
                milik.write(vals)
        with self.assertRaises(UserError), self.cr.savepoint():
            milik.unlink()

    def test_no_way_over_the_pegawai_to_an_account_of_the_settings(self):
        """The address of an account is where its new password goes: an admin instansi changes neither it nor who owns the account."""
        self.staf_lain.user_id = self.bos
        self.env.flush_all()
        pegawai = self.sebagai("admin_instansi", self.staf_lain)
        with self.assertRaises(AccessError), self.cr.savepoint():
            pegawai.write({"work_email": "retas@contoh.example"})
        with self.assertRaises(AccessError), self.cr.savepoint():
            pegawai.write({"user_id": self.users["penilai"].id})
        tanpa_akun = self.sebagai("admin_instansi", self.kepala_dinas)
        with self.assertRaises(AccessError), self.cr.savepoint():
            tanpa_akun.write({"work_contact_id": self.bos.partner_id.id})
        for user in (self.bos, self.users["admin_instansi"]):
            with self.assertRaises(UserError, msg=user.login), self.cr.savepoint():
                tanpa_akun.write({"user_id": user.id})
            with self.assertRaises(UserError, msg=user.login), self.cr.savepoint():
                tanpa_akun.resource_id.write({"user_id": user.id})
            with self.assertRaises(UserError, msg=user.login), self.cr.savepoint():
                pegawai.create({"name": "Palsu", "user_id": user.id, "company_id": self.company.id})
        self.assertEqual(self.bos.email, "bos@contoh.example")
        # what an admin instansi does every day goes on
        tanpa_akun.write({"work_email": "dewi.baru@contoh.example"})
        self.sebagai("admin_instansi", self.kepala_bidang).write({"user_id": False})
        self.sebagai("admin_instansi", self.kepala_bidang).write({"user_id": self.users["penilai"].id})

    # -- other instansi --------------------------------------------------------------------------------------------------

    def test_number_of_a_person_of_another_instansi(self):
        """A refused NIK does not tell whose it is elsewhere."""
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        self.env["hr.employee"].create({"name": "Rahasia Orang", "nik": "3374012501850001", "company_id": lain.id})
        with self.assertRaises(UserError) as galat, self.cr.savepoint():
            self.sebagai("admin_instansi", self.env["hr.employee"]).create({"name": "Palsu", "nik": "3374012501850001", "company_id": lain.id})
        self.assertNotIn("Rahasia", str(galat.exception))

    def test_shared_presets_and_limits(self):
        """What every instansi shares is not the admin instansi's to change, nor to make."""
        pola = self.env["ekinerja.batas.pola"].search([("company_id", "=", False)], limit=1)
        jenis = self.env["ekinerja.jenis.berkas"].search([("company_id", "=", False)], limit=1)
        for record, vals in ((pola, {"hari": 3}), (jenis, {"maks_mb": 3})):
            milik = self.sebagai("admin_instansi", record)
            with self.assertRaises(AccessError, msg=record), self.cr.savepoint():
                milik.write(vals)
            with self.assertRaises(AccessError, msg=record), self.cr.savepoint():
                milik.unlink()
        jenis_baru = {"name": "Lain", "code": "lain", "maks_mb": 2}
        with self.assertRaises(AccessError), self.cr.savepoint():
            self.sebagai("admin_instansi", jenis.browse()).create(jenis_baru | {"company_id": False})
        milik = self.sebagai("admin_instansi", jenis.browse()).create(jenis_baru | {"company_id": self.company.id})
        with self.assertRaises(AccessError), self.cr.savepoint():
            milik.company_id = False

    def test_role_screen_of_another_instansi(self):
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        asing = new_test_user(self.env, "asing_uji", "ekinerja_admin.group_pegawai_internal", company_id=lain.id, company_ids=lain.ids)
        orang = self.env["hr.employee"].create({"name": "Asing", "company_id": lain.id, "user_id": asing.id})
        for role in ("admin_instansi", "auditor"):
            hak = self.sebagai(role, self.env["ekinerja.hak.akses"])
            with self.assertRaises(AccessError, msg=role), self.cr.savepoint():
                hak.create({"user_id": asing.id})
            with self.assertRaises(AccessError, msg=role), self.cr.savepoint():
                hak.create({}).write({"user_id": asing.id})
        hak = self.sebagai("admin_instansi", self.env["ekinerja.hak.akses"]).create({"employee_id": orang.id})
        self.assertNotEqual(hak.user_id, asing)

    def test_company_of_another_instansi(self):
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        with self.assertRaises(AccessError), self.cr.savepoint():
            self.sebagai("admin_instansi", lain).write({"ekinerja_kota": "Retas"})
        for vals in ({"user_ids": [Command.link(self.users["penilai"].id)]}, {"partner_id": self.bos.partner_id.id}, {"parent_id": lain.id}):
            with self.assertRaises(AccessError, msg=vals), self.cr.savepoint():
                self.sebagai("admin_instansi", self.company).write(vals)

    # -- logs ------------------------------------------------------------------------------------------------------------

    def test_source_of_a_change_is_not_for_the_writer_to_say(self):
        """``ekinerja_impor`` in the context of a request neither renames the source in the audit log nor skips the checks of the numbers."""
        pegawai = self.sebagai("admin_instansi", self.staf_a).with_context(ekinerja_impor=True)
        with self.assertRaises(UserError), self.cr.savepoint():
            pegawai.write({"nik": "1234567890123456"})
        pegawai.write({"gelar_depan": "Dr."})
        log = self.env["ekinerja.audit"].search([("res_model", "=", "hr.employee"), ("res_id", "=", self.staf_a.id), ("kolom", "=", "gelar_depan")], limit=1)
        self.assertEqual(log.sumber, "pengguna")

    def test_logs_outlive_whoever_they_are_about(self):
        """No cascade reaches a log: neither the deletion of an account nor that of an instansi."""
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        user = new_test_user(self.env, "sementara", "base.group_user", company_id=lain.id, company_ids=lain.ids)
        user._ekinerja_catat(user, "berhasil", "password")
        self.env.flush_all()
        baris = self.env["ekinerja.log.masuk"].search([("user_id", "=", user.id)])
        for nama in ("ekinerja_log_masuk", "ekinerja_akun_log", "ekinerja_audit"):
            self.env.cr.execute(
                "SELECT count(*) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f' AND confdeltype = 'c'", [nama]
            )
            self.assertEqual(self.env.cr.fetchone()[0], 0, nama)
        user.unlink()
        self.assertEqual(baris.nama, "sementara (base.group_user)")

    def test_role_given_from_the_side_of_the_role(self):
        """The list of users on a role is another door to the same right: logged like the one on the account."""
        verifikator, user = self.env.ref("ekinerja_admin.group_verifikator"), self.users["penilai"]
        domain = [("res_model", "=", "res.users"), ("res_id", "=", user.id), ("kolom", "=", "group_ids")]
        verifikator.user_ids += user
        log = self.env["ekinerja.audit"].search(domain, limit=1)
        self.assertEqual((log.lama or "", log.baru), ("", verifikator.display_name))
        verifikator.user_ids -= user
        log = self.env["ekinerja.audit"].search(domain, limit=1)
        self.assertEqual((log.lama, log.baru or ""), (verifikator.display_name, ""))

    def test_no_secret_in_the_audit_log(self):
        """Passwords, second factors and NIK never reach it, whatever is written."""
        user = self.users["pegawai_a"]
        user.write({"password": "Sangat-Rahasia-123", "totp_secret": "JBSWY3DPEHPK3PXP"})
        self.staf_a.nik = "3374012501850001"
        isi = self.env["ekinerja.audit"].search([]).mapped(lambda baris: f"{baris.nama}{baris.lama}{baris.baru}")
        for rahasia in ("Sangat-Rahasia-123", "JBSWY3DPEHPK3PXP", "3374012501850001"):
            self.assertFalse(any(rahasia in satu for satu in isi), rahasia)
