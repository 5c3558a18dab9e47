from odoo import api, fields, models
from odoo.exceptions import UserError

JENIS = [
    ("siasn_unor", "HierarkiUnor (unor)"), ("siasn_asn", "Data ASN (pegawai)"), ("jabatan", "Jabatan references"), ("periode", "Periode"),
    ("libur", "Public holidays"), ("atasan", "Atasan langsung"), ("plt", "PLT/PLH"), ("akun", "Accounts and roles"),
    ("capaian", "Capaian organisasi"),
]  # fmt: skip
STATE = [("draft", "Draft"), ("diperiksa", "Checked"), ("berjalan", "Running"), ("selesai", "Done"), ("gagal", "Failed")]
STATUS = [("baru", "New"), ("berubah", "Changed"), ("sama", "Same"), ("dilewati", "Skipped"), ("ditolak", "Refused")]
# set by the check and by the jobs only, whoever writes
TERLINDUNG = frozenset({"state", "galat", "kemajuan", "diperiksa_pada", "selesai_pada"} | {f"jumlah_{status}" for status, _label in STATUS})


class EkinerjaImpor(models.Model):
    """Import of a file of SIASN, or of a filled-in template: checked first without writing anything, then applied in the background.

    ==========  ===========================  ==========  =========================================================
    transition  from                         to          who
    ==========  ===========================  ==========  =========================================================
    periksa     draft, diperiksa, gagal      diperiksa   admin instansi; rows are judged, nothing else is written
    terapkan    diperiksa, gagal, berjalan   berjalan    admin instansi; again after a failure or a lost job
    (jobs)      berjalan, gagal              selesai     the last job; at once when there is nothing to write
    (jobs)      berjalan                     gagal       a job that broke; the reason is in ``galat``
    ==========  ===========================  ==========  =========================================================

    A kind of file is a selection value of ``jenis``, a module of ``calc`` in ``BACA`` and the methods ``_<jenis>_<step>``: see ``_kerjakan``.
    """

    _name = "ekinerja.impor"
    _description = "Import"
    _inherit = ["ekinerja.bawaan", "mail.thread"]
    _order = "id desc"

    name = fields.Char(compute="_compute_name", store=True)
    jenis = fields.Selection(JENIS, "Kind of file", required=True, default="siasn_unor")
    berkas = fields.Binary("Excel file", required=True, attachment=True, groups="ekinerja_admin.group_admin_instansi")
    nama_berkas = fields.Char("File name")
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    state = fields.Selection(STATE, "Status", required=True, default="draft", readonly=True, index=True, copy=False)
    baris_ids = fields.One2many("ekinerja.impor.baris", "impor_id", "Rows", readonly=True)
    ditolak_ids = fields.One2many("ekinerja.impor.baris", "impor_id", "Refused rows", readonly=True, domain=[("status", "=", "ditolak")])
    jumlah_baru = fields.Integer("New", readonly=True, copy=False)
    jumlah_berubah = fields.Integer("Changed", readonly=True, copy=False)
    jumlah_sama = fields.Integer("Same", readonly=True, copy=False)
    jumlah_dilewati = fields.Integer("Skipped", readonly=True, copy=False)
    jumlah_ditolak = fields.Integer("Refused", readonly=True, copy=False)
    kemajuan = fields.Integer("Progress", compute="_compute_kemajuan", help="Share of the new and changed rows that are written, in percent.")
    galat = fields.Text("Reason of the failure", readonly=True, copy=False)
    diperiksa_pada = fields.Datetime("Checked on", readonly=True, copy=False)
    selesai_pada = fields.Datetime("Done on", readonly=True, copy=False)

    @api.depends("jenis", "nama_berkas")
    def _compute_name(self):
        for impor in self:
            impor.name = impor.nama_berkas or dict(JENIS).get(impor.jenis, "")

    @api.depends("state")
    def _compute_kemajuan(self):
        # sudo: ekinerja.impor.baris - two counts of an import that the reader may see
        jumlah = {
            (impor.id, diterapkan): kali
            for impor, diterapkan, kali in self.env["ekinerja.impor.baris"].sudo()._read_group(
                [("impor_id", "in", self.ids), ("status", "in", ("baru", "berubah"))], ["impor_id", "diterapkan"], ["__count"]
            )
        }
        for impor in self:
            selesai, sisa = (jumlah.get((impor.id, diterapkan), 0) for diterapkan in (True, False))
            # the last percent belongs to the closing job: heads and atasan
            impor.kemajuan = 100 if impor.state == "selesai" else min(99, 100 * selesai // (selesai + sisa)) if selesai else 0

    @api.model_create_multi
    def create(self, vals_list):
        self._tolak_terlindung(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        self._tolak_terlindung([vals], ())
        if {"berkas", "jenis", "company_id"}.intersection(vals):
            if terkunci := self.filtered(lambda impor: impor.state in ("berjalan", "selesai")):
                raise UserError(self.env._("%s is running or done. Make a new import for another file.", terkunci[0].display_name))
            # what was found in another file counts no more
            self.sudo()._kosongkan()  # sudo: ekinerja.impor.baris - rows are written by the import only
        return super().write(vals)

    @api.model
    def _tolak_terlindung(self, vals_list, awal=(False, 0, "draft")):
        """Refuse what the check and the jobs write.

        :param awal: values that say nothing new, of a record that is being made
        """
        if self.env.su:
            return
        for vals in vals_list:
            if terlarang := {name for name in TERLINDUNG.intersection(vals) if vals[name] not in awal}:
                raise UserError(self.env._("%s cannot be written. Use Check file and Apply.", ", ".join(sorted(terlarang))))

    def _kosongkan(self):
        """Forget what a check found."""
        self.env["ekinerja.impor.baris"].search([("impor_id", "in", self.ids)]).unlink()
        self.filtered(lambda impor: impor.state != "draft").write(
            {"state": "draft", "galat": False} | {f"jumlah_{status}": 0 for status, _label in STATUS}
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_berjalan(self):
        if berjalan := self.filtered(lambda impor: impor.state == "berjalan"):
            raise UserError(self.env._("%s is running; wait for its end before deleting it.", berjalan[0].display_name))

    def action_lihat_baris(self):
        """Open the rows, those of the status in the context ``status``."""
        self.ensure_one()
        aksi = self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.impor_baris_action")
        status = self.env.context.get("status")
        return aksi | {
            "domain": [("impor_id", "=", self.id)],
            "context": {f"search_default_{status}": 1} if status else {},
        }

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
