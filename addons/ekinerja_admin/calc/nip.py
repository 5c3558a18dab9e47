"""Structure of NIP, NI PPPK and NIK. No Odoo imports: text in, parsed parts out.

There is no check digit: a number of the right form proves nothing about its holder.
"""

import re
from dataclasses import dataclass
from datetime import date

PNS, PPPK, LAIN = "pns", "pppk", "lain"
LAKI_LAKI, PEREMPUAN = "L", "P"


@dataclass(frozen=True)
class Nip:
    """Parts of an 18-digit NIP.

    ``jenis`` is ``pns``, ``pppk`` or ``lain`` (digits 13-14 are neither a month nor 21-29); ``bulan_tmt`` is empty for all but PNS.
    ``peringatan`` lists doubts that do not make the number wrong.
    """

    nip: str
    tanggal_lahir: date
    tahun_tmt: int
    bulan_tmt: int | None
    jenis: str
    jenis_kelamin: str
    nomor_urut: str
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Nik:
    """Parts of a 16-digit NIK."""

    nik: str
    wilayah: str
    tanggal_lahir: date
    jenis_kelamin: str
    nomor_urut: str


def angka(text):
    """``text`` without the apostrophe, blanks, dots and dashes that people and Excel put into numbers."""
    return re.sub(r"[\s'’`.\-]", "", text or "")


def periksa_nip(text):
    """Parse an NIP of a PNS or the NI of a PPPK.

    Source: Perka BKN 22/2007 and 43/2007 (birth date, TMT CPNS, sex, serial); NI PPPK puts 21-29 in place of the month.

    :param str text: the number, blanks and a leading apostrophe allowed
    :rtype: Nip
    :raises ValueError: with the reason, in Indonesian
    """
    nip = angka(text)
    if not nip:
        raise ValueError("NIP kosong; isi 18 digit.")
    if not nip.isascii() or not nip.isdigit():
        raise ValueError(f"NIP {nip} memuat huruf atau tanda; isi 18 digit angka saja.")
    if len(nip) != 18:
        raise ValueError(f"NIP {nip} terdiri atas {len(nip)} digit; NIP harus 18 digit.")
    lahir = _tanggal(nip[:4], nip[4:6], nip[6:8])
    if lahir is None:
        raise ValueError(f"NIP {nip}: digit 1-8 ({nip[:8]}) bukan tanggal lahir yang ada di kalender.")
    tahun, bagian = int(nip[8:12]), int(nip[12:14])
    if not lahir.year < tahun <= 2100:
        raise ValueError(f"NIP {nip}: tahun pengangkatan {tahun} tidak mungkin untuk kelahiran {lahir.year}.")
    if nip[14] not in "12":
        raise ValueError(f"NIP {nip}: digit ke-15 ({nip[14]}) harus 1 (laki-laki) atau 2 (perempuan).")
    if nip[15:] == "000":
        raise ValueError(f"NIP {nip}: nomor urut 000 tidak dipakai; tiga digit terakhir mungkin hilang di Excel.")
    jenis = PNS if 1 <= bagian <= 12 else PPPK if 21 <= bagian <= 29 else LAIN
    peringatan = []
    if jenis == LAIN:
        peringatan.append(f"digit 13-14 ({nip[12:14]}) bukan bulan TMT dan bukan nomor kontrak PPPK")
    if not 18 <= tahun - lahir.year <= 60:
        peringatan.append(f"usia saat diangkat {tahun - lahir.year} tahun")
    return Nip(
        nip=nip,
        tanggal_lahir=lahir,
        tahun_tmt=tahun,
        bulan_tmt=bagian if jenis == PNS else None,
        jenis=jenis,
        jenis_kelamin=LAKI_LAKI if nip[14] == "1" else PEREMPUAN,
        nomor_urut=nip[15:],
        peringatan=tuple(peringatan),
    )


def periksa_nik(text):
    """Parse a NIK: 6 digits of area, ``ddmmyy`` (day + 40 for women), 4 digits of serial.

    :rtype: Nik
    :raises ValueError: with the reason, in Indonesian
    """
    nik = angka(text)
    if not nik.isascii() or not nik.isdigit() or len(nik) != 16:
        raise ValueError(f"NIK {nik or '(kosong)'} harus 16 digit angka.")
    hari = int(nik[6:8])
    perempuan = hari > 40
    # two digits of a year cannot say the century: nobody in service is born after this year
    abad = 2000 if int(nik[10:12]) <= date.today().year % 100 else 1900
    lahir = _tanggal(abad + int(nik[10:12]), nik[8:10], hari - 40 if perempuan else hari)
    if lahir is None:
        raise ValueError(f"NIK {nik}: digit 7-12 ({nik[6:12]}) bukan tanggal lahir yang ada di kalender.")
    if nik[12:] == "0000":
        raise ValueError(f"NIK {nik}: nomor urut 0000 tidak dipakai.")
    return Nik(nik, nik[:6], lahir, PEREMPUAN if perempuan else LAKI_LAKI, nik[12:])


def _tanggal(tahun, bulan, hari):
    try:
        return date(int(tahun), int(bulan), int(hari))
    except ValueError:
        return None
