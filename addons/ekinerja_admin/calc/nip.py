"""Structure of NIP and NI PPPK. No Odoo imports: text in, parsed parts out.

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
    lahir = tanggal(nip[:4], nip[4:6], nip[6:8])
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


def tanggal(tahun, bulan, hari):
    """The day, or ``None`` when the calendar has no such day."""
    try:
        return date(int(tahun), int(bulan), int(hari))
    except ValueError:
        return None
