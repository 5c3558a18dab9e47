"""Everything below the product: system packages, Odoo, Python packages, PostgreSQL."""

from contextlib import contextmanager

from launcher import odoo_tree, postgres, system, venv
from launcher.database import Databases
from launcher.odoo import Odoo


def software(settings, *, tests=False):
    """Installs what is missing; the Python and the root folder to run Odoo with."""
    settings.make_folders()
    system.ensure(settings, tests=tests)
    root = odoo_tree.ensure(settings)
    return venv.ensure(settings, root), root


@contextmanager
def ready(settings, *, tests=False):
    """Odoo on a running PostgreSQL, for the block."""
    python, root = software(settings, tests=tests)
    with postgres.server(settings) as cluster:
        yield Odoo(settings, Databases(cluster.server, settings.data), python, root)
