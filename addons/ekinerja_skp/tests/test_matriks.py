"""Matriks peran hasil: rows and columns from SKP and structure, cells by the pimpinan (BKN-MPH)."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .common import TAHUN, SkpCase


class MatriksCase(SkpCase):
    """The kepala bidang with an approved SKP of two RHK; two staf under her."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.skp_kepala = cls.env["ekinerja.skp"].create({"employee_id": cls.kepala_bidang.id, "tahun": TAHUN})
        cls.rhk = cls.env["ekinerja.rhk"].create([
            {"skp_id": cls.skp_kepala.id, "name": nama, "indikator_ids": [
                (0, 0, {"name": iki, "target": "95", "satuan": "persen"}) for iki in iki_iki]}
            for nama, iki_iki in (
                ("Layanan perizinan sesuai standar", ("Persentase izin tepat waktu", "Indeks kepuasan masyarakat")),
                ("Data perizinan mutakhir", ("Jumlah set data mutakhir",)),
            )
        ])  # fmt: skip
        cls.skp_kepala.write({"state": "disetujui"})
        cls.iki = cls.rhk.indikator_ids
        cls.matriks = cls.env["ekinerja.matriks"].browse(cls.env["ekinerja.matriks"].buka(department_id=cls.bidang.id, tahun=TAHUN))

    def simpan(self, orang, iki, isi, role="penilai", **kw):
        return self.sebagai(role, self.matriks).simpan_sel(orang.id, iki.id, isi, **kw)

    def tim(self, **vals):
        return self.env["ekinerja.tim"].create({
            "name": "Tim Percepatan", "tahun": TAHUN, "department_id": self.bidang.id, "ketua_id": self.staf_a.id,
            "anggota_ids": [Command.set((self.staf_b | self.staf_lain).ids)], **vals,
        })  # fmt: skip


