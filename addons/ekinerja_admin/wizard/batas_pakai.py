from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class EkinerjaBatasPakai(models.TransientModel):
    """Takes over a preset of deadlines, after a look at what would change."""

    _name = "ekinerja.batas.pakai"
    _description = "Use a preset of deadlines"

    company_id = fields.Many2one("res.company", "Instansi", required=True, default=lambda self: self.env.company)
    pola = fields.Selection("_pilihan_pola", "Preset", required=True)
    date_start = fields.Date(
        "In force from", required=True, default=lambda self: self.env.company._ekinerja_hari_ini(),
        help="What begins before this day keeps its deadline.",
    )  # fmt: skip
    pratinjau = fields.Html("Preview", compute="_compute_pratinjau")

    @api.model
    def _pilihan_pola(self):
        nama = self.env["ekinerja.batas.pola"].search(Domain.TRUE).mapped("name")
        return [(satu, satu) for satu in dict.fromkeys(nama)]

    @api.depends("pola", "company_id", "date_start")
    def _compute_pratinjau(self):
        for wizard in self:
            wizard.pratinjau = wizard.pola and wizard.date_start and self.env["ir.qweb"]._render(
                "ekinerja_admin.batas_pratinjau", {"rows": wizard._perubahan()}
            )  # fmt: skip

    def _baris_pola(self):
        self.ensure_one()
        baris = self.env["ekinerja.batas.pola"].search([("name", "=", self.pola), ("company_id", "in", (False, self.company_id.id))])
        # an own row of the instansi stands for the shared one
        return {(row.jenis, row.lingkup): row for row in baris.sorted(lambda row: bool(row.company_id))}

    def _perubahan(self):
        """What stands now and what would stand, per kind of entry: ``[{"jenis", "kini", "nanti", "berubah"}]``."""
        self.ensure_one()
        batas = self.env["ekinerja.batas"]
        kata = {name: dict(batas._fields[name]._description_selection(self.env)) for name in ("jenis", "lingkup", "kebijakan")}
        kini = {}
        for row in batas.search([("company_id", "=", self.company_id.id), ("date_start", "<=", self.date_start)]):
            kini.setdefault((row.jenis, row.lingkup), row)

        def sebut(row):
            return f"{row.uraian} ({kata['kebijakan'][row.kebijakan]})" if row and row.kebijakan != "bebas" else kata["kebijakan"]["bebas"]

        return [
            {"jenis": kata["jenis"][jenis], "lingkup": kata["lingkup"][lingkup], "kini": sebut(kini.get((jenis, lingkup))), "nanti": sebut(row),
             "berubah": sebut(kini.get((jenis, lingkup))) != sebut(row)}
            for (jenis, lingkup), row in self._baris_pola().items()
        ]  # fmt: skip

    def action_pakai(self):
        """Rows of the preset from that day on; a row that began on it is changed in place."""
        self.ensure_one()
        batas = self.env["ekinerja.batas"]
        batas.check_access("create")
        if not (baris := self._baris_pola()):
            raise UserError(self.env._("Preset \"%s\" has no rows. Choose another preset.", self.pola))
        ada = {
            (row.jenis, row.lingkup): row
            for row in batas.search([("company_id", "=", self.company_id.id), ("date_start", "=", self.date_start)])
        }
        baru = []
        for kunci, row in baris.items():
            if kunci in ada:
                ada[kunci].write(row._nilai())
            else:
                baru.append(row._nilai() | {"company_id": self.company_id.id, "date_start": self.date_start})
        batas.create(baru)
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.batas_action") | {"target": "main"}
