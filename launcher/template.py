"""Prepared databases: made once, copied in a second or two.

Two levels: the *base* holds what our addons need, the *template* our addons as well. A change of
our files remakes only the second. Both are named by the checksum of what went into them, are made
under another name and renamed when complete.
"""

import json
import os

from launcher import addons
from launcher.console import Failure, step
from launcher.lock import exclusive
from launcher.settings import checksum

CHECKSUMS = "ekinerja.launcher.addons"
# Loaded by every server of the product (odoo.conf), whether or not an addon needs it yet.
ALWAYS = ("queue_job",)


class Templates:
    def __init__(self, odoo):
        self.odoo = odoo
        self.settings = odoo.settings
        self.databases = odoo.databases
        self.prefix = f"ekinerja_{self.settings.identity()}_"
        self.names = addons.discover(self.settings.addons)
        self.sums = addons.checksums(self.settings.addons, self.names)
        self.below = sorted({*addons.foreign_depends(self.settings.addons, self.names), *ALWAYS})
        base = checksum(odoo.root, self.settings.requirements.read_bytes(), *self.below)
        self.base = f"{self.prefix}base_{base}"
        self.template = f"{self.prefix}tpl_{checksum(base, json.dumps(self.sums))}"

    def copy_to(self, target):
        """A fresh database with the addons, made from the template, which is made when needed."""
        with exclusive(self.settings.state / "template.lock", "the prepared databases"):
            self._tidy()
            self._ensure()
            self.databases.copy(self.template, target)

    def scratch(self, kind):
        """A name of our process for a database that is dropped at its end."""
        return f"{self.prefix}{kind}_{os.getpid()}"

    def drop_scratch(self, name):
        """Drops a scratch database and those that were made under its name."""
        for found in self.databases.names(name):
            if found == name or found.startswith(name + "_"):
                self.databases.drop(found)

    def _ensure(self):
        if self.databases.exists(self.template):
            return
        if not self.databases.exists(self.base):
            step(f"Database: prepare one with {', '.join(self.below)} (once)")
            self._make(self.base, None, self.below)
        step(f"Database: prepare one with {', '.join(self.names) or 'no addon'} (after a change of the addons)")
        self._make(self.template, self.base, self.names)

    def _make(self, name, source, modules):
        new = f"{self.prefix}new"
        if source:
            self.databases.copy(source, new)
        if modules:
            self.odoo.modules(new, install=modules, label="template")
        self.databases.set_parameter(new, CHECKSUMS, json.dumps(self.sums if source else {}))
        self.databases.rename(new, name)
        self.databases.close(name)

    def _tidy(self):
        """Drops what an interrupted run left, and templates of older files."""
        for name in self.databases.names(self.prefix):
            kind, _, rest = name.removeprefix(self.prefix).partition("_")
            outdated = kind in ("base", "tpl") and name not in (self.base, self.template)
            if outdated or kind == "new" or (kind in ("test", "bench") and not alive(rest)):
                self.databases.drop(name)


def alive(rest):
    """Whether the process runs whose id begins the text ``rest``."""
    pid = rest.split("_")[0]
    return pid.isdigit() and os.path.exists(f"/proc/{pid}")


def recorded(databases, name):
    """Addon -> checksum at the time of its last installation or upgrade in the database."""
    return json.loads(databases.parameter(name, CHECKSUMS) or "{}")


def upgrade(odoo, name, *, all_addons=False):
    """Brings a database up to the files of the addons; the names of what was done."""
    names = addons.discover(odoo.settings.addons)
    sums = addons.checksums(odoo.settings.addons, names)
    todo = names if all_addons else addons.changed(recorded(odoo.databases, name), sums)
    if not todo:
        return []
    installed = odoo.databases.modules(name)
    step(f"Database {name}: upgrade {', '.join(todo)}")
    new = [addon for addon in todo if addon not in installed]
    odoo.modules(name, install=new, update=sorted(set(todo) - set(new)), label="upgrade")
    odoo.databases.set_parameter(name, CHECKSUMS, json.dumps(sums))
    return todo


def check_exists(odoo, name):
    if not odoo.databases.exists(name):
        raise Failure(f"There is no database {name} yet.", "Start the product once: ./ekinerja up")
