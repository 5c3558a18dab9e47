from odoo import api, fields, models, tools

PERAN = ("group_pegawai", "group_pegawai_internal", "group_verifikator", "group_admin_opd", "group_admin_instansi", "group_auditor")


class ResGroups(models.Model):
    """Roles of the product, and whether they ask for a second factor."""

    _inherit = "res.groups"

    ekinerja_wajib_2fa = fields.Boolean(
        "Second factor", help="Who has this role signs in with a second factor: an authenticator app, or a code by e-mail where there is none.",
    )  # fmt: skip

    @api.model
    def _ekinerja_peran(self):
        """The roles of the product, in their order."""
        return self.browse(self._ekinerja_id(*(f"ekinerja_admin.{nama}" for nama in PERAN)))

    @api.model
    def _ekinerja_id(self, *xmlids):
        """Ids of xml-ids out of the cache, without a query each."""
        return [self.env["ir.model.data"]._xmlid_to_res_id(xmlid) for xmlid in xmlids]

    @api.model
    @tools.ormcache()
    def _ekinerja_wajib_2fa(self):
        """Ids of the groups that ask for a second factor."""
        # sudo: res.groups - a policy, read for everybody who signs in
        return frozenset(self.sudo().search([("ekinerja_wajib_2fa", "=", True)]).ids)

    @api.model_create_multi
    def create(self, vals_list):
        if any("ekinerja_wajib_2fa" in vals for vals in vals_list):
            self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        if "ekinerja_wajib_2fa" in vals:
            self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        if self.filtered("ekinerja_wajib_2fa"):
            self.env.registry.clear_cache()
        return super().unlink()


class ResUsers(models.Model):
    _inherit = "res.users"

    def _mfa_type(self):
        """A second factor by role: the authenticator app where there is one, else the code by e-mail."""
        jenis = super()._mfa_type()
        if jenis is None and self.env["res.groups"]._ekinerja_wajib_2fa().intersection(self._get_group_ids()):
            return "totp_mail"
        return jenis
