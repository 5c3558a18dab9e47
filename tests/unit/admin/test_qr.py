"""Our QR codes are those of reportlab, bit by bit, for every length that a document may need."""

import pytest
from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode

from odoo.addons.ekinerja_admin.tools import qr


def acuan(teks):
    kode = QRCode(None, qr.TINGKAT)
    kode.addData(QR8bitByte(teks))
    kode.version = kode.calculate_version()
    kode.makeImpl(False, qr.POLA)
    return [[bool(satu) for satu in baris] for baris in kode.modules]


@pytest.mark.parametrize("panjang", [1, 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106, 107, 122, 152, 180, 213, 214, 400])
def test_same_modules(panjang):
    teks = ("https://ekinerja.contoh.example/ekinerja/dokumen/23456789ABCG" * 10)[:panjang]
    assert qr.qr_matriks(teks) == acuan(teks)


def test_runs_cover_the_dark_modules():
    teks = "https://ekinerja.contoh.example/ekinerja/dokumen/23456789ABCG"
    sisi, garis = qr.qr_garis(teks)
    gelap = {(y, x + n) for y, x, panjang in garis for n in range(panjang)}
    assert gelap == {(y, x) for y, baris in enumerate(qr.qr_matriks(teks)) for x, satu in enumerate(baris) if satu}
    assert sisi == 33


def test_picture_and_limit():
    assert qr.qr_png("x").startswith("data:image/png;base64,")
    with pytest.raises(ValueError, match="do not fit"):
        qr.qr_matriks("x" * 3000)
