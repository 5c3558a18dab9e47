"""Sheet of periods (BKN-PER-11, BKN-PER-12). No Odoo imports."""

import re

from .lembar import Kolom, baca, judul_diterima, wajib
from .periode import BULAN, tanggal_tahun

JENIS = {"-": "biasa", "BIASA": "biasa", "FINAL": "final"}
LEMBAR = {
    "nama": Kolom(("NAMA",), "isi nama periode.", "Januari", wajib=True),
    "awal": Kolom(("PERIODE AWAL", "AWAL"), "isi mm-dd atau 1 Januari.", "01-01", wajib=True),
    "akhir": Kolom(("PERIODE AKHIR", "AKHIR"), "isi mm-dd atau 31 Januari.", "01-31", wajib=True),
    "batas": Kolom(("BATAS PENGISIAN", "BATAS"), "isi mm-dd; tanggal sebelum Periode Akhir jatuh pada tahun berikutnya.", "02-05", wajib=True),
    "jenis": Kolom(("JENIS PERIODE", "JENIS"), "kosong atau - untuk periode biasa, Final untuk penilaian akhir.", "-"),
}
KOLOM, WAJIB = judul_diterima(LEMBAR), wajib(LEMBAR)
NAMA_BULAN = {nama.lower(): nomor for nomor, nama in enumerate(BULAN, 1)}


def bulan_hari(isi):
    """``mm-dd`` out of ``01-31``, ``31 Januari`` or a date of Excel (read as dd-mm-yyyy); other texts stay what they are."""
    cocok = re.fullmatch(r"(\d{1,2})\s+([A-Za-z]+)", isi)
    if cocok and (nomor := NAMA_BULAN.get(cocok[2].lower())):
        return f"{nomor:02}-{int(cocok[1]):02}"
    if cocok := re.fullmatch(r"(\d{2})-(\d{2})-\d{4}", isi):
        return f"{cocok[2]}-{cocok[1]}"
    return isi


def susun(rows, judul, acuan):
    """Judge every row. ``acuan`` is not needed."""
    return baca(rows, judul, LEMBAR, _periode)


def _periode(pembaca):
    baris = pembaca.baris
    baris.nama = baris.kunci = pembaca.teks("nama")
    batas = {kunci: bulan_hari(pembaca.teks(kunci)) for kunci in ("awal", "akhir", "batas")}
    if all(batas.values()):
        try:
            tanggal_tahun(**batas, tahun=2024)
        except ValueError as error:
            baris.tolak("PERIODE AWAL, PERIODE AKHIR, BATAS PENGISIAN", str(error))
    baris.nilai = {"nama": baris.nama, **batas, "jenis": pembaca.pilihan("jenis", JENIS, "biasa")}
