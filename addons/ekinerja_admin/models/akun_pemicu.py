from odoo import api, models

PEMICU_VERSI = frozenset({"kedudukan_hukum_id", "department_id", "is_pimpinan", "date_version", "active", "employee_id"})


class EkinerjaAkunPemicu(models.AbstractModel):
    """Whoever comes to hold a place, and whoever held it before: their accounts follow."""

    _name = "ekinerja.akun.pemicu"
    _description = "Accounts follow the structure"
    # field of the person, and the fields whose change matters; all where none are named
    _pemicu_orang = ""
    _pemicu = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self.env["hr.employee"]._ekinerja_akun_segarkan(records[self._pemicu_orang])
        return records

    def write(self, vals):
        if self._pemicu and not self._pemicu.intersection(vals):
            return super().write(vals)
        lama = self[self._pemicu_orang]
        result = super().write(vals)
        self.env["hr.employee"]._ekinerja_akun_segarkan(lama | self[self._pemicu_orang])
        return result

    def unlink(self):
        lama = self[self._pemicu_orang]
        result = super().unlink()
        self.env["hr.employee"]._ekinerja_akun_segarkan(lama)
        return result


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

    _name = "hr.department"
    _inherit = ["ekinerja.akun.pemicu", "hr.department"]
    _pemicu_orang = "manager_id"
    _pemicu = frozenset({"manager_id", "active"})


class EkinerjaAtasan(models.Model):
    """Who comes to lead whom."""

    _name = "ekinerja.atasan"
    _inherit = ["ekinerja.akun.pemicu", "ekinerja.atasan"]
    _pemicu_orang = "atasan_id"


class EkinerjaPlt(models.Model):
    """Who comes to act as head of a unor, and who no more."""

    _name = "ekinerja.plt"
    _inherit = ["ekinerja.akun.pemicu", "ekinerja.plt"]
    _pemicu_orang = "employee_id"
