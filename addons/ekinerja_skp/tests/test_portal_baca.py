from odoo.tests import tagged

from .common import SkpCase

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
