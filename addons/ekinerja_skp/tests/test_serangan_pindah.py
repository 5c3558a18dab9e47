"""What is one's own moved to somebody else: a record rule is asked before a write, so the target needs a question of its own."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from .common import TAHUN, SeranganCase


@tagged("post_install", "-at_install")
class TestSeranganPindah(SeranganCase):
    def test_bukti_planted_with_a_colleague(self):
        """Whoever could put a document into the SKP of a colleague could discredit that colleague."""
        milik, lain = self.rencana("pegawai_a"), self.rencana("pegawai_b")
        bukti = self.sebagai("pegawai_a", self.env["ekinerja.bukti"]).create(
            {"rencana_id": milik.id, "name": "Laporan", "url": "https://contoh.example/laporan"}
        )
        with self.assertRaises(AccessError), self.cr.savepoint():
            call_kw(bukti, "write", [bukti.ids, {"rencana_id": lain.id}], {})
        with self.assertRaises(UserError), self.cr.savepoint():
            call_kw(self.sebagai("pegawai_b", lain), "write", [lain.ids, {"bukti_ids": [(4, bukti.id)]}], {})

    def test_rencana_moved_into_the_skp_of_a_colleague(self):
        milik, lain = self.rencana("pegawai_a"), self.rencana("pegawai_b")
        with self.assertRaises(AccessError), self.cr.savepoint():
            call_kw(self.sebagai("pegawai_a", milik), "write", [milik.ids, {"rhk_id": lain.sudo().rhk_id.id}], {})

    def test_part_of_a_draft_moved_into_the_draft_of_a_colleague(self):
        milik, lain = self.buat_skp("pegawai_a"), self.buat_skp("pegawai_b")
        lampiran = self.sebagai("pegawai_a", self.env["ekinerja.skp.lampiran"]).create({"skp_id": milik.id, "name": "Dukungan anggaran"})
        rhk = self.sebagai("pegawai_a", milik.rhk_ids[0])
        for record, vals in (
            (lampiran, {"skp_id": lain.id}), (rhk, {"skp_id": lain.id}), (rhk.indikator_ids, {"rhk_id": lain.sudo().rhk_ids[0].id}),
        ):
            with self.subTest(record._name), self.assertRaises(AccessError), self.cr.savepoint():
                call_kw(record, "write", [record.ids, vals], {})

    def test_moves_within_the_own_skp(self):
        """What is one's own may go to another place of one's own."""
        milik = self.rencana("pegawai_a")
        rhk = milik.skp_id.rhk_ids[1]
        milik.write({"rhk_id": rhk.id})
        self.assertEqual(milik.rhk_id, rhk)

    def test_ekspektasi_moved_to_staff_of_another_penilai(self):
        skp, lain = self.buat_disetujui("pegawai_a"), self.buat_skp("penilai")
        ekspektasi = self.sebagai("penilai", self.env["ekinerja.ekspektasi"]).create(
            {"skp_id": skp.id, "perilaku_id": self.env["ekinerja.perilaku"].search([], limit=1).id, "name": "Melayani lebih cepat"}
        )
        with self.assertRaises(UserError), self.cr.savepoint():
            call_kw(ekspektasi, "write", [ekspektasi.ids, {"skp_id": lain.id}], {})

    def test_line_of_a_roll_out_put_into_that_of_an_admin(self):
        """A roll-out of an admin reaches the whole instansi: nobody else adds an RHK to it."""
        sebar = self.env["ekinerja.rhk.sebar"]
        milik = self.sebagai("penilai", sebar).create({
            "name": "Milik", "tahun": TAHUN, "department_id": self.bidang.id, "isi_ids": [(0, 0, {"name": "RHK titipan", "indikator": "Jumlah"})],
        })  # fmt: skip
        admin = self.sebagai("admin_instansi", sebar).create({
            "name": "Instansi", "tahun": TAHUN, "department_id": self.kota.id, "isi_ids": [(0, 0, {"name": "RHK resmi", "indikator": "Jumlah"})],
        })  # fmt: skip
        isi = self.sebagai("penilai", milik.isi_ids)
        with self.assertRaises(UserError), self.cr.savepoint():
            call_kw(isi, "write", [isi.ids, {"sebar_id": admin.id}], {})
        self.assertEqual(admin.sudo().isi_ids.mapped("name"), ["RHK resmi"])

    def test_attendance_moved_to_the_briefing_of_another_unor(self):
        self.bidang.manager_id, self.dinas.manager_id = self.kepala_bidang, self.kepala_dinas
        briefing = self.env["ekinerja.briefing"]
        milik = self.sebagai("penilai", briefing).create({"department_id": self.bidang.id, "topik": "Apel bidang", "tanggal": "2026-01-05"})
        lain = self.sebagai("kepala_dinas", briefing).create({"department_id": self.dinas.id, "topik": "Apel dinas", "tanggal": "2026-01-05"})
        self.sebagai("penilai", milik).action_isi_pegawai()
        hadir = self.sebagai("penilai", milik.hadir_ids[:1])
        with self.assertRaises(UserError), self.cr.savepoint():
            call_kw(hadir, "write", [hadir.ids, {"briefing_id": lain.id}], {})
        with self.assertRaises(UserError), self.cr.savepoint():
            call_kw(self.sebagai("penilai", milik), "write", [milik.ids, {"jumlah_hadir": 99}], {})
