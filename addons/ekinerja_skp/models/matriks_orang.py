from collections import Counter

from odoo import models


class HrEmployee(models.Model):
    """Whom a matrix names stays: archived, not deleted."""

    _inherit = "hr.employee"

    def _ekinerja_dokumen_bernama(self):
        # sudo: ekinerja.matriks.peran - counted only, whoever may delete the person
        peran = self.env["ekinerja.matriks.peran"].sudo()
        return super()._ekinerja_dokumen_bernama() + Counter({
            employee.id: banyak for employee, banyak in peran._read_group([("employee_id", "in", self.ids)], ["employee_id"], ["__count"])
        })  # fmt: skip
