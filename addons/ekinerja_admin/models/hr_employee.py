from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..calc import nip as calc

# what documents need of a version: the other seventy columns stay in the database
KOLOM_VERSI = ("golongan_id", "job_title", "department_id", "is_pimpinan", "jenis_jabatan")
JENIS_PEGAWAI = [("pns", "PNS"), ("cpns", "CPNS"), ("pppk", "PPPK"), ("non_asn", "Non ASN")]


class HrEmployee(models.Model):
    """Pegawai: the employees of the ERP, known by their NIP; officials outside the civil service by their NIK."""

    _inherit = "hr.employee"
    _rec_names_search = ("name", "nip")

    nip = fields.Char("NIP", index="btree_not_null", copy=False, tracking=True)
    jenis_pegawai = fields.Selection(JENIS_PEGAWAI, "Jenis pegawai", default="pns", tracking=True)
    nik = fields.Char("NIK", groups="hr.group_hr_user", copy=False)
    gelar_depan = fields.Char("Gelar depan", groups="hr.group_hr_user")
    gelar_belakang = fields.Char("Gelar belakang", groups="hr.group_hr_user")
    siasn_id = fields.Char("SIASN ID", groups="hr.group_hr_user", copy=False, index="btree_not_null", help="PNS ID in SIASN.")
    nip_info = fields.Char("NIP says", compute="_compute_nip_info", groups="hr.group_hr_user")

    _nip_unique = models.UniqueIndex("(company_id, nip) WHERE nip IS NOT NULL", "Another pegawai of this instansi has this NIP.")
    _nik_digits = models.Constraint("CHECK (nik ~ '^[0-9]{16}$')", "A NIK has 16 digits.")

    @api.depends("nip")
    def _compute_nip_info(self):
        for employee in self:
            try:
                parsed = calc.periksa_nip(employee.nip)
            except ValueError as error:
                employee.nip_info = str(error) if employee.nip else ""
                continue
            employee.nip_info = self.env._(
                "Born %(birth)s, %(sex)s, appointed %(year)s%(doubts)s",
                birth=parsed.tanggal_lahir.strftime("%d-%m-%Y"),
                sex=self.env._("male") if parsed.jenis_kelamin == calc.LAKI_LAKI else self.env._("female"),
                year=f"{parsed.bulan_tmt:02}-{parsed.tahun_tmt}" if parsed.bulan_tmt else parsed.tahun_tmt,
                doubts="".join(f"; {doubt}" for doubt in parsed.peringatan),
            )

    @api.constrains("nip")
    def _check_nip(self):
        for employee in self:
            if not employee.nip:
                continue
            try:
                calc.periksa_nip(employee.nip)
            except ValueError as error:
                raise ValidationError(str(error)) from error

    @api.model_create_multi
    def create(self, vals_list):
        employees = super().create([self._rapikan_nomor(vals) for vals in vals_list])
        employees._terapkan_pimpinan([vals.get("is_pimpinan") for vals in vals_list])
        return employees

    def write(self, vals):
        result = super().write(self._rapikan_nomor(vals))
        if "is_pimpinan" in vals or "department_id" in vals:
            self._terapkan_pimpinan([vals.get("is_pimpinan")] * len(self))
        return result

    @api.model
    def _rapikan_nomor(self, vals):
        """Numbers are stored as digits only, however they were typed."""
        return vals | {name: calc.angka(vals[name]) or False for name in ("nip", "nik") if vals.get(name)}

    def _terapkan_pimpinan(self, flags):
        """The person marked as head becomes the manager of the unor, the unmarked one stops being it (BKN-PEG-10)."""
        for employee, flag in zip(self, flags, strict=True):
            unor = employee.department_id
            if flag and unor.manager_id != employee:
                unor.manager_id = employee
            elif flag is False and unor.manager_id == employee:
                unor.manager_id = False

    def _ekinerja_versi_pada(self, tanggal):
        """Version of each employee that was valid on a day: ``{employee id: hr.version}``, one query.

        Before the first version of a person, the first one counts.
        """
        # sudo: hr.version - readable by HR officers only; callers take documented identity columns from it
        versions = self.env["hr.version"].sudo().search_fetch(
            [("employee_id", "in", self.ids)], ["employee_id", "date_version", *KOLOM_VERSI], order="employee_id, date_version desc"
        )
        hasil = {}
        for version in versions:
            lama = hasil.get(version.employee_id.id)
            if lama is None or lama.date_version > tanggal:
                hasil[version.employee_id.id] = version
        return hasil

    def _ekinerja_identitas(self, tanggal, versions=None):
        """Identity of each employee as documents print it on a day.

        :returns: ``{employee id: {nama, nip, pangkat, jabatan, unit, department_id}}``; for officials without NIP the NIK is not shown
        """
        versions = versions or self._ekinerja_versi_pada(tanggal)
        hasil = {}
        # sudo: hr.employee - name with academic titles, for the snapshot of a document of this person
        semua = self.sudo()
        semua.fetch(["name", "nip", "gelar_depan", "gelar_belakang", "company_id"])
        for employee in semua:
            version = versions[employee.id]
            nama = " ".join(filter(None, (employee.gelar_depan, employee.name)))
            hasil[employee.id] = {
                "nama": ", ".join(filter(None, (nama, employee.gelar_belakang))),
                "nip": employee.nip or "",
                "pangkat": version.golongan_id.display_name or "",
                "jabatan": version.job_title or "",
                "unit": version.department_id.name or "",
                "department_id": version.department_id.id,
            }
        return hasil
