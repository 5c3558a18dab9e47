from markupsafe import Markup
from odoo import api, fields, models


class EkinerjaUmpan360Peserta(models.Model):
    """The result as a small page, for the back office and the portal alike."""

    _inherit = "ekinerja.umpan360.peserta"

    hasil_html = fields.Html("Result of the umpan balik 360", compute="_compute_hasil_html")

    @api.depends_context("uid", "lang")
    def _compute_hasil_html(self):
        hasil = self._hasil()
        for peserta in self:
            peserta.hasil_html = peserta._halaman(hasil[peserta]) if peserta in hasil else False

    def _halaman(self, hasil):
        return self.env["ir.qweb"]._render("ekinerja_skp.umpan360_hasil", {
            "hasil": hasil, "minimum": self.umpan360_id.sudo().minimum, "judul": self.umpan360_id.sudo().name,  # sudo: ekinerja.umpan360 - its name
        })  # fmt: skip


class EkinerjaEvaluasi(models.Model):
    """What the umpan balik 360 of the year says, beside the rating: an input, never a rating by itself (PermenPANRB 6/2022 gives it no weight)."""

    _inherit = "ekinerja.evaluasi"

    umpan360_html = fields.Html("Umpan balik 360", compute="_compute_umpan360_html")

    @api.depends_context("uid", "lang")
    @api.depends("skp_id", "tahun")
    def _compute_umpan360_html(self):
        peserta = self._umpan360()
        hasil = self.env["ekinerja.umpan360.peserta"].union(*peserta.values())._hasil()
        for evaluasi in self:
            bagian = [satu._halaman(hasil[satu]) for satu in peserta.get(evaluasi.id, ())]
            evaluasi.umpan360_html = Markup().join(bagian or [self.env["ir.qweb"]._render("ekinerja_skp.umpan360_kosong")])

    def _umpan360(self):
        """Closed umpan balik 360 about the evaluated pegawai in the year: ``{evaluasi id: peserta}``; two queries for any number."""
        # sudo: ekinerja.skp - the pegawai of an evaluation that the user may read
        pegawai = {evaluasi.id: evaluasi.sudo().skp_id.employee_id.id for evaluasi in self}
        semua = self.env["ekinerja.umpan360.peserta"].search(
            [("employee_id", "in", list(pegawai.values())), ("umpan360_id.state", "=", "selesai"), ("umpan360_id.tahun", "in", self.mapped("tahun"))]
        )
        return {
            evaluasi.id: semua.filtered(lambda p, e=evaluasi: p.employee_id.id == pegawai[e.id] and p.umpan360_id.sudo().tahun == e.tahun)  # sudo: its year
            for evaluasi in self
        }
