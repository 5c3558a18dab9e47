from odoo import http
from odoo.http import request

from ..calc.dokumen import baca_kode

LIHAT = {"type": "http", "auth": "public", "website": True, "methods": ["GET"], "sitemap": False, "readonly": True}
MAKS_TEKS = 60


class Dokumen(http.Controller):
    """Whether a printed document is genuine: for anybody who holds it, without an account.

    A mistyped code is refused by its check character before the database is asked, and nothing here costs more than one read, so a limit on
    requests per address in front of the server is enough against guessing: 31^11 codes stand against some thousand documents.
    """

    @http.route("/ekinerja/dokumen", **LIHAT)
    def dokumen_cari(self, kode="", sidik="", **kw):
        """Ask for the code on the foot of the document."""
        if not kode.strip():
            return self._halaman({})
        try:
            kode = baca_kode(kode)
        except ValueError as error:
            return self._halaman({"galat": str(error), "kode": kode[:MAKS_TEKS], "sidik": sidik[:MAKS_TEKS]}, 422)
        return request.redirect_query(f"/ekinerja/dokumen/{kode}", {"sidik": sidik[:MAKS_TEKS]} if sidik.strip() else {})

    @http.route("/ekinerja/dokumen/<string:kode>", **LIHAT)
    def dokumen(self, kode, sidik="", **kw):
        """What the register says about a code."""
        try:
            dokumen = request.env["ekinerja.dokumen"]._publik(kode[:MAKS_TEKS], sidik[:MAKS_TEKS])
        except ValueError as error:
            return self._halaman({"galat": str(error), "kode": kode[:MAKS_TEKS]}, 422)
        return self._halaman({"dokumen": dokumen, "dicari": True, "kode": kode[:MAKS_TEKS], "sidik": sidik[:MAKS_TEKS]}, 200 if dokumen else 404)

    def _halaman(self, values, status=200):
        values = {"dokumen": None, "dicari": False, "kode": "", "sidik": "", "galat": ""} | values
        response = request.render("ekinerja_admin.dokumen_publik", values, status=status)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Frame-Options"] = "DENY"
        return response
