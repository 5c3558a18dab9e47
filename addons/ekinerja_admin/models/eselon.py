from odoo import fields, models

JENIS_JABATAN = [
    ("jpt", "Jabatan Pimpinan Tinggi"),
    ("administrator", "Administrator"),
    ("pengawas", "Pengawas"),
    ("fungsional", "Fungsional"),
    ("pelaksana", "Pelaksana"),
]


class EkinerjaEselon(models.Model):
    """Eselon of the official who leads a unor."""

    _name = "ekinerja.eselon"
    _inherit = "ekinerja.referensi"
    _description = "Eselon"

    jenis_jabatan = fields.Selection(JENIS_JABATAN, help="Kind of jabatan that an eselon of this code means.")
    is_jpt_pratama = fields.Boolean("JPT Pratama", help="A unor led by this eselon is a Unor Induk.")

    _code_unique = models.UniqueIndex("(code, COALESCE(company_id, 0))", "An eselon with this code already exists.")
