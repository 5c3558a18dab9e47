from odoo import models
from odoo.tools import SQL, split_every

from ..calc.predikat import MATRIKS

UKURAN_BLOK = 20_000


class EkinerjaEvaluasi(models.Model):
    """Predikat are kept values: written with the ratings, and brought in line for any set by one statement a block."""

    _inherit = "ekinerja.evaluasi"

    def _segarkan_predikat(self):
        """Write the predikat that the ratings give where another one stands; the Final one of the SKP follows.

        :returns: number of evaluations that changed
        """
        self.flush_model(["rating_hasil", "rating_perilaku", "predikat", "state"])
        isi = SQL("CASE %s END", SQL(" ").join(
            SQL("WHEN rating_hasil = %s AND rating_perilaku = %s THEN %s", hasil, perilaku, nilai) for (hasil, perilaku), nilai in MATRIKS.items()
        ))  # fmt: skip
        berubah = []
        for blok in split_every(UKURAN_BLOK, sorted(self._ids), list):
            # a block without gaps is read as a range, which is faster than twenty thousand look-ups
            rapat = blok[-1] - blok[0] + 1 == len(blok)
            milik = SQL("id BETWEEN %s AND %s", blok[0], blok[-1]) if rapat else SQL("id = ANY(%s)", blok)
            berubah += self.env.execute_query(SQL(
                "UPDATE ekinerja_evaluasi SET predikat = %(isi)s WHERE %(milik)s AND predikat IS DISTINCT FROM %(isi)s RETURNING id, skp_id",
                isi=isi, milik=milik,
            ))  # fmt: skip
        for blok in split_every(UKURAN_BLOK, {skp_id for _id, skp_id in berubah}, list):
            self.env.execute_query(SQL(
                """UPDATE ekinerja_skp s SET predikat_akhir = e.predikat
                     FROM ekinerja_evaluasi e JOIN ekinerja_periode p ON p.id = e.periode_id AND p.jenis = 'final'
                    WHERE e.skp_id = s.id AND s.id = ANY(%s) AND e.state <> 'draft' AND s.predikat_akhir IS DISTINCT FROM e.predikat RETURNING s.id""",
                blok,
            ))  # fmt: skip
        if berubah:
            self.invalidate_model(["predikat"])
            self.env["ekinerja.skp"].invalidate_model(["predikat_akhir"])
        return len(berubah)
