from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from .pemutus import domain_pemutus

# the last day of January of an SKP that starts on the first; a later one has as many days from its own start
HARI_PENETAPAN = 30


class EkinerjaSkp(models.Model):
    """The atasan penilai decides where the penilai does not (PermenPANRB 6/2022 Ps. 14, Lampiran II.C.4-5).

    From the last day of January, and from the submission, as many days must have passed as the instansi sets; 0 switches it off. The log and
    ``diputus_atasan`` say that the atasan decided. The penilai may still decide as long as nobody did.

    Atasan penilai of today is who stands on the SKP, or who acts as PLT/PLH in that place, as the table in ``skp_penilai`` says for the penilai.
    Nobody is both: who acts in the place of the atasan and is penilai, decides as penilai.
    """

    _inherit = "ekinerja.skp"

    atasan_plt_id = fields.Many2one(
        "ekinerja.plt", "PLT/PLH of the atasan penilai", readonly=True, index="btree_not_null", ondelete="restrict", copy=False,
        help="Assignment by which the atasan penilai was one when the data were taken.",
    )  # fmt: skip
    unor_atasan_id = fields.Many2one(
        "hr.department", "Unor of the atasan penilai", readonly=True, index="btree_not_null", copy=False, help="Unor whose head is the atasan penilai."
    )
    is_atasan = fields.Boolean("I am the atasan penilai", compute="_compute_is_atasan", search="_search_is_atasan")
    diputus_atasan = fields.Boolean("Decided by the atasan penilai", readonly=True, copy=False)

    is_pemutus = fields.Boolean("I decide", compute="_compute_is_pemutus", search="_search_is_pemutus")

    @api.depends("employee_id", "atasan_penilai_id", "atasan_plt_id", "unor_atasan_id")
    @api.depends_context("uid")
    def _compute_is_atasan(self):
        milik = self._milik_atasan()
        for skp in self:
            skp.is_atasan = skp._origin.id in milik

    def _search_is_atasan(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._domain_atasan() if True in value else ~self._domain_atasan()

    @api.model
    def _domain_atasan(self):
        """SKP whose atasan penilai the user is today, or in whose place they act."""
        return domain_pemutus(self, "atasan_penilai_id", "atasan_plt_id", "unor_atasan_id")

    def _milik_atasan(self):
        """Ids of those among these SKP that the user decides on in the place of the atasan penilai today; two queries at most."""
        # sudo: ekinerja.skp, hr.employee - the answer is yes or no, whether the SKP may be read is another question
        semua = self.sudo()
        milik = set(semua._search(Domain("id", "in", self.ids) & self._domain_atasan(), active_test=False)) if self.ids else set()
        rangkap = semua.browse(milik).with_env(self.env)._milik_penilai() if milik else set()
        return milik - {skp.id for skp in semua.browse(rangkap) if skp.atasan_penilai_id.user_id != self.env.user}

    def _nama_atasan(self):
        """``{skp id: name}`` of the user as the log writes it: with the assignment where they act in the place of the atasan penilai."""
        return self._nama_bertugas("atasan_penilai_id", "atasan_plt_id", "unor_atasan_id")

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
        return (
            Domain("state", "=", "diajukan") & self._domain_atasan()
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
        nama = (self - atasan)._nama_penilai()
        for skp_id, siapa in atasan._nama_atasan().items():
            nama[skp_id] = self.env._("%s as atasan pejabat penilai, because the penilai did not decide (PermenPANRB 6/2022 L-II.C.5)", siapa)
        return nama
