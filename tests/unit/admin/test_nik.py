"""NIK: every number here is invented."""

from datetime import date

import pytest

from odoo.addons.ekinerja_admin.calc.nik import banding, periksa_nik

HARI_INI = date(2026, 7, 1)


def test_parts_of_a_woman():
    """BKN-JPT-07: day of birth + 40."""
    nik = periksa_nik("3374.0157-04850002", HARI_INI)
    assert (nik.nik, nik.tanggal_lahir, nik.jenis_kelamin, nik.wilayah, nik.nomor_urut) == ("3374015704850002", date(1985, 4, 17), "P", "337401", "0002")
    assert (nik.provinsi, nik.peringatan) == ("Jawa Tengah", ())


def test_parts_of_a_man_born_in_this_century():
    nik = periksa_nik("'3515 0103 0204 0007", HARI_INI)
    assert (nik.tanggal_lahir, nik.jenis_kelamin, nik.provinsi) == (date(2004, 2, 3), "L", "Jawa Timur")


def test_nobody_is_born_after_today():
    """Two digits of the year: 02-07-26 is yet to come on 1 July 2026, so a hundred years ago is meant."""
    assert periksa_nik("3374010207260001", HARI_INI).tanggal_lahir == date(1926, 7, 2)
    assert periksa_nik("3374010107260001", HARI_INI).tanggal_lahir == date(2026, 7, 1)


def test_leap_day_decides_the_century():
    """29 February 1900 does not exist, that of 2000 does."""
    assert periksa_nik("3374012902000001", HARI_INI).tanggal_lahir == date(2000, 2, 29)


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "NIK kosong"),
        ("337401570485000", "15 digit"),
        ("33740157048500021", "17 digit"),
        ("33740157048500O2", "huruf"),
        ("3374013113850002", "bukan tanggal lahir"),
        ("3374017102850002", "bukan tanggal lahir"),
        ("3374014004850002", "bukan tanggal lahir"),
        ("3374015704850000", "nomor urut 0000"),
    ],
)
def test_refused_with_the_reason(text, reason):
    with pytest.raises(ValueError, match=reason):
        periksa_nik(text, HARI_INI)


def test_an_unknown_province_is_a_doubt():
    nik = periksa_nik("9999017101800901", HARI_INI)
    assert nik.provinsi == ""
    assert nik.peringatan == ("digit 1-2 (99) bukan kode provinsi",)


def test_disagreement_with_other_data_is_a_doubt():
    nik = periksa_nik("3374015704850002", HARI_INI)
    assert banding(nik, date(1985, 4, 17), "P") == []
    assert banding(nik) == []
    ragu = banding(nik, date(1985, 4, 16), "L")
    assert "17-04-1985" in ragu[0] and "16-04-1985" in ragu[0]
    assert ragu[1] == "jenis kelamin menurut NIK perempuan, menurut data pegawai laki-laki"
