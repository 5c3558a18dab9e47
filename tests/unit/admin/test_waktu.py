from datetime import datetime

from odoo.addons.ekinerja_admin.calc.waktu import waktu_indonesia


def test_moment_as_bkn_shows_it():
    """BKN-KBR-09: day month year "pukul" hh.mm."""
    assert waktu_indonesia(datetime(2024, 6, 24, 8, 28, 59)) == "24 Juni 2024 pukul 08.28"
    assert waktu_indonesia(datetime(2027, 1, 1, 0, 0)) == "1 Januari 2027 pukul 00.00"
