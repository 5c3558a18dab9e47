from odoo import api, models

PEMICU_VERSI = frozenset({"kedudukan_hukum_id", "department_id", "is_pimpinan", "date_version", "active", "employee_id"})


class HrVersion(models.Model):
    """A change of kedudukan hukum or of the head of a unor may concern the account."""

    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versi = super().create(vals_list)
        self.env["hr.employee"]._ekinerja_akun_segarkan(versi.employee_id)
        return versi

    def write(self, vals):
        result = super().write(vals)
        if PEMICU_VERSI.intersection(vals):
            self.env["hr.employee"]._ekinerja_akun_segarkan(self.employee_id)
        return result


class HrDepartment(models.Model):
    """Who comes to lead a unor, and who leads it no more."""

    _inherit = "hr.department"

    @api.model_create_multi
    def create(self, vals_list):
        unor = super().create(vals_list)
        self.env["hr.employee"]._ekinerja_akun_segarkan(unor.manager_id)
        return unor

    def write(self, vals):
        lama = self.manager_id if {"manager_id", "active"}.intersection(vals) else self.env["hr.employee"]
        result = super().write(vals)
        if {"manager_id", "active"}.intersection(vals):
            self.env["hr.employee"]._ekinerja_akun_segarkan(lama | self.manager_id)
        return result


class EkinerjaAtasan(models.Model):
    """Who comes to lead whom."""

    _inherit = "ekinerja.atasan"

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        self.env["hr.employee"]._ekinerja_akun_segarkan(rows.atasan_id)
        return rows

    def write(self, vals):
        lama = self.atasan_id
        result = super().write(vals)
        self.env["hr.employee"]._ekinerja_akun_segarkan(lama | self.atasan_id)
        return result

    def unlink(self):
        lama = self.atasan_id
        result = super().unlink()
        self.env["hr.employee"]._ekinerja_akun_segarkan(lama)
        return result


class EkinerjaPlt(models.Model):
    """Who comes to act as head of a unor, and who no more."""

    _inherit = "ekinerja.plt"

    @api.model_create_multi
    def create(self, vals_list):
        semua = super().create(vals_list)
        self.env["hr.employee"]._ekinerja_akun_segarkan(semua.employee_id)
        return semua

    def write(self, vals):
        lama = self.employee_id
        result = super().write(vals)
        self.env["hr.employee"]._ekinerja_akun_segarkan(lama | self.employee_id)
        return result

    def unlink(self):
        lama = self.employee_id
        result = super().unlink()
        self.env["hr.employee"]._ekinerja_akun_segarkan(lama)
        return result
