"""Texts that must fit a column of a given width. Nothing is ever cut: what does not fit is told (SMG-ATL-06 to 17)."""


def rapi(teks):
    """A text without odd blanks."""
    return " ".join((teks or "").split())


def nama_muat(nama, depan, belakang, batas):
    """A name with its academic titles; without them where all of it does not fit.

    >>> nama_muat("Sari Contoh", "", "S.Kom.", 50)
    'Sari Contoh, S.Kom.'
    >>> nama_muat("Sari Contoh", "Dr.", "S.Kom., M.Kom.", 20)
    'Sari Contoh'
    """
    lengkap = ", ".join(filter(None, (" ".join(filter(None, (rapi(depan), rapi(nama)))), rapi(belakang))))
    return lengkap if len(lengkap) <= batas else rapi(nama)


def melebihi(isi, lebar):
    """Which texts are longer than their columns.

    :param dict isi: text by column
    :param dict lebar: width by column
    :returns: list of ``(column, length, width)`` in the order of ``lebar``
    """
    return [(kolom, len(isi.get(kolom) or ""), batas) for kolom, batas in lebar.items() if len(isi.get(kolom) or "") > batas]
