"""ruff, pylint-odoo and the pylint plugins of Odoo's own test_lint."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import odoo
import pytest

from tests.tools import repo

FOLDERS = [name for name in ("addons", "tests", "launcher", "training") if (repo.ROOT / name).is_dir()]
ADDONS = [f"addons/{name}" for name in repo.addons()]
# what odoo/addons/test_lint/tests/test_pylint.py switches on
ODOO_CHECKS = (
    "used-before-assignment", "undefined-variable", "eval-used", "unreachable", "function-redefined", "sql-injection",
    "gettext-variable", "gettext-placeholders", "gettext-repr", "missing-gettext", "raise-unlink-override",
)  # fmt: skip
ODOO_PLUGINS = (
    "_pylint_path_setup", "pylint.extensions.bad_builtin", "_odoo_checker_sql_injection", "_odoo_checker_gettext",
    "_odoo_checker_unlink_override",
)  # fmt: skip


def odoo_root():
    """Folder that holds the package ``odoo`` with Odoo's own addons."""
    return next(Path(path).parent for path in odoo.__path__ if (Path(path) / "addons/test_lint").is_dir())


COMMANDS = {
    "ruff": (["ruff", "check", "--output-format=concise", *FOLDERS], ""),
    "pylint-odoo": (["pylint", "--rcfile=.pylintrc", *ADDONS], ""),
    "test_lint": (
        ["pylint", "--rcfile=/dev/null", "--disable=all", "--score=no", f"--enable={','.join(ODOO_CHECKS)}",
         f"--load-plugins={','.join(ODOO_PLUGINS)}", *ADDONS],
        f"{odoo_root() / 'odoo/addons/test_lint/tests'}{os.pathsep}{odoo_root()}",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def runs():
    """All programs at once: they take ten seconds each."""

    def run(command):
        arguments, path = command
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        if path:
            environment["PYTHONPATH"] = path
        return subprocess.run(
            [sys.executable, "-m", *arguments], cwd=repo.ROOT, env=environment, capture_output=True, text=True, timeout=300
        )

    with ThreadPoolExecutor() as pool:
        return dict(zip(COMMANDS, pool.map(run, COMMANDS.values()), strict=True))


@pytest.mark.parametrize("name", COMMANDS)
def test_clean(runs, name):
    result = runs[name]
    assert result.returncode == 0, f"{' '.join(COMMANDS[name][0])}\n{result.stdout}{result.stderr}"
