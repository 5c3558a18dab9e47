from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..calc.akun import email_baku, login_pegawai

KOLOM = ["name", "nip", "jenis_pegawai", "work_email", "work_contact_id", "user_id", "active", "company_id", "department_id"]


class EkinerjaAkun(models.Model):
    """Check of a run of accounts: who gets which account, who has one, who cannot get one, and what to do about it."""

    _inherit = "ekinerja.akun"

    def action_periksa(self):
        """Dry run: what would become of each person."""
        for akun in self:
            akun.check_access("write")
            akun._tolak_terkunci()
            if akun.cara == "email":
                akun._periksa_server_surat()
            employees = akun._orang()
            if not employees:
                raise UserError(self.env._("Nobody is chosen, or everybody has an account. Choose other pegawai or another unor."))
            nilai = akun._nilai(employees)
            akun = akun.sudo()  # sudo: ekinerja.akun.baris - written by the check only, after the right was checked above
            akun.env["ekinerja.akun.baris"].search([("akun_id", "=", akun.id), ("dibuat", "=", False)]).unlink()
            selesai = set(akun.baris_ids.employee_id.ids)
            akun.env["ekinerja.akun.baris"].create([
                {"akun_id": akun.id, "company_id": akun.company_id.id, "employee_id": employee_id, **satu}
                for employee_id, satu in nilai.items() if employee_id not in selesai
            ])  # fmt: skip
            akun.write({"state": "diperiksa", "galat": False, "diperiksa_pada": fields.Datetime.now()} | akun._hitung())
            akun._message_log(body=akun._ringkasan())
        return True

    @api.model
    def _periksa_server_surat(self):
        # sudo: ir.mail_server - whether there is one
        if not self.env["ir.mail_server"].sudo().search_count([], limit=1):
            raise UserError(
                self.env._("There is no outgoing mail server, so no link can be e-mailed. Choose the printed sheet, or ask the system administrator for one.")
            )

    def _orang(self):
        """The chosen pegawai."""
        self.ensure_one()
        employee = self.env["hr.employee"].with_context(active_test=False)
        if self.sumber == "pilihan":
            return self.with_context(active_test=False).employee_ids.with_env(employee.env)
        domain = Domain("company_id", "=", self.company_id.id) & Domain("user_id", "=", False) & Domain("active", "=", True)
        if self.sumber == "unor":
            domain &= Domain("department_id", "child_of", self.department_ids.ids)
        return employee.search(domain, order="id")

    def _nilai(self, employees):
        """Verdict per person: ``{employee id: values of a row}``; a number of queries that does not grow with the people."""
        self.ensure_one()
        # sudo: hr.employee, res.users - logins and e-mail addresses of all instansi must not collide
        semua = employees.sudo().with_context(active_test=False)
        semua.fetch(KOLOM)
        berakhir = semua._ekinerja_dinas_berakhir()
        alasan = semua._ekinerja_alasan_internal() if self.jenis == "aturan" else {}
        wajib_2fa = self._jenis_wajib_2fa()
        calon = {employee: login_pegawai(employee.nip, employee.work_email, employee.id) for employee in semua}
        login, email = self._akun_lain(semua, calon)
        kembar = defaultdict(int)
        for employee in semua:
            kembar[email_baku(employee.work_email)] += 1
        hasil = {}
        for employee in semua:
            surat = email_baku(employee.work_email)
            sebab = alasan.get(employee.id, [])
            jenis = self.jenis if self.jenis != "aturan" else "internal" if sebab else "portal"
            status, pesan = self._putuskan(employee, calon[employee], surat, login, email, kembar, berakhir, jenis in wajib_2fa)
            hasil[employee.id] = {
                "nama": employee.name, "nip": employee.nip, "department_id": employee.department_id.id, "login": calon[employee],
                "email": surat, "jenis": jenis, "alasan": "; ".join(satu["teks"] for satu in sebab), "status": status, "pesan": pesan,
                "user_id": employee.user_id.id,
            }  # fmt: skip
        return hasil

    @api.model
    def _akun_lain(self, employees, calon):
        """Accounts that have one of these logins, and those with one of these e-mail addresses."""
        # sudo: res.users - names of the accounts in the way
        users = self.env["res.users"].sudo().with_context(active_test=False)
        alamat = {satu for satu in (email_baku(employee.work_email) for employee in employees) if satu}
        login = {user.login: user for user in users.search_fetch([("login", "in", list(calon.values()))], ["login", "name", "active"])}
        email = defaultdict(users.browse)
        for user in users.search_fetch([("email_normalized", "in", list(alamat)), ("active", "=", True)], ["name", "login", "email_normalized"]):
            email[user.email_normalized] |= user
        return login, email

    def _putuskan(self, employee, nama_login, surat, login, email, kembar, berakhir, wajib_2fa):
        """``(status, message)`` of one person."""
        _ = self.env._
        if employee.user_id:
            if employee.user_id.active:
                return "ada", _("Has the account %s.", employee.user_id.login)
            return "ditolak", _("The account %s is deactivated. Reactivate it under Accounts of pegawai.", employee.user_id.login)
        if not employee.active:
            return "ditolak", _("The pegawai is archived. Unarchive the pegawai first.")
        if employee.id in berakhir:
            return "ditolak", _("Kedudukan hukum %s ends the service. Correct it if the pegawai still serves.", berakhir[employee.id])
        if not employee.nip and employee.jenis_pegawai != "non_asn":
            return "ditolak", _("No NIP. Fill it on the pegawai; without NIP only a Non ASN gets an account.")
        if nama_login in login:
            return "ditolak", _(
                "The login %(login)s belongs to %(name)s. Choose that account on the pegawai, or change its login.",
                login=nama_login, name=login[nama_login].name,
            )  # fmt: skip
        if not surat and (self.cara == "email" or wajib_2fa):
            if self.cara == "email":
                return "ditolak", _("No valid e-mail address. Fill the work e-mail, or choose the printed sheet.")
            return "ditolak", _("No valid e-mail address, and this role needs one for the second factor. Fill the work e-mail.")
        lain = ", ".join(email[surat].mapped("name")) if surat in email else ""
        if surat and (lain or kembar[surat] > 1):
            siapa = lain or _("another person of this list")
            if self.cara == "email":
                return "ditolak", _("The e-mail address %(mail)s is used by %(who)s too. Give each person an own address.", mail=surat, who=siapa)
            return "baru", _("The e-mail address %(mail)s is used by %(who)s too: a forgotten password needs a new sheet.", mail=surat, who=siapa)
        if not surat:
            return "baru", _("No e-mail address: a forgotten password needs a new sheet.")
        return "baru", ""

    @api.model
    def _jenis_wajib_2fa(self):
        """Kinds of account whose role asks for a second factor."""
        wajib = self.env["res.groups"]._ekinerja_wajib_2fa()
        grup = {"internal": "group_pegawai_internal", "portal": "group_pegawai"}
        # sudo: res.groups - which roles follow from a role
        return {jenis for jenis, nama in grup.items() if wajib & set(self.env.ref(f"ekinerja_admin.{nama}").sudo().all_implied_ids.ids)}

    def _ringkasan(self):
        """Counts in one line, for the log."""
        self.ensure_one()
        return self.env._(
            "New %(new)s, made %(made)s, exists %(exists)s, refused %(refused)s.",
            new=self.jumlah_baru, made=self.jumlah_dibuat, exists=self.jumlah_ada, refused=self.jumlah_ditolak,
        )  # fmt: skip
