"""Screens of the source systems: what a user of each looks for is on the list or the form."""

from lxml import etree
from odoo.tests import tagged

from .common import SkpCase

# id -> action, kind of view, names of fields or buttons
LAYAR = {
    "BKN-SKP-01": ("skp_action", "list", ("pegawai_kolom", "state", "action_kembalikan_draft")),
    "BKN-SKP-02": ("skp_action", "search", ("pegawai_nip", "pegawai_nama", "department_id")),
    "BKN-SKP-03": ("skp_action", "form", ("pegawai_nama", "penilai_nama", "atasan_nama", "rhk_ids", "ekspektasi_ids", "lampiran_ids")),
    "BKN-SKP-04": ("skp_action", "form", ("action_kembalikan_draft",)),
    "BKN-SKP-05": ("skp_action", "form", ("state",)),
    "BKN-SKP-08": ("skp_action", "form", ("date_start", "date_end")),
    "BKN-SKP-09": ("skp_action", "form", ("pendekatan",)),
    "BKN-SKP-10": ("skp_action", "form", ("status_jabatan",)),
    "BKN-SKP-11": ("skp_action", "form", ("model_skp", "pegawai_jabatan")),
    "BKN-SKP-12": ("skp_action", "form", ("rhk_ids",)),
    "SMG-SKP-01": ("skp_action", "list", ("pegawai_kolom",)),
    "SMG-SKP-02": ("skp_action", "list", ("pegawai_kolom", "pegawai_unit", "penilai_kolom", "periode_kolom", "pendekatan", "status_jabatan", "is_aktif")),
    "SMG-SKP-03": ("skp_action", "list", ("periode_kolom", "pendekatan", "status_jabatan", "is_aktif")),
    "SMG-SKP-04": ("skp_action", "form", ("action_perbarui_data",)),
    "SMG-SKP-05": ("skp_action", "list", ("action_sesuaikan", "action_setujui")),
    "SMG-SKP-06": ("skp_action", "search", ("aktif",)),
}  # fmt: skip
# id -> menu
MENU = {"BKN-SKP-01": "menu_skp", "SMG-SKP-01": "menu_skp"}


@tagged("post_install", "-at_install")
class TestLayar(SkpCase):
    def arch(self, action, jenis):
        aksi = self.env.ref(f"ekinerja_skp.{action}")
        hasil = self.sebagai("admin_instansi", self.env[aksi.res_model]).get_view({mode: view for view, mode in aksi.views}.get(jenis), jenis)
        return etree.fromstring(hasil["arch"])

    def test_lists_and_forms_hold_what_the_source_shows(self):
        """The ids are the keys of ``LAYAR``."""
        for nomor, (action, jenis, nama) in LAYAR.items():
            with self.subTest(nomor):
                ada = {node.get("name") for node in self.arch(action, jenis).iter("field", "button", "filter")}
                self.assertFalse(set(nama) - ada, f"{action} {jenis}")

    def test_menus(self):
        terlihat = self.env["ir.ui.menu"].with_user(self.users["admin_instansi"])._visible_menu_ids()
        for nomor, menu in MENU.items():
            with self.subTest(nomor):
                self.assertIn(self.env.ref(f"ekinerja_skp.{menu}").id, terlihat)

    def test_form_of_an_rhk(self):
        """BKN-SKP-12 and PermenPANRB 6/2022 A.1.3: organisasi/individu, who assigns, the intervened RHK with its indikator, the manual."""
        hasil = self.sebagai("admin_instansi", self.env["ekinerja.rhk"]).get_view(self.env.ref("ekinerja_skp.rhk_view_form").id, "form")
        ada = {node.get("name") for node in etree.fromstring(hasil["arch"]).iter("field")}
        self.assertFalse({"sifat", "jenis", "rhk_atasan_id", "indikator_atasan_id", "tim_id", "perspektif", "tujuan", "definisi", "formula",
                          "jenis_hasil", "sumber_data", "periode_pelaporan"} - ada)  # fmt: skip
