"""Screens of the source systems: what a user of each looks for is on the list or the form, for the admin instansi."""

from lxml import etree
from odoo.tests import tagged

from .common import InstansiCase

# id -> action, kind of view, names of fields or buttons
LAYAR = {
    "BKN-UNO-05": ("unor_action", "form", ("name",)),
    "BKN-UNO-06": ("unor_action", "form", ("eselon_id",)),
    "BKN-UNO-07": ("unor_action", "form", ("parent_id",)),
    "BKN-UNO-09": ("unor_action", "form", ("is_mandiri",)),
    "BKN-PEG-02": ("pegawai_action", "list", ("nip", "name", "department_id")),
    "BKN-PEG-07": ("pegawai_action", "form", ("name",)),
    "BKN-PEG-08": ("pegawai_action", "form", ("department_id",)),
    "BKN-PEG-11": ("pegawai_action", "form", ("job_title",)),
    "BKN-PLT-02": ("plt_action", "list", ("nip", "employee_id", "unor_jabatan", "jenis", "periode", "status")),
    "BKN-PLT-09": ("plt_action", "form", ("department_id",)),
    "BKN-PLT-10": ("plt_action", "form", ("jabatan",)),
    "BKN-PLT-11": ("plt_action", "form", ("jenis",)),
    "BKN-PLT-12": ("plt_action", "form", ("date_start",)),
    "BKN-PLT-13": ("plt_action", "form", ("date_end",)),
    "BKN-PLT-15": ("plt_action", "form", ("employee_id", "department_id", "jabatan", "jenis", "date_start", "date_end", "active")),
    "BKN-PLT-16": ("plt_action", "form", ("action_hapus",)),
    "SMG-ATL-02": ("atasan_action", "list", ("pegawai_kolom", "atasan_kolom", "verifikator_kolom", "pegawai_lokasi")),
    "SMG-ATL-03": ("atasan_action", "form", ("employee_id", "atasan_id", "verifikator_id")),
    "SMG-ATL-04": ("atasan_action", "form", ("pegawai_sebagai_plt",)),
    "SMG-ATL-05": ("atasan_action", "form", ("atasan_sebagai_plt",)),
    **{
        f"SMG-ATL-{nomor:02}": ("atasan_action", "form", (f"{pihak}_{kolom}",))
        for mulai, pihak in ((6, "atasan"), (12, "verifikator"))
        for nomor, kolom in enumerate(("nip", "nama", "jabatan", "lokasi", "pangkat", "golongan"), mulai)
    },
    "SMG-ATL-24": ("atasan_action", "form", ("action_perbarui_snapshot",)),
}  # fmt: skip
# id -> menu of the administrator (BKN-LOG-01, BKN-LOG-07)
MENU = {
    "BKN-PER-01": "menu_periode", "BKN-UNO-01": "menu_unor", "BKN-PEG-01": "menu_pegawai", "BKN-PLT-01": "menu_plt", "SMG-ATL-01": "menu_atasan",
    "BKN-LOG-07": "menu_impor",
}  # fmt: skip
# questions before something is deleted, in the words of the source
TANYA = {
    "BKN-PER-17": ("ekinerja.periode", "Yakin akan menghapus Periode tersebut?"),
    "BKN-PLT-17": ("ekinerja.plt", "Yakin akan menghapus Data PLT / PLH tersebut?"),
    "BKN-PEG-14": ("hr.employee", "Yakin akan menghapus pegawai tersebut?"),
}


@tagged("post_install", "-at_install")
class TestLayar(InstansiCase):
    def arch(self, action, jenis, lang="en_US"):
        aksi = self.env.ref(f"ekinerja_admin.{action}")
        view = {mode: view_id for view_id, mode in aksi.views}.get(jenis)
        hasil = self.sebagai("admin_instansi", self.env[aksi.res_model]).with_context(lang=lang).get_view(view, jenis)
        return etree.fromstring(hasil["arch"])

    def test_lists_and_forms_hold_what_the_source_shows(self):
        """The ids are the keys of ``LAYAR``; also BKN-UNO-04, BKN-UNO-16, BKN-PEG-05, BKN-PEG-12, BKN-PLT-05, BKN-PLT-06, SMG-ATL-18: made and edited there."""
        for nomor, (action, jenis, nama) in LAYAR.items():
            with self.subTest(nomor):
                arch = self.arch(action, jenis)
                self.assertFalse(set(nama) - {node.get("name") for node in arch.iter("field", "button")}, f"{action} {jenis}")
                self.assertNotEqual(arch.get("create"), "0")
                self.assertNotEqual(arch.get("edit"), "0")

    def test_menus_of_the_administrator(self):
        terlihat = self.env["ir.ui.menu"].with_user(self.users["admin_instansi"])._visible_menu_ids()
        for nomor, menu in MENU.items():
            with self.subTest(nomor):
                self.assertIn(self.env.ref(f"ekinerja_admin.{menu}").id, terlihat)

    def test_jpt_non_asn_is_added_from_the_list(self):
        """BKN-PEG-15, BKN-JPT-13"""
        aksi = str(self.env.ref("ekinerja_admin.jpt_non_asn_action").id)
        self.assertIn(aksi, {button.get("name") for button in self.arch("pegawai_action", "list").iter("button")})

    def test_questions_before_deletion(self):
        for nomor, (model, tanya) in TANYA.items():
            with self.subTest(nomor):
                self.env["res.lang"]._activate_lang("id_ID")
                action = {"ekinerja.periode": "periode_action", "ekinerja.plt": "plt_action", "hr.employee": "pegawai_action"}[model]
                isi = "".join(etree.tostring(self.arch(action, jenis, "id_ID"), encoding="unicode") for jenis in ("list", "form"))
                self.assertIn(tanya, isi)
