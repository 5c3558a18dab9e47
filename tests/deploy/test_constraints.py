"""Every constraint and index that a model declares exists in the database: Odoo only logs when it could not make one."""

from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestConstraints(TransactionCase):
    def test_declared_objects_exist(self):
        self.env.cr.execute("SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes WHERE schemaname = 'public'")
        present = {row[0] for row in self.env.cr.fetchall()}
        declared = {
            (name, table_object.full_name(self.env[name]))
            for name, cls in self.env.registry.items()
            if cls._auto and not cls._abstract
            for table_object in cls._table_objects.values()
            if table_object._module.startswith("ekinerja_") or (cls._original_module or "").startswith("ekinerja_")
        }
        self.assertTrue(declared)
        self.assertEqual(sorted(row for row in declared if row[1] not in present), [])

    def test_declared_columns_exist(self):
        """Stored and required fields, too: a NOT NULL that existing rows violate is skipped with a log line."""
        missing = []
        for name, cls in self.env.registry.items():
            if not (cls._original_module or "").startswith("ekinerja_") or cls._abstract or not cls._auto:
                continue
            self.env.cr.execute("SELECT attname, attnotnull FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0", (cls._table,))
            columns = dict(self.env.cr.fetchall())
            for field in self.env[name]._fields.values():
                if field.store and field.column_type and (field.name not in columns or (field.required and not columns[field.name])):
                    missing.append(str(field))
        self.assertEqual(missing, [])
