"""Packages of the distribution that the product or its tests call."""

import importlib.util
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from launcher import process
from launcher.console import Failure, Progress, note, step
from launcher.postgres import binary_folders


def _program(*names):
    return lambda: any(shutil.which(name) for name in names)


def _installed(package):
    return lambda: package in _dpkg_installed()


def _contrib():
    control = "extension/pg_trgm.control"
    places = [Path("/usr/share/postgresql").glob(f"*/{control}")]
    places += [(folder.parent / "share").glob(f"**/{control}") for folder in binary_folders()]
    return any(path.exists() for place in places for path in place)


@dataclass(frozen=True)
class Package:
    name: str
    reason: str
    present: Callable[[], bool]
    server: bool = False
    optional: bool = False


PACKAGES = (
    Package("python3-venv", "virtual environment", lambda: importlib.util.find_spec("ensurepip") is not None),
    Package(
        "ca-certificates",
        "download of the Python packages",
        lambda: os.path.exists("/etc/ssl/certs/ca-certificates.crt"),
    ),
    Package("postgresql", "database server", lambda: bool(binary_folders()), server=True),
    Package("postgresql-contrib", "its extensions for search", _contrib, server=True),
    Package("postgresql-client", "psql", _program("psql")),
    Package("wkhtmltopdf", "PDF documents", _program("wkhtmltopdf"), optional=True),
    Package("fonts-liberation", "fonts of the documents", _installed("fonts-liberation")),
    Package("fonts-dejavu-core", "fonts of the documents", _installed("fonts-dejavu-core")),
    Package("libmagic1", "file types by content", _installed("libmagic1")),
    Package("poppler-utils", "tests of the PDF documents", _program("pdftotext")),
    Package("chromium", "browser tests", _program("chromium", "google-chrome", "chromium-browser")),
)
TEST_ONLY = ("poppler-utils", "chromium")


def missing(settings, *, tests):
    """Packages whose content was not found, those for tests only when ``tests``."""
    return [
        package
        for package in PACKAGES
        if (tests or package.name not in TEST_ONLY)
        and not (package.server and settings.server)
        and not package.present()
    ]


def ensure(settings, *, tests):
    packages = missing(settings, tests=tests)
    if all(package.optional and not _offered(package.name) for package in packages):
        _regret(packages)
        return
    names = [package.name for package in packages]
    command = install_command(os.getuid(), shutil.which("sudo"), names)
    if not shutil.which("apt-get") or command is None:
        raise Failure(
            f"Packages of the system are missing: {', '.join(names)}.",
            f"Have the administrator run: apt-get install {' '.join(names)}",
        )
    step(f"System packages: install {', '.join(f'{package.name} ({package.reason})' for package in packages)}")
    _apt(settings, install_command(os.getuid(), shutil.which("sudo"), [], update=True), "apt-update")
    absent = [package for package in packages if package.optional and not _offered(package.name)]
    _regret(absent)
    names = [package.name for package in packages if package not in absent]
    _apt(settings, install_command(os.getuid(), shutil.which("sudo"), names), "apt-install")
    still = [package.name for package in missing(settings, tests=tests) if package not in absent]
    if still:
        raise Failure(
            f"These packages are installed and yet something of them is missing: {', '.join(still)}.",
            "See `./ekinerja doctor`.",
        )


def install_command(uid, sudo, names, *, update=False):
    """The apt-get call, or None for an ordinary user without sudo."""
    if uid and not sudo:
        return None
    arguments = ["-q", "update"] if update else ["-q", "-y", "--no-install-recommends", "install", *names]
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    return [*([sudo] if uid else []), *environment, "apt-get", *arguments]


def _apt(settings, command, label):
    if command[0].endswith("sudo"):
        note(f"sudo may ask for your password: {' '.join(command[3:])}")
        # On the terminal, because a session of its own could not ask.
        if process.attached(command):
            raise Failure(f"{' '.join(command)} failed.", "Its own words are above.")
        return
    log = settings.log / f"{label}.log"
    progress = Progress()
    code = process.logged(
        command,
        log,
        on_line=lambda line: progress.update(line) if line.startswith(("Get:", "Setting up", "Unpacking")) else None,
    )
    if code:
        raise Failure(
            f"{' '.join(command[2:])} failed:\n{process.tail(log, 6)}",
            f"Check the network and the mirror. All of it: {log}",
        )
    progress.close()


def _offered(name):
    """Whether apt could install it: some releases of the distribution have dropped a package."""
    return bool(shutil.which("apt-cache")) and "Candidate: (none)" not in (
        process.capture(["apt-cache", "policy", name]) or "Candidate: (none)"
    )


def _regret(packages):
    for package in packages:
        note(f"{package.name} is not offered by this distribution; without it: no {package.reason}")


def _dpkg_installed():
    if not shutil.which("dpkg-query"):
        return set()
    lines = process.capture(["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n"]).splitlines()
    return {name for status, _, name in (line.partition(" ") for line in lines) if status == "installed"}
