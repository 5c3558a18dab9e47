"""Reminders before deadlines: which days count. No Odoo imports."""

from datetime import timedelta

MAKS_HARI = 60
MAKS_JUMLAH = 10


def baca_hari(teks):
    """Days before a deadline out of a typed list.

    :param str teks: for example ``7,3,1``
    :returns: distinct numbers, the largest first
    :raises ValueError: field, value and remedy, in Indonesian
    """
    hari = set()
    for bagian in filter(None, (bagian.strip() for bagian in teks.replace(";", ",").split(","))):
        if not bagian.isascii() or not bagian.isdigit() or int(bagian) > MAKS_HARI:
            raise ValueError(f"Hari sebelum batas '{bagian}' bukan angka 0 sampai {MAKS_HARI}. Tulis misalnya 7,3,1.")
        hari.add(int(bagian))
    if len(hari) > MAKS_JUMLAH:
        raise ValueError(f"Hari sebelum batas memuat {len(hari)} angka. Isi paling banyak {MAKS_JUMLAH}.")
    return sorted(hari, reverse=True)


def diingatkan(batas, hari, hari_pengingat):
    """Whether a deadline is reminded of.

    :param datetime.date batas: the deadline
    :param hari: days before a deadline on which one is reminded
    :param hari_pengingat: days that today stands for: today and the days without work that follow
    """
    return any(batas - timedelta(days=n) in hari_pengingat for n in hari)
