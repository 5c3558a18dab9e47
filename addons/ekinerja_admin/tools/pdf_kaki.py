"""The foot of printed pages, and the documents of a batch as files of their own. No models.

wkhtmltopdf without patched Qt knows no footers and counts the pages of the whole batch only. So the documents are found again in the finished
PDF: each begins with a mark of one colour (``.awal`` in ``report/layouts.xml``), and every page gets its foot, with "Halaman x dari y" of its
document, as a second content stream. That costs one or two milliseconds a page; a run of wkhtmltopdf for each document, or a second one for the
numbers, costs some hundred. The text of the foot is in Helvetica, which every reader of PDF brings along.
"""

import base64
import io
import re
import zlib

from odoo.tools.pdf import PdfFileReader, PdfFileWriter
from odoo.tools.pdf import pypdf as _pypdf
from PIL import Image

from .pdf import PdfGagal
from .qr import TEPI, qr_garis

# rgb(253, 252, 251) as the PDF says it, filled
TANDA = re.compile(rb"(?<![\d.])0?\.99215\d*\s+0?\.98823\d*\s+0?\.98431\d*\s+(?:scn|sc|rg)\b")
SEBAGIAN = b".99215"
HURUF = "/EkF"
# points: edge of the paper, height of the foot, side of the QR code with its border, size of letters, lines
TEPI_KERTAS, DASAR, SISI_QR, UKURAN, JARAK = 42.5, 15, 48, 7, 9
# emblem: height on paper, pixels at most
TINGGI_LAMBANG, MAKS_LAMBANG = 54, 240
# widths of Helvetica in thousandths, for what stands at the right edge
LEBAR = {" ": 278, "H": 722, "a": 556, "l": 222, "m": 833, "n": 556, "d": 556, "r": 333, "i": 222}
generic = _pypdf.generic


