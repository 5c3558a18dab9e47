"""What is present, what is missing, what to do. Changes nothing."""

import shutil
import sys
from pathlib import Path

from launcher import odoo_tree, postgres, server, system, users, venv
from launcher.console import Failure, say
from launcher.lock import Lock


def run(settings):
    """Prints one line a subject; 1 when something is missing, else 0."""
    findings = [*_software(settings), *_postgres(settings), *_product(settings)]
    for good, subject, detail in findings:
        say(f"[{'ok' if good else '--'}] {subject}: {detail}")
    return 0 if all(good for good, _, _ in findings) else 1


def _software(settings):
    yield True, "Python", f"{sys.version.split()[0]} ({sys.executable})"
    absent = {package.name for package in system.missing(settings, tests=True)}
    for package in system.PACKAGES:
        if not (package.server and settings.server):
            good = package.name not in absent
            remedy = f" - missing; `up` and `test` install it, or: apt-get install {package.name}"
            yield good, package.name, package.reason if good else package.reason + remedy
    tree = settings.odoo or odoo_tree.present(settings.cache / "odoo")
    try:
        root = odoo_tree.python_root(tree) if tree else None
    except Failure as failure:
        yield False, "Odoo 19", str(failure)
        return
    yield bool(root), "Odoo 19", root or "not fetched yet; `up` does it"
    if root:
        folder = venv.location(settings, root)
        built = (folder / venv.STAMP).is_file()
        yield built, "Python packages", folder if built else "not built yet; `up` does it"
    if settings.cache.is_dir():
        free = shutil.disk_usage(settings.cache).free // 2**30
        yield True, "Cache", f"{settings.cache} ({free} GB free); may be removed, `up` fills it again"


def _postgres(settings):
    if settings.server:
        server = settings.server
        yield True, "PostgreSQL", f"the existing server {server.host}, port {server.port}, role {server.user}"
        return
    if not postgres.binary_folders() or not (settings.state / "id").exists():
        yield False, "PostgreSQL", "no private cluster yet; `up` makes it"
        return
    cluster = postgres.Cluster(settings)
    state = "runs" if cluster.running() else "is stopped; `up` starts it"
    yield True, "PostgreSQL", f"the private cluster in {cluster.base} {state}; its log: {cluster.log}"
    for folder in orphans(postgres.HOME_AS_ROOT) if settings.as_root else ():
        yield (
            True,
            "PostgreSQL",
            f"{folder} is of a copy of the project that is gone; to be removed if nothing runs there",
        )


def orphans(home):
    """Clusters below ``home`` whose project's folder no longer knows them."""
    for note in sorted(home.glob("ekinerja-*/project")):
        known = Path(note.read_text().strip()) / ".ekinerja/id"
        if not known.exists() or f"ekinerja-{known.read_text().strip()}" != note.parent.name:
            yield note.parent


def _product(settings):
    holder = Lock(settings.state / "up.lock").holder() if settings.state.exists() else None
    if holder is not None:
        yield True, "Product", f"runs on http://127.0.0.1:{settings.port} or another port (process {holder})"
    else:
        try:
            server.check_port(settings.port)
            yield True, "Port", f"{settings.port} is free"
        except Failure as failure:
            yield False, "Port", failure
    if settings.users_file.exists():
        yield True, "Users", f"{len(users.read(settings.users_file))}; `./ekinerja users` lists them"
    else:
        yield True, "Users", "none yet; `up` makes the database and its users"
