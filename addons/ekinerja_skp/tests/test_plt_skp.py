"""PLT/PLH: own SKP beside the definitive one, and the acting head as penilai from the first day to the last."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .common import SkpCase

SEBELUM, PERTAMA, TERAKHIR, SESUDAH = "2026-02-28 09:00:00", "2026-03-01 09:00:00", "2026-03-31 09:00:00", "2026-04-01 09:00:00"


class ActingCase(SkpCase):
    """Lala of another dinas acts in the bidang of Bima during March; nobody is swapped."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.users["lala"] = cls.env["res.users"].create({
            "name": "Lala Lain", "login": "uji_lala", "group_ids": [(6, 0, cls.env.ref("ekinerja_admin.group_pegawai_internal").ids)],
            "company_id": cls.company.id, "company_ids": [(6, 0, cls.company.ids)],
        })  # fmt: skip
        cls.staf_lain.user_id = cls.users["lala"]

    def maret(self, **vals):
        return self.buat_plt(self.staf_lain, self.bidang, "2026-03-01", "2026-03-31", **vals)


@tagged("post_install", "-at_install")
class TestSkpSebagaiPlt(ActingCase):
    def test_second_skp_of_the_assignment(self):
        """BKN-PLT-18, SMG-ATL-21: jabatan, unit and range of the assignment; its penilai is the head of the unor above."""
        plt = self.buat_plt(self.staf_a, self.bidang, "2026-03-01", "2026-12-31", jabatan="PLT Kepala Bidang Uji")
        definitif = self.buat_skp()
        skp = self.buat_skp(status_jabatan="plt")
        self.assertEqual((skp.sudo().plt_id, str(skp.date_start), str(skp.date_end)), (plt, "2026-03-01", "2026-12-31"))
        self.assertEqual((skp.pegawai_nama, skp.pegawai_jabatan, skp.pegawai_unit), ("Sari Staf, S.Kom.", "PLT Kepala Bidang Uji", "Bidang Uji Dinas Contoh"))
        self.assertEqual((skp.sudo().penilai_id, skp.sudo().atasan_penilai_id), (self.kepala_dinas, self.wali_kota))
        self.assertEqual(definitif.sudo().penilai_id, self.kepala_bidang)
        skp.action_ajukan()
        self.sebagai("kepala_dinas", skp).action_setujui()
        self.assertEqual(skp.state, "disetujui")

    def test_head_of_a_unor_mandiri_by_assignment(self):
        """BKN-UNO-10: who acts as head of a unor mandiri makes an SKP of model JPT that needs no approval."""
        self.dinas_lain.is_mandiri = True
        self.buat_plt(self.staf_a, self.dinas_lain)
        skp = self.buat_skp(status_jabatan="plt")
        self.assertEqual((skp.model_skp, skp.is_mandiri, skp.department_id), ("jpt", True, self.dinas_lain))
        skp.action_ajukan()
        self.assertEqual(skp.state, "disetujui")
        self.assertEqual(self.buat_skp().model_skp, "pegawai")

    def test_refusals(self):
        with self.assertRaisesRegex(UserError, "Sari Staf has no active PLT/PLH assignment of that kind in 2026"), self.cr.savepoint():
            self.buat_skp(status_jabatan="plt")
        plt = self.buat_plt(self.staf_a, self.dinas_lain, "2026-03-01", "2026-06-30")
        kasus = (
            ({"status_jabatan": "plh"}, "no active PLT/PLH assignment of that kind"),
            ({"status_jabatan": "plt", "date_start": "2026-02-28"}, "The range 28 Februari 2026 to 30 Juni 2026 leaves the assignment"),
            ({"status_jabatan": "plt", "date_end": "2026-07-01"}, "Choose days within it"),
            ({"status_jabatan": "plt", "tahun": 2025}, "in 2025"),
        )
        for vals, pesan in kasus:
            with self.subTest(vals=vals), self.assertRaisesRegex(UserError, pesan), self.cr.savepoint():
                self.buat_skp(**vals)
        self.buat_skp(status_jabatan="plt")
        with self.assertRaisesRegex(ValidationError, "already has an SKP as PLT Kepala Dinas Lain from 1 Maret 2026"), self.cr.savepoint():
            self.buat_skp(plt_id=plt.id)
        plt_lain = self.buat_plt(self.staf_b, self.kota)
        with self.assertRaisesRegex(UserError, "no active PLT/PLH assignment"), self.cr.savepoint():
            self.buat_skp(plt_id=plt_lain.id)

    def test_one_skp_per_assignment(self):
        """BKN-PLT-18: with two assignments the one that is meant is named."""
        satu, dua = self.buat_plt(self.staf_a, self.dinas_lain), self.buat_plt(self.staf_a, self.kota)
        with self.assertRaisesRegex(UserError, "more than once in 2026"), self.cr.savepoint():
            self.buat_skp(status_jabatan="plt")
        for plt in (satu, dua):
            self.assertEqual(self.buat_skp(plt_id=plt.id).sudo().plt_id, plt)

    def test_status_is_fixed_by_the_assignment(self):
        self.buat_plt(self.staf_a, self.dinas_lain)
        with self.assertRaisesRegex(UserError, "is fixed by the assignment"), self.cr.savepoint():
            self.buat_skp().status_jabatan = "plt"
        skp = self.buat_skp(status_jabatan="plt")
        for vals in ({"status_jabatan": "definitif"}, {"plt_id": False}):
            with self.subTest(vals=vals), self.assertRaises(UserError), self.cr.savepoint():
                skp.write(vals)

    def test_used_assignment_is_not_deleted(self):
        plt = self.buat_plt(self.staf_a, self.dinas_lain)
        self.buat_skp(status_jabatan="plt")
        with self.assertRaisesRegex(UserError, "is used by SKP 2026 Sari Staf.*Set Aktif to Tidak"):
            self.sebagai("admin_instansi", plt).action_hapus()


