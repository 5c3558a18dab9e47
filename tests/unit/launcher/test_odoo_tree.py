import os

import pytest

from launcher import odoo_tree
from launcher.console import Failure
from launcher.private_apt import choose_mirror

URIS = """\
Reading package lists...
'http://mirror.example/debian/pool/main/o/odoo/odoo-19_19.0.0%2bdfsg-1_all.deb' odoo-19_19.0.0+dfsg-1_all.deb 122 SHA256:{a}
'http://mirror.example/debian/pool/main/f/x_2_all.deb' x_2%3a3.016-1_all.deb 25 SHA256:{b}
""".format(a="a" * 64, b="b" * 64)


def tree(folder, version, packaged=True):
    root = folder / "usr/lib/python3/dist-packages" if packaged else folder
    (root / "odoo/addons/web").mkdir(parents=True)
    (root / "odoo/release.py").write_text(f"version_info = ({version}, 0, 0, 'final', 0, '')\n")
    return root


def test_uris_give_name_and_hash():
    assert odoo_tree.parse_uris(URIS) == {
        "odoo-19_19.0.0+dfsg-1_all.deb": "a" * 64,
        "x_2%3a3.016-1_all.deb": "b" * 64,
    }


def test_tree_name_has_version_and_checksum():
    assert odoo_tree.tree_name("19.0.0+dfsg~1-1", "0123456789abcdef") == "19.0.0+dfsg-1-1-0123456789ab"


@pytest.mark.parametrize("packaged", [True, False])
def test_root_of_a_package_and_of_a_checkout(tmp_path, packaged):
    root = tree(tmp_path, 19, packaged)
    assert odoo_tree.python_root(tmp_path) == root


def test_other_versions_and_empty_folders_are_refused(tmp_path):
    with pytest.raises(Failure, match="No Odoo"):
        odoo_tree.python_root(tmp_path)
    tree(tmp_path, 18)
    with pytest.raises(Failure, match="not Odoo 19"):
        odoo_tree.python_root(tmp_path)


def test_addons_of_a_checkout_lie_outside_the_package(tmp_path):
    root = tree(tmp_path, 19, packaged=False)
    assert odoo_tree.addons_folders(root) == []
    (root / "odoo/addons/web").rmdir()
    assert odoo_tree.addons_folders(root) == [root / "addons"]


def test_the_newest_complete_tree_is_taken(tmp_path):
    assert odoo_tree.present(tmp_path) is None
    for age, name in enumerate(["19.0.0-1-b", "19.0.0-1-a", "19.9.part", "download.part"]):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (age, age))
    assert odoo_tree.present(tmp_path).name == "19.0.0-1-a"


def test_mirror_is_debian_itself_in_the_own_suite():
    text = (
        "http://vendor.example/prod/|bookworm|Vendor\n"
        "http://mirror.example/debian-security/|bookworm-security|Debian\n"
        "http://mirror.example/debian/|bookworm-updates|Debian\n"
        "http://mirror.example/debian/|bookworm|Debian\n"
    )
    assert choose_mirror(text, "bookworm") == ("http://mirror.example/debian/", "bookworm")


def test_mirror_without_indexes_and_by_the_name_stable():
    assert choose_mirror("http://m.example/|stable|$(ORIGIN)\n", "trixie") == ("http://m.example/", "stable")
    assert choose_mirror("http://m.example/|noble|$(ORIGIN)\n", "trixie") is None
    assert choose_mirror("", "trixie") is None
