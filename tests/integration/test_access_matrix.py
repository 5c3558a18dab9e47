"""Who may do what with whose record: the reviewed table ``hak_akses.csv`` against what really happens.

Words of the table, per operation:

- ``-``       the access rows refuse
- ``acl``     the access rows allow (wizards: everybody sees the own ones only)
- ``none``    the access rows allow, rules or the model refuse every record
- ``own``, ``colleague``, ``staff``, ``below``, ``unit``, ``foreign``, joined by ``+``: records of these people, see ``ROLES``
- ``all``     records of everybody in the instansi
"""

import csv
from pathlib import Path

import psycopg2
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from tests.integration.contoh import own_models
from tests.integration.records import RECORDS, RecordsCase

TABLE = Path(__file__).with_name("hak_akses.csv")
OPERATIONS = ("read", "write", "create", "unlink")
EVERYBODY = {"all": ("pegawai_a", "pegawai_b", "penilai", "lain")}
# role -> user of the fixture, and whose records stand in which relation to that user
ROLES = {
    "pegawai": ("pegawai_a", {"own": ("pegawai_a",), "colleague": ("pegawai_b", "penilai"), "foreign": ("lain",)}),
    "penilai": ("penilai", {"own": ("penilai",), "staff": ("pegawai_a", "pegawai_b"), "foreign": ("lain",)}),
    "atasan_penilai": ("kepala_dinas", {"staff": ("penilai",), "below": ("pegawai_a", "pegawai_b"), "foreign": ("lain",)}),
    "admin_opd": ("admin_opd", {"unit": ("pegawai_a", "pegawai_b", "penilai"), "foreign": ("lain",)}),
    "admin_instansi": ("admin_instansi", EVERYBODY),
    "auditor": ("auditor", EVERYBODY),
    "internal": ("internal", EVERYBODY),
    "public": ("public", EVERYBODY),
}
REFUSALS = (AccessError, MissingError, UserError, psycopg2.Error)


class Undo(Exception):
    """Ends an attempt that succeeded."""


def table():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["model"], row["role"]): tuple(row[operation] for operation in OPERATIONS) for row in csv.DictReader(file)}


def word(relations, allowed):
    """One word for the people whose records may be touched."""
    partial = [name for name, people in relations.items() if 0 < len(allowed.intersection(people)) < len(people)]
    if partial:
        return "?" + "+".join(sorted(allowed))
    names = [name for name, people in relations.items() if allowed.issuperset(people)]
    if len(names) == len(relations):
        return "all"
    return "+".join(names) or "none"


@tagged("post_install", "-at_install")
class TestAccessMatrix(RecordsCase):
    def test_every_model_has_an_example(self):
        missing = set(own_models(self.env, transient=False)) - RECORDS.keys()
        self.assertFalse(missing, f"{sorted(missing)}: say in RECORDS of tests/integration/records.py how a record of a person is made")
        self.assertFalse(RECORDS.keys() - set(own_models(self.env)), "RECORDS has an entry of a model that is gone")

    def test_table_names_every_model_and_role(self):
        wanted = {(model, role) for model in own_models(self.env) for role in ROLES}
        self.assertFalse(table().keys() - wanted, "stale rows in hak_akses.csv")
        missing = sorted({model for model, _role in wanted - table().keys()})
        lines = [",".join((model, role, *self._actual(model, role))) for model in missing for role in ROLES]
        self.assertFalse(missing, "review these rows and add them to hak_akses.csv:\n" + "\n".join(lines))

    def test_rights_are_those_of_the_table(self):
        wrong = []
        expected = table()
        for model, role in expected:
            if model in self.env and (actual := self._actual(model, role)) != expected[model, role]:
                wrong.append(f"{model},{role}: table {','.join(expected[model, role])} - really {','.join(actual)}")
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def _actual(self, model, role):
        return tuple(self._word(model, role, operation) for operation in OPERATIONS)

    def _word(self, model, role, operation):
        login, relations = ROLES[role]
        if not self.env["ir.model.access"].with_user(self.users[login]).check(model, operation, raise_exception=False):
            return "-"
        example = RECORDS.get(model)
        if self.env[model]._transient or not example:
            return "acl"
        people = {person for group in relations.values() for person in group}
        if not example.path:  # of the instansi, not of a person: one try speaks for all
            return "all" if self._allowed(model, login, operation, "pegawai_a") else "none"
        return word(relations, {person for person in people if self._allowed(model, login, operation, person)})

    def _allowed(self, model, login, operation, person):
        """Whether the operation succeeds; undone in any case."""
        example = RECORDS[model]
        try:
            with mute_logger("odoo.sql_db"), self.cr.savepoint():
                if operation == "create":
                    values = example.values(self, person)
                    self.sebagai(login, self.env[model]).create(values)
                else:
                    record = example.record(self, person, operation)
                    assert record, f"no {model} of {person} to {operation}"
                    self._operate(self.sebagai(login, record), operation, example.change)
                self.env.flush_all()
                raise Undo
        except Undo:
            return True
        except REFUSALS:
            return False

    def _operate(self, record, operation, change):
        if operation == "read":
            found = record.with_context(active_test=False).search([("id", "=", record.id)])
            readable = record.has_access("read")
            self.assertEqual(bool(found), readable, f"{record}: found by search and readable by id differ")
            if not readable:
                raise AccessError("not found")
            # every own column must compute with the rights of the role; names of linked records are other models' business
            names = [
                name for name in record.fields_get(attributes=())
                if any(module.startswith("ekinerja_") for module in record._fields[name]._modules)
            ]  # fmt: skip
            try:
                record.read(names, load=None)
            except AccessError as error:
                self.fail(f"{record} may be read by {record.env.user.login}, but a field of it fails: {error}")
        elif operation == "write":
            record.write(change)
        else:
            record.unlink()
