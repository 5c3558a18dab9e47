"""Checks of the files: no database is touched."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def load_registry():
    """Takes the place of pytest-odoo's fixture, which would connect to a database."""
    yield