@tagged("post_install", "-at_install")
class TestPenilaiBertugas(ActingCase):
    def test_document_of_the_definitive_head(self):
        """P6 L-IV.A.3: whoever acts decides beside the head, from the first day to the last, and the log says by what right."""
        self.maret()
        skp = self.buat_skp()
        with freeze_time(SEBELUM):
            skp.action_ajukan()
            self.assertEqual(self.todo(skp).user_id, self.users["penilai"])
            with self.assertRaises(AccessError):
                self.sebagai("lala", skp).action_setujui()
        for jam in (PERTAMA, TERAKHIR):
            with freeze_time(jam), self.subTest(jam), self.cr.savepoint() as savepoint:
                milik = self.sebagai("lala", self.env["ekinerja.skp"])
                self.assertEqual(milik.search([("is_penilai", "=", True)]).ids, skp.ids)
                self.sebagai("lala", skp).action_setujui()
                self.assertEqual(skp.state, "disetujui")
                log = self.env["mail.message"].search([("model", "=", skp._name), ("res_id", "=", skp.id)]).mapped("body")
                self.assertTrue(any("SKP approved by Lala Lain as PLT of Bidang Uji Dinas Contoh" in body for body in log), log)
                savepoint.rollback()
        with freeze_time(SESUDAH):
            with self.assertRaises(AccessError):
                self.sebagai("lala", skp).action_setujui()
            self.assertFalse(self.sebagai("lala", self.env["ekinerja.skp"]).search([]))
            self.sebagai("penilai", skp).action_setujui()
        self.assertEqual(skp.sudo().penilai_id, self.kepala_bidang)

    def test_document_begun_while_somebody_acts(self):
        """A.8: the PLT stands on the document; afterwards the PPK-nilai reverts to the head, without a refresh."""
        plt = self.maret(jabatan="PLT Kepala Bidang Uji")
        with freeze_time(PERTAMA):
            skp = self.buat_skp()
            self.assertEqual((skp.sudo().penilai_id, skp.sudo().penilai_plt_id), (self.staf_lain, plt))
            self.assertEqual((skp.penilai_nama, skp.penilai_jabatan, skp.penilai_unit), ("Lala Lain", "PLT Kepala Bidang Uji", "Bidang Uji Dinas Contoh"))
            self.assertEqual(skp.sudo().atasan_penilai_id, self.kepala_dinas)
            skp.action_ajukan()
            self.assertEqual(self.todo(skp).user_id, self.users["lala"])
            with self.assertRaises(AccessError):
                self.sebagai("penilai", skp).action_setujui()
        with freeze_time(SESUDAH):
            for role in ("lala", "pegawai_b"):
                with self.subTest(role), self.assertRaises(AccessError):
                    self.sebagai(role, skp).action_setujui()
            self.sebagai("penilai", skp).action_setujui()
            self.sebagai("admin_instansi", skp).action_perbarui_data()
        self.assertEqual((skp.sudo().penilai_id, skp.penilai_jabatan, skp.sudo().penilai_plt_id.id), (self.kepala_bidang, "Kepala Bidang Uji", False))

    def test_flag_ends_it_too(self):
        plt = self.maret()
        skp = self.buat_skp()
        with freeze_time(PERTAMA):
            skp.action_ajukan()
            plt.active = False
            with self.assertRaises(AccessError):
                self.sebagai("lala", skp).action_setujui()

    def test_evaluation(self):
        """Evaluates, writes ekspektasi and makes final while acting, not on the day after."""
        self.maret()
        skp = self.buat_disetujui()
        with freeze_time(TERAKHIR):
            evaluasi = self.sebagai("lala", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": self.periode_final.id})
            self.assertTrue(evaluasi.can_nilai)
            evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai"})
            evaluasi.action_nilai()
            perilaku = self.env["ekinerja.perilaku"].search([], limit=1)
            self.sebagai("lala", self.env["ekinerja.ekspektasi"]).create({"skp_id": skp.id, "perilaku_id": perilaku.id, "name": "Tanggap"})
            log = self.env["mail.message"].search([("model", "=", evaluasi._name), ("res_id", "=", evaluasi.id)]).mapped("body")
            self.assertTrue(any("Evaluated by Lala Lain as PLT of Bidang Uji Dinas Contoh: Baik" in body for body in log), log)
        with freeze_time(SESUDAH):
            with self.assertRaises(AccessError):
                self.sebagai("lala", evaluasi).action_final()
            self.sebagai("penilai", evaluasi).action_final()
        self.assertEqual(evaluasi.sudo().state, "final")

    def test_nobody_decides_on_the_own_document(self):
        """A staf of the bidang who acts as its head is evaluated by the definitive head; the head by the unor above."""
        self.buat_plt(self.staf_a, self.bidang, "2026-03-01", "2026-03-31")
        skp, kepala = self.buat_skp(), self.buat_skp("penilai")
        skp.action_ajukan()
        kepala.action_ajukan()
        with freeze_time(PERTAMA):
            with self.assertRaisesRegex(UserError, "only by its pejabat penilai, Bima"):
                self.sebagai("pegawai_a", skp).action_setujui()
            with self.assertRaises(AccessError):
                self.sebagai("pegawai_a", kepala).action_setujui()
            self.sebagai("penilai", skp).action_setujui()
            self.sebagai("kepala_dinas", kepala).action_setujui()

    def test_heads_below_and_vacancies(self):
        """A PLH of the dinas decides for the heads of its bidang; a PLT of a vacant bidang for the staf whose SKP went to the dinas."""
        kepala = self.buat_skp("penilai")
        kepala.action_ajukan()
        self.buat_plt(self.staf_lain, self.dinas, "2026-03-01", "2026-03-31", jenis="plh")
        with freeze_time(PERTAMA):
            self.sebagai("lala", kepala).action_setujui()
        self.bidang.manager_id = False
        skp = self.buat_skp("pegawai_b")
        self.assertEqual((skp.sudo().penilai_id, skp.sudo().unor_penilai_id), (self.kepala_dinas, self.bidang))
        skp.action_ajukan()
        self.users["pegawai_a"].group_ids = self.env.ref("ekinerja_admin.group_pegawai_internal")
        self.buat_plt(self.staf_a, self.bidang, "2026-03-01", "2026-03-31")
        with freeze_time(PERTAMA):
            self.sebagai("pegawai_a", skp).action_setujui()

    def test_corrected_atasan_is_not_replaced(self):
        """Whose atasan was corrected to somebody else does not answer to who acts in the own bidang."""
        self.env["ekinerja.atasan"].create({"employee_id": self.staf_a.id, "atasan_id": self.kepala_dinas.id, "date_start": "2026-01-01"})
        self.maret()
        skp = self.buat_skp()
        self.assertEqual((skp.sudo().penilai_id, skp.sudo().unor_penilai_id), (self.kepala_dinas, self.dinas))
        skp.action_ajukan()
        with freeze_time(PERTAMA), self.assertRaises(AccessError):
            self.sebagai("lala", skp).action_setujui()

    def test_head_of_the_unor_is_not_the_penilai_by_that_alone(self):
        """Nobody acts anywhere and the document names another penilai: the head of the unor has no part in it."""
        self.env["ekinerja.plt"].search([]).active = False
        skp = self.buat_skp()
        skp.action_ajukan()
        skp.sudo().write({"penilai_id": self.wali_kota.id, "atasan_penilai_id": False})
        milik = self.sebagai("penilai", skp)
        self.assertEqual(milik.sudo().unor_penilai_id.manager_id, self.kepala_bidang)
        self.assertFalse(milik.has_access("read"))
        self.assertNotIn(skp, self.sebagai("penilai", self.env["ekinerja.skp"]).search([("is_penilai", "=", True)]))
        with self.assertRaises(AccessError):
            milik.action_setujui()

    def test_rule_is_not_frozen_in_a_cache(self):
        """The same process, another day: what a rule lets through follows the day."""
        self.maret()
        skp = self.buat_skp()
        for jam, jumlah in ((SEBELUM, 0), (PERTAMA, 1), (SESUDAH, 0), (TERAKHIR, 1)):
            with freeze_time(jam), self.subTest(jam):
                self.assertEqual(self.sebagai("lala", self.env["ekinerja.skp"]).search_count([("id", "=", skp.id)]), jumlah)
                self.assertEqual(self.sebagai("lala", skp).has_access("read"), bool(jumlah))

    def test_many_at_once(self):
        """One query more for any number of SKP."""
        self.maret()
        semua = self.buat_skp() | self.buat_skp("pegawai_b")
        semua.sudo().action_ajukan()
        with freeze_time(PERTAMA):
            self.sebagai("lala", semua).action_setujui()
        self.assertEqual(set(semua.sudo().mapped("state")), {"disetujui"})
        self.env.invalidate_all()
        with self.assertQueryCount(2), freeze_time(PERTAMA):
            semua.with_user(self.users["lala"])._milik_penilai()

    def todo(self, skp):
        return self.env["mail.activity"].search([("res_model", "=", skp._name), ("res_id", "=", skp.id)])
