import logging
import re

from odoo import api, models
from odoo.exceptions import UserError

from ..tools import pdf
from ..tools.pdf_kaki import beri_kaki

_logger = logging.getLogger(__name__)
# class of a document: what in its texts calls for it
PERLU = (
    ("patah", re.compile(r">[^<]*?[^<>\s]{19}")),  # a word that may be wider than its column; a NIP has 18 characters
    ("baris", re.compile(r"\bteks\b[^<>]*>[^<]*\n")),  # lines that the writer made
)


class EkinerjaCetak(models.AbstractModel):
    """Printing foundation: documents of one kind become one PDF in one pass.

    A document is a dict of prepared values; a template lays out one of them with the blocks of ``report/layouts.xml``. Documents are always
    in Indonesian, whatever the language of the reader: their wording is the regulation's.
    """

    _name = "ekinerja.cetak"
    _description = "Printed documents"

    @api.model
    def _html(self, template, dokumen, judul):
        """One page with every document, each starting on a new sheet.

        :param str template: xml id of the layout of one document; it finds its values in ``dok``
        :param list dokumen: values of each document
        :param str judul: title in the properties of the PDF
        """
        qweb = self.env["ir.qweb"]
        bagian = [qweb._render(template, {"dok": dok}) for dok in dokumen]
        # rules that cost time on every page are switched on for the documents that need them
        bagian = [(" ".join(nama for nama, pola in PERLU if pola.search(isi)), isi) for isi in bagian]
        return f"<!DOCTYPE html>\n{qweb._render('ekinerja_admin.cetak_halaman', {'bagian': bagian, 'judul': judul})}"

    @api.model
    def _pdf(self, template, dokumen, judul, landscape=False):
        """PDF with every document, in one pass of wkhtmltopdf.

        :returns: bytes of the PDF
        :raises UserError: when wkhtmltopdf is missing or fails
        """
        return self._pdf_semua(template, dokumen, judul, landscape)[0]

    @api.model
    def _pdf_semua(self, template, dokumen, judul, landscape=False, kaki=None, pisah=False):
        """The same with a foot on every page, or as one PDF a document.

        :param kaki: function without arguments, called when the pages are ready: a foot for each document, see ``tools/pdf_kaki.py``
        :returns: list of PDF, one, or with ``pisah`` as many as documents
        """
        self._periksa_pencetak()
        try:
            isi = pdf.html_ke_pdf(self._html(template, dokumen, judul), landscape=landscape, kaki=bool(kaki))
            return beri_kaki(isi, kaki(), pisah) if kaki else [isi]
        except pdf.PdfGagal as error:
            _logger.error("PDF of %s with %s documents failed: %s", template, len(dokumen), error)
            raise UserError(self.env._("The PDF could not be made. Try again with fewer documents, or show this to the administrator: %s", error)) from error

    @api.model
    def _periksa_pencetak(self):
        """Refuse early when no PDF can be made on this server."""
        try:
            pdf.program()
        except pdf.PdfTidakAda as error:
            raise UserError(
                self.env._(
                    "PDF documents need the program %s on the server. Ask the administrator to install the package of that name"
                    " (\"./ekinerja doctor\" shows how).",
                    error,
                )
            ) from error
