import pytest

from odoo.addons.ekinerja_skp.calc.keberatan import berubah, lengkapi, tabel

SESUAI, DIATAS = ("sesuai", "sesuai"), ("diatas", "diatas")


def test_what_is_not_named_stays():
    """BKN-KBR-15: the pegawai may ask for one rating only."""
    assert lengkapi(("diatas", False), SESUAI) == ("diatas", "sesuai")
    assert lengkapi((None, ""), SESUAI) == SESUAI


@pytest.mark.parametrize("minta, hasil", [
    (("diatas", "diatas"), True), (("diatas", ""), True), (("", "dibawah"), True), (SESUAI, False), (("", ""), False), (("", "sesuai"), False),
])  # fmt: skip
def test_a_keberatan_asks_for_a_change(minta, hasil):
    assert berubah(minta, SESUAI) is hasil


def test_table_of_the_manual():
    """BKN-KBR-13, figure 2.38: Sesuai/Sesuai/Baik, asked and granted Diatas/Diatas/Sangat Baik."""
    assert tabel(SESUAI, DIATAS, DIATAS, "disetujui") == [(*SESUAI, "baik"), (*DIATAS, "sangat_baik"), (*DIATAS, "sangat_baik")]


def test_granted_ratings_may_differ_from_those_asked_for():
    """PermenPANRB 6/2022 Lampiran V.B.5: mengubah."""
    assert tabel(("dibawah", "sesuai"), DIATAS, ("sesuai", ""), "disetujui")[2] == ("sesuai", "sesuai", "baik")


@pytest.mark.parametrize("state, sesudah", [
    ("ditolak", (*SESUAI, "baik")), ("terlambat", (*SESUAI, "baik")), ("diajukan", ("", "", "")), ("diperiksa", ("", "", "")), ("draft", ("", "", "")),
])  # fmt: skip
def test_row_after_without_a_change(state, sesudah):
    """Refused and Terlambat: the ratings stand; while it runs nothing stands in the last row."""
    assert tabel(SESUAI, DIATAS, ("", ""), state)[2] == sesudah


def test_nothing_asked_yet():
    assert tabel(SESUAI, ("", False), ("", ""), "draft")[1] == ("", "", "")
