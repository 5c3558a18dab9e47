"""``id.po`` against a fresh export of the installed addons."""

import polib
from odoo.tests import TransactionCase, tagged

from tests.tools import ekspor_po, repo

REMEDY = "run: ./ekinerja shell < tests/tools/ekspor_po.py"


@tagged("post_install", "-at_install")
class TestIdPoExport(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.wanted = {addon: {entry.msgid for entry in ekspor_po.template(cls.env, addon)} for addon in repo.addons()}

    def test_every_text_of_the_sources_is_translated(self):
        for addon in repo.addons():
            with self.subTest(addon=addon):
                path = repo.ADDONS / addon / "i18n/id.po"
                self.assertTrue(path.is_file(), REMEDY)
                translated = {entry.msgid for entry in polib.pofile(str(path)).translated_entries()}
                self.assertEqual(sorted(self.wanted[addon] - translated), [], REMEDY)

    def test_nothing_is_left_over(self):
        for addon in repo.addons():
            with self.subTest(addon=addon):
                for name in ("id.po", f"{addon}.pot"):
                    path = repo.ADDONS / addon / "i18n" / name
                    self.assertTrue(path.is_file(), REMEDY)
                    self.assertEqual(sorted({entry.msgid for entry in polib.pofile(str(path))} - self.wanted[addon]), [], f"{name}: {REMEDY}")
