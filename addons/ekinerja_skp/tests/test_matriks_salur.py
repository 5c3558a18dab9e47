"""RHK of the members follow from the matrix, and the other way round (PermenPANRB 6/2022 Lampiran II.A.5; BKN-MPH-07)."""

import io

from odoo import api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged
from openpyxl import load_workbook

from .common import TAHUN
from .test_matriks import MatriksCase


@tagged("post_install", "-at_install")
class TestMatriksSalur(MatriksCase):
    def salurkan(self, role="penilai"):
        return {kunci: n for kunci, n in self.sebagai(role, self.matriks).salurkan().items() if n}

    def test_drafts_get_their_rhk_at_once(self):
        draft = self.buat_skp("pegawai_a", rhk=1)
        self.simpan(self.staf_a, self.iki[0], ["Memverifikasi berkas", "Menerbitkan izin"])
        self.simpan(self.staf_a, self.iki[2], ["-"])
        self.assertEqual(self.salurkan(), {"dibuat": 2})
        rhk = draft.rhk_ids.filtered("indikator_atasan_id")
        self.assertEqual(rhk.mapped("name"), ["Memverifikasi berkas", "Menerbitkan izin"])
        self.assertEqual((rhk.rhk_atasan_id, rhk.indikator_atasan_id, set(rhk.mapped("jenis"))), (self.rhk[0], self.iki[0], {"utama"}))
        self.assertEqual(rhk[0].rhk_atasan_nama, "Layanan perizinan sesuai standar")
        # again: nothing twice
        self.assertEqual(self.salurkan(), {})
        self.assertEqual(len(draft.rhk_ids), 3)
        isi = self.sebagai("penilai", self.matriks).isi()
        self.assertEqual([p["status"] for p in isi["sel"][f"{self.staf_a.id}-{self.iki[0].id}"]["peran"]], ["ada", "ada"])
        self.assertFalse(isi["selisih"])

    def test_a_draft_follows_a_changed_text_unless_the_member_wrote_another(self):
        draft = self.buat_skp("pegawai_a", rhk=0)
        self.simpan(self.staf_a, self.iki[0], ["Memverifikasi berkas", "Menerbitkan izin"])
        self.salurkan()
        self.sebagai("pegawai_a", draft.rhk_ids[1]).name = "Menerbitkan izin dalam dua hari"
        self.simpan(self.staf_a, self.iki[0], ["Memverifikasi berkas izin", "Menerbitkan izin usaha"])
        self.assertEqual(self.salurkan(), {"diubah": 1, "ditulis_sendiri": 1})
        self.assertEqual(draft.rhk_ids.mapped("name"), ["Memverifikasi berkas izin", "Menerbitkan izin dalam dua hari"])
        sel = self.sebagai("penilai", self.matriks).isi()["sel"][f"{self.staf_a.id}-{self.iki[0].id}"]
        self.assertEqual([(p["status"], p.get("rhk")) for p in sel["peran"]], [("ada", None), ("beda", "Menerbitkan izin dalam dua hari")])

    def test_an_skp_in_force_is_linked_or_noted_never_changed(self):
        skp = self.buat_disetujui("pegawai_a", rhk=1)
        nama = skp.rhk_ids.name
        self.simpan(self.staf_a, self.iki[0], [nama.upper(), "Menerbitkan izin"])
        self.assertEqual(self.salurkan(), {"ditautkan": 1, "diusulkan": 1})
        self.assertEqual((skp.rhk_ids.mapped("name"), skp.rhk_ids.rhk_atasan_id.ids), ([nama], []))
        pesan = skp.sudo().message_ids.filtered(lambda m: "Menerbitkan izin" in m.body)
        self.assertEqual(len(pesan), 1)
        self.assertNotIn(nama.upper(), pesan.body)
        # the portal shows no notes: it tells by a task
        tugas = [satu for satu in self.env["ekinerja.tugas"]._kumpulkan(self.users["pegawai_a"])[self.users["pegawai_a"].id] if satu["jenis"] == "matriks"]
        self.assertEqual([(satu["jumlah"], "Menerbitkan izin" in satu["uraian"]) for satu in tugas], [(1, True)])
        # said once
        self.assertEqual(self.salurkan(), {})
        sel = self.sebagai("penilai", self.matriks).isi()["sel"][f"{self.staf_a.id}-{self.iki[0].id}"]
        self.assertEqual([p["status"] for p in sel["peran"]], ["ada", "usul"])

    def test_who_starts_an_skp_finds_the_peran(self):
        self.simpan(self.staf_a, self.iki[0], ["Memverifikasi berkas"])
        self.assertFalse(self.buat_skp("pegawai_a", rhk=0).rhk_ids.ids, "not handed out yet")
        self.env["ekinerja.skp"].search([("employee_id", "=", self.staf_a.id)]).unlink()
        self.assertEqual(self.salurkan(), {"menunggu": 1})
        skp = self.sebagai("pegawai_a", self.env["ekinerja.skp"]).create({"tahun": TAHUN})
        self.assertEqual((skp.rhk_ids.name, skp.rhk_ids.sudo().rhk_atasan_id), ("Memverifikasi berkas", self.rhk[0]))
        lain = self.sebagai("pegawai_a", self.env["ekinerja.skp"]).create({"tahun": TAHUN + 1})
        self.assertFalse(lain.rhk_ids)

    def test_rhk_that_members_wrote_stand_in_the_cell(self):
        """BKN-MPH-07: cells hold the RHK that intervene on the indikator of the pimpinan."""
        draft = self.buat_skp("pegawai_a", rhk=2)
        draft.rhk_ids[0].rhk_atasan_id = self.rhk[1]
        draft.rhk_ids[1].write({"rhk_atasan_id": self.rhk[0].id, "indikator_atasan_id": self.iki[1].id})
        isi = self.sebagai("penilai", self.matriks).isi()
        self.assertEqual(isi["sel"][f"{self.staf_a.id}-{self.iki[2].id}"]["skp"], [{"rhk_id": draft.rhk_ids[0].id, "nama": draft.rhk_ids[0].name}])
        self.assertEqual(isi["sel"][f"{self.staf_a.id}-{self.iki[1].id}"]["skp"][0]["nama"], draft.rhk_ids[1].name)
        self.assertEqual(isi["selisih"], {"skp": 2})
        # taken into the matrix it is one and the same
        sel = self.simpan(self.staf_a, self.iki[1], [draft.rhk_ids[1].name])
        self.assertEqual(([p["status"] for p in sel["peran"]], sel["skp"]), (["ada"], []))

    def test_anggota_of_a_tim_and_of_another_unor(self):
        """The RHK names the tim, or the pimpinan of the other unor, who assigns it."""
        self.sebagai("penilai", self.matriks).tambah_anggota(self.staf_lain.ids)
        self.staf_lain.user_id = self.users["internal"]
        skp_lain = self.env["ekinerja.skp"].create({"employee_id": self.staf_lain.id, "tahun": TAHUN})
        self.simpan(self.staf_lain, self.iki[0], ["Menata arsip izin"])
        self.assertEqual(self.salurkan(), {"dibuat": 1})
        self.assertEqual((skp_lain.rhk_ids.penugasan_id, skp_lain.rhk_ids.rhk_atasan_id), (self.kepala_bidang, self.rhk[0]))
        tim = self.tim()
        skp_ketua = self.buat_disetujui("pegawai_a", rhk=1)
        matriks = self.env["ekinerja.matriks"].browse(self.env["ekinerja.matriks"].buka(tim_id=tim.id))
        ketua = self.sebagai("pegawai_a", matriks)
        ketua.simpan_sel(self.staf_b.id, skp_ketua.rhk_ids.indikator_ids.id, ["Mengolah data"])
        draft = self.buat_skp("pegawai_b", rhk=0)
        ketua.salurkan()
        self.assertEqual((draft.rhk_ids.tim_id, draft.rhk_ids.rhk_atasan_id), (tim, skp_ketua.rhk_ids))

    def test_nothing_to_hand_out(self):
        with self.assertRaisesRegex(UserError, "no peran yet"):
            self.salurkan()


