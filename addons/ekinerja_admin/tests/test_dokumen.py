"""Register of issued documents: codes, numbers, replacement, revocation, the public page."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, freeze_time, tagged

from ..calc.dokumen import baca_kode
from .common import InstansiCase

PREDIKAT = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Misconduct", "Ekspektasi")


class DokumenCase(InstansiCase):
    def terbitan(self, employee, isi="Predikat Sangat Baik", **vals):
        return {
            "res_model": "hr.employee", "res_id": employee.id, "company_id": self.company.id, "department_id": employee.department_id.id,
            "employee_id": employee.id, "nama": employee.name, "nip": employee.nip, "perihal": "Dokumen uji 2026", "isi": {"teks": isi}, **vals,
        }  # fmt: skip

    def terbitkan(self, *terbitan):
        return self.env["ekinerja.dokumen"]._terbitkan("lain", list(terbitan))


@tagged("post_install", "-at_install")
class TestDokumen(DokumenCase):
    def test_same_content_keeps_its_code(self):
        satu = self.terbitkan(self.terbitan(self.staf_a))
        self.assertEqual(self.terbitkan(self.terbitan(self.staf_a)), satu)
        self.assertEqual(baca_kode(satu.kode), satu.kode)
        self.assertEqual((satu.state, satu.nama, satu.department_id), ("berlaku", "Sari Staf", self.bidang))

    @freeze_time("2026-12-31 18:00:00")  # the new year has begun in the instansi
    def test_other_content_replaces(self):
        lama = self.terbitkan(self.terbitan(self.staf_a))
        baru = self.terbitkan(self.terbitan(self.staf_a, "Predikat Baik"))
        self.assertNotEqual(baru.kode, lama.kode)
        self.assertEqual((lama.state, lama.pengganti_id, lama.tanggal_berakhir), ("diganti", baru, date(2027, 1, 1)))
        self.assertEqual(baru.nomor, "0002/EKIN/I/2027")
        # back to the first content: a third document, the first one stays ended
        self.assertNotIn(self.terbitkan(self.terbitan(self.staf_a)), lama | baru)

    def test_no_two_kinds_have_the_same_number(self):
        pola = self.env["ekinerja.dokumen.pola"]
        semua = [kunci for kunci, _label in self.env["ekinerja.dokumen"]._fields["jenis"]._description_selection(self.env)]
        self.assertEqual(len({pola._pola_bawaan(jenis) for jenis in semua}), len(semua))
        self.assertEqual(pola.new({"jenis": "lain"}).pola, "{nomor:4}/EKIN/{romawi}/{tahun}")

    def test_numbers_of_the_instansi(self):
        pola = self.sebagai("admin_instansi", self.env["ekinerja.dokumen.pola"]).create({"jenis": "lain", "pola": "800/{nomor:4}/SKP/{romawi}/{tahun}"})
        with freeze_time("2026-12-30 03:00:00"):
            self.assertEqual(pola.contoh, "800/0001/SKP/XII/2026")
            nomor = self.terbitkan(self.terbitan(self.staf_a), self.terbitan(self.staf_b)).mapped("nomor")
            self.assertEqual(nomor, ["800/0001/SKP/XII/2026", "800/0002/SKP/XII/2026"])
        with freeze_time("2027-01-04 03:00:00"):
            self.assertEqual(self.terbitkan(self.terbitan(self.staf_lain)).nomor, "800/0001/SKP/I/2027")
        with self.assertRaisesRegex(ValidationError, r"\{nomor\} dan \{tahun\}"):
            pola.pola = "800/SKP"
        with self.assertRaises(AccessError):
            self.sebagai("penilai", pola).pola = "{nomor}/{tahun}"

    def test_many_cost_a_few_statements(self):
        pegawai = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "company_id": self.company.id, "department_id": self.bidang.id, "date_version": "2020-01-01"} for n in range(50)
        ])  # fmt: skip
        for isi, batas in (("a", 8), ("a", 3), ("b", 10)):
            semua = [self.terbitan(satu, isi) for satu in pegawai]
            self.env.flush_all()
            self.env.invalidate_all()
            with self.assertQueryCount(batas):
                dokumen = self.terbitkan(*semua)
                self.env.flush_all()
            self.assertEqual(len(dokumen), 50)
        self.assertEqual(len(set(self.env["ekinerja.dokumen"].search([]).mapped("kode"))), 100)

    def test_revoke(self):
        dokumen = self.terbitkan(self.terbitan(self.staf_a))
        for role in ("pegawai_a", "admin_opd", "auditor"):
            with self.assertRaisesRegex(UserError, "admin instansi"):
                self.sebagai(role, dokumen).action_batalkan("x")
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_b", dokumen).action_batalkan("x")
        admin = self.sebagai("admin_instansi", dokumen)
        with self.assertRaisesRegex(UserError, "reason"):
            admin.action_batalkan(" ")
        dialog = admin.env["ekinerja.dokumen.batal"].create({"dokumen_ids": [Command.set(admin.ids)], "alasan": "Salah orang"})
        dialog.action_batalkan()
        self.assertEqual((dokumen.state, dokumen.alasan), ("dibatalkan", "Salah orang"))
        with self.assertRaisesRegex(UserError, "already"):
            admin.action_batalkan("sekali lagi")
        # the same content does not bring a revoked code back
        self.assertNotEqual(self.terbitkan(self.terbitan(self.staf_a)), dokumen)

    def test_nobody_writes_the_register(self):
        dokumen = self.terbitkan(self.terbitan(self.staf_a))
        for role in ("admin_instansi", "pegawai_a"):
            with self.assertRaises(AccessError):
                self.sebagai(role, dokumen).state = "berlaku"
            with self.assertRaises(AccessError):
                self.sebagai(role, dokumen).unlink()
        with self.assertRaisesRegex(UserError, "stays in the register"):
            dokumen.unlink()

    def test_who_reads(self):
        dokumen = self.terbitkan(self.terbitan(self.staf_a))
        for role, boleh in (
            ("pegawai_a", True), ("admin_opd", True), ("admin_instansi", True), ("auditor", True), ("pegawai_b", False), ("penilai", False),
        ):  # fmt: skip
            self.assertEqual(self.sebagai(role, dokumen).has_access("read"), boleh, role)


@tagged("post_install", "-at_install")
class TestDokumenPublik(HttpCase, DokumenCase):
    def lihat(self, url, status=200):
        self.env.flush_all()
        jawab = self.url_open(url)
        self.assertEqual(jawab.status_code, status, url)
        self.assertEqual(jawab.headers["Cache-Control"], "no-store")
        self.assertIn("noindex", jawab.headers["X-Robots-Tag"])
        for kata in PREDIKAT:
            self.assertNotIn(kata, jawab.text)
        self.assertNotIn(self.staf_a.nip, jawab.text)
        return jawab.text

    def test_page_of_a_document(self):
        """No sign-in; in force, replaced, revoked; no rating and no full NIP."""
        lama = self.terbitkan(self.terbitan(self.staf_a))
        url = f"/ekinerja/dokumen/{lama.kode}"
        text = self.lihat(url)
        for isi in (lama.nomor, "Dokumen uji 2026", "Sari Staf", f"{self.staf_a.nip[:4]}**********{self.staf_a.nip[-4:]}", "alert-success"):
            self.assertIn(isi, text)
        self.assertIn(lama.sidik[:4].upper(), text)
        self.assertIn("The fingerprint is that", self.lihat(f"{url}?sidik={lama.sidik[:12]}"))
        self.assertIn("The fingerprint differs", self.lihat(f"{url}?sidik=000000000000"))
        baru = self.terbitkan(self.terbitan(self.staf_a, "lain"))
        text = self.lihat(url)
        self.assertIn("Replaced", text)
        self.assertNotIn(baru.kode, text)
        self.sebagai("admin_instansi", baru).action_batalkan("Rahasia admin")
        text = self.lihat(f"/ekinerja/dokumen/{baru.kode}")
        self.assertIn("Revoked", text)
        self.assertNotIn("Rahasia admin", text)

    def test_typed_code(self):
        dokumen = self.terbitkan(self.terbitan(self.staf_a))
        self.assertIn('name="kode"', self.lihat("/ekinerja/dokumen"))
        text = self.lihat(f"/ekinerja/dokumen?kode={dokumen.kode[:4].lower()}-{dokumen.kode[4:8]}+{dokumen.kode[8:]}&sidik={dokumen.sidik[:12]}")
        self.assertIn("The fingerprint is that", text)

    def test_unknown_and_mistyped_codes(self):
        self.assertIn("No document was issued", self.lihat("/ekinerja/dokumen/222222222222", 404))
        self.assertIn("salah ketik", self.lihat("/ekinerja/dokumen/222222222223", 422))
        self.assertIn("12 huruf dan angka", self.lihat("/ekinerja/dokumen?kode=%3Cscript%3Ealert(1)", 422))
        self.assertNotIn("<script>alert", self.lihat("/ekinerja/dokumen/%3Cscript%3Ealert(1)", 422))
