"""Runs Odoo: ``odoo.conf`` of the project, and what is local laid over it by Odoo's own variables.

Variables and not arguments, because pytest and the programs that tests start then see the same.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from launcher import odoo_tree, process
from launcher.console import Failure, Progress
from launcher.database import Databases
from launcher.settings import Settings

# The first becomes the default of new users: tests read the source language, `setup_product` makes it Indonesian.
LANGUAGES = "en_US,id_ID"
LOADING = re.compile(r"Loading module (\S+) \((\d+)/(\d+)\)")
ERROR = re.compile(r"[A-Za-z_][\w.]*(Error|Exception|Warning|Missing\w*|Failed)\b")
LOG_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:")
TROUBLE = re.compile(r" (ERROR|CRITICAL) ")
# The queue_job runner must not work in a database that is being prepared or tested.
NO_JOBS = {"ODOO_QUEUE_JOB_CHANNELS": "root:0", "ODOO_MAX_CRON_THREADS": "0"}


@dataclass(frozen=True)
class Odoo:
    settings: Settings
    databases: Databases
    python: Path
    root: Path

    @property
    def command(self):
        return [str(self.python), "-m", "odoo"]

    def environment(self, **extra):
        """Local settings as the variables that Odoo reads; they win over odoo.conf."""
        folders = [*odoo_tree.addons_folders(self.root), self.settings.addons]
        return process.environment(
            {
                **self.databases.environment(),
                "ODOO_RC": str(self.settings.conf),
                "ODOO_ADDONS_PATH": ",".join(str(folder) for folder in folders),
                "ODOO_DATA_DIR": str(self.settings.data),
                "ODOO_HTTP_INTERFACE": "127.0.0.1",
                "ODOO_HTTP_PORT": str(self.settings.port),
                "ODOO_WORKERS": "0",
                "ODOO_PROXY_MODE": "0",
                "ODOO_DB_MAXCONN": "64",
                # Threads share one process: its total CPU and memory say nothing about a request.
                "ODOO_LIMIT_TIME_CPU": "0",
                "ODOO_LIMIT_TIME_REAL": "1800",
                "ODOO_LIMIT_TIME_REAL_CRON": "1800",
                "ODOO_LIMIT_MEMORY_SOFT": "0",
                "ODOO_LIMIT_MEMORY_HARD": "0",
                **extra,
            }
        )

    def modules(self, database, *, install=(), update=(), label="modules"):
        """Installs and upgrades in one run of Odoo; a Failure with the reason when that fails."""
        arguments = ["-d", database, "--no-http", "--stop-after-init"]
        if install:
            arguments += ["-i", ",".join(install), f"--load-language={LANGUAGES}"]
        if update:
            arguments += ["-u", ",".join(update)]
        log = self.settings.log / f"odoo-{label}.log"
        progress, trouble = Progress(), []

        def on_line(line):
            if found := LOADING.search(line):
                progress.update(f"module {found[2]} of {found[3]}: {found[1]}")
            elif TROUBLE.search(line):
                trouble.append(line)

        code = process.logged(
            [*self.command, "server", *arguments],
            log,
            env=self.environment(**NO_JOBS),
            cwd=self.settings.project,
            on_line=on_line,
        )
        missing = set(install) - self.databases.modules(database) if not code else set()
        if code or missing:
            reason = last_error(log.read_text(errors="replace").splitlines()) or "\n".join(trouble[:3])
            names = ", ".join([*install, *update])
            raise Failure(f"Odoo could not install or upgrade {names}:\n{reason}", f"All of it: {log}")
        progress.close(f"{len(install) + len(update)} asked for")

    def script(self, database, path, *, label, **extra):
        """Runs a Python file in Odoo's shell, where ``env`` is the administrator's; its last lines on failure."""
        log = self.settings.log / f"odoo-{label}.log"
        progress = Progress()
        with path.open() as source:
            code = process.logged(
                [*self.command, "shell", "-d", database, "--no-http"],
                log,
                stdin=source,
                cwd=self.settings.project,
                env=self.environment(**NO_JOBS, **extra),
                on_line=lambda line: None if LOG_LINE.match(line) else progress.update(line),
            )
        if code:
            raise Failure(
                f"{path.name} failed:\n{last_error(log.read_text(errors='replace').splitlines())}", f"All of it: {log}"
            )
        progress.close()


def last_error(lines, limit=14):
    """What the last traceback among the lines of a log ends with: the exception and its message."""
    found, taking = [], False
    for before, line in zip(["", *lines], lines, strict=False):
        if LOG_LINE.match(line) or line.startswith(("Traceback", "The above exception", "During handling")):
            taking = False
        elif before.startswith("  ") and ERROR.match(line):
            found, taking = [], True
        if taking and line.strip():
            found.append(line[:160])
    return "\n".join(found[:limit])
