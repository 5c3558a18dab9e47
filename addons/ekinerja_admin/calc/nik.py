"""Structure of a NIK. No Odoo imports: text in, parsed parts out.

There is no check digit: a number of the right form proves nothing about its holder.
"""

from dataclasses import dataclass
from datetime import date

from .nip import LAKI_LAKI, PEREMPUAN, angka, tanggal

# area codes of the Ministry of Home Affairs
PROVINSI = {
    "11": "Aceh", "12": "Sumatera Utara", "13": "Sumatera Barat", "14": "Riau", "15": "Jambi", "16": "Sumatera Selatan", "17": "Bengkulu",
    "18": "Lampung", "19": "Kepulauan Bangka Belitung", "21": "Kepulauan Riau", "31": "DKI Jakarta", "32": "Jawa Barat", "33": "Jawa Tengah",
    "34": "DI Yogyakarta", "35": "Jawa Timur", "36": "Banten", "51": "Bali", "52": "Nusa Tenggara Barat", "53": "Nusa Tenggara Timur",
    "61": "Kalimantan Barat", "62": "Kalimantan Tengah", "63": "Kalimantan Selatan", "64": "Kalimantan Timur", "65": "Kalimantan Utara",
    "71": "Sulawesi Utara", "72": "Sulawesi Tengah", "73": "Sulawesi Selatan", "74": "Sulawesi Tenggara", "75": "Gorontalo", "76": "Sulawesi Barat",
    "81": "Maluku", "82": "Maluku Utara", "91": "Papua", "92": "Papua Barat", "93": "Papua Selatan", "94": "Papua Tengah",
    "95": "Papua Pegunungan", "96": "Papua Barat Daya",
}  # fmt: skip


@dataclass(frozen=True)
class Nik:
    """Parts of a 16-digit NIK.

    ``provinsi`` is the name behind the first two digits, empty when there is none; ``peringatan`` lists doubts that do not make the number
    wrong. Two digits of the year cannot say the century: ``tanggal_lahir`` lies in the last hundred years.
    """

    nik: str
    wilayah: str
    provinsi: str
    tanggal_lahir: date
    jenis_kelamin: str
    nomor_urut: str
    peringatan: tuple[str, ...] = ()


def periksa_nik(text, hari_ini=None):
    """Parse a NIK: 6 digits of area, ``ddmmyy`` (day + 40 for women), 4 digits of serial.

    :param str text: the number, blanks, dots and a leading apostrophe allowed
    :param date hari_ini: nobody is born after this day
    :rtype: Nik
    :raises ValueError: with the reason, in Indonesian
    """
    nik = angka(text)
    if not nik:
        raise ValueError("NIK kosong; isi 16 digit.")
    if not nik.isascii() or not nik.isdigit():
        raise ValueError(f"NIK {nik} memuat huruf atau tanda; isi 16 digit angka saja.")
    if len(nik) != 16:
        raise ValueError(f"NIK {nik} terdiri atas {len(nik)} digit; NIK harus 16 digit.")
    hari = int(nik[6:8])
    perempuan = hari > 40
    lahir = _lahir(int(nik[10:12]), int(nik[8:10]), hari - 40 if perempuan else hari, hari_ini or date.today())
    if lahir is None:
        raise ValueError(f"NIK {nik}: digit 7-12 ({nik[6:12]}) bukan tanggal lahir yang ada di kalender; periksa pada KTP.")
    if nik[12:] == "0000":
        raise ValueError(f"NIK {nik}: nomor urut 0000 tidak dipakai; empat digit terakhir mungkin hilang di Excel, periksa pada KTP.")
    provinsi = PROVINSI.get(nik[:2], "")
    peringatan = () if provinsi else (f"digit 1-2 ({nik[:2]}) bukan kode provinsi",)
    return Nik(nik, nik[:6], provinsi, lahir, PEREMPUAN if perempuan else LAKI_LAKI, nik[12:], peringatan)


def banding(nik, tanggal_lahir=None, jenis_kelamin=None):
    """Doubts when a NIK says something else than other data of the person, in Indonesian; the century is not compared.

    :param Nik nik: parsed number
    :param date tanggal_lahir: birth date as recorded elsewhere
    :param str jenis_kelamin: ``L`` or ``P`` as recorded elsewhere
    :rtype: list[str]
    """
    ragu = []
    if tanggal_lahir and f"{tanggal_lahir:%d%m%y}" != f"{nik.tanggal_lahir:%d%m%y}":
        ragu.append(f"tanggal lahir menurut NIK {nik.tanggal_lahir:%d-%m-%Y}, menurut data pegawai {tanggal_lahir:%d-%m-%Y}")
    if jenis_kelamin and jenis_kelamin != nik.jenis_kelamin:
        kata = {LAKI_LAKI: "laki-laki", PEREMPUAN: "perempuan"}
        ragu.append(f"jenis kelamin menurut NIK {kata[nik.jenis_kelamin]}, menurut data pegawai {kata[jenis_kelamin]}")
    return ragu


def _lahir(tahun, bulan, hari, hari_ini):
    for abad in (hari_ini.year // 100 * 100, hari_ini.year // 100 * 100 - 100):
        lahir = tanggal(abad + tahun, bulan, hari)
        if lahir and lahir <= hari_ini:
            return lahir
    return None
