"""What the environment may choose, and the places that follow from it."""

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from launcher.console import Failure

VARIABLES = {
    "EKINERJA_PORT": "port of the web server on 127.0.0.1 (8069)",
    "EKINERJA_DB": "name of the product's database (ekinerja)",
    "EKINERJA_ODOO": "an Odoo 19 tree to use as it is, instead of the distribution's package",
    "EKINERJA_DB_HOST": "an existing PostgreSQL server: host name or socket folder (or PGHOST)",
    "EKINERJA_DB_PORT": "its port (or PGPORT; 5432)",
    "EKINERJA_DB_USER": "role with the right to create databases there (or PGUSER; your own name)",
    "EKINERJA_DB_PASSWORD": "its password (or PGPASSWORD)",
    "XDG_CACHE_HOME": "folder for what is downloaded and built, in its subfolder ekinerja (~/.cache)",
}
DB_NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")


@dataclass(frozen=True)
class Server:
    """An existing PostgreSQL server named by the environment."""

    host: str
    port: str
    user: str
    password: str


@dataclass(frozen=True)
class Settings:
    project: Path
    cache: Path
    port: int
    db_name: str
    odoo: Path | None
    server: Server | None
    as_root: bool

    @property
    def state(self):
        """What belongs to this copy of the project and is no part of it."""
        return self.project / ".ekinerja"

    @property
    def log(self):
        return self.state / "log"

    @property
    def data(self):
        """Odoo's data folder: attachments and sessions."""
        return self.state / "data"

    @property
    def users_file(self):
        return self.state / "users.json"

    @property
    def addons(self):
        return self.project / "addons"

    @property
    def requirements(self):
        return self.project / "requirements.txt"

    @property
    def conf(self):
        return self.project / "odoo.conf"

    def make_folders(self):
        for folder in (self.state, self.log, self.data):
            folder.mkdir(parents=True, exist_ok=True)
        self.state.chmod(0o700)

    def identity(self):
        """Eight characters that tell this copy of the project from others on the same server."""
        path = self.state / "id"
        if not path.exists():
            self.make_folders()
            path.write_text(secrets.token_hex(4) + "\n")
        return path.read_text().strip()


def read(environ, project, uid):
    """The settings of ``environ`` for the copy of the project in the folder ``project``."""
    project = Path(project)
    if "," in str(project):
        raise Failure(f"The path of the project holds a comma: {project}", "Move it: Odoo separates folders by commas.")
    db_name = environ.get("EKINERJA_DB") or "ekinerja"
    if not DB_NAME.fullmatch(db_name):
        raise Failure(f"EKINERJA_DB is not a usable name: {db_name}", "Use small letters, digits and _ (at most 31).")
    odoo = environ.get("EKINERJA_ODOO")
    return Settings(
        project=project,
        cache=_cache(environ),
        port=_port(environ.get("EKINERJA_PORT") or "8069"),
        db_name=db_name,
        odoo=Path(odoo).expanduser().resolve() if odoo else None,
        server=_server(environ),
        as_root=uid == 0,
    )


def checksum(*parts):
    """Twelve characters that stand for the content of ``parts`` (text or bytes)."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()[:12]


def _cache(environ):
    base = environ.get("XDG_CACHE_HOME", "")
    # The XDG specification has relative paths ignored.
    folder = Path(base) if os.path.isabs(base) else Path(environ.get("HOME") or "~").expanduser() / ".cache"
    return folder / "ekinerja"


def _port(text):
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= 65535:
        raise Failure(f"EKINERJA_PORT is not a port: {text}", "Give a number from 1 to 65535, as in 8070.")
    return int(text)


def _server(environ):
    host = environ.get("EKINERJA_DB_HOST") or environ.get("PGHOST")
    if not host:
        return None
    user = environ.get("EKINERJA_DB_USER") or environ.get("PGUSER") or environ.get("USER") or ""
    if user == "postgres":
        raise Failure(
            "Odoo refuses to work as the role postgres.",
            "Make a role of its own, `createuser --createdb ekinerja`, and name it in EKINERJA_DB_USER.",
        )
    return Server(
        host=host,
        port=environ.get("EKINERJA_DB_PORT") or environ.get("PGPORT") or "5432",
        user=user,
        password=environ.get("EKINERJA_DB_PASSWORD") or environ.get("PGPASSWORD") or "",
    )
