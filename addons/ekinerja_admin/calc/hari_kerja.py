"""Working days of the civil service: Monday to Friday without the given holidays. No Odoo imports."""

from datetime import timedelta

SABTU = 5


def adalah_hari_kerja(tanggal, libur=frozenset(), hari_libur_mingguan=frozenset((SABTU, SABTU + 1))):
    """Whether ``tanggal`` is a working day.

    :param datetime.date tanggal: the day
    :param libur: set of dates, public holidays and cuti bersama
    :param hari_libur_mingguan: weekday numbers without work, Monday is 0; an instansi with six working days passes ``{6}``
    """
    return tanggal.weekday() not in hari_libur_mingguan and tanggal not in libur


def tambah_hari_kerja(tanggal, n, libur=frozenset(), hari_libur_mingguan=frozenset((SABTU, SABTU + 1))):
    """Date of the ``n``-th working day after ``tanggal``; day 1 is the next working day, the last day is inclusive.

    Source: PermenPANRB 6/2022 Lampiran V (time limits in hari kerja). ``n`` = 0 gives ``tanggal`` itself.

    :raises ValueError: for a negative ``n`` or a week without working days
    """
    if n < 0:
        raise ValueError(f"jumlah hari kerja tidak boleh negatif: {n}")
    if len(hari_libur_mingguan) >= 7:
        raise ValueError("setidaknya satu hari dalam seminggu harus hari kerja")
    hasil = tanggal
    while n:
        hasil += timedelta(days=1)
        if adalah_hari_kerja(hasil, libur, hari_libur_mingguan):
            n -= 1
    return hasil


def hitung_hari_kerja(awal, akhir, libur=frozenset(), hari_libur_mingguan=frozenset((SABTU, SABTU + 1))):
    """Number of working days after ``awal`` up to and including ``akhir``; 0 when ``akhir`` is not later."""
    hari = (akhir - awal).days
    return sum(
        adalah_hari_kerja(awal + timedelta(days=i), libur, hari_libur_mingguan) for i in range(1, max(hari, 0) + 1)
    )
