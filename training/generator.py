"""Invented HierarkiUnor.xlsx and DataASN.xlsx in any size, as dirty as wanted. Standard library and XlsxWriter.

    python training/generator.py --unor 946 --pegawai 8379 --kotor ganda=0.01 --kotor pensiun=0.02 --seed 7 FOLDER

The same seed gives the same people. Nobody in the files exists. Printed as JSON: what an import must find.
"""

import argparse
import json
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

KOLOM_UNOR = ("NO", "ID", "NAMA_UNOR", "ID_ATASAN", "UNOR_ATASAN", "ESELON_ID", "NAMA_JABATAN", "JENIS_UNOR")
JUDUL_ASN = (
    "PNS ID;NIP BARU;NIP LAMA;NAMA;GELAR DEPAN;GELAR BELAKANG;TEMPAT LAHIR ID;TEMPAT LAHIR NAMA;TANGGAL LAHIR;JENIS KELAMIN;AGAMA ID;AGAMA NAMA;"
    "JENIS KAWIN ID;JENIS KAWIN NAMA;NIK;NOMOR HP;EMAIL;EMAIL GOV;ALAMAT;NPWP NOMOR;BPJS;JENIS PEGAWAI ID;JENIS PEGAWAI NAMA;KEDUDUKAN HUKUM ID;"
    "KEDUDUKAN HUKUM NAMA;STATUS CPNS PNS;KARTU ASN VIRTUAL;NOMOR SK CPNS;TANGGAL SK CPNS;TMT CPNS;NOMOR SK PNS;TANGGAL SK PNS;TMT PNS;GOL AWAL ID;"
    "GOL AWAL NAMA;GOL AKHIR ID;GOL AKHIR NAMA;TMT GOLONGAN;MK TAHUN;MK BULAN;JENIS JABATAN ID;JENIS JABATAN NAMA;JABATAN ID;JABATAN NAMA;TMT JABATAN;"
    "TINGKAT PENDIDIKAN ID;TINGKAT PENDIDIKAN NAMA;PENDIDIKAN ID;PENDIDIKAN NAMA;TAHUN LULUS;KPKN ID;KPKN NAMA;LOKASI KERJA ID;LOKASI KERJA NAMA;UNOR ID;"
    "UNOR NAMA;INSTANSI INDUK ID;INSTANSI INDUK NAMA;INSTANSI KERJA ID;INSTANSI KERJA NAMA;SATUAN KERJA INDUK ID;SATUAN KERJA INDUK NAMA;"
    "SATUAN KERJA KERJA ID;SATUAN KERJA KERJA NAMA;IS VALID NIK;NAMA SEKOLAH;FLAG IKD;ESELON ID;ESELON NAMA"
)
KOLOM_ASN = JUDUL_ASN.split(";")
DEPAN = ("Adi", "Ayu", "Bagas", "Bela", "Candra", "Cinta", "Damar", "Dara", "Eko", "Elok", "Fajar", "Fitri", "Galih", "Gita",
         "Hadi", "Hesti", "Indra", "Intan", "Joko", "Juwita", "Krisna", "Kartika", "Lintang", "Laras")  # fmt: skip
