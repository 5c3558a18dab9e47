from markupsafe import Markup
from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..models.eselon import JENIS_JABATAN
from ..models.hr_version_riwayat import KARIR

NILAI = {"compute": "_compute_nilai", "store": True, "readonly": False, "precompute": True}


class EkinerjaPegawaiKoreksi(models.TransientModel):
    """Corrects one record of a career in place: it was wrong all along. What starts on a day is a change and has a record of its own.

    Written only with a reason; old and new values stand in the chatter of the pegawai.
    """

    _name = "ekinerja.pegawai.koreksi"
    _description = "Correction of a career record"

    version_id = fields.Many2one("hr.version", required=True, ondelete="cascade")
    employee_id = fields.Many2one(related="version_id.employee_id")
    company_id = fields.Many2one(related="version_id.company_id")
    # the record as it is, to be overwritten
    date_version = fields.Date("Holds from", required=True, **NILAI)
    department_id = fields.Many2one("hr.department", "Unor", check_company=True, **NILAI)
    job_title = fields.Char("Jabatan", **NILAI)
    is_pimpinan = fields.Boolean("Pimpinan", help="Heads the unor of placement.", **NILAI)
    jenis_jabatan = fields.Selection(JENIS_JABATAN, "Jenis jabatan", **NILAI)
    jenjang_id = fields.Many2one("ekinerja.jenjang", **NILAI)
    tmt_jabatan = fields.Date("TMT jabatan", **NILAI)
    golongan_id = fields.Many2one("ekinerja.golongan", "Pangkat/golongan ruang", **NILAI)
    tmt_golongan = fields.Date("TMT golongan", **NILAI)
    kedudukan_hukum_id = fields.Many2one("ekinerja.kedudukan.hukum", "Kedudukan hukum", **NILAI)
    alasan = fields.Char("Reason", required=True)

    @api.depends("version_id")
    def _compute_nilai(self):
        for wizard in self:
            for nama in ("date_version", *KARIR):
                wizard[nama] = wizard.version_id[nama]

    def action_simpan(self):
        """Write the correction into the version, with its reason and both values in the log."""
        self.ensure_one()
        version = self.version_id
        version.check_access("write")
        if not (self.alasan or "").strip():
            raise UserError(self.env._("Reason is empty. Say why the record was wrong."))
        vals = self._nilai_berubah()
        if not vals:
            raise UserError(self.env._("Nothing is different. Change a value, or close the dialog."))
        self._periksa_hari(vals.get("date_version"))
        lama, dulu_pimpinan = {self.env._("Holds from"): version.date_version.strftime("%d-%m-%Y")} | version._nilai_karir(), version.is_pimpinan
        if "job_title" in vals:
            vals["job_id"] = self._jabatan(vals["job_title"])
        version.write(
            vals | {
                "alasan_koreksi": self.alasan.strip(), "dikoreksi_pada": fields.Datetime.now(), "dikoreksi_oleh_id": self.env.uid,
                "last_modified_date": fields.Datetime.now(), "last_modified_uid": self.env.uid,
            }
        )  # fmt: skip
        employee = version.employee_id
        if version == employee.current_version_id and ({"is_pimpinan", "department_id"} & vals.keys() or dulu_pimpinan):
            employee._terapkan_pimpinan([version.is_pimpinan])
        baru = {self.env._("Holds from"): version.date_version.strftime("%d-%m-%Y")} | version._nilai_karir()
        employee.message_post(
            body=Markup("{}<ul>{}</ul>").format(
                self.env._("The record from %(day)s was corrected: %(reason)s", day=version.date_version.strftime("%d-%m-%Y"), reason=self.alasan.strip()),
                Markup().join(Markup("<li>{}</li>").format(baris) for baris in version._beda(lama, baru)),
            )
        )  # fmt: skip
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def _nilai_berubah(self):
        return {
            nama: self._fields[nama].convert_to_write(self[nama], self)
            for nama in ("date_version", *KARIR)
            if (self[nama] or False) != (self.version_id[nama] or False)
        }

    def _periksa_hari(self, hari):
        """The day may move, yet not onto another record of the same person."""
        lain = self.employee_id.version_ids - self.version_id
        if hari and hari in lain.mapped("date_version"):
            raise ValidationError(
                self.env._("%(name)s already has a record that holds from %(day)s. Correct that one, or enter another day.",
                           name=self.employee_id.name, day=hari.strftime("%d-%m-%Y"))
            )  # fmt: skip

    def _jabatan(self, nama):
        """Id of the position of that name, as an import fills it."""
        if not nama:
            return False
        job = self.env["hr.job"].search([("company_id", "=", self.company_id.id), ("name", "=", nama)], limit=1)
        return (job or job.create({"name": nama, "company_id": self.company_id.id})).id
