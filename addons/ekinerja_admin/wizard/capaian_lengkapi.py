from odoo import fields, models


class EkinerjaCapaianLengkapi(models.TransientModel):
    """Makes the missing rows of a period: one for every unor led by a JPT or mandiri, without a value yet."""

    _name = "ekinerja.capaian.lengkapi"
    _description = "Rows of capaian organisasi for all units"
    _check_company_auto = True

    company_id = fields.Many2one("res.company", "Instansi", required=True, default=lambda self: self.env.company)
    tahun = fields.Integer(required=True, default=lambda self: self.env.company._ekinerja_hari_ini().year)
    periode_id = fields.Many2one("ekinerja.periode", required=True, check_company=True, domain="[('company_id', '=', company_id)]")

    def action_buat(self):
        """Make them and open the list of the period."""
        self.ensure_one()
        capaian = self.env["ekinerja.capaian.organisasi"]
        ada = capaian.search([("company_id", "=", self.company_id.id), ("tahun", "=", self.tahun), ("periode_id", "=", self.periode_id.id)])
        unor = self.env["hr.department"].search(self.env["hr.department"]._domain_capaian(self.company_id)) - ada.department_id
        capaian.create([
            {"department_id": satu.id, "tahun": self.tahun, "periode_id": self.periode_id.id, "company_id": self.company_id.id} for satu in unor
        ])
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.capaian_action") | {
            "target": "main", "context": {"search_default_tahun": self.tahun, "search_default_periode_id": self.periode_id.id, "hierarchical_naming": False},
        }  # fmt: skip
