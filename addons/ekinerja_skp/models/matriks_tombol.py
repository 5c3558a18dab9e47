"""Where a matrix is opened from: the unor, the tim kerja, the SKP of the pimpinan."""

from odoo import api, fields, models


class HrDepartment(models.Model):
    _inherit = "hr.department"

    @api.model_create_multi
    def create(self, vals_list):
        unor = super().create(vals_list)
        # sudo: ekinerja.matriks - an empty matrix for every unor
        self.env["ekinerja.matriks"].sudo()._lengkapi(companies=unor.company_id)
        return unor

    def action_matriks(self):
        """The matrix of this year."""
        self.ensure_one()
        matriks = self.env["ekinerja.matriks"]
        return matriks.browse(matriks.buka(department_id=self.id)).action_buka()


class EkinerjaTim(models.Model):
    _inherit = "ekinerja.tim"

    @api.model_create_multi
    def create(self, vals_list):
        tim = super().create(vals_list)
        # sudo: ekinerja.matriks - an empty matrix for every tim
        self.env["ekinerja.matriks"].sudo()._lengkapi(companies=tim.company_id)
        return tim

    def action_matriks(self):
        """The matrix of the tim."""
        self.ensure_one()
        matriks = self.env["ekinerja.matriks"]
        return matriks.browse(matriks.buka(tim_id=self.id)).action_buka()


class EkinerjaSkp(models.Model):
    _inherit = "ekinerja.skp"

    has_matriks = fields.Boolean("Has a matrix", compute="_compute_has_matriks")

    def _compute_has_matriks(self):
        """The pegawai leads a unor or a tim kerja of the year."""
        # sudo: hr.department, ekinerja.tim - whether there is one
        orang = self.sudo().employee_id
        tim = {
            (ketua.id, tahun)
            for ketua, tahun in orang.env["ekinerja.tim"]._read_group([("ketua_id", "in", orang.ids)], ["ketua_id", "tahun"])
        }  # fmt: skip
        pimpinan = set(orang.env["hr.department"].search([("manager_id", "in", orang.ids)]).manager_id.ids)
        for skp in self:
            skp.has_matriks = bool(skp.plt_id) or skp.employee_id.id in pimpinan or (skp.employee_id.id, skp.tahun) in tim

    def action_matriks(self):
        """The matrix whose columns this SKP gives; a list where there are several."""
        self.ensure_one()
        self.check_access("read")
        matriks = self.env["ekinerja.matriks"]
        # sudo: hr.department, ekinerja.tim - which unor and tim the pegawai of the SKP leads
        orang = self.sudo().employee_id
        unor = self.sudo().plt_id.department_id or orang.env["hr.department"].search([("manager_id", "=", orang.id)])
        tim = orang.env["ekinerja.tim"].search([("ketua_id", "=", orang.id), ("tahun", "=", self.tahun)])
        semua = matriks.browse(
            [i for satu in unor.with_env(self.env) if satu.has_access("read") for i in matriks.buka(department_id=satu.id, tahun=self.tahun)]
            + [i for satu in tim.with_env(self.env) if satu.has_access("read") for i in matriks.buka(tim_id=satu.id)]
        )
        if len(semua) == 1:
            return semua.action_buka()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.matriks_action") | {"domain": [("id", "in", semua.ids)], "context": {}}
