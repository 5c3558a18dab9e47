"""PermenPANRB 6/2022 Lampiran II.B.5-6: every bound of the IPK tables as they are shipped; IV.B.3: drop-out."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from odoo.addons import ekinerja_skp
from odoo.addons.ekinerja_skp.calc.tugas_belajar import BatasIpk, alasan_ditolak, memenuhi_akreditasi, predikat_ipk

SB, B, BP, K = "sangat_baik", "baik", "butuh_perbaikan", "kurang"
# level and accreditation -> the last IPK of each predikat from below, as the tables of the regulation print them
TABEL = {
    ("dalam", "s1", "a"): ("2.75", "3.00", "3.50"),
    ("dalam", "s1", "b"): ("2.75", "3.09", "3.60"),
    ("dalam", "s1", "c"): ("2.75", "3.19", "3.70"),
    ("dalam", "pasca", "a"): ("2.99", "3.19", "3.50"),
    ("dalam", "pasca", "b"): ("2.99", "3.24", "3.60"),
    ("dalam", "pasca", "c"): ("2.99", "3.29", "3.70"),
    ("luar", "s1", ""): ("2.75", "3.00", "3.50"),
    ("luar", "pasca", ""): ("2.99", "3.19", "3.50"),
}


def dikirim():
    """The rows that are shipped."""
    path = Path(ekinerja_skp.__path__[0], "data", "ekinerja.rating.ipk.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["lokasi"], row["kelompok"], row["akreditasi"]): (BatasIpk(*(Decimal(row[f"batas_{nama}"]) for nama in BatasIpk._fields)), row)
            for row in csv.DictReader(file)
        }


def test_every_row_of_the_table_is_shipped():
    assert dikirim().keys() == TABEL.keys()


@pytest.mark.parametrize("kunci", TABEL, ids="-".join)
def test_every_bound(kunci):
    batas = dikirim()[kunci][0]
    naik = [B, SB]
    assert predikat_ipk(Decimal("0.00"), batas) == K
    assert predikat_ipk(Decimal("4.00"), batas) == SB
    for akhir, bawah, atas in zip(TABEL[kunci], (K, BP, B), (BP, *naik), strict=True):
        assert predikat_ipk(Decimal(akhir), batas) == bawah
        assert predikat_ipk(Decimal(akhir) + Decimal("0.01"), batas) == atas


def test_two_decimals_half_up():
    batas = dikirim()["dalam", "s1", "a"][0]
    assert predikat_ipk(Decimal("3.504"), batas) == B
    assert predikat_ipk(Decimal("3.505"), batas) == SB


@pytest.mark.parametrize("ipk", ["-0.01", "4.01", "35"])
def test_ipk_outside_the_scale(ipk):
    with pytest.raises(ValueError, match="di luar 0,00 sampai 4,00"):
        predikat_ipk(Decimal(ipk), dikirim()["dalam", "s1", "a"][0])


@pytest.mark.parametrize(
    "kunci, prodi",
    [(kunci, prodi) for kunci in TABEL if kunci[0] == "dalam" for prodi in "abc"],
)
def test_lowest_accreditation_of_the_prodi(kunci, prodi):
    """A and B institutions take a prodi of at least C, C institutions one of at least B."""
    minimal = dikirim()[kunci][1]["prodi_minimal"]
    assert memenuhi_akreditasi(prodi, minimal) == (prodi in ("ab" if kunci[2] == "c" else "abc"))


def test_abroad_has_no_accreditation():
    assert memenuhi_akreditasi("", "")
    assert not memenuhi_akreditasi("", "c")


@pytest.mark.parametrize(
    "predikat, boleh", [(SB, False), (B, False), (BP, False), (K, True), ("sangat_kurang", True)],
)  # fmt: skip
def test_drop_out(predikat, boleh):
    assert alasan_ditolak(predikat, None, "tidak_lulus", kunci=False) == ("" if boleh else "gagal")


@pytest.mark.parametrize(
    "predikat, pedoman, kunci, alasan",
    [(SB, B, False, ""), (SB, B, True, "pedoman"), (B, B, True, ""), (K, B, True, ""), (SB, None, True, "")],
)
def test_guide_binds_only_where_the_instansi_says_so(predikat, pedoman, kunci, alasan):
    assert alasan_ditolak(predikat, pedoman, "berjalan", kunci=kunci) == alasan
