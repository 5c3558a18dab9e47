from odoo import api, fields, models


class EkinerjaRhk(models.Model):
    """Of whom an RHK comes: of the organisation or the person, by which pimpinan, on which indikator of theirs (PermenPANRB 6/2022 A.1.6, A.1.7)."""

    _inherit = "ekinerja.rhk"

    sifat = fields.Selection(
        [("organisasi", "Organisasi"), ("individu", "Individu")], "Organisasi / individu", required=True, compute="_compute_sifat", store=True,
        readonly=False, precompute=True, help="Organisasi: it belongs to the office and stays when its holder changes. Individu: it belongs to the person.",
    )  # fmt: skip
    penugasan_id = fields.Many2one(
        "hr.employee", "Assigned by", index="btree_not_null", help="Pimpinan who assigns this RHK; empty: the pejabat penilai.",
    )  # fmt: skip
    # snapshot: what the documents print, whatever becomes of the pimpinan or the team
    penugasan_nama = fields.Char("Penugasan dari", readonly=True)
    indikator_atasan_id = fields.Many2one(
        "ekinerja.indikator", "Indikator of the atasan", index="btree_not_null", ondelete="set null",
        help="Indikator of the chosen RHK of the atasan to which this RHK contributes.",
    )  # fmt: skip

    @api.depends("skp_id")
    def _compute_sifat(self):
        for rhk in self:
            skp = rhk.skp_id
            rhk.sifat = rhk.sifat or ("organisasi" if skp.model_skp == "jpt" or skp.is_pimpinan else "individu")
