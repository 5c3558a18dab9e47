from odoo import api, fields, models

# what documents need of a version: the other seventy columns stay in the database
KOLOM_VERSI = ("golongan_id", "job_title", "department_id", "is_pimpinan", "jenis_jabatan", "kedudukan_hukum_id")
JENIS_PEGAWAI = [("pns", "PNS"), ("cpns", "CPNS"), ("pppk", "PPPK"), ("non_asn", "Non ASN")]


class HrEmployee(models.Model):
    """Pegawai: the employees of the ERP, known by their NIP; officials outside the civil service by their NIK."""

    _inherit = "hr.employee"

    jenis_pegawai = fields.Selection(JENIS_PEGAWAI, "Jenis pegawai", default="pns", tracking=True)
    gelar_depan = fields.Char("Gelar depan", groups="hr.group_hr_user")
    gelar_belakang = fields.Char("Gelar belakang", groups="hr.group_hr_user")
    siasn_id = fields.Char("SIASN ID", groups="hr.group_hr_user", copy=False, index="btree_not_null", help="PNS ID in SIASN.")
    sk_jabatan_ids = fields.One2many("ekinerja.sk.jabatan", "employee_id", "SK Jabatan", groups="ekinerja_admin.group_admin_instansi")
    jenis_jabatan_unor = fields.Selection(
        [("pegawai", "Pegawai"), ("pimpinan", "Pimpinan")], "Jenis jabatan di unor", compute="_compute_jenis_jabatan_unor",
        readonly=False, groups="hr.group_hr_user", help="Pimpinan: heads the unor of placement and becomes its pimpinan.",
    )  # fmt: skip

    @api.depends("is_pimpinan")
    def _compute_jenis_jabatan_unor(self):
        for employee in self:
            employee.jenis_jabatan_unor = "pimpinan" if employee.is_pimpinan else "pegawai"

    @api.onchange("jenis_jabatan_unor", "department_id")
    def _onchange_pimpinan(self):
        """BKN-PEG-10: who is replaced as head is said before the form is saved."""
        lama = self.department_id.manager_id
        if self.jenis_jabatan_unor != "pimpinan" or not lama or lama == self._origin:
            return None
        return {
            "warning": {
                "title": self.env._("The unor has a pimpinan"),
                "message": self.env._(
                    "%(unor)s is headed by %(name)s. When you save, this person becomes its pimpinan and %(name)s no longer is.",
                    unor=self.department_id.name, name=lama.name,
                ),
            }
        }  # fmt: skip

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = [self._pimpinan_dari_jenis(vals) for vals in vals_list]
        employees = super().create(vals_list)
        employees._terapkan_pimpinan([vals.get("is_pimpinan") for vals in vals_list])
        return employees

    def write(self, vals):
        vals = self._pimpinan_dari_jenis(vals)
        result = super().write(vals)
        if "is_pimpinan" in vals or "department_id" in vals:
            self._terapkan_pimpinan([vals.get("is_pimpinan")] * len(self))
        return result

    @api.model
    def _pimpinan_dari_jenis(self, vals):
        """Jenis Jabatan "Pimpinan" or "Pegawai" of the national form is the mark of the head of a unor (BKN-PEG-09)."""
        if "jenis_jabatan_unor" not in vals:
            return vals
        return {nama: nilai for nama, nilai in vals.items() if nama != "jenis_jabatan_unor"} | {"is_pimpinan": vals["jenis_jabatan_unor"] == "pimpinan"}

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
