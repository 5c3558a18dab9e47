"""Predikat kinerja of a pegawai on tugas belajar, from the academic data. No Odoo imports.

Source: PermenPANRB 6/2022 Lampiran II.B.5-6 (IPK tables) and IV.B.3 (drop-out, tidak lulus).
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from .predikat import BAIK, BUTUH_PERBAIKAN, KURANG, SANGAT_BAIK, SANGAT_KURANG

# best first
URUTAN = (SANGAT_BAIK, BAIK, BUTUH_PERBAIKAN, KURANG, SANGAT_KURANG)
GAGAL = (KURANG, SANGAT_KURANG)
# best first; a prodi at least as good as the row asks for belongs to the row
AKREDITASI = ("a", "b", "c")
IPK_TERTINGGI = Decimal("4.00")


class BatasIpk(NamedTuple):
    """A row of the table: the lowest IPK of each predikat."""

    sangat_baik: Decimal
    baik: Decimal
    butuh_perbaikan: Decimal


def predikat_ipk(ipk, batas):
    """Predikat that the guide gives for an IPK.

    :param Decimal ipk: 0 to 4, judged with two decimals (HALF_UP)
    :param BatasIpk batas: row of the table
    :raises ValueError: for an IPK outside 0 to 4
    """
    ipk = Decimal(ipk).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if not 0 <= ipk <= IPK_TERTINGGI:
        raise ValueError(f"IPK {ipk} di luar 0,00 sampai 4,00; periksa transkrip")
    if ipk >= batas.sangat_baik:
        return SANGAT_BAIK
    if ipk >= batas.baik:
        return BAIK
    return BUTUH_PERBAIKAN if ipk >= batas.butuh_perbaikan else KURANG


def memenuhi_akreditasi(prodi, minimal):
    """Whether the accreditation of the prodi is at least the one that a row of the table asks for; a row without one takes every prodi."""
    return not minimal or (prodi in AKREDITASI and AKREDITASI.index(prodi) <= AKREDITASI.index(minimal))


def alasan_ditolak(predikat, pedoman, hasil, *, kunci):
    """Why a predikat cannot be given to somebody on tugas belajar; empty when it can.

    :param str predikat: what the two ratings give
    :param pedoman: predikat of the IPK guide, None without one
    :param str hasil: ``berjalan``, ``lulus`` or ``tidak_lulus`` (drop-out counts as tidak lulus)
    :param bool kunci: the guide is the best that may be given, not only a hint
    :returns: ``""``, ``"gagal"`` or ``"pedoman"``
    """
    if hasil == "tidak_lulus":
        return "" if predikat in GAGAL else "gagal"
    if kunci and pedoman and URUTAN.index(predikat) < URUTAN.index(pedoman):
        return "pedoman"
    return ""
