"""Codes, fingerprints and numbers of issued documents."""

from datetime import date

import pytest

from odoo.addons.ekinerja_admin.calc import dokumen

KODE = dokumen.kode_dari(range(11))


def test_code_reads_back():
    assert dokumen.baca_kode(f" {dokumen.kode_cetak(KODE).lower()} ") == KODE
    assert len(KODE) == 12


def test_every_wrong_character_and_swap_is_found():
    for n in range(12):
        for huruf in set(dokumen.ABJAD) - {KODE[n]}:
            with pytest.raises(ValueError, match="salah ketik"):
                dokumen.baca_kode(KODE[:n] + huruf + KODE[n + 1 :])
    for n in range(11):
        tukar = KODE[:n] + KODE[n + 1] + KODE[n] + KODE[n + 2 :]
        with pytest.raises(ValueError, match="salah ketik"):
            dokumen.baca_kode(tukar)


@pytest.mark.parametrize("teks", ["", None, "ABC", KODE + "2", "0" * 12, "<script>", "I" * 12])
def test_no_code(teks):
    with pytest.raises(ValueError, match="12 huruf"):
        dokumen.baca_kode(teks)


def test_code_needs_eleven_numbers():
    with pytest.raises(ValueError, match="11 angka"):
        dokumen.kode_dari(range(10))


def test_fingerprint_is_of_the_content():
    isi = {"judul": ["A", "B"], "ttd": [{"nama": "Sari", "nip": ""}]}
    assert dokumen.sidik(isi) == dokumen.sidik({"ttd": ({"nip": "", "nama": "Sari"},), "judul": ("A", "B")})
    assert dokumen.sidik(isi) != dokumen.sidik(isi | {"judul": ["A", "C"]})
    assert dokumen.sidik_cocok("9f3a27c10b5e00", "9F3A 27C1 0B5E") is True
    assert dokumen.sidik_cocok("9f3a27c10b5e00", "9F3A 27C1 0B5F") is False
    assert dokumen.sidik_cocok("9f3a27c10b5e00", " ") is None


@pytest.mark.parametrize("pola, hasil", [
    ("{nomor:4}/EKIN/{romawi}/{tahun}", "0012/EKIN/IV/2026"), ("{tahun}{bulan}-{nomor}", "202604-12"), ("800.1/{nomor:2}/{tahun}", "800.1/12/2026"),
])  # fmt: skip
def test_number(pola, hasil):
    assert dokumen.nomor_dokumen(pola, 12, date(2026, 4, 9)) == hasil


@pytest.mark.parametrize("pola, alasan", [
    ("", "1 sampai 60"), ("x" * 61, "1 sampai 60"), ("800/{tahun}", r"\{nomor\} dan"), ("{nomor}", r"\{nomor\} dan"),
    ("{nomor}/{tahun}/{nip}", "tidak mengenal"),
    ("{nomor}/{tahun}/{", "tidak berpasangan"), ("{nomor:0}/{tahun}", "tidak mengenal"), ("{nomor:12}/{tahun}", "tidak mengenal"),
])  # fmt: skip
def test_refused_pattern(pola, alasan):
    with pytest.raises(ValueError, match=alasan):
        dokumen.periksa_pola(pola)
