from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from .keberatan import STATE_BERJALAN


class EkinerjaSkp(models.Model):
    """While a keberatan runs, the SKP that was evaluated stays: it is not returned to draft, revised, replaced by a revision or deleted."""

    _inherit = "ekinerja.skp"

    def _tolak_dengan_keberatan(self):
        # sudo: ekinerja.keberatan - that one runs, whoever may read it
        semua = self.env["ekinerja.keberatan"].sudo().search([("skp_id", "in", self.ids), ("state", "in", STATE_BERJALAN)])
        if semua:
            raise UserError("\n".join(
                self.env._(
                    "%(skp)s: %(evaluasi)s is contested since %(date)s. %(atasan)s decides on the keberatan first, until %(due)s, or %(pegawai)s withdraws"
                    " it as long as it is not being examined.",
                    skp=satu.skp_id.display_name, evaluasi=satu.evaluasi_id.display_name, date=tanggal_indonesia(satu.hari_diajukan),
                    atasan=satu.atasan_nama or "-", due=tanggal_indonesia(satu.batas_putusan), pegawai=satu.pegawai_nama or "-",
                )
                for satu in semua[:20]
            ))  # fmt: skip

    def _periksa_revisi(self):
        hasil = super()._periksa_revisi()
        self._tolak_dengan_keberatan()
        return hasil

    def _terapkan_revisi(self):
        # sudo: ekinerja.skp - which SKP these revise
        self.sudo().revisi_dari_id._tolak_dengan_keberatan()
        return super()._terapkan_revisi()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_contested(self):
        self._tolak_dengan_keberatan()
