import itertools
from datetime import date

import pytest

from odoo.addons.ekinerja_admin.calc.periode import (
    definisi,
    periksa_bulan_hari,
    rentang_indonesia,
    tampil,
    tanggal_indonesia,
    tanggal_tahun,
)


@pytest.mark.parametrize(
    "args, expected",
    [
        (("01-01", "01-31", "02-05", 2026), (date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 5))),
        (("12-01", "12-31", "01-05", 2026), (date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 5))),  # batas in the next year
        (("01-01", "12-31", "01-31", 2026), (date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 31))),  # Final
        (("02-01", "02-29", "03-05", 2026), (date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 5))),
        (("02-01", "02-29", "03-05", 2028), (date(2028, 2, 1), date(2028, 2, 29), date(2028, 3, 5))),
        (("12-31", "12-31", "12-31", 2026), (date(2026, 12, 31),) * 3),
    ],
)
def test_tanggal_tahun(args, expected):
    hasil = tanggal_tahun(*args)
    assert (hasil.awal, hasil.akhir, hasil.batas) == expected


@pytest.mark.parametrize("text, reason", [("02-30", "Februari tidak memiliki tanggal 30"), ("13-01", "bulan 13"), ("1-1", "mm-dd"), ("", "mm-dd"),
                                          ("04-31", "April"), ("00-10", "bulan 00"), ("01-00", "tanggal 0")])  # fmt: skip
def test_refused(text, reason):
    with pytest.raises(ValueError, match=reason):
        periksa_bulan_hari(text)


def test_akhir_before_awal():
    with pytest.raises(ValueError, match="lebih awal"):
        tanggal_tahun("06-01", "05-31", "06-05", 2026)


@pytest.mark.parametrize(
    "args, pesan",
    [
        (("02-30", "03-31", "04-05"), "Periode Awal '02-30': Februari tidak memiliki tanggal 30. Isi 02-01 sampai 02-29."),
        (("01-01", "02-30", "03-05"), "Periode Akhir '02-30': Februari tidak memiliki tanggal 30. Isi 02-01 sampai 02-29."),
        (("01-01", "01-31", "31-12"), "Batas Pengisian '31-12': bulan 31 tidak ada. Isi bulan 01 sampai 12, misalnya 12-31 untuk 31 Desember."),
        (("01-01", "31 Januari", "02-05"), "Periode Akhir '31 Januari' harus ditulis bulan-tanggal (mm-dd), misalnya 12-31 untuk 31 Desember."),
        (("02-29", "03-31", "04-05"), "Periode Awal '02-29' hanya ada pada tahun kabisat. Isi 02-28 atau 03-01."),
    ],
)  # fmt: skip
def test_refusals_name_field_value_and_remedy(args, pesan):
    """BKN-PER-06, BKN-PER-07, BKN-PER-08"""
    with pytest.raises(ValueError) as caught:
        tanggal_tahun(*args, 2026)
    assert str(caught.value) == pesan


def test_29_february_is_shortened_in_an_ordinary_year():
    """A period that ends on 29 Februari ends on the 28th where there is none; a batas pengisian likewise."""
    assert [tanggal_tahun("02-01", "02-29", "02-29", tahun).batas.day for tahun in (2026, 2028, 2100)] == [28, 29, 28]


def test_names_by_number():
    """BKN-PER-14"""
    names = [row["name"] for row in definisi("bulanan", penamaan="nomor")]
    assert (names[0], names[11], names[12]) == ("Periode 1", "Periode 12", "Periode 13 (FINAL)")
    assert [row["name"] for row in definisi("triwulanan", penamaan="nomor")][-1] == "Periode 5 (FINAL)"


def test_dates_of_a_year_as_text():
    """BKN-PER-08: batas pengisian may fall in the next year, and then says so."""
    assert rentang_indonesia(tanggal_tahun("12-01", "12-31", "01-05", 2026)) == "1 Desember – 31 Desember 2026, batas 5 Januari 2027"


def test_monthly_is_twelve_and_final():
    """BKN-PER-11"""
    rows = definisi("bulanan")
    assert [row["jenis"] for row in rows] == ["biasa"] * 12 + ["final"]
    assert rows[0] == {"name": "Januari", "awal": "01-01", "akhir": "01-31", "batas": "02-05", "jenis": "biasa"}
    assert rows[11]["batas"] == "01-05"
    assert rows[-1] == {"name": "Akhir Tahun", "awal": "01-01", "akhir": "12-31", "batas": "01-31", "jenis": "final"}


@pytest.mark.parametrize("tahun", [2026, 2028])
@pytest.mark.parametrize("frekuensi", ["bulanan", "triwulanan"])
def test_periods_cover_the_year_without_gap(frekuensi, tahun):
    """BKN-PER-11, BKN-PER-12"""
    dates = [tanggal_tahun(row["awal"], row["akhir"], row["batas"], tahun) for row in definisi(frekuensi) if row["jenis"] == "biasa"]
    assert (dates[0].awal, dates[-1].akhir) == (date(tahun, 1, 1), date(tahun, 12, 31))
    assert all((b.awal - a.akhir).days == 1 for a, b in itertools.pairwise(dates))
    assert all(d.batas > d.akhir for d in dates)


def test_definisi_refused():
    with pytest.raises(ValueError, match="frekuensi"):
        definisi("mingguan")
    with pytest.raises(ValueError, match="1 sampai 28"):
        definisi("bulanan", 31)


def test_display():
    """BKN-PER-03"""
    assert tampil("02-05") == "05 Februari"
    assert tanggal_indonesia(date(2026, 2, 5)) == "5 Februari 2026"
