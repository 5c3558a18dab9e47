from odoo import models
from odoo.exceptions import AccessError

OPD = "ekinerja_admin.group_admin_opd"


class EkinerjaMutasi(models.Model):
    """Where a mutasi starts."""

    _inherit = "ekinerja.mutasi"

    def _buka_baru(self, vals):
        """Form of a new mutasi with these values."""
        if not self.env.user.has_group(OPD):
            raise AccessError(self.env._("A mutasi is made by an admin instansi, or prepared by the admin OPD."))
        return {
            "type": "ir.actions.act_window", "res_model": self._name, "view_mode": "form", "views": [(False, "form")],
            "name": self.env._("Mutasi"), "context": {f"default_{name}": value for name, value in vals.items()},
        }  # fmt: skip


class HrEmployee(models.Model):
    """Button of the form and action of the list."""

    _inherit = "hr.employee"

    def action_ekinerja_mutasi(self):
        """Start a mutasi of these people."""
        self.check_access("read")
        return self.env["ekinerja.mutasi"]._buka_baru({"employee_ids": self.ids, "jenis": "pindah"})


class HrDepartment(models.Model):
    """Button of the form of a unor."""

    _inherit = "hr.department"

    def action_ekinerja_pimpinan_baru(self):
        """Start a mutasi that gives this unor a new head."""
        self.ensure_one()
        self.check_access("read")
        return self.env["ekinerja.mutasi"]._buka_baru({"department_id": self.id, "jenis": "pimpinan", "jabatan": self.jabatan_pimpinan})


class EkinerjaAtasan(models.Model):
    """Button of a row of atasan langsung."""

    _inherit = "ekinerja.atasan"

    def action_ekinerja_mutasi(self):
        """Start a mutasi that gives these people another atasan, with their documents."""
        self.check_access("read")
        return self.env["ekinerja.mutasi"]._buka_baru({"employee_ids": self.employee_id.ids, "jenis": "atasan"})
