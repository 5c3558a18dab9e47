"""The guide of the distribution, both sides of every bound (SE MenPANRB 3/2023), and its picture."""

from fractions import Fraction
from xml.dom import minidom

import pytest

from odoo.addons.ekinerja_admin.calc.distribusi import (
    DOMINAN,
    MAKSIMUM,
    MINIMUM,
    NILAI,
    PEDOMAN,
    PREDIKAT,
    aturan,
    penyimpangan,
    periksa_distribusi,
    persen,
    pindahkan,
)  # fmt: skip
from odoo.addons.ekinerja_admin.calc.grafik_distribusi import grafik


def sebar(sb=0, b=0, bp=0, k=0, sk=0):
    return dict(zip(PREDIKAT, (sb, b, bp, k, sk), strict=True))


@pytest.mark.parametrize("nilai", NILAI)
def test_empty_unit_breaks_nothing(nilai):
    assert periksa_distribusi(nilai, {}) == []
    assert periksa_distribusi(nilai, sebar()) == []


@pytest.mark.parametrize("nilai, jumlah, dilanggar", [
    # Istimewa: Sangat Baik is the largest group, at most 70 %
    ("istimewa", sebar(7, 3), []),
    ("istimewa", sebar(8, 2), ["Sangat Baik paling banyak 70%"]),
    ("istimewa", sebar(701, 299), ["Sangat Baik paling banyak 70%"]),
    ("istimewa", sebar(700, 300), []),
    ("istimewa", sebar(5, 5), []),  # the top may be shared
    ("istimewa", sebar(4, 5, 1), ["Sangat Baik harus terbanyak"]),
    ("istimewa", sebar(3, 2, 2, 2, 1), []),
    ("istimewa", sebar(0, 0, 0, 0, 1), ["Sangat Baik harus terbanyak"]),
    # Baik: the largest group, at most 70 %, and somebody below
    ("baik", sebar(2, 7, 1), []),
    ("baik", sebar(2, 7, 0, 1), []),
    ("baik", sebar(3, 7), ["Butuh Perbaikan dan/atau Kurang paling sedikit 1 pegawai"]),
    ("baik", sebar(2, 7, 0, 0, 1), ["Butuh Perbaikan dan/atau Kurang paling sedikit 1 pegawai"]),
    ("baik", sebar(1, 8, 1), ["Baik paling banyak 70%"]),
    ("baik", sebar(5, 4, 1), ["Baik harus terbanyak"]),
    ("baik", sebar(4, 4, 2), []),
    ("baik", sebar(0, 10), ["Baik paling banyak 70%", "Butuh Perbaikan dan/atau Kurang paling sedikit"]),
    # Butuh Perbaikan: at least 60 %, Sangat Baik at most 10 %
    ("butuh_perbaikan", sebar(1, 3, 6), []),
    ("butuh_perbaikan", sebar(1, 4, 5), ["Butuh Perbaikan paling sedikit 60%"]),
    ("butuh_perbaikan", sebar(2, 2, 6), ["Sangat Baik paling banyak 10%"]),
    ("butuh_perbaikan", sebar(0, 401, 599), ["Butuh Perbaikan paling sedikit 60%"]),
    ("butuh_perbaikan", sebar(0, 0, 6, 2, 2), []),
    # Kurang: at least 60 %, Butuh Perbaikan at least 10 %, Sangat Baik at most 10 %
    ("kurang", sebar(1, 2, 1, 6), []),
    ("kurang", sebar(1, 3, 1, 5), ["Kurang paling sedikit 60%"]),
    ("kurang", sebar(1, 3, 0, 6), ["Butuh Perbaikan paling sedikit 10%"]),
    ("kurang", sebar(2, 1, 1, 6), ["Sangat Baik paling banyak 10%"]),
    ("kurang", sebar(0, 0, 1, 10), ["Butuh Perbaikan paling sedikit 10%"]),  # 1 of 11 is less
    # Sangat Kurang: at least 60 %, Kurang and/or Butuh Perbaikan at least 10 %, no Sangat Baik
    ("sangat_kurang", sebar(0, 3, 1, 0, 6), []),
    ("sangat_kurang", sebar(0, 3, 0, 1, 6), []),
    ("sangat_kurang", sebar(0, 4, 1, 0, 5), ["Sangat Kurang paling sedikit 60%"]),
    ("sangat_kurang", sebar(0, 4, 0, 0, 6), ["Kurang dan/atau Butuh Perbaikan paling sedikit 10%"]),
    ("sangat_kurang", sebar(1, 2, 1, 0, 6), ["Sangat Baik tidak diperbolehkan"]),
    ("sangat_kurang", sebar(0, 0, 1, 1, 18), []),  # together they are the tenth
])  # fmt: skip
def test_bounds(nilai, jumlah, dilanggar):
    """BKN-ORG-10, BKN-CTK-16: a bound itself is within the guide."""
    hasil = periksa_distribusi(nilai, jumlah)
    assert len(hasil) == len(dilanggar), hasil
    for pesan, awal in zip(hasil, dilanggar, strict=True):
        assert pesan.startswith(awal)


@pytest.mark.parametrize("nilai, kosong", [
    ("istimewa", sebar(1)), ("baik", sebar(0, 1)),
])  # fmt: skip
def test_one_person_is_judged_exactly(nilai, kosong):
    """No rounding of heads: the only person of a unit is 100 %."""
    assert periksa_distribusi(nilai, kosong)


