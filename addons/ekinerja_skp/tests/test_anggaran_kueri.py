"""Query budgets of the hot paths: SQL statements are counted, the flush included; times are measured by ``./ekinerja bench``."""

from odoo import api
from odoo.tests import tagged

from .common import TAHUN, SkpCase

JUMLAH = 400


@tagged("post_install", "-at_install")
class TestAnggaranKueri(SkpCase):
    def seperti_permintaan(self, role, records):
        """``records`` as a request of a user sees them: empty cache, the context of the web client and no tracking switched off."""
        self.env.flush_all()
        self.env.invalidate_all()
        user = self.users[role] if role else self.env.user
        env = api.Environment(self.cr, user.id, {"lang": "en_US", "tz": "Asia/Jakarta", "allowed_company_ids": self.company.ids}, su=not role)
        return records.with_env(env)

    def hitung(self, langkah):
        """Statements that a step costs."""
        self.env.flush_all()
        sebelum = self.cr.sql_log_count
        langkah()
        self.cr.flush()
        return self.cr.sql_log_count - sebelum

    def satu_skp(self, tahun):
        """Statements of one SKP with five RHK: created and submitted by the pegawai, approved by the penilai."""
        skp = self.env["ekinerja.skp"]

        def buat():
            nonlocal skp
            skp = self.seperti_permintaan("pegawai_a", skp).create({
                "tahun": tahun,
                "rhk_ids": [
                    (0, 0, {"name": f"Laporan ke-{n}", "indikator_ids": [
                        (0, 0, {"name": "Jumlah laporan", "target": "12", "satuan": "laporan"})]})
                    for n in range(5)
                ],
            })  # fmt: skip

        jumlah = {
            "create": self.hitung(buat),
            "submit": self.hitung(lambda: self.seperti_permintaan("pegawai_a", skp).action_ajukan()),
            "approve": self.hitung(lambda: self.seperti_permintaan("penilai", skp).action_setujui()),
        }
        self.assertEqual(skp.state, "disetujui")
        return jumlah

    def banyak_skp(self):
        """Drafts of many pegawai of one penilai."""
        pegawai = self.env["hr.employee"].create([
            {"name": f"Pegawai {n}", "department_id": self.bidang.id, "job_title": "Pengolah Data", "company_id": self.company.id,
             "date_version": "2020-01-01"}
            for n in range(JUMLAH)
        ])  # fmt: skip
        skp = self.env["ekinerja.skp"].create([{"employee_id": employee.id, "tahun": TAHUN} for employee in pegawai])
        self.env["ekinerja.rhk"].create([
            {"skp_id": s.id, "name": "Laporan", "indikator_ids": [(0, 0, {"name": "Jumlah", "target": "12", "satuan": "laporan"})]} for s in skp
        ])  # fmt: skip
        return skp

    def test_one_skp(self):
        self.satu_skp(TAHUN - 1)  # fills the caches that outlive a request
        jumlah = self.satu_skp(TAHUN)
        self.assertLessEqual(sum(jumlah.values()), 60, jumlah)

    def test_many_skp_in_one_call_each(self):
        self.satu_skp(TAHUN - 1)
        skp = self.banyak_skp()
        jumlah = {
            "submit": self.hitung(lambda: self.seperti_permintaan(None, skp).action_ajukan()),
            "to-do": self.env["mail.activity"].search_count([("res_model", "=", skp._name), ("res_id", "in", skp.ids)]),
            "approve": self.hitung(lambda: self.seperti_permintaan("penilai", skp).action_setujui()),
        }
        self.assertEqual(set(skp.mapped("state")), {"disetujui"})
        self.assertEqual(jumlah.pop("to-do"), JUMLAH)
        log = self.env["mail.message"].search_count([("model", "=", skp._name), ("res_id", "in", skp.ids), ("body", "like", "SKP %")])
        self.assertEqual(log, 2 * JUMLAH)
        self.assertLessEqual(sum(jumlah.values()) / JUMLAH, 0.2, jumlah)
