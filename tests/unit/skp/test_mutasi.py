"""Decisions of PermenPANRB 6/2022 about documents of people who move (regulation A.8)."""

from datetime import date

import pytest

from odoo.addons.ekinerja_skp.calc.mutasi import dalam_jendela, putuskan_evaluasi, putuskan_skp

JANUARI, JULI, DESEMBER = date(2026, 1, 1), date(2026, 7, 1), date(2026, 12, 31)
TRIWULAN_2 = {"akhir": date(2026, 6, 30), "batas": date(2026, 7, 5)}
TRIWULAN_3 = {"akhir": date(2026, 9, 30), "batas": date(2026, 10, 5)}
FINAL = {"akhir": DESEMBER, "batas": date(2027, 1, 31)}


def skp(*berubah, sejak=JULI, mulai=JANUARI, selesai=DESEMBER, status="definitif"):
    return putuskan_skp(set(berubah), sejak, mulai, selesai, status)


@pytest.mark.parametrize("berubah", [("unor",), ("jabatan",), ("unor", "jabatan", "penilai"), ("jabatan", "data")])
def test_pegawai_who_moves_gets_a_new_skp(berubah):
    """Lampiran II.C.6: a new SKP with the new pimpinan."""
    putusan = skp(*berubah)
    assert (putusan.tindakan, putusan.alasan) == ("pisah", "pindah")
    assert putusan.pilihan == ("pisah", "perbarui", "tetap")


@pytest.mark.parametrize(
    "sejak", [JANUARI, date(2025, 3, 1), date(2027, 1, 1)], ids=["on the first day", "before the SKP", "after the SKP"]
)
def test_no_split_outside_the_range(sejak):
    assert skp("unor", sejak=sejak).tindakan == "perbarui"


def test_split_on_the_last_day_leaves_a_day():
    assert skp("unor", sejak=DESEMBER).tindakan == "pisah"
    assert skp("unor", sejak=date(2026, 1, 2)).tindakan == "pisah"


@pytest.mark.parametrize("berubah, alasan", [(("penilai",), "penilai"), (("penilai", "data"), "penilai"), (("data",), "data")])
def test_same_jabatan_keeps_the_skp(berubah, alasan):
    """Lampiran II.C.7: the successor takes over; a kenaikan pangkat refreshes the data."""
    assert skp(*berubah) == ("perbarui", ("perbarui", "tetap"), alasan)


def test_former_head_waits_for_the_own_mutasi():
    assert putuskan_skp({"penilai"}, JANUARI, JANUARI, DESEMBER, bekas=True) == ("tetap", ("tetap", "perbarui"), "bekas_pimpinan")
    assert putuskan_skp({"unor"}, JULI, JANUARI, DESEMBER, bekas=True).tindakan == "pisah"


@pytest.mark.parametrize("status", ["plt", "plh"])
def test_plt_skp_stands_beside_the_definitive_one(status):
    """Lampiran IV.A.5-6."""
    assert skp("unor", "jabatan", status=status).tindakan == "tetap"
    assert skp("unor", "penilai", status=status).tindakan == "perbarui"
    assert "pisah" not in skp("unor", "penilai", status=status).pilihan


@pytest.mark.parametrize("hari, di_dalam", [
    (date(2026, 6, 29), False), (date(2026, 6, 30), True), (date(2026, 7, 5), True), (date(2026, 7, 6), False),
])  # fmt: skip
def test_window_from_the_last_day_to_the_batas(hari, di_dalam):
    assert dalam_jendela(hari, **TRIWULAN_2) is di_dalam


def test_window_of_the_year_crosses_into_january():
    """Lampiran IV.A.8: end of December to end of January."""
    assert dalam_jendela(date(2027, 1, 15), **FINAL)
    assert not dalam_jendela(date(2027, 2, 1), **FINAL)


def evaluasi(periode, *, dinilai=False, kosong=True, **kwargs):
    return putuskan_evaluasi(dinilai=dinilai, kosong=kosong, **periode, **kwargs)


def test_penilai_who_moves_inside_the_window_still_rates():
    """Lampiran IV.A.14: 1 July lies in the window of the second quarter, so the former penilai rates it."""
    putusan = evaluasi(TRIWULAN_2, penilai_sejak=JULI)
    assert putusan == ("lama", ("lama", "perbarui", "tetap"), "jendela")
    assert evaluasi(TRIWULAN_2, penilai_sejak=JULI, dinilai=True, kosong=False).tindakan == "lama"


@pytest.mark.parametrize("periode", [TRIWULAN_3, FINAL])
def test_successor_rates_the_other_periods(periode):
    """Lampiran IV.A.14."""
    assert evaluasi(periode, penilai_sejak=JULI).tindakan == "perbarui"
    assert evaluasi(periode, penilai_sejak=JULI).alasan == "pengganti"


def test_late_draft_goes_to_the_successor():
    assert evaluasi(TRIWULAN_2, penilai_sejak=date(2026, 8, 1)).tindakan == "perbarui"


def test_given_rating_stays():
    assert evaluasi(TRIWULAN_3, penilai_sejak=JULI, dinilai=True, kosong=False) == ("tetap", ("tetap",), "sudah_dinilai")
    assert evaluasi(TRIWULAN_3, dinilai=True, kosong=False).tindakan == "tetap"


def test_periods_before_a_split_stay_with_the_old_skp():
    for dinilai in (False, True):
        assert evaluasi(TRIWULAN_2, dinilai=dinilai, pisah=JULI) == ("tetap", ("tetap",), "periode_selesai")


def test_periods_after_a_split_belong_to_the_new_skp():
    """Lampiran IV.A.13: rated by the new penilai; what is written is never thrown away."""
    assert evaluasi(TRIWULAN_3, pisah=JULI).tindakan == "hapus"
    assert evaluasi(FINAL, pisah=JULI).tindakan == "hapus"
    assert evaluasi(TRIWULAN_3, kosong=False, pisah=JULI) == ("tetap", ("tetap",), "periode_catatan")
    assert evaluasi(TRIWULAN_3, dinilai=True, kosong=False, pisah=JULI).tindakan == "tetap"


def test_new_names_only():
    assert evaluasi(TRIWULAN_3) == ("perbarui", ("perbarui", "tetap"), "data")
