"""Texts that must fit a column."""

import pytest

from odoo.addons.ekinerja_admin.calc.teks import nama_muat, potong


@pytest.mark.parametrize(("teks", "batas", "hasil"), [
    ("Kepala Bidang", 13, "Kepala Bidang"), ("Kepala Bidang", 12, "Kepala Bida…"), ("Kepala  Bidang", 13, "Kepala Bidang"), ("", 5, ""), (None, 5, ""),
    (False, 5, ""), ("Kepala Bidang", 8, "Kepala…"),
])  # fmt: skip
def test_potong(teks, batas, hasil):
    assert potong(teks, batas) == hasil
    assert len(hasil) <= batas


@pytest.mark.parametrize(("depan", "belakang", "batas", "hasil"), [
    ("Dr.", "M.Si.", 50, "Dr. Sari Contoh, M.Si."), ("", "M.Si.", 50, "Sari Contoh, M.Si."), (False, False, 50, "Sari Contoh"),
    ("Dr.", "M.Si.", 12, "Sari Contoh"), ("Dr.", "M.Si.", 6, "Sari…"),
])  # fmt: skip
def test_nama_muat(depan, belakang, batas, hasil):
    assert nama_muat("Sari Contoh", depan, belakang, batas) == hasil
