from datetime import timedelta

import pytz
from odoo import api, fields, models

from odoo.addons.ekinerja_admin.calc.hari_kerja import hitung_hari_kerja
from odoo.addons.ekinerja_admin.calc.waktu import waktu_indonesia

from .keberatan import STATE_BERJALAN


class EkinerjaKeberatan(models.Model):
    """When what happened to a keberatan, and until when it must be decided."""

    _inherit = "ekinerja.keberatan"

    tanggal_dasar = fields.Date("Document received on", readonly=True, copy=False, help="Day from which the time limit to file was counted.")
    batas_ajukan = fields.Date("Last day to file", readonly=True, copy=False)
    batas_putusan = fields.Date("Last day to decide", readonly=True, copy=False)
    hari_diajukan = fields.Date("Tanggal pengajuan", readonly=True, copy=False, index="btree_not_null", help="Day of the filing where the instansi is.")
    tanggal_diajukan = fields.Datetime("Filed on", readonly=True, copy=False)
    tanggal_diperiksa = fields.Datetime("Waktu pertama kali dicek oleh atasan", readonly=True, copy=False)
    tanggal_dijelaskan = fields.Datetime("Explained on", readonly=True, copy=False)
    tanggal_diputus = fields.Datetime("Waktu direspon / diklaim", readonly=True, copy=False)
    dijelaskan_oleh = fields.Char("Explained by", readonly=True, copy=False)
    diputus_oleh = fields.Char("Decided by", readonly=True, copy=False)
    waktu_diajukan = fields.Char("Waktu pengajuan", compute="_compute_waktu")
    waktu_diperiksa = fields.Char("Waktu pertama kali di-check oleh atasan", compute="_compute_waktu")
    waktu_diputus = fields.Char("Waktu di respon / di klaim", compute="_compute_waktu")
    is_lewat = fields.Boolean("Past the deadline", compute="_compute_sisa")
    sisa_hari = fields.Integer("Hari kerja left", compute="_compute_sisa", help="Days that are left for the decision, today included.")

    @api.depends("tanggal_diajukan", "tanggal_diperiksa", "tanggal_diputus", "company_id")
    def _compute_waktu(self):
        for keberatan in self:
            for nama in ("diajukan", "diperiksa", "diputus"):
                keberatan[f"waktu_{nama}"] = keberatan._waktu(keberatan[f"tanggal_{nama}"])

    def _waktu(self, waktu):
        """A moment in the time zone of the instansi, as day month year pukul hh.mm."""
        # sudo: res.company - time zone
        zona = pytz.timezone(self.company_id.sudo().ekinerja_tz or "Asia/Jakarta")
        return waktu_indonesia(pytz.utc.localize(waktu).astimezone(zona)) if waktu else ""

    @api.depends("state", "batas_putusan", "company_id")
    def _compute_sisa(self):
        for company, semua in self.grouped("company_id").items():
            # sudo: res.company - today and the holidays of the instansi
            instansi = company.sudo()
            berjalan = semua.filtered(lambda keberatan: keberatan.state in STATE_BERJALAN and keberatan.batas_putusan)
            (semua - berjalan).update({"is_lewat": False, "sisa_hari": 0})
            if not berjalan:
                continue
            hari_ini = instansi._ekinerja_hari_ini()
            kemarin = hari_ini - timedelta(days=1)
            libur = instansi._ekinerja_libur(hari_ini, max(berjalan.mapped("batas_putusan")))
            mingguan = instansi._ekinerja_libur_mingguan()
            for keberatan in berjalan:
                keberatan.is_lewat = keberatan.batas_putusan < hari_ini
                keberatan.sisa_hari = hitung_hari_kerja(kemarin, keberatan.batas_putusan, libur, mingguan)

    def _hitung_batas_putusan(self):
        """``{id: last day to decide}`` on the calendar of today: a holiday declared after the filing gives its day back."""
        hasil = {}
        for company, semua in self.sudo().grouped("company_id").items():  # sudo: res.company - calendar of the instansi
            dasar = {keberatan.id: keberatan.company_id._ekinerja_hari(keberatan.tanggal_diajukan) for keberatan in semua}
            kalender = company._ekinerja_kalender_keberatan(min(dasar.values()), max(dasar.values()))
            hasil |= {keberatan_id: kalender.batas_putusan(hari) for keberatan_id, hari in dasar.items()}
        return hasil
