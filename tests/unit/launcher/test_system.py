import pytest

from launcher import system
from launcher.settings import read


def test_root_needs_no_sudo_and_others_do():
    assert system.install_command(0, None, ["x"])[0] == "env"
    assert system.install_command(1000, "/usr/bin/sudo", ["x"])[0] == "/usr/bin/sudo"
    assert system.install_command(1000, None, ["x"]) is None
    assert system.install_command(0, None, ["x", "y"])[-2:] == ["x", "y"]


@pytest.fixture
def nothing_present(monkeypatch):
    packages = [
        system.Package(package.name, package.reason, lambda: False, package.server, package.optional)
        for package in system.PACKAGES
    ]
    monkeypatch.setattr(system, "PACKAGES", packages)


def names(environ, tests):
    settings = read({"HOME": "/srv/ani", **environ}, "/srv/ekinerja", 1000)
    return {package.name for package in system.missing(settings, tests=tests)}


def test_the_browser_is_for_tests_only(nothing_present):
    assert names({}, True) - names({}, False) == {"chromium", "poppler-utils"}


def test_an_existing_server_needs_the_client_only(nothing_present):
    found = names({"PGHOST": "db"}, False)
    assert "postgresql" not in found
    assert "postgresql-client" in found
