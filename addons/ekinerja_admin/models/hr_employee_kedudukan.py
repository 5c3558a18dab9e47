from odoo import api, fields, models
from odoo.fields import Domain


class HrEmployee(models.Model):
    """Effect of the kedudukan hukum: who makes no SKP and is not evaluated (PermenPANRB 6/2022, attachment, II.C.8)."""

    _inherit = "hr.employee"

    is_dinilai = fields.Boolean(
        "Assessable", compute="_compute_is_dinilai", search="_search_is_dinilai", groups="hr.group_hr_user,base.group_system",
        help="Makes an SKP and is evaluated, as the kedudukan hukum of today says. People without kedudukan hukum are.",
    )  # fmt: skip

    @api.depends("kedudukan_hukum_id.is_dinilai")
    def _compute_is_dinilai(self):
        for employee in self:
            employee.is_dinilai = not employee.kedudukan_hukum_id or employee.kedudukan_hukum_id.is_dinilai

    def _search_is_dinilai(self, operator, value):
        if operator != "in":
            return NotImplemented
        dinilai = Domain("kedudukan_hukum_id", "=", False) | Domain("kedudukan_hukum_id.is_dinilai", "=", True)
        tidak = Domain("kedudukan_hukum_id.is_dinilai", "=", False) & Domain("kedudukan_hukum_id", "!=", False)
        return Domain.OR(([dinilai] if True in value else []) + ([tidak] if False in value else []))

    def _ekinerja_kedudukan_tidak_dinilai(self, tanggal, versi=None):
        """Kedudukan hukum that keeps people from being assessed on a day: ``{employee id: its name}``, empty for all others.

        :param date tanggal: day whose version counts
        :param versi: the versions of that day, where the caller has them
        """
        versi = versi or self._ekinerja_versi_pada(tanggal)
        # sudo: ekinerja.kedudukan.hukum - a code table, told to whoever asks why there is no SKP
        kedudukan = {employee.id: versi[employee.id].kedudukan_hukum_id.sudo() for employee in self}
        return {employee_id: satu.name for employee_id, satu in kedudukan.items() if satu and not satu.is_dinilai}

    def _ekinerja_dapat_dinilai(self, tanggal):
        """Those of these people who make an SKP and are evaluated, as of a day; two queries whatever the number of people."""
        tidak = self._ekinerja_kedudukan_tidak_dinilai(tanggal)
        return self.filtered(lambda employee: employee.id not in tidak)
