"""Predikat kinerja from the two ratings, and a suggested rating. No Odoo imports.

Source: PermenPANRB 6/2022 Lampiran IV.B.3 (kuadran kinerja pegawai).
"""

DIATAS, SESUAI, DIBAWAH = "diatas", "sesuai", "dibawah"
SANGAT_BAIK, BAIK, BUTUH_PERBAIKAN = "sangat_baik", "baik", "butuh_perbaikan"
KURANG, SANGAT_KURANG = "kurang", "sangat_kurang"

# (hasil kerja, perilaku) -> predikat
MATRIKS = {
    (DIATAS, DIATAS): SANGAT_BAIK,
    (DIATAS, SESUAI): BAIK,
    (DIATAS, DIBAWAH): KURANG,
    (SESUAI, DIATAS): BAIK,
    (SESUAI, SESUAI): BAIK,
    (SESUAI, DIBAWAH): KURANG,
    (DIBAWAH, DIATAS): BUTUH_PERBAIKAN,
    (DIBAWAH, SESUAI): BUTUH_PERBAIKAN,
    (DIBAWAH, DIBAWAH): SANGAT_KURANG,
}


def predikat(hasil, perilaku):
    """Predikat key of a pair of ratings.

    :param str hasil: rating hasil kerja: ``diatas``, ``sesuai`` or ``dibawah`` ekspektasi
    :param str perilaku: rating perilaku kerja, same values
    :returns: ``sangat_baik``, ``baik``, ``butuh_perbaikan``, ``kurang`` or ``sangat_kurang``
    :raises ValueError: for any other value
    """
    try:
        return MATRIKS[hasil, perilaku]
    except KeyError:
        raise ValueError(f"rating tidak dikenal: hasil kerja {hasil!r}, perilaku {perilaku!r}") from None


def saran_rating(items):
    """Suggested overall rating from the ratings of the single items; a hint only, the pejabat penilai decides.

    With n items (a above, s meets, b below) and u utama items of which ub are below: b > n/2 gives Dibawah; else a > n/2 and ub = 0 Diatas;
    else a + s > n/2 and ub < u/2 Sesuai; else Dibawah (PermenPANRB 6/2022 Lampiran IV.B.3.a.1.d gives the words, the thresholds are ours).
    Without an utama item none of them can be below.

    :param items: iterable of ``(rating, utama)``: rating key, whether the RHK is utama
    :returns: rating key, or ``None`` without items
    :raises ValueError: for an unknown rating
    """
    items = list(items)
    if not items:
        return None
    ratings = [rating for rating, _utama in items]
    if unknown := set(ratings) - {DIATAS, SESUAI, DIBAWAH}:
        raise ValueError(f"rating tidak dikenal: {', '.join(map(repr, sorted(unknown, key=str)))}")
    n = len(items)
    diatas, sesuai, dibawah = (ratings.count(rating) for rating in (DIATAS, SESUAI, DIBAWAH))
    utama = [rating for rating, utama in items if utama]
    utama_dibawah = utama.count(DIBAWAH)
    # doubled, so that halves stay whole numbers
    if 2 * dibawah > n:
        return DIBAWAH
    if 2 * diatas > n and not utama_dibawah:
        return DIATAS
    if 2 * (diatas + sesuai) > n and (not utama or 2 * utama_dibawah < len(utama)):
        return SESUAI
    return DIBAWAH
