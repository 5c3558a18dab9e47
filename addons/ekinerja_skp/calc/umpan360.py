"""Result of the umpan balik 360. No Odoo imports.

PermenPANRB 6/2022 gives the feedback no weight: it is an input to the rating of perilaku only. Groups pimpinan, rekan kerja and staf, every semester, as in
Semarang; the weights are ours (assumed) and data of the instansi.
"""

from decimal import ROUND_HALF_UP, Decimal

KELOMPOK = ("pimpinan", "rekan", "staf")
# one person by nature, known to the pegawai: nothing can be hidden there
TERBUKA = frozenset({"pimpinan"})
SKALA = (1, 2, 3, 4, 5)
SEN = Decimal("0.01")


def rata(sebaran):
    """Mean of a distribution of answers.

    :param sebaran: number of answers of 1, 2, 3, 4 and 5, in this order
    :returns: ``Decimal`` with two digits, rounded half up; ``None`` without answers
    :raises ValueError: for a list of another length or a negative number
    """
    if len(sebaran) != len(SKALA) or any(jumlah < 0 for jumlah in sebaran):
        raise ValueError(f"sebaran jawaban tidak sah: {sebaran!r}")
    if not (jumlah := sum(sebaran)):
        return None
    return (Decimal(sum(skala * kali for skala, kali in zip(SKALA, sebaran, strict=True))) / jumlah).quantize(SEN, ROUND_HALF_UP)


def tambah(semua):
    """Sum of distributions.

    :param semua: iterable of lists as :func:`rata` takes them
    """
    return [sum(kolom) for kolom in zip([0] * len(SKALA), *semua, strict=True)]


def boleh_tampil(kelompok, menjawab, minimum):
    """Whether a group may be shown to anybody: below the minimum one could guess who said what.

    :param str kelompok: ``pimpinan``, ``rekan`` or ``staf``
    :param int menjawab: how many answered
    :param int minimum: smallest number of raters of a group
    """
    return menjawab > 0 if kelompok in TERBUKA else menjawab >= minimum


def gabung(rata_kelompok, bobot):
    """Weighted mean of the groups that are shown; a hidden group is left out wholly, or the sum would give it away.

    :param dict rata_kelompok: ``{group: Decimal}`` of the groups that are shown
    :param dict bobot: ``{group: percent}``
    :returns: ``Decimal`` with two digits, ``None`` where no shown group has a weight
    """
    dipakai = {kelompok: Decimal(bobot.get(kelompok, 0)) for kelompok in rata_kelompok}
    jumlah = sum(dipakai.values())
    if not jumlah:
        return None
    return (sum(rata_kelompok[kelompok] * berat for kelompok, berat in dipakai.items()) / jumlah).quantize(SEN, ROUND_HALF_UP)
