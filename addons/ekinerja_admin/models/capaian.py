import base64

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..calc.distribusi import NILAI
from ..tools.tautan import periksa_tautan

STATE_CAPAIAN = [("draft", "Belum Final"), ("final", "FINAL")]
KODE_BUKTI = "capaian_organisasi"


class EkinerjaCapaianOrganisasi(models.Model):
    """Capaian kinerja organisasi of a unor in a period (PermenPANRB 6/2022 Lampiran IV.B.1, BKN-ORG).

    ==============  ==========  ==========  =====================================================================
    transition      from        to          who
    ==============  ==========  ==========  =====================================================================
    final           draft       final       an admin instansi; freezes the distribution of the predikat
    batal_final     final       draft       an admin instansi, with a reason
    ==============  ==========  ==========  =====================================================================

    Unor, year and period never change; the value only before it is final; bukti dukung always, logged.
    """

    _name = "ekinerja.capaian.organisasi"
    _description = "Capaian kinerja organisasi"
    _inherit = ["ekinerja.bawaan", "ekinerja.diaudit", "mail.thread"]
    _order = "tahun desc, periode_urutan desc, department_id, id"
    _rec_names_search = ("department_id.name",)
    _check_company_auto = True
    _audit_kolom = ("department_id", "tahun", "periode_id", "nilai", "bukti_url", "bukti_berkas", "state")
    _audit_tanpa_isi = frozenset({"bukti_berkas"})
    _hanya_transisi = frozenset({"state", "tanggal_nilai", "tanggal_final", "final_uid", "distribusi"})
    _tetap = frozenset({"department_id", "tahun", "periode_id", "company_id"})

    department_id = fields.Many2one(
        "hr.department", "Unit Kerja JPT / Mandiri", required=True, index=True, check_company=True, ondelete="restrict",
        domain="[('company_id', '=', company_id), '|', ('is_mandiri', '=', True), ('eselon_id.jenis_jabatan', '=', 'jpt')]",
        help="Unit kerja induk: led by a JPT, or unor mandiri.",
    )  # fmt: skip
    tahun = fields.Integer(required=True, index=True, aggregator=None, default=lambda self: self.env.company._ekinerja_hari_ini().year)
    periode_id = fields.Many2one(
        "ekinerja.periode", required=True, index=True, check_company=True, ondelete="restrict", domain="[('company_id', '=', company_id)]"
    )
    periode_urutan = fields.Integer(related="periode_id.sequence", store=True, string="Order of the period", aggregator=None)
    nilai = fields.Selection(list(NILAI.items()), "Capaian Organisasi", index="btree_not_null", tracking=True)
    tanggal_nilai = fields.Datetime(
        "Value given on", readonly=True, copy=False, help="When the value was entered or changed last; a value of the year counts until the end of January."
    )
    bukti_url = fields.Char("Bukti Dukung (link)", help="Address of the evidence on a storage that others can open, starting with https://")
    bukti_berkas = fields.Binary("Bukti Dukung (file)", attachment=True)
    bukti_nama = fields.Char("File name")
    state = fields.Selection(STATE_CAPAIAN, "Status", required=True, default="draft", readonly=True, index=True, copy=False, tracking=True)
    tanggal_final = fields.Datetime("Final on", readonly=True, copy=False)
    final_uid = fields.Many2one("res.users", "Made final by", readonly=True, copy=False)
    distribusi = fields.Json("Distribution when made final", readonly=True, copy=False, prefetch=False)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)

    _one_per_period = models.Constraint(
        "UNIQUE (department_id, tahun, periode_id)",
        "Unit Kerja: this unor already has a capaian organisasi of that period and year. Edit that one, or choose another period.",
    )
    _tahun_range = models.Constraint("CHECK (tahun BETWEEN 1945 AND 2999)", "Tahun: write four digits, such as 2026.")

    @api.depends("department_id", "periode_id", "tahun")
    def _compute_display_name(self):
        for capaian in self:
            # sudo: hr.department, ekinerja.periode - names, whoever reads the capaian
            row = capaian.sudo()
            capaian.display_name = f"{row.department_id.name or ''} ({row.periode_id.name or ''} {row.tahun or ''})"

    # -- checks --------------------------------------------------------------------------------------------------------

    @api.constrains("department_id")
    def _check_unor(self):
        for capaian in self:
            unor = capaian.department_id
            if not unor._is_capaian():
                raise ValidationError(
                    self.env._(
                        "Unit Kerja: %s is neither led by a JPT nor Mandiri, and has no capaian organisasi of its own. Choose the unit kerja induk above it.",
                        unor.name,
                    )
                )  # fmt: skip

    @api.model
    def _periksa_bukti(self, vals):
        """Check link and file of the evidence before they are stored."""
        vals = dict(vals)
        if vals.get("bukti_url"):
            vals["bukti_url"] = self._periksa_tautan(vals["bukti_url"])
        if vals.get("bukti_berkas"):
            try:
                isi = base64.b64decode(vals["bukti_berkas"], validate=True)
            except ValueError as error:
                raise ValidationError(self.env._("Bukti Dukung did not arrive whole. Upload it again.")) from error
            nama = " ".join(filter(None, (self.env._("Bukti Dukung"), vals.get("bukti_nama"))))
            self.env["ekinerja.jenis.berkas"]._untuk(KODE_BUKTI, self.env.company)._periksa(isi, nama)
        return vals

    @api.model
    def _periksa_tautan(self, teks):
        try:
            return periksa_tautan(teks)
        except ValueError as error:
            raise ValidationError(self.env._("Bukti Dukung: %s", error)) from error

    def _tolak_tertutup(self, vals, baru=False):
        if self.env.su:
            return
        kolom = self._hanya_transisi if baru else self._hanya_transisi | self._tetap
        terlarang = sorted(kolom.intersection(vals))
        if baru and vals.get("state") == "draft":
            terlarang.remove("state")
        if terlarang:
            raise UserError(
                self.env._("%s cannot be written: a capaian organisasi keeps its unor, year and period, and Final and Batal Final change its status.",
                           ", ".join(terlarang))
            )  # fmt: skip

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._tolak_tertutup(vals, baru=True)
        sekarang = fields.Datetime.now()
        return super().create([self._periksa_bukti(vals) | ({"tanggal_nilai": sekarang} if vals.get("nilai") else {}) for vals in vals_list])

    def write(self, vals):
        self._tolak_tertutup(vals)
        vals = self._periksa_bukti(vals)
        berubah = self.filtered(lambda row: row.nilai != vals["nilai"]) if "nilai" in vals else self.browse()
        if final := berubah.filtered(lambda row: row.state == "final"):
            raise UserError(
                self.env._("Capaian Organisasi: %s is FINAL and keeps its value. Use Batal Final with a reason first.", final[0].display_name)
            )
        if tetap := self - berubah:
            super(EkinerjaCapaianOrganisasi, tetap).write(vals)
        if berubah:
            super(EkinerjaCapaianOrganisasi, berubah).write(vals | {"tanggal_nilai": vals["nilai"] and fields.Datetime.now()})
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_final(self):
        if final := self.filtered(lambda row: row.state == "final"):
            raise UserError(self.env._("%s is FINAL and cannot be deleted. Use Batal Final with a reason first.", final[0].display_name))

    # -- buttons -------------------------------------------------------------------------------------------------------

    def action_bukti(self):
        """Open the evidence: the link, else the file."""
        self.ensure_one()
        self.check_access("read")
        if self.bukti_url:
            return {"type": "ir.actions.act_url", "url": self.bukti_url, "target": "new"}
        if self.bukti_nama or self.bukti_berkas:
            return {"type": "ir.actions.act_url", "url": f"/web/content/{self._name}/{self.id}/bukti_berkas?download=true", "target": "self"}
        raise UserError(self.env._("%s has no Bukti Dukung yet. Add a link or a file with Edit.", self.display_name))

    def action_ubah(self):
        """Open the dialog with value and evidence (BKN-ORG-14)."""
        self.ensure_one()
        self.check_access("write")
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.capaian_ubah_action") | {"res_id": self.id}

    def action_hapus(self):
        """Delete after the question of the button (BKN-ORG-12), and show the list."""
        self.check_access("unlink")
        self.unlink()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.capaian_action") | {"target": "main"}

    @api.model
    def _pada(self, company, tahun, periode):
        """``{department id: capaian}`` of an instansi in a period."""
        # sudo: ekinerja.capaian.organisasi - value of the unor, printed on the documents of its people
        semua = self.sudo().search(Domain("company_id", "=", company.id) & Domain("tahun", "=", tahun) & Domain("periode_id", "=", periode.id))
        return {row.department_id.id: row for row in semua}


class HrDepartment(models.Model):
    """Which unor have a capaian organisasi, and who belongs to them."""

    _inherit = "hr.department"

    # record rules need a path from the capaian to user.id
    anggota_induk_ids = fields.One2many("hr.department", "unor_induk_id", "Unor of this unit kerja induk")

    def _is_capaian(self):
        """Led by a JPT or mandiri (BKN-ORG-07)."""
        return self.is_mandiri or self.eselon_id.jenis_jabatan == "jpt"

    @api.model
    def _domain_capaian(self, company):
        """Unor that have a capaian organisasi."""
        return Domain("company_id", "=", company.id) & (Domain("is_mandiri", "=", True) | Domain("eselon_id.jenis_jabatan", "=", "jpt"))
