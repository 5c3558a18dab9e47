"""QR codes: small pictures inside a page, or dark runs to draw. No models.

The tables of the standard and the empty patterns come from reportlab; the encoding of bytes is done here, because a batch of documents
needs some hundred codes and reportlab tries eight masks for each.
"""

import base64
import io
from functools import lru_cache

from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel, QRRSBlock, QRUtil

# white border that readers want, in modules
TEPI = 4
TITIK = 4
# every mask is valid; this one leaves no large areas in addresses
POLA = 3
TINGKAT = QRErrorCorrectLevel.M


def qr_png(teks):
    """Data address of a black and white PNG that holds ``teks``."""
    matriks = qr_matriks(teks)
    sisi = len(matriks)
    gambar = Image.new("1", (sisi + 2 * TEPI, sisi + 2 * TEPI), 1)
    gambar.putdata([
        0 if TEPI <= y < sisi + TEPI and TEPI <= x < sisi + TEPI and matriks[y - TEPI][x - TEPI] else 1
        for y in range(sisi + 2 * TEPI) for x in range(sisi + 2 * TEPI)
    ])  # fmt: skip
    aliran = io.BytesIO()
    gambar.resize((gambar.width * TITIK,) * 2).save(aliran, "PNG")
    return f"data:image/png;base64,{base64.b64encode(aliran.getvalue()).decode()}"


def qr_garis(teks):
    """Dark runs of a code: ``(side in modules, [(row, column, length)])``, without the white border."""
    matriks = qr_matriks(teks)
    garis = []
    for y, baris in enumerate(matriks):
        x = 0
        while x < len(baris):
            awal = x
            while x < len(baris) and baris[x]:
                x += 1
            if x > awal:
                garis.append((y, awal, x - awal))
            x += 1
    return len(matriks), garis


def qr_matriks(teks):
    """Rows of modules, True is dark; bytes of UTF-8 with error correction M.

    :raises ValueError: longer than a code can hold
    """
    isi = teks.encode()
    versi, blok = _ukuran(len(isi))
    kosong, posisi = _kerangka(versi)
    matriks = [list(baris) for baris in kosong]
    bit = (byte >> n & 1 for byte in _kode_kata(isi, versi, blok) for n in range(7, -1, -1))
    for (kolom, baris, balik), satu in zip(posisi, bit, strict=False):
        matriks[baris][kolom] = bool(satu) ^ balik
    return matriks


def _panjang_hitungan(versi):
    return 8 if versi < 10 else 16


@lru_cache(maxsize=64)
def _ukuran(jumlah):
    """The smallest version that holds so many bytes, and its blocks: ``(version, ((data, check), …))``."""
    for versi in range(1, 41):
        blok = tuple((satu.dataCount, satu.totalCount - satu.dataCount) for satu in QRRSBlock.getRSBlocks(versi, TINGKAT))
        if 4 + _panjang_hitungan(versi) + 8 * jumlah <= 8 * sum(data for data, _periksa in blok):
            return versi, blok
    raise ValueError(f"{jumlah} bytes do not fit into a QR code")


@lru_cache(maxsize=8)
def _kerangka(versi):
    """Pattern of a version without data, and where its bits go: ``(rows, [(column, row, masked)])``."""
    qr = QRCode(versi, TINGKAT)
    qr.addData("")
    qr.makeImpl(False, POLA)
    topeng = QRUtil.getMask(POLA)
    posisi = [(kolom, baris, bool(topeng(baris, kolom))) for kolom, baris in qr.dataPosIterator()]
    for kolom, baris, balik in posisi:
        qr.modules[baris][kolom] = balik
    return [[bool(satu) for satu in baris] for baris in qr.modules], posisi


def _kode_kata(isi, versi, blok):
    """Data and check bytes in the order of the standard (ISO/IEC 18004, 7.6)."""
    muat = sum(data for data, _periksa in blok)
    panjang = _panjang_hitungan(versi)
    bit = (0b0100 << panjang | len(isi)) << 8 * len(isi) | int.from_bytes(isi)
    terpakai = 4 + panjang + 8 * len(isi)
    penutup = min(4, 8 * muat - terpakai)
    terpakai += penutup
    geser = -terpakai % 8
    data = (bit << penutup + geser).to_bytes((terpakai + geser) // 8)
    data += (b"\xec\x11" * muat)[: muat - len(data)]
    bagian, periksa, awal = [], [], 0
    for jumlah, cek in blok:
        bagian.append(data[awal : awal + jumlah])
        periksa.append(_reed_solomon(bagian[-1], cek))
        awal += jumlah
    return [
        potong[n] for kelompok in (bagian, periksa) for n in range(max(map(len, kelompok))) for potong in kelompok if n < len(potong)
    ]  # fmt: skip


def _reed_solomon(data, jumlah):
    eksponen, logaritma = _medan()
    pembagi = _pembagi(jumlah)
    sisa = [0] * jumlah
    for byte in data:
        faktor = byte ^ sisa[0]
        sisa = [*sisa[1:], 0]
        if faktor:
            pangkat = logaritma[faktor]
            for n, log in enumerate(pembagi):
                sisa[n] ^= eksponen[pangkat + log]
    return sisa


@lru_cache(maxsize=1)
def _medan():
    """Powers and logarithms in GF(256) of the QR code; the powers twice, so that sums need no modulo."""
    eksponen, logaritma, nilai = [0] * 510, [0] * 256, 1
    for n in range(255):
        eksponen[n] = eksponen[n + 255] = nilai
        logaritma[nilai] = n
        nilai = nilai << 1 ^ (0x11D if nilai & 0x80 else 0)
    return eksponen, logaritma


@lru_cache(maxsize=32)
def _pembagi(jumlah):
    """Logarithms of the generator polynomial without its first coefficient, which is 1."""
    eksponen, logaritma = _medan()
    koefisien = [1]
    for n in range(jumlah):
        kali = [eksponen[logaritma[satu] + n] for satu in koefisien]
        koefisien = [a ^ b for a, b in zip([*koefisien, 0], [0, *kali], strict=True)]
    return [logaritma[satu] for satu in koefisien[1:]]
