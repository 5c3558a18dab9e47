"""Matriks Pembagian Peran dan Hasil (PermenPANRB 6/2022 Lampiran II.A.5, format A.1.5). No Odoo imports."""

import unicodedata

MAKS_TEKS = 1000
MAKS_PERAN = 20
# columns of indikator on one landscape page that stay readable
KOLOM_PER_HALAMAN = 6


def kunci(teks):
    """A text as it is compared: another spacing, capital letters or a final dot make no other peran."""
    return " ".join(unicodedata.normalize("NFKC", teks or "").split()).rstrip(".").casefold()


def rapikan(daftar):
    """Typed texts of a cell: trimmed, without empty ones and repetitions, in the typed order.

    >>> rapikan(["  Menyusun draf ", "", "menyusun  draf.", "Mengolah data"])
    ['Menyusun draf', 'Mengolah data']
    """
    hasil = {}
    for satu in daftar:
        teks = (satu or "").replace("\x00", "").replace("\r\n", "\n").strip()
        if teks:
            hasil.setdefault(kunci(teks), teks)
    return list(hasil.values())


def padankan(lama, baru):
    """Pair the peran of a cell with its new texts, so that a changed text stays the same peran.

    Equal texts belong together wherever they stand; what is left is paired in order, the rest is new or gone.

    :param list lama: texts as they are kept
    :param list baru: texts as they are to be
    :returns: ``(pairs, new, gone)``: list of ``(index in lama, index in baru)``, list of indexes in baru, list of indexes in lama
    """
    tempat = {}
    for nomor, teks in enumerate(lama):
        tempat.setdefault(kunci(teks), nomor)
    pasangan = {}
    for nomor, teks in enumerate(baru):
        asal = tempat.pop(kunci(teks), None)
        if asal is not None:
            pasangan[nomor] = asal
    sisa = [nomor for nomor in range(len(lama)) if nomor not in pasangan.values()]
    for nomor in range(len(baru)):
        if nomor not in pasangan and sisa:
            pasangan[nomor] = sisa.pop(0)
    tambah = [nomor for nomor in range(len(baru)) if nomor not in pasangan]
    return sorted((asal, nomor) for nomor, asal in pasangan.items()), tambah, sisa


def halaman(jumlah, per_halaman=KOLOM_PER_HALAMAN):
    """Split columns over pages as evenly as possible: 13 columns are 5 + 4 + 4, not 6 + 6 + 1.

    :returns: list of ``(first, last + 1)``; one empty page where there is no column
    """
    if jumlah <= 0:
        return [(0, 0)]
    banyak = -(-jumlah // per_halaman)
    dasar, lebih = divmod(jumlah, banyak)
    hasil, awal = [], 0
    for nomor in range(banyak):
        akhir = awal + dasar + (nomor < lebih)
        hasil.append((awal, akhir))
        awal = akhir
    return hasil


def potong_baris(tinggi, muat, kepala):
    """Split rows over pages so that every page can repeat the heading.

    :param list tinggi: estimated lines of each row
    :param int muat: lines of a page
    :param int kepala: lines of the heading
    :returns: list of ``(first, last + 1)``; a row higher than a page stands alone

    >>> potong_baris([3, 3, 3, 3], muat=10, kepala=4)
    [(0, 2), (2, 4)]
    """
    hasil, awal, isi = [], 0, kepala
    for nomor, lines in enumerate(tinggi):
        if nomor > awal and isi + lines > muat:
            hasil.append((awal, nomor))
            awal, isi = nomor, kepala
        isi += lines
    return [*hasil, (awal, len(tinggi))]


def jumlah_baris(teks, lebar):
    """Estimated lines of a text in a column of ``lebar`` characters."""
    return sum(max(1, -(-len(baris) // max(lebar, 1))) for baris in (teks or "").split("\n"))
