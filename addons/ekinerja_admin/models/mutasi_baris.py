from odoo import api, fields, models
from odoo.exceptions import UserError

TINDAKAN = [
    ("perbarui", "Refresh"),
    ("pisah", "Split"),
    ("lama", "Former penilai"),
    ("hapus", "Remove empty draft"),
    ("tetap", "Keep"),
]
# decided by the person who reviews; everything else comes from the review itself
BOLEH_DIUBAH = frozenset({"tindakan", "dipilih", "tanggal"})


class EkinerjaMutasiBaris(models.Model):
    """An open document that a mutasi concerns: what it says, what it would say, what is proposed and what came of it."""

    _name = "ekinerja.mutasi.baris"
    _description = "Document of a mutasi"
    _order = "mutasi_id, sequence, id"

    mutasi_id = fields.Many2one("ekinerja.mutasi", required=True, index=True, ondelete="cascade", readonly=True)
    company_id = fields.Many2one(related="mutasi_id.company_id", store=True, precompute=True, index=True, string="Instansi")
    state = fields.Selection(related="mutasi_id.state", string="Status of the mutasi")
    sequence = fields.Integer(readonly=True, help="Order of application.")
    employee_id = fields.Many2one("hr.employee", "Pegawai", index=True, readonly=True, ondelete="cascade")
    res_model = fields.Char("Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    name = fields.Text("Document", required=True, readonly=True)
    pegawai_nama = fields.Char("Name", readonly=True)
    sebelum = fields.Text("Before", readonly=True)
    sesudah = fields.Text("After", readonly=True)
    tindakan = fields.Selection(TINDAKAN, "Action", required=True, default="tetap")
    pilihan = fields.Char("Possible actions", readonly=True, help="Keys of the actions that this document allows.")
    tanggal = fields.Date("From", help="First day of the new document where it is split.")
    orang_id = fields.Many2one("hr.employee", "Former penilai", readonly=True, index="btree_not_null")
    alasan = fields.Text("Why", readonly=True)
    dipilih = fields.Boolean("Apply")
    selesai = fields.Boolean("Done", readonly=True)
    hasil = fields.Text("Result", readonly=True)

    _one_per_document = models.Constraint("UNIQUE (mutasi_id, res_model, res_id)", "This document already stands in the mutasi.")

    def write(self, vals):
        if not self.env.su:
            if terlarang := sorted(vals.keys() - BOLEH_DIUBAH):
                raise UserError(self.env._("%s comes from the review and cannot be written.", ", ".join(terlarang)))
            if bad := self.filtered(lambda baris: baris.state != "ditinjau"):
                raise UserError(self.env._("%s is not under review; choose its documents before it is applied.", bad[0].mutasi_id.display_name))
        return super().write(vals)

    @api.constrains("tindakan")
    def _check_tindakan(self):
        kata = dict(self._fields["tindakan"]._description_selection(self.env))
        for baris in self:
            boleh = (baris.pilihan or "").split(",")
            if baris.tindakan not in boleh:
                raise UserError(
                    self.env._(
                        "%(document)s: \"%(action)s\" is not possible. Choose %(allowed)s.",
                        document=baris.name, action=kata[baris.tindakan], allowed=" / ".join(kata[satu] for satu in boleh if satu in kata),
                    )
                )  # fmt: skip

    @api.onchange("tindakan")
    def _onchange_tindakan(self):
        for baris in self:
            baris.dipilih = baris.tindakan != "tetap"

    def action_buka(self):
        """Open the document."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_window", "res_model": self.res_model, "res_id": self.res_id, "view_mode": "form"}
