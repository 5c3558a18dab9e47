"""Runs the figures: ``tests/volume/main.py`` with the virtual environment's Python.

The program finds in its environment, beside Odoo's own variables (PGHOST, ODOO_RC, ...):

    EKINERJA_BENCH_DB      a fresh database with the addons, dropped afterwards together with
                           any other that is named ``<it>_<anything>``
    EKINERJA_ODOO_BIN      JSON list, the command that runs Odoo; ``[*it, "server", "-d", ...]``
    EKINERJA_HTTP_PORT     a free port of 127.0.0.1
    EKINERJA_TEMPLATE_DB   what the database was copied from

Arguments after ``bench`` are handed on; its exit code is ours.
"""

import json

from launcher import process, setup
from launcher.console import Failure, step
from launcher.odoo import NO_JOBS
from launcher.server import free_port
from launcher.template import Templates


def run(settings, arguments):
    program = settings.project / "tests/volume/main.py"
    if not program.exists():
        raise Failure("tests/volume/main.py is absent.", "Take a complete copy of the project.")
    with setup.ready(settings, tests=True) as odoo:
        templates = Templates(odoo)
        database = templates.scratch("bench")
        step("Figures: make their database")
        templates.drop_scratch(database)
        templates.copy_to(database)
        port = str(free_port())
        environment = odoo.environment(
            **NO_JOBS,
            ODOO_HTTP_PORT=port,
            EKINERJA_HTTP_PORT=port,
            EKINERJA_BENCH_DB=database,
            EKINERJA_ODOO_BIN=json.dumps(odoo.command),
            EKINERJA_TEMPLATE_DB=templates.template,
        )
        step("Figures: measure")
        try:
            return process.attached([str(odoo.python), str(program), *arguments], env=environment, cwd=settings.project)
        finally:
            templates.drop_scratch(database)
