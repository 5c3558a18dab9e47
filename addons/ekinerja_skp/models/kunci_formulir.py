from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

TABEL = "ekinerja_kunci_formulir"
# how long a second press of the same button is recognised
BERLAKU = timedelta(days=2)


class SudahDikirim(Exception):
    """This form was sent before."""


class EkinerjaKunciFormulir(models.AbstractModel):
    """Keys of portal forms that were accepted: the second request of two equal ones enters nothing.

    Two requests at the same moment are told apart by the primary key: the later one waits for the earlier. A refused form takes its key
    back with everything else, so it may be sent again. The table is no model: nobody reads it.
    """

    _name = "ekinerja.kunci.formulir"
    _description = "Keys of sent forms"

    def init(self):
        self.env.cr.execute(SQL(
            "CREATE TABLE IF NOT EXISTS %s (kunci varchar PRIMARY KEY, waktu timestamp NOT NULL)", SQL.identifier(TABEL)
        ))  # fmt: skip

    @api.model
    def _pakai(self, kunci):
        """Use a key once.

        :param kunci: 32 letters and digits; forms without one are not guarded
        :raises SudahDikirim: it was used
        """
        if not isinstance(kunci, str) or len(kunci) != 32 or not kunci.isalnum():
            return
        # bound to the user, so that nobody uses up the key of another one
        baru = self.env.execute_query(SQL(
            "INSERT INTO %s (kunci, waktu) VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING kunci",
            SQL.identifier(TABEL), f"{self.env.uid}-{kunci}", fields.Datetime.now(),
        ))  # fmt: skip
        if not baru:
            raise SudahDikirim

    @api.autovacuum
    def _gc_kunci(self):
        self.env.cr.execute(SQL("DELETE FROM %s WHERE waktu < %s", SQL.identifier(TABEL), fields.Datetime.now() - BERLAKU))
