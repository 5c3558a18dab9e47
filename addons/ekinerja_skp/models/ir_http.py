from odoo import models


class IrHttp(models.AbstractModel):
    """Words that scripts of the portal say come in the language of the page."""

    _inherit = "ir.http"

    @classmethod
    def _get_translation_frontend_modules_name(cls):
        return [*super()._get_translation_frontend_modules_name(), "ekinerja_skp"]
