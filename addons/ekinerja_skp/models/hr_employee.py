from odoo import models
from odoo.fields import Domain


class HrEmployee(models.Model):
    """What a change of the data of people concerns here."""

    _inherit = "hr.employee"

    def _ekinerja_dokumen_terbuka(self):
        """SKP whose range is not over, and evaluations that are not final."""
        # sudo: ekinerja.skp, ekinerja.evaluasi - an administrator of the people is told how many documents a change concerns
        skp, evaluasi = self.env["ekinerja.skp"].sudo(), self.env["ekinerja.evaluasi"].sudo()
        terbuka = Domain.OR(
            Domain("company_id", "=", company.id) & Domain("date_end", ">=", company._ekinerja_hari_ini())
            for company in self.company_id
        )
        milik = Domain("employee_id", "in", self.ids)
        return super()._ekinerja_dokumen_terbuka() | {
            "ekinerja.skp": skp.search(milik & terbuka),
            "ekinerja.evaluasi": evaluasi.search(Domain("skp_id", "any", milik) & Domain("state", "!=", "final")),
        }
