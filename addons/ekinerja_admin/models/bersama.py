from odoo import api, models
from odoo.exceptions import AccessError


class EkinerjaBersama(models.AbstractModel):
    """Records without an instansi hold for all: an administrator of the system keeps them, an instansi makes its own."""

    _name = "ekinerja.bersama"
    _description = "Shared records belong to the system"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._tolak_bersama()
        return records

    def write(self, vals):
        self._tolak_bersama()
        result = super().write(vals)
        self._tolak_bersama()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_bersama(self):
        self._tolak_bersama()

    def _tolak_bersama(self):
        if not self.env.is_admin() and (bersama := self.filtered(lambda record: not record.company_id)):
            raise AccessError(self._pesan_bersama(bersama[0]))

    @api.model
    def _pesan_bersama(self, record):
        return self.env._("%s is shared by every instansi. Make one for your own instansi.", record.display_name)
