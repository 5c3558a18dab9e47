import io

import xlsxwriter
from odoo import http
from odoo.exceptions import AccessError
from odoo.http import content_disposition, request
from werkzeug.exceptions import NotFound

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Distribusi(http.Controller):
    """Downloads of pola distribusi. Whoever may not see it gets the answer of what is not there."""

    @http.route("/ekinerja/capaian/<int:capaian_id>/pola.pdf", type="http", auth="user", methods=["GET"], readonly=True)
    def pola_pdf(self, capaian_id):
        nama, isi = self._capaian(capaian_id)._pdf_pola()
        return self._kirim(nama, isi, "application/pdf")

    @http.route("/ekinerja/capaian/<int:capaian_id>/pola.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def pola_xlsx(self, capaian_id):
        capaian = self._capaian(capaian_id)
        target = io.BytesIO()
        book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        sheet = book.add_worksheet("Pola distribusi")
        tebal, persen = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "0.0%"})
        for nomor, cells in enumerate(capaian._baris_xlsx()):
            for kolom, cell in enumerate(cells):
                if isinstance(cell, str):
                    # never a formula, whatever it starts with
                    sheet.write_string(nomor, kolom, cell, tebal if not nomor else None)
                else:
                    sheet.write_number(nomor, kolom, cell, persen if isinstance(cell, float) else None)
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, 50)
        sheet.set_column(2, 17, 13)
        sheet.set_column(18, 18, 70)
        sheet.freeze_panes(1, 2)
        book.close()
        return self._kirim(f"Pola Distribusi {capaian.tahun}.xlsx", target.getvalue(), XLSX)

    def _capaian(self, capaian_id):
        capaian = request.env["ekinerja.capaian.organisasi"].browse(capaian_id).exists()
        if not capaian or not capaian.has_access("read"):
            raise NotFound
        try:
            capaian._periksa_papan(capaian.department_id, capaian.company_id)
        except AccessError as error:
            raise NotFound from error
        return capaian

    def _kirim(self, nama, isi, jenis):
        return request.make_response(isi, headers=[
            ("Content-Type", jenis), ("Content-Length", str(len(isi))), ("Content-Disposition", content_disposition(nama)),
            ("Cache-Control", "private, no-store"),
        ])  # fmt: skip
