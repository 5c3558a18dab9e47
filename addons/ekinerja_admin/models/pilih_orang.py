from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Command

PILIH = frozenset({Command.LINK, Command.UNLINK, Command.SET, Command.CLEAR})


class EkinerjaPilihOrang(models.AbstractModel):
    """People may be named by a user who cannot read employees as an HR officer does: chosen only, never made or changed.

    ``_pilih_orang`` are the many2many fields of hr.employee. Who may be named is for the model to check.
    """

    _name = "ekinerja.pilih.orang"
    _description = "Choosing people"
    _pilih_orang = ()

    @api.model_create_multi
    def create(self, vals_list):
        terpisah = [self._pisah_orang(vals) for vals in vals_list]
        records = super().create([sisa for sisa, _orang in terpisah])
        for record, (_sisa, orang) in zip(records, terpisah, strict=True):
            record._isi_orang(orang)
        return records

    def write(self, vals):
        sisa, orang = self._pisah_orang(vals)
        result = super().write(sisa) if sisa or not orang else True
        if orang:
            self.check_access("write")
            self._isi_orang(orang)
        return result

    @api.model
    def _pisah_orang(self, vals):
        orang = {} if self.env.su or self.env["hr.employee"].has_access("read") else {n: vals[n] for n in self._pilih_orang if n in vals}
        for perintah in orang.values():
            if any(not isinstance(satu, list | tuple) or satu[0] not in PILIH for satu in perintah):
                raise AccessError(self.env._("Pegawai can only be chosen from those that exist."))
        # a form sends what is empty as well: nothing to link, nothing to check
        return {name: value for name, value in vals.items() if name not in orang}, {name: perintah for name, perintah in orang.items() if perintah}

    def _isi_orang(self, orang):
        if orang:
            # sudo: hr.employee - links only; the constraints of the model say who may be named
            self.sudo().write(orang)