@tagged("post_install", "-at_install")
class TestMatriksCetak(MatriksCase):
    def test_page_of_the_regulation(self):
        """BKN-MPH-06: PEGAWAI, JABATAN, OUTCOME ANTARA / OUTPUT / LAYANAN with a column per IKI, from the pimpinan down."""
        self.simpan(self.staf_a, self.iki[0], ["Memverifikasi <b>berkas</b>", "Menerbitkan izin"])
        self.simpan(self.staf_a, self.iki[1], ["-"])
        cetak = self.sebagai("penilai", self.matriks)
        nilai, = cetak._nilai_cetak()
        lembar, = nilai["lembar"]
        self.assertEqual((nilai["unit"], nilai["tahun"], nilai["kelompok"]), ("BIDANG UJI DINAS CONTOH", TAHUN, "OUTCOME ANTARA / OUTPUT / LAYANAN"))
        self.assertEqual(lembar["kepala"]["nama"], "Bima Kepalabidang")
        self.assertEqual([orang["nama"] for orang in lembar["baris"]], ["Sari Staf", "Tono Staf"])
        self.assertEqual(lembar["baris"][0]["sel"], [["Memverifikasi <b>berkas</b>", "Menerbitkan izin"], ["Tidak ada peran"], []])
        html = self.env["ekinerja.cetak"]._html("ekinerja_skp.cetak_matriks", [nilai], "Uji")
        self.assertIn("Memverifikasi &lt;b&gt;berkas&lt;/b&gt;", html)
        for teks in ("PEGAWAI", "JABATAN", "OUTCOME ANTARA / OUTPUT / LAYANAN", "IKI 1", "IKI 3", "Pranata Komputer Ahli Pertama"):
            self.assertIn(teks, html)
        nama, pdf = cetak._cetak_pdf()
        self.assertEqual((nama, pdf[:4]), (f"Matriks Peran Hasil {TAHUN} Bidang Uji Dinas Contoh.pdf", b"%PDF"))

    def test_many_columns_go_over_pages(self):
        self.skp_kepala.write({"state": "draft"})
        self.rhk[1].indikator_ids = [Command.create({"name": f"Indikator tambahan {n}"}) for n in range(10)]
        self.skp_kepala.write({"state": "disetujui"})
        lembar = self.matriks._nilai_cetak()[0]["lembar"]
        self.assertEqual([len(satu["kolom"]) for satu in lembar], [5, 4, 4])
        self.assertEqual([satu["bagian"] for satu in lembar], [f"BAGIAN {n} DARI 3" for n in (1, 2, 3)])
        self.assertTrue(all([orang["nama"] for orang in satu["baris"]] == ["Sari Staf", "Tono Staf"] for satu in lembar))

    def test_a_batch_is_one_document(self):
        dua = self.matriks + self.matriks.browse(self.matriks.buka(department_id=self.dinas.id, tahun=TAHUN))
        self.assertEqual([satu["unit"] for satu in dua._nilai_cetak()], ["BIDANG UJI DINAS CONTOH", "DINAS CONTOH"])
        self.assertIn("belum disetujui", dua._nilai_cetak()[1]["pesan"])
        self.assertEqual(dua.action_cetak()["url"], f"/ekinerja/matriks/{dua[0].id},{dua[1].id}/pdf")
        self.assertEqual(dua._cetak_pdf()[0], "Matriks Peran Hasil (2 unit).pdf")
        with self.assertRaisesRegex(UserError, "at least one"):
            self.matriks.browse().action_cetak()

    def test_workbook(self):
        self.simpan(self.staf_a, self.iki[0], ["=1+1", "Menerbitkan izin"])
        nama, isi = self.sebagai("penilai", self.matriks)._cetak_xlsx()
        self.assertTrue(nama.endswith(".xlsx"))
        sheet = load_workbook(io.BytesIO(isi)).worksheets[0]
        self.assertEqual([cell.value for cell in sheet[4]][:5], ["PEGAWAI", "NIP", "JABATAN", "UNIT KERJA", "IKI 1"])
        self.assertEqual((sheet["A5"].value, sheet["A6"].value), ("Bima Kepalabidang", "Sari Staf"))
        self.assertEqual((sheet["E6"].value, sheet["E6"].data_type), ("=1+1\nMenerbitkan izin", "s"))


