"""What a database holds, in a form that can be compared: its schema from the catalogue, its rows as checksums."""

import hashlib

SCHEMA = {
    "columns": """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p') AND a.attnum > 0 AND NOT a.attisdropped""",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "views": "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public'",
    "functions": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "comments": "SELECT objoid::regclass::text, objsubid, description FROM pg_description WHERE classoid = 'pg_class'::regclass AND objoid > 16384",
}
# columns that every upgrade touches
TOUCHED = ("write_date", "write_uid")
# and what the first upgrade after an installation touches, in Odoo's own addons as well
TOUCHED_IN = {
    "ir_act_window_view": ("id", "create_date"),  # view_ids of an action are written anew
    "ir_module_module": ("url",),
    "ir_ui_view": ("arch_prev",),
}
# tables that tell about the run, not about the product
PASSING = ("ir_logging", "ir_profile", "bus_bus", "base_registry_signaling", "ir_cron_trigger", "ir_cron_progress")


def schema(connection):
    result = {}
    with connection.cursor() as cursor:
        for name, query in SCHEMA.items():
            cursor.execute(query)
            # the columns of some views of Odoo come in the order of a set
            result[name] = {" | ".join(" ".join(sorted(str(cell).replace(",", "").split())) for cell in row) for row in cursor.fetchall()}
    return result


def rows(connection, tables=None):
    """``{table: {checksum: row}}``, rows without what every upgrade touches."""
    result = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        for (table,) in cursor.fetchall():
            if table in PASSING or table.startswith(("orm_signaling", "base_cache_signaling")) or (tables and table not in tables):
                continue
            cursor.execute(f'SELECT (to_jsonb(t) - %s::text[])::text FROM "{table}" t', ([*TOUCHED, *TOUCHED_IN.get(table, ())],))
            result[table] = {hashlib.md5(row.encode()).hexdigest(): row for (row,) in cursor.fetchall()}
    return result


def differences(before, after):
    """Readable differences of two results of ``rows`` or ``schema``."""
    found = []
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, {}), after.get(name, {})
        for sign, keys, source in (("-", set(old) - set(new), old), ("+", set(new) - set(old), new)):
            texts = sorted(source[key] if isinstance(source, dict) else key for key in keys)
            found += [f"{sign} {name}: {text[:300]}" for text in texts[:5]]
            if len(texts) > 5:
                found.append(f"{sign} {name}: and {len(texts) - 5} more")
    return found
