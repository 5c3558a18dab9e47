import base64

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EkinerjaSkJabatan(models.Model):
    """SK Jabatan: the decree by which somebody outside the civil service holds a jabatan, with its PDF (BKN-JPT-05, BKN-JPT-08).

    A person has one row per decree; together they are the history of the appointments.
    """

    _name = "ekinerja.sk.jabatan"
    _description = "SK Jabatan"
    _inherit = ["mail.thread"]
    _order = "employee_id, tmt_mulai desc, id desc"
    _rec_name = "nomor"
    _check_company_auto = True

    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True, check_company=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    nik_samar = fields.Char("NIK (masked)", related="employee_id.nik_samar", related_sudo=True)
    nomor = fields.Char("Nomor SK Jabatan", required=True, tracking=True)
    tanggal = fields.Date("Tanggal SK Jabatan", required=True, tracking=True)
    tmt_mulai = fields.Date("TMT Mulai Jabatan", required=True, tracking=True)
    tmt_henti = fields.Date("TMT Henti Jabatan", tracking=True)
    tanggal_pemberhentian = fields.Date("Tanggal SK Pemberhentian", tracking=True)
    department_id = fields.Many2one("hr.department", "Unit Organisasi", required=True, index=True, check_company=True)
    jabatan = fields.Char(required=True)
    eselon_id = fields.Many2one("ekinerja.eselon", "Jenis Eselon", required=True, index="btree_not_null")
    instansi_induk = fields.Char(required=True)
    instansi_kerja = fields.Char(required=True)
    berkas = fields.Binary("Dokumen SK Jabatan", required=True, attachment=True)
    nama_berkas = fields.Char("File name")

    _nomor_unique = models.UniqueIndex("(employee_id, nomor)", "This pegawai already has an SK Jabatan with this number.")
    _tmt_ordered = models.Constraint("CHECK (tmt_henti IS NULL OR tmt_henti >= tmt_mulai)", "TMT Henti Jabatan precedes TMT Mulai Jabatan.")

    @api.constrains("tanggal", "tmt_mulai", "tmt_henti", "tanggal_pemberhentian")
    def _check_tanggal(self):
        for sk in self:
            if salah := self._salah_tanggal(sk):
                raise ValidationError("\n".join(salah))

    @api.model
    def _salah_tanggal(self, sk):
        """What is wrong with the dates of a decree: sentences that name field, value and remedy.

        :param sk: record with the four date columns of this model
        """
        def tulis(hari):
            return hari.strftime("%d-%m-%Y")

        salah = []
        hari_ini = sk.company_id._ekinerja_hari_ini()
        if sk.tanggal and sk.tanggal > hari_ini:
            salah.append(self.env._("Tanggal SK Jabatan %s lies in the future. Enter the date printed on the SK.", tulis(sk.tanggal)))
        if sk.tmt_mulai and sk.tmt_henti and sk.tmt_henti < sk.tmt_mulai:
            salah.append(
                self.env._(
                    "TMT Henti Jabatan %(end)s precedes TMT Mulai Jabatan %(start)s. Enter a later day, or leave it empty.",
                    end=tulis(sk.tmt_henti), start=tulis(sk.tmt_mulai),
                )
            )  # fmt: skip
        if sk.tanggal and sk.tanggal_pemberhentian and sk.tanggal_pemberhentian < sk.tanggal:
            salah.append(
                self.env._(
                    "Tanggal SK Pemberhentian %(end)s precedes Tanggal SK Jabatan %(start)s. Enter a later day, or leave it empty.",
                    end=tulis(sk.tanggal_pemberhentian), start=tulis(sk.tanggal),
                )
            )  # fmt: skip
        return salah

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._periksa_pdf(vals.get("berkas"), vals.get("nama_berkas"))
        return super().create(vals_list)

    def write(self, vals):
        if "berkas" in vals:
            self._periksa_pdf(vals["berkas"], vals.get("nama_berkas"))
        return super().write(vals)

    @api.model
    def _periksa_pdf(self, berkas, nama=None):
        """Refuse what is no PDF by its content, or larger than the limit of this kind of document, 1 MB unless the instansi set another."""
        try:
            content = base64.b64decode(berkas or b"", validate=True)
        except ValueError as error:
            raise ValidationError(self.env._("Dokumen SK Jabatan did not arrive whole. Upload it again.")) from error
        nama = " ".join(filter(None, (self._fields["berkas"]._description_string(self.env), nama)))
        self.env["ekinerja.jenis.berkas"]._untuk("sk_jabatan", self.env.company)._periksa(content, nama)
