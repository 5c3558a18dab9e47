"""Reading the files of SIASN: headings, cells, verdicts. No database."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from odoo.addons.ekinerja_admin.calc import siasn, siasn_asn, siasn_jabatan, siasn_unor

PROJECT = Path(__file__).parents[3]
DATA = PROJECT / "addons/ekinerja_admin/data"


def tabel(nama):
    with open(DATA / f"ekinerja.{nama}.csv", encoding="utf-8") as file:
        return [row | {"ke": ke} for ke, row in enumerate(csv.DictReader(file), 1)]


def lembar(path):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


def acuan_asn(unor=None, **lain):
    golongan = tabel("golongan")
    return siasn_asn.Acuan(
        golongan={(row["jenis"], row["code"]): row["code"] for row in golongan},
        golongan_siasn={row["siasn_id"]: row["code"] for row in golongan if row["siasn_id"]},
        eselon={row["code"]: row["jenis_jabatan"] for row in tabel("eselon")},
        jenjang={row["name"]: row["code"] for row in tabel("jenjang")},
        kedudukan={row["code"]: (row["ke"], row["name"], row["is_dinilai"] == "1") for row in tabel("kedudukan.hukum")},
        unor=unor or {UNOR: siasn_asn.Unor(7, "Dinas Contoh", "22", "Kepala Dinas Contoh")},
        **lain,
    )


UNOR = "A" * 32
NIP = "198502032010011004"
ORANG = {
    "NIP BARU": f"'{NIP}", "NAMA": "Bagas Contoh", "TANGGAL LAHIR": "03-02-1985", "JENIS KELAMIN": "M", "KEDUDUKAN HUKUM NAMA": "Aktif",
    "STATUS CPNS PNS": "P", "JENIS PEGAWAI NAMA": "PNS", "GOL AKHIR NAMA": "III/a", "TMT GOLONGAN": "01-04-2023", "JENIS JABATAN ID": "2",
    "JABATAN NAMA": "Arsiparis Terampil", "TMT JABATAN": "01-02-2022", "UNOR ID": UNOR, "UNOR NAMA": "Dinas Contoh", "ESELON ID": "99",
}  # fmt: skip


def periksa(*ubah, acuan=None):
    """Verdicts on people who differ from ``ORANG`` by the given columns."""
    semua = [ORANG | satu for satu in ubah]
    judul = list(dict.fromkeys(kolom for satu in semua for kolom in satu))
    rows = [judul, *([satu.get(kolom, "") for kolom in judul] for satu in semua)]
    return siasn_asn.susun(rows, siasn.cari_judul(rows, siasn_asn.KOLOM, siasn_asn.WAJIB), acuan or acuan_asn())


def satu(**ubah):
    return periksa({kolom.replace("_", " "): nilai for kolom, nilai in ubah.items()})[0]


# --- headings and cells ---------------------------------------------------------------------


def test_headings_are_found_by_name_wherever_they_stand():
    rows = [["Data per 1 Januari"], [], ["nama", "  Nip_Baru ", "x", "UNOR ID", "JABATAN NAMA", "JENIS JABATAN ID", "KEDUDUKAN HUKUM NAMA"]]
    judul = siasn.cari_judul(rows, siasn_asn.KOLOM, siasn_asn.WAJIB)
    assert (judul.baris, judul.posisi["nip"], judul.posisi["nama"], judul.posisi["unor_id"]) == (2, 1, 0, 3)
    assert "TMT JABATAN" in judul.hilang


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match=r"NIP BARU, UNOR ID"):
        siasn.cari_judul([["NAMA", "JABATAN NAMA", "JENIS JABATAN ID", "KEDUDUKAN HUKUM ID"]], siasn_asn.KOLOM, siasn_asn.WAJIB)


@pytest.mark.parametrize(
    ("cell", "hasil"),
    [
        ("'0012", "0012"), ("  a  b ", "a b"), (12.0, "12"), (1.5, "1.5"), (None, ""), (True, ""), ("a", "a"), (date(2024, 4, 1), "01-04-2024"),
    ],
)  # fmt: skip
def test_text_of_a_cell(cell, hasil):
    assert siasn.teks(cell) == hasil


@pytest.mark.parametrize(
    ("cell", "hasil"),
    [
        (34691.0, date(1994, 12, 23)), ("34691", date(1994, 12, 23)), ("06-06-1998 ", date(1998, 6, 6)), ("'6/6/1998", date(1998, 6, 6)),
        ("1998-06-06", date(1998, 6, 6)), ("1998-06-06 00:00:00", date(1998, 6, 6)), (datetime(1998, 6, 6, 3), date(1998, 6, 6)),
        (date(1998, 6, 6), date(1998, 6, 6)), ("", None), ("-", None), (None, None),
    ],
)  # fmt: skip
def test_dates(cell, hasil):
    assert siasn.tanggal(cell) == hasil


@pytest.mark.parametrize("cell", ["31-02-2020", "kemarin", "12345678"])
def test_what_is_no_date(cell):
    with pytest.raises(ValueError, match="bukan tanggal"):
        siasn.tanggal(cell)


# --- unor -----------------------------------------------------------------------------------


def unor(*rows, induk=None, arsip=()):
    judul = ["ID", "NAMA_UNOR", "ID_ATASAN", "ESELON_ID"]
    rows = [judul, *rows]
    acuan = siasn_unor.AcuanUnor({"22": 5}, induk or {}, frozenset(arsip))
    return siasn_unor.susun(rows, siasn.cari_judul(rows, siasn_unor.KOLOM, siasn_unor.WAJIB), acuan)


A, B, C, D = (huruf * 32 for huruf in "ABCD")


def test_unor_children_may_stand_before_parents():
    hasil = unor([B, "Bidang", A, 22.0], [A, "Dinas", "", ""])
    assert [baris.status for baris in hasil] == ["baik", "baik"]
    assert hasil[0].nilai == {"kode": B, "nama": "Bidang", "atasan": A, "eselon_id": 5}
    assert hasil[1].nilai["atasan"] == ""


@pytest.mark.parametrize(
    ("rows", "pesan"),
    [
        ([["123", "Dinas", "", ""]], "bukan ID SIASN"),
        ([[A, " ", "", ""]], "NAMA_UNOR kosong"),
        ([[A, "Dinas", "x", ""]], "ID_ATASAN 'x' bukan ID"),
        ([[A, "Dinas", B, ""]], "tidak ada di berkas"),
        ([[A, "Dinas", A, ""]], "atasan dirinya sendiri"),
    ],
)
def test_unor_refused(rows, pesan):
    (baris,) = unor(*rows)
    assert baris.status == "ditolak"
    assert pesan in baris.pesan


def test_unor_repeated_id_refuses_both():
    assert [baris.status for baris in unor([A, "Dinas", "", ""], [A, "Dinas lagi", "", ""])] == ["ditolak", "ditolak"]


def test_unor_cycle_refuses_its_members_and_what_hangs_below():
    hasil = unor([A, "Satu", B, ""], [B, "Dua", A, ""], [C, "Tiga", B, ""], [D, "Empat", "", ""])
    assert [baris.status for baris in hasil] == ["ditolak", "ditolak", "ditolak", "baik"]
    assert "Satu → Dua → Satu" in hasil[0].pesan
    assert "baris 3 ditolak" in hasil[2].pesan


def test_unor_cycle_through_what_is_stored():
    (baris,) = unor([A, "Satu", B, ""], induk={A: "", B: A})
    assert "atasan dirinya sendiri" in baris.pesan


def test_unor_parent_may_be_stored_only():
    assert unor([A, "Satu", B, ""], induk={B: ""})[0].status == "baik"


def test_unor_unknown_eselon_warns_and_archived_is_skipped():
    hasil = unor([A, "Satu", "", "77"], [B, "Dua", "", ""], arsip=[B])
    assert [baris.status for baris in hasil] == ["baik", "dilewati"]
    assert "ESELON_ID '77'" in hasil[0].pesan


# --- people ---------------------------------------------------------------------------------


def test_a_clean_row():
    baris = satu()
    assert (baris.status, baris.pesan, baris.kunci) == ("baik", "", NIP)
    assert baris.nilai == {
        "kedudukan_id": 1, "nip": NIP, "nama": "Bagas Contoh", "tanggal_lahir": "1985-02-03", "kelamin": "male", "jenis_pegawai": "pns",
        "golongan_id": "III/a", "unor_id": 7, "jabatan": "Arsiparis Terampil", "jenis_jabatan": "fungsional", "jenjang_id": "TERAMPIL",
        "tmt_golongan": "2023-04-01", "tmt_jabatan": "2022-02-01", "pimpinan": False,
    }  # fmt: skip


@pytest.mark.parametrize("nip", [NIP, f"'{NIP}", "19850203 201001 1 004", f" {NIP} ", "19850203.201001.1.004"])
def test_nip_however_it_is_written(nip):
    assert satu(NIP_BARU=nip).nilai["nip"] == NIP


@pytest.mark.parametrize(
    ("ubah", "kolom", "pesan"),
    [
        ({"NIP BARU": 1.98502032010011e17}, "NIP BARU", "sebagai angka"),
        ({"NIP BARU": 198502032010011004}, "NIP BARU", "sebagai angka"),
        ({"NIP BARU": "1,98502E+17"}, "NIP BARU", "sebagai angka"),
        ({"NIP BARU": NIP[:-2]}, "NIP BARU", "16 digit"),
        ({"NIP BARU": "198502312010011004"}, "NIP BARU", "bukan tanggal lahir"),
        ({"NIP BARU": ""}, "NIP BARU", "kosong"),
        ({"NAMA": " "}, "NAMA", "NAMA kosong"),
        ({"UNOR ID": "B" * 32, "UNOR NAMA": "Unit Lain"}, "UNOR ID", "Unor Unit Lain"),
        ({"UNOR ID": ""}, "UNOR ID", "kosong"),
        ({"JENIS JABATAN ID": "9"}, "JENIS JABATAN ID", "'9' tidak dikenal"),
        ({"JENIS JABATAN ID": "1", "ESELON ID": "", "UNOR ID": "B" * 32}, "UNOR ID, ESELON ID", "Jabatan struktural"),
        ({"JABATAN NAMA": ""}, "JABATAN NAMA", "kosong"),
        ({"GOL AKHIR NAMA": "V/a"}, "GOL AKHIR NAMA", "'V/a' tidak dikenal"),
        ({"GOL AKHIR NAMA": "IX"}, "GOL AKHIR NAMA", "I/a sampai IV/e"),
        ({"TMT JABATAN": "31-02-2022"}, "TMT JABATAN", "bukan tanggal"),
        ({"TMT GOLONGAN": "01-01-1980"}, "TMT GOLONGAN", "tidak mungkin"),
        ({"KEDUDUKAN HUKUM NAMA": ""}, "KEDUDUKAN HUKUM NAMA", "kosong"),
    ],
)
def test_refused(ubah, kolom, pesan):
    (baris,) = periksa(ubah)
    assert (baris.status, baris.kolom) == ("ditolak", kolom)
    assert pesan in baris.pesan


@pytest.mark.parametrize("nama", ["Pensiun", "Diberhentikan", "Meninggal Dunia", "Cuti Luar Tanggungan Negara", "Masa Persiapan Pensiun", "Tidak Aktif"])
def test_not_assessed_is_skipped(nama):
    assert satu(KEDUDUKAN_HUKUM_NAMA=nama).status == "dilewati"


def test_unknown_kedudukan_is_skipped_with_the_remedy():
    baris = satu(KEDUDUKAN_HUKUM_NAMA="Perbantuan")
    assert baris.status == "dilewati"
    assert "tabel Kedudukan hukum" in baris.pesan


def test_kedudukan_by_code_where_the_name_is_unknown():
    assert satu(KEDUDUKAN_HUKUM_NAMA="PNS yang sedang belajar", KEDUDUKAN_HUKUM_ID="03").status == "baik"


def test_archived_person_is_skipped():
    (baris,) = periksa({}, acuan=acuan_asn(arsip=frozenset([NIP])))
    assert baris.status == "dilewati"


def test_repeated_nip_refuses_all_when_nobody_is_the_owner():
    hasil = periksa({}, {"NAMA": "Bagas Lagi"})
    assert [baris.status for baris in hasil] == ["ditolak", "ditolak"]
    assert "baris 2, 3" in hasil[0].pesan


def test_repeated_nip_stays_with_the_row_whose_birth_date_it_has():
    hasil = periksa({}, {"NAMA": "Orang Lain", "TANGGAL LAHIR": "04-04-1990"})
    assert [baris.status for baris in hasil] == ["baik", "ditolak"]
    assert "milik baris 2" in hasil[1].pesan


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"GOL AKHIR NAMA": ""}, "GOL AKHIR NAMA kosong"),
        ({"NIK": "'9905888533996279"}, "bukan tanggal lahir"),
        ({"NIK": 9905888533996279.0}, "sebagai angka"),
        ({"NIK": "123"}, "bukan 16 digit"),
        ({"TANGGAL LAHIR": "04-02-1985"}, "lain dari NIP"),
        ({"TANGGAL LAHIR": "??"}, "Dipakai tanggal lahir dari NIP"),
        ({"JENIS KELAMIN": "F"}, "lain dari NIP"),
        ({"JABATAN NAMA": "Pengelola"}, "Jenjang tidak terbaca"),
        ({"EMAIL": "bukan surel"}, "bukan alamat surel"),
        ({"PNS ID": "x"}, "bukan ID SIASN"),
    ],
)
def test_warnings_do_not_refuse(ubah, pesan):
    (baris,) = periksa(ubah)
    assert baris.status == "baik"
    assert pesan in baris.pesan


def test_what_a_warning_keeps_and_what_not():
    assert satu(NIK="'9905888533996279").nilai["nik"] == "9905888533996279"
    assert "nik" not in satu(NIK="123").nilai
    assert "golongan_id" not in satu(GOL_AKHIR_NAMA="").nilai


def test_absent_column_is_left_alone_and_empty_title_is_cleared():
    assert "gelar_depan" not in satu().nilai
    assert satu(GELAR_DEPAN="").nilai["gelar_depan"] == ""


@pytest.mark.parametrize(
    ("ubah", "jenis"),
    [
        ({"STATUS CPNS PNS": "C"}, "cpns"),
        ({"JENIS PEGAWAI NAMA": "PPPK", "STATUS CPNS PNS": "", "GOL AKHIR NAMA": "IX"}, "pppk"),
        ({"JENIS PEGAWAI NAMA": "PPPK Paruh Waktu", "STATUS CPNS PNS": "", "GOL AKHIR NAMA": ""}, "pppk"),
        ({"JENIS PEGAWAI NAMA": "", "STATUS CPNS PNS": "", "NIP BARU": "198502032021211004", "GOL AKHIR NAMA": "IX"}, "pppk"),
    ],
)
def test_jenis_pegawai(ubah, jenis):
    assert periksa(ubah)[0].nilai["jenis_pegawai"] == jenis


@pytest.mark.parametrize(
    ("jenis", "eselon", "hasil"),
    [
        ("1", "22", "jpt"), ("1", "31", "administrator"), ("1", "41", "pengawas"), ("4", "99", "pelaksana"), (2.0, "99", "fungsional"),
        ("3", "32", "administrator"),
    ],
)  # fmt: skip
def test_jenis_jabatan(jenis, eselon, hasil):
    assert satu(JENIS_JABATAN_ID=jenis, ESELON_ID=eselon).nilai["jenis_jabatan"] == hasil


def test_eselon_by_its_name_or_that_of_the_unor():
    assert periksa({"JENIS JABATAN ID": "1", "ESELON ID": "", "ESELON NAMA": "IV.a"})[0].nilai["jenis_jabatan"] == "pengawas"
    assert satu(JENIS_JABATAN_ID="1", ESELON_ID="").nilai["jenis_jabatan"] == "jpt"


@pytest.mark.parametrize(
    ("tulis", "hasil"),
    [
        ("AHLI PERTAMA - PRANATA KOMPUTER", "Pranata Komputer Ahli Pertama"),
        ("Terampil – Perawat", "Perawat Terampil"),
        ("AHLI MUDA - PENGELOLA BARANG DAN JASA", "Pengelola Barang dan Jasa Ahli Muda"),
        ("Guru Ahli Muda", "Guru Ahli Muda"),
        ("PENGADMINISTRASI PERKANTORAN", "PENGADMINISTRASI PERKANTORAN"),
    ],
)
def test_name_of_a_jabatan(tulis, hasil):
    assert siasn_jabatan.nama_jabatan(tulis) == hasil


@pytest.mark.parametrize(("jabatan", "hasil"), [("Perawat Penyelia", "Penyelia"), ("GURU AHLI MUDA", "Ahli Muda"), ("Pengolah Data", None)])
def test_jenjang(jabatan, hasil):
    assert siasn_jabatan.jenjang(jabatan) == hasil


@pytest.mark.parametrize(
    ("tulis", "hasil"),
    [("III/a", ("III/a", "pns")), ("iii / A", ("III/a", "pns")), ("IVe", ("IV/e", "pns")), ("Gol. IX", ("IX", "pppk")), ("tiga", None)],
)
def test_golongan(tulis, hasil):
    assert siasn_jabatan.kode_golongan(tulis) == hasil


# --- heads ----------------------------------------------------------------------------------


def kepala(*ubah, unor=None):
    struktural = {"JENIS JABATAN ID": "1", "ESELON ID": "22", "JABATAN NAMA": "Kepala Dinas Contoh"}
    semua = [struktural | {"NIP BARU": f"1985020320100110{nomor:02}"} | satu for nomor, satu in enumerate(ubah, 1)]
    hasil = periksa(*semua, acuan=acuan_asn(unor and {UNOR: unor}))
    return [baris.nilai["pimpinan"] for baris in hasil], hasil


def test_structural_official_heads_the_unor():
    assert kepala({}, {"JENIS JABATAN ID": "4", "ESELON ID": "99"})[0] == [True, False]


def test_title_of_the_unor_decides_between_two():
    assert kepala({"JABATAN NAMA": "Sekretaris"}, {})[0] == [False, True]


def test_another_eselon_is_no_head():
    pimpinan, hasil = kepala({"ESELON ID": "31", "JABATAN NAMA": "Sekretaris"})
    assert pimpinan == [False]
    assert "Tidak ditandai sebagai pimpinan" in hasil[0].pesan


def test_two_equal_candidates_head_nothing():
    assert kepala({}, {})[0] == [False, False]


def test_unor_about_which_nothing_is_known():
    assert kepala({}, unor=siasn_asn.Unor(7, "Dinas Contoh"))[0] == [True]


def test_top_is_headed_by_its_title_only():
    assert kepala({}, unor=siasn_asn.Unor(7, "Kota Contoh", jabatan_pimpinan="Wali Kota", teratas=True))[0] == [False]


# --- the sample files -----------------------------------------------------------------------


def test_sample_files():
    rows = lembar(PROJECT / "training/HierarkiUnor.xlsx")
    eselon = {row["code"]: row["code"] for row in tabel("eselon")}
    daftar = siasn_unor.susun(rows, siasn.cari_judul(rows, siasn_unor.KOLOM, siasn_unor.WAJIB), siasn_unor.AcuanUnor(eselon))
    assert [baris.status for baris in daftar] == ["baik"] * 31
    kenal = {
        baris.kunci: siasn_asn.Unor(ke, baris.nama, baris.nilai.get("eselon_id", ""), baris.nilai["jabatan_pimpinan"], not baris.nilai["atasan"])
        for ke, baris in enumerate(daftar, 1)
    }
    rows = lembar(PROJECT / "training/DataASN.xlsx")
    hasil = siasn_asn.susun(rows, siasn.cari_judul(rows, siasn_asn.KOLOM, siasn_asn.WAJIB), acuan_asn(kenal))
    ditolak = {baris.nomor: baris.kolom for baris in hasil if baris.status == "ditolak"}
    assert ditolak == {
        44: "NIP BARU", 49: "NIP BARU", 60: "NIP BARU", 73: "NAMA", 76: "NIP BARU", 77: "NIP BARU", 108: "UNOR ID", 117: "UNOR ID",
        121: "NIP BARU", 125: "NAMA",
    }  # fmt: skip
    assert [baris.nomor for baris in hasil if baris.status == "dilewati"] == [116, 173]
    assert sum(baris.status == "baik" for baris in hasil) == 168
    assert sum(baris.nilai.get("pimpinan", False) for baris in hasil) == 30
