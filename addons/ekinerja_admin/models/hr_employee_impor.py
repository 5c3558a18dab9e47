from odoo import models


class HrEmployee(models.Model):
    """Pegawai that an import brings: no note that recommends an onboarding plan, eight thousand times."""

    _inherit = "hr.employee"

    def _message_log_batch(
        self, bodies, author_id=None, email_from=None, subject=False, message_type="notification", partner_ids=False, attachment_ids=False,
        tracking_value_ids=False,
    ):  # fmt: skip
        if self.env.context.get("ekinerja_impor"):
            return self.env["mail.message"]
        return super()._message_log_batch(
            bodies, author_id=author_id, email_from=email_from, subject=subject, message_type=message_type, partner_ids=partner_ids,
            attachment_ids=attachment_ids, tracking_value_ids=tracking_value_ids,
        )  # fmt: skip
