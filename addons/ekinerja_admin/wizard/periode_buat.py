from odoo import api, fields, models
from odoo.exceptions import UserError

from ..calc import periode as calc


class EkinerjaPeriodeBuat(models.TransientModel):
    """Makes the periods of an instansi in one step: 12 + 1 or 4 + 1 (BKN-PER-11, BKN-PER-12)."""

    _name = "ekinerja.periode.buat"
    _description = "Make the periods of a year"

    company_id = fields.Many2one("res.company", "Instansi", required=True, default=lambda self: self.env.company)
    frekuensi = fields.Selection(
        [("bulanan", "Monthly: 12 periods and Final"), ("triwulanan", "Quarterly: 4 periods and Final")],
        "Evaluation", required=True, default="bulanan",
    )  # fmt: skip
    hari_batas = fields.Integer(
        "Batas pengisian (day)", required=True, default=5, help="Day of the following month until which a period can be filled."
    )
    batas_final = fields.Char("Batas pengisian of Final", required=True, default="01-31", help="Written mm-dd.")
    penamaan = fields.Selection(
        [("bulan", "Januari … Akhir Tahun"), ("nomor", "Periode 1 … Periode 13 (FINAL)")], "Names", required=True, default="bulan",
    )  # fmt: skip
    pratinjau = fields.Html("Preview", compute="_compute_pratinjau")

    @api.depends("frekuensi", "hari_batas", "batas_final", "penamaan")
    def _compute_pratinjau(self):
        for wizard in self:
            try:
                rows = calc.definisi(wizard.frekuensi, wizard.hari_batas, wizard.batas_final, wizard.penamaan)
            except ValueError as error:
                wizard.pratinjau = str(error)
                continue
            wizard.pratinjau = self.env["ir.qweb"]._render(
                "ekinerja_admin.periode_buat_pratinjau",
                {"rows": [row | {key: calc.tampil(row[key]) for key in ("awal", "akhir", "batas")} for row in rows]},
            )

    def action_buat(self):
        """Create the periods; refused while the instansi still has any."""
        self.ensure_one()
        periode = self.env["ekinerja.periode"]
        if ada := periode.search_count([("company_id", "=", self.company_id.id)]):
            raise UserError(
                self.env._(
                    "%(company)s already has %(count)s periods. Archive or delete them first, or add the missing ones one by one.",
                    company=self.company_id.name, count=ada,
                )
            )
        try:
            rows = calc.definisi(self.frekuensi, self.hari_batas, self.batas_final, self.penamaan)
        except ValueError as error:
            raise UserError(str(error)) from error
        periode.create([row | {"company_id": self.company_id.id} for row in rows])
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.periode_action") | {"target": "main"}
