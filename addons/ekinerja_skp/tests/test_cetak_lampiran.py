"""The Lampiran SKP as a document of its own (PermenPANRB 6/2022 A.1.8), and the version on the sheets of an SKP (Ps. 14(2))."""

from datetime import date

from odoo import Command
from odoo.tests import HttpCase, freeze_time, tagged

from .common import TAHUN
from .test_cetak import ANCHOR, CetakCase, halaman, teks


@tagged("post_install", "-at_install")
class TestCetakLampiran(CetakCase):
    def skp_berlampiran(self, role="pegawai_a", n=2):
        skp = self.buat_skp(role)
        self.env["ekinerja.skp.lampiran"].with_env(skp.env).create([
            {"skp_id": skp.id, "jenis": jenis, "name": f"{kata} {ke}"}
            for jenis, kata in (("dukungan", "Pendampingan tenaga ahli"), ("pertanggungjawaban", "Laporan tiap tanggal 5, bulan"))
            for ke in range(1, n + 1)
        ])  # fmt: skip
        skp.action_ajukan()
        self.sebagai("penilai", skp).action_setujui()
        return skp

    def test_three_lists_and_two_signatures(self):
        """In the order of the format; an empty list is printed, too; nothing of the Rencana SKP is in it."""
        skp = self.skp_berlampiran()
        nama, isi = skp._cetak_lampiran_skp({"tanggal_pegawai": date(TAHUN, 1, 20)} | ANCHOR)
        text = teks(isi)
        self.assertEqual(nama, f"Lampiran SKP {TAHUN} Sari Staf, S.Kom. {self.staf_a.nip}.pdf")
        urutan = [
            "LAMPIRAN SASARAN KINERJA PEGAWAI", "PEMERINTAH KOTA UJI", "DUKUNGAN SUMBER DAYA", "1 Pendampingan tenaga ahli 1",
            "2 Pendampingan tenaga ahli 2", "SKEMA PERTANGGUNGJAWABAN", "1 Laporan tiap tanggal 5, bulan 1", "KONSEKUENSI", "1 -",
            f"Kota Uji, 20 Januari {TAHUN}",
            "Pegawai yang Dinilai", "@", "Sari Staf, S.Kom.", f"NIP {self.staf_a.nip}",
        ]  # fmt: skip
        tempat = [text.index(bagian) for bagian in urutan]
        self.assertEqual(tempat, sorted(tempat))
        self.assertIn("#", text)
        self.assertIn("PERIODE PENILAIAN:", text)
        self.assertIn("1 JANUARI SD 31 DESEMBER TAHUN 2026", text)
        self.assertNotIn("PERILAKU KERJA", text)
        self.assertNotIn("Versi", text)
        self.assertEqual(halaman(isi), (1, ("595", "842")))

    def test_registered_with_an_own_number_and_code(self):
        """Beside the Rencana SKP, which stays in force; other content takes its place, the same keeps its code."""
        skp = self.skp_berlampiran()
        register = self.env["ekinerja.dokumen"]
        self.cetak(skp)
        skp._cetak_lampiran_skp({})
        semua = register.search([("res_id", "=", skp.id)])
        self.assertEqual((sorted(semua.mapped("jenis")), set(semua.mapped("state"))), (["lampiran", "rencana"], {"berlaku"}))
        lampiran = semua.filtered(lambda satu: satu.jenis == "lampiran")
        self.assertEqual((lampiran.perihal, lampiran.employee_id), (f"Lampiran SKP Tahun {TAHUN}", self.staf_a))
        self.assertEqual(register._publik(lampiran.kode)["jenis"], "Lampiran SKP")
        self.assertRegex(lampiran.nomor, r"^\d{4}/LSKP/[IVX]+/\d{4}$")
        self.assertIn(f"Nomor: {lampiran.nomor}", teks(skp._cetak_lampiran_skp({})[1]))
        self.assertEqual(register.search_count([("jenis", "=", "lampiran"), ("company_id", "=", self.company.id)]), 1)
        skp._cetak_lampiran_skp({"tanggal_pegawai": date(TAHUN, 2, 2)})
        self.assertEqual(lampiran.state, "diganti")

    def test_draft_has_no_code(self):
        text = teks(self.buat_skp()._cetak_lampiran_skp({})[1])
        self.assertIn("DRAF: BELUM DISETUJUI", text)
        self.assertIn("Draf: tanpa nomor dan kode.", text)
        self.assertFalse(self.env["ekinerja.dokumen"].search([("company_id", "=", self.company.id)]))

    def test_dialog_and_batch(self):
        """BKN-CTK-01 to 03: of the chosen SKP, and of a unor as a ZIP; no period is asked for."""
        skp = self.skp_berlampiran() | self.skp_berlampiran("pegawai_b")
        dialog = self.sebagai("penilai", self.env["ekinerja.skp.cetak"]).create({"skp_ids": [Command.set(skp.ids)], "dokumen": "lampiran"})
        self.assertFalse(dialog.periode_id)
        nama, isi = dialog._cetak()
        self.assertEqual((nama, halaman(isi)[0]), ("Lampiran SKP (2 dokumen).pdf", 2))
        dialog = self.sebagai("admin_instansi", self.env["ekinerja.skp.cetak"]).create({
            "cara": "unor", "department_id": self.dinas.id, "bentuk": "zip", "dokumen": "lampiran", "tahun": TAHUN,
        })  # fmt: skip
        self.assertEqual(dialog._cetak()[1].read(2), b"PK")

    def test_revised_and_old_version(self):
        """In force: version and day; the old one names the version that took its place and has no code; a first version says nothing."""
        with freeze_time(f"{TAHUN}-01-12 03:00:00"):
            skp = self.skp_berlampiran()
        self.assertNotIn("Versi", teks(self.cetak(skp)))
        with freeze_time(f"{TAHUN}-03-03 03:00:00"):
            revisi = skp.browse(self.sebagai("pegawai_a", skp).action_revisi("Target berubah")["res_id"])
            self.assertIn("Versi 2 ", teks(self.cetak(revisi)))
            revisi.rhk_ids[0].name = "Laporan triwulanan tersusun"
            revisi.action_ajukan()
            self.sebagai("penilai", revisi).action_setujui()
        for cetak in (self.cetak, lambda satu: satu._cetak_lampiran_skp({})[1]):
            text = teks(cetak(skp))
            self.assertIn(f"Versi 2, berlaku sejak 3 Maret {TAHUN}", text)
            self.assertNotIn("VERSI LAMA", text)
            lama = teks(cetak(revisi))
            self.assertIn(f"Versi 1, berlaku sejak 12 Januari {TAHUN}", lama)
            self.assertIn("VERSI LAMA: DIGANTIKAN OLEH VERSI 2", lama)
            self.assertIn("Versi lama: tanpa nomor dan kode.", lama)
            self.assertNotIn("Dokumen ini belum berlaku", lama)
        self.assertFalse(self.env["ekinerja.dokumen"].search([("res_id", "=", revisi.id)]))


@tagged("post_install", "-at_install")
class TestCetakLampiranPortal(CetakCase, HttpCase):
    def test_portal(self):
        skp = self.buat_disetujui()
        alamat = f"/my/skp/{skp.id}/cetak/pdf?dokumen=lampiran"
        for role, status in (("pegawai_a", 200), ("pegawai_b", 404)):
            self.authenticate(self.users[role].login, self.users[role].login)
            response = self.url_open(alamat)
            self.assertEqual((response.status_code, response.content[:5] == b"%PDF-"), (status, status == 200))
        self.authenticate(self.users["pegawai_a"].login, self.users["pegawai_a"].login)
        self.assertIn("dokumen=lampiran", self.url_open(f"/my/skp/{skp.id}?bagian=dokumen").text)
        self.assertIn('value="lampiran"', self.url_open(f"/my/skp/{skp.id}/cetak").text)
