"""The product's addons: which there are, what they need, and whether their files changed."""

import ast
import os

from launcher.settings import checksum

# Their files reach a database by no installation, so a change of them asks for none.
NOT_INSTALLED = ("tests", "readme", "static/src", "static/tests")


def discover(folder):
    """Names of the addons, sorted."""
    return sorted(path.parent.name for path in folder.glob("ekinerja_*/__manifest__.py"))


def manifest(folder, name):
    return ast.literal_eval((folder / name / "__manifest__.py").read_text(encoding="utf-8"))


def foreign_depends(folder, names):
    """What the addons need besides each other, sorted."""
    needed = {need for name in names for need in manifest(folder, name).get("depends", ())}
    return sorted(needed - set(names))


def checksums(folder, names):
    """Addon -> checksum of the files that an installation reads."""
    return {name: _checksum(folder / name) for name in names}


def changed(old, new):
    """Addons of ``new`` whose checksum is not that of ``old``, sorted."""
    return sorted(name for name, value in new.items() if old.get(name) != value)


def _checksum(addon):
    parts = []
    for folder, names, files in os.walk(addon):
        below = os.path.relpath(folder, addon)
        paths = {name: os.path.normpath(os.path.join(below, name)) for name in names if name != "__pycache__"}
        names[:] = sorted(name for name, path in paths.items() if path not in NOT_INSTALLED)
        for name in sorted(files):
            if not name.endswith((".pyc", ".md", "~")):
                parts.append(os.path.normpath(os.path.join(below, name)))
                with open(os.path.join(folder, name), "rb") as file:
                    parts.append(file.read())
    return checksum(*parts)
