"""Period definitions without a year (mm-dd) and their dates in a year. No Odoo imports.

Source: BKN e-Kinerja, Manajemen Periode: awal, akhir and batas pengisian are written mm-dd and are reused every year; batas pengisian may
fall in the next year (Final: 12-31 filled until 01-31).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ROMAWI = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Tanggal:
    """Dates of one period in one year."""

    awal: date
    akhir: date
    batas: date


def periksa_bulan_hari(text, nama="Tanggal"):
    """``(month, day)`` of a ``mm-dd`` text.

    29 February is a valid definition: in a year without it the last of February is meant.

    :param str nama: what the field is called in the message
    :raises ValueError: field, value and remedy, in Indonesian
    """
    match = re.fullmatch(r"(\d{2})-(\d{2})", (text or "").strip())
    if not match:
        raise ValueError(f"{nama} '{text or ''}' harus ditulis bulan-tanggal (mm-dd), misalnya 12-31 untuk 31 Desember.")
    bulan, hari = int(match[1]), int(match[2])
    if not 1 <= bulan <= 12:
        raise ValueError(f"{nama} '{text}': bulan {bulan:02} tidak ada. Isi bulan 01 sampai 12, misalnya 12-31 untuk 31 Desember.")
    terakhir = monthrange(2024, bulan)[1]
    if not 1 <= hari <= terakhir:
        raise ValueError(
            f"{nama} '{text}': {BULAN[bulan - 1]} tidak memiliki tanggal {hari}. Isi {bulan:02}-01 sampai {bulan:02}-{terakhir}."
        )
    return bulan, hari


def tanggal_tahun(awal, akhir, batas, tahun):
    """Dates of a definition in ``tahun``.

    :param str awal: first day, mm-dd
    :param str akhir: last day, mm-dd, not before ``awal``
    :param str batas: last day for filling, mm-dd; before ``akhir`` it means the next year
    :param int tahun: calendar year
    :rtype: Tanggal
    :raises ValueError: malformed mm-dd, ``akhir`` before ``awal``, or ``awal`` on 29 February: in three of four years the period
        would begin on the last day of the one before it, while a period that ends then is merely a day shorter
    """
    mulai = periksa_bulan_hari(awal, "Periode Awal")
    selesai = periksa_bulan_hari(akhir, "Periode Akhir")
    tutup = periksa_bulan_hari(batas, "Batas Pengisian")
    if mulai == (2, 29):
        raise ValueError("Periode Awal '02-29' hanya ada pada tahun kabisat. Isi 02-28 atau 03-01.")
    if selesai < mulai:
        raise ValueError(
            f"Periode Akhir '{akhir}' lebih awal daripada Periode Awal '{awal}'. Isi Periode Akhir pada atau sesudah {awal}; "
            "satu periode tidak melewati pergantian tahun."
        )
    return Tanggal(
        _hari(tahun, mulai), _hari(tahun, selesai), _hari(tahun if tutup >= selesai else tahun + 1, tutup)
    )


def nama_urut(nomor, final=False):
    """'Periode 3', 'Periode 13 (FINAL)' (BKN-PER-14)."""
    return f"Periode {nomor}{' (FINAL)' if final else ''}"


def definisi(frekuensi, hari_batas=5, batas_final="01-31", penamaan="bulan"):
    """Definitions of a whole year: 12 + 1 for ``bulanan`` (BKN-PER-11), 4 + 1 for ``triwulanan`` (BKN-PER-12).

    :param str frekuensi: ``bulanan`` or ``triwulanan``
    :param int hari_batas: day of the following month until which a period can be filled, 1 to 28
    :param str batas_final: mm-dd of the Final period
    :param str penamaan: ``bulan`` (Januari, Triwulan I, Akhir Tahun) or ``nomor`` (Periode 1 to Periode 13 (FINAL))
    :returns: list of dicts with name, awal, akhir, batas (mm-dd) and jenis (``biasa``, ``final``)
    :raises ValueError: unknown frequency or impossible day
    """
    langkah = {"bulanan": 1, "triwulanan": 3}.get(frekuensi)
    if langkah is None:
        raise ValueError(f"frekuensi '{frekuensi}' tidak dikenal; pilih bulanan atau triwulanan")
    if not 1 <= hari_batas <= 28:
        raise ValueError(f"Batas Pengisian (tanggal) '{hari_batas}' tidak ada di setiap bulan. Isi 1 sampai 28.")
    periksa_bulan_hari(batas_final, "Batas Pengisian Final")
    hasil = []
    for nomor, pertama in enumerate(range(1, 13, langkah)):
        terakhir = pertama + langkah - 1
        hasil.append({
            "name": nama_urut(nomor + 1) if penamaan == "nomor" else BULAN[pertama - 1] if langkah == 1 else f"Triwulan {ROMAWI[nomor]}",
            "awal": f"{pertama:02}-01",
            # 28 February would leave out a day every fourth year; 29 is shortened where there is none
            "akhir": f"{terakhir:02}-{monthrange(2024, terakhir)[1]:02}",
            "batas": f"{terakhir % 12 + 1:02}-{hari_batas:02}",
            "jenis": "biasa",
        })
    nama = nama_urut(len(hasil) + 1, final=True) if penamaan == "nomor" else "Akhir Tahun"
    hasil.append({"name": nama, "awal": "01-01", "akhir": "12-31", "batas": batas_final, "jenis": "final"})
    return hasil


def tampil(bulan_hari):
    """'01 Januari' for '01-01' (BKN-PER-03)."""
    bulan, hari = periksa_bulan_hari(bulan_hari)
    return f"{hari:02} {BULAN[bulan - 1]}"


def tanggal_indonesia(tanggal):
    """'5 Februari 2026'."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def rentang_indonesia(tanggal):
    """'1 Desember – 31 Desember 2026, batas 5 Januari 2027': the dates of a period in a year."""
    awal, akhir = tanggal.awal, tanggal.akhir
    return f"{awal.day} {BULAN[awal.month - 1]} – {tanggal_indonesia(akhir)}, batas {tanggal_indonesia(tanggal.batas)}"


def _hari(tahun, bulan_hari):
    bulan, hari = bulan_hari
    return date(tahun, bulan, min(hari, monthrange(tahun, bulan)[1]))
