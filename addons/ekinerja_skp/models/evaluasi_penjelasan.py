from markupsafe import Markup
from odoo import api, fields, models

from .pilihan import RATING


class EkinerjaEvaluasi(models.Model):
    """What the ratings mean: the three steps beside the choice, the cell of the matrix under the predikat (SMG-ASN-09 to 11, BKN-SKP-15)."""

    _inherit = "ekinerja.evaluasi"

    panduan_hasil = fields.Html("Steps of hasil kerja", compute="_compute_panduan")
    panduan_perilaku = fields.Html("Steps of perilaku kerja", compute="_compute_panduan")
    penjelasan = fields.Char("Why this predikat", compute="_compute_penjelasan")

    @api.depends("periode_id", "tahun", "company_id")
    def _compute_panduan(self):
        kata = dict(self._fields["rating_hasil"]._description_selection(self.env))
        sama = {}
        for evaluasi in self:
            # sudo: ekinerja.periode - last day of the period
            akhir = evaluasi.periode_id.sudo().tanggal(evaluasi.tahun)["akhir"] if evaluasi.periode_id and evaluasi.tahun else fields.Date.today()
            kunci = (evaluasi.company_id, akhir)
            if kunci not in sama:
                panduan = self.env["ekinerja.rating.panduan"]._pada(*kunci)
                sama[kunci] = {
                    jenis: Markup("<dl class='mb-0 small text-muted'>%s</dl>") % Markup("").join(
                        Markup("<dt>%s</dt><dd class='mb-1'>%s</dd>") % (kata[rating], panduan[jenis, rating].name)
                        for rating, _label in RATING if (jenis, rating) in panduan
                    )
                    for jenis in ("hasil", "perilaku")
                }  # fmt: skip
            evaluasi.panduan_hasil, evaluasi.panduan_perilaku = sama[kunci]["hasil"], sama[kunci]["perilaku"]

    @api.depends("rating_hasil", "rating_perilaku", "predikat")
    def _compute_penjelasan(self):
        kata = dict(self._fields["rating_hasil"]._description_selection(self.env))
        predikat = dict(self._fields["predikat"]._description_selection(self.env))
        for evaluasi in self:
            evaluasi.penjelasan = evaluasi.predikat and self.env._(
                "Hasil kerja %(results)s and perilaku kerja %(behaviour)s give the predikat %(predikat)s (PermenPANRB 6/2022, Lampiran IV.B.3).",
                results=kata[evaluasi.rating_hasil], behaviour=kata[evaluasi.rating_perilaku], predikat=predikat[evaluasi.predikat],
            )  # fmt: skip
