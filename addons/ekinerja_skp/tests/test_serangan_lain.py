"""Methods that take ids and texts from a client: of others, of odd types, of great length."""

from odoo.service.model import call_kw
from odoo.tests import tagged

from .common import TAHUN, SeranganCase


@tagged("post_install", "-at_install")
class TestSeranganLain(SeranganCase):
    def test_bukti_of_another_used_again(self):
        """The penilai reads the bukti of the staff: neither the penilai nor a colleague gives it as one's own."""
        milik, lain = self.rencana("pegawai_a"), self.rencana("pegawai_b")
        bukti = self.sebagai("pegawai_a", self.env["ekinerja.bukti"]).create(
            {"rencana_id": milik.id, "name": "Laporan", "url": "https://contoh.example/laporan"}
        )
        for role, tujuan in (("pegawai_b", lain), ("penilai", lain), ("penilai", milik), ("admin_instansi", milik), ("pegawai_a", lain)):
            with self.subTest(role, tujuan=tujuan):
                self.ditolak(lambda role=role, tujuan=tujuan: call_kw(self.sebagai(role, bukti), "action_pakai", [bukti.ids, tujuan.id], {}))

    def test_texts_of_odd_types(self):
        """A text that is no text is refused with a sentence, as an empty one is."""
        umpan = self.env["ekinerja.umpan.balik"]
        skp = self.buat_disetujui("pegawai_a")
        perilaku = self.env["ekinerja.perilaku"].search([], limit=1)
        diminta = self.sebagai("pegawai_a", umpan).create(
            {"skp_id": skp.id, "pemberi_id": self.kepala_bidang.id, "perilaku_id": perilaku.id, "periode_id": self.periode.id}
        )
        diminta = self.sebagai("penilai", diminta)
        for nilai in (5, ["x"], {"a": 1}, True):
            for nama, args in (("action_beri", ["positif", nilai]), ("action_tolak", [nilai])):
                with self.subTest(nama, nilai=nilai):
                    self.ditolak(lambda nama=nama, args=args: call_kw(diminta, nama, [diminta.ids, *args], {}))
        for nama in ("action_tolak", "action_revisi", "action_kembalikan_draft"):
            for nilai in (5, ["x"], {"a": 1}, True):
                with self.subTest(nama, nilai=nilai):
                    self.ditolak(lambda nama=nama, nilai=nilai: call_kw(self.sebagai("admin_instansi", skp), nama, [skp.ids, nilai], {}))

    def test_roll_out_beyond_the_own_staff(self):
        """A pimpinan hands out RHK to the own staff alone, whomever the roll-out names."""
        self.buat_skp("kepala_dinas")
        sebar = self.sebagai("penilai", self.env["ekinerja.rhk.sebar"]).create({
            "tahun": TAHUN, "department_id": self.dinas.id, "is_mulai": True,
            "isi_ids": [(0, 0, {"name": "RHK titipan", "indikator": "Jumlah"})],
        })  # fmt: skip
        sebar.action_periksa()
        siap = sebar.orang_ids.filtered(lambda satu: satu.status in ("siap", "mulai"))
        self.assertTrue(siap)
        self.assertLess(set(siap.sudo().mapped("employee_id").ids), set((self.staf_a | self.staf_b | self.kepala_bidang).ids))
        self.assertNotIn(self.kepala_dinas, siap.sudo().employee_id)
        self.assertNotIn(self.kepala_bidang, siap.sudo().employee_id)
        for vals in ({"status": "siap"}, {"employee_id": self.staf_lain.id}):
            self.ditolak(lambda vals=vals: call_kw(siap, "write", [siap.ids, vals], {}))
        self.ditolak(lambda: call_kw(siap, "create", [[{"sebar_id": sebar.id, "employee_id": self.staf_lain.id, "status": "siap"}]], {}))
        for vals in ({"state": "diperiksa"}, {"user_id": self.users["admin_instansi"].id}, {"company_id": 1}):
            self.ditolak(lambda vals=vals: call_kw(sebar, "write", [sebar.ids, vals], {}))