BELAKANG = ("Andaian", "Contoh", "Fiktif", "Ibarat", "Karangan", "Misalnya", "Peraga", "Rekaan", "Samaran", "Umpama", "Contohwati", "Rekawan")
URUSAN = ("Pendidikan", "Kesehatan", "Sosial", "Perhubungan", "Pertanian", "Perdagangan", "Kebudayaan", "Kehutanan", "Perikanan", "Pariwisata")
BIDANG = ("Perencanaan", "Pengembangan", "Pengawasan", "Pelayanan", "Pembinaan", "Data dan Informasi", "Sarana", "Kemitraan")
FUNGSIONAL = ("Pranata Komputer Ahli Pertama", "Perencana Ahli Muda", "Analis Kebijakan Ahli Madya", "Arsiparis Terampil", "Perawat Mahir", "Guru Ahli Muda")
FUNGSIONAL_PPPK = ("AHLI PERTAMA - PRANATA KOMPUTER", "AHLI PERTAMA - GURU", "TERAMPIL - PERAWAT")
PELAKSANA = ("Pengolah Data dan Informasi", "Pengadministrasi Perkantoran", "Penelaah Teknis Kebijakan")
GOLONGAN = (("22", "II/b"), ("24", "II/d"), ("31", "III/a"), ("33", "III/c"), ("34", "III/d"), ("41", "IV/a"))
ESELON = {"22": "II.b", "31": "III.a", "32": "III.b", "41": "IV.a"}
# kinds of dirt, and what an import makes of the row
KOTOR = {
    "angka": "ditolak",  # NIP as a number
    "pendek": "ditolak",  # NIP of 16 digits
    "tanggal": "ditolak",  # NIP with an impossible birth date
    "ganda": "ditolak",  # NIP of the row above, which keeps it
    "unor": "ditolak",  # a unor that is not in the hierarchy
    "nama": "ditolak",  # no name
    "pensiun": "dilewati",
    "spasi": "baru",  # blanks inside the NIP
    "lahir_teks": "baru",  # birth date as text with blanks behind it
    "golongan_kosong": "baru",
}
HARI_NOL = date(1899, 12, 30)


@dataclass
class Unor:
    kode: str
    nama: str
    atasan: "Unor | None"
    eselon: str
    jabatan: str


@dataclass
class Hasil:
    """What was made: rows as dictionaries and the counts that an import must find."""

    unor: list
    pegawai: list
    harapan: dict = field(default_factory=dict)


def buat(unor=31, pegawai=180, kotor=None, pppk=0.2, seed=1):
    """Make an instansi.

    :param int unor: number of unor, the instansi itself included
    :param int pegawai: number of rows of people
    :param dict kotor: ``{kind of KOTOR: share of the rows}``
    :param float pppk: share of PPPK among those who head nothing
    :rtype: Hasil
    """
    acak = random.Random(seed)
    daftar = _unor(acak, unor)
    rows = _pegawai(acak, daftar, pegawai, pppk)
    status = _kotori(acak, rows, kotor or {})
    acak.shuffle(daftar)
    baik = [row for row, satu in zip(rows, status, strict=True) if satu == "baru"]
    harapan = {"unor": unor, **{nama: status.count(nama) for nama in ("baru", "dilewati", "ditolak")}}
    harapan["pimpinan"] = sum(row["JENIS JABATAN ID"] == "1" for row in baik)
    return Hasil(daftar, rows, harapan)


