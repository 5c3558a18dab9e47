from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ..calc.dokumen import nomor_dokumen, periksa_pola

POLA = "{nomor:4}/%s/{romawi}/{tahun}"


class EkinerjaDokumenPola(models.Model):
    """Numbering of printed documents: one pattern an instansi and kind, counted anew every year.

    The counters are sequences of the database, one an instansi, kind and year: nobody who prints waits for another, and a print that broke
    leaves a gap.
    """

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
        "Pattern", required=True, size=60, compute="_compute_pola", store=True, readonly=False, precompute=True,
        help="{nomor} or with a width {nomor:4}, {tahun}, {bulan}, {romawi} (month in Roman numerals); everything else is printed as it is.",
    )  # fmt: skip
    contoh = fields.Char("Next number", compute="_compute_contoh")

    _satu_per_jenis = models.Constraint("UNIQUE (company_id, jenis)", "This kind of document is numbered already in this instansi.")

    @api.model
    def _singkatan(self):
        """What stands in the number of a kind until the instansi says otherwise: each kind counts for itself, two of them never look the same."""
        return {"lain": "EKIN"}

    @api.model
    def _pola_bawaan(self, jenis):
        return POLA % self._singkatan().get(jenis, "EKIN")

    @api.depends("jenis")
    def _compute_pola(self):
        for satu in self:
            satu.pola = satu.pola or self._pola_bawaan(satu.jenis)

    @api.depends("pola", "jenis", "company_id")
    def _compute_contoh(self):
        for satu in self:
            hari = satu.company_id._ekinerja_hari_ini()
            try:
                satu.contoh = nomor_dokumen(satu.pola, satu._terakhir(hari.year) + 1, hari)
            except ValueError:
                satu.contoh = False

    @api.constrains("pola")
    def _check_pola(self):
        for satu in self:
            try:
                periksa_pola(satu.pola)
            except ValueError as error:
                raise ValidationError(self.env._("%(kind)s: %(reason)s", kind=satu.pola, reason=error)) from error

    def _terakhir(self, tahun):
        """The last number of a year, 0 before the first one."""
        nama = _pencacah(self.company_id.id, self.jenis, tahun)
        if not self.company_id or not self._pencacah_ada(nama):
            return 0
        return self.env.execute_query(SQL("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM %s", SQL.identifier(nama)))[0][0]

    @api.model
    def _nomor(self, company_id, jenis, jumlah, hari):
        """The next ``jumlah`` numbers."""
        if not jumlah:
            return []
        # sudo: ekinerja.dokumen.pola - how the instansi numbers, whoever prints
        pola = self.sudo().search([("company_id", "=", company_id), ("jenis", "=", jenis)], limit=1).pola or self._pola_bawaan(jenis)
        nama = _pencacah(company_id, jenis, hari.year)
        if not self._pencacah_ada(nama):
            # the first print of a year, alone
            self.env.cr.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [nama])
            self.env.cr.execute(SQL("CREATE SEQUENCE IF NOT EXISTS %s", SQL.identifier(nama)))
        nomor = self.env.execute_query(SQL("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", nama, jumlah))
        return [nomor_dokumen(pola, satu, hari) for (satu,) in nomor]

    @api.model
    def _pencacah_ada(self, nama):
        return self.env.execute_query(SQL("SELECT to_regclass(%s) IS NOT NULL", nama))[0][0]


def _pencacah(company_id, jenis, tahun):
    return f"ekinerja_dokumen_{company_id}_{jenis}_{tahun}"
