"""Roll-out of RHK to many people in the background (beyond the source systems)."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.queue_job.tests.common import trap_jobs

from .common import TAHUN, SkpCase


@tagged("post_install", "-at_install")
class TestSebar(SkpCase):
    def sebar(self, role="admin_instansi", **vals):
        return self.sebagai(role, self.env["ekinerja.rhk.sebar"]).create({
            "name": "Budaya kerja", "tahun": TAHUN, "department_id": self.dinas.id, "isi_ids": [
                Command.create({"name": "Inovasi layanan diusulkan", "indikator": iki, "target": "1", "satuan": "usulan"})
                for iki in ("Jumlah usulan", "Jumlah usulan yang diterapkan")
            ], **vals,
        })  # fmt: skip

    def jalankan(self, sebar):
        with trap_jobs() as trap:
            sebar.action_sebarkan()
            trap.perform_enqueued_jobs()
        return sebar

    def status(self, sebar):
        return {orang.employee_id.name: orang.status for orang in sebar.orang_ids}

    def test_preview_says_who_and_why(self):
        self.buat_skp("pegawai_a", rhk=1)
        self.buat_disetujui("pegawai_b", rhk=1)
        sebar = self.sebar()
        sebar.action_periksa()
        self.assertEqual(self.status(sebar), {
            "Sari Staf": "siap", "Tono Staf": "dilewati", "Bima Kepalabidang": "dilewati", "Dewi Kepaladinas": "dilewati",
        })  # fmt: skip
        alasan = {orang.employee_id.name: orang.pesan for orang in sebar.orang_ids}
        self.assertIn("only drafts", alasan["Tono Staf"])
        self.assertIn("no SKP of 2026", alasan["Dewi Kepaladinas"])
        self.assertEqual((sebar.jumlah_siap, sebar.jumlah_dilewati, sebar.state), (1, 3, "diperiksa"))
        self.assertEqual(len(self.env["ekinerja.rhk"].search([("sebar_id", "=", sebar.id)])), 0)
        # another choice needs another check
        sebar.is_mulai = True
        self.assertEqual(sebar.state, "draft")
        with self.assertRaisesRegex(UserError, "Check it first"):
            sebar.action_sebarkan()
        sebar.action_periksa()
        self.assertEqual(self.status(sebar)["Dewi Kepaladinas"], "mulai")

    def test_roll_out_repeat_and_take_back(self):
        skp = self.buat_skp("pegawai_a", rhk=1)
        sebar = self.sebar(is_mulai=True, jenis_jabatan="fungsional")
        sebar.action_periksa()
        self.jalankan(sebar)
        self.assertEqual((sebar.state, sebar.kemajuan, sebar.jumlah_selesai), ("selesai", 100, 1))
        rhk = skp.rhk_ids.filtered("sebar_id")
        self.assertEqual((rhk.name, rhk.indikator_ids.mapped("name")), ("Inovasi layanan diusulkan", ["Jumlah usulan", "Jumlah usulan yang diterapkan"]))
        # the same again, and another one with the same words: nothing twice
        sebar.action_periksa()
        with self.assertRaisesRegex(UserError, "Nobody"):
            sebar.action_sebarkan()
        lain = self.sebar(sasaran="pegawai", employee_ids=[Command.set((self.staf_a | self.staf_b).ids)], is_mulai=True)
        lain.action_periksa()
        self.jalankan(lain)
        self.assertEqual(len(skp.rhk_ids), 2)
        baru = self.env["ekinerja.skp"].search([("employee_id", "=", self.staf_b.id)])
        self.assertEqual((baru.rhk_ids.name, baru.state), ("Inovasi layanan diusulkan", "draft"))
        self.assertTrue(lain.orang_ids.filtered(lambda orang: orang.employee_id == self.staf_b).is_skp_baru)
        lain.action_tarik()
        self.assertFalse(baru.exists(), "started by the roll-out and empty")
        self.assertEqual((lain.state, len(skp.rhk_ids)), ("ditarik", 2))

    def test_what_is_submitted_keeps_its_rhk(self):
        skp = self.buat_skp("pegawai_a", rhk=1)
        sebar = self.sebar(sasaran="pegawai", employee_ids=[Command.set(self.staf_a.ids)])
        sebar.action_periksa()
        self.jalankan(sebar)
        skp.action_ajukan()
        sebar.action_tarik()
        self.assertEqual(len(skp.rhk_ids), 2)
        with self.assertRaisesRegex(UserError, "taken back"):
            sebar.action_periksa()

    def test_submitted_between_check_and_job(self):
        skp = self.buat_skp("pegawai_a", rhk=1)
        sebar = self.sebar(sasaran="pegawai", employee_ids=[Command.set(self.staf_a.ids)])
        sebar.action_periksa()
        with trap_jobs() as trap:
            sebar.action_sebarkan()
            skp.action_ajukan()
            trap.perform_enqueued_jobs()
        self.assertEqual((self.status(sebar), len(skp.rhk_ids), sebar.state), ({"Sari Staf": "dilewati"}, 1, "selesai"))

    def test_who_hands_out_to_whom(self):
        self.buat_skp("pegawai_a", rhk=1)
        self.env["ekinerja.atasan"]._perbarui_dari_struktur(self.staf_a | self.staf_b | self.staf_lain, self.company._ekinerja_hari_ini())
        semua = (self.staf_a | self.staf_lain).ids
        for role, siap in (("admin_instansi", True), ("admin_opd", True), ("penilai", True), ("kepala_dinas", False)):
            with self.subTest(role):
                sebar = self.sebar(role, sasaran="pegawai", employee_ids=[Command.set(semua)])
                sebar.action_periksa()
                status = self.status(sebar)
                self.assertEqual(status["Sari Staf"], "siap" if siap else "dilewati")
                self.assertEqual(status["Lala Lain"], "dilewati")
        for role in ("pegawai_a", "auditor", "internal"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.sebar(role)
        # as a form saves it: the empty choice of people comes along
        milik = self.sebar("penilai", employee_ids=[])
        self.assertIs(self.sebagai("penilai", milik).write({"employee_ids": [], "name": "Sebaran bidang"}), True)
        with self.assertRaises(AccessError):
            self.sebagai("kepala_dinas", milik).read(["name"])

    def test_refusals(self):
        for vals, pesan in (({"isi_ids": False}, "write at least one"), ({"department_id": False}, "choose the unor")):
            with self.subTest(pesan), self.assertRaisesRegex(UserError, pesan):
                self.sebar(**vals).action_periksa()
        sebar = self.sebar()
        with self.assertRaisesRegex(UserError, "state cannot be written"):
            sebar.state = "selesai"
        sebar.action_periksa()
        with self.assertRaisesRegex(UserError, "Nobody"):
            sebar.action_sebarkan()

    def test_from_the_library_in_one_batch(self):
        """400 people: the number of statements does not grow with them."""
        pustaka = self.env["ekinerja.rhk.pustaka"].create({
            "name": "Kompetensi meningkat", "indikator_ids": [Command.create({"name": "Jumlah jam pelatihan", "target": "20", "satuan": "jam"})],
        })  # fmt: skip
        orang = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "department_id": self.bidang.id, "company_id": self.company.id, "date_version": "2020-01-01"} for n in range(200)
        ])  # fmt: skip
        self.env["ekinerja.skp"].create([{"employee_id": satu.id, "tahun": TAHUN} for satu in orang])
        sebar = self.sebar(isi_ids=False, pustaka_ids=[Command.set(pustaka.ids)], department_id=self.bidang.id)
        sebar.action_periksa()
        self.env.flush_all()
        self.env.invalidate_all()
        sebelum = self.cr.sql_log_count
        sebar._job_sebar(0, 2**31 - 1)
        self.env.flush_all()
        self.assertLess(self.cr.sql_log_count - sebelum, 90)
        self.assertEqual(self.env["ekinerja.rhk"].search_count([("sebar_id", "=", sebar.id)]), 200)
