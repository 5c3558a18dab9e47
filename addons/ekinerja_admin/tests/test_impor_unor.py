import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .impor_common import CONTOH, ImporCase

JUDUL = ["ID", "NAMA_UNOR", "ID_ATASAN", "ESELON_ID", "NAMA_JABATAN"]


@tagged("post_install", "-at_install")
class TestImporUnor(ImporCase):
    """HierarkiUnor: the tree, changes of it, bad files."""

    def unor(self, kode):
        return self.env["hr.department"].search([("kode_unor", "=", kode), ("company_id", "=", self.company.id)])

    def test_sample_makes_the_tree(self):
        impor = self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx")
        self.assertEqual((impor.state, self.jumlah(impor)), ("diperiksa", {"baru": 31}))
        self.assertEqual(self.env["hr.department"].search_count([("company_id", "=", self.company.id)]), 4, "a check writes nothing")
        self.jalankan(impor)
        self.assertEqual((impor.state, impor.kemajuan), ("selesai", 100))
        puncak = self.unor("6513270E269E4D37B2A74DE452E6B438")
        self.assertEqual((puncak.name, puncak.jabatan_pimpinan, puncak.parent_id.ids), ("Pemerintah Kota Contoh", "Wali Kota Contoh", []))
        self.assertEqual(len(puncak.child_ids), 5)
        self.assertEqual(self.env["hr.department"].search_count([("id", "child_of", puncak.id)]), 31)
        bidang = self.unor("B2F14C942E05419A8B5C74273F98E277")
        self.assertEqual((bidang.eselon_id.code, bidang.unor_induk_id), ("32", bidang.parent_id))
        self.assertEqual(self.dinas.name, "Dinas Contoh", "what the file does not name stays")

    def test_repeat_is_all_the_same(self):
        self.jalankan(self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx"))
        lagi = self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx")
        self.assertEqual(self.jumlah(lagi), {"sama": 31})
        self.jalankan(lagi)
        self.assertEqual((lagi.state, lagi.kemajuan), ("selesai", 100))

    def test_changes_are_applied_from_the_top_down(self):
        """Two unor swap places: written one after the other, the tree must never be a circle."""
        a, b = "1" * 32, "2" * 32
        self.jalankan(self.impor("siasn_unor", [JUDUL, [b, "Dua", a, "32", ""], [a, "Satu", "", "22", ""]]))
        self.assertEqual(self.unor(b).parent_id, self.unor(a))
        impor = self.impor("siasn_unor", [JUDUL, [a, "Satu Baru", b, "", "Kepala Satu"], [b, "Dua", "", "32", ""]])
        self.assertEqual(self.jumlah(impor), {"berubah": 2})
        self.assertIn("Nama: Satu → Satu Baru", impor.baris_ids[0].ringkasan)
        self.jalankan(impor)
        satu = self.unor(a)
        self.assertEqual((satu.parent_id, self.unor(b).parent_id.ids), (self.unor(b), []))
        self.assertEqual((satu.name, satu.jabatan_pimpinan, satu.eselon_id.code), ("Satu Baru", "Kepala Satu", "22"))
        self.assertEqual(satu.with_context(lang="id_ID").name, "Satu Baru")

    def test_circle_and_unknown_parent_are_refused(self):
        satu, dua, tiga, empat = (angka * 32 for angka in "1234")
        impor = self.impor("siasn_unor", [JUDUL, [satu, "Satu", dua], [dua, "Dua", satu], [tiga, "Tiga", "9" * 32], [empat, "Empat", ""]])
        self.assertEqual(self.jumlah(impor), {"baru": 1, "ditolak": 3})
        self.assertEqual(impor.ditolak_ids.mapped("nomor_baris"), [2, 3, 4])
        self.assertEqual(set(impor.ditolak_ids.mapped("kolom")), {"ID_ATASAN"})

    def test_bad_files(self):
        kasus = [
            (b"", "kosong"),
            (b"bukan excel", "bukan XLSX"),
            ([["NAMA_UNOR", "x"], ["a", "b"]], "ID, ID_ATASAN"),
            ([JUDUL], "no rows"),
            (CONTOH / "DataASN.xlsx", "Data ASN"),
        ]
        for isi, pesan in kasus:
            with self.subTest(pesan), self.assertRaisesRegex(UserError, pesan):
                self.impor("siasn_unor", isi)

    def test_broken_archive(self):
        isi = (CONTOH / "HierarkiUnor.xlsx").read_bytes()
        with self.assertRaises(UserError):
            self.impor("siasn_unor", isi[: len(isi) // 2])

    def test_who_may(self):
        for role in ("pegawai_a", "penilai", "admin_opd", "auditor", "internal"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx", role=role)
        impor = self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx")
        self.assertEqual(len(self.sebagai("auditor", impor).baris_ids), 31)
        for role in ("auditor", "admin_opd", "pegawai_a"):
            for aksi in ("action_periksa", "action_terapkan"):
                with self.subTest(role=role, aksi=aksi), self.assertRaises(AccessError):
                    getattr(self.sebagai(role, impor), aksi)()
        with self.assertRaises(AccessError):
            self.sebagai("auditor", impor).read(["berkas"])
        with self.assertRaises(AccessError):
            self.sebagai("auditor", impor.baris_ids[0]).read(["nilai"])
        with self.assertRaises(AccessError):
            self.sebagai("admin_instansi", impor.baris_ids[0]).write({"status": "sama"})

    def test_states_are_not_written_by_hand(self):
        impor = self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx")
        for vals in ({"state": "selesai"}, {"jumlah_baru": 3}):
            with self.assertRaises(UserError):
                self.sebagai("admin_instansi", impor).write(vals)
        with self.assertRaises(UserError):
            self.sebagai("admin_instansi", self.env["ekinerja.impor"]).create({"jenis": "siasn_unor", "berkas": "x", "state": "diperiksa"})

    def test_another_file_forgets_the_check(self):
        impor = self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx")
        impor.berkas = base64.b64encode((CONTOH / "DataASN.xlsx").read_bytes())
        self.assertEqual((impor.state, impor.jumlah_baru, len(impor.baris_ids)), ("draft", 0, 0))
        with self.assertRaises(UserError):
            impor.action_terapkan()

    def test_done_is_done(self):
        impor = self.jalankan(self.impor("siasn_unor", CONTOH / "HierarkiUnor.xlsx"))
        for ubah in (impor.action_periksa, impor.action_terapkan, lambda: impor.write({"jenis": "siasn_asn"})):
            with self.assertRaises(UserError):
                ubah()
