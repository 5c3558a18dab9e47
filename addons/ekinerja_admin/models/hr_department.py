from odoo import api, fields, models
from odoo.exceptions import ValidationError


class HrDepartment(models.Model):
    """Unor: the departments of the ERP with what the national structure knows about them."""

    _name = "hr.department"
    _inherit = ["hr.department", "ekinerja.bersamaan"]

    parent_id = fields.Many2one(string="Unor atasan", tracking=True)
    manager_id = fields.Many2one(string="Pimpinan")
    kode_unor = fields.Char("Kode unor", index="btree_not_null", copy=False, tracking=True, help="ID of the unor in SIASN.")
    eselon_id = fields.Many2one(
        "ekinerja.eselon", "Jenis (eselon)", index="btree_not_null", tracking=True, help="Eselon of the official who leads the unor."
    )
    jabatan_pimpinan = fields.Char("Jabatan pimpinan", help="Title of the official who leads the unor.")
    is_mandiri = fields.Boolean("Unor mandiri", tracking=True, help="Yes: the head makes an SKP of model JPT, without approval.")
    unor_induk_koreksi_id = fields.Many2one(
        "hr.department", "Unor induk, corrected", check_company=True, tracking=True, index="btree_not_null",
        help="Where the unor induk is another one than the structure says; empty: it follows the structure.",
    )  # fmt: skip
    unor_induk_id = fields.Many2one(
        "hr.department", "Unor induk", compute="_compute_unor_induk_id", store=True, recursive=True, index="btree_not_null",
        help="The JPT pratama or mandiri unor at or above this one; groups capaian organisasi and reports.",
    )  # fmt: skip
    kota = fields.Char(tracking=True, help="Place in the signature block of printed documents.")
    admin_user_ids = fields.Many2many(
        "res.users", "ekinerja_unor_admin_rel", "department_id", "user_id", "Admin OPD", domain="[('share', '=', False)]",
        help="Users with the role Admin OPD who watch over this unor and all below it.",
    )  # fmt: skip
    # record rules need a path to user.id: an id list of units would be frozen in the rule cache
    admin_efektif_ids = fields.Many2many(
        "res.users", "ekinerja_unor_admin_efektif_rel", "department_id", "user_id", "Admin OPD, inherited",
        compute="_compute_admin_efektif_ids", store=True, recursive=True,
    )  # fmt: skip

    _kode_unor_unique = models.UniqueIndex(
        "(company_id, kode_unor) WHERE kode_unor IS NOT NULL", "Another unor of this instansi has this kode unor."
    )

    @api.depends("is_mandiri", "eselon_id.is_jpt_pratama", "parent_id.unor_induk_id", "unor_induk_koreksi_id")
    def _compute_unor_induk_id(self):
        """A correction counts for the unor and, as everything of the structure, for those below."""
        for unor in self:
            unor.unor_induk_id = unor.unor_induk_koreksi_id or (unor if unor._is_induk() else unor.parent_id.unor_induk_id)

    def _is_induk(self):
        return self.is_mandiri or self.eselon_id.is_jpt_pratama

    @api.depends("admin_user_ids", "parent_id.admin_efektif_ids")
    def _compute_admin_efektif_ids(self):
        for unor in self:
            unor.admin_efektif_ids = unor.admin_user_ids | unor.parent_id.admin_efektif_ids

    @api.constrains("unor_induk_koreksi_id", "is_mandiri", "eselon_id")
    def _check_unor_induk_koreksi(self):
        for induk in (self | self.search([("unor_induk_koreksi_id", "in", self.ids)])).unor_induk_koreksi_id:
            if not induk._is_induk():
                raise ValidationError(
                    self.env._(
                        "Unor induk: %(name)s is neither led by a JPT Pratama nor Mandiri. Choose a unor that is, or empty the correction.",
                        name=induk.name,
                    )
                )

    def _periksa_putaran(self, atasan):
        """No unor stands under itself or under one of those below it."""
        jalur = {int(satu) for satu in (atasan.parent_path or "").split("/") if satu}
        for unor in self:
            if unor.id in jalur:
                raise ValidationError(
                    self.env._("Unor atasan: %(name)s cannot stand under itself. Choose another unor atasan.", name=unor.name)
                    if unor == atasan
                    else self.env._(
                        "Unor atasan: %(name)s cannot stand under %(above)s, which stands under %(name)s itself. Choose a unor atasan outside its "
                        "own branch, or move %(above)s out of it first.",
                        name=unor.name, above=atasan.name,
                    )
                )  # fmt: skip

    @api.model_create_multi
    def create(self, vals_list):
        unor = super().create(vals_list)
        unor.filtered("manager_id")._tandai_pimpinan()
        return unor

    def write(self, vals):
        if vals.get("parent_id"):
            # before the ORM refuses it without naming a unor
            self._periksa_putaran(self.browse(vals["parent_id"]))
        if "parent_id" in vals or "admin_user_ids" in vals:
            # a recursive field is computed record by record and asks for its old value each time: all of them at once
            # sudo: hr.department - old values of a derived field of the whole branch
            self.sudo().with_context(active_test=False).search([("id", "child_of", self.ids)]).mapped("admin_efektif_ids")
        result = super().write(vals)
        if "manager_id" in vals:
            self._tandai_pimpinan()
        return result

    def _tandai_pimpinan(self):
        """Keep the star of the head (BKN-PEG-10): exactly the manager of the own unor carries ``is_pimpinan``."""
        # sudo: hr.version - whoever may appoint the head of a unor may mark the head
        versions = self.env["hr.version"].sudo()
        lama = versions.search([("department_id", "in", self.ids), ("is_pimpinan", "=", True), ("employee_id", "!=", False)])
        lama.filtered(lambda v: v == v.employee_id.current_version_id and v.department_id.manager_id != v.employee_id).write(
            {"is_pimpinan": False}
        )
        # sudo: hr.version - the same right
        baru = self.sudo().manager_id.current_version_id.filtered(
            lambda v: not v.is_pimpinan and v.department_id.manager_id == v.employee_id
        )
        baru.write({"is_pimpinan": True})

    def _kota_tanda_tangan(self):
        """Place of signature: own kota, the nearest above, or that of the instansi (BKN-CTK-15)."""
        self.ensure_one()
        unor = self.sudo()  # sudo: hr.department - a place name, printed on the documents of the reader
        while unor and not unor.kota:
            unor = unor.parent_id
        return unor.kota or self.sudo().company_id.ekinerja_kota or ""
