from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

# the last day of January of an SKP that starts on the first; a later one has as many days from its own start
HARI_PENETAPAN = 30


class EkinerjaSkp(models.Model):
    """The atasan penilai decides where the penilai does not (PermenPANRB 6/2022 Ps. 14, Lampiran II.C.4-5).

    From the last day of January, and from the submission, as many days must have passed as the instansi sets; 0 switches it off. The log and
    ``diputus_atasan`` say that the atasan decided. The penilai may still decide as long as nobody did.
    """

    _inherit = "ekinerja.skp"

    diputus_atasan = fields.Boolean("Decided by the atasan penilai", readonly=True, copy=False)

    is_pemutus = fields.Boolean("I decide", compute="_compute_is_pemutus", search="_search_is_pemutus")

    @api.depends("can_setujui", "is_penilai")
    @api.depends_context("uid")
    def _compute_is_pemutus(self):
        for skp in self:
            skp.is_pemutus = skp.is_penilai or skp.can_setujui

    def _search_is_pemutus(self, operator, value):
        if operator != "in":
            return NotImplemented
        domain = self._domain_penilai() | self._domain_atasan_berhak()
        return domain if True in value else ~domain

    @api.model
    def _domain_atasan_berhak(self):
        """SKP that the user may decide on as atasan penilai today."""
        # sudo: hr.employee - which pegawai the user is
        sendiri = self.env["hr.employee"].sudo().with_context(active_test=False)._search([("user_id", "=", self.env.uid)])
        return (
            Domain("state", "=", "diajukan") & Domain("atasan_penilai_id", "in", sendiri) & Domain("employee_id", "not in", sendiri)
            & Domain.OR(self._domain_lewat_penetapan(company) for company in self.env.companies.sudo())  # sudo: res.company - the setting
        )

    @api.model
    def _domain_lewat_penetapan(self, company):
        """The penilai of these SKP had the days that the instansi gives, counted from the later of both days."""
        hari = company.ekinerja_atasan_putus_hari
        if not hari:
            return Domain.FALSE
        return (
            Domain("company_id", "=", company.id)
            & Domain("date_start", "<=", company._ekinerja_hari_ini() - timedelta(days=HARI_PENETAPAN + hari))
            & Domain("tanggal_diajukan", "<=", fields.Datetime.now() - timedelta(days=hari))
        )

    def _milik_pemutus(self):
        """Ids of those among these SKP that the user decides on today: ``(as penilai, as atasan penilai)``."""
        penilai = self._milik("penilai_id")
        if len(penilai) == len(self):
            return penilai, set()
        return penilai, set(self._search(Domain("id", "in", self.ids) & self._domain_atasan_berhak(), active_test=False)) - penilai

    def _nama_pemutus(self, atasan):
        """``{skp id: name}`` of the user as the log of a decision writes it.

        :param atasan: those that the user decides on as atasan penilai
        """
        nama = self._nama_penilai()
        for skp in atasan:
            nama[skp.id] = self.env._("%s as atasan pejabat penilai, because the penilai did not decide (PermenPANRB 6/2022 L-II.C.5)", self.env.user.name)
        return nama
