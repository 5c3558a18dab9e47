from odoo import api, fields, models


class EkinerjaBagian(models.AbstractModel):
    """Part of a document: takes over columns of it when it is made, and keeps them whatever becomes of the document.

    ``_induk`` names the field of the document, ``_dari_induk`` the columns, which have the same name in both.
    """

    _name = "ekinerja.bagian"
    _inherit = "ekinerja.terlindung"
    _description = "Part of a document"
    _induk = "skp_id"
    _dari_induk = ("company_id",)

    company_id = fields.Many2one("res.company", "Instansi", compute="_compute_dari_induk", store=True, precompute=True, index=True)

    @api.depends(lambda self: [self._induk])
    def _compute_dari_induk(self):
        for bagian in self:
            induk = bagian[self._induk]
            for nama in self._dari_induk:
                bagian[nama] = induk[nama]
