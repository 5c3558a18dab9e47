from odoo import http
from odoo.http import content_disposition, request

from odoo.addons.ekinerja_admin.tools.buku import tulis_buku

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LEBAR = (24, 30, 20, 48, 30, 14, 8, 13, 14)


class Telat(http.Controller):
    """The late list as a workbook."""

    @http.route("/ekinerja/telat.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def telat(self, **kw):
        """Late entries that the user may read (SMG-ASN-03)."""
        telat = request.env["ekinerja.telat"]
        telat.check_access("read")
        target, ukuran = tulis_buku(lambda book: self._isi(book, telat))
        # sudo: res.company - today in the time zone of the instansi
        nama = f"entri-terlambat-{request.env.company.sudo()._ekinerja_hari_ini()}.xlsx"
        response = request.make_response(iter(lambda: target.read(1 << 16), b""), headers=[
            ("Content-Type", XLSX), ("Content-Length", str(ukuran)), ("Content-Disposition", content_disposition(nama)),
        ])  # fmt: skip
        response.call_on_close(target.close)
        return response

    def _isi(self, book, telat):
        sheet, tebal = book.add_worksheet("Entri terlambat"), book.add_format({"bold": True, "bg_color": "#DDE6F0"})
        for kolom, lebar in enumerate(LEBAR):
            sheet.set_column(kolom, kolom, lebar)
        sheet.freeze_panes(1, 2)
        for nomor, cells in enumerate(telat._baris_xlsx()):
            for kolom, cell in enumerate(cells):
                # never a formula, whatever it starts with
                if isinstance(cell, str):
                    sheet.write_string(nomor, kolom, cell, None if nomor else tebal)
                else:
                    sheet.write(nomor, kolom, cell)
        sheet.autofilter(0, 0, nomor, len(LEBAR) - 1)
