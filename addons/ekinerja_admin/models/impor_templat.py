import io

import xlsxwriter
from odoo import api, models


class EkinerjaImpor(models.Model):
    """Templates: an Excel file with the headings of a kind of import."""

    _inherit = "ekinerja.impor"

    @api.model
    def _templat(self, jenis):
        """Name and content of the template of a kind; no content for a kind that does not exist.

        Examples stand on the second sheet: on the first one they would be imported.
        """
        baca = self._lembar_jenis().get(jenis)
        if not baca:
            return "", b""
        wajib = {kunci for grup in baca.WAJIB for kunci in grup}
        lembar = getattr(baca, "LEMBAR", {})
        target = io.BytesIO()
        book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        tebal, teks = book.add_format({"bold": True, "bg_color": "#DDE6F0"}), book.add_format({"num_format": "@"})
        data, petunjuk = book.add_worksheet("Data"), book.add_worksheet("Petunjuk")
        petunjuk.write_row(0, 0, ("KOLOM", "WAJIB", "CARA MENGISI", "CONTOH"), tebal)
        for ke, (kunci, judul) in enumerate(baca.KOLOM.items()):
            data.write_string(0, ke, judul[0], tebal)
            # an NIP that Excel takes for a number loses its last digits
            data.set_column(ke, ke, max(18, len(judul[0]) + 2), teks)
            kolom = lembar.get(kunci)
            petunjuk.write_row(ke + 1, 0, (
                judul[0], "ya" if kunci in wajib else "", kolom.petunjuk if kolom else "seperti diunduh dari SIASN", kolom.contoh if kolom else "",
            ))  # fmt: skip
        data.freeze_panes(1, 0)
        petunjuk.set_column(0, 0, 24)
        petunjuk.set_column(2, 3, 60)
        book.close()
        label = dict(self._fields["jenis"]._description_selection(self.env))[jenis]
        return self.env._("Template - %s", label.replace("/", "-")) + ".xlsx", target.getvalue()
