from odoo import api, models

# of one run of the cron at a time
UKURAN = 2000


class HrEmployee(models.Model):
    """The rule of accounts, for many people at once.

    =======================================================  =========================================================================
    fact                                                     what happens
    =======================================================  =========================================================================
    portal account, now pimpinan, penilai or PLT/PLH          becomes internal, the same account
    internal account with no other role, no such reason      the way back is proposed; an admin instansi decides
    pegawai archived, or a kedudukan hukum ends the service  account deactivated, sessions ended, open to-dos named in the log
    pegawai back in service                                  nothing: an admin instansi reactivates the account
    =======================================================  =========================================================================

    Accounts with rights over the settings are never touched.
    """

    _inherit = "hr.employee"

    def _ekinerja_akun_sinkron(self):
        """Bring the accounts of these people in line with the facts; some queries, whatever their number.

        :returns: ``{"internal": res.users, "usul": res.users, "nonaktif": res.users}`` that were changed
        """
        # sudo: res.users - the rule acts for the structure, whoever changed it
        semua = self.sudo().with_context(active_test=False)
        semua = semua.search_fetch([("id", "in", self.ids), ("user_id.active", "=", True)], ["user_id", "active", "company_id"])
        semua = semua.filtered(lambda employee: employee.user_id._ekinerja_boleh_diatur())
        berakhir = semua._ekinerja_dinas_berakhir()
        lepas = semua.filtered(lambda employee: not employee.active or employee.id in berakhir)
        hasil = {"nonaktif": lepas._ekinerja_akun_lepas(berakhir)}
        sisa = semua - lepas
        alasan = sisa._ekinerja_alasan_internal()
        hasil["internal"] = sisa.filtered(lambda employee: employee.id in alasan)._ekinerja_akun_internal(alasan)
        hasil["usul"] = sisa._ekinerja_akun_usul(alasan)
        return hasil

    def _ekinerja_akun_lepas(self, berakhir):
        """Deactivate the accounts of people who left, unless they serve elsewhere in this database."""
        if not self:
            return self.env["res.users"]
        # sudo: hr.employee - of all instansi: one person may have records in two
        lain = self.env["hr.employee"].sudo().search([("user_id", "in", self.user_id.ids), ("id", "not in", self.ids)]).user_id
        users = self.user_id - lain - self.env.user
        if diri := self.user_id & self.env.user:
            self.env["ekinerja.akun.log"]._catat(diri, "lewat", self.env._("Nobody deactivates the own account; another admin has to."))
        sebab = {
            employee.user_id.id: self.env._("Kedudukan hukum: %s", berakhir[employee.id]) if employee.id in berakhir
            else self.env._("The pegawai is archived")
            for employee in self
        }  # fmt: skip
        users._ekinerja_nonaktifkan(sebab)
        return users

    def _ekinerja_akun_internal(self, alasan):
        """Portal accounts of people who lead others become internal."""
        portal = self.filtered(lambda employee: employee.user_id.share)
        users = portal.user_id
        users._ekinerja_jadi_internal({
            employee.user_id.id: "; ".join(satu["teks"] for satu in alasan[employee.id]) for employee in portal
        })  # fmt: skip
        return users

    def _ekinerja_akun_usul(self, alasan):
        """Propose the way back for internal accounts without reason; take proposals back that are over."""
        internal = self.filtered(lambda employee: not employee.user_id.share)
        hanya_pegawai = internal.user_id._ekinerja_hanya_pegawai()
        calon = internal.filtered(lambda employee: employee.id not in alasan).user_id & hanya_pegawai
        (self.user_id - calon).filtered("ekinerja_usul_portal").write({"ekinerja_usul_portal": False})
        baru = calon.filtered(lambda user: not user.ekinerja_usul_portal and not user.ekinerja_tetap_internal)
        if baru:
            for company, milik in baru.grouped("company_id").items():
                milik.write({"ekinerja_usul_portal": company._ekinerja_hari_ini()})
            self.env["ekinerja.akun.log"]._catat(baru, "usul", self.env._("Neither pimpinan nor penilai nor PLT/PLH any more."))
        return baru

    @api.model
    def _cron_ekinerja_akun(self):
        """Daily: what became true by the mere passing of days."""
        # sudo: hr.employee - accounts of every instansi
        semua = self.env["hr.employee"].sudo().with_context(active_test=False).search([("user_id.active", "=", True)], order="id")
        for awal in range(0, len(semua), UKURAN):
            semua[awal : awal + UKURAN]._ekinerja_akun_sinkron()
