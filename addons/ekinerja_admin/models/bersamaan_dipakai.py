"""Which forms tell the second of two editors (:mod:`bersamaan`)."""

from odoo import fields, models


class HrEmployee(models.Model):
    """A pegawai lies in two tables: the person and the version of today."""

    _name = "hr.employee"
    _inherit = ["hr.employee", "ekinerja.bersamaan"]

    versi_dibaca = fields.Char(groups="hr.group_hr_user")

    def _bersamaan_bagian(self):
        return [self, self.version_id]


class EkinerjaPeriode(models.Model):
    _name = "ekinerja.periode"
    _inherit = ["ekinerja.periode", "ekinerja.bersamaan"]


class EkinerjaPlt(models.Model):
    _name = "ekinerja.plt"
    _inherit = ["ekinerja.plt", "ekinerja.bersamaan"]


class EkinerjaAtasan(models.Model):
    _name = "ekinerja.atasan"
    _inherit = ["ekinerja.atasan", "ekinerja.bersamaan"]


class EkinerjaBatas(models.Model):
    _name = "ekinerja.batas"
    _inherit = ["ekinerja.batas", "ekinerja.bersamaan"]


class ResCompany(models.Model):
    _name = "res.company"
    _inherit = ["res.company", "ekinerja.bersamaan"]