def test_missing_keys_are_nobody():
    assert periksa_distribusi("istimewa", {"sangat_baik": 7, "baik": 3}) == []


def test_messages_say_numbers_and_remedy():
    assert periksa_distribusi("istimewa", sebar(8, 2)) == [
        "Sangat Baik paling banyak 70%: 8 dari 10 pegawai (80%). Diperlukan paling banyak 7 pegawai, kurangi 1."
    ]
    assert periksa_distribusi("kurang", sebar(0, 4, 0, 3)) == [
        "Kurang paling sedikit 60%: 3 dari 7 pegawai (42,9%). Diperlukan paling sedikit 5 pegawai, tambah 2.",
        "Butuh Perbaikan paling sedikit 10%: 0 dari 7 pegawai (0%). Diperlukan paling sedikit 1 pegawai, tambah 1.",
    ]
    assert periksa_distribusi("istimewa", sebar(2, 5)) == [
        "Sangat Baik harus terbanyak: 2 dari 7 pegawai (28,6%), sedangkan Baik 5. Diperlukan jumlah yang paling sedikit sama."
    ]


@pytest.mark.parametrize("nilai, jumlah, pesan", [
    ("cukup", sebar(1), "'cukup' tidak dikenal"),
    (None, sebar(1), "tidak dikenal"),
    ("baik", {"bagus": 1}, "Predikat bagus tidak dikenal"),
    ("baik", sebar(-1), "paling kecil 0"),
    ("baik", {"baik": 1.5}, "bilangan bulat"),
])  # fmt: skip
def test_refusals(nilai, jumlah, pesan):
    with pytest.raises(ValueError, match=pesan):
        periksa_distribusi(nilai, jumlah)


def test_guide_as_data():
    """An instansi may word its own guide: shares with decimals are exact."""
    milik = PEDOMAN | {"baik": (aturan(MAKSIMUM, "baik", batas="66.67"),)}
    assert periksa_distribusi("baik", sebar(1, 2), milik) == []  # two thirds are 66.666… per cent
    assert periksa_distribusi("baik", sebar(33, 67), milik) != []
    assert "66,67%" in periksa_distribusi("baik", sebar(0, 1), milik)[0]
    assert periksa_distribusi("baik", sebar(0, 1), {}) == []


def test_guide_has_every_value():
    assert PEDOMAN.keys() == NILAI.keys()
    assert {satu.jenis for rules in PEDOMAN.values() for satu in rules} == {DOMINAN, MINIMUM, MAKSIMUM, "orang"}


@pytest.mark.parametrize("bagian, total, teks", [(0, 0, "0%"), (7, 10, "70%"), (1, 3, "33,3%"), (2, 3, "66,7%"), (1, 8, "12,5%"), (1, 2000, "0,1%")])
def test_persen_rounds_half_up(bagian, total, teks):
    assert persen(bagian, total) == teks


def test_what_if():
    assert pindahkan(sebar(8, 2), [("sangat_baik", "baik", 1)]) == sebar(7, 3)
    assert periksa_distribusi("istimewa", pindahkan(sebar(8, 2), [("sangat_baik", "baik", 1)])) == []
    with pytest.raises(ValueError, match="lebih banyak daripada yang ada"):
        pindahkan(sebar(1), [("baik", "kurang", 1)])
    with pytest.raises(ValueError, match="paling kecil 0"):
        pindahkan(sebar(1), [("baik", "kurang", -1)])


def test_deviation_is_the_share_that_would_move():
    assert penyimpangan(sebar(1, 1), sebar(5, 5)) == 0
    assert penyimpangan(sebar(4), sebar(0, 4)) == 1
    assert penyimpangan(sebar(10), sebar(5, 5)) == Fraction(1, 2)
    assert penyimpangan({}, sebar(1)) == 0


@pytest.mark.parametrize("nilai", [*NILAI, None, False])
def test_picture_is_plain_svg(nilai):
    """BKN-CTK-16: shapes and texts only, for the screen and for paper."""
    svg = grafik(sebar(2, 5, 1), 10, nilai, PEDOMAN.get(nilai, ()), judul="<b>Dinas & lain</b>")
    dokumen = minidom.parseString(svg)
    assert {satu.tagName for satu in dokumen.getElementsByTagName("*")} <= {"svg", "rect", "line", "text"}
    teks = [satu.firstChild.data for satu in dokumen.getElementsByTagName("text")]
    assert "<b>Dinas & lain</b>" in teks
    assert "Pegawai dinilai: 8 / 10" in teks
    assert "2 (25%)" in teks and "5 (62,5%)" in teks and "0 (0%)" in teks


def test_picture_names_the_limits():
    def teks(nilai):
        return grafik(sebar(1), 1, nilai, PEDOMAN[nilai])

    assert "maks 70%" in teks("istimewa") and "harus terbanyak" in teks("istimewa")
    assert teks("baik").count("bersama min 1 orang") == 1  # once for both, or the words run into each other
    assert "min 60%" in teks("sangat_kurang") and "maks 0%" in teks("sangat_kurang") and teks("sangat_kurang").count("bersama min 10%") == 1
    assert "min" not in grafik(sebar(1), 1, None, ()).replace("Capaian", "")
