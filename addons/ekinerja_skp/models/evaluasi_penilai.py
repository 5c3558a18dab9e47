from odoo import fields, models


class EkinerjaEvaluasi(models.Model):
    """Who evaluates: the penilai of the SKP, or a former one who moved within the evaluation window (PermenPANRB 6/2022 Lampiran IV.A.14)."""

    _inherit = "ekinerja.evaluasi"

    penilai_tetap_id = fields.Many2one(
        "hr.employee", "Former penilai", readonly=True, index="btree_not_null", copy=False,
        help="Still evaluates this period, because the move fell into its evaluation window.",
    )  # fmt: skip

    def _penilai(self):
        """The pegawai who evaluates."""
        self.ensure_one()
        return self.penilai_tetap_id or self.skp_id.penilai_id

    def _kenali_penilai_tetap(self):
        """Evaluations that were made for the former penilai carry that name."""
        for penilai, milik in self.grouped("penilai_tetap_id").items():
            identitas = penilai._ekinerja_identitas(penilai.company_id._ekinerja_hari_ini())
            milik.write({"penilai_nama": identitas[penilai.id]["nama"]})
