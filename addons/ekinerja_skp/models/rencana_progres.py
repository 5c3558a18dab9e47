from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.ekinerja_admin.models.res_company_batas import Entri

from ..calc.progres import progres


class EkinerjaRencanaProgres(models.Model):
    """One step of the progress of a rencana aksi: written with the rencana aksi, changed by nobody."""

    _name = "ekinerja.rencana.progres"
    _inherit = "ekinerja.terlindung"
    _description = "Progress of a rencana aksi"
    _order = "rencana_id, id desc"

    rencana_id = fields.Many2one("ekinerja.rencana.aksi", "Rencana aksi", required=True, index=True, readonly=True, ondelete="cascade")
    skp_id = fields.Many2one(related="rencana_id.skp_id", store=True, index=True)
    company_id = fields.Many2one(related="rencana_id.company_id", store=True, index=True)
    progres = fields.Integer("Progress (%)", readonly=True, aggregator=None)
    sebelum = fields.Integer("Before (%)", readonly=True, aggregator=None)
    oleh = fields.Char("By", readonly=True)
    waktu = fields.Datetime("On", readonly=True)


class EkinerjaRencanaAksi(models.Model):
    """Progress with its history, realisasi of many at once, and what is late."""

    _inherit = "ekinerja.rencana.aksi"

    progres_ids = fields.One2many("ekinerja.rencana.progres", "rencana_id", "History of the progress", readonly=True)
    is_terlambat = fields.Boolean(
        "Late", compute="_compute_is_terlambat", search="_search_is_terlambat", help="Batas pengisian of realisasi has passed and nothing is written."
    )
    is_sendiri = fields.Boolean("Of my own", compute="_compute_is_sendiri")

    @api.depends_context("uid")
    @api.depends("skp_id")
    def _compute_is_sendiri(self):
        for rencana in self:
            # sudo: hr.employee - whether the user is the pegawai
            rencana.is_sendiri = rencana.sudo().skp_id.employee_id.user_id == self.env.user

    def _catat_progres(self, lama):
        """Keep the steps of the progress; one statement for all of them.

        :param lama: ``{id: percentage before}``
        """
        berubah = self.filtered(lambda row: row.progres != lama.get(row.id, 0))
        if berubah:
            waktu = fields.Datetime.now()
            # sudo: ekinerja.rencana.progres - the history of an entry that was allowed
            self.env["ekinerja.rencana.progres"].sudo().create([
                {"rencana_id": row.id, "progres": row.progres, "sebelum": lama.get(row.id, 0), "oleh": self.env.user.name, "waktu": waktu}
                for row in berubah
            ])  # fmt: skip

    # -- what is late --------------------------------------------------------------------------------------------------

    @api.depends("state", "periode_id", "skp_id")
    def _compute_is_terlambat(self):
        lewat = self._lewat_batas()
        for rencana in self:
            rencana.is_terlambat = rencana.state == "draft" and (rencana.company_id.id, rencana.tahun, rencana.periode_id.id) in lewat

    def _search_is_terlambat(self, operator, value):
        if operator != "in":
            return NotImplemented
        domain = Domain("state", "=", "draft") & Domain.OR(
            Domain("company_id", "=", company) & Domain("tahun", "=", tahun) & Domain("periode_id", "=", periode)
            for company, tahun, periode in self._lewat_batas()
        )
        return domain if True in value else ~domain

    @api.model
    def _lewat_batas(self):
        """``{(company id, year, period id)}`` whose batas pengisian of realisasi has passed."""
        hasil = set()
        for company in self.env.companies:
            # sudo: ekinerja.rencana.aksi, res.company - which years there are, and the deadline policy
            ada = self.sudo()._read_group([("company_id", "=", company.id), ("state", "=", "draft")], ["tahun", "periode_id"])
            entri = [Entri((company.id, tahun, periode.id), 0, tahun, periode) for tahun, periode in ada if tahun]
            status = company.sudo()._ekinerja_status_batas("realisasi", entri) if entri else {}
            hasil |= {kunci for kunci, row in status.items() if row.lewat}
        return hasil


class EkinerjaSkp(models.Model):
    """Progress of the SKP in a period."""

    _inherit = "ekinerja.skp"

    def _progres(self, periode):
        """Progress of each RHK and of the whole in a period, the year as a whole in the final one.

        :returns: ``{skp: ({rhk id: percentage or None}, percentage or None)}``
        """
        domain = Domain("skp_id", "in", self.ids)
        if periode.sudo().jenis != "final":  # sudo: ekinerja.periode - kind of the period
            domain &= Domain("periode_id", "=", periode.id)
        rencana = self.env["ekinerja.rencana.aksi"].search_fetch(domain, ["skp_id", "rhk_id", "progres", "nihil"]).grouped("skp_id")
        kosong = self.env["ekinerja.rencana.aksi"]
        return {
            skp: progres([(row.rhk_id.id, None if row.nihil else row.progres) for row in rencana.get(skp, kosong)]) for skp in self
        }
