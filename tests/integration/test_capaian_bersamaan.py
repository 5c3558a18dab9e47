"""FINAL of a capaian organisasi and ratings in the same moment, by several connections: the frozen distribution misses no rating."""

import threading

import odoo.sql_db
from odoo import SUPERUSER_ID, api
from odoo.exceptions import ConcurrencyError, UserError
from odoo.service.model import retrying
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger


@tagged("post_install", "-at_install")
class TestCapaianBersamaan(BaseCase):
    def cursor(self):
        return odoo.sql_db.db_connect(get_db_name()).cursor()

    def lingkungan(self, cr):
        return api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True, "active_test": False})

    def setUp(self):
        super().setUp()
        with self.cursor() as cr:
            self.dibuat = self._buat(self.lingkungan(cr))
        self.addCleanup(self._hapus)

    def _buat(self, env):
        """Rows that all connections see; ids in the order in which they go again."""
        company = env.ref("base.main_company")
        periode = env["ekinerja.periode"].create({
            "name": "Bersamaan", "awal": "02-26", "akhir": "02-26", "batas": "03-05", "company_id": company.id, "active": False,
        })  # fmt: skip
        unor = env["hr.department"].create({"name": "Dinas Bersamaan", "is_mandiri": True, "company_id": company.id})
        orang = env["hr.employee"].create([
            {"name": f"{nama} Bersamaan", "department_id": unor.id, "company_id": company.id, "date_version": "2020-01-01"} for nama in ("Sari", "Tono")
        ])  # fmt: skip
        skp = env["ekinerja.skp"].create([{"employee_id": satu.id, "tahun": 2026} for satu in orang])
        skp.write({"state": "disetujui"})
        evaluasi = env["ekinerja.evaluasi"].create([
            {"skp_id": satu.id, "periode_id": periode.id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai"} for satu in skp
        ])  # fmt: skip
        capaian = env["ekinerja.capaian.organisasi"].create({
            "department_id": unor.id, "tahun": 2026, "periode_id": periode.id, "nilai": "baik", "company_id": company.id,
        })  # fmt: skip
        return {record._name: record.ids for record in (capaian, evaluasi, skp, orang, unor, periode)}

    def _hapus(self):
        with self.cursor() as cr:
            env = self.lingkungan(cr)
            for model in ("ekinerja.capaian.organisasi", "ekinerja.evaluasi", "ekinerja.skp"):
                env[model].browse(self.dibuat[model]).write({"state": "draft"})
            for model, ids in self.dibuat.items():
                env[model].browse(ids).unlink()

    def milik(self, cr):
        """Capaian and evaluations as this connection sees them from now on: nothing is rated, nothing is final."""
        env = self.lingkungan(cr)
        capaian = env["ekinerja.capaian.organisasi"].browse(self.dibuat["ekinerja.capaian.organisasi"])
        evaluasi = env["ekinerja.evaluasi"].browse(self.dibuat["ekinerja.evaluasi"])
        self.assertEqual((capaian.state, capaian._distribusi()[capaian]["dinilai"], set(evaluasi.mapped("state"))), ("draft", 0, {"draft"}))
        return capaian, evaluasi

    def beku(self):
        with self.cursor() as cr:
            return self.lingkungan(cr)["ekinerja.capaian.organisasi"].browse(self.dibuat["ekinerja.capaian.organisasi"]).distribusi["dinilai"]

    def serentak(self, langkah, cr):
        """Run ``langkah`` as Odoo does, by a connection that began before; its thread and the list of what it was told."""
        jawaban = []

        def jalan():
            try:
                retrying(langkah, self.lingkungan(cr))
                jawaban.append("")
            except UserError as error:
                cr.rollback()
                jawaban.append(error.args[0])

        thread = threading.Thread(target=jalan)
        thread.start()
        return thread, jawaban

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_rating_stored_since_final_began(self):
        with self.cursor() as cr, self.cursor() as lain:
            capaian, _evaluasi = self.milik(cr)
            self.milik(lain)[1][0].action_nilai()
            lain.commit()
            with self.assertRaises(ConcurrencyError):
                capaian.action_final()
            cr.rollback()
            retrying(capaian.action_final, capaian.env)
        self.assertEqual(self.beku(), 1)

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_final_waits_for_a_rating_that_is_being_stored(self):
        with self.cursor() as cr, self.cursor() as lain:
            capaian, _evaluasi = self.milik(cr)
            self.milik(lain)[1][0].action_nilai()
            lain.flush()
            thread, jawaban = self.serentak(capaian.action_final, cr)
            thread.join(1)
            self.assertTrue(thread.is_alive())
            lain.commit()
            thread.join(60)
        self.assertEqual((jawaban, self.beku()), ([""], 1))

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_rating_after_final_is_refused(self):
        with self.cursor() as cr, self.cursor() as lain:
            capaian, _evaluasi = self.milik(cr)
            _capaian, evaluasi = self.milik(lain)
            capaian.action_final()
            cr.flush()
            thread, jawaban = self.serentak(evaluasi[0].action_nilai, lain)
            thread.join(1)
            self.assertTrue(thread.is_alive())
            cr.commit()
            thread.join(60)
        self.assertRegex(jawaban[0], "Dinas Bersamaan .* is FINAL")
        self.assertEqual(self.beku(), 0)

    def test_ratings_do_not_wait_for_one_another(self):
        with self.cursor() as cr, self.cursor() as lain:
            satu, dua = self.milik(cr)[1][0], self.milik(lain)[1][1]
            satu.action_nilai()
            cr.flush()
            lain.execute("SET LOCAL lock_timeout = '2s'")
            dua.action_nilai()
            lain.commit()
            cr.commit()
