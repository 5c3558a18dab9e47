"""Deadlines: batas SKP tahunan and batas pengisian, in the zone of the instansi."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .common import SkpCase


@tagged("post_install", "-at_install")
class TestBatas(SkpCase):
    def test_skp_after_the_deadline_is_refused_with_the_date(self):
        self.atur_batas("tolak", "target", lingkup=("tahunan",))
        with freeze_time("2026-01-31 16:59:00"):
            skp = self.buat_skp("pegawai_b")
            skp.action_ajukan()
            self.assertEqual(skp.state, "diajukan")
        with freeze_time("2026-01-31 17:01:00"):  # 1 February, 00:01 WIB
            skp = self.buat_skp()
            self.assertIn("31 Januari 2026", skp.peringatan)
            with self.assertRaisesRegex(UserError, "Batas SKP tahunan was 31 Januari 2026"):
                skp.action_ajukan()

    def test_skp_after_the_deadline_is_logged_where_the_instansi_only_warns(self):
        with freeze_time("2026-02-10 03:00:00"):
            skp = self.buat_skp()
            skp.action_ajukan()
        log = self.env["mail.message"].search([("model", "=", "ekinerja.skp"), ("res_id", "=", skp.id)], limit=1)
        self.assertEqual(skp.state, "diajukan")
        self.assertIn("31 Januari 2026", log.body)

    def test_returned_skp_may_be_late(self):
        self.atur_batas("tolak", "target", lingkup=("tahunan",))
        with freeze_time("2026-01-30 03:00:00"):
            skp = self.buat_skp()
            skp.action_ajukan()
        with freeze_time("2026-02-10 03:00:00"):
            self.sebagai("penilai", skp).action_tolak("Perbaiki target")
            self.sebagai("pegawai_a", skp).action_ajukan()
        self.assertEqual(skp.state, "diajukan")

    def test_later_start_has_as_many_days(self):
        self.atur_batas("tolak", "target", lingkup=("tahunan",))
        with freeze_time("2026-07-31 03:00:00"):
            skp = self.buat_skp(date_start="2026-07-01")
            self.assertFalse(skp.peringatan)
            skp.action_ajukan()
        self.assertEqual(skp.state, "diajukan")

    def test_entries_after_batas_pengisian(self):
        """BKN-PER-10"""
        skp = self.buat_disetujui()
        tw1 = self.env["ekinerja.periode"].search([("name", "=", "Triwulan I"), ("company_id", "=", self.company.id)])
        vals = {"rhk_id": skp.rhk_ids[0].id, "periode_id": tw1.id, "name": "Susun laporan"}
        rencana_model = self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"])
        with freeze_time("2026-04-05 03:00:00"):
            rencana = rencana_model.create(vals)
        self.atur_batas("tolak", "target", "realisasi", lingkup=("periodik",))
        with freeze_time("2026-04-05 18:00:00"):
            for act in (
                lambda: rencana_model.create(vals),
                lambda: rencana.write({"realisasi": "terlambat"}),
                lambda: rencana.unlink(),
                lambda: rencana.bukti_ids.create({"rencana_id": rencana.id, "name": "x", "url": "https://contoh.example/x"}),
            ):
                with self.assertRaisesRegex(UserError, "Batas pengisian of Triwulan I 2026 was 5 April 2026"), self.cr.savepoint():
                    act()

    def test_rencana_needs_an_approved_skp(self):
        skp = self.buat_skp()
        with self.assertRaisesRegex(UserError, "is not approved yet"):
            self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"]).create(
                {"rhk_id": skp.rhk_ids[0].id, "periode_id": self.periode_final.id, "name": "Susun laporan"}
            )

    def test_target_and_realisasi_have_their_own_deadline(self):
        """SMG-ASN-04, SMG-ASN-05: after day 2 the plan stands, the result is filled until day 3 of the next month."""
        skp = self.buat_disetujui()
        tw1 = self.env["ekinerja.periode"].search([("name", "=", "Triwulan I"), ("company_id", "=", self.company.id)])
        model = self.sebagai("pegawai_a", self.env["ekinerja.rencana.aksi"])
        self.atur_batas("tolak", "target", lingkup=("periodik",), aturan="bulan_ini", hari=2)
        self.atur_batas("tolak", "realisasi", aturan="bulan_berikut", hari=3)
        vals = {"rhk_id": skp.rhk_ids[0].id, "periode_id": tw1.id, "name": "Susun laporan", "target": "1 laporan"}
        with freeze_time("2026-01-02 03:00:00"):
            rencana = model.create(vals)
        with freeze_time("2026-04-03 03:00:00"):
            # a form sends back the plan as it is
            rencana.write({"name": "Susun laporan", "target": "1 laporan", "realisasi": "Satu laporan"})
            for act in (lambda: rencana.write({"name": "Lain"}), lambda: model.create(vals), rencana.unlink):
                with self.assertRaisesRegex(UserError, "Triwulan I 2026 was 2 Januari 2026"), self.cr.savepoint():
                    act()
        with freeze_time("2026-04-04 03:00:00"), self.assertRaisesRegex(UserError, "was 3 April 2026"):
            rencana.write({"realisasi": "Dua laporan"})

    def test_evaluation_after_its_deadline(self):
        """P6 L-IV.A.8: the yearly evaluation until the end of January; MGL-PKP-03: the monthly one until day 5."""
        skp = self.buat_disetujui()
        tw1 = self.env["ekinerja.periode"].search([("name", "=", "Triwulan I"), ("company_id", "=", self.company.id)])
        self.atur_batas("tolak", "penilaian", lingkup=("periodik",), aturan="bulan_berikut", hari=5)
        rating = {"skp_id": skp.id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
        periodik, tahunan = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create([
            rating | {"periode_id": tw1.id}, rating | {"periode_id": self.periode_final.id},
        ])  # fmt: skip
        with freeze_time("2026-04-06 03:00:00"), self.assertRaisesRegex(UserError, "Batas penilaian of Triwulan I 2026 was 5 April 2026"):
            periodik.action_nilai()
        with freeze_time("2027-02-01 03:00:00"):
            tahunan.action_nilai()
        self.assertIn("31 Januari 2027; this is late", tahunan.message_ids[:1].body)
