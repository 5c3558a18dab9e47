"""Every model has access rows and rules; every instansi sees its own records only."""

from odoo.tests import TransactionCase, tagged

from tests.integration.contoh import own_models
from tests.integration.records import RECORDS, RecordsCase


@tagged("post_install", "-at_install")
class TestAccessCoverage(TransactionCase):
    def test_every_model_has_access_rows(self):
        covered = set(self.env["ir.model.access"].search([("active", "=", True)]).mapped("model_id.model"))
        self.assertEqual(set(own_models(self.env)) - covered, set())

    def test_access_rows_name_a_group(self):
        """A row without group would open the model to everybody, the public included."""
        rows = self.env["ir.model.access"].search([("model_id.model", "in", own_models(self.env)), ("group_id", "=", False)])
        self.assertEqual(rows.mapped("name"), [])

    def test_every_stored_model_has_a_rule(self):
        covered = set(self.env["ir.rule"].search([]).mapped("model_id.model"))
        self.assertEqual(set(own_models(self.env, transient=False)) - covered, set())

    def test_records_of_an_instansi_have_a_global_company_rule(self):
        """Global rules bind every group; a rule of a group could be widened by another group."""
        rules = self.env["ir.rule"].search([("global", "=", True)])
        lacking = []
        for name in own_models(self.env, transient=False):
            model = self.env[name]
            self.assertIn("company_id", model._fields, f"{name} carries no company_id (design.md 4)")
            texts = rules.filtered(lambda rule, name=name: rule.model_id.model == name).mapped("domain_force")
            if not any("company_id" in text and "company_ids" in text for text in texts):
                lacking.append(name)
        self.assertEqual(lacking, [])

    def test_rules_are_paths_to_the_user(self):
        """Values computed from the user are frozen in the rule cache; only user.id is constant."""
        rules = self.env["ir.rule"].search([("model_id.model", "in", own_models(self.env))])
        frozen = [rule.name for rule in rules if "user." in (rule.domain_force or "").replace("user.id", "")]
        self.assertEqual(frozen, [])


@tagged("post_install", "-at_install")
class TestMultiCompany(RecordsCase):
    """A second instansi in the same database."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        cls.outsiders = [
            cls.env["res.users"].create({
                "name": group, "login": f"lain_{group}", "company_id": cls.other.id, "company_ids": [(6, 0, cls.other.ids)],
                "group_ids": [(6, 0, cls.env.ref(f"ekinerja_admin.{group}").ids)],
            })
            for group in ("group_admin_instansi", "group_auditor")
        ]  # fmt: skip
        cls.env.flush_all()

    def test_sees_nothing_of_the_first(self):
        for user in self.outsiders:
            for model in RECORDS:
                with self.subTest(user=user.name, model=model):
                    self.env.invalidate_all()
                    if not self.env[model].with_user(user).has_access("read"):
                        continue
                    # a sloppy client may ask for the other company, too
                    for companies in (self.other.ids, [self.other.id, self.company.id]):
                        seen = self.env[model].with_user(user).with_context(active_test=False, allowed_company_ids=companies[:1])
                        seen = seen.search([("company_id", "!=", False)])
                        self.assertLessEqual(seen.company_id, self.other)

    def test_reads_nothing_of_the_first_by_id(self):
        for user in self.outsiders:
            for model, records in self.documents("pegawai_a").items():
                with self.subTest(user=user.name, model=model):
                    self.assertTrue(records)
                    self.env.invalidate_all()
                    seen = records.with_user(user).with_context(allowed_company_ids=self.other.ids)
                    # a view of the database has no such row for them at all
                    self.assertFalse(seen.exists() if seen._table_query else seen.has_access("read"))
