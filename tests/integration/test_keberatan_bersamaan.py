"""Two decisions on one keberatan at the same time, by two connections: one wins, the other is told by whom and when."""

import threading

import odoo.sql_db
from odoo import SUPERUSER_ID, api, fields
from odoo.exceptions import UserError
from odoo.service.model import retrying
from odoo.tests import BaseCase, get_db_name, new_test_user, tagged
from odoo.tools import mute_logger
from psycopg2.errors import SerializationFailure


@tagged("post_install", "-at_install")
class TestKeberatanBersamaan(BaseCase):
    def cursor(self):
        return odoo.sql_db.db_connect(get_db_name()).cursor()

    def setUp(self):
        super().setUp()
        with self.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True, "no_reset_password": True})
            self.dibuat = self._buat(env)
        self.addCleanup(self._hapus)

    def _buat(self, env):
        """Rows that both connections see; ids in the order in which they go again."""
        company = env.ref("base.main_company")
        periode = env["ekinerja.periode"].create({
            "name": "Bersamaan", "awal": "02-27", "akhir": "02-27", "batas": "03-05", "company_id": company.id, "active": False,
        })  # fmt: skip
        orang = env["hr.employee"].create([
            {"name": f"{nama} Bersamaan", "company_id": company.id, "date_version": "2020-01-01"} for nama in ("Pegawai", "Penilai", "Atasan")
        ])  # fmt: skip
        user = new_test_user(env, "uji_bersamaan", "ekinerja_admin.group_pegawai_internal", company_id=company.id, name="Atasan Bersamaan")
        orang[2].user_id = user
        skp = env["ekinerja.skp"].create({"employee_id": orang[0].id, "tahun": 2026})
        skp.write({"penilai_id": orang[1].id, "atasan_penilai_id": orang[2].id, "state": "disetujui"})
        evaluasi = env["ekinerja.evaluasi"].create({"skp_id": skp.id, "periode_id": periode.id})
        evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "state": "dinilai", "tanggal_dinilai": fields.Datetime.now()})
        keberatan = env["ekinerja.keberatan"].create({"evaluasi_id": evaluasi.id, "alasan": "x", "minta_hasil": "diatas"})
        keberatan.action_ajukan()
        return {record._name: record.ids for record in (keberatan, evaluasi, skp, orang, user, periode)}

    def _hapus(self):
        with self.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True, "active_test": False})
            for model in ("ekinerja.keberatan", "ekinerja.evaluasi", "ekinerja.skp"):
                env[model].browse(self.dibuat[model]).write({"state": "draft"})
            for model, ids in self.dibuat.items():
                env[model].browse(ids).unlink()

    def _putuskan(self, mulai, jawaban, langkah):
        with self.cursor() as cr:
            env = api.Environment(cr, self.dibuat["res.users"][0], {})
            keberatan = env["ekinerja.keberatan"].browse(self.dibuat["ekinerja.keberatan"])
            # both have read that nobody has decided, and are about to
            assert keberatan.state == "diajukan"
            mulai.wait(30)
            try:
                retrying(lambda: langkah(keberatan), env)
                jawaban.append("")
            except UserError as error:
                cr.rollback()
                jawaban.append(error.args[0])

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_one_wins(self):
        mulai, jawaban = threading.Barrier(2), []
        langkah = (lambda k: k.action_setujui("Dikabulkan"), lambda k: k.action_tolak("Tetap"))
        orang = [threading.Thread(target=self._putuskan, args=(mulai, jawaban, satu)) for satu in langkah]
        for satu in orang:
            satu.start()
        for satu in orang:
            satu.join(60)
        self.assertEqual(len(jawaban), 2)
        kalah = next(filter(None, jawaban))
        self.assertIn("", jawaban)
        self.assertRegex(kalah, r"was decided on \d+ \w+ \d{4} pukul \d\d\.\d\d by Atasan Bersamaan: (Disetujui|Ditolak)")
        with self.cursor() as cr:
            keberatan = api.Environment(cr, SUPERUSER_ID, {})["ekinerja.keberatan"].browse(self.dibuat["ekinerja.keberatan"])
            evaluasi = keberatan.evaluasi_id
            self.assertEqual((evaluasi.rating_hasil, evaluasi.state), ("diatas" if keberatan.state == "disetujui" else "sesuai", "final"))

    @mute_logger("odoo.sql_db")
    def test_filed_while_the_evaluation_is_reopened(self):
        """Whichever is first: the other one, which saw nothing of it, is tried again by Odoo instead of leaving a keberatan against a draft."""

        def milik(cr):
            env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
            keberatan = env["ekinerja.keberatan"].browse(self.dibuat["ekinerja.keberatan"])
            return keberatan, keberatan.evaluasi_id

        def ajukan(keberatan, _evaluasi):
            keberatan.action_ajukan()

        for pertama, kedua in ((ajukan, lambda _k, e: e.action_buka()), (ajukan, lambda _k, e: e.action_final()), (lambda _k, e: e.action_buka(), ajukan)):
            with self.cursor() as cr:
                keberatan, evaluasi = milik(cr)
                keberatan.write({"state": "draft"})
                evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "state": "dinilai", "tanggal_dinilai": fields.Datetime.now()})
                evaluasi.write({"tanggal_dikembalikan": fields.Date.today(), "dikembalikan_pegawai": True})
            with self.cursor() as cr, self.cursor() as lain:
                dulu, nanti = milik(cr), milik(lain)
                # both have read that the keberatan is a draft and the evaluation given
                self.assertEqual((dulu[0].state, nanti[0].state, dulu[1].state, nanti[1].state), ("draft", "draft", "dinilai", "dinilai"))
                pertama(*dulu)
                cr.commit()
                with self.assertRaises(SerializationFailure):
                    kedua(*nanti)
                    nanti[0].env.flush_all()
                lain.rollback()
