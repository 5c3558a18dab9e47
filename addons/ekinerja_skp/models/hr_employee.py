from collections import Counter

from odoo import api, models
from odoo.fields import Domain


class HrEmployee(models.Model):
    """What a change of the data of people concerns here."""

    _inherit = "hr.employee"

    @api.model
    def _ekinerja_jenis_dokumen(self, companies):
        """SKP whose range is not over, and evaluations that are not final."""
        berjalan = Domain.OR(
            Domain("company_id", "=", company.id) & Domain("date_end", ">=", company._ekinerja_hari_ini()) for company in companies
        )
        return super()._ekinerja_jenis_dokumen(companies) | {
            "ekinerja.skp": ("employee_id", berjalan),
            "ekinerja.evaluasi": (
                "skp_id.employee_id", Domain("company_id", "in", companies.ids) & Domain("state", "!=", "final"),
            ),
        }  # fmt: skip

    def _ekinerja_dokumen_bernama(self):
        """SKP of these people, and those in which they are penilai or atasan penilai."""
        # sudo: ekinerja.skp - counted only, whoever may delete the person; old versions name people as well
        skp = self.env["ekinerja.skp"].sudo().with_context(active_test=False)
        jumlah = super()._ekinerja_dokumen_bernama()
        for pihak in ("employee_id", "penilai_id", "atasan_penilai_id"):
            jumlah += Counter({employee.id: banyak for employee, banyak in skp._read_group([(pihak, "in", self.ids)], [pihak], ["__count"])})
        return jumlah
