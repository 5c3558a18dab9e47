from odoo import api, fields, models
from odoo.exceptions import UserError


class EkinerjaSkpSesuaikan(models.TransientModel):
    """Sesuaikan dengan data atasan terakhir: what the data of today would change in many SKP, then the refresh (SMG-SKP-04, SMG-SKP-05, D10)."""

    _name = "ekinerja.skp.sesuaikan"
    _description = "Refresh SKP in bulk"

    skp_ids = fields.Many2many("ekinerja.skp", string="SKP", required=True)
    baris_ids = fields.One2many("ekinerja.skp.sesuaikan.baris", "wizard_id", "What changes", readonly=True)
    jumlah = fields.Integer("Chosen", compute="_compute_jumlah")
    jumlah_beda = fields.Integer("Different", compute="_compute_jumlah")

    @api.depends("skp_ids", "baris_ids")
    def _compute_jumlah(self):
        for wizard in self:
            wizard.jumlah = len(wizard.skp_ids)
            wizard.jumlah_beda = len(wizard.baris_ids)

    @api.model_create_multi
    def create(self, vals_list):
        semua = super().create(vals_list)
        for wizard in semua:
            wizard.skp_ids.check_access("read")
            beda = wizard.skp_ids._perbedaan_data()
            # sudo: ekinerja.skp.sesuaikan.baris - the preview, of SKP that the user reads
            self.env["ekinerja.skp.sesuaikan.baris"].sudo().create([
                {
                    "wizard_id": wizard.id, "skp_id": skp.id,
                    **{nama: "\n".join(f"{self._label(pihak, kolom)}: {(lama, baru)[n] or '-'}" for pihak, kolom, lama, baru in beda[skp.id])
                       for n, nama in enumerate(("sebelum", "sesudah"))},
                }
                for skp in wizard.skp_ids if beda[skp.id]
            ])  # fmt: skip
        return semua

    def _label(self, pihak, kolom):
        return self.env["ekinerja.skp"]._fields[f"{pihak}_{kolom}"]._description_string(self.env)

    def action_terapkan(self):
        """Refresh those that differ; logged on each, as the refresh of one SKP is."""
        self.ensure_one()
        if not self.baris_ids:
            raise UserError(self.env._("The chosen SKP agree with the data of today: there is nothing to refresh."))
        self.baris_ids.skp_id.action_perbarui_data()
        return {
            "type": "ir.actions.client", "tag": "display_notification",
            "params": {
                "type": "success", "message": self.env._("%s SKP refreshed.", len(self.baris_ids)),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }  # fmt: skip


class EkinerjaSkpSesuaikanBaris(models.TransientModel):
    """One SKP that a refresh would change."""

    _name = "ekinerja.skp.sesuaikan.baris"
    _description = "Refresh of one SKP"

    wizard_id = fields.Many2one("ekinerja.skp.sesuaikan", required=True, ondelete="cascade")
    skp_id = fields.Many2one("ekinerja.skp", "SKP", required=True, ondelete="cascade")
    sebelum = fields.Text("On the SKP")
    sesudah = fields.Text("In the data of today")
