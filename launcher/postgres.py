"""The private PostgreSQL cluster: a unix socket, no TCP, and peer authentication.

PostgreSQL refuses to run as root. As root the cluster therefore belongs to the package's user
``postgres`` and lies in that user's home, because the project's folder may be closed to it.
"""

import getpass
import os
import pwd
import re
import shutil
import stat
from pathlib import Path

from launcher import process
from launcher.console import Failure, step
from launcher.lock import Lock, exclusive
from launcher.settings import Server

ROLE = "ekinerja"
OWNER_AS_ROOT = "postgres"
HOME_AS_ROOT = Path("/var/lib/postgresql")
# The kernel allows 107 bytes; the server appends the name of the socket to the folder.
SOCKET_PATH_LIMIT = 107 - len("/.s.PGSQL.5432.lock")
CONF = """\
# Written by the launcher at every start.
listen_addresses = ''
port = 5432
unix_socket_directories = '{socket}'
max_connections = 200
shared_buffers = 256MB
max_wal_size = 2GB
checkpoint_timeout = 15min
# A local server: no replicas; a power cut may cost the last half second.
wal_level = minimal
max_wal_senders = 0
synchronous_commit = off
jit = off
"""


class Existing:
    """A server that the user named; it is neither started nor stopped."""

    def __init__(self, settings):
        self.server = settings.server

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False


class Cluster:
    """``with Cluster(settings):`` the server runs; the last launcher to leave stops what launchers started."""

    def __init__(self, settings):
        self.settings = settings
        self.base = cluster_folder(settings)
        self.data = self.base / "data"
        self.socket = socket_folder(self.base, settings.identity(), os.getuid())
        self.server = Server(host=str(self.socket), port="5432", user=ROLE, password="")
        self.owner = OWNER_AS_ROOT if settings.as_root else None
        self.log = self.base / "server.log" if settings.as_root else settings.log / "postgresql.log"
        self.gate = settings.state / "postgres.lock"
        self.started_here = settings.state / "postgres.started"
        self.use = Lock(settings.state / "postgres.use.lock")

    def __enter__(self):
        with exclusive(self.gate, "PostgreSQL"):
            if not self.running():
                self.started_here.touch()
                self.start()
            self.use.acquire(wait=True, shared=True)
        return self

    def __exit__(self, *details):
        with exclusive(self.gate, "PostgreSQL"):
            self.use.release()
            if self.started_here.exists() and self.use.acquire():
                self.stop()
                self.use.release()
        return False

    def running(self):
        return (self.data / "PG_VERSION").exists() and self._run(
            ["pg_ctl", "status", "-D", self.data], check=False
        ) == 0

    def start(self):
        self._make_folders()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        step("PostgreSQL: start the private cluster")
        self._write(self.data / "ekinerja.conf", CONF.format(socket=self.socket))
        self._run(
            ["pg_ctl", "start", "-s", "-w", "-t", "120", "-D", self.data, "-l", self.log],
            remedy=f"The server's own words are in {self.log}.",
        )
        self._make_role()

    def stop(self):
        if self.running():
            step("PostgreSQL: stop the private cluster")
            self._run(["pg_ctl", "stop", "-s", "-m", "fast", "-D", self.data])
        self.started_here.unlink(missing_ok=True)

    def _initialise(self):
        step("PostgreSQL: make the private cluster (once)")
        fresh = self.base / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        self._run(
            [
                "initdb",
                "-D",
                fresh,
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-A",
                "peer",
                "--no-instructions",
                "-N",
            ]
        )
        owner, user = self.owner or getpass.getuser(), pwd.getpwuid(os.getuid()).pw_name
        self._write(fresh / "pg_hba.conf", "local all all peer map=ekinerja\n")
        self._write(fresh / "pg_ident.conf", ident(owner, user))
        conf = fresh / "postgresql.conf"
        self._write(conf, conf.read_text() + "\ninclude_if_exists 'ekinerja.conf'\n")
        fresh.rename(self.data)

    def _make_role(self):
        self._run(
            [
                "psql",
                "-X",
                "-q",
                "-h",
                self.socket,
                "-U",
                "postgres",
                "-d",
                "postgres",
                "-v",
                "ON_ERROR_STOP=1",
                "-c",
                (
                    f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') "
                    f"THEN CREATE ROLE {ROLE} LOGIN CREATEDB; END IF; END $$"
                ),
            ]
        )

    def _make_folders(self):
        for folder in (self.base, self.socket):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if folder.is_symlink() or folder.stat().st_uid not in (os.getuid(), self._owner_ids()[0]):
                raise Failure(f"{folder} belongs to somebody else.", "Remove it, or have it removed, and start again.")
            os.chown(folder, *self._owner_ids())
            folder.chmod(stat.S_IRWXU)
        # Lets `doctor` find clusters whose project is gone.
        self._write(self.base / "project", f"{self.settings.project}\n")

    def _owner_ids(self):
        entry = pwd.getpwnam(self.owner) if self.owner else pwd.getpwuid(os.getuid())
        return entry.pw_uid, entry.pw_gid

    def _write(self, path, text):
        path.write_text(text)
        os.chown(path, *self._owner_ids())
        path.chmod(0o600)

    def _run(self, command, *, check=True, remedy=""):
        version = (self.data / "PG_VERSION").read_text().strip() if (self.data / "PG_VERSION").exists() else None
        command = [program(command[0], version), *command[1:]]
        if self.owner:
            command = ["runuser", "-u", self.owner, "--", *command]
        env = process.environment({"LC_ALL": "C.UTF-8", "HOME": str(self.base)})
        env = {name: value for name, value in env.items() if not name.startswith("PG")}
        log = self.settings.log / "postgresql-commands.log"
        code = process.logged(command, log, env=env, cwd=self.base)
        if code and check:
            raise Failure(f"{Path(command[4 if self.owner else 0]).name} failed:\n{process.tail(log)}", remedy)
        return code