def tulis(hasil, folder):
    """Write both files: paths of the hierarchy and of the people."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    unor = (
        (nomor, satu.kode, satu.nama, satu.atasan.kode if satu.atasan else "", satu.atasan.nama if satu.atasan else "", satu.eselon, satu.jabatan,
         "INDUK" if satu.eselon in ("", "22") else "BAGIAN")
        for nomor, satu in enumerate(hasil.unor, 1)
    )  # fmt: skip
    return (
        _lembar(folder / "HierarkiUnor.xlsx", "HierarkiUnor", KOLOM_UNOR, unor),
        _lembar(folder / "DataASN.xlsx", "Sheet1", KOLOM_ASN, ([row.get(nama, "") for nama in KOLOM_ASN] for row in hasil.pegawai)),
    )


def _lembar(path, nama, kolom, rows):
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet(nama)
    for nomor, cells in enumerate([kolom, *rows]):
        for kolom_ke, cell in enumerate(cells):
            if isinstance(cell, str):
                if cell:
                    sheet.write_string(nomor, kolom_ke, cell)
            else:
                sheet.write_number(nomor, kolom_ke, cell)
    book.close()
    return path


def _kode(acak):
    return f"{acak.getrandbits(128):032X}"


def _unor(acak, jumlah):
    """The instansi, dinas below it, each with a sekretariat, its subbagian and bidang, until there are enough."""
    puncak = Unor(_kode(acak), "Pemerintah Kota Contoh", None, "", "Wali Kota Contoh")
    hasil, nomor = [puncak], 0
    while len(hasil) < jumlah:
        nama = f"Dinas {URUSAN[nomor % len(URUSAN)]}" + (f" {nomor // len(URUSAN) + 1}" if nomor >= len(URUSAN) else "")
        nomor += 1
        dinas = Unor(_kode(acak), nama, puncak, "22", f"Kepala {nama}")
        sekretariat = Unor(_kode(acak), f"Sekretariat {nama}", dinas, "31", f"Sekretaris {nama}")
        subbagian = f"Subbagian Umum dan Kepegawaian {nama}"
        hasil += [dinas, sekretariat, Unor(_kode(acak), subbagian, sekretariat, "41", f"Kepala {subbagian}")]
        hasil += [Unor(_kode(acak), f"Bidang {b} {nama}", dinas, "32", f"Kepala Bidang {b} {nama}") for b in acak.sample(BIDANG, acak.randint(3, 6))]
    return hasil[:jumlah]


def _pegawai(acak, daftar, jumlah, pppk):
    dipakai, rows = set(), []
    berkepala = daftar[1:]
    for nomor in range(jumlah):
        kepala = nomor < len(berkepala)
        unor = berkepala[nomor] if kepala else acak.choice(daftar)
        row = _orang(acak, dipakai, nomor, not kepala and acak.random() < pppk)
        row |= {"UNOR ID": unor.kode, "UNOR NAMA": unor.nama, "INSTANSI KERJA NAMA": daftar[0].nama}
        if kepala:
            jabatan = ("1", "Jabatan Struktural", unor.jabatan)
            row |= {"ESELON ID": unor.eselon, "ESELON NAMA": ESELON[unor.eselon]}
        elif acak.random() < 0.6:
            jabatan = ("2", "Jabatan Fungsional", acak.choice(FUNGSIONAL_PPPK if row["JENIS PEGAWAI NAMA"] == "PPPK" else FUNGSIONAL))
        else:
            jabatan = ("4", "Jabatan Pelaksana", acak.choice(PELAKSANA))
        rows.append({"ESELON ID": "99"} | row | dict(zip(("JENIS JABATAN ID", "JENIS JABATAN NAMA", "JABATAN NAMA"), jabatan, strict=True)))
    return rows


def _orang(acak, dipakai, nomor, is_pppk):
    lahir = date(1967, 1, 1) + timedelta(days=acak.randrange(32 * 365))
    kelamin = acak.choice("12")
    while True:
        tmt = date(lahir.year + acak.randint(22, 30), acak.randint(1, 12), 1)
        bagian = "21" if is_pppk else f"{tmt.month:02}"
        nip = f"{lahir:%Y%m%d}{tmt.year}{bagian}{kelamin}{acak.randint(1, 999):03}"
        if nip not in dipakai:
            break
    dipakai.add(nip)
    mulai = date(acak.randint(2018, 2024), acak.choice((4, 10)), 1)
    golongan = ("", "IX") if is_pppk else acak.choice(GOLONGAN)
    return {
        "PNS ID": _kode(acak), "NIP BARU": f"'{nip}", "NAMA": f"{acak.choice(DEPAN)} {acak.choice(BELAKANG)}",
        "GELAR BELAKANG": acak.choice(("", "S.Kom.", "S.E.", "S.Sos., M.Si.")), "TEMPAT LAHIR NAMA": "Kota Contoh",
        "TANGGAL LAHIR": float((lahir - HARI_NOL).days), "JENIS KELAMIN": "M" if kelamin == "1" else "F", "AGAMA NAMA": "",
        "NIK": f"'990101{lahir.day + (40 if kelamin == '2' else 0):02}{lahir:%m%y}{acak.randint(1, 9999):04}",
        "EMAIL": f"pegawai{nomor + 1}@contoh.example", "JENIS PEGAWAI NAMA": "PPPK" if is_pppk else "PNS Daerah Kab./Kota yang bekerja pada Kab./Kota",
        "KEDUDUKAN HUKUM ID": "71" if is_pppk else "01", "KEDUDUKAN HUKUM NAMA": "PPPK Aktif" if is_pppk else "Aktif",
        "STATUS CPNS PNS": "" if is_pppk else "P", "TMT CPNS": f"{tmt:%d-%m-%Y}", "GOL AKHIR ID": golongan[0], "GOL AKHIR NAMA": golongan[1],
        "TMT GOLONGAN": f"{mulai:%d-%m-%Y}", "MK TAHUN": str(max(0, 2024 - tmt.year)), "MK BULAN": "0", "JABATAN ID": _kode(acak),
        "TMT JABATAN": f"{date(acak.randint(2020, 2024), acak.randint(1, 12), 1):%d-%m-%Y}", "IS VALID NIK": "1",
    }  # fmt: skip


def _kotori(acak, rows, kotor):
    """Dirty some rows in place: the status that each row gets in an import."""
    if unknown := kotor.keys() - KOTOR.keys():
        raise ValueError(f"unknown kinds of dirt: {', '.join(sorted(unknown))}; known are {', '.join(KOTOR)}")
    status = ["baru"] * len(rows)
    # a row and the one above are used once, so that the counts add up
    bebas = list(range(1, len(rows), 2))
    acak.shuffle(bebas)
    for kind, share in kotor.items():
        for _ in range(round(share * len(rows))):
            if not bebas:
                raise ValueError("too much dirt: at most half of the rows can be dirty")
            nomor = bebas.pop()
            _kotori_satu(acak, kind, rows[nomor], rows[nomor - 1])
            status[nomor] = KOTOR[kind]
    return status


def _kotori_satu(acak, kind, row, di_atas):
    nip = row["NIP BARU"].lstrip("'")
    if kind == "angka":
        # 15 digits are what Excel keeps
        row["NIP BARU"] = float(nip[:15] + "000")
    elif kind == "pendek":
        row["NIP BARU"] = f"'{nip[:-2]}"
    elif kind == "tanggal":
        row["NIP BARU"] = f"'{nip[:4]}0231{nip[8:]}"
    elif kind == "ganda":
        row["NIP BARU"] = di_atas["NIP BARU"]
        if row["TANGGAL LAHIR"] == di_atas["TANGGAL LAHIR"]:
            row["TANGGAL LAHIR"] += 1.0
    elif kind == "unor":
        row |= {"UNOR ID": _kode(acak), "UNOR NAMA": "Unit yang Tidak Ada"}
    elif kind == "nama":
        row["NAMA"] = " "
    elif kind == "pensiun":
        row |= {"KEDUDUKAN HUKUM ID": "99", "KEDUDUKAN HUKUM NAMA": "Pensiun"}
    elif kind == "spasi":
        row["NIP BARU"] = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    elif kind == "lahir_teks":
        row["TANGGAL LAHIR"] = f"{HARI_NOL + timedelta(days=int(row['TANGGAL LAHIR'])):%d-%m-%Y} "
    elif kind == "golongan_kosong":
        row |= {"GOL AKHIR ID": "", "GOL AKHIR NAMA": ""}


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", help="where the two files go")
    parser.add_argument("--unor", type=int, default=31)
    parser.add_argument("--pegawai", type=int, default=180)
    parser.add_argument("--pppk", type=float, default=0.2, help="share of PPPK (default 0.2)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kotor", action="append", default=[], metavar="KIND=SHARE",
                        help=f"share of dirty rows, once for each kind of: {', '.join(KOTOR)}; or semua=0.01")  # fmt: skip
    options = parser.parse_args(argv)
    kotor = {}
    for text in options.kotor:
        kind, _, share = text.partition("=")
        kotor.update(dict.fromkeys(KOTOR, float(share)) if kind == "semua" else {kind: float(share)})
    hasil = buat(options.unor, options.pegawai, kotor, options.pppk, options.seed)
    tulis(hasil, options.folder)
    print(json.dumps(hasil.harapan))


if __name__ == "__main__":
    main()
