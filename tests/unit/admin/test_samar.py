import pytest

from odoo.addons.ekinerja_admin.calc.samar import samarkan


@pytest.mark.parametrize(
    "nomor, tampak",
    [("3374015704850002", "3374********0002"), (" 3374015704850002 ", "3374********0002"), ("12345678901", "***********"), ("", ""), (None, "")],
)
def test_middle_is_hidden(nomor, tampak):
    assert samarkan(nomor) == tampak
