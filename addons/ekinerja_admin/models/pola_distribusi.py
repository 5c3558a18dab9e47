from datetime import date

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..calc.distribusi import DOMINAN, MAKSIMUM, MINIMUM, NILAI, ORANG, PREDIKAT, Aturan, aturan

SEJAK_AWAL = date(2000, 1, 1)
JENIS = [(DOMINAN, "Is the largest group"), (MINIMUM, "At least (per cent)"), (MAKSIMUM, "At most (per cent)"), (ORANG, "At least (people)")]


class EkinerjaPolaDistribusi(models.Model):
    """The guide of the distribution of predikat as data: one rule a row, valid from a day on (SE MenPANRB 3/2023).

    The rules of a capaian organisasi on a day are those of the latest date among the rows of the instansi; where it has none of its own for
    that value, the shared ones hold.
    """

    _name = "ekinerja.pola.distribusi"
    _inherit = ["ekinerja.bersama", "ekinerja.diaudit"]
    _description = "Guide of the distribution of predikat"
    _order = "nilai, date_start desc, id"
    _audit_kolom = ("nilai", "jenis", "predikat", "predikat_lain", "batas", "date_start", "active")

    nilai = fields.Selection(list(NILAI.items()), "Capaian Organisasi", required=True, index=True)
    jenis = fields.Selection(JENIS, "Rule", required=True, default=MAKSIMUM)
    predikat = fields.Selection(list(PREDIKAT.items()), required=True)
    predikat_lain = fields.Selection(list(PREDIKAT.items()), "and/or", help="Counted together with the first one.")
    batas = fields.Float("Limit", digits=(5, 2), help="Per cent of the rated pegawai, or people, as the rule says.")
    date_start = fields.Date("In force from", required=True, default=SEJAK_AWAL, help="Holds for periods that end on this day or later.")
    sumber = fields.Char("Source", help="Regulation that says so.")
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", "Instansi", index="btree_not_null", help="Empty: for every instansi.",
        default=lambda self: not self.env.is_admin() and self.env.company,
    )  # fmt: skip

    _batas_range = models.Constraint("CHECK (batas >= 0 AND (jenis = 'orang' OR batas <= 100))", "Limit: enter a share between 0 and 100 per cent.")
    _predikat_differ = models.Constraint(
        "CHECK (predikat_lain IS NULL OR predikat_lain <> predikat)", "and/or: choose another predikat than the first one, or leave it empty."
    )

    @api.depends("nilai", "jenis", "predikat", "predikat_lain", "batas")
    def _compute_display_name(self):
        jenis = dict(self._fields["jenis"]._description_selection(self.env))
        for pola in self:
            nama = " / ".join(PREDIKAT[kunci] for kunci in (pola.predikat, pola.predikat_lain) if kunci)
            pola.display_name = f"{NILAI.get(pola.nilai, '')}: {nama} {jenis.get(pola.jenis, '')} {'' if pola.jenis == DOMINAN else f'{pola.batas:g}'}".strip()

    @api.constrains("jenis", "batas")
    def _check_orang(self):
        for pola in self:
            if pola.jenis == ORANG and (pola.batas < 1 or pola.batas != int(pola.batas)):
                raise ValidationError(self.env._("Limit: \"%s\" is no number of people. Enter a whole number, 1 or more.", f"{pola.batas:g}"))

    @api.model
    def _pesan_bersama(self, record):
        return self.env._("%s is shared by every instansi. Press Adjust to make rules of your own.", record.display_name)

    @api.model
    def _pedoman(self, company, tanggal):
        """Rules in force in an instansi on a day: ``{nilai: tuple of calc.distribusi.Aturan}``."""
        # sudo: ekinerja.pola.distribusi - the published guide, whoever reads a distribution
        semua = self.sudo().search(Domain("company_id", "in", (False, company.id)) & Domain("date_start", "<=", tanggal))
        hasil = {}
        for nilai, rows in semua.grouped("nilai").items():
            milik = rows.filtered("company_id") or rows
            terakhir = max(milik.mapped("date_start"))
            hasil[nilai] = tuple(satu._aturan() for satu in milik.filtered(lambda row, t=terakhir: row.date_start == t).sorted("id"))
        return hasil

    def _aturan(self) -> Aturan:
        self.ensure_one()
        return aturan(self.jenis, *filter(None, (self.predikat, self.predikat_lain)), batas=f"{self.batas:.2f}")

    def action_sesuaikan(self):
        """Make the rules of this value the instansi's own, to be changed there, or open those that exist."""
        self.ensure_one()
        self.check_access("read")
        milik = self.search([("nilai", "=", self.nilai), ("company_id", "=", self.env.company.id)])
        if not milik:
            bersama = self.search([("nilai", "=", self.nilai), ("company_id", "=", False)])
            milik = self.create([row.copy_data({"company_id": self.env.company.id})[0] for row in bersama])
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.pola_distribusi_action") | {"domain": [("id", "in", milik.ids)]}
