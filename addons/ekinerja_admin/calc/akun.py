"""Accounts of pegawai: login, activation code, what a log may show of a login that nobody has."""

import re

# digits and letters that nobody confuses when reading them from paper (no I, L, O, U)
ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SALAH_BACA = str.maketrans("ILO", "110")
PANJANG_NOMOR = 5
PANJANG_TANDA = 15
PANJANG_KODE = PANJANG_NOMOR + PANJANG_TANDA
AWALAN_TANPA_NIP = "NA-"
POLA_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")


def email_baku(teks):
    """The e-mail address in small letters, empty when ``teks`` is none."""
    isi = (teks or "").strip().lower()
    return isi if POLA_EMAIL.fullmatch(isi) else ""


def login_pegawai(nip, email, nomor):
    """Login of a pegawai: the NIP; without one the e-mail address; without that a code out of the number of the record.

    A NIK is never a login: it is nobody's business but HR's.

    >>> login_pegawai("198501012010011001", "sari@contoh.example", 7)
    '198501012010011001'
    >>> login_pegawai(None, "Wira@contoh.example", 7)
    'wira@contoh.example'
    >>> login_pegawai(None, "", 7)
    'NA-000007'
    """
    return nip or email_baku(email) or f"{AWALAN_TANPA_NIP}{nomor:06}"


def kode_aktivasi(nomor, tanda):
    """Code on an activation sheet: the number of the account and 75 bits of its signature.

    :param int nomor: id of the user
    :param str tanda: signature in hexadecimal digits, 19 at least
    """
    return _tulis(nomor, PANJANG_NOMOR) + _tulis(int(tanda[:19], 16) & ((1 << 5 * PANJANG_TANDA) - 1), PANJANG_TANDA)


def baca_kode(teks):
    """``(number of the account, code as it was issued)`` of a typed code.

    :raises ValueError: this is no code; says what to do
    """
    isi = re.sub(r"[\s.\-]", "", teks or "").upper().translate(SALAH_BACA)
    if len(isi) != PANJANG_KODE or set(isi) - set(ABJAD):
        raise ValueError(f"Kode aktivasi terdiri atas {PANJANG_KODE} huruf dan angka; periksa kembali yang tercetak pada lembar aktivasi.")
    nomor = 0
    for huruf in isi[:PANJANG_NOMOR]:
        nomor = nomor * 32 + ABJAD.index(huruf)
    return nomor, isi


def kode_cetak(kode):
    """A code in groups of four, as people read it.

    >>> kode_cetak("00007ABCDEFGHJKMNPQR")
    '0000-7ABC-DEFG-HJKM-NPQR'
    """
    return "-".join(kode[n : n + 4] for n in range(0, len(kode), 4))


def samarkan(login):
    """What a log keeps of a login that no account has: it may be a password typed into the wrong field.

    >>> samarkan("198501012010011001")
    '19***01 (18)'
    >>> samarkan("rahasia")
    '*** (7)'
    """
    isi = login or ""
    if len(isi) == 18 and isi.isdigit():
        return f"{isi[:2]}***{isi[-2:]} (18)"
    return f"*** ({len(isi)})"


def _tulis(angka, panjang):
    if angka >= 32**panjang:
        raise ValueError(f"{angka} tidak muat dalam {panjang} huruf.")
    huruf = ""
    for _ in range(panjang):
        huruf = ABJAD[angka % 32] + huruf
        angka //= 32
    return huruf
