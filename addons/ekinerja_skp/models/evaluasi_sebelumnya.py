from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .konteks import teks_bersih


class EkinerjaEvaluasi(models.Model):
    """A pegawai who moved: the new penilai may reuse the result of the previous period by agreement (PermenPANRB 6/2022 Lampiran IV.A.13)."""

    _inherit = "ekinerja.evaluasi"

    dari_sebelumnya_id = fields.Many2one(
        "ekinerja.evaluasi", "Taken over from", readonly=True, copy=False, index="btree_not_null", ondelete="set null",
        help="Evaluation of the previous period whose ratings were reused by agreement.",
    )  # fmt: skip

    bisa_sebelumnya = fields.Boolean("A previous result can be reused", compute="_compute_bisa_sebelumnya")

    @api.depends("skp_id", "periode_id", "state")
    def _compute_bisa_sebelumnya(self):
        for row in self:
            # sudo: ekinerja.periode - kind of the period
            row.bisa_sebelumnya = bool(row._origin and row.state == "draft" and row.sudo().periode_id.jenis != "final" and row._origin._sebelumnya())

    def _sebelumnya(self):
        """The last given ordinary evaluation of the same pegawai on another SKP, before this period; as superuser."""
        self.ensure_one()
        # sudo: ekinerja.evaluasi - ratings by the former penilai, of the pegawai whom this user evaluates
        milik = self.sudo()
        return milik.search(
            Domain("skp_id.employee_id", "=", milik.skp_id.employee_id.id) & Domain("skp_id", "!=", milik.skp_id.id)
            & Domain("state", "!=", "draft") & Domain("periode_id.jenis", "=", "biasa")
            & (Domain("tahun", "<", milik.tahun) | (Domain("tahun", "=", milik.tahun) & Domain("periode_urutan", "<", milik.periode_urutan))),
            order="tahun desc, periode_urutan desc, id desc", limit=1,
        )  # fmt: skip

    def _periksa_sebelumnya(self):
        """The evaluation that may be reused, or why there is none."""
        self.ensure_one()
        self._periksa(("draft",))
        # sudo: ekinerja.periode - kind of the period
        if self.sudo().periode_id.jenis == "final":
            raise UserError(self.env._("The Final period is rated afresh: a result of another period cannot be reused."))
        sumber = self._sebelumnya()
        if not sumber:
            raise UserError(
                self.env._("%s has no given evaluation of an earlier period on a former SKP. Rate this period.", self.pegawai_nama)
            )
        return sumber

    def action_pakai_sebelumnya(self, catatan=None):
        """Take the ratings of the previous period, by agreement; the penilai then gives the evaluation as usual.

        :param str catatan: what was agreed, required; without it the dialog that asks for it opens
        """
        sumber = self._periksa_sebelumnya()
        if catatan is None:
            return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.evaluasi_sebelumnya_action") | {"context": {"default_evaluasi_id": self.id}}
        catatan = teks_bersih(catatan)
        if not catatan:
            raise UserError(self.env._("Agreement: write who agreed to reuse the result, and when."))
        # sudo: ekinerja.evaluasi.perilaku - the same seven values, rated by the former penilai
        nilai = {line.perilaku_id: line.rating for line in sumber.perilaku_ids}
        for rating, lines in self.sudo().perilaku_ids.grouped(lambda line: nilai.get(line.perilaku_id, False)).items():
            lines.write({"rating": rating})
        self._ubah_state({
            "rating_hasil": sumber.rating_hasil, "rating_perilaku": sumber.rating_perilaku, "dari_sebelumnya_id": sumber.id,
        })  # fmt: skip
        self._catat({self.id: self.env._("Ratings of %(former)s reused by agreement: %(note)s", former=sumber.display_name, note=catatan)})
        return True
