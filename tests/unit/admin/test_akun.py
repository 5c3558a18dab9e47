"""Logins and activation codes."""

import doctest

import pytest

from odoo.addons.ekinerja_admin.calc import akun


def test_examples():
    assert doctest.testmod(akun).failed == 0


@pytest.mark.parametrize("nip, email, login", [
    ("198501012010011001", "sari@contoh.example", "198501012010011001"),
    (None, " Wira@Contoh.example ", "wira@contoh.example"),
    (None, "bukan alamat", "NA-000042"),
    (None, None, "NA-000042"),
    (None, "a@b", "NA-000042"),
])
def test_login(nip, email, login):
    assert akun.login_pegawai(nip, email, 42) == login


@pytest.mark.parametrize("nomor", [1, 7, 31, 32, 1_000_000, 32**5 - 1])
def test_code_tells_the_account(nomor):
    kode = akun.kode_aktivasi(nomor, "f" * 64)
    assert len(kode) == 20
    assert set(kode) <= set(akun.ABJAD)
    assert akun.baca_kode(akun.kode_cetak(kode)) == (nomor, kode)


def test_code_as_people_type_it():
    kode = akun.kode_aktivasi(1, "0" * 64)
    assert akun.baca_kode(" oooo-1 ooo.OOOO-0000oooo".replace("1", "l"))[1] == kode[:4] + "1" + "0" * 15 == kode


def test_signature_changes_the_code():
    assert akun.kode_aktivasi(5, "a" * 64) != akun.kode_aktivasi(5, "b" * 64)


@pytest.mark.parametrize("teks", ["", None, "ABCD", "U" * 20, "0" * 21, "198501012010011001"])
def test_what_is_no_code(teks):
    with pytest.raises(ValueError, match="20 huruf dan angka"):
        akun.baca_kode(teks)


def test_number_that_does_not_fit():
    with pytest.raises(ValueError, match="tidak muat"):
        akun.kode_aktivasi(32**5, "a" * 64)


@pytest.mark.parametrize("teks", ["rahasia", "198501012010011001", "sari@contoh.example"])
def test_masked(teks):
    assert teks not in akun.samarkan(teks)
