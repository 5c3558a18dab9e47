from odoo import http
from odoo.http import content_disposition, request

from ..tools.buku import tulis_buku

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImporController(http.Controller):
    """Downloads of imports: templates, refused rows."""

    @http.route("/ekinerja/impor/templat/<string:templat>", type="http", auth="user", methods=["GET"], readonly=True)
    def templat(self, templat, **kw):
        """An empty sheet with the headings of a kind of file, and a second one that explains the columns."""
        impor = request.env["ekinerja.impor"]
        impor.check_access("create")
        nama, isi = impor._templat(templat)
        if not isi:
            raise request.not_found()
        return request.make_response(isi, headers=[("Content-Type", XLSX), ("Content-Disposition", content_disposition(nama))])

    @http.route("/ekinerja/impor/<int:impor_id>/ditolak", type="http", auth="user", methods=["GET"], readonly=True)
    def ditolak(self, impor_id, **kw):
        """The refused rows as they were, the reason in a last column; for whoever may import."""
        impor = request.env["ekinerja.impor"].browse(impor_id).exists()
        if not impor:
            raise request.not_found()
        impor.check_access("write")
        target, size = tulis_buku(lambda book: self._isi_ditolak(book, impor))
        response = request.make_response(iter(lambda: target.read(1 << 16), b""), headers=[
            ("Content-Type", XLSX), ("Content-Length", str(size)), ("Content-Disposition", content_disposition(impor._nama_berkas_ditolak())),
        ])  # fmt: skip
        response.call_on_close(target.close)
        return response

    def _isi_ditolak(self, book, impor):
        sheet, tebal = book.add_worksheet(), book.add_format({"bold": True, "bg_color": "#DDE6F0"})
        sheet.freeze_panes(1, 0)
        for nomor, cells in enumerate(impor._baris_ditolak_xlsx()):
            if not nomor:
                # the reason stands in the last column
                sheet.set_column(0, max(0, len(cells) - 2), 20)
                sheet.set_column(len(cells) - 1, len(cells) - 1, 70)
            for kolom, cell in enumerate(cells):
                if isinstance(cell, str):
                    # never a formula, whatever it starts with
                    sheet.write_string(nomor, kolom, cell, None if nomor else tebal)
                else:
                    sheet.write(nomor, kolom, cell)
