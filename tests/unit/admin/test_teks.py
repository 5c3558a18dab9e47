"""Widths of the columns of Atasan Langsung (SMG-ATL-06 to 17): nothing is cut, what does not fit is told."""

import pytest

from odoo.addons.ekinerja_admin.calc.teks import melebihi, nama_muat, rapi


@pytest.mark.parametrize(
    "depan, belakang, batas, hasil",
    [
        ("", "S.Kom.", 50, "Sari Contoh, S.Kom."), ("Dr.", "S.Kom., M.Kom.", 20, "Sari Contoh"), (None, None, 11, "Sari Contoh"),
        ("Dr.", "", 5, "Sari Contoh"),
    ],
)  # fmt: skip
def test_a_name_loses_titles_never_letters(depan, belakang, batas, hasil):
    assert nama_muat("Sari  Contoh", depan, belakang, batas) == hasil


def test_what_is_too_long_is_named_with_its_length():
    lebar = {"nip": 25, "nama": 50, "jabatan": 200}
    assert melebihi({"nip": "1" * 25, "nama": "A" * 51, "jabatan": "B" * 200}, lebar) == [("nama", 51, 50)]
    assert melebihi({"nip": None}, lebar) == []
    assert rapi(" Kepala \n Bidang ") == "Kepala Bidang"
