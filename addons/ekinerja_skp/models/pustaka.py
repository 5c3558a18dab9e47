from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.ekinerja_admin.models.eselon import JENIS_JABATAN

from ..calc.matriks import kunci
from .pilihan import ASPEK, PERSPEKTIF
from .skp import STATE_TERBUKA

MAKS_PILIHAN = 200


class EkinerjaRhkPustaka(models.Model):
    """Library of RHK per jabatan: what people of a jabatan usually answer for, with indikator, to be taken into an SKP.

    A row fits a pegawai when every kriteria that it names fits: jabatan, jenis jabatan, jenjang; without any it fits everybody.
    """

    _name = "ekinerja.rhk.pustaka"
    _description = "RHK library"
    _inherit = ["ekinerja.diaudit", "ekinerja.bersamaan"]
    _order = "job_id, jenis_jabatan, sequence, id"
    _audit_kolom = ("name", "job_id", "jenis_jabatan", "jenjang_id", "date_start", "date_end", "active")
    _check_company_auto = True

    name = fields.Text("Rencana hasil kerja", required=True)
    sequence = fields.Integer(default=10)
    jenis = fields.Selection([("utama", "Utama"), ("tambahan", "Tambahan")], required=True, default="utama")
    perspektif = fields.Selection(PERSPEKTIF, help="For an SKP of model JPT.")
    job_id = fields.Many2one("hr.job", "Jabatan", index="btree_not_null", check_company=True, ondelete="restrict")
    jenis_jabatan = fields.Selection(JENIS_JABATAN, index=True)
    jenjang_id = fields.Many2one("ekinerja.jenjang", index="btree_not_null", ondelete="restrict")
    date_start = fields.Date("Valid from", required=True, default=lambda self: self.env.company._ekinerja_hari_ini().replace(month=1, day=1))
    date_end = fields.Date("Valid until", help="Empty: until further notice.")
    indikator_ids = fields.One2many("ekinerja.rhk.pustaka.indikator", "pustaka_id", copy=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    active = fields.Boolean(default=True)

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "Rencana hasil kerja: write a text.")
    _dates_ordered = models.Constraint("CHECK (date_end IS NULL OR date_end >= date_start)", "Valid until: choose a day on or after Valid from.")

    @api.model
    def _domain_cocok(self, skp):
        """Rows that fit the pegawai of an SKP, as superuser."""
        orang = skp.employee_id
        jabatan = self.env["hr.job"].search([("company_id", "in", (False, skp.company_id.id)), ("name", "=", skp.pegawai_jabatan)]) | orang.job_id
        return (
            Domain("company_id", "=", skp.company_id.id) & Domain("date_start", "<=", skp.date_end)
            & (Domain("date_end", "=", False) | Domain("date_end", ">=", skp.date_start)) & Domain("job_id", "in", [False, *jabatan.ids])
            & Domain("jenis_jabatan", "in", [False, orang.jenis_jabatan]) & Domain("jenjang_id", "in", [False, orang.jenjang_id.id])
        )  # fmt: skip

    def _nilai_rhk(self, skp):
        """Values of an RHK of each row in an SKP."""
        return [
            {
                "skp_id": skp.id, "name": satu.name, "jenis": satu.jenis if skp.status_jabatan == "definitif" else "utama",
                "perspektif": satu.perspektif if skp.model_skp == "jpt" else False,
                "indikator_ids": [(0, 0, {nama: i[nama] for nama in ("name", "aspek", "target", "satuan", "sequence")}) for i in satu.indikator_ids],
            }
            for satu in self
        ]  # fmt: skip


class EkinerjaRhkPustakaIndikator(models.Model):
    """Indikator of an RHK of the library."""

    _name = "ekinerja.rhk.pustaka.indikator"
    _description = "Indikator of the RHK library"
    _order = "pustaka_id, sequence, id"

    pustaka_id = fields.Many2one("ekinerja.rhk.pustaka", "RHK", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="pustaka_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    aspek = fields.Selection(ASPEK, required=True, default="kuantitas")
    name = fields.Text("Indikator", required=True)
    target = fields.Char()
    satuan = fields.Char()

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "Indikator: write a text.")


class EkinerjaSkp(models.Model):
    """Taking RHK from the library."""

    _inherit = "ekinerja.skp"

    def pustaka(self, cari=""):
        """RHK of the library that fit the jabatan of this SKP, the most specific first.

        :param str cari: words of the RHK or of an indikator
        :returns: list of ``{"id", "nama", "jenis", "indikator": [...], "sudah"}``
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: ekinerja.rhk.pustaka, hr.employee - jabatan of the pegawai of an SKP that the user may read
        pustaka, skp = self.env["ekinerja.rhk.pustaka"].sudo(), self.sudo()
        domain = pustaka._domain_cocok(skp)
        if cari := (cari or "").strip()[:100]:
            domain &= Domain("name", "ilike", cari) | Domain("indikator_ids.name", "ilike", cari)
        semua = pustaka.search(domain, limit=MAKS_PILIHAN)
        ada = {kunci(rhk.name) for rhk in skp.rhk_ids}
        jenis = dict(pustaka._fields["jenis"]._description_selection(self.env))
        return [
            {"id": satu.id, "nama": satu.name, "jenis": jenis[satu.jenis], "sudah": kunci(satu.name) in ada,
             "indikator": [" ".join(filter(None, (i.name, i.target, i.satuan))) for i in satu.indikator_ids]}
            for satu in semua.sorted(lambda s: (not s.job_id, not s.jenjang_id, not s.jenis_jabatan, s.sequence, s.id))
        ]  # fmt: skip

    def ambil_pustaka(self, pustaka_ids):
        """Take RHK of the library into this SKP with their indikator; what it has already is left out.

        :param list pustaka_ids: rows that :meth:`pustaka` offers
        :returns: number of RHK made
        """
        self.ensure_one()
        self.check_access("write")
        if self.state not in STATE_TERBUKA:
            raise UserError(self.env._("%s is submitted or approved; take RHK into a draft.", self.display_name))
        # sudo: ekinerja.rhk.pustaka, hr.employee - as above
        pustaka = self.env["ekinerja.rhk.pustaka"].sudo()
        semua = pustaka.search(pustaka._domain_cocok(self.sudo()) & Domain("id", "in", list(pustaka_ids)))
        if len(semua) < len(set(pustaka_ids)):
            raise UserError(self.env._("An RHK is no longer in the library for this jabatan. Reload the page and choose again."))
        ada = {kunci(rhk.name) for rhk in self.rhk_ids}
        return len(self.env["ekinerja.rhk"].create(semua.filtered(lambda satu: kunci(satu.name) not in ada)._nilai_rhk(self)))
