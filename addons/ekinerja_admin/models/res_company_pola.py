from odoo import fields, models

KEBIJAKAN = [("peringatan", "Warn"), ("tolak", "Refuse")]


class ResCompany(models.Model):
    """What a distribution outside the guide means: the regulation calls it ideal, the letter gives numbers, the instansi decides."""

    _inherit = "res.company"

    ekinerja_pola_kebijakan = fields.Selection(
        KEBIJAKAN, "Outside the guide of the distribution", required=True, default="peringatan",
        help="Warn: a capaian organisasi can be made final all the same. Refuse: it can not.",
    )  # fmt: skip
    ekinerja_kalibrasi_orang = fields.Integer(
        "Smallest group compared", required=True, default=5, help="Calibration: a penilai or unor with fewer rated pegawai is compared with nobody."
    )
    ekinerja_kalibrasi_ambang = fields.Integer(
        "Deviation that stands out (%)", required=True, default=40,
        help="Calibration: share of the group that would need another predikat for the group to be spread like the whole.",
    )  # fmt: skip

    _ekinerja_kalibrasi_range = models.Constraint(
        "CHECK (ekinerja_kalibrasi_orang >= 1 AND ekinerja_kalibrasi_ambang BETWEEN 1 AND 100)",
        "Calibration: the smallest group is 1 or more, the deviation lies between 1 and 100 per cent.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    ekinerja_pola_kebijakan = fields.Selection(related="company_id.ekinerja_pola_kebijakan", readonly=False, required=True)
