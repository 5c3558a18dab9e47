from datetime import timedelta

from odoo.fields import Command
from odoo.tests import tagged

from .common import SkpCase
from .test_portal_skp import PortalCase

BAGIAN = ("ekinerja.rhk", "ekinerja.indikator", "ekinerja.ekspektasi", "ekinerja.skp.lampiran", "ekinerja.rencana.aksi", "ekinerja.evaluasi")


@tagged("post_install", "-at_install")
class TestPortalBaca(SkpCase):
    """The portal reads the parts of an SKP that was checked as superuser: no more than the record rules would give its reader."""

    def setUp(self):
        super().setUp()
        self.skp_a = self.buat_skp("pegawai_a")
        self.skp_a.env["ekinerja.skp.lampiran"].create({"skp_id": self.skp_a.id, "jenis": "dukungan", "name": "Dua laptop"})
        self.skp_a.action_ajukan()
        self.sebagai("penilai", self.skp_a).action_setujui()
        self.env["ekinerja.ekspektasi"].create({
            "skp_id": self.skp_a.id, "perilaku_id": self.env["ekinerja.perilaku"].search([], limit=1).id, "name": "Tanggap terhadap warga",
        })  # fmt: skip
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")], limit=1)
        self.env["ekinerja.rencana.aksi"].create({"rhk_id": self.skp_a.rhk_ids[0].id, "periode_id": periode.id, "name": "Menyusun konsep"})
        self.env["ekinerja.evaluasi"].create({"skp_id": self.skp_a.id, "periode_id": periode.id})

    def bagian(self, model):
        jalur = "rhk_id.skp_id" if model == "ekinerja.indikator" else "skp_id"
        return self.env[model].search([(jalur, "=", self.skp_a.id)])

    def test_readers_of_an_skp_read_its_parts(self):
        for role in ("pegawai_a", "penilai", "kepala_dinas"):
            skp = self.sebagai(role, self.env["ekinerja.skp"]).search([("id", "=", self.skp_a.id)])
            self.assertEqual(skp.ids, self.skp_a.ids, role)
            for model in BAGIAN:
                semua = self.bagian(model)
                self.assertTrue(semua, model)
                if role == "pegawai_a" and model == "ekinerja.evaluasi":
                    # a draft is the matter of the penilai; the pages of the pegawai ask for what was given
                    semua = semua.filtered(lambda row: row.state != "draft")
                with self.subTest(role=role, model=model):
                    self.assertEqual(semua.with_env(skp.env)._filtered_access("read").ids, semua.ids)

    def test_a_colleague_reads_nothing(self):
        for model in ("ekinerja.skp", *BAGIAN):
            semua = self.skp_a if model == "ekinerja.skp" else self.bagian(model)
            with self.subTest(model=model):
                self.assertFalse(self.sebagai("pegawai_b", semua)._filtered_access("read"))


@tagged("post_install", "-at_install")
class TestPortalBacaSerangan(PortalCase):
    """Pages that read as superuser what a condition admits: whoever is a party no more, or not yet, or elsewhere, gets nothing of it."""

    def setUp(self):
        super().setUp()
        self.hari_ini = self.company._ekinerja_hari_ini()
        self.skp = self.buat_disetujui(tahun=self.hari_ini.year)

    def terlihat(self, role):
        """Whether a role finds the SKP as the penilai: ``(in the list, on its page)``."""
        self.masuk(role)
        response = self.url_open(f"/my/staf/skp/{self.skp.id}")
        self.assertIn(response.status_code, (200, 404))
        return "Sari Staf" in self.baca("/my/staf?saring=nilai") + self.baca("/my/staf?saring=pegawai"), response.status_code == 200

    def test_acting_head_after_the_last_day(self):
        kemarin = self.hari_ini - timedelta(days=1)
        plt = self.buat_plt(self.kepala_dinas, self.bidang, kemarin, kemarin)
        self.assertFalse(self.terlihat("kepala_dinas")[1])
        plt.date_end = self.hari_ini
        self.assertTrue(self.terlihat("kepala_dinas")[1])
        plt.active = False
        self.assertFalse(self.terlihat("kepala_dinas")[1])

    def test_penilai_who_acted_and_does_no_more(self):
        """The SKP names who acted when its data were taken; afterwards the manager of the unor decides."""
        kemarin = self.hari_ini - timedelta(days=1)
        plt = self.buat_plt(self.kepala_dinas, self.bidang, kemarin, self.hari_ini)
        self.skp.sudo().write({"penilai_id": self.kepala_dinas.id, "penilai_plt_id": plt.id, "unor_penilai_id": self.bidang.id})
        self.assertTrue(self.terlihat("kepala_dinas")[1])
        plt.date_end = kemarin
        self.assertEqual(self.terlihat("kepala_dinas"), (False, False))

    def test_former_penilai(self):
        self.assertTrue(self.terlihat("penilai")[1])
        self.skp.sudo().write({"penilai_id": self.kepala_dinas.id, "unor_penilai_id": self.dinas.id})
        self.assertEqual(self.terlihat("penilai"), (False, False))

    def test_who_works_in_another_instansi_now(self):
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        for role, alamat in (("penilai", f"/my/staf/skp/{self.skp.id}"), ("pegawai_a", f"/my/skp/{self.skp.id}")):
            with self.subTest(role):
                self.masuk(role)
                self.baca(alamat)
                self.users[role].write({"company_id": lain.id, "company_ids": [Command.set(lain.ids)]})
                self.assertEqual(self.url_open(alamat).status_code, 404)

    def test_old_version_is_the_matter_of_the_pegawai(self):
        self.skp.action_revisi("Target berubah")
        revisi = self.skp.revisi_terbuka_id
        revisi.action_ajukan()
        self.sebagai("penilai", revisi).action_setujui()
        lama = self.skp.with_context(active_test=False).versi_ids.filtered("is_riwayat")
        self.masuk("penilai")
        self.assertEqual(self.url_open(f"/my/staf/skp/{lama.id}").status_code, 404)
        self.masuk("pegawai_a")
        self.baca(f"/my/skp/{lama.id}")
        self.masuk("pegawai_b")
        self.assertEqual(self.url_open(f"/my/skp/{lama.id}").status_code, 404)

    def test_draft_of_the_penilai(self):
        """Neither its words nor its ratings stand on any page of the pegawai, whatever other roles the pegawai has."""
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)], order="sequence", limit=1)
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({
            "skp_id": self.skp.id, "periode_id": periode.id, "umpan_balik": "Rahasia penilai", "rating_hasil": "dibawah", "rating_perilaku": "dibawah",
        })  # fmt: skip
        self.users["pegawai_a"].group_ids = self.env.ref("ekinerja_admin.group_pegawai_internal") | self.env.ref("ekinerja_admin.group_auditor")
        self.masuk("pegawai_a")
        for bagian in ("periode", "umpan", "evaluasi", "pratinjau", "dokumen"):
            with self.subTest(bagian):
                halaman = self.baca(f"/my/skp/{self.skp.id}?bagian={bagian}")
                self.assertNotIn("Rahasia penilai", halaman)
                self.assertNotIn("Sangat Kurang", halaman)
                self.assertNotIn(f"/evaluasi/{evaluasi.id}", halaman)
