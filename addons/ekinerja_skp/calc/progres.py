"""Progress of an RHK and of an SKP in a period. No Odoo imports: plain values in, plain values out.

The regulation asks whether there is progress (PermenPANRB 6/2022 Ps. 17), not for a figure; the mean is a guide for the eye.
"""

from decimal import ROUND_HALF_UP, Decimal


def rata(nilai):
    """Mean of whole percentages, rounded half up; None where there is nothing to count.

    >>> rata([50, 75, 100])
    75
    """
    nilai = [Decimal(satu) for satu in nilai]
    if not nilai:
        return None
    for satu in nilai:
        if not 0 <= satu <= 100:
            raise ValueError(f"Progres {satu} di luar 0 sampai 100.")
    return int((sum(nilai) / len(nilai)).quantize(Decimal(1), ROUND_HALF_UP))


def progres(rencana):
    """Progress per RHK and of the whole.

    :param rencana: pairs ``(RHK, percentage or None)``, one a rencana aksi; None is an RHK that needs none in the period
    :returns: ``({RHK: percentage or None}, percentage of the whole or None)``; every RHK with a rencana aksi has the same weight
    """
    per_rhk = {}
    for rhk, persen in rencana:
        per_rhk.setdefault(rhk, [])
        if persen is not None:
            per_rhk[rhk].append(persen)
    hasil = {rhk: rata(nilai) for rhk, nilai in per_rhk.items()}
    return hasil, rata(nilai for nilai in hasil.values() if nilai is not None)
