from odoo import fields, models

from .eselon import JENIS_JABATAN


class HrVersion(models.Model):
    """What changes over a career: pangkat and jabatan with their TMT."""

    _inherit = "hr.version"

    department_id = fields.Many2one(string="Unor")
    job_title = fields.Char(string="Jabatan")
    golongan_id = fields.Many2one("ekinerja.golongan", "Pangkat/golongan ruang", index="btree_not_null", tracking=True)
    tmt_golongan = fields.Date("TMT golongan", tracking=True)
    jenis_jabatan = fields.Selection(JENIS_JABATAN, "Jenis jabatan", tracking=True)
    jenjang_id = fields.Many2one("ekinerja.jenjang", index="btree_not_null", tracking=True)
    tmt_jabatan = fields.Date("TMT jabatan", tracking=True)
    is_pimpinan = fields.Boolean("Pimpinan", tracking=True, help="Heads the unor of placement.")
    kedudukan_hukum_id = fields.Many2one("ekinerja.kedudukan.hukum", "Kedudukan hukum", index="btree_not_null", tracking=True)
