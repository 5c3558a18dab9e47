import pytest

from launcher.console import Failure
from launcher.settings import VARIABLES, checksum, read


def settings(environ, uid=1000, project="/srv/ekinerja"):
    return read({"HOME": "/srv/ani", **environ}, project, uid)


def test_defaults():
    found = settings({})
    assert (found.port, found.db_name, found.odoo, found.server) == (8069, "ekinerja", None, None)
    assert str(found.cache) == "/srv/ani/.cache/ekinerja"
    assert str(found.users_file) == "/srv/ekinerja/.ekinerja/users.json"
    assert not found.as_root


def test_empty_variables_count_as_absent():
    found = settings({"EKINERJA_PORT": "", "EKINERJA_DB": "", "EKINERJA_ODOO": "", "PGHOST": "", "XDG_CACHE_HOME": ""})
    assert found == settings({})


@pytest.mark.parametrize("text", ["0", "65536", "-1", "8069.5", "http", "٣"])
def test_a_port_that_is_none_is_refused_with_the_name_of_the_variable(text):
    with pytest.raises(Failure, match="EKINERJA_PORT"):
        settings({"EKINERJA_PORT": text})


def test_port():
    assert settings({"EKINERJA_PORT": "8070"}).port == 8070


@pytest.mark.parametrize("name", ["Ekinerja", "1a", 'a"b', "a b", "a" * 32, "a-b"])
def test_unusable_database_names_are_refused(name):
    with pytest.raises(Failure, match="EKINERJA_DB"):
        settings({"EKINERJA_DB": name})


def test_relative_cache_home_is_ignored():
    assert str(settings({"XDG_CACHE_HOME": "cache"}).cache) == "/srv/ani/.cache/ekinerja"
    assert str(settings({"XDG_CACHE_HOME": "/var/cache"}).cache) == "/var/cache/ekinerja"


def test_own_variables_win_over_those_of_postgresql():
    server = settings(
        {
            "PGHOST": "a",
            "PGPORT": "1",
            "PGUSER": "u",
            "PGPASSWORD": "p",
            "EKINERJA_DB_HOST": "b",
            "EKINERJA_DB_PORT": "2",
        }
    ).server
    assert (server.host, server.port, server.user, server.password) == ("b", "2", "u", "p")


def test_role_postgres_is_refused():
    with pytest.raises(Failure, match="postgres"):
        settings({"PGHOST": "db", "PGUSER": "postgres"})


def test_comma_in_the_path_is_refused():
    with pytest.raises(Failure, match="comma"):
        settings({}, project="/srv/a,b")


def test_every_variable_read_is_documented():
    class Spy(dict):
        asked = set()

        def get(self, name, default=None):
            self.asked.add(name)
            return super().get(name, default)

    spy = Spy(HOME="/srv/ani", EKINERJA_DB_HOST="db")
    read(spy, "/srv/ekinerja", 1000)
    assert {name for name in spy.asked if name.startswith("EKINERJA_")} == {
        name for name in VARIABLES if name.startswith("EKINERJA_")
    }


def test_identity_is_made_once(tmp_path):
    found = settings({}, project=tmp_path)
    first = found.identity()
    assert len(first) == 8
    assert found.identity() == first
    assert found.state.stat().st_mode & 0o077 == 0


def test_checksum_keeps_parts_apart():
    assert checksum("ab", "c") != checksum("a", "bc")
    assert checksum("ab") == checksum(b"ab")
    assert len(checksum("x")) == 12
