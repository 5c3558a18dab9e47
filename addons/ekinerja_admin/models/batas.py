from datetime import date

from odoo import api, fields, models
from odoo.fields import Domain

# rows that were there from the start hold for every year
SEJAK_AWAL = date(2000, 1, 1)
POLA_AWAL = "BKN e-Kinerja"


class EkinerjaBatas(models.Model):
    """Deadline policy: until when an entry of a kind is accepted, and what happens afterwards, per instansi.

    The policy of an entry is the one in force on its first day: a new row changes what begins on its date or later, never what began before.
    """

    _name = "ekinerja.batas"
    _inherit = "ekinerja.batas.aturan"
    _description = "Deadline policy"
    _order = "company_id, jenis, lingkup desc, date_start desc, id desc"

    date_start = fields.Date(
        "In force from", required=True, default=lambda self: self.env.company._ekinerja_hari_ini(),
        help="Holds for what begins on this day or later: a period, a day, a year.",
    )  # fmt: skip
    company_id = fields.Many2one(
        "res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company, ondelete="cascade"
    )
    is_berlaku = fields.Boolean("In force today", compute="_compute_is_berlaku", search="_search_is_berlaku")

    _one_per_day = models.Constraint(
        "UNIQUE (company_id, jenis, lingkup, date_start)",
        "In force from: this kind of entry already has a policy from that day. Change that row, or choose another day.",
    )

    @api.depends("jenis", "lingkup", "date_start")
    def _compute_display_name(self):
        kata = {name: dict(self._fields[name]._description_selection(self.env)) for name in ("jenis", "lingkup")}
        for row in self:
            row.display_name = f"{kata['jenis'].get(row.jenis, '')} ({kata['lingkup'].get(row.lingkup, '')}) {row.date_start or ''}"

    @api.depends("company_id", "jenis", "lingkup", "date_start")
    def _compute_is_berlaku(self):
        berlaku = self._berlaku(self.company_id)
        for row in self:
            row.is_berlaku = row._origin in berlaku

    def _search_is_berlaku(self, operator, value):
        if operator != "in":
            return NotImplemented
        semua = self.search([("company_id", "in", self.env.companies.ids)])
        return [("id", "in" if True in value else "not in", self._berlaku(semua.company_id).ids)]

    @api.model
    def _berlaku(self, companies):
        """Rows in force today: per kind the one that began last."""
        hasil = {}
        hari_ini = {company.id: company._ekinerja_hari_ini() for company in companies}
        for row in self.search([("company_id", "in", companies.ids)]):
            if row.date_start <= hari_ini[row.company_id.id]:
                hasil.setdefault((row.company_id.id, row.jenis, row.lingkup), row.id)
        return self.browse(hasil.values())

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()

    @api.model
    def _siapkan(self, companies):
        """The policy that an instansi starts with: that of BKN e-Kinerja, for instansi without any."""
        # sudo: ekinerja.batas.pola - shipped presets, whoever makes the instansi
        pola = self.env["ekinerja.batas.pola"].sudo().search([("name", "=", POLA_AWAL), ("company_id", "=", False)])
        baru = companies - self.search([("company_id", "in", companies.ids)]).company_id
        return self.create([row._nilai() | {"company_id": company.id, "date_start": SEJAK_AWAL} for company in baru for row in pola])

    @api.model
    def _siapkan_semua(self):
        """At installation: every instansi that is there already."""
        self._siapkan(self.env["res.company"].search(Domain.TRUE))


class EkinerjaBatasPola(models.Model):
    """A row of a preset: deadlines as another instansi has them, to start from."""

    _name = "ekinerja.batas.pola"
    _inherit = ["ekinerja.bersama", "ekinerja.batas.aturan"]
    _description = "Preset of deadlines"
    _order = "name, jenis, lingkup desc, id"

    name = fields.Char("Preset", required=True)
    company_id = fields.Many2one(
        "res.company", "Instansi", index="btree_not_null", help="Empty: for every instansi.",
        default=lambda self: not self.env.is_admin() and self.env.company,
    )  # fmt: skip

    _one_per_preset = models.UniqueIndex(
        "(name, jenis, lingkup, COALESCE(company_id, 0))", "Preset: it already has a row of this kind of entry. Change that row."
    )
