from odoo import api, models


class EkinerjaBawaan(models.AbstractModel):
    """Read-only fields start from the default of the model alone.

    Odoo takes the default of a missing value from ``default_*`` in the context and from the defaults that every internal user may set for
    themselves, also when a client calls create: a status that only actions write would come in by that door.
    """

    _name = "ekinerja.bawaan"
    _description = "Read-only fields start as the model says"

    @api.model
    def default_get(self, fields):
        tertutup = [name for name in fields if name in self._fields and self._fields[name].readonly and self._fields[name].store]
        nilai = super().default_get([name for name in fields if name not in tertutup])
        for name in tertutup:
            field = self._fields[name]
            if field.default:
                value = field.convert_to_cache(field.default(self), self, validate=False)
                nilai[name] = field.convert_to_write(field.convert_to_record(value, self), self)
        return nilai

    def write(self, vals):
        """The rules are asked before a write; a record that a write moves to another document or person is asked about there, too."""
        result = super().write(vals)
        if not self.env.su and any(name in self._fields and self._fields[name].type == "many2one" for name in vals):
            self.check_access("write")
        return result
