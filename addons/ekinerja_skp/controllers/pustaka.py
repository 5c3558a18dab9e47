import io

import xlsxwriter
from odoo import http
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Pustaka(http.Controller):
    """The RHK library as a workbook."""

    @http.route("/ekinerja/pustaka.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def pustaka_xlsx(self, **kw):
        """RHK and indikator that the user may read, in the columns of the import."""
        pustaka = request.env["ekinerja.rhk.pustaka"]
        pustaka.check_access("read")
        target = io.BytesIO()
        book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        sheet, tebal, teks = book.add_worksheet("Data"), book.add_format({"bold": True, "bg_color": "#DDE6F0"}), book.add_format({"num_format": "@"})
        for nomor, cells in enumerate(pustaka._baris_xlsx()):
            for kolom, cell in enumerate(cells):
                # never a formula, whatever it starts with
                sheet.write_string(nomor, kolom, cell, teks if nomor else tebal)
        sheet.set_column(0, 0, 50)
        sheet.set_column(1, 7, 18)
        sheet.set_column(8, 8, 50)
        sheet.freeze_panes(1, 1)
        book.close()
        nama = request.env._("RHK library")
        return request.make_response(target.getvalue(), headers=[
            ("Content-Type", XLSX), ("Content-Disposition", content_disposition(f"{nama}.xlsx")),
            ("Cache-Control", "private, no-store"),
        ])  # fmt: skip
