"""``id.po`` of every addon: complete, nothing fuzzy, the official words."""

import csv
import re
from pathlib import Path

import polib
import pytest

from tests.tools import repo

# term of the source, what must stand in its translation; exact: the whole text is the term
GLOSSARY = Path(__file__).with_name("glosarium.csv")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|%[sd]|\{\{.*?\}\}|<t t-out=\"[^\"]*\"")


def catalogue(addon):
    path = repo.ADDONS / addon / "i18n/id.po"
    assert path.is_file(), f"{repo.relative(path)} is missing; make it with: ./ekinerja shell < tests/tools/ekspor_po.py"
    return polib.pofile(str(path))


def glossary():
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("addon", repo.addons())
def test_every_entry_is_translated(addon):
    po = catalogue(addon)
    assert [entry.msgid for entry in po.fuzzy_entries()] == []
    assert [entry.msgid for entry in po.untranslated_entries()] == []
    assert [entry.msgid for entry in po.obsolete_entries()] == []


@pytest.mark.parametrize("addon", repo.addons())
def test_placeholders_survive(addon):
    bad = [
        entry.msgid
        for entry in catalogue(addon)
        if entry.msgstr and sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr))
    ]
    assert bad == []


@pytest.mark.parametrize("addon", repo.addons())
def test_official_words_are_kept(addon):
    bad = []
    for entry in catalogue(addon):
        for row in glossary():
            term, wanted = row["term"], row["translation"]
            if row["exact"] == "1":
                wrong = entry.msgid == term and entry.msgstr != wanted
            else:
                found = re.search(rf"\b{re.escape(term)}\b", entry.msgid, re.IGNORECASE)
                wrong = bool(found) and wanted.lower() not in entry.msgstr.lower()
            if wrong:
                bad.append(f"{addon}: {entry.msgid!r} -> {entry.msgstr!r} lacks {wanted!r}")
    assert not bad, repo.report(bad)
