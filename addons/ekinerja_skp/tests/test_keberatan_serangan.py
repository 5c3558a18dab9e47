"""Keberatan: what clients try over the API; nothing of it works, whoever they are."""

import base64

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger
from psycopg2 import IntegrityError

from .keberatan_common import KeberatanCase

PDF = base64.b64encode(b"%PDF-1.4\n%uji\n%%EOF\n")


@tagged("post_install", "-at_install")
class TestKeberatanSerangan(KeberatanCase):
    def test_protected_fields_are_not_written(self):
        """State, decision, moments and the values before are the transitions' alone, on create and on write."""
        keberatan = self.buat()
        for vals in (
            {"state": "disetujui"}, {"putus_hasil": "diatas"}, {"putus_perilaku": "diatas"}, {"putusan": "x"}, {"sebelum_hasil": "dibawah"},
            {"batas_putusan": "2099-01-01"}, {"tanggal_diajukan": "2020-01-01"}, {"penjelasan": "x"}, {"diputus_oleh": "Dewi"}, {"atasan_id": self.staf_b.id},
            {"company_id": 1}, {"employee_id": self.staf_b.id}, {"atasan_nama": "Lain"}, {"evaluasi_id": self.evaluasi.id},
        ):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "cannot be written"):
                call_kw(keberatan, "write", [keberatan.ids, vals], {})
            if "evaluasi_id" not in vals:
                with self.subTest(vals), self.tertolak():
                    self.buat(self.buat_evaluasi(self.env["ekinerja.periode"].search([("company_id", "=", self.company.id)])[0]), **vals)

    def test_no_status_by_a_default(self):
        milik = self.sebagai("pegawai_a", self.env["ekinerja.keberatan"]).with_context(default_state="disetujui", default_putus_hasil="diatas")
        keberatan = milik.create({"evaluasi_id": self.evaluasi.id, "alasan": "x", "minta_hasil": "diatas"})
        self.assertEqual((keberatan.state, keberatan.putus_hasil), ("draft", False))

    @mute_logger("odoo.sql_db")
    def test_evaluation_of_a_stranger(self):
        for role in ("pegawai_b", "penilai", "kepala_dinas", "admin_instansi", "admin_opd", "auditor", "internal"):
            with self.subTest(role), self.tertolak():
                call_kw(self.sebagai(role, self.env["ekinerja.keberatan"]), "create", [[{"evaluasi_id": self.evaluasi.id, "minta_hasil": "diatas"}]], {})
        self.assertFalse(self.evaluasi.keberatan_ids)

    @mute_logger("odoo.sql_db")
    def test_second_one_on_the_same_evaluation(self):
        self.buat()
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            self.buat()

    def test_filed_one_stays_as_it_is(self):
        keberatan = self.buat()
        bukti = self.sebagai("pegawai_a", self.env["ekinerja.keberatan.bukti"]).create({"keberatan_id": keberatan.id, "name": "a.pdf", "berkas": PDF})
        keberatan.action_ajukan()
        keberatan = self.sebagai("pegawai_a", keberatan)
        for langkah in (
            lambda: keberatan.write({"alasan": "Lain"}), keberatan.unlink, lambda: bukti.write({"name": "b.pdf"}), bukti.unlink,
            lambda: bukti.create({"keberatan_id": keberatan.id, "name": "b.pdf", "berkas": PDF}), keberatan.action_ajukan,
        ):
            with self.assertRaises(UserError):
                langkah()

    def test_people_of_another_instansi(self):
        """A portal pegawai of another instansi sees nothing, also with the instansi in the context and with their own head."""
        keberatan = self.ajukan()
        lain = self.env["res.company"].create({"name": "Pemerintah Kota Lain"})
        user = new_test_user(self.env, "uji_kota_lain", "ekinerja_admin.group_pegawai", company_id=lain.id, company_ids=[Command.set(lain.ids)])
        self.env["hr.employee"].create({"name": "Orang Lain", "user_id": user.id, "company_id": lain.id})
        self.env.invalidate_all()
        model = self.env["ekinerja.keberatan"].with_user(user).with_context(allowed_company_ids=lain.ids)
        self.assertFalse(model.search([]))
        for langkah in (lambda k: k.read(["alasan"]), lambda k: k.action_periksa(), lambda k: k.action_setujui("x"), lambda k: k.action_check()):
            with self.tertolak():
                langkah(model.browse(keberatan.id))
        with self.tertolak():
            model.create({"evaluasi_id": self.evaluasi.id, "alasan": "x", "minta_hasil": "diatas"})

    def test_pegawai_who_reads_decides_nothing(self):
        """The admin and the auditor watch; the pegawai B finds nothing."""
        keberatan = self.ajukan()
        for role in ("admin_instansi", "admin_opd", "auditor", "penilai", "kepala_dinas", "pegawai_a", "pegawai_b"):
            self.assertEqual(self.sebagai(role, self.env["ekinerja.keberatan"]).search_count([]), int(role != "pegawai_b"), role)
        for role in ("admin_instansi", "admin_opd", "auditor", "penilai", "pegawai_a", "pegawai_b"):
            for langkah in (lambda k: k.action_setujui("x"), lambda k: k.action_tolak("x"), lambda k: k.action_periksa(), lambda k: k.action_tanya("x")):
                with self.subTest(role), self.tertolak():
                    langkah(self.sebagai(role, keberatan))
        self.assertEqual(keberatan.state, "diajukan")

    def test_html_is_text(self):
        """In the log and in the letter's fields nothing is markup."""
        jahat = "<script>alert(1)</script><b>tebal</b>"
        keberatan = self.ajukan(alasan=jahat)
        self.sebagai("penilai", keberatan).action_jelaskan(jahat)
        self.kepala(keberatan).action_tanya(jahat)
        self.kepala(keberatan).action_tolak(jahat)
        badan = " ".join(str(body) for body in keberatan.message_ids.mapped("body"))
        self.assertNotIn("<script", badan)
        self.assertNotIn("<b>", badan)
        self.assertIn("&lt;script&gt;", badan)
        self.assertEqual(keberatan.putusan, jahat)

    def test_files_are_what_they_claim(self):
        keberatan = self.buat()
        bukti = self.sebagai("pegawai_a", self.env["ekinerja.keberatan.bukti"])
        satu = bukti.create({"keberatan_id": keberatan.id, "name": "a.exe", "berkas": PDF, "mimetype": "text/html", "ukuran": 1})
        self.assertEqual((satu.mimetype, satu.ukuran), ("application/pdf", len(base64.b64decode(PDF))))
        for isi in (b"<html>x</html>", b"MZ\x90\x00", b""):
            with self.tertolak():
                bukti.create({"keberatan_id": keberatan.id, "name": "a.pdf", "berkas": base64.b64encode(isi)})
        with self.assertRaisesRegex(UserError, "did not arrive whole"):
            bukti.create({"keberatan_id": keberatan.id, "name": "a.pdf", "berkas": b"###"})
        with self.assertRaisesRegex(UserError, "At most 10 files"), self.cr.savepoint():
            bukti.create([{"keberatan_id": keberatan.id, "name": "a.pdf", "berkas": PDF}] * 10)
        with self.tertolak():
            self.sebagai("pegawai_b", self.env["ekinerja.keberatan.bukti"]).create({"keberatan_id": keberatan.id, "name": "a.pdf", "berkas": PDF})
        self.sebagai("pegawai_a", satu).unlink()
