from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .common import TAHUN, SkpCase


class Umpan360Case(SkpCase):
    """A bidang whose head has six staf; the umpan balik 360 of the running semester."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.atur_batas("peringatan")
        nama = ("Ani", "Budi", "Citra", "Dodi")
        cls.rekan = cls.env["hr.employee"].union(*(
            cls._pegawai(f"{satu} Rekan", 20 + n, cls.bidang, "Analis Kebijakan Ahli Pertama", jenis_jabatan="fungsional") for n, satu in enumerate(nama)
        ))  # fmt: skip
        hari_ini = cls.company._ekinerja_hari_ini()
        cls.umpan = cls.env["ekinerja.umpan360"].create({
            "company_id": cls.company.id, "tahun": hari_ini.year, "date_start": hari_ini, "date_end": hari_ini,
        })  # fmt: skip
        cls.pertanyaan = cls.env["ekinerja.umpan360.pertanyaan"]._berlaku(cls.company)
        for nomor, satu in enumerate(cls.rekan):
            satu.user_id = cls.env["res.users"].create({
                "name": satu.name, "login": f"rekan{nomor}", "company_id": cls.company.id, "company_ids": [Command.set(cls.company.ids)],
                "group_ids": [Command.set(cls.env.ref("ekinerja_admin.group_pegawai").ids)],
            })  # fmt: skip

    def mulai(self):
        self.umpan._usulkan()
        self.sebagai("admin_instansi", self.umpan).action_mulai()

    def peserta(self, employee):
        return self.umpan.peserta_ids.filtered(lambda p: p.employee_id == employee)

    def jawab(self, peserta, employee, nilai, komentar=None):
        """The answer of ``employee`` on ``peserta``, asked of them first where the proposal did not."""
        baris = peserta.responden_ids.filtered(lambda r: r.responden_id == employee)
        if not baris:
            baris = self.env["ekinerja.umpan360.responden"].create({"peserta_id": peserta.id, "responden_id": employee.id, "kelompok": "rekan"})
        self.env.flush_all()
        self.env.invalidate_all()
        baris.with_user(employee.user_id).action_jawab(dict.fromkeys(self.pertanyaan.ids, nilai), komentar)
        return baris


@tagged("post_install", "-at_install")
class TestUmpan360(Umpan360Case):
    def test_proposed_from_the_structure(self):
        """SMG-ASN-06: pimpinan, rekan kerja and staf of every pegawai; the head of the bidang is asked about by the staf."""
        self.umpan._usulkan()
        sari = self.peserta(self.staf_a)
        per_kelompok = sari.responden_ids.grouped("kelompok")
        self.assertEqual(per_kelompok["pimpinan"].responden_id, self.kepala_bidang)
        self.assertEqual(per_kelompok["rekan"].responden_id, self.staf_b + self.rekan)
        self.assertNotIn("staf", per_kelompok)
        bima = self.peserta(self.kepala_bidang).responden_ids.grouped("kelompok")
        self.assertEqual(bima["pimpinan"].responden_id, self.kepala_dinas)
        self.assertEqual(len(bima["staf"]), 5, "six staf, five at most")
        self.assertLess(bima["staf"].responden_id, self.staf_a + self.staf_b + self.rekan)
        # nobody leads the wali kota
        self.assertNotIn("pimpinan", self.peserta(self.wali_kota).responden_ids.grouped("kelompok"))

    def test_repeated_proposal_keeps_corrections(self):
        self.umpan._usulkan()
        sari = self.peserta(self.staf_a)
        sari.responden_ids.filtered(lambda r: r.kelompok == "pimpinan").unlink()
        self.env["ekinerja.umpan360.responden"].create({"peserta_id": sari.id, "responden_id": self.kepala_dinas.id, "kelompok": "pimpinan"})
        sebelum = sari.responden_ids.responden_id
        self.umpan._usulkan()
        self.assertEqual(sari.responden_ids.responden_id, sebelum)

    def test_proposal_costs_the_same_for_any_number(self):
        self.umpan._usulkan()
        self.umpan.peserta_ids.unlink()
        self.env.invalidate_all()
        with self.assertQueryCount(25):
            self.umpan._usulkan()

    def test_proposal_runs_as_a_job(self):
        self.sebagai("admin_instansi", self.umpan).action_usul()
        self.assertTrue(self.umpan.sedang_usul)
        self.sebagai("admin_instansi", self.umpan)._job_usul()
        self.env.invalidate_all()
        self.assertFalse(self.umpan.sedang_usul)
        self.assertGreater(self.umpan.jumlah_peserta, 5)

    def test_semester(self):
        """SMG-ASN-07: one a semester; the last month of it unless other days are set."""
        satu = self.env["ekinerja.umpan360"].create({"company_id": self.company.id, "tahun": TAHUN + 3, "semester": "1"})
        self.assertEqual((str(satu.date_start), str(satu.date_end)), (f"{TAHUN + 3}-06-01", f"{TAHUN + 3}-06-30"))
        self.assertEqual(satu.name, f"Umpan Balik 360 Semester I {TAHUN + 3}")
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            satu.copy()

    def test_minimum_of_two(self):
        with self.assertRaisesRegex(ValidationError, "at least 2"):
            self.umpan.minimum = 1
        with self.assertRaisesRegex(ValidationError, "Fewer raters"):
            self.umpan.minimum = 9

    def test_result(self):
        """Pimpinan 5, rekan 3 and 4 four times each: 5 x 50 % + 3.50 x 50 % = 4.25; one question for each value (SMG-ASN-08)."""
        self.mulai()
        sari = self.peserta(self.staf_a)
        self.jawab(sari, self.kepala_bidang, 5, "Cermat")
        for nomor, satu in enumerate(self.rekan):
            self.jawab(sari, satu, 3 + nomor % 2, f"Komentar {nomor}")
        self.assertFalse(sari._hasil(), "nothing while it is running")
        self.umpan._tutup("Tutup")
        hasil = sari._hasil()[sari]
        self.assertEqual([(satu["kunci"], satu["tampil"], str(satu["nilai"])) for satu in hasil["kelompok"]],
                         [("pimpinan", True, "5.00"), ("rekan", True, "3.50")], "nobody asked staf, for there are none")
        self.assertEqual(str(hasil["nilai"]), "4.25")
        self.assertEqual(len(hasil["perilaku"]), 7)
        self.assertEqual(set(hasil["komentar"]), {"Cermat", "Komentar 0", "Komentar 1", "Komentar 2", "Komentar 3"})
        self.assertEqual((sari.nilai, sari.nilai_pimpinan, sari.nilai_rekan, sari.nilai_staf), (4.25, 5, 3.5, 0))

    def test_below_the_minimum_is_shown_to_nobody(self):
        """Two rekan of at least three: neither on the page, nor in the kept columns, nor in an export of the administrator."""
        self.mulai()
        sari = self.peserta(self.staf_a)
        self.jawab(sari, self.kepala_bidang, 4)
        for satu in self.rekan[:2]:
            self.jawab(sari, satu, 1, "RAHASIA")
        self.umpan._tutup("Tutup")
        for role in ("admin_instansi", "auditor", "penilai", "pegawai_a"):
            with self.subTest(role):
                milik = self.sebagai(role, sari)
                hasil = milik._hasil()[milik]
                self.assertEqual(str(hasil["nilai"]), "4.00", "the hidden group does not shift the result either")
                self.assertFalse(hasil["kelompok"][1]["tampil"])
                self.assertNotIn("RAHASIA", str(hasil) + str(milik.hasil_html))
        ekspor = self.sebagai("admin_instansi", sari).export_data(["nama", "nilai", "nilai_rekan", "nilai_staf"])["datas"]
        self.assertEqual(ekspor[0][1:], [4.0, 0.0, 0.0])

    def test_nobody_reads_the_sums(self):
        self.mulai()
        self.jawab(self.peserta(self.staf_a), self.rekan[0], 1)
        rekap = self.env["ekinerja.umpan360.rekap"].search([("company_id", "=", self.company.id)])
        self.assertEqual((rekap.jumlah, rekap.sebaran[str(self.pertanyaan[0].id)]), (1, [1, 0, 0, 0, 0]))
        self.assertNotIn("write_date", rekap._fields)
        for role in self.users:
            with self.subTest(role), self.assertRaises(AccessError):
                self.sebagai(role, rekap).read(["sebaran"])

    def test_answer_twice(self):
        self.mulai()
        baris = self.jawab(self.peserta(self.staf_a), self.rekan[0], 4)
        with self.assertRaisesRegex(UserError, "cannot be given twice"):
            self.jawab(self.peserta(self.staf_a), self.rekan[0], 1)
        self.assertEqual(self.env["ekinerja.umpan360.rekap"].search([("company_id", "=", self.company.id)]).jumlah, 1)
        with self.assertRaisesRegex(UserError, "cannot be told apart"):
            baris.unlink()

    def test_answers_refused(self):
        self.mulai()
        sari = self.peserta(self.staf_a)
        baris = sari.responden_ids.filtered(lambda r: r.responden_id == self.rekan[0]).with_user(self.rekan[0].user_id)
        penuh = dict.fromkeys(self.pertanyaan.ids, 4)
        for jawaban, pesan in (
            ({}, "0 of 7 questions"), (dict(list(penuh.items())[:6]), "6 of 7 questions"), (penuh | {self.pertanyaan[0].id: 6}, "Choose 1 to 5"),
            (penuh | {self.pertanyaan[0].id: "x"}, "numbers from 1 to 5"), ([1], "numbers from 1 to 5"),
        ):
            with self.subTest(jawaban=jawaban), self.assertRaisesRegex(UserError, pesan):
                baris.action_jawab(jawaban)
        with self.assertRaisesRegex(UserError, "at most 1000"):
            baris.action_jawab(penuh, "x" * 1001)
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_b", baris).action_jawab(penuh)
        self.assertFalse(self.env["ekinerja.umpan360.rekap"].search([("company_id", "=", self.company.id)]))

    def test_only_while_open(self):
        self.umpan._usulkan()
        baris = self.peserta(self.staf_a).responden_ids.filtered(lambda r: r.responden_id == self.staf_b)
        with self.assertRaises(AccessError):  # not even visible before it begins
            self.sebagai("pegawai_b", baris).action_jawab(dict.fromkeys(self.pertanyaan.ids, 4))
        self.sebagai("admin_instansi", self.umpan).action_mulai()
        self.umpan._tutup("Tutup")
        with self.assertRaisesRegex(UserError, "not open for answers"):
            self.sebagai("pegawai_b", baris).action_jawab(dict.fromkeys(self.pertanyaan.ids, 4))
        with self.assertRaisesRegex(UserError, "raters can no longer change"):
            self.env["ekinerja.umpan360.responden"].create({"peserta_id": self.peserta(self.staf_a).id, "responden_id": self.staf_lain.id})

    def test_task_of_the_rater(self):
        """It stands among what is expected now until it is answered; the same number of queries for any number of people."""
        users = self.users["pegawai_a"] + self.users["pegawai_b"] + self.users["penilai"]
        tugas = self.env["ekinerja.tugas"]
        self.assertFalse([satu for satu in tugas._sumber(users) if satu["jenis"] == "umpan360"])
        self.mulai()
        semua = {satu["user_id"]: satu["jumlah"] for satu in tugas._sumber(users) if satu["jenis"] == "umpan360"}
        diminta = self.umpan.peserta_ids.responden_ids.grouped(lambda r: r.responden_id.user_id.id)
        self.assertEqual(semua, {user.id: len(diminta[user.id]) for user in users})

    def test_decline(self):
        self.mulai()
        baris = self.sebagai("pegawai_b", self.peserta(self.staf_a).responden_ids.filtered(lambda r: r.responden_id == self.staf_b))
        with self.assertRaisesRegex(UserError, "Write the reason"):
            baris.action_tolak(" ")
        baris.action_tolak("Baru bergabung")
        self.assertEqual((baris.state, baris.alasan), ("menolak", "Baru bergabung"))
        with self.assertRaisesRegex(UserError, "answered or declined"):
            baris.action_jawab(dict.fromkeys(self.pertanyaan.ids, 4))

    def test_raters_refused(self):
        self.umpan._usulkan()
        sari = self.peserta(self.staf_a)
        responden = self.sebagai("admin_instansi", self.env["ekinerja.umpan360.responden"])
        with self.assertRaisesRegex(ValidationError, "their own rater"):
            responden.create({"peserta_id": sari.id, "responden_id": self.staf_a.id})
        with self.assertRaisesRegex(ValidationError, "has a pimpinan"):
            responden.create({"peserta_id": sari.id, "responden_id": self.kepala_dinas.id, "kelompok": "pimpinan"})
        with self.assertRaises(UserError):
            responden.create({"peserta_id": sari.id, "responden_id": self.staf_lain.id, "state": "selesai"})

    def test_who_corrects_and_reads(self):
        """The pimpinan, the admin OPD and the admin instansi correct the raters; the pegawai does not see who was asked."""
        self.mulai()
        sari = self.peserta(self.staf_a)
        baru = {"peserta_id": sari.id, "responden_id": self.staf_lain.id}
        for role in ("penilai", "admin_opd", "admin_instansi"):
            with self.subTest(role):
                self.sebagai(role, self.env["ekinerja.umpan360.responden"]).create(baru).unlink()
        for role in ("pegawai_a", "pegawai_b", "kepala_dinas", "internal", "auditor"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.sebagai(role, self.env["ekinerja.umpan360.responden"]).create(baru)
        self.assertFalse(self.sebagai("pegawai_a", sari.responden_ids).filtered(lambda r: r.has_access("read")))
        self.assertFalse(self.sebagai("pegawai_a", sari).has_access("read"), "not before it is closed")
        self.umpan._tutup("Tutup")
        self.assertTrue(self.sebagai("pegawai_a", sari).has_access("read"))
        self.assertFalse(self.sebagai("pegawai_b", sari).has_access("read"))

    def test_transitions_by_role(self):
        self.umpan._usulkan()
        for role in ("pegawai_a", "penilai", "admin_opd", "auditor"):
            for metode in ("action_usul", "action_mulai", "action_tutup"):
                with self.subTest(role=role, metode=metode), self.assertRaises(AccessError):
                    getattr(self.sebagai(role, self.umpan), metode)()
        admin = self.sebagai("admin_instansi", self.umpan)
        with self.assertRaisesRegex(UserError, "this action needs"):
            admin.action_tutup()
        with self.assertRaises(UserError):
            admin.write({"state": "selesai"})
        admin.action_mulai()
        with self.assertRaisesRegex(UserError, "cannot be deleted"):
            admin.unlink()
        with self.assertRaisesRegex(UserError, "stay as they were promised"):
            admin.write({"minimum": 2})

    def test_closed_by_the_scheduled_action(self):
        self.mulai()
        self.env["ekinerja.umpan360"]._cron_tutup()
        self.assertEqual(self.umpan.state, "berjalan", "the last day is inclusive")
        self.env.cr.execute("UPDATE ekinerja_umpan360 SET date_start = date_start - 2, date_end = date_end - 1")
        self.env.invalidate_all()
        self.env["ekinerja.umpan360"]._cron_tutup()
        self.assertEqual(self.umpan.state, "selesai")

    def test_weights_make_a_hundred(self):
        """Weights are data with a day from which they hold."""
        admin = self.sebagai("admin_instansi", self.env["ekinerja.umpan360.bobot"])
        vals = {"company_id": self.company.id, "susunan": "tanpa_staf", "date_start": "2026-01-01", "bobot_pimpinan": 60, "bobot_rekan": 30, "bobot_staf": 0}
        with self.assertRaises(ValidationError) as tolak:
            admin.create(vals)
        self.assertIn("90 percent", str(tolak.exception))
        admin.create(vals | {"bobot_rekan": 40})
        pada = self.env["ekinerja.umpan360.bobot"]._pada
        self.assertEqual(pada(self.company, self.company._ekinerja_hari_ini().replace(2026, 6, 1))["tanpa_staf"], {"pimpinan": 60, "rekan": 40, "staf": 0})
        self.assertEqual(pada(self.company, self.company._ekinerja_hari_ini().replace(2025, 6, 1))["tanpa_staf"], {"pimpinan": 50, "rekan": 50, "staf": 0})
        with self.assertRaises(AccessError):
            self.sebagai("admin_instansi", self.env.ref("ekinerja_skp.umpan360_bobot_staf")).write({"bobot_staf": 20})

    def test_shown_with_the_evaluation_as_an_input(self):
        """The penilai finds it beside the ratings; the ratings stay empty."""
        tahun = self.umpan.tahun
        skp = self.buat_disetujui(tahun=tahun)
        evaluasi = self.env["ekinerja.evaluasi"].create({"skp_id": skp.id, "periode_id": self.periode_final.id})
        self.mulai()
        self.jawab(self.peserta(self.staf_a), self.kepala_bidang, 4)
        self.assertIn("No closed umpan balik 360", self.sebagai("penilai", evaluasi).umpan360_html)
        self.umpan._tutup("Tutup")
        hasil = self.sebagai("penilai", evaluasi)
        self.assertIn("4,00", hasil.umpan360_html)
        self.assertIn("fewer than 3", hasil.umpan360_html)
        self.assertFalse(hasil.rating_perilaku)

    def test_script_in_a_comment_is_text(self):
        self.mulai()
        sari = self.peserta(self.staf_a)
        self.jawab(sari, self.kepala_bidang, 4, "<script>alert(1)</script>")
        self.umpan._tutup("Tutup")
        self.assertIn("&lt;script&gt;", sari.hasil_html)
        self.assertNotIn("<script>", sari.hasil_html)
