"""Measures the product and prints one table with ratios: ``./ekinerja bench [name ...]``.

Every module beside this one has functions ``bench_*(env)`` that return rows (``tests.tools.bench.row``). Each runs in a transaction that
is rolled back; one that needs other addons (``@needs``) runs in a copy of the database where they are installed. Floors and figures come
from the same run: times of different days or machines say nothing, ratios and statements do.

Arguments choose modules (``skp``) or functions (``bench_satu_skp``). Exit code 1 when a target is missed.
"""

import importlib
import os
import sys
import time
import traceback
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

import odoo.sql_db  # noqa: E402
from odoo import api  # noqa: E402
from odoo.modules.registry import Registry  # noqa: E402
from odoo.tools import config  # noqa: E402

from tests.tools import databases  # noqa: E402

COLUMNS = ("work", "figure", "floor", "ratio", "target", "")


def discover(wanted):
    """Functions to run, in the order of the files."""
    found = []
    for path in sorted(HERE.glob("*.py")):
        if path.stem in ("__init__", "main"):
            continue
        module = importlib.import_module(f"tests.volume.{path.stem}")
        for name, function in vars(module).items():
            if name.startswith("bench_") and function.__module__ == module.__name__ and (not wanted or {name, path.stem} & wanted):
                found.append(function)
    return found


def run(function, database):
    modules = getattr(function, "modules", ())
    if modules:
        with databases.scratch(f"{database}_{function.__name__}", os.environ["EKINERJA_TEMPLATE_DB"]) as name:
            databases.odoo(name, "-i", ",".join(modules))
            return _in_transaction(function, name)
    return _in_transaction(function, database)


def _in_transaction(function, database):
    try:
        with Registry(database).cursor() as cursor:
            try:
                return function(api.Environment(cursor, api.SUPERUSER_ID, {}))
            finally:
                cursor.rollback()
    finally:
        Registry.delete(database)
        odoo.sql_db.close_db(database)


def table(rows):
    cells = [COLUMNS] + [(*(row[name] for name in COLUMNS[:-1]), "ok" if row["ok"] else "MISSED") for row in rows]
    widths = [max(len(row[n]) for row in cells) for n in range(len(COLUMNS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def main(arguments):
    database = os.environ["EKINERJA_BENCH_DB"]
    config.parse_config(["-d", database, "--log-level=error"])
    functions = discover(set(arguments))
    if not functions:
        print(f"Nothing is called {' '.join(arguments)}.", file=sys.stderr)
        return 2
    rows, broken = [], []
    for function in functions:
        started = time.monotonic()
        print(f"{function.__name__} ...", end=" ", flush=True)
        try:
            rows += run(function, database)
            print(f"{time.monotonic() - started:.0f} s", flush=True)
        except Exception:  # one broken figure must not hide the others
            broken.append(function.__name__)
            print("failed", flush=True)
            traceback.print_exc()
    print()
    print(table(rows))
    missed = [row["work"] for row in rows if not row["ok"]]
    if missed:
        print(f"\nMissed: {'; '.join(missed)}")
    if broken:
        print(f"\nFailed: {', '.join(broken)}")
    return 1 if missed or broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
