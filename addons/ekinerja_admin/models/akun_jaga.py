from odoo import api, models

ALAMAT = frozenset({"work_email", "work_phone", "work_contact_id"})


class ResourceResource(models.Model):
    """Whose account a pegawai has decides whose documents it opens: an admin instansi links what may be managed, and never the own account."""

    _inherit = "resource.resource"

    @api.model_create_multi
    def create(self, vals_list):
        self._ekinerja_periksa_akun({vals["user_id"] for vals in vals_list if vals.get("user_id")})
        return super().create(vals_list)

    def write(self, vals):
        if "user_id" in vals:
            # sudo: resource.resource - which accounts are linked now
            lain = self.sudo().filtered(lambda resource: resource.user_id.id != (vals["user_id"] or False))
            self._ekinerja_periksa_akun({vals["user_id"], *lain.user_id.ids} if lain else ())
        return super().write(vals)

    @api.model
    def _ekinerja_periksa_akun(self, user_ids):
        if not self.env.is_admin():
            self.env["res.users"].browse(filter(None, user_ids))._ekinerja_periksa_jangkauan()


class HrEmployee(models.Model):
    """Odoo carries the work e-mail over to the contact, which may be that of an account: a forgotten password is sent there."""

    _inherit = "hr.employee"

    @api.model_create_multi
    def create(self, vals_list):
        self._ekinerja_periksa_kontak({vals["work_contact_id"] for vals in vals_list if vals.get("work_contact_id")})
        return super().create(vals_list)

    def write(self, vals):
        if alamat := ALAMAT.intersection(vals):
            berubah = self.filtered(
                lambda employee: any(employee._fields[nama].convert_to_write(employee[nama], employee) != (vals[nama] or False) for nama in alamat)
            )
            self._ekinerja_periksa_kontak({vals.get("work_contact_id"), *berubah.work_contact_id.ids} if berubah else ())
        return super().write(vals)

    @api.model
    def _ekinerja_periksa_kontak(self, partner_ids):
        if self.env.is_admin() or not (ids := list(filter(None, partner_ids))):
            return
        # sudo: res.users - accounts of these contacts, archived ones too
        users = self.env["res.users"].sudo().with_context(active_test=False).search([("partner_id", "in", ids)])
        users.sudo(False)._ekinerja_periksa_jangkauan(diri=True)
