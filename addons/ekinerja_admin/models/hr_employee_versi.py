from odoo import fields, models


class HrEmployee(models.Model):
    """The version of today, found for a thousand people at once."""

    _inherit = "hr.employee"

    def _compute_current_version_id(self):
        """As the method of Odoo, which asks once for each person: whoever is placed anew with many others is one of many.

        Today is that of the instansi: Odoo's own, in UTC, begins seven to nine hours later, after the jobs of the night.
        """
        # sudo: res.company - time zone setting
        hari = {company: company._ekinerja_hari_ini() for company in self.company_id.sudo()}
        semua = {}
        for version in self.env["hr.version"].search([("employee_id", "in", self.ids)], order="employee_id, date_version desc"):
            semua.setdefault(version.employee_id.id, []).append(version)
        for employee in self:
            milik = semua.get(employee._origin.id, [])
            hari_ini = hari.get(employee.company_id.sudo(), fields.Date.today())  # sudo: res.company - a key
            kini = next((version for version in milik if version.date_version <= hari_ini), None) or employee.version_ids[:1]
            # what depends on it is left alone where it stays
            if employee.current_version_id != kini:
                employee.current_version_id = kini
