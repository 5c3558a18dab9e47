from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_datetime


class EkinerjaBersamaan(models.AbstractModel):
    """Two people with the same form open: the second to save is told, nothing of the first is overwritten.

    Odoo's web client saves without asking what happened since the form was opened. A form of a model with this mixin shows the invisible
    field ``versi_dibaca``; the client sends back what it read (``static/src/bersamaan``) and :meth:`write` compares. A client of the
    external API may do the same. Values without the field are written as always.
    """

    _name = "ekinerja.bersamaan"
    _description = "Editing at the same time"

    versi_dibaca = fields.Char(compute="_compute_versi_dibaca", export_string_translation=False)

    def _compute_versi_dibaca(self):
        for record in self:
            record.versi_dibaca = record._perubahan_terakhir()[0]

    def _bersamaan_bagian(self):
        """Records whose change is a change of this one; a model that keeps its data in two tables names both."""
        self.ensure_one()
        return [self]

    def _perubahan_terakhir(self):
        """``(version, who, when)`` of the last change."""
        # sudo: the model itself - who changed a record last is told to whoever may change it
        bagian = [satu.sudo() for satu in self._bersamaan_bagian() if satu.write_date]
        if not bagian:
            return False, self.env["res.users"], False
        akhir = max(bagian, key=lambda satu: satu.write_date)
        return akhir.write_date.isoformat(), akhir.write_uid, akhir.write_date

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([{name: value for name, value in vals.items() if name != "versi_dibaca"} for vals in vals_list])

    def write(self, vals):
        if "versi_dibaca" in vals:
            dibaca = vals["versi_dibaca"]
            vals = {name: value for name, value in vals.items() if name != "versi_dibaca"}
            self._periksa_bersamaan(dibaca)
        return super().write(vals)

    def _periksa_bersamaan(self, dibaca):
        """Refuse when somebody changed one of the records after it was read."""
        for record in self:
            versi, siapa, kapan = record._perubahan_terakhir()
            if dibaca and versi != dibaca:
                zona = self.env.user.tz or self.env.company.ekinerja_tz
                pola = "HH:mm" if kapan.date() == fields.Date.today() else "dd-MM-yyyy HH:mm"
                raise UserError(
                    self.env._(
                        "%(name)s was changed by %(user)s at %(time)s, after you opened it. Nothing of yours was saved: note your changes, "
                        "reload the page and make them again.",
                        name=record.display_name, user=siapa.name, time=format_datetime(self.env, kapan, tz=zona, dt_format=pola),
                    )
                )  # fmt: skip
