"""HTML to PDF in one pass of wkhtmltopdf, however many documents the HTML holds. No models.

The program gets one self-contained page on its standard input: style sheet inline, fonts of the system, no address to call back to. So it
needs no second worker, no session and no free port, and a build without patched Qt is as good as one with it: what only the patched build
knows (headers, footers, repeated table heads, several inputs) is not used.
"""

import os
import subprocess
import tempfile

from odoo.tools.misc import find_in_path

PAKET = "wkhtmltopdf"
BATAS_DETIK = 300
ARGUMEN = (
    "--quiet",
    "--encoding", "utf-8",
    "--page-size", "A4",
    "--margin-top", "15", "--margin-left", "15", "--margin-right", "15",
    # documents have no scripts: nothing to wait for, nothing to run, nothing to read from the disk
    "--javascript-delay", "0",
    "--disable-javascript",
    "--disable-local-file-access",
    # without patched Qt all prints at 3/4 and these are ignored; with it they give the same size of letters and so the same pages
    "--disable-smart-shrinking",
    "--zoom", "0.6",
)  # fmt: skip


class PdfTidakAda(Exception):
    """The program is not installed."""


class PdfGagal(Exception):
    """The program gave no PDF; the message says what it said."""


def program():
    """Path of wkhtmltopdf, looked up anew each time: it may have been installed since.

    :raises PdfTidakAda: when there is none
    """
    try:
        return find_in_path(PAKET)
    except OSError as error:
        raise PdfTidakAda(PAKET) from error


def html_ke_pdf(html, landscape=False, kaki=False):
    """PDF of one HTML page, which may hold many documents.

    :param str html: whole page with doctype, its texts already escaped
    :param bool landscape: lie the paper on its side
    :param bool kaki: leave room for a foot (``pdf_kaki.py``)
    :rtype: bytes
    :raises PdfTidakAda: wkhtmltopdf is not installed
    :raises PdfGagal: it gave no PDF
    """
    perintah = [program(), *ARGUMEN, "--margin-bottom", "24" if kaki else "15", *(("--orientation", "Landscape") if landscape else ()), "-", "-"]
    # an own runtime folder: without one Qt complains, and it may share nothing with other users
    with tempfile.TemporaryDirectory(prefix="ekinerja_pdf_") as folder:
        try:
            proses = jalankan(perintah, html.encode(), os.environ | {"XDG_RUNTIME_DIR": folder, "TMPDIR": folder})
        except subprocess.TimeoutExpired as error:
            raise PdfGagal(f"{PAKET}: no answer in {BATAS_DETIK} s") from error
        except OSError as error:
            raise PdfGagal(f"{PAKET}: {error}") from error
    if not proses.stdout.startswith(b"%PDF-"):
        pesan = proses.stderr.decode("utf-8", "replace").strip()
        raise PdfGagal(f"{PAKET}: exit {proses.returncode} {pesan[-500:]}".strip())
    return proses.stdout


def jalankan(perintah, masukan, lingkungan):
    """Run the program once; the only place that starts it."""
    return subprocess.run(perintah, input=masukan, env=lingkungan, capture_output=True, check=False, timeout=BATAS_DETIK)
