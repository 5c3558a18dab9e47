"""Whether the address of a document may be kept and shown. Standard library only; nothing is ever opened or looked up."""

import re
import unicodedata
from urllib.parse import urlsplit

MAKS_TAUTAN = 2000
# names that mean something inside one network only (RFC 6761, RFC 6762, RFC 7686, RFC 8375, ICANN SAC 113)
AKHIRAN_LOKAL = frozenset({
    "localhost", "local", "localdomain", "internal", "intranet", "private", "lan", "home", "corp", "arpa", "onion", "invalid", "test",
})  # fmt: skip
# not written in an address: blanks, control characters, and what a browser reads as another character than it looks
_TERLARANG = re.compile(r"[\s\x00-\x1f\x7f\\<>\"`{}|^]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# the last label tells: numbers there are an address in dotted, decimal, octal or hexadecimal notation, whole or shortened
_ANGKA = re.compile(r"(?:\d+|0x[0-9a-f]*)")


def periksa_tautan(tautan):
    """The address of a document as it is kept.

    :param str tautan: what was typed
    :returns: the address without blanks around it
    :raises ValueError: with the reason and the remedy, in Indonesian

    >>> periksa_tautan(" https://drive.contoh.go.id/laporan ")
    'https://drive.contoh.go.id/laporan'
    """
    tautan = (tautan or "").strip()
    if not tautan:
        raise ValueError("Tautan kosong; isi alamat yang diawali https://.")
    tampil = tautan[:80] + ("…" if len(tautan) > 80 else "")
    if len(tautan) > MAKS_TAUTAN:
        raise ValueError(f'Tautan "{tampil}" lebih dari {MAKS_TAUTAN} karakter; gunakan alamat yang lebih pendek.')
    if _TERLARANG.search(tautan) or any(unicodedata.category(huruf) in ("Cc", "Cf", "Co", "Cn") for huruf in tautan):
        raise ValueError(f'Tautan "{tampil}" memuat spasi atau karakter yang tidak boleh ada dalam alamat; salin ulang alamatnya.')
    try:
        bagian = urlsplit(tautan)
        # a port that is no number, or brackets around no IPv6 address
        nama, _port = bagian.hostname, bagian.port
    except ValueError:
        raise ValueError(f'Tautan "{tampil}" bukan alamat web yang utuh; salin ulang alamatnya.') from None
    if bagian.scheme not in ("http", "https") or not nama:
        raise ValueError(f'Tautan "{tampil}" bukan alamat web; tulis alamat lengkap yang diawali https://.')
    if "@" in bagian.netloc:
        raise ValueError(f'Tautan "{tampil}" memuat nama pengguna atau kata sandi; hapus bagian sebelum tanda @.')
    if not _nama_umum(nama):
        raise ValueError(
            f'Tautan "{tampil}" menuju jaringan lokal atau alamat IP; gunakan alamat dengan nama situs yang dapat dibuka penilai.'
        )
    return tautan


def _nama_umum(nama):
    """Whether a host is a name of the public internet; an IP address never is, in whatever notation."""
    # a browser reads full-width digits and ideographic full stops as their plain forms
    nama = unicodedata.normalize("NFKC", nama).replace("\u3002", ".").lower().removesuffix(".")
    try:
        label = nama.encode("idna").decode("ascii").split(".")
    except UnicodeError:
        return False
    return (
        len(label) > 1
        and len(nama) <= 253
        and all(_LABEL.fullmatch(satu) for satu in label)
        and not _ANGKA.fullmatch(label[-1])
        and label[-1] not in AKHIRAN_LOKAL
    )
