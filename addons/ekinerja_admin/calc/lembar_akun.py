"""Sheet of accounts and roles. No Odoo imports."""

from .lembar import Kolom, baca, judul_diterima, wajib
from .lembar_atasan import pegawai

JENIS = {"ATURAN": "aturan", "INTERNAL": "internal", "PORTAL": "portal"}
PERAN = {
    "VERIFIKATOR": "group_verifikator", "ADMIN OPD": "group_admin_opd", "ADMIN INSTANSI": "group_admin_instansi", "AUDITOR": "group_auditor",
}  # fmt: skip
LEMBAR = {
    "pegawai": Kolom(("NIP", "NIP PEGAWAI"), "isi 18 digit NIP pegawai; menjadi nama masuk.", "'199001012015011001", wajib=True),
    "jenis": Kolom(("JENIS AKUN",), "kosong atau Aturan: pimpinan dan penilai internal, yang lain portal; Internal; Portal.", "Aturan"),
    "peran": Kolom(("PERAN",), "kosong, Verifikator, Admin OPD, Admin Instansi atau Auditor.", "Admin OPD"),
    "unor": Kolom(("UNOR ID", "KODE UNOR", "UNOR"), "untuk Admin OPD: kode unor yang diawasi, atau nama unor bila hanya satu.", "Dinas Contoh"),
}
KOLOM, WAJIB = judul_diterima(LEMBAR), wajib(LEMBAR)


def susun(rows, judul, acuan):
    """Judge every row; ``acuan`` is ``({nip: id of the pegawai}, {code or unique name of a unor: id})``."""
    return baca(rows, judul, LEMBAR, lambda pembaca: _akun(pembaca, *acuan))


def _akun(pembaca, orang, unor):
    baris = pembaca.baris
    nip, employee_id = pegawai(pembaca, "pegawai", orang)
    peran = pembaca.pilihan("peran", PERAN)
    unor_id = pembaca.acuan("unor", unor, "kode atau nama unor instansi ini", "salin kode unor dari daftar unor.")
    if peran == "group_admin_opd" and not pembaca.teks("unor"):
        pembaca.tolak("unor", "kosong; Admin OPD mengawasi satu unor, isi kode unor itu.")
    # one person may watch over several unor
    baris.kunci = f"{nip} {pembaca.teks('peran')} {pembaca.teks('unor')}".strip()
    baris.nama = nip
    baris.nilai = {"pegawai_id": employee_id, "jenis_akun": pembaca.pilihan("jenis", JENIS, "aturan"), "peran": peran, "unor": unor_id}
