"""Personal identifiers for readers who need not see them."""

TAMPAK = 4


def samarkan(nomor):
    """A number with its middle hidden: the first and last four characters stay, a short one is hidden whole.

    :param str nomor: NIK or another personal number; empty values give an empty text
    :rtype: str
    """
    nomor = (nomor or "").strip()
    if len(nomor) < 3 * TAMPAK:
        return "*" * len(nomor)
    return f"{nomor[:TAMPAK]}{'*' * (len(nomor) - 2 * TAMPAK)}{nomor[-TAMPAK:]}"
