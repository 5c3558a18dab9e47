from datetime import date, timedelta
from typing import NamedTuple

from odoo import api, fields, models

from odoo.addons.ekinerja_admin.calc.hari_kerja import tambah_hari_kerja

SEJAK_AWAL = date(2000, 1, 1)


class EkinerjaKeberatanAturan(models.Model):
    """Time limits of keberatan: data with a validity date, shared or of one instansi.

    The row in force on the day of receipt decides about filing, that of the day of filing about the decision; an own row of the instansi stands
    for the shared one.
    """

    _name = "ekinerja.keberatan.aturan"
    _inherit = ["ekinerja.bersama", "ekinerja.diaudit"]
    _description = "Time limits of keberatan"
    _order = "company_id, date_start desc, id desc"
    _audit_kolom = ("date_start", "hari_ajukan", "hari_putus", "boleh_lambat")

    date_start = fields.Date(
        "In force from", required=True, default=lambda self: self.env.company._ekinerja_hari_ini(),
        help="Holds for documents received, and keberatan filed, on this day or later.",
    )  # fmt: skip
    hari_ajukan = fields.Integer("Days to file", required=True, default=14, aggregator=None, help="Hari kerja from receipt of the document.")
    hari_putus = fields.Integer("Days to decide", required=True, default=7, aggregator=None, help="Hari kerja from receipt of the keberatan.")
    boleh_lambat = fields.Boolean(
        "Late decision", help="An admin instansi may reopen a keberatan that ended as Terlambat, with a reason; else it stays locked."
    )
    sumber = fields.Char("Source", help="The rule that the time limits come from.")
    company_id = fields.Many2one(
        "res.company", "Instansi", index="btree_not_null", help="Empty: for every instansi.",
        default=lambda self: not self.env.is_admin() and self.env.company,
    )  # fmt: skip

    _one_per_day = models.UniqueIndex(
        "(date_start, COALESCE(company_id, 0))", "In force from: there are already time limits from that day. Change that row, or choose another day."
    )
    _hari_range = models.Constraint(
        "CHECK (hari_ajukan BETWEEN 1 AND 366 AND hari_putus BETWEEN 1 AND 366)", "Days to file and to decide: fill 1 to 366 hari kerja."
    )

    @api.depends("date_start", "hari_ajukan", "hari_putus")
    def _compute_display_name(self):
        for aturan in self:
            aturan.display_name = self.env._("%(file)s / %(decide)s hari kerja from %(date)s", file=aturan.hari_ajukan, decide=aturan.hari_putus,
                                             date=aturan.date_start or "")  # fmt: skip


class Kalender(NamedTuple):
    """Time limits and working days of an instansi, read once for any number of dates."""

    aturan: tuple
    libur: frozenset
    mingguan: frozenset

    def pada(self, hari):
        """``(days to file, days to decide, late decision)`` in force on a day."""
        return next((row[1:] for row in self.aturan if row[0] <= hari), (14, 7, False))

    def batas_ajukan(self, hari):
        return tambah_hari_kerja(hari, self.pada(hari)[0], self.libur, self.mingguan)

    def batas_putusan(self, hari):
        return tambah_hari_kerja(hari, self.pada(hari)[1], self.libur, self.mingguan)


class ResCompany(models.Model):
    """Working days of keberatan."""

    _inherit = "res.company"

    def _ekinerja_kalender_keberatan(self, awal, akhir):
        """Everything that the time limits of days between two dates need: one query for the limits, one for the holidays."""
        self.ensure_one()
        # sudo: ekinerja.keberatan.aturan - time limits are no secret to those who must keep them
        semua = self.env["ekinerja.keberatan.aturan"].sudo().search([("company_id", "in", (False, self.id))], order="date_start desc, id desc")
        milik = semua.filtered("company_id")
        # own rows first; before the first of them the shared ones hold
        rows = [*milik, *(semua - milik)]
        terlama = max((max(row.hari_ajukan, row.hari_putus) for row in rows), default=14)
        # twice as many days and a month: no run of holidays is longer
        libur = self._ekinerja_libur(awal, akhir + timedelta(days=terlama * 2 + 31))
        aturan = tuple((row.date_start, row.hari_ajukan, row.hari_putus, row.boleh_lambat) for row in rows)
        # sudo: resource.calendar - which weekdays are worked is no secret
        return Kalender(aturan, frozenset(libur), frozenset(self.sudo()._ekinerja_libur_mingguan()))
