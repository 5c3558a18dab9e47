"""NIP and NI PPPK: every number here is invented."""

from datetime import date

import pytest

from odoo.addons.ekinerja_admin.calc.nip import angka, periksa_nip


def test_parts_of_a_pns():
    nip = periksa_nip("'19850417 200912 2 003")
    assert nip.nip == "198504172009122003"
    assert nip.tanggal_lahir == date(1985, 4, 17)
    assert (nip.tahun_tmt, nip.bulan_tmt, nip.jenis, nip.jenis_kelamin, nip.nomor_urut) == (2009, 12, "pns", "P", "003")
    assert nip.peringatan == ()


def test_parts_of_a_pppk():
    nip = periksa_nip("199201052021211004")
    assert (nip.jenis, nip.bulan_tmt, nip.tahun_tmt, nip.jenis_kelamin) == ("pppk", None, 2021, "L")


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "kosong"),
        ("19850417200912200", "17 digit"),
        ("1985041720091220033", "19 digit"),
        ("1985O4172009122003", "huruf"),
        ("198502302009122003", "tanggal lahir"),
        ("198513012009122003", "tanggal lahir"),
        ("198504172009123003", "digit ke-15"),
        ("198504172009122000", "nomor urut 000"),
        ("198504171984122003", "tahun pengangkatan 1984"),
    ],
)
def test_refused_with_the_reason(text, reason):
    with pytest.raises(ValueError, match=reason):
        periksa_nip(text)


@pytest.mark.parametrize("text, doubt", [("198504172009132003", "bulan TMT"), ("200504172009122003", "usia saat diangkat 4")])
def test_doubtful_but_accepted(text, doubt):
    assert any(doubt in warning for warning in periksa_nip(text).peringatan)


def test_angka():
    assert angka(" '1985.04-17 ") == "19850417"
    assert angka(None) == ""
