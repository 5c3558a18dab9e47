from odoo import models


class HrEmployee(models.Model):
    """Pegawai that an import brings: no note that recommends an onboarding plan, eight thousand times."""

    _inherit = "hr.employee"

    def _message_log_batch(self, bodies, *args, **kwargs):
        if self.env.context.get("ekinerja_impor"):
            return self.env["mail.message"]
        return super()._message_log_batch(bodies, *args, **kwargs)
