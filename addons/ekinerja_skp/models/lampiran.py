from odoo import fields, models


class EkinerjaSkpLampiran(models.Model):
    """Lampiran SKP: the three lists that belong to every SKP (PermenPANRB 6/2022 Ps. 11-13)."""

    _name = "ekinerja.skp.lampiran"
    _inherit = "ekinerja.skp.bagian"
    _description = "Lampiran SKP"
    _order = "skp_id, jenis, sequence, id"

    skp_id = fields.Many2one("ekinerja.skp", "SKP", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    jenis = fields.Selection(
        [
            ("dukungan", "Dukungan sumber daya"),
            ("pertanggungjawaban", "Skema pertanggungjawaban"),
            ("konsekuensi", "Konsekuensi"),
        ],
        "List", required=True, default="dukungan",
    )  # fmt: skip
    name = fields.Text("Isi", required=True)

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "A lampiran needs a text.")
