"""The matrix as plain values: texts, pages, pairs."""

import pytest

from odoo.addons.ekinerja_skp.calc.matriks import halaman, jumlah_baris, kunci, padankan, potong_baris, rapikan


@pytest.mark.parametrize("satu, dua", [("Mengolah  data.", "mengolah data"), ("  A\nB ", "a b"), (None, "")])
def test_same_peran(satu, dua):
    assert kunci(satu) == kunci(dua)


def test_texts_of_a_cell():
    assert rapikan([" A ", "", "a.", "B\x00", None]) == ["A", "B"]


@pytest.mark.parametrize("lama, baru, pasangan, tambah, sisa", [
    ([], ["A"], [], [0], []),
    (["A", "B"], ["B", "A"], [(0, 1), (1, 0)], [], []),
    (["A", "B"], ["A", "C"], [(0, 0), (1, 1)], [], []),
    (["A", "B"], ["B"], [(1, 0)], [], [0]),
    (["A"], ["X", "A", "Y"], [(0, 1)], [0, 2], []),
])  # fmt: skip
def test_pairs(lama, baru, pasangan, tambah, sisa):
    assert padankan(lama, baru) == (pasangan, tambah, sisa)


@pytest.mark.parametrize("jumlah, harap", [
    (0, [(0, 0)]), (1, [(0, 1)]), (6, [(0, 6)]), (7, [(0, 4), (4, 7)]), (12, [(0, 6), (6, 12)]), (13, [(0, 5), (5, 9), (9, 13)]),
])  # fmt: skip
def test_columns_over_pages(jumlah, harap):
    assert halaman(jumlah) == harap


def test_rows_over_pages():
    assert potong_baris([], 10, 4) == [(0, 0)]
    assert potong_baris([3, 3, 3, 3], 10, 4) == [(0, 2), (2, 4)]
    assert potong_baris([30, 1, 30], 10, 4) == [(0, 1), (1, 2), (2, 3)]
    assert jumlah_baris("abcdef\ngh", 4) == 3
