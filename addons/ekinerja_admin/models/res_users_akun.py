from odoo import api, fields, models
from odoo.fields import Command, Domain
from odoo.http import root

# accounts with these rights are the business of the Settings administrator
KUASA = ("base.group_erp_manager", "base.group_system")
ISTIMEWA = ("base.user_root", "base.user_admin", "base.public_user", "base.template_portal_user_id", "ekinerja_admin.user_impor")
# no note on each contact; the log of accounts has it
SENYAP = {"mail_create_nolog": True, "mail_notrack": True, "tracking_disable": True}
MAKS_TUGAS = 20


class ResUsers(models.Model):
    """Conversions of an account, always with a line in the log. Callers have checked the right."""

    _inherit = "res.users"

    ekinerja_usul_portal = fields.Date("Portal proposed on", copy=False, groups="ekinerja_admin.group_admin_instansi,ekinerja_admin.group_auditor",
                                       help="The reasons for an internal account are gone since this day; an admin instansi decides.")  # fmt: skip
    ekinerja_tetap_internal = fields.Boolean("Stays internal", copy=False, groups="ekinerja_admin.group_admin_instansi,ekinerja_admin.group_auditor",
                                             help="An admin instansi decided so; nothing is proposed any more.")  # fmt: skip

    @api.depends("login")
    @api.depends_context("ekinerja_cari")
    def _compute_display_name(self):
        """Namesakes are told apart where an account is chosen."""
        hasil = super()._compute_display_name()
        if self.env.context.get("ekinerja_cari"):
            for user in self.filtered("login"):
                user.display_name = f"{user.display_name} - {user.login}"
        return hasil

    @api.model
    def _prepare_create_values(self, vals_list):
        """Contacts that are reused keep their properties: the empty default would be written to each of them on its own."""
        hasil = super()._prepare_create_values(vals_list)
        if self.env.context.get("ekinerja_akun"):
            for vals in hasil:
                if vals.get("partner_id"):
                    vals.pop("properties", None)
        return hasil

    def _ekinerja_boleh_diatur(self):
        """Whether the product may touch this account: neither a technical one nor one with rights over the settings."""
        self.ensure_one()
        cari = self.env["res.groups"]._ekinerja_id
        # sudo: res.users - groups of the account
        return self.id not in cari(*ISTIMEWA) and not set(cari(*KUASA)).intersection(self.sudo().all_group_ids.ids)

    def _ekinerja_hanya_pegawai(self):
        """Accounts whose only role is that of an internal pegawai."""
        grup = self.env["res.groups"]
        asing = {*grup._ekinerja_peran().ids, *grup._ekinerja_id("hr.group_hr_user", "hr.group_hr_manager")}
        asing -= set(grup._ekinerja_id("ekinerja_admin.group_pegawai_internal"))
        return self.filtered(lambda user: not asing.intersection(user.all_group_ids.ids))

    def _ekinerja_jadi_internal(self, alasan):
        """Portal accounts become internal ones, in one write."""
        if not self:
            return
        ref = self.env.ref
        vals = {
            "group_ids": [
                Command.unlink(ref("ekinerja_admin.group_pegawai").id), Command.unlink(ref("base.group_portal").id),
                Command.link(ref("ekinerja_admin.group_pegawai_internal").id),
            ]
        }  # fmt: skip
        if aksi := self._ekinerja_aksi_awal():
            vals["action_id"] = aksi
        # sudo: res.users - groups of the product only; the caller checked the right, or is the rule
        self.sudo().with_context(**SENYAP).write(vals)
        self.env["ekinerja.akun.log"]._catat(self, "internal", alasan)

    def _ekinerja_jadi_portal(self, alasan):
        """Internal accounts become portal ones: every right of an internal user goes with it."""
        if not self:
            return
        # sudo: res.users - the caller checked the right; portal is less than what they had
        self.sudo().with_context(**SENYAP).write({
            "group_ids": [Command.set(self.env.ref("ekinerja_admin.group_pegawai").ids)], "action_id": False,
            "ekinerja_usul_portal": False, "ekinerja_tetap_internal": False,
        })  # fmt: skip
        self._ekinerja_akhiri_sesi()
        self.env["ekinerja.akun.log"]._catat(self, "portal", alasan)

    def _ekinerja_nonaktifkan(self, alasan):
        """Archive accounts, end their sessions and name what is left to do.

        :param alasan: ``{user id: text}``
        """
        if not self:
            return
        tugas = self._ekinerja_tugas_terbuka()
        self._ekinerja_akhiri_sesi()
        # sudo: res.users - the caller checked the right, or is the rule
        self.sudo().with_context(**SENYAP).write({"active": False, "aktivasi_acak": False, "aktivasi_sampai": False, "ekinerja_usul_portal": False})
        self.env["ekinerja.akun.log"]._catat(self, "nonaktif", {
            user.id: "\n".join(filter(None, [alasan.get(user.id), *tugas.get(user.id, [])])) for user in self
        })  # fmt: skip

    def _ekinerja_akhiri_sesi(self):
        """End every session of these accounts at once."""
        # sudo: res.device - session files of accounts that lose rights
        devices = self.env["res.device"].sudo().search([("user_id", "in", self.ids)])
        root.session_store.delete_from_identifiers(list(set(devices.mapped("session_identifier"))))

    def _ekinerja_tugas_terbuka(self):
        """What waits for each of these accounts: ``{user id: [text]}``."""
        # sudo: mail.activity, ekinerja.atasan - named in the log of accounts, which admins and auditors read
        aktivitas = self.env["mail.activity"].sudo().search([("user_id", "in", self.ids)], order="date_deadline")
        hasil = {}
        for user, milik in aktivitas.grouped("user_id").items():
            baris = [self.env._("%s open to-dos to reassign:", len(milik))]
            baris += [f"- {satu.res_name or satu.res_model}: {satu.summary or satu.activity_type_id.name or ''}".rstrip(": ") for satu in milik[:MAKS_TUGAS]]
            hasil[user.id] = baris + (["- …"] if len(milik) > MAKS_TUGAS else [])
        atasan = self.env["ekinerja.atasan"].sudo()  # sudo: see above
        for nama, teks in (("atasan_id", self.env._("Still atasan of %s pegawai; see Atasan langsung.")),
                           ("verifikator_id", self.env._("Still verifikator of %s pegawai; see Atasan langsung."))):  # fmt: skip
            domain = Domain(f"{nama}.user_id", "in", self.ids) & atasan._domain_berlaku(self.env.company._ekinerja_hari_ini())
            for employee, jumlah in atasan._read_group(domain, [nama], ["__count"]):
                hasil.setdefault(employee.user_id.id, []).append(teks % jumlah)
        return hasil

    def _ekinerja_aktifkan(self, alasan=""):
        """Bring archived accounts back; the rule decides anew about their kind. A new activation link is theirs to ask for."""
        # sudo: res.users - the caller checked the right
        self.sudo().with_context(**SENYAP).write({"active": True})
        self.env["ekinerja.akun.log"]._catat(self, "aktifkan", alasan)

    @api.model
    def _ekinerja_perusahaan_sama(self, users):
        """Whether all these accounts belong to the present instansi and to no other."""
        return all(user.company_ids <= self.env.companies and user.company_id == self.env.company for user in users.sudo())  # sudo: res.users - their instansi
