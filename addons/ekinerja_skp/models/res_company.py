from odoo import fields, models


class ResCompany(models.Model):
    """What an instansi decides about the plan."""

    _inherit = "res.company"

    ekinerja_atasan_putus_hari = fields.Integer(
        "Days until the atasan penilai may decide", default=7,
        help="After the last day of January and after the submission; 0: the atasan penilai never decides.",
    )  # fmt: skip
    ekinerja_perspektif = fields.Selection(
        [("anggaran", "Anggaran is obligatory, the others are asked for"), ("semua", "All four are obligatory")], "Perspektif of model JPT",
        required=True, default="anggaran",
    )  # fmt: skip

    _atasan_putus_hari_range = models.Constraint(
        "CHECK (ekinerja_atasan_putus_hari BETWEEN 0 AND 366)", "Days until the atasan penilai may decide: write 0 (never) to 366."
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    ekinerja_atasan_putus_hari = fields.Integer(related="company_id.ekinerja_atasan_putus_hari", readonly=False)
    ekinerja_perspektif = fields.Selection(related="company_id.ekinerja_perspektif", readonly=False, required=True)