@tagged("post_install", "-at_install")
class TestMatriks(MatriksCase):
    def test_columns_are_the_indikator_of_the_pimpinan(self):
        isi = self.sebagai("penilai", self.matriks).isi()
        self.assertEqual([k["nama"] for k in isi["kolom"]], ["Persentase izin tepat waktu", "Indeks kepuasan masyarakat", "Jumlah set data mutakhir"])
        self.assertEqual([k["nomor"] for k in isi["kolom"]], ["IKI 1", "IKI 2", "IKI 3"])
        self.assertEqual(isi["kolom"][0]["target"], "95 persen")
        self.assertEqual([b["nama"] for b in isi["baris"]], ["Sari Staf", "Tono Staf"])
        self.assertEqual((isi["pimpinan"]["nama"], isi["boleh_ubah"], isi["pesan"]), ("Bima Kepalabidang", True, ""))

    def test_without_approved_skp_there_are_no_columns(self):
        self.skp_kepala.write({"state": "draft"})
        isi = self.matriks.isi()
        self.assertFalse(isi["kolom"])
        self.assertIn("Bima Kepalabidang", isi["pesan"])
        with self.assertRaisesRegex(UserError, "not in the approved SKP"):
            self.simpan(self.staf_a, self.iki[0], ["Menyusun draf"])

    def test_rows_of_the_level_above(self):
        """The kepala dinas leads the head of the bidang, whose own matrix is the second level."""
        matriks = self.env["ekinerja.matriks"].browse(self.env["ekinerja.matriks"].buka(department_id=self.dinas.id, tahun=TAHUN))
        isi = self.sebagai("kepala_dinas", matriks).isi()
        self.assertEqual([b["nama"] for b in isi["baris"]], ["Bima Kepalabidang"])
        self.assertEqual(isi["baris"][0]["matriks"], [{"id": self.matriks.id, "nama": "Bidang Uji Dinas Contoh"}])
        # a vacancy below: the staf answer to the head above
        self.bidang.manager_id = False
        self.env.flush_all()
        self.assertEqual({b["nama"] for b in matriks.isi()["baris"]}, {"Bima Kepalabidang", "Sari Staf", "Tono Staf"})

    def test_a_corrected_atasan_moves_the_row(self):
        self.env["ekinerja.atasan"].create([
            {"employee_id": self.staf_b.id, "atasan_id": self.kepala_dinas.id, "date_start": f"{TAHUN}-01-01"},
            {"employee_id": self.staf_lain.id, "atasan_id": self.kepala_bidang.id, "date_start": f"{TAHUN}-01-01"},
        ])  # fmt: skip
        self.assertEqual([b["nama"] for b in self.matriks.isi()["baris"]], ["Lala Lain", "Sari Staf"])

    def test_a_cell_is_saved_at_once(self):
        sel = self.simpan(self.staf_a, self.iki[0], ["  Memverifikasi berkas ", "", "memverifikasi  berkas.", "Menerbitkan izin"], lama=[])
        self.assertEqual([(p["nama"], p["status"]) for p in sel["peran"]], [("Memverifikasi berkas", "belum"), ("Menerbitkan izin", "belum")])
        isi = self.sebagai("penilai", self.matriks).isi()
        self.assertEqual(isi["sel"][f"{self.staf_a.id}-{self.iki[0].id}"]["peran"], sel["peran"])
        self.assertEqual(isi["selisih"], {"belum": 2})
        # a changed text stays the same peran, order follows
        peran = self.matriks.peran_ids
        sel = self.simpan(self.staf_a, self.iki[0], ["Menerbitkan izin usaha", "Memverifikasi berkas"], lama=["Memverifikasi berkas", "Menerbitkan izin"])
        self.assertEqual([p["nama"] for p in sel["peran"]], ["Menerbitkan izin usaha", "Memverifikasi berkas"])
        self.assertEqual(self.matriks.peran_ids, peran)
        self.assertEqual(self.simpan(self.staf_a, self.iki[0], [])["peran"], [])
        self.assertFalse(peran.exists())

    def test_tidak_ada_peran(self):
        self.simpan(self.staf_a, self.iki[0], ["Memverifikasi berkas"])
        self.assertTrue(self.simpan(self.staf_a, self.iki[0], ["-"])["tanpa"])
        self.assertEqual(self.matriks.peran_ids.mapped("is_tanpa"), [True])
        with self.assertRaisesRegex(UserError, "stands alone"):
            self.simpan(self.staf_a, self.iki[0], ["-", "Menerbitkan izin"])
        self.assertFalse(self.simpan(self.staf_a, self.iki[0], ["Menerbitkan izin"], lama=["-"])["tanpa"])

    def test_the_second_of_two_writers_is_told(self):
        self.simpan(self.staf_a, self.iki[0], ["Memverifikasi berkas"], lama=[])
        with self.assertRaisesRegex(UserError, "It holds now: Memverifikasi berkas"):
            self.simpan(self.staf_a, self.iki[0], ["Menerbitkan izin"], lama=[])
        self.assertEqual(self.matriks.peran_ids.mapped("name"), ["Memverifikasi berkas"])

    def test_bad_input(self):
        for isi, pesan in (("teks", "list of texts"), ([1], "list of texts"), (["x" * 1001], "1001 characters"), ([f"P{n}" for n in range(21)], "21 texts")):
            with self.subTest(pesan), self.assertRaisesRegex(UserError, pesan):
                self.simpan(self.staf_a, self.iki[0], isi)
        with self.assertRaisesRegex(UserError, "no member"):
            self.simpan(self.staf_lain, self.iki[0], ["Membantu"])
        skrip = "<script>alert(1)</script>"
        self.assertEqual(self.simpan(self.staf_a, self.iki[0], [skrip])["peran"][0]["nama"], skrip)

    def test_who_fills_and_who_reads(self):
        """The pimpinan and who acts there fill; members, the pimpinan above and admins read; others see nothing."""
        for role, baca, isi in (
            ("penilai", True, True), ("pegawai_a", True, False), ("kepala_dinas", True, False), ("admin_opd", True, False), ("admin_instansi", True, False),
            ("auditor", True, False), ("internal", False, False),
        ):  # fmt: skip
            with self.subTest(role):
                matriks = self.sebagai(role, self.matriks)
                self.assertEqual(matriks.has_access("read"), baca)
                self.assertEqual(matriks.can_ubah if baca else False, isi)
                if not isi:
                    with self.assertRaises(UserError):
                        matriks.simpan_sel(self.staf_a.id, self.iki[0].id, ["RETAS"])
                    with self.assertRaises(UserError):
                        matriks.salurkan()
                    with self.assertRaises(UserError):
                        matriks.tambah_anggota(self.staf_lain.ids)
        self.assertFalse(self.matriks.peran_ids)
        self.buat_plt(self.kepala_dinas, self.bidang)
        self.assertTrue(self.simpan(self.staf_a, self.iki[0], ["Memverifikasi berkas"], role="kepala_dinas")["peran"])

    def test_people_of_other_unor(self):
        """Recorded in the matrix of the unor that assigns the work (PermenPANRB 6/2022 Lampiran II.A.5)."""
        kepala = self.sebagai("penilai", self.matriks)
        isi = kepala.tambah_anggota(self.staf_lain.ids)
        self.assertEqual([(b["nama"], b["lintas"]) for b in isi["baris"]], [("Lala Lain", True), ("Sari Staf", False), ("Tono Staf", False)])
        self.simpan(self.staf_lain, self.iki[0], ["Menata arsip izin"])
        with self.assertRaisesRegex(UserError, "Empty the cells"):
            kepala.hapus_anggota(self.staf_lain.id)
        self.simpan(self.staf_lain, self.iki[0], ["-"])
        self.assertEqual(len(kepala.hapus_anggota(self.staf_lain.id)["baris"]), 2)
        with self.assertRaisesRegex(UserError, "structure"):
            kepala.hapus_anggota(self.staf_a.id)
        with self.assertRaisesRegex(UserError, "leads this matrix"):
            kepala.tambah_anggota(self.kepala_bidang.ids)
        asing = self.env["hr.employee"].create({"name": "Orang Lain", "company_id": self.env["res.company"].create({"name": "Kabupaten Lain"}).id})
        with self.assertRaisesRegex(UserError, "Only pegawai in service"):
            kepala.tambah_anggota(asing.ids)

    def test_matrix_of_a_tim(self):
        """BKN-MPH-08: columns of the ketua's SKP, rows the anggota; the ketua fills."""
        tim = self.tim()
        skp = self.buat_disetujui("pegawai_a", rhk=1)
        matriks = self.env["ekinerja.matriks"].browse(self.sebagai("pegawai_a", self.env["ekinerja.matriks"]).buka(tim_id=tim.id))
        isi = self.sebagai("pegawai_a", matriks).isi()
        self.assertEqual((isi["jenis"], isi["boleh_ubah"], isi["unor_atasan"]), ("tim", True, "Bidang Uji Dinas Contoh"))
        self.assertEqual([b["nama"] for b in isi["baris"]], ["Lala Lain", "Tono Staf"])
        self.sebagai("pegawai_a", matriks).simpan_sel(self.staf_b.id, skp.rhk_ids.indikator_ids.id, ["Mengolah data"])
        with self.assertRaises(UserError):
            self.sebagai("pegawai_b", matriks).simpan_sel(self.staf_b.id, skp.rhk_ids.indikator_ids.id, ["Lain"])
        # the first level links to it
        self.assertEqual(self.sebagai("penilai", self.matriks).isi()["tim"], [{"id": matriks.id, "nama": "Tim Percepatan"}])

    def test_a_revised_indikator_keeps_its_peran(self):
        """Cells find a new indikator with the same words; others are shown apart, nothing is lost."""
        self.simpan(self.staf_a, self.iki[0], ["Memverifikasi berkas"])
        self.simpan(self.staf_a, self.iki[2], ["Memutakhirkan data"])
        self.skp_kepala.write({"state": "draft"})
        (self.iki[0] | self.iki[2]).unlink()
        baru = self.env["ekinerja.indikator"].create({"rhk_id": self.rhk[0].id, "name": "Persentase izin  tepat waktu."})
        self.skp_kepala.write({"state": "disetujui"})
        isi = self.sebagai("penilai", self.matriks).isi()
        self.assertEqual(isi["sel"][f"{self.staf_a.id}-{baru.id}"]["peran"][0]["nama"], "Memverifikasi berkas")
        self.assertEqual([(satu["indikator"], satu["nama"]) for satu in isi["lepas"]], [("Jumlah set data mutakhir", "Memutakhirkan data")])
        self.simpan(self.staf_a, baru, ["Memverifikasi berkas izin"], lama=["Memverifikasi berkas"])
        self.assertEqual(self.matriks.peran_ids.filtered("indikator_id").name, "Memverifikasi berkas izin")
        isi = self.sebagai("penilai", self.matriks).hapus_lepas([satu["id"] for satu in isi["lepas"]])
        self.assertFalse(isi["lepas"])
        self.assertEqual(len(self.matriks.peran_ids), 1)


