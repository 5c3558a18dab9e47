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
