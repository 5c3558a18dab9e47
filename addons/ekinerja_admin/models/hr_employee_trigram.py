import logging

import psycopg2
from odoo import api, fields, models
from odoo.fields import Domain
from odoo.modules.db import has_trigram

from ..calc import nip as calc

_logger = logging.getLogger(__name__)


class HrEmployee(models.Model):
    """Search of pegawai by NIP or name: a few letters or digits, in trigram indexes (BKN-PEG-04)."""

    _inherit = "hr.employee"
    _rec_names_search = ("name", "nip")

    name = fields.Char(index="trigram")

    def init(self):
        """The extension behind the trigram indexes: a database that Odoo did not create itself lacks it, and the indexes with it."""
        super().init()
        if self.env.registry.has_trigram:
            return
        try:
            with self.env.cr.savepoint():
                self.env.cr.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except psycopg2.Error as error:
            _logger.warning("Without the extension pg_trgm the search of pegawai reads the whole table: %s", error)
        self.env.registry.has_trigram = has_trigram(self.env.cr)

    @api.model
    def _search_display_name(self, operator, value):
        return domain_nip_atau_nama(operator, value) or super()._search_display_name(operator, value)


class HrEmployeePublic(models.Model):
    """The same search for colleagues, who see the public columns."""

    _inherit = "hr.employee.public"
    _rec_names_search = ("name", "nip")

    @api.model
    def _search_display_name(self, operator, value):
        return domain_nip_atau_nama(operator, value) or super()._search_display_name(operator, value)


def domain_nip_atau_nama(operator, value):
    """Digits, with the blanks of a printed NIP or without, are looked for in the NIP only, letters in the name only."""
    if operator not in ("ilike", "=ilike", "like", "=like") or not isinstance(value, str) or not value.strip():
        return None
    angka = calc.angka(value)
    return Domain("nip", operator, angka) if angka.isdigit() else Domain("name", operator, value)
