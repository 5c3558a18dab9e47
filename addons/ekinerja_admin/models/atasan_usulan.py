from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .atasan import YA_TIDAK

STATE_USULAN = [("diajukan", "Pengajuan"), ("disetujui", "Disetujui"), ("ditolak", "Ditolak"), ("batal", "Batal")]
TIPE_USULAN = "ekinerja_admin.mail_activity_type_usulan_atasan"
# what the actions write
DIATUR = frozenset({"state", "tanggapan", "diputus_oleh_id", "tanggal_putusan", "atasan_row_id", "company_id"})


class EkinerjaAtasanUsulan(models.Model):
    """Request of a pegawai to correct the own atasan or verifikator.

    ==============  ===============  ===========  =========================================================
    transition      from             to           who
    ==============  ===============  ===========  =========================================================
    create                           diajukan     the pegawai, for themselves
    setujui         diajukan         disetujui    an admin instansi, or the admin OPD of the unor: dated row
    tolak           diajukan         ditolak      the same, with tanggapan
    batal           diajukan         batal        the pegawai
    ==============  ===============  ===========  =========================================================
    """

    _name = "ekinerja.atasan.usulan"
    _description = "Usulan atasan langsung"
    _inherit = ["ekinerja.bawaan", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _rec_name = "employee_id"
    _mail_post_access = "read"
    _check_company_auto = True

    employee_id = fields.Many2one(
        "hr.employee", "Pegawai", required=True, index=True, check_company=True, ondelete="cascade", default=lambda self: self.env.user.employee_id.id
    )
    company_id = fields.Many2one("res.company", "Instansi", compute="_compute_company_id", store=True, precompute=True, index=True)
    usulan_atasan_id = fields.Many2one("hr.employee", "Atasan asked for", index="btree_not_null", check_company=True)
    usulan_verifikator_id = fields.Many2one("hr.employee", "Verifikator asked for", index="btree_not_null", check_company=True)
    pegawai_sebagai_plt = fields.Selection(YA_TIDAK, "Anda sebagai PLT", required=True, default="tidak")
    atasan_sebagai_plt = fields.Selection(YA_TIDAK, "Atasan Anda sebagai PLT", required=True, default="tidak")
    alasan = fields.Text(required=True)
    tanggapan = fields.Text(copy=False, help="Answer of the administrator; needed to refuse.")
    state = fields.Selection(STATE_USULAN, "Status", required=True, default="diajukan", readonly=True, copy=False, index=True)
    diputus_oleh_id = fields.Many2one("res.users", "Decided by", readonly=True, copy=False)
    tanggal_putusan = fields.Datetime("Decided on", readonly=True, copy=False)
    atasan_row_id = fields.Many2one("ekinerja.atasan", "Row made", readonly=True, copy=False, ondelete="set null")
    can_putus = fields.Boolean(compute="_compute_can_putus")

    _one_open = models.UniqueIndex("(employee_id) WHERE state = 'diajukan'", "A request of this pegawai is still open; cancel it before a new one.")
    _alasan_filled = models.Constraint("CHECK (btrim(alasan) <> '')", "Fill Alasan: the administrator must know what to check.")
    _something_asked = models.Constraint(
        "CHECK (usulan_atasan_id IS NOT NULL OR usulan_verifikator_id IS NOT NULL)", "Choose the atasan or the verifikator that you ask for."
    )

    @api.depends("employee_id")
    def _compute_company_id(self):
        for usulan in self:
            usulan.company_id = usulan.sudo().employee_id.company_id  # sudo: hr.employee - instansi of the pegawai

    @api.depends("employee_id")
    def _compute_display_name(self):
        for usulan in self:
            # sudo: hr.employee - name of the pegawai in the request, which the portal cannot read from the employee
            usulan.display_name = usulan.sudo().employee_id.name

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_putus(self):
        for usulan in self:
            usulan.can_putus = usulan.state == "diajukan" and not usulan._alasan_bukan_pemutus()

    @api.constrains("employee_id", "usulan_atasan_id", "usulan_verifikator_id")
    def _check_bukan_diri(self):
        for usulan in self.sudo():  # sudo: hr.employee - names in the message
            for orang, label in ((usulan.usulan_atasan_id, self.env._("atasan")), (usulan.usulan_verifikator_id, self.env._("verifikator"))):
                if orang == usulan.employee_id:
                    raise ValidationError(
                        self.env._("%(name)s cannot be their own %(role)s. Choose another person.", name=orang.name, role=label)
                    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            terlarang = DIATUR.intersection(vals) - ({"state"} if vals.get("state") == "diajukan" else set())
            if terlarang and not self.env.su:
                raise UserError(self.env._("%s cannot be written: a request is decided by its actions.", ", ".join(sorted(terlarang))))
            if not vals.get("employee_id") and not self.env.user.employee_id:
                raise UserError(self.env._("Your account belongs to no pegawai. Ask the admin instansi to link it."))
        semua = super().create(vals_list)
        semua._minta_putusan()
        return semua

    def write(self, vals):
        """From outside only tanggapan, while the request is open; what the chatter writes belongs to it."""
        if not self.env.su:
            terlarang = {name for name in vals if not name.startswith(("message_", "activity_"))} - {"tanggapan"}
            if terlarang or ("tanggapan" in vals and any(usulan.state != "diajukan" for usulan in self)):
                raise UserError(self.env._("A request cannot be changed. Approve or refuse it; the pegawai may cancel it and ask again."))
        return super().write(vals)

    # -- transitions ---------------------------------------------------------------------------------------------------

    def action_setujui(self):
        """Approve: a correction that starts today."""
        self._periksa_putusan()
        # sudo: ekinerja.atasan - an admin OPD may not write rows, but decide on requests of the own unor
        atasan = self.env["ekinerja.atasan"].sudo()
        rows = atasan.create([usulan.sudo()._nilai_baris() for usulan in self])  # sudo: hr.employee - parties of the request
        for usulan, row in zip(self, rows, strict=True):
            usulan._putus("disetujui", {"atasan_row_id": row.id})
        self._catat(self.env._("Request approved by %s; the correction holds from today.", self.env.user.name))
        return True

    def action_tolak(self, tanggapan=None):
        """Refuse with an answer.

        :param str tanggapan: answer to the pegawai; without it the one typed on the request counts
        """
        self._periksa_putusan()
        for usulan in self:
            isi = (tanggapan or usulan.tanggapan or "").strip()
            if not isi:
                raise UserError(self.env._("Fill Tanggapan: the pegawai must know why the request is refused."))
            usulan._putus("ditolak", {"tanggapan": isi})
        self._catat(self.env._("Request refused by %s.", self.env.user.name))
        return True

    def action_batal(self):
        """Cancel, by the pegawai."""
        self.check_access("read")
        for usulan in self:
            if usulan.sudo().employee_id.user_id != self.env.user and not self.env.su:  # sudo: hr.employee - which user the pegawai is
                raise UserError(self.env._("Only the pegawai who made the request cancels it."))
            usulan._periksa_terbuka()
            usulan._putus("batal", {})
        self._catat(self.env._("Request cancelled by %s.", self.env.user.name))
        return True

    def _periksa_putusan(self):
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose at least one request."))
        for usulan in self:
            usulan._periksa_terbuka()
            if alasan := usulan._alasan_bukan_pemutus():
                raise UserError(alasan)

    def _periksa_terbuka(self):
        if self.state != "diajukan":
            state = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._("The request of %(name)s is in status %(state)s. Reload the page to see it.", name=self.display_name, state=state[self.state])
            )

    def _alasan_bukan_pemutus(self):
        """Why this user does not decide on the request; empty when they do."""
        self.ensure_one()
        if self.env.su:
            return ""
        user, employee = self.env.user, self.sudo().employee_id  # sudo: hr.employee - unor and user of the pegawai
        if employee.user_id == user:
            return self.env._("Your own request is decided by another administrator.")
        is_opd = user.has_group("ekinerja_admin.group_admin_opd") and user in employee.department_id.admin_efektif_ids
        if is_opd or user.has_group("ekinerja_admin.group_admin_instansi"):
            return ""
        return self.env._("Requests of %s are decided by the admin instansi or the admin OPD of the unor.", employee.name)

    # -- effects -------------------------------------------------------------------------------------------------------

    def _nilai_baris(self):
        """Values of the correction: what was asked for, else what holds today."""
        self.ensure_one()
        atasan = self.env["ekinerja.atasan"]
        hari_ini = self.company_id._ekinerja_hari_ini()
        tugas = self._tugas(self.employee_id, self.pegawai_sebagai_plt, hari_ini)
        per_orang, per_tugas = atasan._pihak_pada(self.employee_id, hari_ini, tugas)
        kini, kini_plt = per_tugas[tugas.id] if tugas else per_orang[self.employee_id.id]
        baru = self.usulan_atasan_id
        vals = {
            "employee_id": self.employee_id.id, "company_id": self.company_id.id, "date_start": hari_ini, "pegawai_plt_id": tugas.id,
            "atasan_id": (baru or kini).id,
            "atasan_plt_id": self._tugas(baru, self.atasan_sebagai_plt, hari_ini).id if baru else kini_plt.id,
        }  # fmt: skip
        return vals | ({"verifikator_id": self.usulan_verifikator_id.id} if self.usulan_verifikator_id else {})

    def _tugas(self, orang, sebagai_plt, hari_ini):
        """Assignment of a person today where the request says that they act."""
        if sebagai_plt != "ya" or not orang:
            return self.env["ekinerja.plt"]
        if tugas := self.env["ekinerja.atasan"]._plt_berlaku(orang, hari_ini):
            return tugas
        raise UserError(
            self.env._("%s has no PLT/PLH assignment today. Record it under PLT/PLH first, or refuse the request.", orang.name)
        )

    def _putus(self, state, vals):
        # sudo: ekinerja.atasan.usulan - state changes happen in transitions only, the right was checked before
        self.sudo().write({"state": state, "diputus_oleh_id": self.env.uid, "tanggal_putusan": fields.Datetime.now(), **vals})

    def _catat(self, isi):
        # sudo: mail.message, mail.activity - log of a transition that was allowed, to-do of the administrators
        self.sudo()._message_log_batch(dict.fromkeys(self.ids, isi))
        self.sudo().activity_unlink([TIPE_USULAN])  # sudo: mail.activity - as above

    def _minta_putusan(self):
        """A to-do for the admin OPD of the unor and the admin instansi."""
        # sudo: res.groups, res.users, mail.activity - a to-do for the administrators, made by the pegawai
        semua = self.sudo()
        admin = semua.env.ref("ekinerja_admin.group_admin_instansi").all_user_ids.filtered("active")
        tipe = semua.env.ref(TIPE_USULAN)
        model_id = semua.env["ir.model"]._get_id(self._name)
        semua.env["mail.activity"].with_context(mail_activity_quick_update=True).create([
            {
                "activity_type_id": tipe.id, "res_model_id": model_id, "res_id": usulan.id, "user_id": user.id, "automated": True,
                "date_deadline": fields.Date.add(usulan.company_id._ekinerja_hari_ini(), days=tipe.delay_count),
            }
            for usulan in semua
            for user in (usulan.employee_id.department_id.admin_efektif_ids | admin)
            if usulan.company_id in user.company_ids and user != usulan.employee_id.user_id
        ])  # fmt: skip
