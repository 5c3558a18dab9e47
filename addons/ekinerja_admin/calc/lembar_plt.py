"""Sheet of PLT/PLH assignments (BKN-PLT-07..14). No Odoo imports."""

from .lembar import Kolom, baca, judul_diterima, wajib
from .lembar_atasan import pegawai, rentang

JENIS = {"PLT": "plt", "PLH": "plh", "PELAKSANA TUGAS": "plt", "PELAKSANA HARIAN": "plh"}
AKTIF = {"YA": True, "TIDAK": False}
LEMBAR = {
    "pegawai": Kolom(("NIP", "NIP PEGAWAI"), "isi 18 digit NIP pegawai yang ditugaskan.", "'198001012005011002", wajib=True),
    "unor": Kolom(("UNOR ID", "KODE UNOR", "UNOR"), "isi kode unor, atau nama unor bila hanya satu unor bernama itu.", "Dinas Contoh", wajib=True),
    "jabatan": Kolom(("JABATAN",), "kosong: PLT atau PLH dan jabatan pimpinan unor.", "PLT Kepala Dinas Contoh"),
    "jenis": Kolom(("JENIS",), "PLT atau PLH.", "PLT", wajib=True),
    "mulai": Kolom(("PERIODE AWAL", "TANGGAL MULAI"), "isi tanggal pertama, misalnya 01-07-2026.", "01-07-2026", wajib=True),
    "selesai": Kolom(("PERIODE AKHIR", "TANGGAL SELESAI"), "isi tanggal terakhir, misalnya 31-12-2026.", "31-12-2026", wajib=True),
    "aktif": Kolom(("AKTIF",), "Ya atau Tidak; kosong berarti Ya.", "Ya"),
}
KOLOM, WAJIB = judul_diterima(LEMBAR), wajib(LEMBAR)


def susun(rows, judul, acuan):
    """Judge every row; ``acuan`` is ``({nip: id of the pegawai}, {code or unique name of a unor: id})``."""
    return baca(rows, judul, LEMBAR, lambda pembaca: _plt(pembaca, *acuan))


def _plt(pembaca, orang, unor):
    baris = pembaca.baris
    nip, employee_id = pegawai(pembaca, "pegawai", orang)
    unor_id = pembaca.acuan("unor", unor, "kode atau nama unor instansi ini", "salin kode unor dari daftar unor.")
    mulai, selesai = rentang(pembaca)
    baris.kunci, baris.nama = f"{nip} {pembaca.teks('unor')} {mulai}".strip(), nip
    baris.nilai = {"pegawai_id": employee_id, "unor": unor_id, "jenis": pembaca.pilihan("jenis", JENIS), "mulai": mulai, "selesai": selesai}
    if jabatan := pembaca.teks("jabatan"):
        baris.nilai["jabatan_plt"] = jabatan
    if pembaca.judul.ada("aktif"):
        baris.nilai["aktif"] = pembaca.pilihan("aktif", AKTIF, True)
