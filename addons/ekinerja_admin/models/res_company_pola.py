from odoo import fields, models

KEBIJAKAN = [("peringatan", "Warn"), ("tolak", "Refuse")]


class ResCompany(models.Model):
    """What a distribution outside the guide means: the regulation calls it ideal, the letter gives numbers, the instansi decides."""

    _inherit = "res.company"

    ekinerja_pola_kebijakan = fields.Selection(
        KEBIJAKAN, "Outside the guide of the distribution", required=True, default="peringatan",
        help="Warn: a capaian organisasi can be made final all the same. Refuse: it can not.",
    )  # fmt: skip


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    ekinerja_pola_kebijakan = fields.Selection(related="company_id.ekinerja_pola_kebijakan", readonly=False, required=True)