@tagged("post_install", "-at_install")
class TestMatriksDaftar(MatriksCase):
    def test_every_unor_and_tim_has_one(self):
        """BKN-MPH-01: each unor appears before anybody filled its matrix; a second run makes no other."""
        tim = self.tim()
        daftar = self.env["ekinerja.matriks"]
        action = self.sebagai("admin_instansi", daftar).action_daftar()
        self.assertEqual(action["res_model"], "ekinerja.matriks")
        tahun = self.company._ekinerja_hari_ini().year
        semua = daftar.search([("company_id", "=", self.company.id), ("tahun", "=", tahun), ("tim_id", "=", False)])
        self.assertEqual(semua.department_id, self.env["hr.department"].search([("company_id", "=", self.company.id)]))
        self.assertTrue(daftar.search([("tim_id", "=", tim.id)]))
        jumlah = daftar.search_count([])
        self.sebagai("admin_instansi", daftar).action_daftar()
        self.assertEqual(daftar.search_count([]), jumlah)

    def test_columns_and_filters(self):
        """BKN-MPH-02, BKN-MPH-03, BKN-MPH-04."""
        tim = self.tim()
        daftar = self.sebagai("admin_instansi", self.env["ekinerja.matriks"])
        daftar.action_daftar()
        bidang = daftar.browse(self.matriks.id)
        self.assertEqual(
            (bidang.nama_tampil, bidang.unor_atasan, bidang.pimpinan_tampil), ("Bidang Uji Dinas Contoh\nID : " + "C" * 32, "Dinas Contoh", "Bima Kepalabidang")
        )
        with self.assertRaisesRegex(UserError, "at least 3 characters"):
            daftar.search([("cari", "ilike", "Bi")])
        dalam_tahun = [("tahun", "=", TAHUN)]
        self.assertEqual(daftar.search([("cari", "ilike", "bidang"), *dalam_tahun]), bidang)
        self.assertEqual(daftar.search([("cari", "ilike", "C" * 32), *dalam_tahun]), bidang)
        milik_tim = daftar.search([("cari", "ilike", "percepatan")])
        self.assertEqual((milik_tim.tim_id, milik_tim.jenis, milik_tim.unor_atasan), (tim, "tim", "Bidang Uji Dinas Contoh"))
        self.assertEqual(daftar.search([("jenis", "=", "tim")]), milik_tim)
        self.assertEqual(daftar.search([("unor_atasan_id", "=", self.dinas.id), *dalam_tahun]), bidang)
        self.assertEqual(daftar.search([("unor_atasan_id", "ilike", "Bidang Uji")]), milik_tim)
        self.assertEqual(bidang.action_struktur()["domain"], [("id", "child_of", self.bidang.id)])
        self.assertFalse(bidang.is_terisi)
        self.simpan(self.staf_a, self.iki[0], ["-"])
        self.assertEqual(daftar.search([("is_terisi", "=", True)]), self.matriks)
        self.assertEqual(self.sebagai("penilai", daftar).search([("can_ubah", "=", True), *dalam_tahun]), self.matriks)

    def test_opened_from_unor_tim_and_skp(self):
        tim = self.tim()
        for record, tahun in ((self.bidang, self.company._ekinerja_hari_ini().year), (tim, TAHUN), (self.skp_kepala, TAHUN)):
            action = self.sebagai("penilai", record).action_matriks()
            self.assertEqual((action["tag"], self.env["ekinerja.matriks"].browse(action["params"]["matriks_id"]).tahun), ("ekinerja_skp.matriks", tahun))
        self.assertTrue(self.skp_kepala.has_matriks)
        self.assertFalse(self.buat_skp("pegawai_b").has_matriks)

    def test_buka_refuses_what_is_not_there(self):
        matriks = self.sebagai("penilai", self.env["ekinerja.matriks"])
        for kw, pesan in (({}, "either a unor or a tim"), ({"department_id": 0}, "either"), ({"department_id": 999999}, "no such"),
                          ({"department_id": self.bidang.id, "tahun": 26}, "four digits")):  # fmt: skip
            with self.subTest(kw), self.assertRaisesRegex(UserError, pesan):
                matriks.buka(**kw)
        self.assertEqual(matriks.buka(department_id=self.bidang.id, tahun=TAHUN), self.matriks.ids)
        with self.assertRaises(AccessError):
            matriks.buka(department_id=self.dinas_lain.id, tahun=TAHUN)

    def test_tim_that_moves_takes_its_matrix_along(self):
        tim = self.tim()
        matriks = self.env["ekinerja.matriks"].browse(self.env["ekinerja.matriks"].buka(tim_id=tim.id))
        tim.write({"department_id": self.dinas.id, "tahun": TAHUN + 1})
        self.assertEqual((matriks.department_id, matriks.tahun), (self.dinas, TAHUN + 1))
