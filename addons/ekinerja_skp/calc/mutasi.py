"""What becomes of an open document when its pegawai or its penilai moves. No Odoo imports.

Sources: PermenPANRB 6/2022 Lampiran II.C.6 and IV.A.13 (the pegawai moves), II.C.7 and IV.A.14 (the pejabat penilai moves), IV.A.5-6 (PLT).
"""

from datetime import date
from typing import NamedTuple

PINDAH = frozenset({"unor", "jabatan"})


class Putusan(NamedTuple):
    """A proposal: what to do, what else may be chosen, and the key of its reason."""

    tindakan: str
    pilihan: tuple[str, ...]
    alasan: str


def putuskan_skp(berubah: set[str], sejak: date, mulai: date, selesai: date, status: str = "definitif", *, bekas: bool = False) -> Putusan:
    """Proposal for an SKP whose range is not over.

    :param berubah: what differs: ``unor``, ``jabatan``, ``penilai``, ``data`` (names, pangkat, atasan penilai)
    :param sejak: first day of the jabatan and unor that hold now
    :param mulai, selesai: range of the SKP
    :param status: ``definitif``, ``plt`` or ``plh``
    :param bekas: the pegawai was replaced as head and has no new jabatan yet
    """
    if status != "definitif":
        # IV.A.5-6: beside the definitive SKP; it follows the leader to whom the PLT reports, not the definitive jabatan
        if "penilai" in berubah:
            return Putusan("perbarui", ("perbarui", "tetap"), "plt_penilai")
        return Putusan("tetap", ("tetap", "perbarui"), "plt")
    if bekas and not berubah & PINDAH:
        return Putusan("tetap", ("tetap", "perbarui"), "bekas_pimpinan")
    if berubah & PINDAH:
        if mulai < sejak <= selesai:
            return Putusan("pisah", ("pisah", "perbarui", "tetap"), "pindah")
        return Putusan("perbarui", ("perbarui", "tetap"), "pindah_awal")
    return Putusan("perbarui", ("perbarui", "tetap"), "penilai" if "penilai" in berubah else "data")


def dalam_jendela(tanggal: date, akhir: date, batas: date) -> bool:
    """Whether a day lies in the evaluation window of a period: from its last day to its batas penilaian (Final: end of December to end of January)."""
    return akhir <= tanggal <= batas


def putuskan_evaluasi(
    *, dinilai: bool, kosong: bool, akhir: date, batas: date, pisah: date | None = None, penilai_sejak: date | None = None
) -> Putusan:
    """Proposal for an evaluation that is not final.

    :param dinilai: the rating is given
    :param kosong: nothing is written in it yet
    :param akhir, batas: last day of the period, and last day of its evaluation window
    :param pisah: first day of the new SKP when the SKP is split
    :param penilai_sejak: first day of another penilai, None when the penilai stays
    """
    if pisah:
        if akhir < pisah:
            return Putusan("tetap", ("tetap",), "periode_selesai")
        # IV.A.13: this period is rated by the new penilai, on the new SKP
        if kosong and not dinilai:
            return Putusan("hapus", ("hapus", "tetap"), "periode_skp_baru")
        return Putusan("tetap", ("tetap",), "periode_catatan")
    if penilai_sejak and dalam_jendela(penilai_sejak, akhir, batas):
        return Putusan("lama", ("lama", "tetap") if dinilai else ("lama", "perbarui", "tetap"), "jendela")
    if dinilai:
        return Putusan("tetap", ("tetap",), "sudah_dinilai")
    if penilai_sejak:
        return Putusan("perbarui", ("perbarui", "lama", "tetap"), "pengganti")
    return Putusan("perbarui", ("perbarui", "tetap"), "data")
