from odoo import fields, models

from .eselon import JENIS_JABATAN


class HrJob(models.Model):
    """Jabatan: the jobs of the ERP with their reference in SIASN."""

    _inherit = "hr.job"

    name = fields.Char(string="Jabatan")
    kode_jabatan = fields.Char("JABATAN ID", size=36, index="btree_not_null", copy=False, help="ID of the jabatan in SIASN.")
    jenis_jabatan = fields.Selection(JENIS_JABATAN, "Jenis jabatan")
    jenjang_id = fields.Many2one("ekinerja.jenjang", index="btree_not_null")

    _kode_jabatan_unique = models.UniqueIndex(
        "(company_id, kode_jabatan) WHERE kode_jabatan IS NOT NULL", "Another jabatan of this instansi has this JABATAN ID."
    )