@tagged("post_install", "-at_install")
class TestMatriksKueri(MatriksCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.skp_kepala.write({"state": "draft"})
        cls.rhk[1].indikator_ids = [Command.create({"name": f"Indikator {n}"}) for n in range(9)]
        cls.skp_kepala.write({"state": "disetujui"})
        cls.iki = cls.rhk.indikator_ids
        cls.orang = cls.env["hr.employee"].create([
            {"name": f"Pegawai {n:02}", "department_id": cls.bidang.id, "job_title": "Pengolah Data", "company_id": cls.company.id,
             "date_version": "2020-01-01"}
            for n in range(38)
        ])  # fmt: skip
        cls.env["ekinerja.skp"].create([{"employee_id": orang.id, "tahun": TAHUN} for orang in cls.orang])
        cls.env["ekinerja.matriks.peran"].create([
            {"matriks_id": cls.matriks.id, "employee_id": orang.id, "indikator_id": iki.id, "indikator_nama": iki.name, "name": f"Peran {n}"}
            for n, iki in enumerate(cls.iki) for orang in cls.orang
        ])  # fmt: skip

    def permintaan(self, role):
        """The matrix as a request of a user sees it."""
        self.env.flush_all()
        self.env.invalidate_all()
        env = api.Environment(self.cr, self.users[role].id, {"lang": "en_US", "allowed_company_ids": self.company.ids})
        return self.matriks.with_env(env)

    def test_opening_40_members_and_12_indikator(self):
        matriks = self.permintaan("penilai")
        with self.assertQueryCount(45):
            isi = matriks.isi()
        self.assertEqual((len(isi["baris"]), len(isi["kolom"]), len(isi["sel"])), (40, 12, 38 * 12))

    def test_saving_a_cell(self):
        matriks = self.permintaan("penilai")
        with self.assertQueryCount(40):
            matriks.simpan_sel(self.staf_a.id, self.iki[0].id, ["Menerbitkan izin"], lama=[])

    def test_rhk_for_all_members(self):
        """456 RHK: batches, no query for each."""
        matriks = self.permintaan("penilai")
        sebelum = self.cr.sql_log_count
        self.assertEqual(matriks.salurkan()["dibuat"], 456)
        self.env.flush_all()
        self.assertLess(self.cr.sql_log_count - sebelum, 120)
