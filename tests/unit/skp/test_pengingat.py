"""Which days are reminded of."""

from datetime import date

import pytest

from odoo.addons.ekinerja_skp.calc.pengingat import baca_hari, diingatkan


@pytest.mark.parametrize(("teks", "hari"), [("7,3,1", [7, 3, 1]), (" 1; 3,3 ", [3, 1]), ("", []), ("0", [0])])
def test_days_are_read(teks, hari):
    assert baca_hari(teks) == hari


@pytest.mark.parametrize("teks", ["tiga", "-1", "61", "1.5", "1,2,3,4,5,6,7,8,9,10,11", "1x"])
def test_bad_days_are_refused_with_remedy(teks):
    with pytest.raises(ValueError, match=r"Tulis misalnya|Isi paling banyak"):
        baca_hari(teks)


def test_a_free_day_is_reminded_of_on_the_working_day_before():
    # Friday 30 October 2026 stands for Saturday and Sunday too
    jumat = [date(2026, 10, 30), date(2026, 10, 31), date(2026, 11, 1)]
    assert diingatkan(date(2026, 11, 3), [3], jumat)  # three days before is Saturday
    assert not diingatkan(date(2026, 11, 5), [3], jumat)  # Monday
    assert diingatkan(date(2026, 10, 31), [7, 3, 1], jumat)
    assert not diingatkan(date(2026, 11, 3), [], jumat)
