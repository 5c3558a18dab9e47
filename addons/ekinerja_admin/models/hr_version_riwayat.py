from itertools import pairwise

from odoo import api, fields, models

from ..tools.konteks import sedang_impor

# what makes a career; its labels are those of the fields
KARIR = (
    "department_id", "job_title", "is_pimpinan", "jenis_jabatan", "jenjang_id", "tmt_jabatan", "golongan_id", "tmt_golongan", "kedudukan_hukum_id",
)  # fmt: skip
HR = "hr.group_hr_user"


class HrVersion(models.Model):
    """Timeline of a career: each version is the first record, a change from its day on, or one that was corrected afterwards.

    A correction says that the record was wrong all along: it is written in place, with a reason. A change starts a version of its own.
    """

    _inherit = "hr.version"

    alasan_koreksi = fields.Char("Reason of the correction", copy=False, readonly=True, groups=HR)
    dikoreksi_pada = fields.Datetime("Corrected on", copy=False, readonly=True, groups=HR)
    dikoreksi_oleh_id = fields.Many2one("res.users", "Corrected by", copy=False, readonly=True, groups=HR)
    jenis_catatan = fields.Selection(
        [("awal", "First record"), ("perubahan", "Change"), ("koreksi", "Corrected")], "Kind of record", compute="_compute_riwayat", groups=HR
    )
    ringkasan = fields.Text("What changed", compute="_compute_riwayat", groups=HR)
    pencatat_id = fields.Many2one("res.users", "Recorded by", compute="_compute_pencatat", groups=HR)
    dicatat_pada = fields.Datetime("Recorded on", compute="_compute_pencatat", groups=HR)
    masa_berlaku = fields.Selection(
        [("lalu", "Past"), ("kini", "In force"), ("nanti", "To come")], "Validity", compute="_compute_riwayat", groups=HR
    )

    @api.depends("date_version", "dikoreksi_pada", "employee_id.version_ids.date_version", *KARIR)
    def _compute_riwayat(self):
        """Compared with the version before: one search for all people."""
        hari_ini = self.env.company._ekinerja_hari_ini()
        semua = self.search([("employee_id", "in", self.employee_id.ids)], order="employee_id, date_version")
        sebelum = {dua: satu for satu, dua in pairwise(semua) if satu.employee_id == dua.employee_id}
        sesudah = {satu: dua for dua, satu in sebelum.items()}
        for version in self:
            asal = version._origin
            lama, baru = sebelum.get(asal), sesudah.get(asal)
            version.jenis_catatan = "koreksi" if version.dikoreksi_pada else "perubahan" if lama else "awal"
            version.ringkasan = "\n".join(self._beda(lama._nilai_karir(), version._nilai_karir())) if lama else False
            mulai = version.date_version and version.date_version <= hari_ini
            version.masa_berlaku = "nanti" if not mulai else "lalu" if baru and baru.date_version <= hari_ini else "kini"

    @api.depends("dikoreksi_pada", "dikoreksi_oleh_id")
    def _compute_pencatat(self):
        for version in self:
            version.pencatat_id = version.dikoreksi_oleh_id or version.create_uid
            version.dicatat_pada = version.dikoreksi_pada or version.create_date

    def _nilai_karir(self):
        """Values of the career as people read them: ``{label: text}``."""
        self.ensure_one()
        hasil = {}
        for nama in KARIR:
            field, nilai = self._fields[nama], self[nama]
            if field.type == "many2one":
                nilai = nilai.name if nama == "department_id" else nilai.display_name
            elif field.type == "selection":
                nilai = dict(field._description_selection(self.env)).get(nilai)
            elif field.type == "date":
                nilai = nilai and nilai.strftime("%d-%m-%Y")
            elif field.type == "boolean":
                nilai = self.env._("yes") if nilai else self.env._("no")
            hasil[field._description_string(self.env)] = nilai or "-"
        return hasil

    @api.model
    def _beda(self, lama, baru):
        """Lines "label: old → new" of what differs."""
        return [f"{label}: {lama[label]} → {nilai}" for label, nilai in baru.items() if lama[label] != nilai]

    def action_ekinerja_koreksi(self):
        """Open the correction of this record of the career."""
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window", "name": self.env._("Correct this record"), "res_model": "ekinerja.pegawai.koreksi",
            "view_mode": "form", "views": [(False, "form")], "target": "new", "context": {"default_version_id": self.id},
        }  # fmt: skip


class HrEmployee(models.Model):
    """The timeline in the form of the pegawai."""

    _inherit = "hr.employee"

    # columns of hr.version with a group are linked by hand
    alasan_koreksi = fields.Char(related="version_id.alasan_koreksi", inherited=True, groups=HR)
    dikoreksi_pada = fields.Datetime(related="version_id.dikoreksi_pada", inherited=True, groups=HR)
    dikoreksi_oleh_id = fields.Many2one(related="version_id.dikoreksi_oleh_id", inherited=True, groups=HR)
    jenis_catatan = fields.Selection(related="version_id.jenis_catatan", inherited=True, groups=HR)
    ringkasan = fields.Text(related="version_id.ringkasan", inherited=True, groups=HR)
    pencatat_id = fields.Many2one(related="version_id.pencatat_id", inherited=True, groups=HR)
    dicatat_pada = fields.Datetime(related="version_id.dicatat_pada", inherited=True, groups=HR)
    masa_berlaku = fields.Selection(related="version_id.masa_berlaku", inherited=True, groups=HR)

    def write(self, vals):
        """Whatever overwrites the career of a version that is not being entered right now counts as a correction of it."""
        if not sedang_impor(self.env) and vals.keys() & set(KARIR):
            # sudo: hr.version - when and by whom the record was made
            dibuat = [(version.create_uid.id, version.create_date.date()) for version in self.version_id.sudo()]
            kini = fields.Datetime.now()
            if any(satu != (self.env.uid, kini.date()) for satu in dibuat):
                vals = vals | {"dikoreksi_pada": kini, "dikoreksi_oleh_id": self.env.uid, "alasan_koreksi": False}
        return super().write(vals)

    def action_ekinerja_koreksi(self):
        """Correct the version that the form shows: the one in force, or the one chosen in its timeline."""
        self.ensure_one()
        self.check_access("write")
        return self.version_id.action_ekinerja_koreksi()
