"""Manifests: licence, version, and every data file listed and present."""

import re

import pytest

from tests.tools import repo

# folders whose files are data of the addon
DATA = ("data", "security", "views", "wizard", "report", "reports", "templates")


@pytest.mark.parametrize("addon", repo.addons())
def test_licence_and_version(addon):
    manifest = repo.manifest(addon)
    assert manifest["license"] == "AGPL-3"
    assert re.fullmatch(r"19\.0\.\d+\.\d+\.\d+", manifest["version"])
    assert manifest["name"] and manifest["summary"] and manifest["author"]
    assert manifest.get("installable", True)


@pytest.mark.parametrize("addon", repo.addons())
def test_listed_files_exist_once(addon):
    manifest = repo.manifest(addon)
    listed = manifest.get("data", []) + manifest.get("demo", [])
    assert len(listed) == len(set(listed))
    assert [name for name in listed if not (repo.ADDONS / addon / name).is_file()] == []


@pytest.mark.parametrize("addon", repo.addons())
def test_every_data_file_is_listed(addon):
    manifest = repo.manifest(addon)
    listed = {*manifest.get("data", []), *manifest.get("demo", [])}
    folder = repo.ADDONS / addon
    present = {
        path.relative_to(folder).as_posix()
        for name in DATA
        for path in repo.files(".xml", ".csv", under=folder / name)
    }
    assert present - listed == set()


@pytest.mark.parametrize("addon", repo.addons())
def test_assets_exist(addon):
    missing = []
    for entries in repo.manifest(addon).get("assets", {}).values():
        for entry in entries:
            path = entry[-1] if isinstance(entry, (list, tuple)) else entry
            if path.split("/")[0] in repo.addons() and not list(repo.ADDONS.glob(path)):
                missing.append(path)
    assert missing == []


@pytest.mark.parametrize("addon", repo.addons())
def test_has_an_icon(addon):
    assert (repo.ADDONS / addon / "static/description/icon.png").is_file()
