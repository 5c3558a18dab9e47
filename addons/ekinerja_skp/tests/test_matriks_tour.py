"""The grid in a browser: filled with the keyboard, RHK made from it."""

from odoo.tests import HttpCase, tagged

from .test_matriks import MatriksCase


@tagged("post_install", "-at_install")
class TestMatriksTour(MatriksCase, HttpCase):
    def test_filled_with_the_keyboard(self):
        draft = self.buat_skp("pegawai_a", rhk=0)
        self.start_tour(f"/odoo/{self.matriks.id}/matriks-isi", "matriks_tour", login="uji_penilai")
        self.assertEqual(draft.rhk_ids.mapped("name"), ["Memverifikasi berkas"])
        self.assertEqual(sorted(self.matriks.peran_ids.mapped("is_tanpa")), [False, True])
