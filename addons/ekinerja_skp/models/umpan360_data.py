from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..calc.umpan360 import KELOMPOK


class EkinerjaUmpan360Pertanyaan(models.Model):
    """Question of the umpan balik 360, on one core value BerAKHLAK (Semarang: standar perilaku kerja)."""

    _name = "ekinerja.umpan360.pertanyaan"
    _inherit = "ekinerja.bersama"
    _description = "Question of the umpan balik 360"
    _order = "perilaku_id, sequence, id"

    name = fields.Text("Question", required=True, translate=False)
    perilaku_id = fields.Many2one("ekinerja.perilaku", "Perilaku kerja", required=True, index=True, ondelete="restrict")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", "Instansi", index="btree_not_null", help="Empty: used by every instansi without questions of its own.")

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "A question needs a text.")

    @api.model
    def _berlaku(self, company):
        """Questions of an instansi: its own ones, else the shared ones."""
        # sudo: ekinerja.umpan360.pertanyaan - shown to every rater
        semua = self.sudo().search([("company_id", "in", [False, company.id])])
        return semua.filtered("company_id") or semua


class EkinerjaUmpan360Bobot(models.Model):
    """Weights of the groups in the result, with the day from which they hold; the sum is 100."""

    _name = "ekinerja.umpan360.bobot"
    _inherit = "ekinerja.bersama"
    _description = "Weights of the umpan balik 360"
    _order = "susunan, date_start desc, id"

    susunan = fields.Selection([("staf", "With staff"), ("tanpa_staf", "Without staff")], "For pegawai", required=True, default="tanpa_staf")
    date_start = fields.Date("In force from", required=True)
    bobot_pimpinan = fields.Integer("Pimpinan (%)", required=True, aggregator=None)
    bobot_rekan = fields.Integer("Rekan kerja (%)", required=True, aggregator=None)
    bobot_staf = fields.Integer("Staf (%)", required=True, aggregator=None)
    company_id = fields.Many2one("res.company", "Instansi", index="btree_not_null", help="Empty: holds for every instansi without weights of its own.")

    _not_negative = models.Constraint("CHECK (LEAST(bobot_pimpinan, bobot_rekan, bobot_staf) >= 0)", "A weight cannot be negative.")

    @api.depends("susunan", "date_start")
    def _compute_display_name(self):
        kata = dict(self._fields["susunan"]._description_selection(self.env))
        for bobot in self:
            bobot.display_name = f"{kata.get(bobot.susunan, '')} {bobot.date_start or ''}".strip()

    @api.constrains("bobot_pimpinan", "bobot_rekan", "bobot_staf")
    def _check_jumlah(self):
        for bobot in self:
            if (jumlah := bobot.bobot_pimpinan + bobot.bobot_rekan + bobot.bobot_staf) != 100:
                raise ValidationError(self.env._("The weights add up to %s percent. Change them so that they make 100.", jumlah))

    @api.model
    def _pada(self, company, tanggal):
        """Weights on a day: ``{susunan: {group: percent}}``; those of the instansi before the shared ones, the latest first."""
        # sudo: ekinerja.umpan360.bobot - a figure of the instansi, needed for a result of the reader
        semua = self.sudo().search([("company_id", "in", [False, company.id]), ("date_start", "<=", tanggal)])
        hasil = {}
        for bobot in semua.sorted(lambda b: (bool(b.company_id), b.date_start), reverse=True):
            hasil.setdefault(bobot.susunan, {kelompok: bobot[f"bobot_{kelompok}"] for kelompok in KELOMPOK})
        return hasil
