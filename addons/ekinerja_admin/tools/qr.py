"""QR codes as small pictures inside a page. No models."""

import base64
import io

from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

# white border that readers want, in modules
TEPI = 4
TITIK = 4


def qr_png(teks):
    """Data address of a black and white PNG that holds ``teks``."""
    qr = QRCode(None, QRErrorCorrectLevel.M)
    qr.addData(teks)
    qr.make()
    sisi = qr.getModuleCount()
    gambar = Image.new("1", (sisi + 2 * TEPI, sisi + 2 * TEPI), 1)
    gambar.putdata([
        0 if TEPI <= y < sisi + TEPI and TEPI <= x < sisi + TEPI and qr.isDark(y - TEPI, x - TEPI) else 1
        for y in range(sisi + 2 * TEPI) for x in range(sisi + 2 * TEPI)
    ])  # fmt: skip
    aliran = io.BytesIO()
    gambar.resize((gambar.width * TITIK,) * 2).save(aliran, "PNG")
    return f"data:image/png;base64,{base64.b64encode(aliran.getvalue()).decode()}"
