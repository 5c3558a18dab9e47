from odoo import fields, models

from .eselon import JENIS_JABATAN
from .hr_employee import JENIS_PEGAWAI


class HrEmployeePublic(models.Model):
    """Columns of a pegawai that every colleague may see."""

    _inherit = "hr.employee.public"

    nip = fields.Char("NIP", readonly=True)
    jenis_pegawai = fields.Selection(JENIS_PEGAWAI, "Jenis pegawai", readonly=True)
    golongan_id = fields.Many2one("ekinerja.golongan", "Pangkat/golongan ruang", readonly=True)
    tmt_golongan = fields.Date("TMT golongan", readonly=True)
    jenis_jabatan = fields.Selection(JENIS_JABATAN, "Jenis jabatan", readonly=True)
    jenjang_id = fields.Many2one("ekinerja.jenjang", readonly=True)
    tmt_jabatan = fields.Date("TMT jabatan", readonly=True)
    is_pimpinan = fields.Boolean("Pimpinan", readonly=True)
    kedudukan_hukum_id = fields.Many2one("ekinerja.kedudukan.hukum", "Kedudukan hukum", readonly=True)
    nik_samar = fields.Char("NIK (masked)", compute="_compute_nik_samar", compute_sudo=True, groups="hr.group_hr_user,ekinerja_admin.group_auditor")

    def _compute_nik_samar(self):
        self._compute_from_employee("nik_samar")
