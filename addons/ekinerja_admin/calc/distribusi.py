"""Shares of the predikat in a unor against the guide of its capaian organisasi. No Odoo imports.

Source: SE MenPANRB 3/2023 (numbers), PermenPANRB 6/2022 Lampiran IV.B.1 (words). The guide speaks of the pegawai that are rated.

======================  ==============================  ==============================================================
capaian organisasi      dominant                        further numbers
======================  ==============================  ==============================================================
istimewa                Sangat Baik, at most 70 %
baik                    Baik, at most 70 %              at least one Butuh Perbaikan and/or Kurang
butuh_perbaikan         Butuh Perbaikan, at least 60 %  Sangat Baik at most 10 %
kurang                  Kurang, at least 60 %           Butuh Perbaikan at least 10 %, Sangat Baik at most 10 %
sangat_kurang           Sangat Kurang, at least 60 %    Kurang and/or Butuh Perbaikan at least 10 %, no Sangat Baik
======================  ==============================  ==============================================================

Assumed, because the letter leaves it open: "dominant" is the largest group and may share the top with another; shares are compared exactly,
heads are not rounded; a bound itself is within the guide (7 of 10 are 70 %, 8 are not).
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

PREDIKAT = {
    "sangat_baik": "Sangat Baik",
    "baik": "Baik",
    "butuh_perbaikan": "Butuh Perbaikan",
    "kurang": "Kurang",
    "sangat_kurang": "Sangat Kurang",
}
NILAI = {
    "istimewa": "Istimewa",
    "baik": "Baik",
    "butuh_perbaikan": "Butuh Perbaikan",
    "kurang": "Kurang",
    "sangat_kurang": "Sangat Kurang",
}
DOMINAN, MINIMUM, MAKSIMUM, ORANG = "dominan", "minimum", "maksimum", "orang"


@dataclass(frozen=True)
class Aturan:
    """One rule of the guide about the people with one of some predikat."""

    jenis: str
    predikat: tuple
    # per cent for minimum and maksimum, heads for orang
    batas: Fraction = Fraction(0)

    @property
    def nama(self):
        return " dan/atau ".join(PREDIKAT[kunci] for kunci in self.predikat)


def aturan(jenis, *predikat, batas=0):
    """A rule from plain values; the limit may be a number or a text such as ``"12.5"``."""
    return Aturan(jenis, predikat, Fraction(str(batas)))


PEDOMAN = {
    "istimewa": (aturan(DOMINAN, "sangat_baik"), aturan(MAKSIMUM, "sangat_baik", batas=70)),
    "baik": (aturan(DOMINAN, "baik"), aturan(MAKSIMUM, "baik", batas=70), aturan(ORANG, "butuh_perbaikan", "kurang", batas=1)),
    "butuh_perbaikan": (aturan(MINIMUM, "butuh_perbaikan", batas=60), aturan(MAKSIMUM, "sangat_baik", batas=10)),
    "kurang": (aturan(MINIMUM, "kurang", batas=60), aturan(MINIMUM, "butuh_perbaikan", batas=10), aturan(MAKSIMUM, "sangat_baik", batas=10)),
    "sangat_kurang": (
        aturan(MINIMUM, "sangat_kurang", batas=60), aturan(MINIMUM, "kurang", "butuh_perbaikan", batas=10), aturan(MAKSIMUM, "sangat_baik"),
    ),
}  # fmt: skip


def periksa_distribusi(nilai_organisasi, jumlah, pedoman=None):
    """Rules of the guide that a distribution breaks.

    :param str nilai_organisasi: ``istimewa``, ``baik``, ``butuh_perbaikan``, ``kurang`` or ``sangat_kurang``
    :param dict jumlah: ``{predikat key: head count}`` of the rated pegawai; a predikat that is missing has nobody
    :param dict pedoman: ``{nilai: rules}`` of the instansi instead of those of the letter
    :returns: list of Indonesian sentences with the numbers and what would be needed; empty within the guide and for a unor without rated pegawai
    :raises ValueError: for an unknown value, predikat or a negative count
    """
    pedoman = PEDOMAN if pedoman is None else pedoman
    if nilai_organisasi not in NILAI:
        raise ValueError(f"Capaian organisasi {nilai_organisasi!r} tidak dikenal; isi salah satu dari {', '.join(NILAI)}.")
    if asing := sorted(str(kunci) for kunci in jumlah if kunci not in PREDIKAT):
        raise ValueError(f"Predikat {', '.join(asing)} tidak dikenal; isi salah satu dari {', '.join(PREDIKAT)}.")
    if any(n < 0 or n != int(n) for n in jumlah.values()):
        raise ValueError("Jumlah pegawai harus bilangan bulat, paling kecil 0.")
    total = sum(jumlah.values())
    if not total:
        return []
    pesan = (_periksa(satu, jumlah, total) for satu in pedoman.get(nilai_organisasi, ()))
    return [satu for satu in pesan if satu]


def _periksa(satu, jumlah, total):
    """Sentence about one broken rule, or ``None``."""
    ada = sum(jumlah.get(kunci, 0) for kunci in satu.predikat)
    kini = f"{ada} dari {total} pegawai ({persen(ada, total)})"
    if satu.jenis == DOMINAN:
        lain, terbanyak = max(((kunci, jumlah.get(kunci, 0)) for kunci in PREDIKAT if kunci not in satu.predikat), key=lambda isi: isi[1])
        if ada >= terbanyak:
            return None
        return f"{satu.nama} harus terbanyak: {kini}, sedangkan {PREDIKAT[lain]} {terbanyak}. Diperlukan jumlah yang paling sedikit sama."
    if satu.jenis == MAKSIMUM and Fraction(ada * 100, total) > satu.batas:
        boleh = floor(total * satu.batas / 100)
        if not satu.batas:
            return f"{satu.nama} tidak diperbolehkan: {kini}. Diperlukan 0, kurangi {ada}."
        return f"{satu.nama} paling banyak {teks_batas(satu.batas)}: {kini}. Diperlukan paling banyak {boleh} pegawai, kurangi {ada - boleh}."
    if satu.jenis == MINIMUM and Fraction(ada * 100, total) < satu.batas:
        perlu = ceil(total * satu.batas / 100)
        return f"{satu.nama} paling sedikit {teks_batas(satu.batas)}: {kini}. Diperlukan paling sedikit {perlu} pegawai, tambah {perlu - ada}."
    if satu.jenis == ORANG and ada < satu.batas:
        return f"{satu.nama} paling sedikit {satu.batas} pegawai: {kini}. Diperlukan tambahan {satu.batas - ada} pegawai."
    return None


def persen(bagian, total):
    """Share with one decimal at most, rounded half up, as Indonesian texts write it."""
    if not total:
        return "0%"
    persepuluh = floor(Fraction(bagian * 1000, total) + Fraction(1, 2))
    utuh, sisa = divmod(persepuluh, 10)
    return f"{utuh},{sisa}%" if sisa else f"{utuh}%"


def teks_batas(batas):
    """``12.5`` as ``12,5%``."""
    nilai = float(batas)
    return f"{nilai:g}%".replace(".", ",")


def pindahkan(jumlah, pindah):
    """Counts after some people would have another predikat.

    :param dict jumlah: ``{predikat key: head count}``
    :param pindah: iterable of ``(from, to, heads)``
    :raises ValueError: where more people would leave a predikat than have it
    """
    hasil = {kunci: jumlah.get(kunci, 0) for kunci in PREDIKAT}
    for dari, ke, n in pindah:
        if n < 0:
            raise ValueError("Jumlah yang dipindahkan paling kecil 0.")
        hasil[dari] -= n
        hasil[ke] += n
    for kunci, n in hasil.items():
        if n < 0:
            raise ValueError(f"{PREDIKAT[kunci]}: dipindahkan lebih banyak daripada yang ada ({jumlah.get(kunci, 0)} pegawai). Kurangi jumlahnya.")
    return hasil


def penyimpangan(jumlah, semua):
    """How far a group is from all: half the sum of the differences of the shares, between 0 (same) and 1 (nothing in common).

    It is the share of the group that would need another predikat for the group to be spread like all.
    """
    total, total_semua = sum(jumlah.values()), sum(semua.values())
    if not total or not total_semua:
        return Fraction(0)
    return sum(
        abs(Fraction(jumlah.get(kunci, 0), total) - Fraction(semua.get(kunci, 0), total_semua)) for kunci in PREDIKAT
    ) / 2
