"""Keberatan: from the draft to the decision, who may do what, what it does to the evaluation."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from .keberatan_common import KeberatanCase

SEMUA = ("ajukan", "tarik", "periksa", "jelaskan", "tanya", "jawab", "setujui", "tolak", "buka_kembali")
ISI = {"jelaskan": ("Penjelasan",), "tanya": ("Mengapa?",), "jawab": ("Karena",), "setujui": ("Dikabulkan",), "tolak": ("Tetap",), "buka_kembali": ("Sakit",)}
# transition -> states from which it leads, role that does it
DARI = {
    "ajukan": (("draft",), "pegawai_a"), "tarik": (("diajukan",), "pegawai_a"), "periksa": (("diajukan",), "kepala_dinas"),
    "jelaskan": (("diajukan", "diperiksa"), "penilai"), "tanya": (("diajukan", "diperiksa"), "kepala_dinas"), "jawab": (("diperiksa",), "pegawai_a"),
    "setujui": (("diajukan", "diperiksa"), "kepala_dinas"), "tolak": (("diajukan", "diperiksa"), "kepala_dinas"),
    "buka_kembali": (("terlambat",), "admin_instansi"),
}  # fmt: skip
ROLE = ("pegawai_a", "pegawai_b", "penilai", "kepala_dinas", "admin_opd", "admin_instansi", "auditor", "internal")


@tagged("post_install", "-at_install")
class TestKeberatan(KeberatanCase):
    def test_three_parties(self):
        """BKN-KBR-14: the pegawai files, the penilai explains, the atasan decides; the ratings become the decided ones and are final."""
        keberatan = self.buat()
        self.assertEqual((keberatan.state, keberatan.minta_predikat, keberatan.pegawai_nama), ("draft", "sangat_baik", "Sari Staf, S.Kom."))
        keberatan.action_ajukan()
        self.assertEqual(keberatan.state, "diajukan")
        self.assertTrue(keberatan.tanggal_diajukan and keberatan.batas_putusan)
        penilai = self.sebagai("penilai", keberatan)
        penilai.action_jelaskan("Setuju diubah")
        self.assertEqual((penilai.dijelaskan_oleh, penilai.state), ("Bima Kepalabidang", "diajukan"))
        atasan = self.kepala(keberatan)
        atasan.action_periksa()
        self.assertTrue(atasan.tanggal_diperiksa)
        atasan.action_tanya("Laporan yang mana?")
        self.sebagai("pegawai_a", keberatan).action_jawab("Laporan Maret dan April")
        self.kepala(keberatan).action_setujui("Baiklah", "diatas", "diatas")
        keberatan = keberatan.with_user(self.env.user)
        self.assertEqual((keberatan.state, keberatan.putusan, keberatan.diputus_oleh), ("disetujui", "Baiklah", "Dewi Kepaladinas"))
        self.assertEqual((keberatan.sebelum_hasil, keberatan.sebelum_perilaku, keberatan.sebelum_predikat), ("sesuai", "sesuai", "baik"))
        evaluasi = self.evaluasi
        self.assertEqual((evaluasi.rating_hasil, evaluasi.rating_perilaku, evaluasi.predikat, evaluasi.state), ("diatas", "diatas", "sangat_baik", "final"))
        self.assertEqual(self.skp.predikat_akhir, "sangat_baik")
        self.assertEqual([row[2] for row in keberatan._tabel()], ["baik", "sangat_baik", "sangat_baik"])
        log = " ".join(str(body) for body in evaluasi.message_ids.mapped("body"))
        self.assertIn("Keberatan granted by Dewi Kepaladinas: Baik, now Sangat Baik.", log)

    def test_granted_otherwise_than_asked(self):
        """The atasan may grant other ratings than those asked for (assumed in regulasi.md B)."""
        keberatan = self.ajukan()
        self.kepala(keberatan).action_setujui("Sebagian", putus_perilaku="sesuai")
        self.assertEqual((self.evaluasi.rating_hasil, self.evaluasi.rating_perilaku, self.evaluasi.predikat), ("diatas", "sesuai", "baik"))
        self.assertEqual((keberatan.sesudah_hasil, keberatan.sesudah_perilaku), ("diatas", "sesuai"))

    def test_refused_the_ratings_stand(self):
        keberatan = self.ajukan()
        self.kepala(keberatan).action_tolak("Penilaian sudah tepat")
        self.assertEqual((keberatan.state, keberatan.sesudah_predikat), ("ditolak", "baik"))
        self.assertEqual((self.evaluasi.predikat, self.evaluasi.state), ("baik", "final"))

    def test_periodic_results_too(self):
        """BKN-KBR-06: an evaluation of an ordinary period can be contested like that of the Final one, each by itself."""
        triwulan = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")])[0]
        biasa = self.buat_evaluasi(triwulan)
        satu, dua = self.ajukan(biasa), self.ajukan()
        self.kepala(satu).action_setujui("Dikabulkan")
        self.assertEqual((biasa.predikat, biasa.state, self.evaluasi.predikat, self.evaluasi.state), ("sangat_baik", "final", "baik", "dinilai"))
        self.assertEqual((satu.periode_id, dua.state), (triwulan, "diajukan"))

    def test_every_transition_by_every_role_in_every_state(self):
        """One role per transition, and only from its states; everybody else is refused or does not see it."""
        aturan = self.env["ekinerja.keberatan.aturan"].create({"date_start": "2001-01-01", "company_id": self.company.id, "boleh_lambat": True})
        self.assertTrue(aturan)
        keberatan = self.ajukan()
        isi = {"pertanyaan": "Mengapa?", "tanggal_diperiksa": keberatan.tanggal_diajukan}
        for state in ("draft", "diajukan", "diperiksa", "disetujui", "ditolak", "terlambat"):
            for transisi in SEMUA:
                for role in ROLE:
                    dari, siapa = DARI[transisi]
                    boleh = state in dari and role == siapa
                    with self.subTest(state=state, transisi=transisi, role=role), self.cr.savepoint() as titik:
                        keberatan.write({"state": state, **isi})
                        try:
                            getattr(self.sebagai(role, keberatan), f"action_{transisi}")(*ISI.get(transisi, ()))
                            berhasil = True
                        except (AccessError, UserError):
                            berhasil = False
                        titik.rollback()
                    self.env.invalidate_all()
                    self.assertEqual(berhasil, boleh)

    def test_requests_that_are_refused(self):
        """One day late is with the calendar; here: not one's own, final, without keberatan, not given, nothing asked, twice, by an admin."""
        for role in ("pegawai_b", "penilai", "kepala_dinas", "admin_instansi", "admin_opd"):
            with self.subTest(role), self.tertolak():
                self.buat(role=role)
        for vals, pesan in (
            ({"state": "final"}, "is final; a final result"), ({"tanpa_keberatan": True}, "final without keberatan"), ({"state": "draft"}, "is not given yet"),
        ):  # fmt: skip
            with self.subTest(pesan), self.cr.savepoint() as titik:
                self.evaluasi.write(vals)
                with self.assertRaisesRegex(UserError, pesan):
                    self.buat()
                titik.rollback()
            self.env.invalidate_all()
        for vals, pesan in (
            ({"minta_hasil": "sesuai", "minta_perilaku": False}, "at least one rating"), ({"minta_hasil": False, "minta_perilaku": False}, "at least one"),
            ({"alasan": "  "}, "write the reason"),
        ):  # fmt: skip
            with self.subTest(pesan), self.cr.savepoint() as titik:
                draft = self.buat(**vals)
                with self.assertRaisesRegex(UserError, pesan):
                    draft.action_ajukan()
                titik.rollback()
            self.env.invalidate_all()
        keberatan = self.ajukan()
        self.kepala(keberatan).action_tolak("Tetap")
        with self.tertolak():
            self.buat()

    def test_only_an_asked_rating_is_needed(self):
        keberatan = self.ajukan(minta_perilaku=False)
        self.assertEqual((keberatan.minta_hasil, keberatan.minta_perilaku, keberatan.minta_predikat), ("diatas", "sesuai", "baik"))

    def test_grant_without_a_change_is_no_grant(self):
        keberatan = self.ajukan()
        with self.assertRaisesRegex(UserError, "both ratings stay as they were"):
            self.kepala(keberatan).action_setujui("Baik", "sesuai", "sesuai")
        with self.assertRaisesRegex(UserError, "is no rating"):
            self.kepala(keberatan).action_setujui("Baik", "istimewa", "sesuai")
        with self.assertRaisesRegex(UserError, "is empty"):
            self.kepala(keberatan).action_setujui("  ", "diatas", "sesuai")

    def test_evaluation_waits_for_the_decision(self):
        """While one runs the penilai neither reopens nor finalises; afterwards the result is final. After Terlambat it can be made final only."""
        keberatan = self.buat()
        evaluasi = self.sebagai("penilai", self.evaluasi)
        keberatan.action_ajukan()
        for action in ("action_buka", "action_final"):
            with self.assertRaisesRegex(UserError, "is contested since .* Dewi Kepaladinas"):
                getattr(self.sebagai("penilai", evaluasi), action)()
        with self.assertRaisesRegex(UserError, "is contested since"), self.cr.savepoint():
            self.evaluasi.unlink()
        keberatan.sudo().write({"state": "terlambat"})
        with self.assertRaisesRegex(UserError, "not decided in time"):
            self.sebagai("penilai", evaluasi).action_buka()
        self.sebagai("penilai", evaluasi).action_final()
        self.assertEqual(self.evaluasi.state, "final")

    def test_withdrawn_and_filed_again(self):
        keberatan = self.buat()
        keberatan.action_ajukan()
        self.sebagai("penilai", self.env["ekinerja.keberatan"]).search([]).action_jelaskan("Penjelasan")
        keberatan = self.sebagai("pegawai_a", keberatan)
        keberatan.action_tarik()
        self.assertEqual((keberatan.state, keberatan.penjelasan, keberatan.batas_putusan), ("draft", False, False))
        self.assertFalse(keberatan.with_user(self.env.user).activity_ids)
        self.assertFalse(self.sebagai("penilai", self.env["ekinerja.keberatan"]).search([]), "a draft is the pegawai's alone")
        keberatan = self.sebagai("pegawai_a", keberatan)
        keberatan.alasan = "Tiga laporan"
        keberatan.action_ajukan()
        self.kepala(keberatan).action_periksa()
        with self.assertRaisesRegex(UserError, "this action needs Diajukan"):
            self.sebagai("pegawai_a", keberatan).action_tarik()

    def test_second_decision_is_told_of_the_first(self):
        keberatan = self.ajukan()
        self.kepala(keberatan).action_tolak("Tetap")
        with self.assertRaisesRegex(UserError, r"was decided on \d+ \w+ \d{4} pukul \d\d\.\d\d by Dewi Kepaladinas: Ditolak"):
            self.kepala(keberatan).action_setujui("Berubah pikiran")

    def test_to_do_of_penilai_and_atasan(self):
        """Each has one with the last day; explanation and decision close them."""
        keberatan = self.ajukan()
        tugas = {row.user_id: row.date_deadline for row in keberatan.activity_ids}
        self.assertEqual(set(tugas), {self.users["penilai"], self.users["kepala_dinas"]})
        self.assertEqual(set(tugas.values()), {keberatan.batas_putusan})
        self.sebagai("penilai", keberatan).action_jelaskan("Penjelasan")
        self.assertEqual(keberatan.with_user(self.env.user).activity_ids.user_id, self.users["kepala_dinas"])
        self.kepala(keberatan).action_tolak("Tetap")
        self.assertFalse(keberatan.with_user(self.env.user).activity_ids)

    def test_plt_of_the_atasan_decides(self):
        """P6 L-IV.A.3: who acts as head of the dinas decides beside the head, but never on the own ratings."""
        self.staf_lain.user_id = self.env["res.users"].create({
            "name": "Lala Lain", "login": "uji_lain", "company_id": self.company.id, "company_ids": [Command.set(self.company.ids)],
            "group_ids": [Command.set(self.env.ref("ekinerja_admin.group_pegawai").ids)],
        })  # fmt: skip
        self.users["lain"] = self.staf_lain.user_id
        keberatan = self.ajukan()
        self.assertFalse(self.sebagai("lain", self.env["ekinerja.keberatan"]).search([]))
        hari_ini = self.company._ekinerja_hari_ini()
        plt = self.buat_plt(self.staf_lain, self.dinas, mulai=hari_ini, selesai=hari_ini)
        self.assertEqual(keberatan._user_pihak("atasan")[keberatan.id], self.users["lain"])
        milik = self.sebagai("lain", keberatan)
        milik.action_tolak("Tetap")
        self.assertEqual(keberatan.diputus_oleh, "Lala Lain as PLT of Dinas Contoh")
        plt.employee_id = self.kepala_bidang
        self.assertFalse(self.sebagai("penilai", keberatan).is_atasan, "the penilai who acts as the atasan rates and does not decide")
        plt.employee_id = self.staf_a
        self.assertFalse(self.sebagai("pegawai_a", keberatan).is_atasan)

    def test_atasan_who_acted_is_followed_by_the_head(self):
        keberatan = self.ajukan()
        hari_ini = self.company._ekinerja_hari_ini()
        lewat = self.buat_plt(self.kepala_dinas, self.dinas_lain, mulai=f"{hari_ini.year - 1}-01-01", selesai=f"{hari_ini.year - 1}-12-31")
        keberatan.write({"atasan_plt_id": lewat.id, "unor_atasan_id": self.dinas_lain.id})
        self.assertFalse(self.kepala(keberatan).is_atasan)
        self.dinas_lain.manager_id = self.kepala_dinas
        self.assertTrue(self.kepala(keberatan).is_atasan)

    def test_admin_takes_the_atasan_from_the_skp(self):
        """The atasan left: the SKP is refreshed, then the case follows."""
        keberatan = self.ajukan()
        self.skp.write({"atasan_penilai_id": self.wali_kota.id, "atasan_nama": "Wira Walikota"})
        with self.assertRaises(AccessError):
            self.kepala(keberatan).action_perbarui_atasan()
        self.sebagai("admin_instansi", keberatan).action_perbarui_atasan()
        self.assertEqual((keberatan.atasan_id, keberatan.atasan_nama), (self.wali_kota, "Wira Walikota"))
        self.assertFalse(self.kepala(keberatan).is_atasan)

    def test_dialogs_of_the_back_office(self):
        """BKN-KBR-07: Check stamps the first time when the atasan opens it, and nothing when an admin watches."""
        keberatan = self.ajukan()
        self.sebagai("admin_instansi", keberatan).action_check()
        self.assertFalse(keberatan.tanggal_diperiksa)
        self.assertEqual(self.kepala(keberatan).action_check()["target"], "new")
        self.assertEqual((keberatan.state, bool(keberatan.tanggal_diperiksa)), ("diperiksa", True))
        action = self.kepala(keberatan).action_setujui()
        form = Form(self.env["ekinerja.keberatan.putusan"].with_user(self.users["kepala_dinas"]).with_context(**action["context"]))
        self.assertEqual((form.putus_hasil, form.putus_predikat, form.sebelum), ("diatas", "sangat_baik", "Sesuai Ekspektasi / Sesuai Ekspektasi: Baik"))
        form.putus_perilaku = "sesuai"
        self.assertEqual(form.putus_predikat, "baik")
        form.isi = "Sebagian"
        form.save().action_jalankan()
        self.assertEqual((keberatan.state, self.evaluasi.rating_perilaku), ("disetujui", "sesuai"))
        for transisi in ("jelaskan", "tanya", "tolak"):
            role = "penilai" if transisi == "jelaskan" else "kepala_dinas"
            dialog = self.sebagai(role, self.env["ekinerja.keberatan.putusan"]).create({"keberatan_id": keberatan.id, "transisi": transisi, "isi": "x"})
            with self.assertRaisesRegex(UserError, "was decided on"):
                dialog.action_jalankan()

    def test_values_for_the_document(self):
        """D.1.3: keberatan, explanation and decision once it is decided, nothing before."""
        keberatan = self.ajukan()
        self.assertEqual(self.evaluasi._nilai_keberatan(), {})
        self.sebagai("penilai", keberatan).action_jelaskan("Penjelasan")
        self.kepala(keberatan).action_setujui("Dikabulkan")
        nilai = self.evaluasi._nilai_keberatan()
        self.assertEqual((nilai["alasan"], nilai["penjelasan"], nilai["putusan"]), ("Dua laporan tidak dihitung.", "Penjelasan", "Dikabulkan"))
        self.assertEqual(nilai["sesudah"], ("Diatas Ekspektasi", "Diatas Ekspektasi", "Sangat Baik"))

    def test_tasks_of_the_parties(self):
        """One list says who is expected to do what until when; it costs the same for one user and for all."""
        keberatan = self.ajukan()
        tugas = self.env["ekinerja.tugas"]

        def jenis(role):
            self.env.flush_all()
            self.env.invalidate_all()
            return {satu["jenis"]: satu for satu in tugas._kumpulkan(self.users[role])[self.users[role].id] if satu["jenis"].startswith("keberatan")}

        self.assertEqual((list(jenis("penilai")), list(jenis("kepala_dinas")), jenis("pegawai_a")), (["keberatan_jelaskan"], ["keberatan_putus"], {}))
        self.assertEqual(jenis("kepala_dinas")["keberatan_putus"]["batas"], keberatan.batas_putusan)
        self.sebagai("penilai", keberatan).action_jelaskan("Penjelasan")
        self.kepala(keberatan).action_tanya("Mengapa?")
        self.assertEqual((jenis("penilai"), list(jenis("pegawai_a"))), ({}, ["keberatan_jawab"]))
        self.kepala(keberatan).action_tolak("Tetap")
        self.assertEqual((jenis("kepala_dinas"), list(jenis("pegawai_a"))), ({}, ["keberatan_dijawab"]))
        self.assertEqual(jenis("pegawai_b"), {})

    def test_changed_result_is_reported_anew(self):
        """L-V.B.8: what was reported to the PyB before the decision is on the list again."""
        keberatan = self.ajukan()
        self.evaluasi.tanggal_dilaporkan = "2026-01-20"
        self.kepala(keberatan).action_setujui("Dikabulkan")
        self.assertFalse(self.evaluasi.tanggal_dilaporkan)
