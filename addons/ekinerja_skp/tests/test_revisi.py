"""Versions of an SKP: a revision beside the SKP in force, its approval, the old version and their comparison (PermenPANRB 6/2022 Ps. 14(2))."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import SkpCase


class RevisiCase(SkpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # an SKP is revised within its year, whatever day the tests run on
        cls.tahun = cls.company._ekinerja_hari_ini().year

    def buat_revisi(self, role="pegawai_a", alasan="Penugasan baru dari pimpinan"):
        """An SKP in force with two RHK, a lampiran and a rencana aksi on the first RHK, and a revision of it."""
        skp = self.buat_disetujui(tahun=self.tahun)
        sudo = skp.sudo()
        self.env["ekinerja.rencana.aksi"].create({"rhk_id": sudo.rhk_ids[0].id, "periode_id": self.periode_final.id, "name": "Menyusun laporan"})
        self.sebagai(role, skp).action_revisi(alasan)
        return self.sebagai("pegawai_a", skp), self.sebagai("pegawai_a", skp)._revisi_terbuka()[skp]

    def setujui(self, revisi):
        self.sebagai("pegawai_a", revisi).action_ajukan()
        self.sebagai("penilai", revisi).action_setujui()


@tagged("post_install", "-at_install")
class TestRevisi(RevisiCase):
    def test_revision_is_a_draft_beside_the_skp_in_force(self):
        skp, revisi = self.buat_revisi()
        self.assertEqual((skp.state, skp.versi, revisi.state, revisi.versi), ("disetujui", 1, "draft", 2))
        self.assertEqual(revisi.revisi_dari_id, skp)
        self.assertEqual(revisi.rhk_ids.mapped("name"), skp.rhk_ids.mapped("name"))
        self.assertEqual(revisi.rhk_ids.asal_id, skp.rhk_ids)
        self.assertEqual(revisi.rhk_ids.indikator_ids.asal_id, skp.rhk_ids.indikator_ids)
        self.assertEqual((revisi.penilai_nama, revisi.pegawai_pangkat), (skp.penilai_nama, skp.pegawai_pangkat))
        # without a deadline, also where the instansi refuses what is late
        self.atur_batas("tolak")
        self.assertFalse(revisi._status_batas()[revisi.id].lewat or revisi.peringatan)
        # nowhere counted
        self.assertEqual(self.sebagai("pegawai_a", self.env["ekinerja.skp"]).search_count([("tahun", "=", self.tahun)]), 1)
        self.assertNotIn(revisi, self.sebagai("penilai", self.env["ekinerja.skp"]).search([]))

    def test_approval_exchanges_contents_and_keeps_ids(self):
        """The record in force keeps its id, its RHK and what hangs on them; the former content is an old version."""
        skp, revisi = self.buat_revisi()
        rhk, rencana = skp.rhk_ids, skp.rhk_ids.rencana_ids
        revisi.rhk_ids[0].name = "Laporan kinerja triwulanan tersusun"
        revisi.rhk_ids[0].indikator_ids.target = "4"
        self.env["ekinerja.indikator"].with_env(revisi.env).create({"rhk_id": revisi.rhk_ids[0].id, "name": "Ketepatan", "target": "5", "satuan": "hari"})
        revisi.rhk_ids[1].unlink()
        self.env["ekinerja.rhk"].with_env(revisi.env).create({
            "skp_id": revisi.id, "name": "Data kepegawaian mutakhir",
            "indikator_ids": [(0, 0, {"name": "Ketepatan data", "target": "100", "satuan": "persen"})],
        })  # fmt: skip
        self.env["ekinerja.skp.lampiran"].with_env(revisi.env).create({"skp_id": revisi.id, "name": "Laptop", "jenis": "dukungan"})
        revisi.pendekatan = "kualitatif"
        self.setujui(revisi)
        self.assertEqual((skp.state, skp.versi, skp.is_riwayat, skp.active), ("disetujui", 2, False, True))
        self.assertEqual(skp.rhk_ids.mapped("name"), ["Laporan kinerja triwulanan tersusun", "Data kepegawaian mutakhir"])
        self.assertEqual((skp.rhk_ids[0], skp.rhk_ids[0].indikator_ids.mapped("target")), (rhk[0], ["4", "5"]))
        self.assertEqual((skp.rhk_ids[0].rencana_ids, skp.lampiran_ids.name, skp.pendekatan), (rencana, "Laptop", "kualitatif"))
        self.assertEqual((revisi.state, revisi.versi, revisi.is_riwayat, revisi.active), ("disetujui", 1, True, False))
        self.assertEqual(revisi.rhk_ids.mapped("name"), ["Laporan kinerja ke-1 tersusun", "Laporan kinerja ke-2 tersusun"])
        self.assertEqual((revisi.rhk_ids[0].indikator_ids.target, revisi.pendekatan, revisi.lampiran_ids), ("12", "kuantitatif", revisi.lampiran_ids.browse()))
        self.assertEqual(skp.versi_ids, revisi)
        log = self.env["mail.message"].search([("model", "=", "ekinerja.skp"), ("res_id", "=", skp.id)]).mapped("body")
        self.assertTrue(any("Version 2 is in force: 4 added, 2 changed, 2 removed" in body for body in log), log)

    def test_a_second_revision_knows_the_first(self):
        skp, revisi = self.buat_revisi()
        revisi.rhk_ids[0].name = "Versi dua"
        self.setujui(revisi)
        self.sebagai("pegawai_a", skp).action_revisi("Umpan balik triwulan III")
        kedua = self.sebagai("pegawai_a", skp)._revisi_terbuka()[skp]
        kedua.rhk_ids.filtered(lambda rhk: rhk.name == "Versi dua").name = "Versi tiga"
        self.setujui(kedua)
        self.assertEqual((skp.versi, kedua.versi, revisi.versi), (3, 2, 1))
        self.assertEqual(kedua.bandingkan(revisi.id)["rhk"][0]["kolom"][0]["baru"], "Versi dua")
        self.assertEqual(skp.bandingkan(revisi.id)["rhk"][0]["kolom"], [
            {"nama": "name", "label": "Rencana hasil kerja", "lama": "Laporan kinerja ke-1 tersusun", "baru": "Versi tiga"}])  # fmt: skip
        self.assertEqual(skp.bandingkan()["lama"]["id"], kedua.id)

    def test_rhk_with_rencana_aksi_cannot_vanish(self):
        skp, revisi = self.buat_revisi()
        with self.assertRaisesRegex(UserError, "has rencana aksi or ratings in the SKP in force"):
            revisi.rhk_ids[0].unlink()
        revisi.rhk_ids[1].unlink()
        # planned after it was dropped in the revision
        self.env["ekinerja.rencana.aksi"].create({"rhk_id": skp.rhk_ids[1].id, "periode_id": self.periode_final.id, "name": "Menyusun"})
        with self.assertRaisesRegex(UserError, 'RHK "Laporan kinerja ke-2 tersusun" of the SKP in force has rencana aksi'):
            self.sebagai("pegawai_a", revisi).action_ajukan()
        revisi.action_kembalikan_rhk()
        self.assertEqual(revisi.rhk_ids.asal_id, skp.rhk_ids)
        self.setujui(revisi)
        self.assertEqual(skp.versi, 2)

    def test_planned_between_submission_and_approval(self):
        skp, revisi = self.buat_revisi()
        revisi.rhk_ids[1].unlink()
        revisi.action_ajukan()
        self.env["ekinerja.rencana.aksi"].create({"rhk_id": skp.rhk_ids[1].id, "periode_id": self.periode_final.id, "name": "Menyusun"})
        with self.assertRaisesRegex(UserError, "Return the revision"):
            self.sebagai("penilai", revisi).action_setujui()

    def test_evaluation_that_is_not_given_follows(self):
        skp, revisi = self.buat_revisi()
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")], limit=1)
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": periode.id})
        self.env["ekinerja.rhk"].with_env(revisi.env).create({
            "skp_id": revisi.id, "name": "Baru", "indikator_ids": [(0, 0, {"name": "Jumlah", "target": "1", "satuan": "berkas"})],
        })  # fmt: skip
        revisi.rhk_ids[0].name = "Diubah"
        revisi.rhk_ids.filtered(lambda rhk: rhk.asal_id == skp.rhk_ids[1]).unlink()
        self.setujui(revisi)
        self.assertEqual(sorted(evaluasi.sudo().line_ids.mapped("rhk_nama")), ["Baru", "Diubah"])
        self.assertEqual(evaluasi.sudo().line_ids.rhk_id, skp.sudo().rhk_ids)

    def test_who_may_revise(self):
        skp = self.buat_disetujui(tahun=self.tahun)
        for role in ("kepala_dinas", "admin_instansi", "admin_opd", "auditor"):
            with self.subTest(role), self.assertRaises(UserError):
                self.sebagai(role, skp).action_revisi("Ubah")
        for role in ("pegawai_b", "internal"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.sebagai(role, skp).action_revisi("Ubah")
        with self.assertRaisesRegex(UserError, "Write the reason"):
            self.sebagai("pegawai_a", skp).action_revisi(" ")
        self.sebagai("penilai", skp).action_revisi("Umpan balik: target dinaikkan")
        revisi = skp._revisi_terbuka()[skp]
        self.assertEqual(revisi.revisi_oleh, "penilai")
        with self.assertRaisesRegex(UserError, "already has an open revision"):
            self.sebagai("pegawai_a", skp).action_revisi("Lagi")
        tugas = self.env["ekinerja.tugas"]._kumpulkan(self.users["pegawai_a"])[self.users["pegawai_a"].id]
        self.assertEqual([satu["uraian"] for satu in tugas if satu["jenis"] == "revisi"], ["Umpan balik: target dinaikkan"])
        # the pegawai writes it
        self.sebagai("pegawai_a", revisi).rhk_ids[0].name = "Diubah"
        with self.assertRaises(AccessError):
            self.sebagai("penilai", revisi).rhk_ids[0].name = "Oleh penilai"

    def test_only_in_force_and_within_the_year(self):
        skp = self.buat_skp(tahun=self.tahun)
        with self.assertRaisesRegex(UserError, "is not in force"):
            skp.action_revisi("Ubah")
        lalu = self.buat_disetujui(tahun=self.tahun - 1)
        with self.assertRaisesRegex(UserError, f"the year {self.tahun - 1} is over"):
            self.sebagai("pegawai_a", lalu).action_revisi("Ubah")

    def test_cancel(self):
        skp, revisi = self.buat_revisi()
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_b", revisi).action_batal_revisi()
        with self.assertRaisesRegex(UserError, "can be cancelled only by"):
            self.sebagai("kepala_dinas", revisi).action_batal_revisi()
        self.sebagai("pegawai_a", revisi).action_ajukan()
        self.sebagai("pegawai_a", revisi).action_batal_revisi()
        self.assertFalse(revisi.exists())
        self.assertEqual((skp.state, skp.versi, len(skp.rhk_ids)), ("disetujui", 1, 2))
        with self.assertRaisesRegex(UserError, "is no open revision"):
            self.sebagai("pegawai_a", skp).action_batal_revisi()

    def test_returned_revision_and_draft_of_the_skp(self):
        skp, revisi = self.buat_revisi()
        revisi.action_ajukan()
        self.sebagai("penilai", revisi).action_tolak("Target terlalu rendah")
        self.assertEqual((revisi.state, skp.state), ("ditolak", "disetujui"))
        with self.assertRaisesRegex(UserError, "has an open revision"):
            self.sebagai("admin_instansi", skp).action_kembalikan_draft("Salah")

    def test_old_version_is_closed(self):
        skp, revisi = self.buat_revisi()
        self.setujui(revisi)
        for action in ("action_setujui", "action_ajukan", "action_revisi"):
            with self.subTest(action), self.assertRaises(UserError):
                getattr(self.sebagai("penilai" if action == "action_setujui" else "pegawai_a", revisi), action)(*(["x"] if action == "action_revisi" else []))
        with self.assertRaisesRegex(UserError, "is not decided again"):
            self.sebagai("admin_instansi", revisi).action_kembalikan_draft("Salah")
        with self.assertRaisesRegex(UserError, "cannot be changed"):
            self.sebagai("pegawai_a", revisi).rhk_ids[0].name = "Lain"
        with self.assertRaisesRegex(UserError, "cannot be deleted"):
            self.sebagai("pegawai_a", revisi).unlink()
        with self.assertRaisesRegex(UserError, "belong to the version in force"):
            self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create(
                {"rhk_id": revisi.rhk_ids[0].id, "periode_id": self.periode_final.id, "name": "Sisipan"})
        with self.assertRaisesRegex(UserError, "in force"):
            self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": revisi.id, "periode_id": self.periode_final.id})
        with self.assertRaisesRegex(UserError, "cannot be written"):
            self.sebagai("pegawai_a", revisi).write({"active": True})
        # readable and printable
        self.assertEqual(len(self.sebagai("penilai", revisi)._nilai_rencana_skp()[0]["hasil"][0]["rhk"]), 2)
        self.assertEqual(skp.versi, 2)

    def test_content_in_force_changes_by_revision_only(self):
        skp, revisi = self.buat_revisi()
        for vals in ({"pendekatan": "kualitatif"}, {"tahun": self.tahun + 1}, {"date_end": f"{self.tahun}-06-30"}):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "cannot be changed"):
                self.sebagai("pegawai_a", skp).write(vals)
        with self.assertRaisesRegex(UserError, "stay those of the SKP in force"):
            self.sebagai("pegawai_a", revisi).write({"date_end": f"{self.tahun}-06-30"})

    def test_context_of_a_client_opens_nothing(self):
        skp, _revisi = self.buat_revisi()
        for nilai in (True, "Tukar", 1):
            with self.assertRaisesRegex(UserError, "cannot be changed"):
                self.sebagai("pegawai_a", skp).with_context(ekinerja_tukar=nilai).rhk_ids[0].name = "Lain"

    def test_revision_follows_the_parties(self):
        skp, revisi = self.buat_revisi()
        self.staf_a.write({"job_title": "Pranata Komputer Ahli Muda"})
        self.sebagai("admin_instansi", skp).action_perbarui_data()
        self.assertEqual(revisi.pegawai_jabatan, "Pranata Komputer Ahli Muda")
        with self.assertRaisesRegex(UserError, "refresh the SKP in force"):
            self.sebagai("pegawai_a", revisi).action_perbarui_data()

    def test_mandiri_needs_no_approval(self):
        """BKN-UNO-10: what the head of a unor mandiri revises is in force at once."""
        self.dinas.is_mandiri = True
        skp = self.buat_skp("kepala_dinas", tahun=self.tahun)
        skp.action_ajukan()
        self.sebagai("kepala_dinas", skp).action_revisi("Penugasan wali kota")
        revisi = self.sebagai("kepala_dinas", skp)._revisi_terbuka()[skp]
        revisi.rhk_ids[0].name = "Diubah"
        revisi.action_ajukan()
        self.assertEqual((skp.versi, skp.rhk_ids[0].name, revisi.is_riwayat), (2, "Diubah", True))

    def test_comparison_is_for_readers_of_the_skp(self):
        skp, revisi = self.buat_revisi()
        asing = self.buat_skp("pegawai_b", tahun=self.tahun)
        for role in ("pegawai_b", "internal"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.sebagai(role, revisi).bandingkan()
        with self.assertRaisesRegex(UserError, "no other version"):
            self.sebagai("pegawai_a", skp).bandingkan(asing.id)
        self.assertEqual(self.sebagai("penilai", revisi).bandingkan()["jumlah"], {"baru": 0, "hapus": 0, "ubah": 0, "tetap": 4})

    def test_many_revisions_at_a_constant_number_of_queries(self):
        semua = self.buat_disetujui(tahun=self.tahun) | self.buat_disetujui("pegawai_b", tahun=self.tahun)
        jumlah = []
        for skp in semua.sudo()[0], semua.sudo():
            revisi = (skp - skp.filtered(lambda s: s.versi > 1)).sudo()._buat_revisi("Uji") if len(skp) == 1 else None
            if revisi is None:
                revisi = skp._buat_revisi("Uji")
            revisi.write({"state": "diajukan"})
            self.env.flush_all()
            self.env.invalidate_all()
            awal = self.cr.sql_log_count
            revisi.sudo().action_setujui()
            self.env.flush_all()
            jumlah.append(self.cr.sql_log_count - awal)
        self.assertLessEqual(jumlah[1] - jumlah[0], 25, jumlah)
