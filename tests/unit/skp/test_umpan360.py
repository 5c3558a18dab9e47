"""Result of the umpan balik 360 (SMG-ASN-06; weights and minimum of regulasi F, assumed)."""

from decimal import Decimal

import pytest

from odoo.addons.ekinerja_skp.calc.umpan360 import boleh_tampil, gabung, rata, tambah


@pytest.mark.parametrize(("sebaran", "hasil"), [
    ([0, 0, 0, 0, 0], None),
    ([0, 0, 0, 0, 3], "5.00"),
    ([1, 0, 0, 0, 1], "3.00"),
    ([0, 0, 1, 1, 1], "4.00"),
    ([0, 0, 1, 2, 0], "3.67"),
    ([0, 0, 0, 7, 1], "4.13"),  # 4.125 is rounded up, not to even
])  # fmt: skip
def test_rata(sebaran, hasil):
    assert rata(sebaran) == (Decimal(hasil) if hasil else None)


@pytest.mark.parametrize("sebaran", [[1, 2, 3], [0, 0, 0, 0, -1], []])
def test_rata_refuses(sebaran):
    with pytest.raises(ValueError, match="tidak sah"):
        rata(sebaran)


def test_tambah():
    assert tambah([[1, 0, 0, 0, 0], [0, 0, 0, 0, 2]]) == [1, 0, 0, 0, 2]
    assert tambah([]) == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(("kelompok", "menjawab", "tampil"), [
    ("pimpinan", 1, True), ("pimpinan", 0, False), ("rekan", 2, False), ("rekan", 3, True), ("staf", 2, False), ("staf", 3, True), ("staf", 0, False),
])  # fmt: skip
def test_minimum(kelompok, menjawab, tampil):
    assert boleh_tampil(kelompok, menjawab, 3) is tampil


def test_gabung():
    bobot = {"pimpinan": 50, "rekan": 30, "staf": 20}
    semua = {"pimpinan": Decimal("4.00"), "rekan": Decimal("3.00"), "staf": Decimal("5.00")}
    assert gabung(semua, bobot) == Decimal("3.90")
    # a hidden group does not count at all: 4 x 50 and 5 x 20 over 70
    assert gabung({"pimpinan": Decimal("4.00"), "staf": Decimal("5.00")}, bobot) == Decimal("4.29")
    assert gabung({}, bobot) is None
    assert gabung({"staf": Decimal("5.00")}, {"pimpinan": 50, "rekan": 50, "staf": 0}) is None
