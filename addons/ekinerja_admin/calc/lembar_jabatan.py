"""Sheet of jabatan references of SIASN: JABATAN ID and JABATAN NAMA as in Data ASN. No Odoo imports."""

from .lembar import Kolom, baca, judul_diterima, wajib

JENIS = {
    "JPT": "jpt", "ADMINISTRATOR": "administrator", "PENGAWAS": "pengawas", "FUNGSIONAL": "fungsional", "PELAKSANA": "pelaksana",
    # JENIS JABATAN ID of SIASN; 1 (struktural) says too little
    "2": "fungsional", "4": "pelaksana",
}  # fmt: skip
LEMBAR = {
    "kode": Kolom(("JABATAN ID", "ID", "ID JABATAN"), "salin ID jabatan dari SIASN.", "8AE482893B9C0B34013B9C8D6AB90001", wajib=True),
    "nama": Kolom(("JABATAN NAMA", "NAMA", "NAMA JABATAN"), "isi nama jabatan.", "Pranata Komputer Ahli Pertama", wajib=True),
    "jenis": Kolom(("JENIS JABATAN", "JENIS JABATAN ID"), "JPT, Administrator, Pengawas, Fungsional atau Pelaksana.", "Fungsional"),
    "jenjang": Kolom(("JENJANG",), "jenjang jabatan fungsional, misalnya Ahli Pertama.", "Ahli Pertama"),
}
KOLOM, WAJIB = judul_diterima(LEMBAR), wajib(LEMBAR)


def susun(rows, judul, acuan):
    """Judge every row; ``acuan`` is ``{name of a jenjang: id}``."""
    return baca(rows, judul, LEMBAR, lambda pembaca: _jabatan(pembaca, acuan))


def _jabatan(pembaca, acuan):
    baris = pembaca.baris
    baris.kunci = pembaca.teks("kode").upper()
    baris.nama = pembaca.teks("nama")
    if len(baris.kunci) > 36:
        pembaca.tolak("kode", f"'{baris.kunci}' lebih dari 36 karakter; salin ID jabatan dari SIASN.")
    baris.nilai = {"kode": baris.kunci, "nama": baris.nama}
    if pembaca.judul.ada("jenis"):
        baris.nilai["jenis_jabatan"] = pembaca.pilihan("jenis", JENIS)
    if pembaca.judul.ada("jenjang"):
        baris.nilai["jenjang_id"] = pembaca.acuan("jenjang", acuan, "jenjang", "lihat tabel Jenjang.")
