from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.umpan_balik import NADA


class EkinerjaUmpanBalikBeri(models.TransientModel):
    """Umpan balik of a pimpinan to one or many at once, and the answer to a request."""

    _name = "ekinerja.umpan.balik.beri"
    _description = "Give umpan balik"

    jenis = fields.Selection([("beri", "Give"), ("jawab", "Answer"), ("tolak", "Decline")], required=True, default="beri")
    umpan_id = fields.Many2one("ekinerja.umpan.balik", ondelete="cascade")
    skp_ids = fields.Many2many("ekinerja.skp", string="SKP")
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)
    periode_id = fields.Many2one("ekinerja.periode", domain="[('company_id', '=', company_id)]", default=lambda self: self._default_periode_id())
    perilaku_id = fields.Many2one("ekinerja.perilaku", domain="[('company_id', 'in', (False, company_id))]")
    rhk_id = fields.Many2one("ekinerja.rhk", "RHK", domain="[('skp_id', 'in', skp_ids)]", help="Where it is given to one pegawai.")
    nada = fields.Selection(NADA, "Kind", default="positif")
    isi = fields.Text("Umpan balik")
    alasan = fields.Text("Reason")

    @api.model
    def _default_periode_id(self):
        """The period that runs today."""
        hari_ini = self.env.company._ekinerja_hari_ini()
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.env.company.id), ("jenis", "=", "biasa")])
        return periode.filtered(lambda satu: satu.tanggal(hari_ini.year)["awal"] <= hari_ini)[-1:] or periode[:1]

    def action_simpan(self):
        """Give it to all chosen people, or answer the request."""
        self.ensure_one()
        if self.jenis == "tolak":
            self.umpan_id.action_tolak(self.alasan)
        elif self.jenis == "jawab":
            self.umpan_id.action_beri(self.nada, self.isi)
        else:
            if not self.skp_ids:
                raise UserError(self.env._("Choose at least one SKP."))
            if self.rhk_id and len(self.skp_ids) > 1:
                raise UserError(self.env._("An RHK belongs to one pegawai. Choose a perilaku for several people, or one pegawai."))
            umum = {"periode_id": self.periode_id.id, "nada": self.nada, "isi": self.isi}
            umum |= {"rhk_id": self.rhk_id.id} if self.rhk_id else {"perilaku_id": self.perilaku_id.id}
            self.env["ekinerja.umpan.balik"].create([umum | {"skp_id": skp.id} for skp in self.skp_ids])
        return {"type": "ir.actions.act_window_close"}
