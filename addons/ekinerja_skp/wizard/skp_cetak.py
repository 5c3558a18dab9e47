from odoo import api, fields, models
from odoo.exceptions import UserError

# more in one request would outlive the time limit of a worker
MAKS_DOKUMEN = 200
PILIHAN = ("tanggal_pegawai", "lokasi_pegawai", "anchor_pegawai", "tanggal_penilai", "lokasi_penilai", "anchor_penilai")


class EkinerjaSkpCetak(models.TransientModel):
    """Print dialog "Cetak SKP Pegawai" (BKN-CTK-01 to 05): which document, and what the signature blocks say."""

    _name = "ekinerja.skp.cetak"
    _description = "Cetak SKP Pegawai"

    skp_ids = fields.Many2many("ekinerja.skp", string="SKP", required=True)
    jumlah = fields.Integer("Documents", compute="_compute_jumlah")
    company_id = fields.Many2one("res.company", compute="_compute_company_id")
    dokumen = fields.Selection(
        [("rencana", "Rencana SKP"), ("evaluasi", "Dokumen Evaluasi Kinerja")], "Jenis dokumen", required=True, default="rencana"
    )
    periode_id = fields.Many2one(
        "ekinerja.periode", domain="[('company_id', '=', company_id)]", compute="_compute_periode_id", store=True, readonly=False,
    )  # fmt: skip
    tanggal_pegawai = fields.Date("Tanggal pegawai", compute="_compute_tempat_tanggal", store=True, readonly=False)
    lokasi_pegawai = fields.Char("Lokasi pegawai", size=60, compute="_compute_tempat_tanggal", store=True, readonly=False,
                                 help="Empty: the kota of the unor of each SKP.")  # fmt: skip
    anchor_pegawai = fields.Char("Anchor pegawai yang dinilai", size=20, help="Characters where the electronic signature goes; empty for ink.")
    tanggal_penilai = fields.Date("Tanggal pejabat penilai kinerja", compute="_compute_tempat_tanggal", store=True, readonly=False)
    lokasi_penilai = fields.Char("Lokasi pejabat penilai kinerja", size=60, compute="_compute_tempat_tanggal", store=True, readonly=False,
                                 help="Empty: the kota of the unor of each SKP.")  # fmt: skip
    anchor_penilai = fields.Char("Anchor pejabat penilai kinerja", size=20, help="Characters where the electronic signature goes; empty for ink.")

    @api.depends("skp_ids")
    def _compute_jumlah(self):
        for cetak in self:
            cetak.jumlah = len(cetak.skp_ids)

    @api.depends("skp_ids")
    def _compute_company_id(self):
        for cetak in self:
            cetak.company_id = cetak.skp_ids[:1].company_id or self.env.company

    @api.depends("skp_ids", "dokumen")
    def _compute_periode_id(self):
        """The latest period that was evaluated, else the Final one."""
        for cetak in self.filtered(lambda c: c.dokumen == "evaluasi" and not c.periode_id):
            terakhir = self.env["ekinerja.evaluasi"].search([("skp_id", "in", cetak.skp_ids.ids)], order="periode_urutan desc", limit=1)
            cetak.periode_id = terakhir.periode_id or self.env["ekinerja.periode"].search(
                [("company_id", "=", cetak.company_id.id), ("jenis", "=", "final")], limit=1
            )

    @api.depends("skp_ids")
    def _compute_tempat_tanggal(self):
        for cetak in self:
            kota = set(cetak.skp_ids._kota_cetak().values())
            cetak.tanggal_pegawai = cetak.tanggal_penilai = cetak.company_id._ekinerja_hari_ini()
            cetak.lokasi_pegawai = cetak.lokasi_penilai = kota.pop() if len(kota) == 1 else False

    def action_cetak(self):
        """Check what can be checked, then let the browser fetch the PDF; nothing is stored."""
        self.ensure_one()
        self._periksa()
        return {"type": "ir.actions.act_url", "url": f"/ekinerja/skp/cetak/{self.id}", "target": "self"}

    def _cetak(self):
        """``(file name, PDF)`` as the user who asks."""
        self.ensure_one()
        self._periksa()
        pilihan = {name: self[name] for name in PILIHAN}
        if self.dokumen == "evaluasi":
            return self.skp_ids._cetak_dokumen_evaluasi(self.periode_id, pilihan)
        return self.skp_ids._cetak_rencana_skp(pilihan)

    def _periksa(self):
        self.skp_ids.check_access("read")
        if not self.skp_ids:
            raise UserError(self.env._("Choose at least one SKP."))
        if len(self.skp_ids) > MAKS_DOKUMEN:
            raise UserError(
                self.env._("%(count)s documents are too many for one print: choose at most %(limit)s.", count=len(self.skp_ids), limit=MAKS_DOKUMEN)
            )
        if self.dokumen == "evaluasi" and not self.periode_id:
            raise UserError(self.env._("Choose the period of the evaluation."))
        self.env["ekinerja.cetak"]._periksa_pencetak()
