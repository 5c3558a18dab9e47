from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import InstansiCase


@tagged("post_install", "-at_install")
class TestPegawaiRiwayat(InstansiCase):
    """Timeline of a career: a change has a record of its own, a correction overwrites one and says why."""

    def setUp(self):
        super().setUp()
        self.golongan = self.env.ref("ekinerja_admin.golongan_pns_iiib")
        self.staf_a._ekinerja_ubah(
            date(2026, 4, 1), {"job_title": "Pranata Komputer Ahli Muda", "golongan_id": self.golongan.id, "tmt_golongan": date(2026, 4, 1)}
        )
        self.awal, self.baru = self.staf_a.version_ids.sorted("date_version")

    def koreksi(self, version, role="admin_instansi", alasan="Salah ketik saat impor", **vals):
        wizard = self.sebagai(role, self.env["ekinerja.pegawai.koreksi"]).with_context(default_version_id=version.id)
        wizard = wizard.create({"alasan": alasan, **vals})
        wizard.action_simpan()
        version.invalidate_recordset()
        return wizard

    def test_timeline_tells_first_record_change_and_correction(self):
        self.assertEqual((self.awal.jenis_catatan, self.baru.jenis_catatan), ("awal", "perubahan"))
        self.assertFalse(self.awal.ringkasan)
        self.assertIn("Jabatan: Pranata Komputer Ahli Pertama → Pranata Komputer Ahli Muda", self.baru.ringkasan)
        self.assertIn("Pangkat/golongan ruang: Penata Muda (III/a) → Penata Muda Tingkat I (III/b)", self.baru.ringkasan)
        self.assertIn("TMT golongan: - → 01-04-2026", self.baru.ringkasan)
        self.assertNotIn("Unor", self.baru.ringkasan)
        self.koreksi(self.baru, job_title="Pranata Komputer Ahli Madya")
        self.assertEqual(self.baru.jenis_catatan, "koreksi")
        self.assertEqual(self.baru.pencatat_id, self.users["admin_instansi"])
        self.assertTrue(self.baru.dicatat_pada)

    def test_validity_of_each_record(self):
        nanti = self.staf_a._ekinerja_ubah(date(2999, 1, 1), {"department_id": self.dinas.id})
        self.assertEqual((self.awal + self.baru + nanti).mapped("masa_berlaku"), ["lalu", "kini", "nanti"])

    def test_queries_do_not_grow_with_people(self):
        semua = self.env["hr.version"].search([("company_id", "=", self.company.id)])

        def baca(versi):
            self.env.flush_all()
            self.env.invalidate_all()
            sebelum = self.cr.sql_log_count
            versi.mapped("jenis_catatan")
            versi.mapped("ringkasan")
            return self.cr.sql_log_count - sebelum

        baca(semua)
        self.assertLessEqual(baca(semua), baca(self.awal + self.baru) + 4)

    def test_correction_writes_in_place_and_logs_both_values(self):
        """A correction is not a change: no version more, and the record before it stays."""
        self.koreksi(self.awal, department_id=self.dinas.id, alasan="Salah unor pada berkas impor")
        self.assertEqual(len(self.staf_a.version_ids), 2)
        self.assertEqual((self.awal.department_id, self.baru.department_id), (self.dinas, self.bidang))
        self.assertEqual(self.awal.alasan_koreksi, "Salah unor pada berkas impor")
        pesan = self.staf_a.message_ids[0].body
        self.assertIn("Salah unor pada berkas impor", pesan)
        self.assertIn("Unor: Bidang Uji Dinas Contoh → Dinas Contoh", pesan)
        self.assertEqual(self.staf_a.message_ids[0].author_id, self.users["admin_instansi"].partner_id)

    def test_the_day_can_be_corrected_but_not_onto_another_record(self):
        self.koreksi(self.baru, date_version="2026-05-01")
        self.assertEqual(self.baru.date_version, date(2026, 5, 1))
        with self.assertRaisesRegex(ValidationError, "already has a record that holds from 01-01-2020"):
            self.koreksi(self.baru, date_version="2020-01-01")

    def test_a_new_jabatan_name_becomes_a_position(self):
        self.koreksi(self.baru, job_title="Pranata Komputer Ahli Madya")
        self.assertEqual(self.baru.job_id.name, "Pranata Komputer Ahli Madya")
        self.assertEqual(self.baru.job_id.company_id, self.company)

    def test_pimpinan_is_corrected_with_the_unor(self):
        kini = self.kepala_bidang.current_version_id
        self.koreksi(kini, is_pimpinan=False)
        self.assertFalse(self.bidang.manager_id)
        self.koreksi(kini, is_pimpinan=True)
        self.assertEqual(self.bidang.manager_id, self.kepala_bidang)

    def test_refused_without_reason_or_difference(self):
        with self.assertRaisesRegex(UserError, "Reason is empty"):
            self.koreksi(self.baru, alasan="  ", job_title="Lain")
        with self.assertRaisesRegex(UserError, "Nothing is different"):
            self.koreksi(self.baru)

    def test_only_an_admin_corrects(self):
        for role in ("penilai", "admin_opd", "auditor", "internal", "pegawai_a"):
            with self.assertRaises(AccessError):
                self.koreksi(self.baru, role=role, job_title="Direktur")
            with self.assertRaises(AccessError):
                self.sebagai(role, self.staf_a).action_ekinerja_koreksi()

    def test_the_button_corrects_the_version_that_is_shown(self):
        staf = self.sebagai("admin_instansi", self.staf_a)
        self.assertEqual(staf.action_ekinerja_koreksi()["context"]["default_version_id"], self.baru.id)
        lama = staf.with_context(version_id=self.awal.id)
        self.assertEqual(lama.action_ekinerja_koreksi()["context"]["default_version_id"], self.awal.id)

    def test_an_old_record_that_is_overwritten_elsewhere_is_marked(self):
        """Odoo's own form and the API write in place: the timeline shows it, only the record of today's entry does not."""
        self.staf_a.job_title = "Baru dibuat hari ini"
        self.assertEqual(self.baru.jenis_catatan, "perubahan")
        self.env.flush_all()
        self.cr.execute("UPDATE hr_version SET create_date = create_date - interval '3 days' WHERE id = %s", [self.baru.id])
        self.env.invalidate_all()
        self.staf_a.job_title = "Ditimpa lewat API"
        self.assertEqual(self.baru.jenis_catatan, "koreksi")
