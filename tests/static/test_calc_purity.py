"""The formulas stand alone: ``calc/`` imports the standard library and each other, and runs without Odoo."""

import ast
import subprocess
import sys

import pytest

from tests.tools import repo

CALC = [path for addon in repo.addons() for path in repo.files(".py", under=repo.ADDONS / addon / "calc")]


def foreign_imports(tree):
    """Names that a calc module imports from elsewhere than the standard library and its own folder."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            if node.level == 1:
                continue
            names = ["." * node.level + (node.module or "")]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] not in sys.stdlib_module_names)


def test_there_are_formulas():
    assert CALC


@pytest.mark.parametrize("path", CALC, ids=repo.relative)
def test_imports_the_standard_library_and_each_other(path):
    assert list(foreign_imports(repo.tree(path))) == []


@pytest.mark.parametrize("addon", sorted({path.relative_to(repo.ADDONS).parts[0] for path in CALC}))
def test_runs_in_a_plain_interpreter(addon):
    """-I -S: no site-packages, no environment, so nothing but the standard library can be found."""
    folder = repo.ADDONS / addon
    modules = ["calc"] + [f"calc.{path.stem}" for path in repo.files(".py", under=folder / "calc") if path.stem != "__init__"]
    code = f"import sys; sys.path.insert(0, {str(folder)!r}); import {', '.join(modules)}"
    subprocess.run([sys.executable, "-I", "-S", "-B", "-c", code], check=True, timeout=60)


def test_predikat_in_a_plain_interpreter():
    code = (
        f"import sys; sys.path.insert(0, {str(repo.ADDONS / 'ekinerja_skp')!r});"
        "from calc.predikat import predikat; assert predikat('sesuai', 'sesuai') == 'baik'"
    )
    subprocess.run([sys.executable, "-I", "-S", "-B", "-c", code], check=True, timeout=60)
