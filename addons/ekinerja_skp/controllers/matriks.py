from odoo import http
from odoo.http import content_disposition, request
from werkzeug.exceptions import NotFound

from ..models.matriks_cetak import MAKS_CETAK

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Matriks(http.Controller):
    """Downloads of matrices. What the user may not read does not exist."""

    @http.route("/ekinerja/matriks/<string:matriks_ids>/pdf", type="http", auth="user", methods=["GET"])
    def pdf(self, matriks_ids):
        return self._kirim("application/pdf", *self._terbaca(matriks_ids)._cetak_pdf())

    @http.route("/ekinerja/matriks/<string:matriks_ids>/xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def xlsx(self, matriks_ids):
        return self._kirim(XLSX, *self._terbaca(matriks_ids)._cetak_xlsx())

    def _terbaca(self, matriks_ids):
        """The matrices as the user; one that is not theirs is as good as none."""
        ids = [int(satu) for satu in matriks_ids.split(",") if satu.isascii() and satu.isdigit() and len(satu) < 10]
        matriks = request.env["ekinerja.matriks"].browse(dict.fromkeys(ids)).exists()
        if not matriks or len(matriks) > MAKS_CETAK or len(matriks) < len(set(ids)) or not matriks.has_access("read"):
            raise NotFound
        return matriks

    def _kirim(self, jenis, nama, isi):
        return request.make_response(isi, headers=[
            ("Content-Type", jenis),
            ("Content-Length", str(len(isi))),
            ("Content-Disposition", content_disposition(nama)),
            ("Cache-Control", "private, no-store"),
        ])  # fmt: skip
