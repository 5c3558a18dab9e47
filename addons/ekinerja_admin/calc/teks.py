"""Texts that must fit a column of a given width."""


def potong(teks, batas):
    """The text, or its beginning with an ellipsis where it is longer than the column.

    >>> potong("Kepala Bidang", 20)
    'Kepala Bidang'
    >>> potong("Kepala Bidang Perencanaan", 14)
    'Kepala Bidang…'
    """
    teks = " ".join((teks or "").split())
    return teks if len(teks) <= batas else teks[: batas - 1].rstrip() + "…"


def nama_muat(nama, depan, belakang, batas):
    """A name with its academic titles; without them where all of it does not fit, shortened where even the name does not.

    >>> nama_muat("Sari Contoh", "", "S.Kom.", 50)
    'Sari Contoh, S.Kom.'
    >>> nama_muat("Sari Contoh", "Dr.", "S.Kom., M.Kom.", 20)
    'Sari Contoh'
    """
    lengkap = ", ".join(filter(None, (" ".join(filter(None, (depan, nama))), belakang)))
    return lengkap if len(lengkap) <= batas else potong(nama, batas)
