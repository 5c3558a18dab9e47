"""What hangs on an SKP hangs on the version in force."""

from odoo import api, models
from odoo.exceptions import UserError

from .konteks import sedang_tukar


class SkpBagian(models.AbstractModel):
    """Parts of two versions move between them while they are exchanged, and at no other time."""

    _inherit = "ekinerja.skp.bagian"

    def _periksa_terbuka(self):
        if self.env.su and sedang_tukar(self.env):
            return None
        return super()._periksa_terbuka()


class EkinerjaRencanaAksi(models.Model):
    _inherit = "ekinerja.rencana.aksi"

    @api.constrains("rhk_id")
    def _check_versi(self):
        # sudo: ekinerja.skp - which version the RHK belongs to
        if bad := self.sudo().rhk_id.skp_id.filtered("revisi_dari_id"):
            raise UserError(self.env._("%s is not the SKP in force: rencana aksi belong to the version in force.", bad[0].display_name))


class EkinerjaEvaluasi(models.Model):
    _inherit = "ekinerja.evaluasi"

    @api.constrains("skp_id")
    def _check_versi(self):
        # sudo: ekinerja.skp - which version it is
        if bad := self.sudo().skp_id.filtered("revisi_dari_id"):
            raise UserError(self.env._("%s is not the SKP in force: only the version in force is evaluated.", bad[0].display_name))
