import pytest

from launcher import addons


@pytest.fixture
def folder(tmp_path):
    for name, depends in (("ekinerja_admin", ["hr", "portal"]), ("ekinerja_skp", ["ekinerja_admin", "mail"])):
        addon = tmp_path / name
        (addon / "models").mkdir(parents=True)
        (addon / "tests").mkdir()
        (addon / "static/src").mkdir(parents=True)
        (addon / "static/description").mkdir()
        (addon / "__manifest__.py").write_text(repr({"name": name, "depends": depends}))
        (addon / "models/a.py").write_text("a = 1\n")
    (tmp_path / "ekinerja_notes").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other/__manifest__.py").write_text("{}")
    return tmp_path


def sums(folder):
    return addons.checksums(folder, addons.discover(folder))


def test_discover_wants_the_prefix_and_a_manifest(folder):
    assert addons.discover(folder) == ["ekinerja_admin", "ekinerja_skp"]


def test_foreign_depends_leave_out_the_addons_themselves(folder):
    assert addons.foreign_depends(folder, addons.discover(folder)) == ["hr", "mail", "portal"]


@pytest.mark.parametrize(
    "path, content",
    [
        ("models/a.py", "a = 2\n"),
        ("models/b.py", ""),
        ("models/tests/c.py", ""),
        ("static/description/icon.png", "x"),
        ("__manifest__.py", "{}"),
    ],
)
def test_a_change_of_what_is_installed_changes_one_checksum(folder, path, content):
    before = sums(folder)
    (folder / "ekinerja_skp" / path).parent.mkdir(exist_ok=True)
    (folder / "ekinerja_skp" / path).write_text(content)
    assert addons.changed(before, sums(folder)) == ["ekinerja_skp"]


@pytest.mark.parametrize("path", ["tests/test_a.py", "static/src/a.js", "models/__pycache__/a.pyc", "README.md"])
def test_a_change_of_other_files_changes_nothing(folder, path):
    before = sums(folder)
    (folder / "ekinerja_skp" / path).parent.mkdir(exist_ok=True)
    (folder / "ekinerja_skp" / path).write_text("x")
    assert addons.changed(before, sums(folder)) == []


def test_a_renamed_file_changes_the_checksum(folder):
    before = sums(folder)
    (folder / "ekinerja_skp/models/a.py").rename(folder / "ekinerja_skp/models/b.py")
    assert addons.changed(before, sums(folder)) == ["ekinerja_skp"]


def test_changed_names_new_addons_and_forgets_removed_ones():
    assert addons.changed({"gone": "1", "same": "2"}, {"same": "2", "new": "3"}) == ["new"]
