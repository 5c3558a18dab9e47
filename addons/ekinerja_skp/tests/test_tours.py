"""The way through in a browser, on a desktop and on a phone."""

from odoo.tests import HttpCase, tagged

from .common import SkpCase

LAYAR = (("1366x768", False), ("390x844", True))


@tagged("post_install", "-at_install")
class TestTours(SkpCase, HttpCase):
    def di_layar(self, roles, siapkan, url, tour):
        """Run a tour at both widths, each as a role of its own.

        :param roles: role at desktop width, role at phone width
        :param siapkan: called with the role before its tour
        """
        for role, (ukuran, sentuh) in zip(roles, LAYAR, strict=True):
            with self.subTest(role=role, ukuran=ukuran):
                self.browser_size, self.touch_enabled = ukuran, sentuh
                siapkan(role)
                self.start_tour(url, tour, login=self.users[role].login)

    def test_pegawai(self):
        """From start to submit, then rencana aksi, realisasi and bukti dukung of the approved SKP."""
        roles = ("pegawai_a", "pegawai_b")
        self.di_layar(roles, lambda role: None, "/my/skp", "skp_portal_mulai_tour")
        semua = self.env["ekinerja.skp"].search([("employee_id", "in", (self.staf_a | self.staf_b).ids)])
        self.assertEqual(semua.mapped("state"), ["diajukan", "diajukan"])
        self.sebagai("penilai", semua).action_setujui()
        self.di_layar(roles, lambda role: None, "/my/skp", "skp_portal_rencana_tour")
        self.assertEqual(semua.rhk_ids.rencana_ids.mapped("state"), ["selesai", "selesai"])
        self.assertEqual(len(semua.rhk_ids.rencana_ids.bukti_ids), 4)

    def test_penilai(self):
        """Approve a submitted SKP, evaluate a period: Sesuai x Sesuai is Baik."""
        for role in ("pegawai_a", "pegawai_b"):
            skp = self.buat_skp(role)
            skp.action_ajukan()
            ukuran, sentuh = LAYAR[role == "pegawai_b"]
            with self.subTest(ukuran=ukuran):
                self.browser_size, self.touch_enabled = ukuran, sentuh
                self.start_tour("/odoo/skp-bawahan", "skp_penilai_tour", login=self.users["penilai"].login)
            skp.invalidate_recordset()
            self.assertEqual(
                (skp.state, skp.sudo().evaluasi_ids.predikat, skp.sudo().evaluasi_ids.state),
                ("disetujui", "baik", "dinilai"),
            )

    def test_admin_instansi(self):
        """Find an SKP among all and return it to draft with a reason."""
        for role, (ukuran, sentuh) in zip(("pegawai_a", "pegawai_b"), LAYAR, strict=True):
            skp = self.buat_disetujui(role)
            with self.subTest(ukuran=ukuran):
                self.browser_size, self.touch_enabled = ukuran, sentuh
                self.start_tour(f"/odoo/skp/{skp.id}", "skp_admin_tour", login=self.users["admin_instansi"].login)
            skp.invalidate_recordset()
            self.assertEqual((skp.state, skp.alasan), ("draft", "Diminta pegawai"))

    def test_usulan_atasan(self):
        """Find the atasan by three letters and ask for them, as pegawai in the portal and as penilai with an internal account."""
        self.di_layar(("penilai", "pegawai_b"), lambda role: None, "/my/atasan", "atasan_portal_tour")
        usulan = self.env["ekinerja.atasan.usulan"].search([("company_id", "=", self.company.id)])
        self.assertEqual(usulan.usulan_atasan_id, self.kepala_dinas)
        self.assertEqual(usulan.employee_id, self.kepala_bidang | self.staf_b)
