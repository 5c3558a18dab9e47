"""Ratings by whoever is not to give them, and fields of an evaluation that only transitions write."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from .common import TAHUN, SeranganCase

RATING = {"rating_hasil": "diatas", "rating_perilaku": "diatas"}
TERLINDUNG = (
    {"predikat": "sangat_baik"}, {"state": "final"}, {"penanda": "atasan"}, {"tanpa_keberatan": True}, {"tanggal_diterima": "2020-01-01"},
    {"tanggal_dinilai": "2020-01-01 00:00:00"}, {"batas_kembali": "2099-01-01"}, {"penilai_nama": "Lain"}, {"penilai_tetap_id": 1},
    {"capaian_nilai": "istimewa"}, {"capaian_sumber": "x"}, {"ttd_oleh": "Lain"}, {"ttd_berkas": "JVBERi0="}, {"ttd_dokumen_id": 1}, {"dari_sebelumnya_id": 1},
    {"company_id": 1}, {"tahun": 2020}, {"pegawai_nama": "Lain"},
)  # fmt: skip


@tagged("post_install", "-at_install")
class TestSeranganEvaluasi(SeranganCase):
    def buat_evaluasi(self, **vals):
        skp = self.buat_disetujui("pegawai_a")
        return self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": self.periode.id, **vals})

    def test_fields_of_the_transitions(self):
        evaluasi = self.buat_evaluasi()
        lain = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")])[1]
        for vals in TERLINDUNG:
            with self.subTest(vals):
                self.ditolak(lambda vals=vals: call_kw(evaluasi, "write", [evaluasi.ids, vals], {}))
                awal = {"skp_id": evaluasi.skp_id.id, "periode_id": lain.id}
                self.ditolak(lambda vals=vals, awal=awal: call_kw(evaluasi.browse(), "create", [[awal | vals]], {}))
        bawaan = {f"default_{nama}": nilai for vals in TERLINDUNG for nama, nilai in vals.items()}
        baru = evaluasi.with_context(**bawaan).create({"skp_id": evaluasi.skp_id.id, "periode_id": lain.id})
        self.assertEqual((baru.state, baru.penanda, baru.predikat, baru.tanpa_keberatan, baru.tahun), ("draft", "penilai", False, False, TAHUN))
        self.assertFalse(baru.tanggal_diterima or baru.ttd_oleh or baru.capaian_nilai)

    def test_nobody_else_rates(self):
        """An admin administers and never rates; nobody rates themselves; the atasan only after the window."""
        evaluasi = self.buat_evaluasi(**RATING)
        for role in ("pegawai_a", "pegawai_b", "kepala_dinas", "admin_opd", "admin_instansi", "auditor", "internal"):
            milik = self.sebagai(role, evaluasi)
            for nama, args in (
                ("write", [evaluasi.ids, RATING]), ("action_nilai", [evaluasi.ids]), ("action_final", [evaluasi.ids]),
                ("action_pakai_sebelumnya", [evaluasi.ids, "Setuju"]), ("unlink", [evaluasi.ids]),
            ):  # fmt: skip
                with self.subTest(nama, role=role):
                    self.ditolak(lambda nama=nama, args=args, milik=milik: call_kw(milik, nama, args, {}))
            if role != "kepala_dinas":  # the window has passed: the atasan penilai may take it over, see test_evaluasi_aturan
                self.ditolak(lambda milik=milik: call_kw(milik, "action_ambil_alih", [evaluasi.ids], {}))
            for baris in (evaluasi.line_ids[:1], evaluasi.perilaku_ids[:1]):
                baris = self.sebagai(role, baris)
                self.ditolak(lambda baris=baris: call_kw(baris, "write", [baris.ids, {"rating": "diatas"}], {}))
                self.ditolak(lambda baris=baris: call_kw(baris, "unlink", [baris.ids], {}))

    def test_evaluation_of_somebody_else_is_not_deleted(self):
        """Deleted and begun anew, what the atasan penilai took over, or a former penilai still evaluates, would be the penilai's again."""
        evaluasi = self.buat_evaluasi()
        for vals in ({"penanda": "atasan"}, {"penanda": "penilai", "penilai_tetap_id": self.kepala_dinas.id}):
            evaluasi.sudo().write(vals)
            for record in (evaluasi.line_ids[0], evaluasi.perilaku_ids[0], evaluasi):
                with self.subTest(record._name, **vals):
                    self.ditolak(lambda record=record: call_kw(record, "unlink", [record.ids], {}))
        evaluasi.sudo().write({"penilai_tetap_id": False})
        for record in (evaluasi.line_ids[0], evaluasi.perilaku_ids[0]):
            # an RHK that is not rated stands on the document without a rating
            self.ditolak(lambda record=record: call_kw(record, "unlink", [record.ids], {}))
        call_kw(evaluasi, "unlink", [evaluasi.ids], {})
        self.assertFalse(evaluasi.exists())

    def test_through_the_documents_around_it(self):
        """One2many of documents that somebody may write lead to the same checks."""
        evaluasi = self.buat_evaluasi(**RATING)
        skp = self.sebagai("pegawai_a", evaluasi.skp_id)
        for perintah in ((1, evaluasi.id, RATING), (0, 0, {"periode_id": self.periode_final.id} | RATING), (2, evaluasi.id, 0), (3, evaluasi.id, 0)):
            with self.subTest(perintah):
                self.ditolak(lambda perintah=perintah: call_kw(skp, "write", [skp.ids, {"evaluasi_ids": [perintah]}], {}))
        evaluasi = self.sebagai("penilai", evaluasi)
        evaluasi.action_nilai()
        keberatan = {"alasan": "x", "minta_hasil": "dibawah"}
        self.ditolak(lambda: call_kw(evaluasi, "write", [evaluasi.ids, {"keberatan_ids": [(0, 0, keberatan)]}], {}))
        for nama in ("line_ids", "perilaku_ids"):
            for perintah in ((1, evaluasi[nama][0].id, {"rating": "dibawah"}), (2, evaluasi[nama][0].id, 0), (5, 0, 0)):
                self.ditolak(lambda nama=nama, perintah=perintah: call_kw(evaluasi, "write", [evaluasi.ids, {nama: [perintah]}], {}))
                self.ditolak(lambda nama=nama, perintah=perintah: evaluasi[nama][0].write({"rating": "dibawah"}))

    def test_final_stays(self):
        evaluasi = self.buat_evaluasi(**RATING)
        evaluasi.action_nilai()
        evaluasi.action_final()
        for nama, args in (
            ("write", [evaluasi.ids, {"rating_hasil": "dibawah"}]), ("write", [evaluasi.ids, {"catatan": "x"}]), ("action_buka", [evaluasi.ids]),
            ("action_nilai", [evaluasi.ids]), ("unlink", [evaluasi.ids]),
        ):  # fmt: skip
            with self.subTest(nama):
                self.ditolak(lambda nama=nama, args=args: call_kw(self.sebagai("penilai", evaluasi), nama, args, {}))

    def test_revision_and_old_version_are_not_evaluated(self):
        skp = self.buat_disetujui("pegawai_a")
        skp.action_revisi("Target berubah")
        revisi = skp.with_context(active_test=False).versi_ids
        buat = self.sebagai("penilai", self.env["ekinerja.evaluasi"])
        self.ditolak(lambda: buat.create({"skp_id": revisi.id, "periode_id": self.periode.id}))
        self.sebagai("pegawai_a", revisi).action_ajukan()
        self.sebagai("penilai", revisi).action_setujui()
        lama = skp.with_context(active_test=False).versi_ids
        self.assertTrue(lama.is_riwayat)
        self.ditolak(lambda: buat.create({"skp_id": lama.id, "periode_id": self.periode.id}))
        for vals in ({"is_riwayat": False}, {"active": True}, {"revisi_dari_id": False}, {"versi": 9}, {"state": "disetujui"}):
            with self.subTest(vals):
                self.ditolak(lambda vals=vals: call_kw(self.sebagai("pegawai_a", lama), "write", [lama.ids, vals], {}))

    def test_words_in_the_log_under_another_name(self):
        """Who reads a document may write a message to it, in the own name."""
        evaluasi = self.buat_evaluasi(**RATING)
        evaluasi.action_nilai()
        penilai = self.users["penilai"].partner_id
        milik = self.sebagai("pegawai_a", evaluasi)
        for kwargs in ({"author_id": penilai.id}, {"email_from": '"Bima Kepalabidang" <penilai@contoh.example>'}):
            with self.subTest(kwargs):
                try:
                    with self.cr.savepoint():
                        call_kw(milik, "message_post", [evaluasi.ids], {"body": "Saya setuju menaikkan rating.", **kwargs})
                except (AccessError, UserError):
                    self.env.invalidate_all()
                    continue
                pesan = evaluasi.sudo().message_ids[:1]
                self.assertEqual(pesan.author_id, self.users["pegawai_a"].partner_id)
                self.assertNotIn("Bima", pesan.email_from or "")

    def test_draft_ratings_are_not_in_the_log(self):
        """The pegawai sees nothing of ratings that are not given yet, neither by the messages nor by their values."""
        evaluasi = self.buat_evaluasi()
        evaluasi.with_context(tracking_disable=False).write(RATING)
        self.env.flush_all()
        for role in ("pegawai_a", "pegawai_b"):
            self.assertFalse(self.sebagai(role, self.env["mail.message"]).search([("model", "=", "ekinerja.evaluasi"), ("res_id", "=", evaluasi.id)]))
            self.assertFalse(self.sebagai(role, self.env["ekinerja.evaluasi"]).search([("rating_hasil", "=", "diatas")]))
            self.assertFalse(self.sebagai(role, self.env["ekinerja.skp"]).search([("evaluasi_ids.rating_hasil", "=", "diatas")]))
            self.assertFalse(self.sebagai(role, self.env["ekinerja.skp"]).search([("predikat_akhir", "!=", False)]))
