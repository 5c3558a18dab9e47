from odoo import models

from ..tools.konteks import sedang_impor


class HrEmployee(models.Model):
    """Pegawai that an import brings: no note that recommends an onboarding plan, eight thousand times."""

    _inherit = "hr.employee"

    def _message_log_batch(self, bodies, *args, **kwargs):
        if sedang_impor(self.env):
            return self.env["mail.message"]
        return super()._message_log_batch(bodies, *args, **kwargs)
