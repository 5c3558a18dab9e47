from odoo import fields, models

from .akun import JENIS_AKUN, STATUS


class EkinerjaAkunBaris(models.Model):
    """One person of a run of accounts: the verdict that people read, and the staging table that the jobs work off."""

    _name = "ekinerja.akun.baris"
    _description = "Person in a making of accounts"
    _order = "akun_id desc, status desc, nama, id"
    _rec_name = "nama"

    akun_id = fields.Many2one("ekinerja.akun", "Making of accounts", required=True, index=True, ondelete="cascade", readonly=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, readonly=True)
    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True, ondelete="cascade", readonly=True)
    nama = fields.Char(readonly=True)
    nip = fields.Char("NIP", readonly=True)
    department_id = fields.Many2one("hr.department", "Unor", index="btree_not_null", ondelete="set null", readonly=True)
    login = fields.Char(readonly=True, help="The NIP; without one the e-mail address, or a code. Never the NIK.")
    email = fields.Char("E-mail", readonly=True)
    jenis = fields.Selection(JENIS_AKUN, "Kind of account", readonly=True)
    alasan = fields.Char("Why this kind", readonly=True)
    status = fields.Selection(STATUS, required=True, readonly=True)
    pesan = fields.Text("Message", readonly=True, help="Reason and remedy of a refused person; warnings of the others.")
    dibuat = fields.Boolean("Made", readonly=True, default=False)
    user_id = fields.Many2one("res.users", "Account", index="btree_not_null", ondelete="set null", readonly=True)
    kirim = fields.Selection([("terkirim", "E-mail sent"), ("gagal", "E-mail failed"), ("dicetak", "Sheet printed")], "Link", readonly=True)

    _akun_status_idx = models.Index("(akun_id, status, id)")
    _orang_sekali = models.UniqueIndex("(akun_id, employee_id)", "This pegawai is in the list already.")
