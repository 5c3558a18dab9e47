"""Moments as official documents write them. No Odoo imports."""

from .periode import tanggal_indonesia


def waktu_indonesia(waktu):
    """Day, month, year and the time, as e-Kinerja BKN shows when something happened (BKN-KBR-09).

    :param datetime.datetime waktu: moment in the time zone of the reader
    :returns: for example ``24 Juni 2024 pukul 08.28``
    """
    return f"{tanggal_indonesia(waktu)} pukul {waktu:%H.%M}"
