from odoo import api, models
from odoo.fields import Domain

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia
from odoo.addons.ekinerja_admin.models.res_company import ZONA

from .keberatan import STATE_BERJALAN

SEKALI = 1000


class EkinerjaKeberatan(models.Model):
    """Keberatan that nobody decided in time (BKN-KBR-05): a scheduled action, a constant number of queries for any number of them."""

    _inherit = "ekinerja.keberatan"

    @api.model
    def _cron_terlambat(self):
        """Set what is past its last day to Terlambat; each batch is kept for itself, a second run finds nothing."""
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=self.search_count(self._domain_lewat()))
        while jumlah := self._tandai_terlambat():
            if not cron._commit_progress(jumlah):
                break

    @api.model
    def _domain_lewat(self):
        """Running keberatan whose last day is over where the instansi is."""
        instansi = self.env["res.company"]
        hari_ini = {zona: instansi.new({"ekinerja_tz": zona})._ekinerja_hari_ini() for zona, _nama in ZONA}
        return Domain("state", "in", STATE_BERJALAN) & Domain.OR(
            Domain("company_id.ekinerja_tz", "=", zona) & Domain("batas_putusan", "<", hari) for zona, hari in hari_ini.items()
        )

    @api.model
    def _tandai_terlambat(self, sekali=SEKALI):
        """One batch; how many were handled. What somebody is deciding at this moment is left to them."""
        semua = self.search(self._domain_lewat(), limit=sekali, order="id").try_lock_for_update()
        if not semua:
            return 0
        batas = semua._hitung_batas_putusan()
        hari_ini = {company: company._ekinerja_hari_ini() for company in semua.company_id}
        # a holiday declared after the filing gives its day back
        digeser = semua.filtered(lambda keberatan: batas[keberatan.id] >= hari_ini[keberatan.company_id])
        for keberatan in digeser:
            keberatan._ubah_state({"batas_putusan": batas[keberatan.id]})
        if terlambat := semua - digeser:
            terlambat._ubah_state({"state": "terlambat"})
            terlambat._selesaikan_tugas()
            terlambat._catat({
                keberatan.id: self.env._("Not decided until %s: Terlambat. The ratings stand and the case is locked.",
                                         tanggal_indonesia(keberatan.batas_putusan))
                for keberatan in terlambat
            })  # fmt: skip
            terlambat._beritahu("putusan")
        return len(semua)
