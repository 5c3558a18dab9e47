"""Uploads of the portal: which files came, what is too large, how a size is told."""

from odoo.exceptions import UserError
from odoo.http import request

MB = 1024 * 1024
MAKS_NAMA = 200


def lewat_skrip():
    """Whether the script that shows the progress of an upload asks; it wants the refusal alone, no page."""
    return request.httprequest.headers.get("X-Requested-With") == "XMLHttpRequest"


def ada_berkas():
    return any(row.filename for row in request.httprequest.files.getlist("berkas"))


def berkas_diunggah(maks_mb, saran):
    """Names and contents of the uploaded files; what is far too large is refused before it is read into memory.

    :param str saran: how a file that is too large can be given nevertheless
    :returns: ``[(name, bytes)]``, one at least
    """
    if not ada_berkas():
        raise UserError(request.env._("Choose a file first."))
    hasil = []
    for row in request.httprequest.files.getlist("berkas"):
        if not row.filename:
            continue
        nama = row.filename.replace("\x00", "").replace("\\", "/").rsplit("/", 1)[-1][:MAKS_NAMA]
        ukuran = row.stream.seek(0, 2)
        row.stream.seek(0)
        if ukuran > maks_mb * MB:
            raise UserError(request.env._(
                "%(name)s has %(size).1f MB; at most %(limit)s MB are accepted. %(remedy)s", name=nama, size=ukuran / MB, limit=maks_mb, remedy=saran,
            ))  # fmt: skip
        hasil.append((nama, row.read()))
    return hasil


def ukuran_berkas(n):
    return f"{n / MB:.1f} MB" if n >= MB else f"{max(1, n // 1024)} KB"
