from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..calc import batas as calc

JENIS = [("target", "Target"), ("realisasi", "Realisasi"), ("harian", "Kegiatan harian"), ("verifikasi", "Verifikasi"), ("penilaian", "Penilaian")]
LINGKUP = [("tahunan", "Tahunan"), ("periodik", "Periodik")]
ATURAN = [
    ("batas_periode", "Batas pengisian of the period"),
    ("tanggal", "A date of the year"),
    ("tanggal_berikut", "A date of the next year"),
    ("bulan_ini", "A day of the month in which it begins"),
    ("bulan_berikut", "A day of the month after its end"),
    ("hari_kalender", "A number of calendar days after its end"),
    ("hari_kerja", "A number of working days after its end"),
]
KEBIJAKAN = [("tolak", "Refuse"), ("peringatan", "Warn only"), ("bebas", "No deadline")]


class EkinerjaBatasAturan(models.AbstractModel):
    """The rule of a deadline, as the policy of an instansi and the presets hold it."""

    _name = "ekinerja.batas.aturan"
    _description = "Rule of a deadline"

    jenis = fields.Selection(JENIS, "Kind of entry", required=True)
    lingkup = fields.Selection(
        LINGKUP, required=True, default="periodik",
        help="Tahunan: the SKP of the year, the evaluation of the Final period. Periodik: entries of a period or of a day.",
    )  # fmt: skip
    aturan = fields.Selection(ATURAN, "Last day", required=True, default="batas_periode")
    bulan_hari = fields.Char("Date (mm-dd)", help="31 Januari is 01-31.")
    hari = fields.Integer("Day or days", aggregator=None)
    kebijakan = fields.Selection(KEBIJAKAN, "Afterwards", required=True, default="tolak")
    sumber = fields.Char("Source", help="The rule that the deadline comes from.")
    uraian = fields.Char("Deadline", compute="_compute_uraian")

    @api.depends("aturan", "bulan_hari", "hari")
    def _compute_uraian(self):
        for row in self:
            row.uraian = calc.uraian(row._aturan()) if row.aturan else ""

    @api.constrains("jenis", "lingkup", "aturan", "bulan_hari", "hari")
    def _check_aturan(self):
        for row in self:
            nama = dict(self._fields["jenis"]._description_selection(self.env))[row.jenis]
            try:
                calc.periksa_aturan(row._aturan())
            except ValueError as error:
                raise ValidationError(self.env._("Deadline of %(kind)s: %(reason)s", kind=nama, reason=error)) from error
            if row.lingkup == "tahunan" and row.jenis not in ("target", "penilaian"):
                raise ValidationError(
                    self.env._("Lingkup \"Tahunan\" does not exist for %s: only target and penilaian are made once a year. Choose Periodik.", nama)
                )
            if row.lingkup == "tahunan" and row.jenis == "target" and row.aturan == "batas_periode":
                raise ValidationError(
                    self.env._("Last day \"Batas pengisian of the period\" does not fit %s of the year, which has no period. Choose a date of the year.", nama)
                )

    def _aturan(self):
        """The rule as plain values."""
        self.ensure_one()
        return calc.Aturan(self.aturan, self.bulan_hari or "", self.hari)

    def _nilai(self):
        """Values that make a rule equal to another."""
        self.ensure_one()
        return {name: self[name] for name in ("jenis", "lingkup", "aturan", "bulan_hari", "hari", "kebijakan", "sumber")}
