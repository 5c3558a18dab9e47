from pathlib import Path

import pytest

from launcher import postgres


@pytest.mark.parametrize(
    "base",
    [
        "/srv/e kinerja/.ekinerja/postgres",
        "/var/lib/postgresql/ekinerja-0a1b2c3d",
        "/opt/e-kinerja/.ekinerja/postgres",
    ],
)
def test_socket_lies_beside_the_data(base):
    assert postgres.socket_folder(Path(base), "0a1b2c3d", 1000) == Path(base) / "socket"


@pytest.mark.parametrize("base", ["/srv/" + "a" * 90, "/srv/a,b", "/srv/it's", '/srv/"a"', "/srv/" + "é" * 45])
def test_socket_lies_below_tmp_where_the_path_does_not_suit(base):
    folder = postgres.socket_folder(Path(base), "0a1b2c3d", 1000)
    assert folder == Path("/tmp/ekinerja-1000-0a1b2c3d")


def test_longest_path_is_one_the_kernel_takes():
    base = Path("/" + "a" * (postgres.SOCKET_PATH_LIMIT - len("/") - len("/socket")))
    folder = postgres.socket_folder(base, "x", 1)
    assert folder == base / "socket"
    assert len(str(folder / ".s.PGSQL.5432.lock")) <= 107
    assert postgres.socket_folder(Path(f"{base}a"), "x", 1) != Path(f"{base}a") / "socket"


def test_only_the_own_user_is_the_role_and_only_the_owner_administers():
    assert postgres.ident("postgres", "root").splitlines() == [
        'ekinerja "postgres" postgres',
        'ekinerja "root" ekinerja',
    ]


def test_major_version_is_read_off_the_distributions_folder():
    assert postgres.major(Path("/usr/lib/postgresql/15/bin")) == "15"
    assert postgres.major(Path("/usr/local/pgsql/bin")) is None
