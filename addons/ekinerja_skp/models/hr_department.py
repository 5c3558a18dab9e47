from odoo import api, models
from odoo.tools import SQL


class HrDepartment(models.Model):
    """What of this addon uses a unor."""

    _inherit = "hr.department"

    @api.model
    def _bukan_pemakaian(self):
        # every unor has a matriks peran hasil, also before anybody filled it
        kosong = SQL("NOT EXISTS (SELECT FROM ekinerja_matriks_peran p WHERE p.matriks_id = ekinerja_matriks.id)")
        return super()._bukan_pemakaian() | {"ekinerja.matriks": kosong}
