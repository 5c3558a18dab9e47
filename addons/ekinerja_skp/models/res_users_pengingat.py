from odoo import fields, models


class ResUsers(models.Model):
    """A person may do without the digest; reminders of deadlines come all the same."""

    _inherit = "res.users"

    ekinerja_ringkasan = fields.Boolean("Daily digest", default=True, help="What waits for you as the penilai, by mail each working day.")

    @property
    def SELF_READABLE_FIELDS(self):
        return [*super().SELF_READABLE_FIELDS, "ekinerja_ringkasan"]

    @property
    def SELF_WRITEABLE_FIELDS(self):
        return [*super().SELF_WRITEABLE_FIELDS, "ekinerja_ringkasan"]
