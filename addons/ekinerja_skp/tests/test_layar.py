"""Screens of the source systems: what a user of each looks for is on the list or the form."""

from lxml import etree
from odoo.tests import tagged

from .common import SkpCase

# id -> action (of this addon unless said), kind of view, names of fields or buttons
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
    "BKN-SKP-14": ("evaluasi_action", "form", ("rating_hasil", "rating_perilaku", "predikat")),
    "BKN-CTK-01": ("skp_cetak_action", "form", ("dokumen", "action_cetak")),
    "BKN-CTK-03": ("skp_cetak_action", "form", ("tanggal_pegawai", "lokasi_pegawai", "anchor_pegawai", "anchor_penilai")),
    "BKN-CTK-05": ("skp_cetak_action", "form", ("periode_id", "tanggal_penilai", "lokasi_penilai", "anchor_penilai")),
    "BKN-ORG-01": ("ekinerja_admin.capaian_action", "list", ("department_id", "tahun", "periode_id")),
    "BKN-ORG-02": ("ekinerja_admin.capaian_action", "list", ("department_id", "nilai", "state", "statistik", "action_finalisasi", "action_ubah")),
    "BKN-ORG-03": ("ekinerja_admin.capaian_action", "search", ("department_id", "tahun", "periode_id")),
    "BKN-ORG-04": ("ekinerja_admin.capaian_tambah_action", "form", ("department_id", "tahun", "periode_id", "nilai", "bukti_url")),
    "BKN-MPH-05": ("matriks_action", "list", ("action_struktur",)),
    "BKN-KBR-01": ("keberatan_action", "list", ("pegawai_nama", "state")),
    "BKN-KBR-02": ("keberatan_action", "search", ("pegawai_nama", "tahun", "periode_id", "state")),
    "BKN-KBR-03": (
        "keberatan_action", "list",
        ("pegawai_nama", "penilai_nama", "atasan_nama", "periode_id", "state", "hari_diajukan", "action_check"),
    ),
    "BKN-KBR-04": ("keberatan_action", "search", ("disetujui", "ditolak", "terlambat", "berjalan")),
    "BKN-KBR-08": ("keberatan_check_action", "form", ("state",)),
    "BKN-KBR-09": ("keberatan_check_action", "form", ("waktu_diajukan", "waktu_diperiksa", "waktu_diputus")),
    "BKN-KBR-10": ("keberatan_check_action", "form", ("pegawai_nama", "alasan")),
    "BKN-KBR-11": ("keberatan_check_action", "form", ("penilai_nama", "penjelasan")),
    "BKN-KBR-12": ("keberatan_check_action", "form", ("atasan_nama", "putusan")),
    "BKN-KBR-13": ("keberatan_check_action", "form", (
        "sebelum_hasil", "sebelum_perilaku", "sebelum_predikat", "minta_hasil", "minta_perilaku", "minta_predikat",
        "sesudah_hasil", "sesudah_perilaku", "sesudah_predikat",
    )),
    "SMG-SKP-01": ("skp_action", "list", ("pegawai_kolom",)),
    "SMG-SKP-02": ("skp_action", "list", ("pegawai_kolom", "pegawai_unit", "penilai_kolom", "periode_kolom", "pendekatan", "status_jabatan", "is_aktif")),
    "SMG-SKP-03": ("skp_action", "list", ("periode_kolom", "pendekatan", "status_jabatan", "is_aktif")),
    "SMG-SKP-04": ("skp_action", "form", ("action_perbarui_data",)),
    "SMG-SKP-05": ("skp_action", "list", ("action_sesuaikan", "action_setujui")),
    "SMG-SKP-06": ("skp_action", "search", ("aktif",)),
}  # fmt: skip
# id -> role, menus that it sees
MENU = {
    "BKN-SKP-01": ("admin_instansi", ("menu_skp",)), "SMG-SKP-01": ("admin_instansi", ("menu_skp",)),
    # what the city's own application keeps beside that of BKN, but the daily activities
    "SMG-ASN-13": ("penilai", ("menu_briefing", "menu_umpan_balik")), "SMG-ASN-15": ("penilai", ("menu_bimbingan",)),
}  # fmt: skip
# id -> model, field, the words of the source for its choices
PILIHAN = {
    # the word of PermenPANRB 6/2022 for the fourth one
    "BKN-SKP-16": ("ekinerja.evaluasi", "predikat", ["Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang/Misconduct", "Sangat Kurang"]),
    "BKN-SKP-10": ("ekinerja.skp", "status_jabatan", ["Definitif", "PLT"]),
    "BKN-SKP-09": ("ekinerja.skp", "pendekatan", ["Kuantitatif", "Kualitatif"]),
    "BKN-CTK-02": ("ekinerja.skp.cetak", "dokumen", ["Rencana SKP", "Form Penilaian", "Dokumen Evaluasi Kinerja"]),
    "BKN-KBR-04": ("ekinerja.keberatan", "state", ["Disetujui", "Ditolak", "Terlambat"]),
    "BKN-SKP-05": ("ekinerja.skp", "state", ["Draft", "Persetujuan"]),
}  # fmt: skip


@tagged("post_install", "-at_install")
class TestLayar(SkpCase):
    def arch(self, action, jenis):
        aksi = self.env.ref(action if "." in action else f"ekinerja_skp.{action}")
        hasil = self.sebagai("admin_instansi", self.env[aksi.res_model]).get_view({mode: view for view, mode in aksi.views}.get(jenis), jenis)
        return etree.fromstring(hasil["arch"])

    def test_lists_and_forms_hold_what_the_source_shows(self):
        """The ids are the keys of ``LAYAR``."""
        for nomor, (action, jenis, nama) in LAYAR.items():
            with self.subTest(nomor):
                ada = {node.get("name") for node in self.arch(action, jenis).iter("field", "button", "filter")}
                self.assertFalse(set(nama) - ada, f"{action} {jenis}")

    def test_choices_have_the_words_of_the_source(self):
        """The ids are the keys of ``PILIHAN``; the interface is Indonesian."""
        for nomor, (model, nama, kata) in PILIHAN.items():
            with self.subTest(nomor):
                env = self.env(context=dict(self.env.context, lang="id_ID"))
                ada = [label for _kunci, label in env[model]._fields[nama]._description_selection(env)]
                self.assertFalse(set(kata) - set(ada), ada)

    def test_menus(self):
        """The ids are the keys of ``MENU``."""
        for nomor, (role, menus) in MENU.items():
            terlihat = self.env["ir.ui.menu"].with_user(self.users[role])._visible_menu_ids()
            for menu in menus:
                with self.subTest(nomor, menu=menu):
                    self.assertIn(self.env.ref(f"ekinerja_skp.{menu}").id, terlihat)

    def test_form_of_an_rhk(self):
        """BKN-SKP-12 and PermenPANRB 6/2022 A.1.3: organisasi/individu, who assigns, the intervened RHK with its indikator, the manual."""
        hasil = self.sebagai("admin_instansi", self.env["ekinerja.rhk"]).get_view(self.env.ref("ekinerja_skp.rhk_view_form").id, "form")
        ada = {node.get("name") for node in etree.fromstring(hasil["arch"]).iter("field")}
        self.assertFalse({"sifat", "jenis", "rhk_atasan_id", "indikator_atasan_id", "tim_id", "perspektif", "tujuan", "definisi", "formula",
                          "jenis_hasil", "sumber_data", "periode_pelaporan"} - ada)  # fmt: skip
