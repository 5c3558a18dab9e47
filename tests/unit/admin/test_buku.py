"""Workbooks that are written row by row: what is in them, and that nothing of them stays on the disk."""

import io
import tempfile

import pytest
from openpyxl import load_workbook

from odoo.addons.ekinerja_admin.tools.buku import tulis_buku


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_rows_and_size(folder):
    def isi(book):
        lembar = book.add_worksheet("Data")
        for nomor in range(3):
            lembar.write_string(nomor, 0, f"Sari Staf {nomor}")

    target, ukuran = tulis_buku(isi)
    with target:
        content = target.read()
    assert len(content) == ukuran
    assert [sel.value for sel in load_workbook(io.BytesIO(content))["Data"]["A"]] == ["Sari Staf 0", "Sari Staf 1", "Sari Staf 2"]
    assert not list(folder.iterdir())


def test_a_row_that_breaks_leaves_nothing_behind(folder):
    """The rows before it hold names and NIP."""

    def isi(book):
        book.add_worksheet().write_string(0, 0, "Sari Staf 199003252015032001")
        raise ValueError("baris rusak")

    with pytest.raises(ValueError, match="baris rusak"):
        tulis_buku(isi)
    assert not list(folder.iterdir())
