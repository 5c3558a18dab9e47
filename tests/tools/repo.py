"""The repository as the static checks see it: addons, manifests, files. Standard library only."""

import ast
import functools
import os
from pathlib import Path

ROOT = Path(__file__).parents[2]
ADDONS = ROOT / "addons"
# Made by programs, or not ours.
IGNORED = {".git", ".ekinerja", "__pycache__", "node_modules", ".pytest_cache", ".ruff_cache", "lib"}


@functools.cache
def addons():
    """Names of the addons, sorted."""
    return sorted(path.parent.name for path in ADDONS.glob("*/__manifest__.py"))


@functools.cache
def manifest(name):
    return ast.literal_eval((ADDONS / name / "__manifest__.py").read_text(encoding="utf-8"))


@functools.cache
def below(name):
    """Own addons that an addon depends on, directly or not."""
    direct = {need for need in manifest(name)["depends"] if need in addons()}
    return frozenset(direct.union(*map(below, direct)))


@functools.cache
def foreign(name):
    """Addons of others that an addon and those below it depend on directly."""
    return frozenset(
        need for addon in {name, *below(name)} for need in manifest(addon)["depends"] if need not in addons()
    )


def files(*suffixes, under=ROOT):
    """Paths of the files below a folder that end in one of the suffixes, sorted."""
    found = []
    for folder, names, filenames in os.walk(under):
        names[:] = sorted(name for name in names if name not in IGNORED)
        found += [Path(folder, name) for name in sorted(filenames) if not suffixes or name.endswith(suffixes)]
    return found


def relative(path):
    return path.relative_to(ROOT).as_posix()


@functools.cache
def text(path):
    return path.read_text(encoding="utf-8")


@functools.cache
def tree(path):
    """Syntax tree of a Python file."""
    return ast.parse(text(path), str(path))


def report(violations):
    """Assertion message, one violation a line."""
    return "\n" + "\n".join(sorted(violations))
