from odoo import models
from odoo.fields import Domain


class HrEmployee(models.Model):
    """A ketua fills the matrix of the tim in the back office: the account is internal while the tim of the year is active."""

    _inherit = "hr.employee"

    def _ekinerja_alasan_internal(self, tanggal=None):
        hasil = super()._ekinerja_alasan_internal(tanggal)
        # sudo: the structure decides about accounts, whatever the caller may read of it
        for company, orang in self.sudo().grouped("company_id").items():
            tahun = (tanggal or company._ekinerja_hari_ini()).year
            for tim in orang.env["ekinerja.tim"].search(Domain("ketua_id", "in", orang.ids) & Domain("tahun", "=", tahun)):
                hasil.setdefault(tim.ketua_id.id, []).append({"kunci": "ketua", "sejak": None, "teks": self.env._("ketua of %s", tim.name)})
        return hasil


class EkinerjaTim(models.Model):
    _name = "ekinerja.tim"
    _inherit = ["ekinerja.akun.pemicu", "ekinerja.tim"]
    _pemicu_orang = "ketua_id"
    _pemicu = frozenset({"ketua_id", "active", "tahun"})
