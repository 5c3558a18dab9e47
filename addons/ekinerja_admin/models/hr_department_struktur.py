from odoo import models
from odoo.tools import SQL


class HrDepartment(models.Model):
    """The atasan of people follow the structure: who is concerned by a change of it."""

    _inherit = "hr.department"

    def _pegawai_ikut_struktur(self):
        """People whose atasan may be another one after a change of head or place of these unor.

        Everybody in them; below them the heads, and everybody of a unor without head, because their atasan is looked for further up.
        """
        if not self:
            return self.env["hr.employee"]
        self.env.flush_all()
        rows = self.env.execute_query(SQL(
            """SELECT DISTINCT e.id
                 FROM hr_department pangkal
                 JOIN hr_department d ON d.parent_path LIKE pangkal.parent_path || '%%'
                 JOIN hr_version v ON v.department_id = d.id
                 JOIN hr_employee e ON e.current_version_id = v.id AND e.active
                WHERE pangkal.id = ANY(%s) AND (d.id = pangkal.id OR d.manager_id IS NULL OR d.manager_id = e.id)
                ORDER BY e.id""",
            self.ids,
        ))  # fmt: skip
        return self.env["hr.employee"].browse([employee_id for employee_id, in rows])

    def web_save(self, vals, specification, next_id=None):
        """A change of head or place on the form holds from today, for the atasan of the people too.

        Imports and dialogs write many unor and derive the atasan themselves; what is written otherwise follows by the nightly job.
        """
        ada = self.exists()
        result = super().web_save(vals, specification, next_id=next_id)
        if ada and not {"manager_id", "parent_id"}.isdisjoint(vals):
            # sudo: ekinerja.atasan - whoever may change the structure changes what is derived from it
            atasan = self.env["ekinerja.atasan"].sudo()
            for company, unor in ada.grouped("company_id").items():
                atasan.with_company(company)._perbarui_dari_struktur(unor._pegawai_ikut_struktur(), company._ekinerja_hari_ini())
        return result
