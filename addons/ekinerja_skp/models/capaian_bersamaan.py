from odoo import models
from odoo.exceptions import ConcurrencyError
from odoo.tools import SQL

from .capaian_hitung import TERISI


class EkinerjaCapaianOrganisasi(models.Model):
    """A rating and FINAL in the same moment: the frozen distribution has every rating that was given before it, and none comes after.

    Who rates shares the lock on the capaian of the unit with all others who rate; FINAL has it alone. So FINAL waits for ratings that are being
    stored, and a rating that comes while FINAL runs is tried again by Odoo and then refused. What was stored between the begin of FINAL and its
    lock is not in its view of the database: then FINAL is tried again.
    """

    _inherit = "ekinerja.capaian.organisasi"

    def _tahan_final(self):
        """Nobody makes these capaian final until the rating of this transaction is stored; one statement for any number."""
        if self:
            self.env.execute_query(SQL("SELECT id FROM ekinerja_capaian_organisasi WHERE id IN %s ORDER BY id FOR SHARE", tuple(sorted(self.ids))))

    def _kunci_final(self):
        hasil = super()._kunci_final()
        if self._nilai_tak_terlihat():
            raise ConcurrencyError("a rating was stored since this transaction began")
        return hasil

    def _nilai_tak_terlihat(self):
        """Whether somebody stored a rating of these units, or took one back, that this transaction does not see."""
        semua = self.sudo()  # sudo: ekinerja.capaian.organisasi - keys of records whose right was checked
        kunci = SQL(", ").join(SQL("(%s, %s, %s)", *satu) for satu in {(row.company_id.id, row.tahun, row.periode_id.id) for row in semua})
        query = SQL(
            """SELECT id, skp_id, CASE WHEN state IN %s THEN predikat END FROM ekinerja_evaluasi WHERE (company_id, tahun, periode_id) IN (%s)""",
            TERISI, kunci,
        )  # fmt: skip
        self.env["ekinerja.evaluasi"].flush_model()
        terlihat = {evaluasi_id: predikat for evaluasi_id, _skp_id, predikat in self.env.execute_query(query)}
        with self.env.registry.cursor() as cr:
            env = semua.with_env(semua.env(cr=cr)).env
            skp_ids = {skp_id for evaluasi_id, skp_id, predikat in env.execute_query(query) if terlihat.get(evaluasi_id) != predikat}
            unor = env["ekinerja.skp"].browse(skp_ids)._unor_capaian().values()
            return not {satu.id for satu in unor}.isdisjoint(semua.department_id.ids)
