from datetime import date

import pytest

from odoo.addons.ekinerja_admin.calc.hari_kerja import adalah_hari_kerja, hitung_hari_kerja, tambah_hari_kerja

JUMAT = date(2026, 1, 2)


@pytest.mark.parametrize(
    "n, libur, expected",
    [
        (0, set(), JUMAT),
        (1, set(), date(2026, 1, 5)),  # day 1 is the next working day, over a weekend
        (1, {date(2026, 1, 5)}, date(2026, 1, 6)),
        (14, set(), date(2026, 1, 22)),  # 14 hari kerja to file a keberatan
        (14, {date(2026, 1, 16)}, date(2026, 1, 23)),
        (7, {date(2026, 1, 3)}, date(2026, 1, 13)),  # a holiday on a Saturday costs nothing
    ],
)
def test_tambah(n, libur, expected):
    assert tambah_hari_kerja(JUMAT, n, libur) == expected


def test_six_working_days():
    assert tambah_hari_kerja(JUMAT, 1, set(), {6}) == date(2026, 1, 3)


def test_refused():
    with pytest.raises(ValueError, match="negatif"):
        tambah_hari_kerja(JUMAT, -1)
    with pytest.raises(ValueError, match="hari kerja"):
        tambah_hari_kerja(JUMAT, 1, set(), set(range(7)))


def test_hitung_is_the_inverse():
    libur = {date(2026, 1, 16), date(2026, 2, 17)}
    for n in range(40):
        assert hitung_hari_kerja(JUMAT, tambah_hari_kerja(JUMAT, n, libur), libur) == n
    assert hitung_hari_kerja(JUMAT, date(2025, 12, 1)) == 0


def test_adalah():
    assert adalah_hari_kerja(JUMAT)
    assert not adalah_hari_kerja(JUMAT, {JUMAT})
    assert not adalah_hari_kerja(date(2026, 1, 4))
