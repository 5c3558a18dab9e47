"""Keberatan: what is asked for, and the three-row table of before, asked and after. No Odoo imports.

Sources: PermenPANRB 6/2022 Ps. 29 and Lampiran V.B; table and rows as in e-Kinerja BKN (2.7).
"""

from .predikat import predikat

SETUJU, TETAP = "disetujui", ("ditolak", "terlambat")


def lengkapi(minta, sebelum):
    """The pair of ratings that is asked for or granted: what was not named stays as it is.

    :param minta: ``(hasil, perilaku)``, each a rating key or empty
    :param sebelum: the pair that the evaluation has
    """
    return tuple(baru or lama for baru, lama in zip(minta, sebelum, strict=True))


def berubah(minta, sebelum):
    """Whether a pair of ratings differs from the one that the evaluation has."""
    return lengkapi(minta, sebelum) != tuple(sebelum)


def nilai_akhir(hasil, perilaku):
    """Predikat of a pair, empty while one of both is missing."""
    return predikat(hasil, perilaku) if hasil and perilaku else ""


def tabel(sebelum, minta, putus, state):
    """Rows Sebelum Keberatan, Permintaan Pegawai, Sesudah Keberatan (BKN-KBR-13).

    A refused keberatan and one that was not decided in time leave the values as they were; while it runs the last row is empty.

    :param state: state of the keberatan
    :returns: three rows ``(hasil, perilaku, predikat)`` of keys, empty strings where nothing stands yet
    """
    kosong = ("", "")
    sebelum = tuple(nilai or "" for nilai in sebelum)
    diminta = lengkapi(minta, sebelum) if any(minta) else kosong
    sesudah = lengkapi(putus, sebelum) if state == SETUJU else sebelum if state in TETAP else kosong
    return [(*pasangan, nilai_akhir(*pasangan)) for pasangan in (sebelum, diminta, sesudah)]
