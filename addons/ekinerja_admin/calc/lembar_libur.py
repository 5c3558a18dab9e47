"""Sheet of public holidays and cuti bersama. No Odoo imports."""

from .lembar import Kolom, baca, judul_diterima, wajib

LEMBAR = {
    "mulai": Kolom(("TANGGAL", "TANGGAL MULAI"), "isi tanggal, misalnya 17-08-2026.", "17-08-2026", wajib=True),
    "sampai": Kolom(("SAMPAI TANGGAL", "SAMPAI"), "kosong bila hanya satu hari.", "17-08-2026"),
    "nama": Kolom(("KETERANGAN", "NAMA", "HARI LIBUR"), "isi nama hari libur atau cuti bersama.", "Hari Kemerdekaan", wajib=True),
}
KOLOM, WAJIB = judul_diterima(LEMBAR), wajib(LEMBAR)


def susun(rows, judul, acuan):
    """Judge every row. ``acuan`` is not needed."""
    return baca(rows, judul, LEMBAR, _libur)


def _libur(pembaca):
    baris = pembaca.baris
    mulai = pembaca.tanggal("mulai")
    sampai = pembaca.tanggal("sampai") or mulai
    baris.nama = pembaca.teks("nama")
    baris.kunci = mulai
    if mulai and sampai < mulai:
        pembaca.tolak("sampai", f"{sampai} lebih awal daripada TANGGAL {mulai}; isi tanggal pada atau sesudahnya.")
    elif mulai and int(sampai[:4]) - int(mulai[:4]) > 1:
        pembaca.tolak("sampai", f"{sampai} lebih dari satu tahun sesudah TANGGAL {mulai}; isi satu hari libur tiap baris.")
    baris.nilai = {"mulai": mulai, "sampai": sampai, "nama": baris.nama}
