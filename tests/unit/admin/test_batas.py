from datetime import date

import pytest

from odoo.addons.ekinerja_admin.calc.batas import Acuan, Aturan, hitung_batas, periksa_aturan, uraian

JANUARI = Acuan(date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 5))
DESEMBER = Acuan(date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 5))
TRIWULAN = Acuan(date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 5))
TAHUN = Acuan(date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 31))
SENIN = Acuan(date(2026, 3, 16), date(2026, 3, 16))


@pytest.mark.parametrize(
    "aturan, acuan, hasil",
    [
        # BKN: batas pengisian of the period, Final until the end of January
        (Aturan("batas_periode"), JANUARI, date(2026, 2, 5)),
        (Aturan("batas_periode"), TAHUN, date(2027, 1, 31)),
        (Aturan("batas_periode"), SENIN, None),
        # PermenPANRB 6/2022 Ps. 14, Lampiran IV.A.8
        (Aturan("tanggal", "01-31"), TAHUN, date(2026, 1, 31)),
        (Aturan("tanggal_berikut", "01-31"), TAHUN, date(2027, 1, 31)),
        (Aturan("tanggal", "02-29"), TAHUN, date(2026, 2, 28)),
        # Semarang: target day 2 of the running month, realisasi day 3 of the next
        (Aturan("bulan_ini", hari=2), JANUARI, date(2026, 1, 2)),
        (Aturan("bulan_berikut", hari=3), JANUARI, date(2026, 2, 3)),
        (Aturan("bulan_berikut", hari=3), DESEMBER, date(2027, 1, 3)),
        (Aturan("bulan_ini", hari=2), TRIWULAN, date(2026, 1, 2)),
        (Aturan("bulan_berikut", hari=3), TRIWULAN, date(2026, 4, 3)),
        # Magelang: 5 calendar days after the activity, day 5 of the next month
        (Aturan("hari_kalender", hari=5), SENIN, date(2026, 3, 21)),
        (Aturan("bulan_berikut", hari=5), SENIN, date(2026, 4, 5)),
        (Aturan("bulan_berikut", hari=31), JANUARI, date(2026, 2, 28)),
        (Aturan("hari_kalender", hari=0), SENIN, date(2026, 3, 16)),
        (Aturan("hari_kerja", hari=5), SENIN, date(2026, 3, 23)),
    ],
)
def test_last_day(aturan, acuan, hasil):
    assert hitung_batas(aturan, acuan) == hasil


def test_working_days_skip_holidays():
    libur = {date(2026, 3, 19), date(2026, 3, 20)}
    assert hitung_batas(Aturan("hari_kerja", hari=3), SENIN, libur) == date(2026, 3, 23)
    assert hitung_batas(Aturan("hari_kerja", hari=3), SENIN, libur, {6}) == date(2026, 3, 21)


@pytest.mark.parametrize(
    "aturan, pesan",
    [
        (Aturan("tanggal", "02-30"), "Tanggal batas '02-30': Februari tidak memiliki tanggal 30. Isi 02-01 sampai 02-29."),
        (Aturan("tanggal_berikut"), "Tanggal batas '' harus ditulis bulan-tanggal (mm-dd), misalnya 12-31 untuk 31 Desember."),
        (Aturan("bulan_ini", hari=0), "Hari '0' bukan tanggal dalam bulan. Isi 1 sampai 31."),
        (Aturan("bulan_berikut", hari=32), "Hari '32' bukan tanggal dalam bulan. Isi 1 sampai 31."),
        (Aturan("hari_kalender", hari=-1), "Hari '-1' di luar jangkauan. Isi 0 sampai 366."),
        (Aturan("hari_kerja", hari=367), "Hari '367' di luar jangkauan. Isi 0 sampai 366."),
        (Aturan("besok"), "Aturan 'besok' tidak dikenal. Pilih salah satu aturan dari daftar."),
    ],
)
def test_refused(aturan, pesan):
    with pytest.raises(ValueError) as caught:
        periksa_aturan(aturan)
    assert str(caught.value) == pesan


@pytest.mark.parametrize(
    "aturan, kata",
    [
        (Aturan("batas_periode"), "Batas pengisian periode"),
        (Aturan("tanggal", "01-31"), "31 Januari"),
        (Aturan("tanggal_berikut", "01-31"), "31 Januari tahun berikutnya"),
        (Aturan("bulan_ini", hari=2), "Tanggal 2 bulan berjalan"),
        (Aturan("bulan_berikut", hari=3), "Tanggal 3 bulan berikutnya"),
        (Aturan("hari_kalender", hari=5), "5 hari kalender sesudahnya"),
        (Aturan("hari_kerja", hari=3), "3 hari kerja sesudahnya"),
        (Aturan("tanggal", "02-30"), ""),
    ],
)
def test_in_words(aturan, kata):
    assert uraian(aturan) == kata
