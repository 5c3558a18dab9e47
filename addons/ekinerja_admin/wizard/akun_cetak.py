from datetime import timedelta
from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from ..calc.akun import kode_cetak
from ..calc.periode import tanggal_indonesia
from ..models.res_company import ZONA
from ..tools.qr import qr_png

MAKS_LEMBAR = 500
# the PDF is fetched right after the print was logged; later a new print is asked for
MENIT_AMBIL = 15
# what a print leaves behind: whoever wrote it by hand would read codes without a line in the log
DICETAK = frozenset({"dicetak_pada", "dicetak_ids"})
# nobody else reaches these
LOKAL = ("localhost", "127.0.0.1", "::1", None)


class EkinerjaAkunCetak(models.TransientModel):
    """Printed activation sheets: a slip per person, unor by unor. Every print gives new codes; those of earlier sheets are void."""

    _name = "ekinerja.akun.cetak"
    _description = "Print activation sheets"

    akun_id = fields.Many2one("ekinerja.akun", "Making of accounts", readonly=True)
    employee_ids = fields.Many2many("hr.employee", string="Pegawai", readonly=True)
    department_id = fields.Many2one("hr.department", "Unor", help="Only this unor and those below.")
    hanya_belum = fields.Boolean("Only who never signed in", default=True)
    user_ids = fields.Many2many("res.users", string="Accounts", compute="_compute_user_ids")
    jumlah = fields.Integer("Sheets", compute="_compute_user_ids")
    alamat = fields.Char("Address on the sheets", compute="_compute_alamat", help="Where people open e-Kinerja, as far as this server knows.")
    is_lokal = fields.Boolean(compute="_compute_alamat")
    dicetak_pada = fields.Datetime("Printed on", readonly=True)
    dicetak_ids = fields.Many2many("res.users", "ekinerja_akun_cetak_user_rel", "cetak_id", "user_id", "Printed for", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([vals | dict.fromkeys(DICETAK, False) for vals in vals_list])

    def write(self, vals):
        if not self.env.su and (terlarang := sorted(DICETAK.intersection(vals))):
            raise UserError(self.env._("%s cannot be written: use Print.", ", ".join(terlarang)))
        return super().write(vals)

    @api.depends("akun_id", "employee_ids", "department_id", "hanya_belum")
    def _compute_user_ids(self):
        for cetak in self:
            cetak.user_ids = cetak._pegawai().user_id
            cetak.jumlah = len(cetak.user_ids)

    def _compute_alamat(self):
        alamat = self.env.company.get_base_url()
        self.alamat = alamat
        self.is_lokal = urlsplit(alamat).hostname in LOKAL

    def _pegawai(self):
        """Pegawai of the choice who have an account that may get a sheet."""
        pegawai = self.akun_id.baris_ids.filtered("dibuat").employee_id | self.employee_ids
        domain = [("id", "in", pegawai.ids), ("user_id.active", "=", True)]
        if self.department_id:
            domain.append(("department_id", "child_of", self.department_id.id))
        pegawai = self.env["hr.employee"].search(domain)
        if self.hanya_belum:
            pegawai = pegawai.filtered(lambda employee: not employee.user_id.login_date)
        return pegawai.filtered(lambda employee: employee.user_id._ekinerja_boleh_diatur())

    def _periksa(self):
        if not self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            raise AccessError(self.env._("Only an admin instansi prints activation sheets."))
        self.env["ekinerja.cetak"]._periksa_pencetak()

    def action_cetak(self):
        """New codes for these people, a line in the log for each, then let the browser fetch the PDF."""
        self.ensure_one()
        self._periksa()
        users = self._pegawai().user_id
        if not users:
            raise UserError(self.env._("Nobody of this choice has an account that waits for its first sign-in. Choose others, or switch the filter off."))
        if len(users) > MAKS_LEMBAR:
            raise UserError(self.env._("%(count)s sheets are too many for one print: at most %(limit)s. Choose a unor.", count=len(users), limit=MAKS_LEMBAR))
        users._ekinerja_periksa_diatur()
        users._aktivasi_siapkan()
        self.env["ekinerja.akun.log"]._catat(users, "cetak")
        # sudo: ekinerja.akun.baris - written by the product only
        self.env["ekinerja.akun.baris"].sudo().search([("user_id", "in", users.ids), ("dibuat", "=", True)]).write({"kirim": "dicetak"})
        # sudo: ekinerja.akun.cetak - written by the print only, after the checks above
        self.sudo().write({"dicetak_pada": fields.Datetime.now(), "dicetak_ids": [Command.set(users.ids)]})
        return {"type": "ir.actions.act_url", "url": f"/ekinerja/akun/lembar/{self.id}", "target": "self"}

    def _cetak(self):
        """``(file name, PDF)`` of the print that was just asked for."""
        self.ensure_one()
        self._periksa()
        if not self.dicetak_pada or self.dicetak_pada < fields.Datetime.now() - timedelta(minutes=MENIT_AMBIL):
            raise UserError(self.env._("This print is over. Open the print dialog again; the sheets get new codes."))
        self.dicetak_ids._ekinerja_periksa_diatur()
        nama = self.env._("Activation sheets %s", self.dicetak_pada.strftime("%Y-%m-%d"))
        return f"{nama}.pdf", self.env["ekinerja.cetak"]._pdf("ekinerja_admin.cetak_lembar_aktivasi", self._lembar(), nama)

    def _lembar(self):
        """Values of the sheets: one document per unor."""
        kode = self.dicetak_ids._aktivasi_kode()
        alamat = self.dicetak_ids._aktivasi_alamat()
        pegawai = self.env["hr.employee"].search([("user_id", "in", self.dicetak_ids.ids)], order="department_id, name")
        hasil = []
        for unor, milik in pegawai.grouped("department_id").items():
            hasil.append({
                "instansi": self.env.company.name, "unor": unor.name or "-", "alamat": alamat,
                "slip": [self._slip(employee, kode[employee.user_id.id], alamat) for employee in milik],
            })  # fmt: skip
        return hasil

    def _slip(self, employee, kode, alamat):
        # sudo: res.users - login and expiry, for the sheet of this account
        user = employee.user_id.sudo()
        sampai = fields.Datetime.context_timestamp(self.with_context(tz=self.env.company.ekinerja_tz), user.aktivasi_sampai)
        return {
            "nama": employee.name, "nip": employee.nip if employee.nip != user.login else "", "login": user.login, "kode": kode_cetak(kode),
            "qr": qr_png(f"{alamat}#{kode}"), "sampai": tanggal_indonesia(sampai.date()), "jam": f"{sampai:%H.%M} {dict(ZONA)[self.env.company.ekinerja_tz]}",
        }  # fmt: skip
