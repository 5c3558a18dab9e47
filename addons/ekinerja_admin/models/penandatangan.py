from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..calc.periode import tanggal_indonesia

PERAN = [
    ("kepala_instansi", "Head of the instansi"),
    ("sekretaris", "Sekretaris daerah / jenderal / utama"),
    ("kepegawaian", "Head of the unit of staff affairs (BKD, BKPSDM, biro SDM)"),
]


class EkinerjaPenandatangan(models.Model):
    """Who signs for the instansi, from one day to another: lists, reports and letters that no party of an SKP signs."""

    _name = "ekinerja.penandatangan"
    _description = "Signatory of the instansi"
    _order = "peran, date_start desc, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True

    peran = fields.Selection(PERAN, "Role", required=True, default="kepegawaian")
    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True, check_company=True, ondelete="restrict")
    jabatan = fields.Char(help="Title above the signature; empty: the jabatan of the pegawai on the day of the document.")
    date_start = fields.Date("From", required=True, default=lambda self: self.env.company._ekinerja_hari_ini())
    date_end = fields.Date("To")
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)

    _dates_ordered = models.Constraint("CHECK (date_end IS NULL OR date_end >= date_start)", "The end date precedes the start date.")

    @api.constrains("peran", "date_start", "date_end", "active", "company_id")
    def _check_tunggal(self):
        for satu in self.filtered("active"):
            lain = self.search(
                Domain("company_id", "=", satu.company_id.id) & Domain("peran", "=", satu.peran) & Domain("id", "!=", satu.id)
                & (Domain("date_end", "=", False) | Domain("date_end", ">=", satu.date_start))
                & (Domain("date_start", "<=", satu.date_end) if satu.date_end else Domain.TRUE), limit=1,
            )  # fmt: skip
            if lain:
                raise ValidationError(self.env._(
                    "%(name)s already signs in this role from %(start)s to %(end)s. End that row first.",
                    name=lain.employee_id.name, start=tanggal_indonesia(lain.date_start),
                    end=tanggal_indonesia(lain.date_end) if lain.date_end else "…",
                ))  # fmt: skip

    @api.model
    def _pada(self, instansi, peran, tanggal):
        """Identity of the signatory of a role on a day, as documents print it; ``None`` when there is none.

        :returns: dict with nama, nip, pangkat, jabatan, unit
        """
        # sudo: ekinerja.penandatangan - printed on documents of any reader
        satu = self.sudo().search(
            Domain("company_id", "=", instansi.id) & Domain("peran", "=", peran) & Domain("date_start", "<=", tanggal)
            & (Domain("date_end", "=", False) | Domain("date_end", ">=", tanggal)), limit=1,
        )  # fmt: skip
        if not satu:
            return None
        identitas = satu.employee_id._ekinerja_identitas(tanggal)[satu.employee_id.id]
        return identitas | {"jabatan": satu.jabatan or identitas["jabatan"]}
