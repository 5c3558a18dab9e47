"""Deadlines of entries: from a rule and the dates of what is entered to the last day. No Odoo imports.

Sources of the rules:

- BKN e-Kinerja, Manajemen Periode: every period has its own batas pengisian (``batas_periode``).
- PermenPANRB 6/2022 Ps. 14 and Lampiran IV.A.8: the SKP until the end of January, the yearly evaluation until the end of January of the
  next year (``tanggal``, ``tanggal_berikut``).
- Pemerintah Kota Semarang: target SKP bulanan until day 2 of the running month, realisasi until day 3 of the next month (``bulan_ini``,
  ``bulan_berikut``).
- Pemerintah Kota Magelang: kegiatan harian within 5 calendar days, verification, realisasi and assessment until day 5 of the next month
  (``hari_kalender``, ``bulan_berikut``).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from .hari_kerja import tambah_hari_kerja
from .periode import periksa_bulan_hari, tampil

DENGAN_TANGGAL = ("tanggal", "tanggal_berikut")
DENGAN_BULAN = ("bulan_ini", "bulan_berikut")
DENGAN_HARI = ("hari_kalender", "hari_kerja")
MAKS_HARI = 366


@dataclass(frozen=True)
class Aturan:
    """How the last day follows from what is entered."""

    aturan: str
    bulan_hari: str = ""
    hari: int = 0


@dataclass(frozen=True)
class Acuan:
    """What is entered: an entry of a day has the same ``awal`` and ``akhir``."""

    awal: date
    akhir: date
    batas_periode: date | None = None


def periksa_aturan(aturan):
    """Refuse a rule whose parameters give no date.

    :param Aturan aturan: the rule
    :raises ValueError: field, value and remedy, in Indonesian
    """
    if aturan.aturan in DENGAN_TANGGAL:
        periksa_bulan_hari(aturan.bulan_hari, "Tanggal batas")
    elif aturan.aturan in DENGAN_BULAN:
        if not 1 <= aturan.hari <= 31:
            raise ValueError(f"Hari '{aturan.hari}' bukan tanggal dalam bulan. Isi 1 sampai 31.")
    elif aturan.aturan in DENGAN_HARI:
        if not 0 <= aturan.hari <= MAKS_HARI:
            raise ValueError(f"Hari '{aturan.hari}' di luar jangkauan. Isi 0 sampai {MAKS_HARI}.")
    elif aturan.aturan != "batas_periode":
        raise ValueError(f"Aturan '{aturan.aturan}' tidak dikenal. Pilih salah satu aturan dari daftar.")


def hitung_batas(aturan, acuan, libur=frozenset(), hari_libur_mingguan=frozenset((5, 6))):
    """Last day of an entry, inclusive.

    ``bulan_ini`` counts in the month in which the entry begins, ``bulan_berikut`` in the month after the one in which it ends; a month
    without that day ends the deadline on its last day. ``hari_kalender`` and ``hari_kerja`` count from the day after the last one.

    :param Aturan aturan: the rule
    :param Acuan acuan: dates of what is entered
    :param libur: set of dates, for ``hari_kerja``
    :param hari_libur_mingguan: weekday numbers without work, for ``hari_kerja``
    :returns: date, or None where the rule follows a period and there is none
    :raises ValueError: parameters that give no date
    """
    periksa_aturan(aturan)
    if aturan.aturan == "batas_periode":
        return acuan.batas_periode
    if aturan.aturan in DENGAN_TANGGAL:
        bulan, hari = periksa_bulan_hari(aturan.bulan_hari)
        return _hari_bulan(acuan.awal.year + (aturan.aturan == "tanggal_berikut"), bulan, hari)
    if aturan.aturan == "bulan_ini":
        return _hari_bulan(acuan.awal.year, acuan.awal.month, aturan.hari)
    if aturan.aturan == "bulan_berikut":
        tahun, bulan = divmod(acuan.akhir.year * 12 + acuan.akhir.month, 12)
        return _hari_bulan(tahun, bulan + 1, aturan.hari)
    if aturan.aturan == "hari_kalender":
        return acuan.akhir + timedelta(days=aturan.hari)
    return tambah_hari_kerja(acuan.akhir, aturan.hari, libur, hari_libur_mingguan)


def uraian(aturan):
    """The rule in words, in Indonesian; empty while its parameters give no date."""
    try:
        periksa_aturan(aturan)
    except ValueError:
        return ""
    hari = aturan.hari
    return {
        "batas_periode": lambda: "Batas pengisian periode",
        "tanggal": lambda: tampil(aturan.bulan_hari),
        "tanggal_berikut": lambda: f"{tampil(aturan.bulan_hari)} tahun berikutnya",
        "bulan_ini": lambda: f"Tanggal {hari} bulan berjalan",
        "bulan_berikut": lambda: f"Tanggal {hari} bulan berikutnya",
        "hari_kalender": lambda: f"{hari} hari kalender sesudahnya",
        "hari_kerja": lambda: f"{hari} hari kerja sesudahnya",
    }[aturan.aturan]()


def _hari_bulan(tahun, bulan, hari):
    return date(tahun, bulan, min(hari, monthrange(tahun, bulan)[1]))