def server(settings):
    """The PostgreSQL to use, as a context manager with the attribute ``server``."""
    return Existing(settings) if settings.server else Cluster(settings)


def cluster_folder(settings):
    if settings.as_root:
        return HOME_AS_ROOT / f"ekinerja-{settings.identity()}"
    return settings.state / "postgres"


def socket_folder(base, identity, uid):
    """Beside the data where its path suits a socket, else below /tmp."""
    folder = base / "socket"
    # PostgreSQL reads a list from this path, so a comma or a quote in it would not do.
    if len(os.fsencode(folder)) <= SOCKET_PATH_LIMIT and re.fullmatch(r"[\w./ +@=-]+", str(folder)):
        return folder
    return Path(f"/tmp/ekinerja-{uid}-{identity}")


def ident(owner, user):
    """pg_ident.conf: the cluster's owner administers, we are the role of the product."""
    return f'ekinerja "{owner}" postgres\nekinerja "{user}" {ROLE}\n'


def program(name, version=None):
    """Path of a PostgreSQL program, of the major ``version`` of the data if there is some."""
    folders = binary_folders()
    if version:
        folders = [folder for folder in folders if major(folder) in (version, None)]
        if not folders:
            raise Failure(
                f"The private cluster was made by PostgreSQL {version}, which is not installed any more.",
                f"Install postgresql-{version}, or `./ekinerja reset` after moving the cluster's folder away.",
            )
    for folder in folders:
        if (folder / name).exists():
            return folder / name
    raise Failure(
        f"The PostgreSQL program {name} was not found.", "Install the package postgresql, or see `./ekinerja doctor`."
    )


def binary_folders():
    """Folders with server programs: the newest of the distribution first, then the search path."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(major(folder) or 0), reverse=True
    )
    found = shutil.which("initdb")
    return [folder for folder in folders if (folder / "initdb").exists()] + (
        [Path(found).resolve().parent] if found else []
    )


def major(folder):
    return folder.parent.name if folder.parent.name.isdigit() else None
