"""What the Excel files of SIASN have in common: headings, cells, the verdict on a row. No Odoo imports.

Rows come as lists of Python values (text, number, date), as a spreadsheet reader returns them.
"""

import contextlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

BAIK, DILEWATI, DITOLAK = "baik", "dilewati", "ditolak"
# day 0 of Excel's serial numbers, its invented 29 February 1900 included
HARI_NOL = date(1899, 12, 30)
# titles and logos may stand above the headings
MAKS_BARIS_JUDUL = 20
ASAL = "Pilih berkas seperti diunduh dari SIASN, dengan baris judul kolom yang tidak diubah."


@dataclass
class Baris:
    """One row of a file and what becomes of it.

    ``nilai`` holds what is to be stored: a missing key leaves the stored value alone, ``""`` empties it; ``bantu`` is not stored.
    """

    nomor: int
    kunci: str = ""
    nama: str = ""
    nilai: dict = field(default_factory=dict)
    bantu: dict = field(default_factory=dict)
    status: str = BAIK
    catatan: list = field(default_factory=list)

    def catat(self, kolom, pesan, status=BAIK):
        """Add a message: a warning unless ``status`` says more. A refusal stays a refusal, whatever comes after it."""
        self.catatan.append((status, kolom, pesan))
        if self.status != DITOLAK and status != BAIK:
            self.status = status

    def tolak(self, kolom, pesan):
        self.catat(kolom, pesan, DITOLAK)

    @property
    def kolom(self):
        """Columns that the messages are about."""
        return ", ".join(dict.fromkeys(kolom for status, kolom, _pesan in self.catatan if status == self.status))

    @property
    def pesan(self):
        """Why the row is refused or skipped; warnings of a good row."""
        return "\n".join(pesan for status, _kolom, pesan in self.catatan if status == self.status)


@dataclass(frozen=True)
class Judul:
    """Where the headings stand: index of their row and ``{key: index of the column}``."""

    baris: int
    posisi: dict
    hilang: tuple = ()

    def ambil(self, cells, kunci):
        """The cell of a column, ``""`` where the file has no such column."""
        posisi = self.posisi.get(kunci)
        return "" if posisi is None or posisi >= len(cells) else cells[posisi]

    def ada(self, kunci):
        return kunci in self.posisi


def baku(judul):
    """A heading without case, blanks, underscores and punctuation: ``nip_baru `` is ``NIP BARU``."""
    return re.sub(r"[\W_]+", " ", str(judul or "")).strip().upper()


def cari_judul(rows, kolom, wajib, asal=ASAL):
    """Find the headings by name, wherever they stand.

    :param rows: the first rows of a sheet
    :param kolom: ``{key: accepted headings}``
    :param wajib: groups of keys; one key of each group must be present
    :param str asal: where the right file comes from, for the refusal
    :rtype: Judul
    :raises ValueError: naming the missing columns, in Indonesian
    """
    kunci_judul = {baku(nama): kunci for kunci, daftar in kolom.items() for nama in daftar}
    terbaik = Judul(0, {})
    for nomor, cells in enumerate(rows[:MAKS_BARIS_JUDUL]):
        posisi = {}
        for kolom_ke, cell in enumerate(cells):
            if (kunci := kunci_judul.get(baku(cell))) is not None:
                posisi.setdefault(kunci, kolom_ke)
        if len(posisi) > len(terbaik.posisi):
            terbaik = Judul(nomor, posisi, tuple(kolom[kunci][0] for kunci in kolom if kunci not in posisi))
    if hilang := [kolom[grup[0]][0] for grup in wajib if not any(kunci in terbaik.posisi for kunci in grup)]:
        raise ValueError(f"Kolom wajib tidak ditemukan: {', '.join(hilang)}. {asal}")
    return terbaik


def kosong(cells):
    return not any(teks(cell) for cell in cells)


def teks(cell):
    """A cell as clean text: no apostrophe in front, no odd blanks; a whole number without decimals."""
    if isinstance(cell, str):
        return " ".join(cell.split()).lstrip("'’` ")
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, date):
        return cell.strftime("%d-%m-%Y")
    return str(cell)


def kode(cell):
    """An identifier of SIASN: 32 hexadecimal characters in capitals.

    :raises ValueError: when the cell holds anything else
    """
    hasil = teks(cell).replace("-", "").upper()
    if not re.fullmatch(r"[0-9A-F]{32}", hasil):
        raise ValueError(f"'{teks(cell)}' bukan ID SIASN (32 karakter 0-9 dan A-F)")
    return hasil


def tanggal(cell):
    """A date out of a date cell, an Excel serial number, or text (``dd-mm-yyyy``, ``dd/mm/yyyy``, ``yyyy-mm-dd``); ``None`` if empty.

    :raises ValueError: in Indonesian, when the cell cannot be a date
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    isi = teks(cell)
    if not isi or isi in ("-", "0", "00-00-0000"):
        return None
    if re.fullmatch(r"\d{1,5}", isi):
        return HARI_NOL + timedelta(days=int(isi))
    cocok = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", isi)
    urutan = (3, 2, 1)
    if not cocok:
        cocok = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?", isi)
        urutan = (1, 2, 3)
    if cocok:
        with contextlib.suppress(ValueError):  # 31-02-2024 reads like a date
            return date(*(int(cocok[bagian]) for bagian in urutan))
    raise ValueError(f"'{isi}' bukan tanggal; tulis dd-mm-yyyy, misalnya 01-04-2024")
