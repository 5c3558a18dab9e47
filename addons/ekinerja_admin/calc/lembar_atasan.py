"""Sheet of atasan langsung and verifikator (SMG-ATL). No Odoo imports."""

from .lembar import Kolom, baca, judul_diterima, wajib
from .nip import angka

LEMBAR = {
    "pegawai": Kolom(("NIP PEGAWAI", "NIP"), "isi 18 digit NIP pegawai.", "'199001012015011001", wajib=True),
    "atasan": Kolom(("NIP ATASAN",), "isi 18 digit NIP atasan langsung.", "'198001012005011002", wajib=True),
    "verifikator": Kolom(("NIP VERIFIKATOR",), "kosong bila sama dengan atasan.", ""),
    "mulai": Kolom(("TANGGAL MULAI", "TMT"), "isi tanggal berlaku, misalnya 01-07-2026.", "01-07-2026", wajib=True),
    "selesai": Kolom(("TANGGAL SELESAI",), "kosong bila masih berlaku.", ""),
}
KOLOM, WAJIB = judul_diterima(LEMBAR), wajib(LEMBAR)


def susun(rows, judul, acuan):
    """Judge every row; ``acuan`` is ``{nip: id of the pegawai}``."""
    return baca(rows, judul, LEMBAR, lambda pembaca: _atasan(pembaca, acuan))


def pegawai(pembaca, kunci, acuan):
    """``(nip, id)`` of the person whose NIP a cell holds."""
    nip = angka(pembaca.teks(kunci))
    if nip and nip not in acuan:
        pembaca.tolak(kunci, f"'{nip}' bukan NIP pegawai aktif instansi ini; periksa 18 digitnya, atau tambahkan pegawainya lebih dahulu.")
    return nip, acuan.get(nip, "")


def rentang(pembaca):
    """First and last day; the last one may be open."""
    mulai, selesai = pembaca.tanggal("mulai"), pembaca.tanggal("selesai")
    if mulai and selesai and selesai < mulai:
        pembaca.tolak("selesai", f"{selesai} lebih awal daripada TANGGAL MULAI {mulai}; isi tanggal pada atau sesudahnya.")
    return mulai, selesai


def _atasan(pembaca, acuan):
    baris = pembaca.baris
    nip, employee_id = pegawai(pembaca, "pegawai", acuan)
    nip_atasan, atasan_id = pegawai(pembaca, "atasan", acuan)
    _nip, verifikator_id = pegawai(pembaca, "verifikator", acuan)
    mulai, selesai = rentang(pembaca)
    if nip and nip == nip_atasan:
        pembaca.tolak("atasan", f"{nip} adalah pegawai itu sendiri; isi NIP orang lain.")
    baris.kunci, baris.nama = f"{nip} {mulai}".strip(), nip
    baris.nilai = {
        "pegawai_id": employee_id, "atasan_id": atasan_id, "verifikator_id": verifikator_id or atasan_id, "mulai": mulai, "selesai": selesai,
    }  # fmt: skip
