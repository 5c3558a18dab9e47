"""PermenPANRB 6/2022 Lampiran IV.B.3: the nine cells, and the suggested rating."""

import itertools

import pytest

from odoo.addons.ekinerja_skp.calc.predikat import MATRIKS, predikat, saran_rating

D, S, B = "diatas", "sesuai", "dibawah"


@pytest.mark.parametrize(
    "hasil, perilaku, expected",
    [
        (D, D, "sangat_baik"), (D, S, "baik"), (D, B, "kurang"),
        (S, D, "baik"), (S, S, "baik"), (S, B, "kurang"),
        (B, D, "butuh_perbaikan"), (B, S, "butuh_perbaikan"), (B, B, "sangat_kurang"),
    ],
)  # fmt: skip
def test_nine_cells(hasil, perilaku, expected):
    assert predikat(hasil, perilaku) == expected


def test_every_pair_has_a_cell():
    assert set(MATRIKS) == set(itertools.product((D, S, B), repeat=2))


@pytest.mark.parametrize("pair", [("", S), (S, None), ("Diatas", S)])
def test_unknown_rating(pair):
    with pytest.raises(ValueError, match="rating tidak dikenal"):
        predikat(*pair)


@pytest.mark.parametrize(
    "items, expected",
    [
        ([], None),
        ([(S, True)], S),
        ([(D, True), (D, True), (S, True)], D),
        ([(D, True), (S, True)], S),  # half is not most
        ([(D, True), (D, True), (D, True), (B, True)], S),  # an utama below bars Diatas
        ([(D, True), (D, True), (D, True), (B, False)], D),  # a tambahan below does not
        ([(B, True), (B, True), (S, True)], B),
        ([(B, True), (S, True)], B),  # no longer a small part of the utama
        ([(B, True), (S, True), (S, True)], S),
        ([(B, True), (S, False), (S, False)], B),  # the only utama is below
        ([(S, False)], S),
    ],
)
def test_saran_rating(items, expected):
    assert saran_rating(items) == expected
    assert saran_rating(iter(items)) == expected


def test_saran_rating_is_monotone():
    """A better rating of one item never lowers the suggestion."""
    urutan = [B, S, D]
    for ratings in itertools.product(range(3), repeat=4):
        items = [(urutan[r], n < 2) for n, r in enumerate(ratings)]
        for n, r in enumerate(ratings):
            if r < 2:
                naik = [*items[:n], (urutan[r + 1], items[n][1]), *items[n + 1 :]]
                assert urutan.index(saran_rating(naik)) >= urutan.index(saran_rating(items))


def test_saran_rating_refuses_unknown():
    with pytest.raises(ValueError, match="'bagus'"):
        saran_rating([("bagus", True)])
