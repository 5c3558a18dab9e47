import json
import stat

import pytest

from launcher import users
from launcher.console import Failure


@pytest.fixture
def path(tmp_path):
    return tmp_path / "users.json"


def test_one_password_per_role_readable_by_the_owner_only(path):
    users.ensure(path)
    made = json.loads(path.read_text())
    assert [user["role"] for user in made] == list(users.ROLES)
    assert len({user["password"] for user in made}) == len(users.ROLES)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_existing_file_is_kept(path):
    users.ensure(path)
    before = path.read_text()
    users.ensure(path)
    assert path.read_text() == before


def test_passwords_have_no_letters_that_look_alike():
    assert not set("".join(users.password() for _ in range(50))) & set("il1o0O")


def test_users_without_a_login_yet_are_not_listed(path):
    users.ensure(path)
    assert [user["role"] for user in users.read(path)] == ["admin"]


def test_without_a_file_the_remedy_is_up(path):
    with pytest.raises(Failure) as failure:
        users.read(path)
    assert "./ekinerja up" in failure.value.remedy


def test_columns_are_aligned():
    lines = users.table(
        [{"role": "admin", "login": "admin", "password": "x"}, {"role": "pegawai_a", "login": "1", "password": "y"}]
    )
    assert lines == ["role       login  password", "admin      admin  x", "pegawai_a  1      y"]