def beri_kaki(isi, kaki, pisah=False):
    """Put a foot on every page.

    :param bytes isi: PDF of one or more documents
    :param list kaki: for each document a dict with ``baris`` (up to four texts), ``qr`` (text of the code, empty for none) and perhaps
        ``lambang`` (picture in base64, drawn at the head of its first page)
    :param bool pisah: each document as a PDF of its own
    :returns: list of PDF, one or as many as documents
    :raises PdfGagal: the documents are not found again
    """
    halaman = list(PdfFileReader(io.BytesIO(isi)).pages)
    kelompok = _kelompok(halaman, len(kaki))
    penulis = None
    hasil = []
    for milik, kata in zip(kelompok, kaki, strict=True):
        if penulis is None or pisah:
            penulis = PdfFileWriter()
            hasil.append(penulis)
            huruf = penulis._add_object(_kamus({"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}))
            gambar = {}
        _bubuhi(penulis, milik, kata, huruf)
        if lambang := kata.get("lambang"):
            if lambang not in gambar:
                gambar[lambang] = _objek_gambar(penulis, lambang)
            _bubuhi_lambang(penulis, len(penulis.pages) - len(milik), *gambar[lambang])
    return [_tulis(satu) for satu in hasil]


def _kelompok(halaman, jumlah):
    """Pages of each document."""
    kelompok = []
    for satu in halaman:
        isi = satu["/Contents"].get_object().get_data()
        # most pages bear no mark, and plain bytes are found ten times faster than a pattern
        if SEBAGIAN in isi and TANDA.search(isi):
            kelompok.append([])
        if not kelompok:
            break
        kelompok[-1].append(satu)
    if len(kelompok) != jumlah:
        raise PdfGagal(f"{len(kelompok)} of {jumlah} documents found in {len(halaman)} pages")
    return kelompok


def _bubuhi(penulis, halaman, kata, huruf):
    lebar = float(halaman[0]["/MediaBox"][2])
    bersama = penulis._add_object(_aliran(_gambar(kata, lebar)))
    for nomor, satu in enumerate(halaman, 1):
        penulis.add_page(satu)
        baru = penulis.pages[len(penulis.pages) - 1]
        sumber = baru["/Resources"].get_object()
        if "/Font" not in sumber:
            sumber[generic.NameObject("/Font")] = generic.DictionaryObject()
        sumber["/Font"].get_object()[generic.NameObject(HURUF)] = huruf
        teks = f"Halaman {nomor} dari {len(halaman)}"
        kanan = lebar - TEPI_KERTAS - sum(LEBAR.get(satu_huruf, 556) for satu_huruf in teks) * UKURAN / 1000
        nomor_halaman = penulis._add_object(_aliran(b"q 0 g BT " + _teks(teks, kanan, DASAR + 4 * JARAK) + b"ET Q\n"))
        # before the page itself, whose content leaves its own scale behind
        baru[generic.NameObject("/Contents")] = generic.ArrayObject([bersama, nomor_halaman, baru.raw_get("/Contents")])


def _objek_gambar(penulis, lambang):
    """A picture as an object of the PDF, once for all its pages, and its proportion of width to height."""
    with Image.open(io.BytesIO(base64.b64decode(lambang))) as asli:
        asli.thumbnail((MAKS_LAMBANG, MAKS_LAMBANG))
        lapis = asli.convert("RGBA")
    putih = Image.new("RGB", lapis.size, "white")
    putih.paste(lapis, mask=lapis.getchannel("A"))
    objek = _aliran(putih.tobytes())
    objek.update({
        generic.NameObject("/Type"): generic.NameObject("/XObject"), generic.NameObject("/Subtype"): generic.NameObject("/Image"),
        generic.NameObject("/Width"): generic.NumberObject(putih.width), generic.NameObject("/Height"): generic.NumberObject(putih.height),
        generic.NameObject("/ColorSpace"): generic.NameObject("/DeviceRGB"), generic.NameObject("/BitsPerComponent"): generic.NumberObject(8),
    })  # fmt: skip
    return penulis._add_object(objek), putih.width / putih.height


def _bubuhi_lambang(penulis, nomor, objek, bentuk):
    halaman = penulis.pages[nomor]
    sumber = halaman["/Resources"].get_object()
    # a dict of its own: pages may share one
    milik = generic.DictionaryObject(sumber["/XObject"].get_object() if "/XObject" in sumber else {})
    milik[generic.NameObject("/EkL")] = objek
    sumber[generic.NameObject("/XObject")] = milik
    _x, _y, lebar, tinggi = (float(nilai) for nilai in halaman["/MediaBox"])
    sisi = min(TINGGI_LAMBANG * bentuk, 2 * TINGGI_LAMBANG)
    gambar = b"q %.2f 0 0 %.2f %.2f %.2f cm /EkL Do Q\n" % (sisi, sisi / bentuk, (lebar - sisi) / 2, tinggi - TEPI_KERTAS - TINGGI_LAMBANG)
    # over the page, which is painted white, and with the scale of the paper
    isi = halaman["/Contents"]
    isi.insert(len(isi) - 1, penulis._add_object(_aliran(b"q\n")))
    isi.append(penulis._add_object(_aliran(b"\nQ\n" + gambar)))


def _gambar(kata, lebar):
    bagian = [b"q 0 g 0 G 0.4 w %.1f %.1f m %.1f %.1f l S\n" % (TEPI_KERTAS, DASAR + SISI_QR + 1, lebar - TEPI_KERTAS, DASAR + SISI_QR + 1)]
    kiri = TEPI_KERTAS
    if kata.get("qr"):
        sisi, garis = qr_garis(kata["qr"])
        modul = SISI_QR / (sisi + 2 * TEPI)
        # rows from top to bottom: the picture is turned over
        bagian.append(b"q %.4f 0 0 -%.4f %.2f %.2f cm\n" % (modul, modul, kiri - TEPI * modul + 2, DASAR + SISI_QR))
        bagian += [b"%d %d %d 1 re\n" % (x + TEPI, y + TEPI, panjang) for y, x, panjang in garis]
        bagian.append(b"f Q\n")
        kiri += SISI_QR
    bagian.append(b"BT ")
    bagian += [_teks(baris, kiri, DASAR + (4 - n) * JARAK) for n, baris in enumerate(kata["baris"])]
    bagian.append(b"ET Q\n")
    return b"".join(bagian)


def _teks(teks, x, y):
    aman = teks.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"%s %s Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj\n" % (HURUF.encode(), str(UKURAN).encode(), x, y, aman)


def _aliran(isi):
    aliran = generic.StreamObject()
    aliran._data = zlib.compress(isi, 1)
    aliran[generic.NameObject("/Filter")] = generic.NameObject("/FlateDecode")
    return aliran


def _kamus(isi):
    return generic.DictionaryObject({generic.NameObject(kunci): generic.NameObject(nilai) for kunci, nilai in isi.items()})


def _tulis(penulis):
    aliran = io.BytesIO()
    penulis.write(aliran)
    return aliran.getvalue()
