from odoo import api, fields, models
from odoo.exceptions import UserError

JENIS = [
    ("siasn_unor", "HierarkiUnor (unor)"), ("siasn_asn", "Data ASN (pegawai)"), ("jabatan", "Jabatan references"), ("periode", "Periode"),
    ("libur", "Public holidays"), ("atasan", "Atasan langsung"), ("plt", "PLT/PLH"), ("akun", "Accounts and roles"),
    ("capaian", "Capaian organisasi"),
]  # fmt: skip
STATUS = [("baru", "New"), ("berubah", "Changed"), ("sama", "Same"), ("dilewati", "Skipped"), ("ditolak", "Refused")]


class EkinerjaImpor(models.Model):
    """Import of a file of SIASN, or of a filled-in template: checked first without writing anything, then applied in the background.

    Its transitions are those of ``ekinerja.latar.periksa``, for the admin instansi.

    A kind of file is a selection value of ``jenis``, a module in ``_lembar_jenis`` and the methods ``_<jenis>_<step>``: see ``_kerjakan``.
    """

    _name = "ekinerja.impor"
    _description = "Import"
    _inherit = "ekinerja.latar.periksa"
    _order = "id desc"
    _kanal = "root.ekinerja_impor"
    _akan = ("baru", "berubah")
    _sudah = "diterapkan"
    _bahan = frozenset({"berkas", "jenis", "company_id"})
    _aksi_baris = "ekinerja_admin.impor_baris_action"

    name = fields.Char(compute="_compute_name", store=True)
    jenis = fields.Selection(JENIS, "Kind of file", required=True, default="siasn_unor")
    berkas = fields.Binary("Excel file", required=True, attachment=True, groups="ekinerja_admin.group_admin_instansi")
    nama_berkas = fields.Char("File name")
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    baris_ids = fields.One2many("ekinerja.impor.baris", "impor_id", "Rows", readonly=True)
    ditolak_ids = fields.One2many("ekinerja.impor.baris", "impor_id", "Refused rows", readonly=True, domain=[("status", "=", "ditolak")])
    jumlah_baru = fields.Integer("New", readonly=True, copy=False)
    jumlah_berubah = fields.Integer("Changed", readonly=True, copy=False)
    jumlah_sama = fields.Integer("Same", readonly=True, copy=False)
    jumlah_dilewati = fields.Integer("Skipped", readonly=True, copy=False)
    jumlah_ditolak = fields.Integer("Refused", readonly=True, copy=False)
    kemajuan = fields.Integer(help="Share of the new and changed rows that are written, in percent.")

    @api.depends("jenis", "nama_berkas")
    def _compute_name(self):
        for impor in self:
            impor.name = impor.nama_berkas or dict(self._fields["jenis"].selection).get(impor.jenis, "")

    @api.ondelete(at_uninstall=False)
    def _unlink_except_berjalan(self):
        if berjalan := self.filtered(lambda impor: impor.state == "berjalan"):
            raise UserError(self.env._("%s is running; wait for its end before deleting it.", berjalan[0].display_name))

    def action_unduh_templat(self):
        """Download an Excel file with the headings of this kind, an example and the explanation of each column."""
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"/ekinerja/impor/templat/{self.jenis}", "target": "download"}

    def action_unduh_ditolak(self):
        """Download the refused rows as Excel, with the reason in a last column."""
        self.ensure_one()
        if not self.jumlah_ditolak:
            raise UserError(self.env._("No row is refused."))
        return {"type": "ir.actions.act_url", "url": f"/ekinerja/impor/{self.id}/ditolak", "target": "download"}
