from odoo import api, fields, models


class ResCompany(models.Model):
    """What the instansi decides about printed documents."""

    _inherit = "res.company"

    ekinerja_lambang = fields.Image(
        "Emblem on documents", max_width=512, max_height=512,
        help="Printed where the regulation shows the Garuda. The product brings no drawing of it along: upload the official one.",
    )  # fmt: skip
    ekinerja_simpan_cetak = fields.Integer("Keep batches of documents (days)", default=7, required=True, help="Files of a batch are removed afterwards.")

    _simpan_cetak_positif = models.Constraint("CHECK (ekinerja_simpan_cetak BETWEEN 1 AND 365)", "Batches are kept from 1 to 365 days.")

    @api.model
    def _ekinerja_diatur(self):
        return super()._ekinerja_diatur() | {"ekinerja_lambang", "ekinerja_simpan_cetak"}
