from datetime import timedelta
from itertools import pairwise

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..calc.periode import tanggal_indonesia

YA_TIDAK = [("ya", "Ya"), ("tidak", "Tidak")]


class EkinerjaAtasan(models.Model):
    """Atasan langsung: who leads, and whose verifikator is who, from one day to another (SMG-ATL).

    Rows come from the structure (``sumber`` = struktur) or from a correction (koreksi); a correction is never overwritten by the structure.
    Where somebody acts as head, the row names the assignment: ``atasan_plt_id`` that of the atasan, ``pegawai_plt_id`` that of the pegawai, whose
    row then is about the PLT/PLH beside the definitive one.
    """

    _name = "ekinerja.atasan"
    _description = "Atasan langsung"
    _order = "employee_id, date_start desc, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True

    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True, check_company=True, ondelete="cascade")
    atasan_id = fields.Many2one("hr.employee", index="btree_not_null", check_company=True)
    verifikator_id = fields.Many2one(
        "hr.employee", index="btree_not_null", check_company=True,
        compute="_compute_verifikator_id", store=True, readonly=False, precompute=True, help="The atasan, unless another person checks the entries.",
    )  # fmt: skip
    pegawai_plt_id = fields.Many2one(
        "ekinerja.plt", "PLT/PLH of the pegawai", index="btree_not_null", check_company=True, ondelete="cascade",
        domain="[('employee_id', '=', employee_id)]", help="Filled: this row is about the SKP that the pegawai makes as PLT/PLH.",
    )  # fmt: skip
    atasan_plt_id = fields.Many2one(
        "ekinerja.plt", "PLT/PLH of the atasan", index="btree_not_null", check_company=True, ondelete="set null",
        domain="[('employee_id', '=', atasan_id)]", help="Filled: the atasan leads as PLT/PLH, with the jabatan of that assignment.",
    )  # fmt: skip
    pegawai_sebagai_plt = fields.Selection(YA_TIDAK, "Anda sebagai PLT", compute="_compute_pegawai_sebagai_plt", readonly=False)
    atasan_sebagai_plt = fields.Selection(YA_TIDAK, "Atasan Anda sebagai PLT", compute="_compute_atasan_sebagai_plt", readonly=False)
    date_start = fields.Date("From", required=True, default=lambda self: self.env.company._ekinerja_hari_ini())
    date_end = fields.Date("To")
    sumber = fields.Selection(
        [("struktur", "Structure"), ("koreksi", "Correction")], "Source", required=True, default="koreksi", readonly=True
    )
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    riwayat_ids = fields.Many2many("ekinerja.atasan", compute="_compute_riwayat_ids", string="History", help="All rows of this pegawai, the newest first.")
    is_berlaku = fields.Boolean("In force today", compute="_compute_is_berlaku", search="_search_is_berlaku")

    _dates_ordered = models.Constraint("CHECK (date_end IS NULL OR date_end >= date_start)", "The end date precedes the start date.")
    _not_self = models.Constraint("CHECK (atasan_id IS NULL OR atasan_id <> employee_id)", "A pegawai cannot be their own atasan.")
    _verifikator_not_self = models.Constraint(
        "CHECK (verifikator_id IS NULL OR verifikator_id <> employee_id)", "A pegawai cannot be their own verifikator; choose another person."
    )
    _one_open_row = models.UniqueIndex(
        "(employee_id, COALESCE(pegawai_plt_id, 0)) WHERE date_end IS NULL", "This pegawai already has an atasan without end date; end that row first."
    )

    @api.depends("employee_id")
    def _compute_display_name(self):
        for row in self:
            # sudo: hr.employee - name of the pegawai in the row, which the portal cannot read from the employee
            row.display_name = row.sudo().employee_id.name

    @api.depends("atasan_id")
    def _compute_verifikator_id(self):
        for row in self:
            row.verifikator_id = row.atasan_id

    @api.depends("employee_id")
    def _compute_riwayat_ids(self):
        per_pegawai = self.search([("employee_id", "in", self.employee_id.ids)]).grouped("employee_id")
        for row in self:
            row.riwayat_ids = per_pegawai.get(row.employee_id._origin, row.browse())

    @api.depends("pegawai_plt_id")
    def _compute_pegawai_sebagai_plt(self):
        for row in self:
            row.pegawai_sebagai_plt = "ya" if row.pegawai_plt_id else "tidak"

    @api.depends("atasan_plt_id")
    def _compute_atasan_sebagai_plt(self):
        for row in self:
            row.atasan_sebagai_plt = "ya" if row.atasan_plt_id else "tidak"

    @api.onchange("pegawai_sebagai_plt", "employee_id")
    def _onchange_pegawai_sebagai_plt(self):
        self.pegawai_plt_id = self.pegawai_sebagai_plt == "ya" and self._plt_berlaku(self.employee_id, self.date_start)

    @api.onchange("atasan_sebagai_plt", "atasan_id")
    def _onchange_atasan_sebagai_plt(self):
        self.atasan_plt_id = self.atasan_sebagai_plt == "ya" and self._plt_berlaku(self.atasan_id, self.date_start)

    @api.model
    def _plt_berlaku(self, employee, tanggal):
        """The assignment of a person on a day, the latest where there are several."""
        plt = self.env["ekinerja.plt"]
        domain = plt._domain_bertugas(tanggal or self.env.company._ekinerja_hari_ini())
        return plt.search(Domain("employee_id", "=", employee.id) & domain, limit=1)

    @api.depends("date_start", "date_end", "company_id")
    def _compute_is_berlaku(self):
        for company, rows in self.grouped("company_id").items():
            hari_ini = company._ekinerja_hari_ini()
            for row in rows:
                row.is_berlaku = row.date_start <= hari_ini and (not row.date_end or row.date_end >= hari_ini)

    def _search_is_berlaku(self, operator, value):
        if operator != "in":
            return NotImplemented
        berlaku = self._domain_berlaku(self.env.company._ekinerja_hari_ini())
        return berlaku if True in value else ~berlaku

    @api.model
    def _domain_berlaku(self, tanggal):
        return Domain("date_start", "<=", tanggal) & (Domain("date_end", "=", False) | Domain("date_end", ">=", tanggal))

    @api.constrains("employee_id", "date_start", "date_end", "pegawai_plt_id")
    def _check_overlap(self):
        """One atasan at a time: of the definitive jabatan, and of each assignment as PLT/PLH."""
        rows = self.search([("employee_id", "in", self.employee_id.ids)], order="employee_id, date_start")
        for employee_rows in rows.grouped(lambda row: (row.employee_id.id, row.pegawai_plt_id.id)).values():
            for satu, dua in pairwise(employee_rows):
                if not satu.date_end or satu.date_end >= dua.date_start:
                    raise ValidationError(
                        self.env._(
                            "%(name)s has two atasan on %(date)s. End the earlier row before that day.",
                            name=satu.employee_id.name, date=tanggal_indonesia(dua.date_start),
                        )
                    )

    @api.constrains("employee_id", "atasan_id", "pegawai_plt_id", "atasan_plt_id", "date_start", "date_end")
    def _check_plt(self):
        """An assignment is that of the person it stands for, and lies within the days of the row."""
        for row in self:
            for orang, plt in ((row.employee_id, row.pegawai_plt_id), (row.atasan_id, row.atasan_plt_id)):
                if not plt:
                    continue
                if plt.employee_id != orang:
                    raise ValidationError(
                        self.env._("%(title)s is the assignment of %(name)s, not of %(other)s. Choose the PLT/PLH of the same person.",
                                   title=plt.jabatan, name=plt.employee_id.name, other=orang.name or "-")
                    )  # fmt: skip
                if row.sumber == "koreksi" and (plt.date_end < row.date_start or (row.date_end and row.date_end < plt.date_start)):
                    raise ValidationError(
                        self.env._("%(title)s lasts from %(start)s to %(end)s; the row from %(date)s lies outside. Change the days of the row.",
                                   title=plt.jabatan, start=tanggal_indonesia(plt.date_start), end=tanggal_indonesia(plt.date_end),
                                   date=tanggal_indonesia(row.date_start))
                    )  # fmt: skip

    @api.model_create_multi
    def create(self, vals_list):
        """A correction replaces the open row: the person has one atasan at a time.

        Where it names the assignment of an atasan who acts, it ends with that assignment; the structure then holds again.
        """
        hari_ini = self.env.company._ekinerja_hari_ini()
        mulai_baru = {}
        for vals in vals_list:
            if vals.get("atasan_plt_id") and not vals.get("atasan_id"):
                vals["atasan_id"] = self.env["ekinerja.plt"].browse(vals["atasan_plt_id"]).employee_id.id
            if vals.get("sumber", "koreksi") != "koreksi" or not vals.get("employee_id") or vals.get("date_end"):
                continue
            mulai = fields.Date.to_date(vals.get("date_start")) or hari_ini
            mulai_baru[vals["employee_id"], vals.get("pegawai_plt_id") or False] = mulai
            tugas = self.env["ekinerja.plt"].browse(filter(None, (vals.get("atasan_plt_id"), vals.get("pegawai_plt_id"))))
            akhir = [plt.date_end for plt in tugas if plt.date_end >= mulai]
            if akhir:
                vals["date_end"] = min(akhir)
        self._akhiri_terbuka(mulai_baru)
        return super().create(vals_list)

    def write(self, vals):
        """Another atasan in a row of the structure makes it a correction; the structure itself names the source that it writes."""
        if {"atasan_id", "atasan_plt_id"}.intersection(vals) and "sumber" not in vals:
            vals = {**vals, "sumber": "koreksi"}
        return super().write(vals)

    @api.model
    def _akhiri_terbuka(self, mulai_baru):
        """End the open rows before the first days given: ``{(employee id, own assignment id or False): date}``."""
        terbuka = self.search([("employee_id", "in", [kunci[0] for kunci in mulai_baru]), ("date_end", "=", False)]) if mulai_baru else self.browse()
        per_mulai = terbuka.grouped(lambda row: mulai_baru.get((row.employee_id.id, row.pegawai_plt_id.id)))
        per_mulai.pop(None, None)
        for mulai, rows in per_mulai.items():
            diganti = rows.filtered(lambda row, mulai=mulai: row.date_start >= mulai)
            (rows - diganti).write({"date_end": mulai - timedelta(days=1)})
            diganti.unlink()
        if per_mulai:
            # the partial unique index sees the old rows until they are written
            self.env.flush_all()
