"""Progress of RHK and SKP in a period: means, rounded half up, of what applies."""

import pytest

from odoo.addons.ekinerja_skp.calc.progres import progres, rata


@pytest.mark.parametrize("nilai, hasil", [([], None), ([0], 0), ([100], 100), ([50, 75, 100], 75), ([0, 1], 1), ([33, 33, 34], 33), ([0, 0, 1], 0)])
def test_mean_is_rounded_half_up(nilai, hasil):
    assert rata(nilai) == hasil


@pytest.mark.parametrize("nilai", [[-1], [101], [50, 200]])
def test_no_percentage(nilai):
    with pytest.raises(ValueError, match="di luar 0 sampai 100"):
        rata(nilai)


@pytest.mark.parametrize("rencana, per_rhk, seluruh", [
    ([], {}, None),
    ([("a", 100), ("a", 0), ("b", 100)], {"a": 50, "b": 100}, 75),
    # an RHK that needs no rencana aksi in the period does not pull the whole down
    ([("a", 80), ("b", None)], {"a": 80, "b": None}, 80),
    ([("a", None)], {"a": None}, None),
])  # fmt: skip
def test_every_rhk_weighs_the_same(rencana, per_rhk, seluruh):
    assert progres(rencana) == (per_rhk, seluruh)
