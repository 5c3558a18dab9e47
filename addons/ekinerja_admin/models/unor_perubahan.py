from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

JENIS = [("pindah", "Move"), ("gabung", "Merge"), ("tutup", "Close")]


class EkinerjaUnorPerubahan(models.Model):
    """A change of the structure of unor and the day from which it holds.

    ==========  ==========  =======================================================  ==============
    from        to          by                                                       who
    ==========  ==========  =======================================================  ==============
                rencana     ``_rencanakan``, from the dialog                         admin instansi
    rencana     diterapkan  ``_terapkan``: at once when the day has come, otherwise  admin instansi
                            by the daily job; ``action_terapkan`` after a refusal
    rencana     batal       ``action_batal``                                         admin instansi
    ==========  ==========  =======================================================  ==============

    Rows are written by these methods only: the access rows allow everybody to read at most.
    """

    _name = "ekinerja.unor.perubahan"
    _inherit = ["mail.thread"]
    _description = "Change of unor"
    _order = "tanggal desc, id desc"
    _mail_post_access = "read"

    jenis = fields.Selection(JENIS, "Kind", required=True, readonly=True)
    department_ids = fields.Many2many(
        "hr.department", "ekinerja_unor_perubahan_rel", "perubahan_id", "department_id", "Unor", readonly=True, context={"active_test": False}
    )
    target_id = fields.Many2one("hr.department", "To unor", readonly=True, index="btree_not_null", ondelete="restrict")
    tanggal = fields.Date("Holds from", required=True, readonly=True, tracking=True)
    alasan = fields.Char("Reason", readonly=True, help="Legal basis: number and date of the regulation.")
    state = fields.Selection(
        [("rencana", "Planned"), ("diterapkan", "Applied"), ("batal", "Cancelled")], "Status", required=True, default="rencana", readonly=True,
        tracking=True, index=True,
    )  # fmt: skip
    galat = fields.Char("Not applied because", readonly=True)
    diterapkan_pada = fields.Datetime("Applied on", readonly=True)
    pegawai_ids = fields.Many2many("hr.employee", "ekinerja_unor_perubahan_pegawai_rel", "perubahan_id", "employee_id", readonly=True)
    jumlah_pegawai = fields.Integer("Pegawai concerned", readonly=True, help="People who were placed anew, or whose atasan changed.")
    jumlah_dokumen = fields.Integer("Open documents", readonly=True, help="Open documents of these people when the change was applied.")
    company_id = fields.Many2one("res.company", "Instansi", required=True, readonly=True, index=True, default=lambda self: self.env.company)

    @api.depends("jenis", "tanggal", "department_ids")
    def _compute_display_name(self):
        jenis = dict(self._fields["jenis"]._description_selection(self.env))
        for perubahan in self:
            # sudo: hr.department - names of unor are public
            unor = ", ".join(perubahan.sudo().department_ids.mapped("name"))
            perubahan.display_name = f"{jenis.get(perubahan.jenis, '')}: {unor}"

    @api.model
    def _periksa_admin(self):
        if not self.env.su and not self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            raise AccessError(self.env._("Only an Admin Instansi changes the structure of unor."))

    @api.model
    def _rencanakan(self, vals):
        """Record a change, and apply it when its day has come.

        :param dict vals: ``jenis``, ``department_ids``, ``target_id``, ``tanggal``, ``alasan`` as the dialog collected them
        """
        self._periksa_admin()
        unor = self.env["hr.department"].browse(vals["department_ids"])
        (unor | self.env["hr.department"].browse(vals["target_id"] or [])).check_access("write")
        # sudo: ekinerja.unor.perubahan - rows are written by these methods only, the right was checked above
        perubahan = self.sudo().create(vals | {"company_id": unor.company_id[:1].id or self.env.company.id, "department_ids": [(6, 0, unor.ids)]})
        perubahan._periksa()
        if perubahan.tanggal <= perubahan.company_id._ekinerja_hari_ini():
            perubahan._terapkan()
        else:
            perubahan._catat(self.env._("Planned from %(date)s", date=perubahan.tanggal.strftime("%d-%m-%Y")))
        return self.browse(perubahan.id)

    def action_batal(self):
        """Give up a plan."""
        self._periksa_admin()
        self.check_access("read")
        for perubahan in self:
            if perubahan.state != "rencana":
                raise UserError(self.env._("%s is not planned any more: only a plan can be cancelled.", perubahan.display_name))
        # sudo: ekinerja.unor.perubahan - the right was checked above
        self.sudo().write({"state": "batal", "galat": False})
        for perubahan in self:
            perubahan.sudo()._catat(self.env._("Cancelled"))  # sudo: hr.department - a note on the unor, the right was checked above
        return True

    def action_pegawai(self):
        """People whom the change concerned."""
        self.ensure_one()
        self.check_access("read")
        # the public names for whoever may not read the data of people
        model = "hr.employee" if self.env["hr.employee"].has_access("read") else "hr.employee.public"
        return {
            "type": "ir.actions.act_window", "name": self.env._("Pegawai concerned"), "res_model": model, "view_mode": "list,form",
            "domain": [("id", "in", self.pegawai_ids.ids)],
        }  # fmt: skip

    def action_sesuaikan(self):
        """Start a mutasi that brings the open documents of these people in line."""
        self.ensure_one()
        self._periksa_admin()
        self.check_access("read")
        return self.env["ekinerja.mutasi"]._buka_baru({"employee_ids": self.pegawai_ids.ids, "jenis": "penyesuaian", "tanggal": self.tanggal})

    def action_terapkan(self):
        """Apply a plan whose day has come, after what the daily job refused was put right."""
        self._periksa_admin()
        self.check_access("read")
        for perubahan in self.sudo():  # sudo: ekinerja.unor.perubahan - rows are written by these methods only, the right was checked above
            if perubahan.state != "rencana" or perubahan.tanggal > perubahan.company_id._ekinerja_hari_ini():
                raise UserError(self.env._("%s is not a plan whose day has come.", perubahan.display_name))
            perubahan._periksa()
            perubahan._terapkan()
        return True

    @api.model
    def _cron_terapkan(self):
        """Apply the plans whose day has come. One that cannot be applied is kept with the reason and its maker is told once."""
        for company in self.env["res.company"].search(Domain.TRUE):
            jatuh_tempo = self.search(
                [("state", "=", "rencana"), ("company_id", "=", company.id), ("tanggal", "<=", company._ekinerja_hari_ini())],
                order="tanggal, id",
            )  # fmt: skip
            for perubahan in jatuh_tempo.with_company(company):
                try:
                    with self.env.cr.savepoint():
                        perubahan._periksa()
                        perubahan._terapkan()
                except UserError as error:
                    if perubahan.galat != str(error):
                        perubahan.galat = str(error)
                        perubahan.message_post(
                            body=self.env._("Not applied: %s", error), partner_ids=perubahan.create_uid.partner_id.ids, subtype_xmlid="mail.mt_note"
                        )

    def _catat(self, kabar):
        """One line in the log of every unor that a change concerns."""
        self.ensure_one()
        jenis = dict(self._fields["jenis"]._description_selection(self.env))[self.jenis]
        nama = ", ".join(f"{unor.name} ({unor.kode_unor})" if unor.kode_unor else unor.name for unor in self.department_ids)
        ke = f" → {self.target_id.name}" if self.target_id else ""
        body = f"{jenis}: {nama}{ke}. {kabar}. {self.alasan or ''}".strip()
        unor = self.department_ids | self.target_id
        unor._message_log_batch(bodies=dict.fromkeys(unor.ids, body))
        self._message_log(body=body)

    def _tampilkan(self):
        """The change on its form, with a word on what happened."""
        self.ensure_one()
        if self.state == "diterapkan":
            kabar = self.env._(
                "Applied: %(people)s pegawai concerned, %(documents)s open documents still show the data of before.",
                people=self.jumlah_pegawai, documents=self.jumlah_dokumen,
            )  # fmt: skip
        else:
            kabar = self.env._("Planned from %(date)s", date=self.tanggal.strftime("%d-%m-%Y"))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": kabar,
                "next": {
                    "type": "ir.actions.act_window", "res_model": self._name, "res_id": self.id, "views": [(False, "form")],
                    "context": {"hierarchical_naming": False},
                },
            },
        }  # fmt: skip
