"""Umpan balik berkelanjutan: asked for, given, declined, corrected; who may and who reads (PermenPANRB 6/2022 Ps. 18-21, B.1.3-B.1.5)."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .common import TAHUN
from .test_pelaksanaan import PelaksanaanCase


@tagged("post_install", "-at_install")
class TestUmpanBalik(PelaksanaanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.perilaku = cls.env["ekinerja.perilaku"].search([], limit=2)

    def umpan(self, role, tw=0, **vals):
        isi = {"nada": "positif", "isi": "Laporan rapi"} if "pemberi_id" not in vals else {}
        tentang = {} if "rhk_id" in vals else {"perilaku_id": self.perilaku[0].id}
        return self.sebagai(role, self.env["ekinerja.umpan.balik"]).create(
            {"skp_id": self.skp.id, "periode_id": self.tw[tw].id, **tentang, **isi, **vals}
        )

    def nilai(self, tw=0):
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create(
            {"skp_id": self.skp.id, "periode_id": self.tw[tw].id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
        )
        evaluasi.action_nilai()
        return evaluasi

    def test_relation_follows_the_structure(self):
        """What a client sends as relation, status or names is dropped."""
        skp_atasan = self.buat_disetujui("penilai", penilai="kepala_dinas")
        pimpinan = self.umpan("penilai", rhk_id=self.rhk[0].id, hubungan="lain", state="ditolak", pemberi_nama="x")
        self.assertEqual(
            (pimpinan.hubungan, pimpinan.state, pimpinan.pemberi_nama, pimpinan.tentang, pimpinan.pegawai_nama),
            ("pimpinan", "diberikan", "Bima Kepalabidang", self.rhk[0].name, "Sari Staf, S.Kom."),
        )
        self.assertEqual(self.umpan("kepala_dinas").hubungan, "pimpinan")
        self.assertEqual(self.umpan("pegawai_b").hubungan, "rekan")
        self.assertEqual(self.umpan("pegawai_a", skp_id=skp_atasan.id).hubungan, "bawahan")

    def test_a_stranger_gives_none_unasked(self):
        self.staf_lain.user_id = self.users["internal"]
        self.users["internal"].group_ids |= self.env.ref("ekinerja_admin.group_pegawai_internal")
        with self.assertRaisesRegex(UserError, "comes from pimpinan, rekan or bawahan"), self.cr.savepoint():
            self.umpan("internal")
        diminta = self.umpan("pegawai_a", pemberi_id=self.staf_lain.id, pesan="Bagaimana koordinasinya?")
        self.assertEqual((diminta.hubungan, diminta.state), ("lain", "diminta"))
        jawab = self.sebagai("internal", diminta)
        jawab.action_beri("perbaikan", "  Kabari lebih awal ")
        self.assertEqual((jawab.state, jawab.nada, jawab.isi), ("diberikan", "perbaikan", "Kabari lebih awal"))

    def test_nobody_about_themselves_or_in_another_name(self):
        for vals in ({"pemberi_id": self.staf_a.id}, {"nada": "positif", "isi": "Hebat", "pemberi_id": self.staf_b.id}, {}):
            with self.assertRaises(UserError), self.cr.savepoint():
                self.umpan("pegawai_a", **vals)
        with self.assertRaisesRegex(UserError, "in the own name only"), self.cr.savepoint():
            self.umpan("pegawai_b", pemberi_id=self.kepala_bidang.id, nada="positif", isi="x")
        for role in ("admin_instansi", "admin_opd"):
            with self.assertRaises(UserError, msg=role), self.cr.savepoint():
                self.umpan(role)

    def test_about_one_rhk_or_one_value_of_this_skp(self):
        lain = self.buat_disetujui("pegawai_b")
        with self.assertRaisesRegex(ValidationError, "belongs to another SKP"), self.cr.savepoint():
            self.umpan("penilai", rhk_id=lain.rhk_ids[0].id)
        for vals in ({"perilaku_id": False}, {"rhk_id": self.rhk[0].id, "perilaku_id": self.perilaku[0].id}):
            with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
                self.umpan("penilai", **vals)
        with self.assertRaisesRegex(UserError, "write its text"), self.cr.savepoint():
            self.umpan("penilai", isi="   ")

    def test_request_is_answered_declined_reminded_withdrawn(self):
        umpan = self.umpan("pegawai_a", pemberi_id=self.staf_b.id)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
            self.umpan("pegawai_a", pemberi_id=self.staf_b.id)
        umpan.action_ingatkan()
        with self.assertRaisesRegex(UserError, "reminded today already"):
            umpan.action_ingatkan()
        with self.assertRaisesRegex(UserError, "Only Tono Staf can write"):
            self.sebagai("penilai", umpan).action_tolak("x")
        pemberi = self.sebagai("pegawai_b", umpan)
        with self.assertRaisesRegex(UserError, "Write why you decline"):
            pemberi.action_tolak(" ")
        with self.assertRaisesRegex(UserError, "not given yet"):
            pemberi.write({"isi": "x", "nada": "positif"})
        pemberi.action_tolak("Belum pernah bekerja bersama")
        with self.assertRaisesRegex(UserError, "answered already"):
            self.sebagai("pegawai_a", umpan).action_ingatkan()
        with self.assertRaisesRegex(UserError, "given or declined and stays"):
            self.sebagai("pegawai_a", umpan).unlink()
        self.umpan("pegawai_a", pemberi_id=self.staf_b.id).unlink()

    def test_corrected_by_the_giver_until_the_evaluation(self):
        umpan = self.umpan("penilai")
        umpan.write({"isi": "Laporan rapi dan cepat", "nada": "positif"})
        for vals in ({"skp_id": 1}, {"rhk_id": self.rhk[0].id}, {"pemberi_id": self.staf_b.id}):
            with self.assertRaises(UserError), self.cr.savepoint():
                umpan.write(vals)
        for role in ("pegawai_a", "pegawai_b", "kepala_dinas", "admin_instansi", "auditor"):
            with self.assertRaises(UserError, msg=role), self.cr.savepoint():
                self.sebagai(role, umpan).write({"isi": "Diubah"})
        for role in ("penilai", "pegawai_a", "admin_instansi"):
            with self.assertRaises(UserError, msg=role), self.cr.savepoint():
                self.sebagai(role, umpan).unlink()
        self.nilai()
        with self.assertRaisesRegex(UserError, "already evaluated"):
            self.sebagai("penilai", umpan).write({"isi": "Terlambat"})
        with self.assertRaisesRegex(UserError, "already evaluated"):
            self.umpan("penilai")

    def test_batas_pengisian_binds_all_but_pimpinan(self):
        """BKN-PER-10: after batas pengisian no feedback perilaku; the pimpinan gives it until the evaluation."""
        self.atur_batas("tolak", "realisasi", lingkup=("periodik",))
        with freeze_time(f"{TAHUN}-12-20 03:00:00"):
            with self.assertRaisesRegex(UserError, "Triwulan I 2026 was"), self.cr.savepoint():
                self.umpan("pegawai_b")
            with self.assertRaisesRegex(UserError, "Triwulan I 2026 was"), self.cr.savepoint():
                self.umpan("pegawai_a", pemberi_id=self.staf_b.id)
            self.assertTrue(self.umpan("penilai"))

    def test_who_reads(self):
        umpan = self.umpan("pegawai_b", isi="<script>alert(1)</script>")
        for role in ("pegawai_a", "pegawai_b", "penilai", "kepala_dinas", "admin_opd", "admin_instansi", "auditor"):
            self.assertEqual(self.sebagai(role, umpan).isi, "<script>alert(1)</script>", role)
        with self.assertRaises(AccessError):
            self.sebagai("internal", umpan).read(["isi"])
        # a colleague who gave something reads that alone, not what others gave
        lain = self.umpan("penilai")
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_b", lain).read(["isi"])
        self.assertEqual(self.sebagai("pegawai_b", self.env["ekinerja.umpan.balik"]).search([]), umpan)

    def test_summary_stands_on_the_evaluation(self):
        self.umpan("penilai", rhk_id=self.rhk[0].id)
        self.umpan("pegawai_b", rhk_id=self.rhk[0].id, nada="perbaikan", isi="Perlu lebih cepat")
        self.umpan("pegawai_b")
        self.umpan("pegawai_b", tw=1)
        self.umpan("pegawai_a", pemberi_id=self.staf_b.id, perilaku_id=self.perilaku[1].id)
        evaluasi, final = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create([
            {"skp_id": self.skp.id, "periode_id": periode.id} for periode in (self.tw[0], self.periode_final)
        ])  # fmt: skip
        self.assertEqual((evaluasi.jumlah_positif, evaluasi.jumlah_perbaikan, len(final.umpan_ids)), (2, 1, 4))
        rhk = evaluasi.line_ids.filtered(lambda line: line.rhk_id == self.rhk[0])
        self.assertEqual(rhk.umpan_ringkas, "+1 / −1")
        self.assertIn("− Tono Staf (Rekan setingkat): Perlu lebih cepat", rhk.umpan_isi)
        nilai = evaluasi.perilaku_ids.filtered(lambda line: line.perilaku_id == self.perilaku[0])
        self.assertEqual((nilai.umpan_ringkas, (evaluasi.perilaku_ids - nilai)[:1].umpan_ringkas), ("+1 / −0", False))

    def test_many_at_once(self):
        """The leader gives the same to the chosen staff, in one step."""
        lain = self.buat_disetujui("pegawai_b")
        beri = self.sebagai("penilai", self.env["ekinerja.umpan.balik.beri"]).create({
            "skp_ids": [(6, 0, (self.skp | lain).ids)], "periode_id": self.tw[0].id, "perilaku_id": self.perilaku[0].id, "isi": "Terima kasih",
        })  # fmt: skip
        beri.action_simpan()
        semua = self.env["ekinerja.umpan.balik"].search([("skp_id", "in", (self.skp | lain).ids)])
        self.assertEqual((semua.mapped("isi"), set(semua.mapped("hubungan"))), (["Terima kasih"] * 2, {"pimpinan"}))

    def test_statements_do_not_grow(self):
        model = self.sebagai("penilai", self.env["ekinerja.umpan.balik"])

        def hitung(jumlah, tw):
            vals = [
                {"skp_id": self.skp.id, "periode_id": self.tw[tw].id, "rhk_id": self.rhk[0].id, "nada": "positif", "isi": f"Isi {n}"} for n in range(jumlah)
            ]
            self.env.flush_all()
            self.env.invalidate_all()
            sebelum = self.cr.sql_log_count
            model.create(vals)
            self.cr.flush()
            return self.cr.sql_log_count - sebelum

        hitung(1, 0)
        satu, banyak = hitung(2, 1), hitung(60, 2)
        self.assertLessEqual(banyak, satu + 2, f"{satu} for 2, {banyak} for 60")
        self.env.invalidate_all()
        with self.assertQueryCount(8):
            model.search_fetch([("skp_id", "=", self.skp.id)], ["pegawai_nama", "tentang", "nada", "isi", "pemberi_nama", "hubungan", "state"]).mapped("isi")

    def test_tasks_name_who_is_waited_for(self):
        self.umpan("pegawai_a", pemberi_id=self.staf_b.id)
        tugas = self.env["ekinerja.tugas"]._kumpulkan(self.users["pegawai_b"])[self.users["pegawai_b"].id]
        self.assertIn("Give umpan balik to Sari Staf, S.Kom.", [satu["judul"] for satu in tugas])
