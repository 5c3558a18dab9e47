"""Runs pytest on a fresh copy of the template database.

What the tests find in their environment, beside Odoo's own variables (PGHOST, ODOO_RC, ...):

    EKINERJA_PYTHON       the Python of the virtual environment
    EKINERJA_ODOO_BIN     JSON list, the command that runs Odoo; ``[*it, "server", "-d", ...]``
    EKINERJA_TEST_DB      the database of this run; tests may make others named ``<it>_<anything>``,
                          which are dropped with it
    EKINERJA_TEMPLATE_DB  what it was copied from: addons installed, en_US and id_ID, no demo data
    EKINERJA_BASE_DB      the same without our addons, to install them into
"""

import json
from pathlib import Path

from launcher import console, process, setup
from launcher.odoo import NO_JOBS
from launcher.server import free_port
from launcher.template import Templates

# Folders of tests that touch neither Odoo's registry nor a database.
PURE = ("tests/unit", "tests/static")


def run(settings, arguments):
    arguments = absolute(arguments, Path.cwd())
    if is_pure(arguments, settings.project):
        return _pure(settings, arguments)
    with setup.ready(settings, tests=True) as odoo:
        templates = Templates(odoo)
        database = templates.scratch("test")
        console.step("Tests: make their database")
        templates.drop_scratch(database)
        templates.copy_to(database)
        try:
            return _pytest(odoo, arguments, database, templates)
        finally:
            # pytest's summary closes the output.
            console.quiet()
            templates.drop_scratch(database)


def absolute(arguments, folder):
    """Arguments whose paths exist relative to ``folder`` made absolute: pytest runs in the project's folder."""
    result = []
    for argument in arguments:
        path, separator, node = argument.partition("::")
        if path and not argument.startswith("-") and (folder / path).exists():
            argument = f"{folder / path}{separator}{node}"
        result.append(argument)
    return result


def named_paths(arguments):
    """Files and folders among absolute arguments."""
    paths = (Path(argument.partition("::")[0]) for argument in arguments if argument.startswith("/"))
    return [path for path in paths if path.exists()]


def is_pure(arguments, project):
    """Whether they name paths, and none outside the pure tests."""
    paths = named_paths(arguments)
    pure = [(project / folder).resolve() for folder in PURE]
    return bool(paths) and all(any(path.resolve().is_relative_to(folder) for folder in pure) for path in paths)


def _pure(settings, arguments):
    python, _root = setup.software(settings, tests=False)
    console.step("Tests: run pytest (without a database)")
    return process.attached([str(python), "-m", "pytest", *arguments], cwd=settings.project, env=process.environment())


def _pytest(odoo, arguments, database, templates):
    environment = odoo.environment(
        **NO_JOBS,
        ODOO_HTTP_PORT=str(free_port()),
        ODOO_SCREENSHOTS=str(odoo.settings.state / "screenshots"),
        EKINERJA_PYTHON=str(odoo.python),
        EKINERJA_ODOO_BIN=json.dumps(odoo.command),
        EKINERJA_TEST_DB=database,
        EKINERJA_TEMPLATE_DB=templates.template,
        EKINERJA_BASE_DB=templates.base,
    )
    console.step("Tests: run pytest")
    options = [f"--odoo-database={database}", "--odoo-http"]
    return process.attached(
        [str(odoo.python), "-m", "pytest", *options, *arguments], env=environment, cwd=odoo.settings.project
    )
