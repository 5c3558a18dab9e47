"""Files: not too long, well-formed."""

import csv

import pytest
from lxml import etree

from tests.tools import repo

MAX_LINES = 400
XML = repo.files(".xml", under=repo.ADDONS)
CSV = [*repo.files(".csv", under=repo.ADDONS), *repo.files(".csv", under=repo.ROOT / "tests")]


def test_no_file_is_too_long():
    sizes = {
        repo.relative(path): len(repo.text(path).splitlines()) for path in repo.files(".py", ".xml", ".js", ".scss", ".css", ".sh")
    }
    assert {name: size for name, size in sizes.items() if size > MAX_LINES} == {}


@pytest.mark.parametrize("path", XML, ids=repo.relative)
def test_xml_is_well_formed(path):
    etree.fromstring(path.read_bytes())


@pytest.mark.parametrize("path", CSV, ids=repo.relative)
def test_csv_has_as_many_cells_as_columns(path):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert [number for number, row in enumerate(rows, 1) if len(row) != len(rows[0])] == []
