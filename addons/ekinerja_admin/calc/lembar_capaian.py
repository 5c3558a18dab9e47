"""Sheet of capaian organisasi (BKN-ORG-05..09). No Odoo imports."""

from .distribusi import NILAI
from .lembar import Kolom, baca, judul_diterima, wajib

PILIHAN = {nama.upper(): kunci for kunci, nama in NILAI.items()}
LEMBAR = {
    "unor": Kolom(("UNIT KERJA INDUK", "UNIT KERJA", "UNOR ID", "KODE UNOR"), "isi kode unor, atau nama unit kerja bila hanya satu yang bernama itu.",
                  "Dinas Contoh", wajib=True),
    "tahun": Kolom(("TAHUN",), "isi empat angka.", "2026", wajib=True),
    "periode": Kolom(("PERIODE",), "isi nama periode.", "Akhir Tahun", wajib=True),
    "nilai": Kolom(("CAPAIAN ORGANISASI", "CAPAIAN"), f"isi salah satu dari {', '.join(NILAI.values())}.", "Baik", wajib=True),
    "bukti": Kolom(("BUKTI DUKUNG",), "tautan penyimpanan, diawali https://.", "https://drive.contoh.go.id/capaian"),
}  # fmt: skip
KOLOM, WAJIB = judul_diterima(LEMBAR), wajib(LEMBAR)


def susun(rows, judul, acuan):
    """Judge every row; ``acuan`` is ``({code or unique name of a unit: id}, {name of a period: id})``."""
    return baca(rows, judul, LEMBAR, lambda pembaca: _capaian(pembaca, *acuan))


def _capaian(pembaca, unor, periode):
    baris = pembaca.baris
    unor_id = pembaca.acuan("unor", unor, "unit kerja yang dipimpin JPT atau mandiri", "salin kode atau nama unit kerja induk dari daftar unor.")
    periode_id = pembaca.acuan("periode", periode, "periode instansi ini", "salin namanya dari Manajemen Periode.")
    tahun = pembaca.teks("tahun")
    if tahun and not (tahun.isdigit() and 1945 <= int(tahun) <= 2999):
        pembaca.tolak("tahun", f"'{tahun}' bukan tahun; isi empat angka, misalnya 2026.")
        tahun = ""
    baris.kunci, baris.nama = f"{pembaca.teks('unor')} {pembaca.teks('periode')} {tahun}".strip(), pembaca.teks("unor")
    baris.nilai = {
        "unor": unor_id, "tahun": int(tahun or 0), "periode_id": periode_id, "capaian": pembaca.pilihan("nilai", PILIHAN),
    }  # fmt: skip
    if bukti := pembaca.teks("bukti"):
        baris.nilai["bukti"] = bukti
