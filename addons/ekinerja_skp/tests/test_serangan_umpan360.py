"""Umpan balik 360: what one rater said stays unknown, whatever the admin or the pimpinan set up around it."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from .test_umpan360 import Umpan360Case


@tagged("post_install", "-at_install")
class TestSeranganUmpan360(Umpan360Case):
    def responden(self, role, peserta, employee, kelompok):
        return call_kw(self.sebagai(role, self.env["ekinerja.umpan360.responden"]), "create", [[
            {"peserta_id": peserta.id, "responden_id": employee.id, "kelompok": kelompok},
        ]], {})  # fmt: skip

    def test_rekan_asked_as_the_pimpinan(self):
        """The answer of the pimpinan is shown alone: a rekan in that place would be read out."""
        self.mulai()
        sari = self.peserta(self.staf_a)
        self.sebagai("admin_instansi", sari.responden_ids.filtered(lambda r: r.kelompok == "pimpinan" or r.responden_id == self.staf_b)).unlink()
        for role in ("admin_instansi", "penilai"):
            with self.subTest(role), self.assertRaises(ValidationError), self.cr.savepoint():
                self.responden(role, sari, self.staf_b, "pimpinan")
        self.responden("admin_instansi", sari, self.kepala_bidang, "pimpinan")

    def test_question_that_one_rater_alone_answers(self):
        """A question added or taken away while answers come in would tell one rater from the others."""
        self.mulai()
        self.jawab(self.peserta(self.staf_a), self.rekan[0], 4)
        pertanyaan = self.sebagai("admin_instansi", self.env["ekinerja.umpan360.pertanyaan"])
        vals = {"name": "Apakah ia jujur?", "perilaku_id": self.env["ekinerja.perilaku"].search([], limit=1).id, "company_id": self.company.id}
        with self.assertRaisesRegex(UserError, "has answers already"), self.cr.savepoint():
            call_kw(pertanyaan, "create", [[vals]], {})

    def test_question_of_the_own_instansi_stays_while_it_runs(self):
        perilaku = self.env["ekinerja.perilaku"].search([], limit=2)
        satu = self.env["ekinerja.umpan360.pertanyaan"].create({"name": "Apakah ia jujur?", "perilaku_id": perilaku[0].id, "company_id": self.company.id})
        self.pertanyaan = satu
        self.mulai()
        self.sebagai("admin_instansi", satu).name = "Apakah ia jujur dan terbuka?"
        self.jawab(self.peserta(self.staf_a), self.rekan[0], 4)
        satu = self.sebagai("admin_instansi", satu)
        for vals in ({"active": False}, {"perilaku_id": perilaku[1].id}, {"name": "Lain"}):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "has answers already"), self.cr.savepoint():
                call_kw(satu, "write", [satu.ids, vals], {})
        with self.assertRaisesRegex(UserError, "has answers already"), self.cr.savepoint():
            satu.unlink()
        satu.write({"sequence": 3})

    def test_question_with_fewer_answers_than_the_minimum(self):
        """Also where an administrator of the system changed the shared questions: the group is large enough, the question is not."""
        self.mulai()
        sari = self.peserta(self.staf_a)
        for employee, nilai in zip(self.rekan[:3], (4, 4, 4), strict=True):
            self.jawab(sari, employee, nilai)
        rekap = self.env["ekinerja.umpan360.rekap"].search([("peserta_id", "=", sari.id), ("kelompok", "=", "rekan")])
        self.umpan.state = "draft"
        lain = self.env["ekinerja.umpan360.pertanyaan"].create({
            "name": "Satu saja", "perilaku_id": self.pertanyaan[0].perilaku_id.copy({"name": "Nilai tersendiri", "company_id": self.company.id}).id,
            "company_id": self.company.id, "active": False,
        })  # fmt: skip
        rekap.sebaran = rekap.sebaran | {str(lain.id): [1, 0, 0, 0, 0]}
        self.umpan.state = "berjalan"
        self.sebagai("admin_instansi", self.umpan).action_tutup()
        hasil = self.sebagai("penilai", sari)._hasil()[self.sebagai("penilai", sari)]
        self.assertNotIn("Nilai tersendiri", dict(hasil["perilaku"]))
        rekan = next(satu for satu in hasil["kelompok"] if satu["kunci"] == "rekan")
        self.assertEqual(rekan["nilai"], 4, "nor does it count in the mean, from which it could be reckoned")
        self.assertEqual(self.sebagai("penilai", sari).nilai_rekan, 4)

    def test_tallies_by_no_way(self):
        self.mulai()
        sari = self.peserta(self.staf_a)
        self.jawab(sari, self.rekan[0], 1, "Pendapat saya sendiri")
        self.sebagai("admin_instansi", self.umpan).action_tutup()
        for role in ("admin_instansi", "admin_opd", "auditor", "penilai", "pegawai_a"):
            peserta = self.sebagai(role, self.env["ekinerja.umpan360.peserta"])
            rekap = self.sebagai(role, self.env["ekinerja.umpan360.rekap"])
            for langkah in (
                lambda r=rekap: r.search([("komentar", "ilike", "Pendapat")]), lambda r=rekap: r.search_count([]),
                lambda r=rekap: r.formatted_read_group([], ["peserta_id"], ["jumlah:sum"]),
                lambda r=rekap: r.search([]).export_data(["komentar", "peserta_id/nama"]),
                lambda p=peserta: p.search([("responden_ids.peserta_id.rekap_ids.jumlah", ">", 0)]),
            ):
                try:
                    with self.cr.savepoint():
                        langkah()
                except (AccessError, ValueError):
                    continue
                self.fail(f"{role} reads tallies")
            milik = peserta.search([("nilai_rekan", ">", 0), ("id", "=", sari.id)])
            self.assertFalse(milik, "below the minimum nothing is stored")
            self.assertFalse(self.sebagai(role, self.env["mail.message"]).search([("body", "ilike", "Pendapat saya")]))
