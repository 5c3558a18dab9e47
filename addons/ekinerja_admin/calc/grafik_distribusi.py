"""Pola distribusi predikat as a picture: SVG text, the same for screens and for printed documents. No Odoo imports.

Bars are the shares of the rated pegawai of a unor; a green band is what the guide allows for a predikat, its edge is named. Only shapes and
texts that every renderer of SVG 1.1 knows: no style sheet, no script, nothing to fetch.
"""

from fractions import Fraction
from html import escape

from .distribusi import DOMINAN, MAKSIMUM, MINIMUM, NILAI, PREDIKAT, persen, teks_batas

LEBAR, TINGGI = 560, 270
KIRI, KANAN, ATAS, BAWAH = 44, 8, 38, 216
WARNA = {"sangat_baik": "#1b7f4b", "baik": "#3b7dd8", "butuh_perbaikan": "#d99a1c", "kurang": "#c8552b", "sangat_kurang": "#9c2b2b"}
HURUF = 'font-family="Liberation Sans, DejaVu Sans, Arial, sans-serif"'


def grafik(jumlah, orang, nilai, aturan, judul=""):
    """Picture of a distribution.

    :param dict jumlah: ``{predikat key: head count}`` of the rated pegawai
    :param int orang: people who count, rated or not
    :param nilai: capaian organisasi, empty when none is set
    :param aturan: rules of the guide for that value
    :param str judul: line above, the value of the organisation unless given
    """
    total = sum(jumlah.values())
    judul = judul or f"Capaian organisasi: {NILAI.get(nilai, 'belum ditetapkan')}"
    lebar = Fraction(LEBAR - KIRI - KANAN, len(PREDIKAT))
    isi = [_teks(KIRI, 16, judul, tebal=True), _teks(LEBAR - KANAN, 16, f"Pegawai dinilai: {total} / {orang}", jangkar="end")]
    for n in range(0, 101, 20):
        y = _y(n)
        isi += [_garis(KIRI, y, LEBAR - KANAN, y, "#dddddd" if n else "#333333"), _teks(KIRI - 5, y + 4, f"{n}%", jangkar="end", ukuran=10)]
    for ke, (kunci, nama) in enumerate(PREDIKAT.items()):
        kiri = KIRI + lebar * ke
        tengah = kiri + lebar / 2
        isi += _pedoman(kunci, kiri, lebar, aturan)
        ada = jumlah.get(kunci, 0)
        if ada:
            y = _y(Fraction(ada * 100, total))
            isi.append(_kotak(kiri + lebar / 4, y, lebar / 2, BAWAH - y, WARNA[kunci]))
        dominan = any(satu.jenis == DOMINAN and kunci in satu.predikat for satu in aturan)
        isi += [
            _teks(tengah, BAWAH + 15, nama, jangkar="middle", tebal=dominan),
            _teks(tengah, BAWAH + 30, f"{ada} ({persen(ada, total)})", jangkar="middle"),
        ]
        if dominan:
            isi.append(_teks(tengah, BAWAH + 44, "harus terbanyak", jangkar="middle", ukuran=10))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEBAR}" height="{TINGGI}" viewBox="0 0 {LEBAR} {TINGGI}">'
        f'<rect x="0" y="0" width="{LEBAR}" height="{TINGGI}" fill="#ffffff"/>{"".join(isi)}</svg>'
    )


def _pedoman(kunci, kiri, lebar, aturan):
    """Band of what the guide allows for one predikat, with its named edges."""
    sendiri = [satu for satu in aturan if kunci in satu.predikat]
    bawah = max((satu.batas for satu in sendiri if satu.jenis == MINIMUM and len(satu.predikat) == 1), default=None)
    atas = min((satu.batas for satu in sendiri if satu.jenis == MAKSIMUM), default=None)
    hasil = []
    if bawah is not None or atas is not None:
        y_atas, y_bawah = _y(100 if atas is None else atas), _y(bawah or 0)
        hasil.append(_kotak(kiri + 2, y_atas, lebar - 4, y_bawah - y_atas, "#e3f3e6"))
    for batas, kata, geser in ((atas, "maks", -4), (bawah, "min", 12)):
        if batas is not None:
            y = _y(batas)
            hasil += [
                _garis(kiri + 2, y, kiri + lebar - 2, y, "#2e7d32", 2, "5,3"),
                _teks(kiri + 4, y + geser, f"{kata} {teks_batas(batas)}", ukuran=10, warna="#2e7d32"),
            ]
    for satu in (satu for satu in sendiri if len(satu.predikat) > 1):
        urutan = sorted(list(PREDIKAT).index(lain) for lain in satu.predikat)
        serangkai = urutan[-1] - urutan[0] == len(urutan) - 1
        if serangkai and list(PREDIKAT)[urutan[0]] != kunci:
            continue  # once for all of them, where they stand beside each other
        banyak = f"min {teks_batas(satu.batas)}" if satu.jenis == MINIMUM else f"min {satu.batas} orang"
        hasil.append(_teks(kiri + lebar * (len(urutan) if serangkai else 1) / 2, BAWAH + 44, f"bersama {banyak}", jangkar="middle", ukuran=10, warna="#2e7d32"))
    return hasil


def _y(nilai):
    return BAWAH - Fraction(nilai) * (BAWAH - ATAS) / 100


def _angka(nilai):
    return f"{float(nilai):.1f}".rstrip("0").rstrip(".")


def _kotak(x, y, lebar, tinggi, warna):
    return f'<rect x="{_angka(x)}" y="{_angka(y)}" width="{_angka(lebar)}" height="{_angka(tinggi)}" fill="{warna}"/>'


def _garis(x1, y1, x2, y2, warna, tebal=1, putus=""):
    pola = f' stroke-dasharray="{putus}"' if putus else ""
    return (
        f'<line x1="{_angka(x1)}" y1="{_angka(y1)}" x2="{_angka(x2)}" y2="{_angka(y2)}" stroke="{warna}" stroke-width="{tebal}"{pola}/>'
    )


def _teks(x, y, isi, jangkar="start", tebal=False, ukuran=12, warna="#222222"):
    berat = ' font-weight="bold"' if tebal else ""
    return (
        f'<text x="{_angka(x)}" y="{_angka(y)}" font-size="{ukuran}" {HURUF} fill="{warna}" text-anchor="{jangkar}"{berat}>{escape(str(isi))}</text>'
    )
