"""Sign-ins of the training instansi: one random password per role, in a file only the user reads."""

import json
import os
import secrets

from launcher.console import Failure

ROLES = ("admin", "admin_instansi", "admin_opd", "kepala_dinas", "penilai", "pegawai_a", "pegawai_b", "auditor")
# Read aloud and typed in a training: none that are taken for each other.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def ensure(path):
    """Makes the file unless there is one; ``training/load.py`` fills in the logins."""
    if not path.exists():
        write(
            path,
            [{"role": role, "login": "admin" if role == "admin" else "", "password": password()} for role in ROLES],
        )


def password():
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def write(path, users):
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as out:
        json.dump(users, out, indent=2)
        out.write("\n")
    new.replace(path)


def read(path):
    """Those who can sign in."""
    if not path.exists():
        raise Failure("There are no users yet.", "Start the product once: ./ekinerja up")
    return [user for user in json.loads(path.read_text(encoding="utf-8")) if user["login"]]


def table(users):
    """Lines of columns wide enough for their content."""
    rows = [("role", "login", "password"), *((user["role"], user["login"], user["password"]) for user in users)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
