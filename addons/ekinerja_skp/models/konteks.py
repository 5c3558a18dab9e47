"""What code of this process may tell other code of it, and no client; and texts as clients send them."""


class Tukar:
    """Value of the context key ``ekinerja_tukar`` while versions are copied or exchanged.

    An object of this process: the context of a request is JSON and cannot hold it, so no client skips what an exchange may skip.
    """


def sedang_tukar(env):
    """Whether the contents of two versions are exchanged: they were checked when they were written."""
    return env.context.get("ekinerja_tukar") is Tukar


def teks_bersih(nilai):
    """A text from a client without surrounding blanks; whatever is no text is as good as none."""
    return nilai.strip() if isinstance(nilai, str) else ""
