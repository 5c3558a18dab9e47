"""Sheet of the RHK library: a row an indikator; rows with the same RHK for the same people are one RHK."""

from datetime import date

from odoo.addons.ekinerja_admin.calc.lembar import Kolom, baca, judul_diterima, wajib
from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia
from odoo.addons.ekinerja_admin.calc.siasn import DITOLAK
from odoo.addons.ekinerja_admin.models.eselon import JENIS_JABATAN

from .pilihan import ASPEK, PERSPEKTIF

JENIS = [("utama", "Utama"), ("tambahan", "Tambahan")]
# what all rows of one RHK have to say alike
SAMA = ("jenis", "perspektif", "mulai", "sampai")


def _pilihan(daftar):
    return {nama.upper(): kunci for kunci, nama in daftar}


def _hari(hari):
    return tanggal_indonesia(date.fromisoformat(hari))


def _kata(daftar):
    return ", ".join(nama for _kunci, nama in daftar)


LEMBAR = {
    "rhk": Kolom(("RENCANA HASIL KERJA", "RHK"), "isi teks RHK; ulangi di setiap baris indikatornya.", "Tersusunnya laporan kinerja", wajib=True),
    "jenis": Kolom(("JENIS RHK", "JENIS"), f"isi salah satu dari {_kata(JENIS)}; kosong berarti Utama.", "Utama"),
    "perspektif": Kolom(("PERSPEKTIF",), f"untuk SKP model JPT: {_kata(PERSPEKTIF)}.", ""),
    "jabatan": Kolom(("JABATAN",), "nama jabatan dari referensi jabatan; kosong: semua jabatan.", "Arsiparis Mahir"),
    "jenis_jabatan": Kolom(("JENIS JABATAN",), f"isi salah satu dari {_kata(JENIS_JABATAN)}; kosong: semua.", "Fungsional"),
    "jenjang": Kolom(("JENJANG",), "nama jenjang jabatan fungsional; kosong: semua.", "Mahir"),
    "mulai": Kolom(("BERLAKU MULAI",), "isi tanggal; kosong: 1 Januari tahun ini.", "01-01-2026"),
    "sampai": Kolom(("BERLAKU SAMPAI",), "isi tanggal; kosong: sampai ada perubahan.", ""),
    "indikator": Kolom(("INDIKATOR", "INDIKATOR KINERJA INDIVIDU"), "isi teks indikator.", "Jumlah laporan yang tepat waktu", wajib=True),
    "aspek": Kolom(("ASPEK",), f"isi salah satu dari {_kata(ASPEK)}; kosong berarti Kuantitas.", "Kuantitas"),
    "target": Kolom(("TARGET",), "isi angka atau rentang.", "12"),
    "satuan": Kolom(("SATUAN",), "isi satuan target.", "laporan"),
}  # fmt: skip
KOLOM, WAJIB = judul_diterima(LEMBAR), wajib(LEMBAR)


def susun(rows, judul, acuan):
    """Judge every row; ``acuan`` is ``({jabatan: id}, {jenjang: id}, first day of this year)``."""
    hasil = baca(rows, judul, LEMBAR, lambda pembaca: _indikator(pembaca, *acuan))
    per_rhk = {}
    for baris in hasil:
        if baris.status != DITOLAK:
            per_rhk.setdefault(kunci_rhk(baris.nilai), []).append(baris)
    for kelompok in per_rhk.values():
        for nama in SAMA:
            if len({baris.nilai[nama] for baris in kelompok}) > 1:
                kolom = LEMBAR[nama].judul[0]
                nomor = ", ".join(str(baris.nomor) for baris in kelompok)
                for baris in kelompok:
                    baris.tolak(kolom, f"{kolom} berbeda antarbaris RHK yang sama (baris {nomor}); samakan.")
    return hasil


def kunci_rhk(nilai):
    """Which RHK a row belongs to: its text and for whom it is."""
    return nilai["rhk"].strip().lower(), *(nilai[nama] or False for nama in ("job_id", "jenis_jabatan", "jenjang_id"))


def _indikator(pembaca, jabatan, jenjang, awal_tahun):
    baris, rhk, indikator = pembaca.baris, pembaca.teks("rhk"), pembaca.teks("indikator")
    mulai, sampai = pembaca.tanggal("mulai") or awal_tahun, pembaca.tanggal("sampai")
    if sampai and sampai < mulai:
        pembaca.tolak("sampai", f"{_hari(sampai)} sebelum {_hari(mulai)}; isi tanggal pada atau sesudahnya.")
    untuk = " ".join(filter(None, (pembaca.teks(nama) for nama in ("jabatan", "jenis_jabatan", "jenjang"))))
    baris.kunci, baris.nama = " | ".join((rhk, untuk or "semua", indikator)), rhk
    baris.nilai = {
        "rhk": rhk, "jenis": pembaca.pilihan("jenis", _pilihan(JENIS), "utama"), "perspektif": pembaca.pilihan("perspektif", _pilihan(PERSPEKTIF)),
        "job_id": pembaca.acuan("jabatan", jabatan, "jabatan instansi ini", "salin namanya dari referensi jabatan."),
        "jenis_jabatan": pembaca.pilihan("jenis_jabatan", _pilihan(JENIS_JABATAN)),
        "jenjang_id": pembaca.acuan("jenjang", jenjang, "jenjang jabatan", "salin namanya dari daftar jenjang."),
        "mulai": mulai, "sampai": sampai, "indikator": indikator, "aspek": pembaca.pilihan("aspek", _pilihan(ASPEK), "kuantitas"),
        "target": pembaca.teks("target"), "satuan": pembaca.teks("satuan"),
    }  # fmt: skip
