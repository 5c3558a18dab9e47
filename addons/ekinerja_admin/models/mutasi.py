from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from .eselon import JENIS_JABATAN

JENIS = [
    ("pindah", "Move to another unor"),
    ("jabatan", "Another jabatan"),
    ("pangkat", "Kenaikan pangkat"),
    ("atasan", "Another atasan"),
    ("pimpinan", "New pimpinan of a unor"),
    ("penyesuaian", "Documents only"),
]
STATE = [
    ("draft", "Draft"), ("ditinjau", "Reviewed"), ("dijadwalkan", "Scheduled"), ("berjalan", "Running"), ("diterapkan", "Applied"), ("batal", "Cancelled"),
]  # fmt: skip
# what each kind cannot do without
WAJIB = {
    "pindah": ("employee_ids", "unor_id"), "jabatan": ("employee_ids", "jabatan"), "pangkat": ("employee_ids", "golongan_id"),
    "atasan": ("employee_ids", "atasan_id"), "pimpinan": ("department_id", "pimpinan_id"), "penyesuaian": ("employee_ids",),
}  # fmt: skip
ADMIN = "ekinerja_admin.group_admin_instansi"


class EkinerjaMutasi(models.Model):
    """Mutasi: a change of people's data together with all their open documents; the record is the log.

    =============  ================================  ============  ===================================================================
    transition     from                              to            who
    =============  ================================  ============  ===================================================================
    tinjau         draft, ditinjau, dijadwalkan      ditinjau      admin instansi; nothing is written but the list of documents
    terapkan       ditinjau                          diterapkan    admin instansi; ``dijadwalkan`` before its date, ``berjalan`` while
                                                                   jobs write many documents
    (cron)         dijadwalkan                       diterapkan    on the date; back to ditinjau with the reason when it is refused
    kembali        ditinjau, dijadwalkan, batal      draft         admin instansi
    batal          draft, ditinjau, dijadwalkan      batal         admin instansi; an admin OPD the own draft
    =============  ================================  ============  ===================================================================

    An admin OPD prepares drafts for the people of the own unor. An upper addon adds its documents by extending ``_dokumen``,
    ``_terapkan_dokumen`` and ``_jumlah_tertutup`` (``mutasi_tinjau.py``).
    """

    _name = "ekinerja.mutasi"
    _description = "Mutasi"
    _inherit = ["ekinerja.latar", "ekinerja.bawaan", "mail.thread", "mail.activity.mixin"]
    _kanal = "root.ekinerja_mutasi"
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char("Number", readonly=True, copy=False, default="/", index=True)
    jenis = fields.Selection(JENIS, "Kind", required=True, default="pindah")
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    employee_ids = fields.Many2many("hr.employee", "ekinerja_mutasi_pegawai_rel", "mutasi_id", "employee_id", "Pegawai", check_company=True)
    department_id = fields.Many2one("hr.department", "Unor", index="btree_not_null", check_company=True, help="The unor that gets a new pimpinan.")
    pimpinan_id = fields.Many2one("hr.employee", "New pimpinan", check_company=True, index="btree_not_null")
    pimpinan_lama_id = fields.Many2one("hr.employee", "Former pimpinan", readonly=True, copy=False, index="btree_not_null")
    tanggal = fields.Date("TMT", required=True, default=lambda self: self.env.company._ekinerja_hari_ini(), help="First day on which the change holds.")
    sk_nomor = fields.Char("SK number")
    sk_tanggal = fields.Date("SK date")
    alasan = fields.Text("Remarks")
    unor_id = fields.Many2one("hr.department", "New unor", check_company=True, index="btree_not_null")
    jabatan = fields.Char("New jabatan", help="Empty: the jabatan stays.")
    jenis_jabatan = fields.Selection(JENIS_JABATAN, "New jenis jabatan")
    jenjang_id = fields.Many2one("ekinerja.jenjang", "New jenjang")
    golongan_id = fields.Many2one("ekinerja.golongan", "New pangkat/golongan ruang")
    atasan_id = fields.Many2one("hr.employee", "New atasan", check_company=True, index="btree_not_null", help="Empty: the atasan that the structure names.")
    verifikator_id = fields.Many2one("hr.employee", "New verifikator", check_company=True, index="btree_not_null", help="Empty: the atasan.")
    baris_ids = fields.One2many("ekinerja.mutasi.baris", "mutasi_id", "Documents")
    state = fields.Selection(STATE, "Status", required=True, default="draft", readonly=True, index=True, copy=False, tracking=True)
    otomatis = fields.Boolean("From the nightly list", readonly=True, copy=False)
    jumlah_orang = fields.Integer("People concerned", readonly=True, copy=False)
    jumlah_tertutup = fields.Integer("Closed documents kept", readonly=True, copy=False, help="Final evaluations and SKP whose range is over; never changed.")
    jumlah_dokumen = fields.Integer("Open documents", compute="_compute_jumlah")
    jumlah_dipilih = fields.Integer("To change", compute="_compute_jumlah")
    kemajuan = fields.Integer("Progress", compute="_compute_jumlah")
    galat = fields.Text("Reason of the failure", readonly=True, copy=False)
    ditinjau_pada = fields.Datetime("Reviewed on", readonly=True, copy=False)
    diterapkan_pada = fields.Datetime("Applied on", readonly=True, copy=False)
    is_admin = fields.Boolean(compute="_compute_is_admin")

    @api.depends("baris_ids.dipilih", "baris_ids.selesai", "state")
    def _compute_jumlah(self):
        # sudo: ekinerja.mutasi.baris - counts of a mutasi that the reader may see
        jumlah = {
            (mutasi.id, dipilih, selesai): kali
            for mutasi, dipilih, selesai, kali in self.env["ekinerja.mutasi.baris"].sudo()._read_group(
                [("mutasi_id", "in", self.ids)], ["mutasi_id", "dipilih", "selesai"], ["__count"]
            )
        }
        for mutasi in self:
            milik = {kunci[1:]: kali for kunci, kali in jumlah.items() if kunci[0] == mutasi.id}
            mutasi.jumlah_dokumen = sum(milik.values())
            mutasi.jumlah_dipilih = sum(kali for (dipilih, _selesai), kali in milik.items() if dipilih)
            mutasi.kemajuan = 100 * milik.get((True, True), 0) // mutasi.jumlah_dipilih if mutasi.jumlah_dipilih else 0

    @api.depends_context("uid")
    def _compute_is_admin(self):
        self.is_admin = self.env.user.has_group(ADMIN)

    @api.onchange("department_id")
    def _onchange_department_id(self):
        if self.jenis == "pimpinan" and self.department_id and not self.jabatan:
            self.jabatan = self.department_id.jabatan_pimpinan

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._tolak_terlindung(vals)
            vals["name"] = self.env["ir.sequence"].next_by_code("ekinerja.mutasi") or "/"
        orang = [self._pisah_orang(vals) for vals in vals_list]
        mutasi = super().create(vals_list)
        for satu, perintah in zip(mutasi, orang, strict=True):
            satu._isi_orang(perintah)
        mutasi._periksa_wilayah()
        return mutasi

    def write(self, vals):
        self._tolak_terlindung(vals)
        isi = vals.keys() - {"baris_ids", "message_follower_ids", "activity_ids", "message_main_attachment_id"}
        if not self.env.su and isi and (bad := self.filtered(lambda mutasi: mutasi.state != "draft")):
            raise UserError(self.env._("%s is reviewed. Use \"Back to draft\" before changing it.", bad[0].name))
        vals = dict(vals)
        orang = self._pisah_orang(vals)
        result = super().write(vals)
        if isi:
            self._isi_orang(orang)
            self._periksa_wilayah()
        return result

    @api.model
    def _pisah_orang(self, vals):
        """Takes the people out of the values of a user who may name employees but not read them as an HR officer does."""
        if "employee_ids" not in vals or self.env["hr.employee"].has_access("write"):
            return []
        perintah = vals.pop("employee_ids")
        if any(satu[0] not in (Command.LINK, Command.UNLINK, Command.SET, Command.CLEAR) for satu in perintah):
            raise AccessError(self.env._("Pegawai: choose people; a mutasi neither makes nor changes them."))
        return perintah

    def _isi_orang(self, perintah):
        if perintah:
            # sudo: hr.employee - links only; who may be named is checked right afterwards by _periksa_wilayah
            self.sudo().write({"employee_ids": perintah})

    @api.model
    def _tolak_terlindung(self, vals):
        if self.env.su:
            return
        terlarang = sorted(name for name in vals if name in self._fields and self._fields[name].readonly and (name, vals[name]) != ("state", "draft"))
        if terlarang:
            raise UserError(self.env._("%s cannot be written: use Review and Apply.", ", ".join(terlarang)))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_log(self):
        if bad := self.filtered(lambda mutasi: mutasi.state not in ("draft", "batal")):
            raise UserError(self.env._("%s is a record of what was done. Only drafts and cancelled ones can be deleted.", bad[0].name))

    def _periksa_wilayah(self):
        """An admin OPD prepares mutasi of the people of the own unor and those below."""
        if self.env.su or self.env.user.has_group(ADMIN):
            return
        for mutasi in self.sudo():  # sudo: hr.employee, hr.department - unor of the people and who watches over it
            unor = mutasi.employee_ids.department_id | mutasi.pimpinan_id.department_id | mutasi.department_id
            tanpa_unor = mutasi.employee_ids.filtered(lambda employee: not employee.department_id)
            if tanpa_unor or any(self.env.user not in satu.admin_efektif_ids for satu in unor):
                raise AccessError(self.env._("Pegawai: choose people of the unor that you watch over; for others ask the admin instansi."))

    def _periksa_admin(self, asal):
        """Transitions are the admin instansi's, from the states that the table names."""
        self.check_access("read")
        if not self.env.su and not self.env.user.has_group(ADMIN):
            raise AccessError(self.env._("A mutasi is reviewed and applied by an admin instansi."))
        kata = dict(self._fields["state"]._description_selection(self.env))
        for mutasi in self:
            if mutasi.state not in asal:
                raise UserError(
                    self.env._(
                        "%(name)s is in status %(state)s; this action needs %(needed)s. Reload the page to see the latest status.",
                        name=mutasi.name, state=kata[mutasi.state], needed=" / ".join(kata[key] for key in asal),
                    )
                )  # fmt: skip

    def _periksa_isi(self):
        """Refuse with all that is missing at once."""
        self.ensure_one()
        kurang = [self._fields[name]._description_string(self.env) for name in WAJIB[self.jenis] if not self[name]]
        if kurang:
            raise UserError(self.env._("%(name)s: fill in %(fields)s.", name=self.name, fields=", ".join(kurang)))
        if self.atasan_id in self.employee_ids:
            raise UserError(self.env._("New atasan: %s cannot be their own atasan. Take that person out of the list.", self.atasan_id.name))
        if self.jenis == "pimpinan" and self.department_id.manager_id == self.pimpinan_id:
            raise UserError(self.env._("New pimpinan: %(name)s heads %(unit)s already.", name=self.pimpinan_id.name, unit=self.department_id.name))

    def action_kembali(self):
        """Back to draft: the list of documents is thrown away."""
        self._periksa_admin(("ditinjau", "dijadwalkan", "batal"))
        self._ubah({"state": "draft", "galat": False})
        self.sudo().baris_ids.unlink()  # sudo: ekinerja.mutasi.baris - rows are written by the mutasi only
        return True

    def action_batal(self):
        """Cancel; nothing was changed yet."""
        sendiri = self.filtered(lambda mutasi: mutasi.create_uid == self.env.user and mutasi.state == "draft")
        (self - sendiri)._periksa_admin(("draft", "ditinjau", "dijadwalkan"))
        self._ubah({"state": "batal"})
        self.sudo().activity_ids.unlink()  # sudo: mail.activity - nothing is left to do for anybody
        return True

    def _ubah(self, vals):
        # sudo: ekinerja.mutasi - states and counts are written by transitions only, the right was checked before
        self.sudo().write(vals)
