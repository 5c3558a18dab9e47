"""Issued documents: the code that is printed, the number, the fingerprint of what a document says."""

import hashlib
import json
import re

# no character that is read as another one (I, L, O, 0, 1), and a prime number of them: the check character finds every single wrong
# character and every two that changed places
ABJAD = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PANJANG_ACAK = 11
PANJANG_KODE = PANJANG_ACAK + 1
PANJANG_SIDIK = 12
ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ISIAN_NOMOR = re.compile(r"{([^{}]*)}")
BENTUK_NOMOR = re.compile(r"nomor(?::([1-9]))?|tahun|bulan|romawi")
MAKS_NOMOR = 60


def kode_dari(acak):
    """Code of a document out of random numbers: eleven characters (54 bits) and the check character.

    :param acak: eleven integers below the length of the alphabet
    """
    if len(acak) != PANJANG_ACAK:
        raise ValueError(f"{PANJANG_ACAK} angka acak diperlukan, bukan {len(acak)}.")
    return "".join(ABJAD[n] for n in acak) + _tanda(acak)


def baca_kode(teks):
    """The code as it was issued, out of what somebody typed or scanned.

    >>> baca_kode(" 2345-6789-abcg ")
    '23456789ABCG'

    :raises ValueError: this cannot be a code; says what to do
    """
    isi = re.sub(r"[\s.\-]", "", teks or "").upper()
    if len(isi) != PANJANG_KODE or set(isi) - set(ABJAD):
        raise ValueError(f"Kode dokumen terdiri atas {PANJANG_KODE} huruf dan angka; ketik seperti yang tercetak di kaki dokumen.")
    if _tanda([ABJAD.index(huruf) for huruf in isi[:-1]]) != isi[-1]:
        raise ValueError("Ada huruf atau angka yang salah ketik pada kode dokumen; periksa kembali yang tercetak di kaki dokumen.")
    return isi


def kode_cetak(kode):
    """A code in groups of four.

    >>> kode_cetak("23456789ABCG")
    '2345-6789-ABCG'
    """
    return "-".join(kode[n : n + 4] for n in range(0, len(kode), 4))


def sidik(isi):
    """Fingerprint (SHA-256) of the values of a document: the same values give the same one, in whatever order a dict holds them.

    :param isi: dicts, lists, tuples and texts
    """
    return hashlib.sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str).encode()).hexdigest()


def sidik_pendek(penuh):
    """What is printed of a fingerprint.

    >>> sidik_pendek("9f3a27c10b5e77")
    '9F3A 27C1 0B5E'
    """
    isi = penuh[:PANJANG_SIDIK].upper()
    return " ".join(isi[n : n + 4] for n in range(0, len(isi), 4))


def sidik_cocok(penuh, teks):
    """Whether the typed fingerprint is the printed one; None when nothing was typed.

    >>> sidik_cocok("9f3a27c10b5e77", "9F3A-27C1 0B5E")
    True
    """
    isi = re.sub(r"[\s.\-]", "", teks or "").lower()
    return isi == penuh[:PANJANG_SIDIK] if isi else None


def nomor_dokumen(pola, nomor, tanggal):
    """Number of a document.

    >>> from datetime import date
    >>> nomor_dokumen("800/{nomor:4}/SKP/{romawi}/{tahun}", 7, date(2026, 12, 31))
    '800/0007/SKP/XII/2026'

    :raises ValueError: the pattern is wrong; says how
    """
    periksa_pola(pola)

    def isi(cocok):
        nama, _pemisah, lebar = cocok[1].partition(":")
        nilai = {"nomor": nomor, "tahun": tanggal.year, "bulan": f"{tanggal.month:02}", "romawi": ROMAWI[tanggal.month - 1]}[nama]
        return f"{nilai:0{lebar}}" if lebar else str(nilai)

    return ISIAN_NOMOR.sub(isi, pola)


def periksa_pola(pola):
    """Refuse a pattern that gives no number of its own to each document.

    :raises ValueError: with the reason and the remedy
    """
    pola = (pola or "").strip()
    if not pola or len(pola) > MAKS_NOMOR:
        raise ValueError(f"Pola nomor berisi 1 sampai {MAKS_NOMOR} huruf; contoh: 800/{{nomor:4}}/SKP/{{tahun}}.")
    isian = ISIAN_NOMOR.findall(pola)
    if salah := [nama for nama in isian if not BENTUK_NOMOR.fullmatch(nama)]:
        raise ValueError(f"Pola nomor tidak mengenal {{{salah[0]}}}; gunakan {{nomor}}, {{nomor:4}}, {{tahun}}, {{bulan}}, atau {{romawi}}.")
    if re.search(r"[{}]", ISIAN_NOMOR.sub("", pola)):
        raise ValueError("Kurung kurawal pada pola nomor tidak berpasangan; contoh: 800/{nomor:4}/SKP/{tahun}.")
    if not any(nama.startswith("nomor") for nama in isian) or "tahun" not in isian:
        raise ValueError("Pola nomor harus memuat {nomor} dan {tahun}, karena urutan dimulai lagi setiap tahun.")


def _tanda(angka):
    return ABJAD[sum((n + 1) * nilai for n, nilai in enumerate(angka)) % len(ABJAD)]
