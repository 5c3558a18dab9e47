"""Pure tests: the addons are importable as in Odoo, and no database is touched."""

from pathlib import Path

import pytest

import odoo.addons

odoo.addons.__path__.append(str(Path(__file__).parents[2] / "addons"))


@pytest.fixture(scope="session", autouse=True)
def load_registry():
    """Takes the place of pytest-odoo's fixture, which would connect to a database."""
    yield
