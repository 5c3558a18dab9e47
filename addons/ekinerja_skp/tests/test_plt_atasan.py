"""PLT/PLH in the place of the atasan penilai: what the atasan may do, they may do, and only while they act (PermenPANRB 6/2022 L-IV.A.3, A.11)."""

import ast
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import TAHUN, SkpCase

SEBELUM, PERTAMA, TERAKHIR, SESUDAH = (f"{TAHUN}-{hari} 03:00:00" for hari in ("04-09", "04-10", "04-20", "04-21"))


@tagged("post_install", "-at_install")
class TestPltAtasan(SkpCase):
    """Lala acts as PLH of the dinas from 10 to 20 April; the window of the first quarter ended on the 6th."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.atur_batas("tolak", "penilaian", lingkup=("periodik",), aturan="bulan_berikut", hari=6)
        cls.users["lala"] = cls.staf_lain.user_id = cls.env["res.users"].create({
            "name": "Lala Lain", "login": "uji_plt_atasan", "group_ids": [(6, 0, cls.env.ref("ekinerja_admin.group_pegawai_internal").ids)],
            "company_id": cls.company.id, "company_ids": [(6, 0, cls.company.ids)],
        })  # fmt: skip
        cls.triwulan = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "biasa")], order="sequence", limit=1)

    def bertugas(self, employee=None, unor=None, **vals):
        with freeze_time(SEBELUM):
            return self.buat_plt(employee or self.staf_lain, unor or self.dinas, f"{TAHUN}-04-10", f"{TAHUN}-04-20", jenis="plh", **vals)

    def evaluasi(self, employee=None):
        with freeze_time(f"{TAHUN}-04-01 03:00:00"):
            skp = self.env["ekinerja.skp"].create({
                "employee_id": (employee or self.staf_a).id, "tahun": TAHUN,
                "rhk_ids": [(0, 0, {"name": "Laporan kinerja tersusun", "indikator_ids": [(0, 0, {"aspek": "kuantitas", "name": "Jumlah laporan"})]})],
            })  # fmt: skip
            skp.write({"state": "disetujui"})
            return self.env["ekinerja.evaluasi"].create({"skp_id": skp.id, "periode_id": self.triwulan.id})

    def test_data_of_the_place(self):
        """The unor whose head is atasan stands on the SKP, definitive or acting."""
        skp = self.evaluasi().skp_id
        self.assertEqual((skp.atasan_penilai_id, skp.unor_atasan_id, skp.atasan_plt_id.id), (self.kepala_dinas, self.dinas, False))
        self.assertEqual(self.evaluasi(self.kepala_bidang).skp_id.unor_atasan_id, self.kota)

    def test_takes_over_and_evaluates(self):
        """Reads, takes over, rates and gives; not on the day before, not on the day after; everybody else is refused all the time."""
        self.bertugas()
        evaluasi = self.evaluasi()
        for hari in (SEBELUM, SESUDAH):
            with freeze_time(hari), self.assertRaises(AccessError):
                self.sebagai("lala", evaluasi).action_ambil_alih()
        with freeze_time(PERTAMA):
            for role in ("pegawai_a", "pegawai_b", "penilai", "admin_opd", "admin_instansi", "auditor"):
                with self.subTest(role), self.assertRaises(UserError):
                    self.sebagai(role, evaluasi).action_ambil_alih()
            lala = self.sebagai("lala", evaluasi)
            self.assertEqual((lala.can_ambil_alih, lala.can_nilai, lala.skp_id.is_atasan), (True, False, True))
            daftar = ast.literal_eval(self.env.ref("ekinerja_skp.evaluasi_bawahan_action").domain.replace("uid", str(lala.env.uid)))
            self.assertIn(evaluasi, lala.search(daftar), "found without its address")
            with self.assertRaises(UserError), self.cr.savepoint():
                lala.write({"rating_hasil": "sesuai"})
            lala.action_ambil_alih()
            lala = self.sebagai("lala", evaluasi)
            self.assertTrue(lala.can_nilai)
            lala.line_ids.rating = "sesuai"
            lala.perilaku_ids.rating = "sesuai"
            lala.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai"})
            self.assertIn(evaluasi, self.tabel("lala"))
            self.assertNotIn(evaluasi, self.tabel("penilai"))
            lala.action_nilai()
        log = "".join(evaluasi.message_ids.mapped("body"))
        self.assertIn("Lala Lain as PLH of Dinas Contoh evaluates as atasan penilai", log)
        self.assertIn("Evaluated by Lala Lain as PLH of Dinas Contoh: Baik", log)
        self.assertTrue(evaluasi.tanpa_keberatan)
        with freeze_time(SESUDAH):
            with self.assertRaises(AccessError):
                self.sebagai("lala", evaluasi).action_final()
            self.sebagai("kepala_dinas", evaluasi).action_final()

    def tabel(self, role):
        massal = self.sebagai(role, self.env["ekinerja.evaluasi.massal"]).create({"tahun": TAHUN, "periode_id": self.triwulan.id})
        massal.action_buka()
        return massal.evaluasi_ids.with_env(self.env)

    def test_penilai_in_the_place_of_the_atasan(self):
        """The kepala bidang acts for the kepala dinas: penilai of the own staff, never atasan of the same SKP; of another bidang they are."""
        self.bertugas(self.kepala_bidang)
        evaluasi = self.evaluasi()
        with freeze_time(PERTAMA):
            penilai = self.sebagai("penilai", evaluasi)
            self.assertFalse(penilai.can_ambil_alih)
            with self.assertRaisesRegex(UserError, "only by the atasan penilai, Dewi Kepaladinas"):
                penilai.action_ambil_alih()
            self.sebagai("kepala_dinas", evaluasi).action_ambil_alih()
            with self.assertRaises(UserError):
                self.sebagai("penilai", evaluasi).write({"rating_hasil": "sesuai"})

    def test_pegawai_in_the_place_of_the_atasan(self):
        """A staf who acts for the kepala dinas does not evaluate themselves."""
        self.users["pegawai_a"].group_ids = [(3, self.env.ref("ekinerja_admin.group_pegawai").id),
                                             (4, self.env.ref("ekinerja_admin.group_pegawai_internal").id)]  # fmt: skip
        self.bertugas(self.staf_a)
        evaluasi, rekan = self.evaluasi(), self.evaluasi(self.staf_b)
        with freeze_time(PERTAMA):
            with self.assertRaises(UserError):
                self.sebagai("pegawai_a", evaluasi).action_ambil_alih()
            self.sebagai("pegawai_a", rekan).action_ambil_alih()
        self.assertEqual((evaluasi.penanda, rekan.penanda), ("penilai", "atasan"))

    def test_atasan_who_acted_is_followed(self):
        """The document names an assignment that is over: the head of the unor and whoever acts there next are atasan, the former one is not."""
        self.bertugas()
        with freeze_time(PERTAMA):
            self.env["ekinerja.atasan"].with_company(self.company)._perbarui_dari_struktur(
                self.env["hr.employee"].search([("company_id", "=", self.company.id)]), self.company._ekinerja_hari_ini()
            )
            skp = self.env["ekinerja.skp"].create({"employee_id": self.staf_b.id, "tahun": TAHUN})
            self.assertEqual((skp.atasan_penilai_id, skp.atasan_plt_id.employee_id, skp.unor_atasan_id), (self.staf_lain, self.staf_lain, self.dinas))
            self.assertEqual([bool(self.sebagai(role, skp).search([("id", "=", skp.id)])) for role in ("lala", "kepala_dinas")], [True, False])
        with freeze_time(SESUDAH):
            self.env.invalidate_all()
            self.assertEqual([bool(self.sebagai(role, skp).search([("id", "=", skp.id)])) for role in ("lala", "kepala_dinas")], [False, True])
        with self.assertRaisesRegex(UserError, "is used by .* and cannot be deleted"):
            skp.atasan_plt_id.unlink()

    def test_decides_on_the_skp_after_the_deadline(self):
        """P6 L-II.C.5 in the place of the atasan; the to-do counts it."""
        tahun = self.company._ekinerja_hari_ini().year
        self.buat_plt(self.staf_lain, self.dinas, f"{tahun}-01-01", f"{tahun}-12-31", jenis="plh")
        skp = self.buat_skp(tahun=tahun - 1)
        skp.action_ajukan()
        skp.sudo().tanggal_diajukan = fields.Datetime.now() - timedelta(days=3)
        self.assertFalse(self.sebagai("lala", skp).can_setujui)
        skp.sudo().tanggal_diajukan = fields.Datetime.now() - timedelta(days=8)
        self.env.invalidate_all()
        user = self.users["lala"]
        tugas = self.env["ekinerja.tugas"]._kumpulkan(user)[user.id]
        self.assertEqual([satu["jumlah"] for satu in tugas if satu["jenis"] == "setujui_atasan"], [1])
        self.assertTrue(self.sebagai("lala", skp).can_setujui)
        self.sebagai("lala", skp).action_setujui()
        self.assertEqual((skp.sudo().state, skp.sudo().diputus_atasan), ("disetujui", True))
        log = "".join(self.env["mail.message"].search([("model", "=", "ekinerja.skp"), ("res_id", "=", skp.id)]).mapped("body"))
        self.assertIn("approved by Lala Lain as PLH of Dinas Contoh as atasan pejabat penilai", log)

    def test_decides_on_a_keberatan(self):
        self.bertugas()
        evaluasi = self.evaluasi()
        with freeze_time(PERTAMA):
            evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "state": "dinilai", "tanggal_dinilai": fields.Datetime.now()})
            keberatan = self.sebagai("pegawai_a", self.env["ekinerja.keberatan"]).create({
                "evaluasi_id": evaluasi.id, "alasan": "Dua laporan tidak dihitung.", "minta_hasil": "diatas",
            })  # fmt: skip
            keberatan.action_ajukan()
            self.sebagai("lala", keberatan).action_setujui("Dikabulkan")
        self.assertEqual((evaluasi.rating_hasil, evaluasi.state), ("diatas", "final"))
