"""Databases of a server, through psql: the launcher itself needs no database driver."""

import shutil
from pathlib import Path

from launcher import process
from launcher.console import Failure
from launcher.postgres import program


class Databases:
    def __init__(self, server, data):
        self.server = server
        self.data = Path(data)

    def environment(self):
        """The names that libpq and Odoo both read."""
        pairs = {
            "PGHOST": self.server.host,
            "PGPORT": self.server.port,
            "PGUSER": self.server.user,
            "PGPASSWORD": self.server.password,
        }
        return {name: value for name, value in pairs.items() if value}

    def sql(self, text, database="postgres", **values):
        """Rows as lines, columns separated by tabs; ``:'name'`` in the text is the quoted value."""
        variables = [part for name, value in values.items() for part in ("-v", f"{name}={value}")]
        try:
            return process.capture(
                [
                    program_or_path("psql"),
                    "-X",
                    "-q",
                    "-A",
                    "-t",
                    "-F",
                    "\t",
                    "-v",
                    "ON_ERROR_STOP=1",
                    *variables,
                    "-d",
                    database,
                    "-f",
                    "-",
                ],
                env=process.environment(self.environment()),
                stdin=text,
            ).strip()
        except Failure as failure:
            raise Failure(f"PostgreSQL said no: {failure.cause}", "See `./ekinerja doctor`.") from None

    def names(self, prefix=""):
        rows = self.sql(
            "SELECT datname FROM pg_database WHERE starts_with(datname, :'prefix') ORDER BY 1", prefix=prefix
        )
        return rows.splitlines()

    def exists(self, name):
        return name in self.names(name)

    def copy(self, source, target):
        """A copy with its attachments. File copies beat the log for a source of some 100 MB."""
        strategy = " STRATEGY file_copy" if int(self.sql("SHOW server_version_num")) >= 150000 else ""
        self.sql(f'CREATE DATABASE "{target}" TEMPLATE "{source}"{strategy}')
        if self.filestore(source).is_dir():
            shutil.rmtree(self.filestore(target), ignore_errors=True)
            shutil.copytree(self.filestore(source), self.filestore(target))

    def drop(self, name):
        """Without FORCE, which asks for the right to end autovacuum too; a plain DROP ends that by itself and waits for it."""
        self.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :'name' AND usename = current_user",
            name=name,
        )
        self.sql(f'DROP DATABASE IF EXISTS "{name}"')
        shutil.rmtree(self.filestore(name), ignore_errors=True)

    def rename(self, source, target):
        shutil.rmtree(self.filestore(target), ignore_errors=True)
        if self.filestore(source).is_dir():
            self.filestore(source).rename(self.filestore(target))
        self.sql(f'ALTER DATABASE "{source}" RENAME TO "{target}"')

    def close(self, name):
        """Nobody may connect any more: a source that is in use cannot be copied."""
        self.sql(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false')

    def filestore(self, name):
        return self.data / "filestore" / name

    def parameter(self, database, key):
        """A system parameter of an Odoo database; empty when there is none."""
        return self.sql("SELECT value FROM ir_config_parameter WHERE key = :'key'", database, key=key)

    def set_parameter(self, database, key, value):
        self.sql(
            "INSERT INTO ir_config_parameter (key, value, create_uid, create_date, write_uid, write_date)"
            " VALUES (:'key', :'value', 1, now() AT TIME ZONE 'UTC', 1, now() AT TIME ZONE 'UTC')"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value, write_date = excluded.write_date",
            database,
            key=key,
            value=value,
        )

    def modules(self, database):
        """Technical names of the installed modules."""
        return set(self.sql("SELECT name FROM ir_module_module WHERE state = 'installed'", database).splitlines())


def program_or_path(name):
    found = shutil.which(name)
    return found or program(name)
