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
