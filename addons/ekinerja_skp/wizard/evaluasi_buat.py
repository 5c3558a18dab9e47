from odoo import api, fields, models
from odoo.exceptions import UserError


class EkinerjaEvaluasiBuat(models.TransientModel):
    """Asks for the period to evaluate and opens its evaluations, made where they are missing."""

    _name = "ekinerja.evaluasi.buat"
    _description = "Evaluate a period"

    skp_ids = fields.Many2many("ekinerja.skp", string="SKP", required=True)
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)
    periode_id = fields.Many2one(
        "ekinerja.periode", required=True, domain="[('company_id', '=', company_id)]", default=lambda self: self._default_periode_id()
    )

    @api.model
    def _default_periode_id(self):
        """The last period that has ended."""
        hari_ini = self.env.company._ekinerja_hari_ini()
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.env.company.id)])
        return periode.filtered(lambda p: p.jenis == "biasa" and p.tanggal(hari_ini.year)["akhir"] < hari_ini)[-1:] or periode[:1]

    def action_buka(self):
        """Make the missing evaluations of the period and open all of them.

        Left out are people who are not assessable on the last day of the period, or of their SKP where that ends earlier.
        """
        self.ensure_one()
        if not self.skp_ids:
            raise UserError(self.env._("Choose at least one SKP."))
        evaluasi = self.env["ekinerja.evaluasi"]
        ada = evaluasi.search([("skp_id", "in", self.skp_ids.ids), ("periode_id", "=", self.periode_id.id)])
        belum = self.skp_ids - ada.skp_id
        dinilai = belum._dapat_dinilai_pada({skp: min(self.periode_id.tanggal(skp.tahun)["akhir"], skp.date_end) for skp in belum})
        if belum and not dinilai and not ada:
            raise UserError(
                self.env._(
                    "%(names)s: not assessable in %(period)s because of the kedudukan hukum. If that has changed, ask the admin instansi to record"
                    " the change with its date.",
                    names=", ".join(belum.mapped("pegawai_nama")), period=self.periode_id.name,
                )
            )  # fmt: skip
        # RHK of a newer version of the SKP, values that were added since
        ada.filtered(lambda row: row.state == "draft" and row.can_nilai)._buat_baris()
        ada |= evaluasi.create([{"skp_id": skp.id, "periode_id": self.periode_id.id} for skp in dinilai])
        action = self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.evaluasi_action")
        if len(ada) == 1:
            return action | {"views": [(False, "form")], "view_mode": "form", "res_id": ada.id}
        return action | {"domain": [("id", "in", ada.ids)]}
