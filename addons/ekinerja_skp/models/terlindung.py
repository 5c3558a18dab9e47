from odoo import api, models
from odoo.exceptions import UserError


class EkinerjaTerlindung(models.AbstractModel):
    """What a field declares as read-only is written by methods only, also when a client calls create or write.

    ``_diisi_sendiri`` names read-only fields that the model's own create or write fills, after it dropped or refused what came from outside;
    ``_tetap`` names fields that may be given on creation and never change afterwards.
    """

    _name = "ekinerja.terlindung"
    _inherit = "ekinerja.bawaan"
    _description = "Read-only fields are read-only"
    _diisi_sendiri = frozenset()
    _tetap = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._tolak_terlindung(vals, self._diisi_sendiri)
        return super().create(vals_list)

    def write(self, vals):
        self._tolak_terlindung(vals, self._diisi_sendiri, self._tetap)
        return super().write(vals)

    @api.model
    def _tolak_terlindung(self, vals, boleh=frozenset(), tetap=frozenset()):
        """Refuse read-only fields in values from outside; a first ``state`` of draft says nothing new."""
        if self.env.su:
            return
        readonly = {name for name in vals if name in self._fields and self._fields[name].readonly} - boleh
        if vals.get("state") == "draft" and not self.ids:
            readonly.discard("state")
        terlarang = sorted(readonly | tetap.intersection(vals))
        if terlarang:
            raise UserError(
                self.env._("%s cannot be written: use the actions of the document (submit, approve, return, refresh data, evaluate).", ", ".join(terlarang))
            )
