"""Databases beside the one of the run: made, filled by Odoo in a program of its own, dropped.

The launcher says in its variables which Odoo and which databases there are; without it (pytest started by hand) the defaults
of this machine are used, and a database is filled from nothing where no base is named.
"""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg2
from psycopg2 import sql

from tests.tools import repo

TROUBLE = re.compile(r"^\S+ \S+ \d+ (?:WARNING|ERROR|CRITICAL) ")


def odoo_command():
    return json.loads(os.environ.get("EKINERJA_ODOO_BIN", "null")) or [sys.executable, "-m", "odoo"]


def connect(name, **options):
    """Connection by libpq's own variables (PGHOST, PGUSER, ...)."""
    connection = psycopg2.connect(dbname=name, **options)
    connection.autocommit = True
    return connection


def _administer(statement, *names):
    connection = connect("postgres")
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
    finally:
        connection.close()


def filestore(name):
    folder = os.environ.get("ODOO_DATA_DIR")
    return Path(folder, "filestore", name) if folder else None


def create(name, template=None):
    """A new database, copied with its files from a template."""
    drop(name)
    if template:
        _administer("CREATE DATABASE {} TEMPLATE {}", name, template)
        if (source := filestore(template)) and source.is_dir():
            shutil.copytree(source, filestore(name))
    else:
        _administer("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", name)


def drop(name):
    """Without FORCE, which asks for the right to end autovacuum too; a plain DROP ends that by itself and waits for it."""
    connection = connect("postgres")
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user", [name]
            )
    finally:
        connection.close()
    _administer("DROP DATABASE IF EXISTS {}", name)
    if folder := filestore(name):
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def scratch(name, template=None):
    create(name, template)
    try:
        yield name
    finally:
        drop(name)


def base_for(addon):
    """A database with what an addon needs and nothing else, or None when there is none to copy."""
    base = os.environ.get("EKINERJA_BASE_DB")
    needed = set().union(*map(repo.foreign, repo.addons()))
    return base if base and needed <= repo.foreign(addon) | {"queue_job"} else None


def odoo(name, *arguments, command="server", timeout=600, **environment):
    """Run Odoo on a database until it ends.

    :returns: its log; an AssertionError with the end of it when it fails
    """
    options = ["--no-http", "--stop-after-init"] if command == "server" else []
    result = subprocess.run(
        [*odoo_command(), command, "-d", name, *options, *arguments],
        cwd=repo.ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=timeout,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[-5000:]
    return result.stderr


def trouble(log):
    """Lines of a log that warn or complain."""
    return [line for line in log.splitlines() if TROUBLE.search(line)]
