from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ..calc.dokumen import nomor_dokumen, periksa_pola

POLA = "{nomor:4}/EKIN/{romawi}/{tahun}"


class EkinerjaDokumenPola(models.Model):
    """Numbering of printed documents: one pattern an instansi and kind, counted anew every year."""

    _name = "ekinerja.dokumen.pola"
    _description = "Numbering of documents"
    _inherit = "ekinerja.bawaan"
    _order = "company_id, jenis"
    _rec_name = "pola"

    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company, ondelete="cascade")
    jenis = fields.Selection(
        selection=lambda self: self.env["ekinerja.dokumen"]._fields["jenis"]._description_selection(self.env), string="Jenis dokumen", required=True,
    )  # fmt: skip
    pola = fields.Char(
        "Pattern", required=True, default=POLA, size=60,
        help="{nomor} or with a width {nomor:4}, {tahun}, {bulan}, {romawi} (month in Roman numerals); everything else is printed as it is.",
    )  # fmt: skip
    tahun = fields.Integer("Year counted", readonly=True, aggregator=None)
    terakhir = fields.Integer("Last number", readonly=True, aggregator=None)
    contoh = fields.Char("Next number", compute="_compute_contoh")

    _satu_per_jenis = models.Constraint("UNIQUE (company_id, jenis)", "This kind of document is numbered already in this instansi.")

    @api.depends("pola", "tahun", "terakhir", "company_id")
    def _compute_contoh(self):
        for satu in self:
            hari = (satu.company_id or self.env.company)._ekinerja_hari_ini()
            nomor = satu.terakhir + 1 if satu.tahun == hari.year else 1
            try:
                satu.contoh = nomor_dokumen(satu.pola, nomor, hari)
            except ValueError:
                satu.contoh = False

    @api.constrains("pola")
    def _check_pola(self):
        for satu in self:
            try:
                periksa_pola(satu.pola)
            except ValueError as error:
                raise ValidationError(self.env._("%(kind)s: %(reason)s", kind=satu.pola, reason=error)) from error

    @api.model
    def _nomor(self, company_id, jenis, jumlah, hari):
        """The next ``jumlah`` numbers; who prints at the same time waits, or tries again."""
        if not jumlah:
            return []
        self.flush_model()
        [(pola, terakhir)] = self.env.execute_query(SQL(
            """INSERT INTO ekinerja_dokumen_pola AS lama (company_id, jenis, pola, tahun, terakhir) VALUES (%(company)s, %(jenis)s, %(pola)s, %(tahun)s, %(n)s)
               ON CONFLICT (company_id, jenis) DO UPDATE
               SET terakhir = CASE WHEN lama.tahun = EXCLUDED.tahun THEN lama.terakhir ELSE 0 END + EXCLUDED.terakhir, tahun = EXCLUDED.tahun
               RETURNING pola, terakhir""",
            company=company_id, jenis=jenis, pola=POLA, tahun=hari.year, n=jumlah,
        ))  # fmt: skip
        self.invalidate_model(["tahun", "terakhir"])
        return [nomor_dokumen(pola, nomor, hari) for nomor in range(terakhir - jumlah + 1, terakhir + 1)]
