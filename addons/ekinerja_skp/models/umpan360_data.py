from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

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

    @api.model_create_multi
    def create(self, vals_list):
        pertanyaan = super().create(vals_list)
        pertanyaan._periksa_berjalan()
        return pertanyaan

    def write(self, vals):
        if isi := vals.keys() - {"sequence"}:
            self._periksa_berjalan()
        result = super().write(vals)
        if isi:
            self._periksa_berjalan()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_berjalan(self):
        self._periksa_berjalan()

    def _periksa_berjalan(self):
        """Questions stay once answers have come in: one that is added or taken away would tell one rater from the others."""
        if self.env.su:
            return
        domain = [("peserta_id.umpan360_id.state", "=", "berjalan")]
        if all(pertanyaan.company_id for pertanyaan in self):
            domain.append(("company_id", "in", self.company_id.ids))
        # sudo: ekinerja.umpan360.rekap - whether there is an answer; another instansi uses the shared questions, too
        if jawaban := self.env["ekinerja.umpan360.rekap"].sudo().search(domain, limit=1):
            raise UserError(self.env._("%s has answers already: the questions stay as they are until it is closed.", jawaban.peserta_id.umpan360_id.name))

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
