"""Sheets of our own making: which columns they have, how they are filled in, and what every reader of them needs. No Odoo imports."""

from dataclasses import dataclass

from .siasn import DITOLAK, Baris, kosong, tanggal, teks


@dataclass(frozen=True)
class Kolom:
    """A column: headings that are accepted (the first is the template's), what to write, an example."""

    judul: tuple
    petunjuk: str
    contoh: str = ""
    wajib: bool = False


class Pembaca:
    """One row being read: cells by key, refusals with field, value and remedy."""

    def __init__(self, nomor, cells, judul, lembar):
        self.cells, self.judul, self.lembar = cells, judul, lembar
        self.baris = Baris(nomor)

    def teks(self, kunci):
        """Text of a cell; an empty obligatory one is refused."""
        hasil = teks(self.judul.ambil(self.cells, kunci))
        if not hasil and self.lembar[kunci].wajib:
            self.tolak(kunci, f"kosong; {self.lembar[kunci].petunjuk}")
        return hasil

    def tanggal(self, kunci):
        """Date of a cell as ``yyyy-mm-dd``, ``""`` if empty or refused."""
        if not self.teks(kunci):
            return ""
        try:
            hasil = tanggal(self.judul.ambil(self.cells, kunci))
        except ValueError as error:
            self.tolak(kunci, f"{error}.")
            return ""
        return hasil.isoformat() if hasil else ""

    def pilihan(self, kunci, pilihan, bawaan=""):
        """Value of a cell out of ``{text in capitals: value}``; what is left empty is ``bawaan``."""
        isi = self.teks(kunci)
        if not isi:
            return bawaan
        if isi.upper() not in pilihan:
            self.tolak(kunci, f"'{isi}' tidak dikenal; isi salah satu dari {', '.join(satu.title() if len(satu) > 3 else satu for satu in pilihan)}.")
        return pilihan.get(isi.upper(), bawaan)

    def acuan(self, kunci, daftar, sebutan, saran):
        """Id of what a cell names, out of ``{text: id}``."""
        isi = self.teks(kunci)
        if isi and isi not in daftar:
            self.tolak(kunci, f"'{isi}' bukan {sebutan}; {saran}")
        return daftar.get(isi, "")

    def tolak(self, kunci, pesan):
        nama = self.lembar[kunci].judul[0]
        self.baris.tolak(nama, f"{nama} {pesan}")


def baca(rows, judul, lembar, satu):
    """Rows below the headings, each read by ``satu(pembaca)``; rows with the same key are refused together.

    :param rows: all rows of the sheet, headings included
    :param judul: :class:`.siasn.Judul`
    :param lembar: ``{key: Kolom}``
    :returns: list of :class:`.siasn.Baris`
    """
    hasil = []
    for nomor, cells in enumerate(rows, 1):
        if nomor > judul.baris + 1 and not kosong(cells):
            pembaca = Pembaca(nomor, cells, judul, lembar)
            satu(pembaca)
            hasil.append(pembaca.baris)
    tolak_ganda(hasil)
    return hasil


def tolak_ganda(hasil):
    per_kunci = {}
    for baris in hasil:
        if baris.status != DITOLAK:
            per_kunci.setdefault(baris.kunci, []).append(baris)
    for kunci, kembar in per_kunci.items():
        if len(kembar) > 1:
            nomor = ", ".join(str(baris.nomor) for baris in kembar)
            for baris in kembar:
                baris.tolak("", f"{kunci} muncul {len(kembar)} kali (baris {nomor}); sisakan satu baris.")


def judul_diterima(lembar):
    """``{key: headings}`` as :func:`.siasn.cari_judul` wants them."""
    return {kunci: kolom.judul for kunci, kolom in lembar.items()}


def wajib(lembar):
    return tuple((kunci,) for kunci, kolom in lembar.items() if kolom.wajib)
