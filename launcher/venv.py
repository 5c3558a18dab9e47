"""The virtual environment: built in the cache, one per requirements, Python and Odoo tree.

A later copy of the project finds it there and needs no network. The stamp is written last, so
an environment whose building was broken off is built anew.
"""

import platform
import re
import shutil
import sys

from launcher import process
from launcher.console import Failure, Progress, step
from launcher.lock import exclusive
from launcher.settings import checksum

STAMP = "ekinerja-complete"


def ensure(settings, odoo_root):
    """The Python to run Odoo with."""
    folder = location(settings, odoo_root)
    with exclusive(settings.cache / "venv" / "lock", "the Python packages"):
        if not (folder / STAMP).is_file():
            _build(settings, folder, odoo_root)
    return folder / "bin/python"


def location(settings, odoo_root):
    return (
        settings.cache
        / "venv"
        / key(settings.requirements.read_bytes(), odoo_root, sys.version, sys.base_prefix, platform.machine())
    )


def key(requirements, odoo_root, *python):
    return checksum(requirements, odoo_root, *python)


def count(requirements):
    """How many packages the text of a requirements file names."""
    return len(re.findall(r"^[A-Za-z0-9]", requirements, re.M))


def _build(settings, folder, odoo_root):
    step("Python packages: build the virtual environment (once)")
    shutil.rmtree(folder, ignore_errors=True)
    log = settings.log / "pip.log"
    progress = Progress()
    if process.logged([sys.executable, "-m", "venv", folder], log):
        raise Failure(
            f"python -m venv failed:\n{process.tail(log, 5)}", "Install the package python3-venv and start again."
        )
    site = folder / f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
    (site / "odoo-tree.pth").write_text(f"{odoo_root}\n")
    total, seen = count(settings.requirements.read_text()), 0

    def on_line(line):
        nonlocal seen
        if line.startswith("Collecting "):
            seen += 1
            progress.update(f"{min(seen, total)} of {total}: {line.split()[1]}")
        elif line.startswith("Installing "):
            progress.update("install")

    code = process.logged(
        [
            folder / "bin/python",
            "-m",
            "pip",
            "install",
            "--no-deps",
            "--only-binary",
            ":all:",
            "--progress-bar",
            "off",
            "--disable-pip-version-check",
            "-r",
            settings.requirements,
        ],
        log,
        on_line=on_line,
    )
    if code:
        raise Failure(
            f"pip could not install the packages:\n{process.tail(log, 5)}",
            f"Check the network and start again. All of it: {log}",
        )
    (folder / STAMP).write_text(f"{odoo_root}\n")
    progress.close(f"{total} packages")
