from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.cetak_terbit import JENIS, TANPA_PERIODE

# more in one request would outlive the time limit of a worker: they are printed in the background
MAKS_DOKUMEN = 500
PILIHAN = ("tanggal_pegawai", "lokasi_pegawai", "anchor_pegawai", "tanggal_penilai", "lokasi_penilai", "anchor_penilai")
# of the last print of a user; dates are of the day, or of the document
DIINGAT = ("dokumen", "bentuk", "lokasi_pegawai", "anchor_pegawai", "lokasi_penilai", "anchor_penilai")


class EkinerjaSkpCetak(models.TransientModel):
    """Print dialog "Cetak SKP Pegawai" (BKN-CTK-01 to 05): which document, of whom, and what the signature blocks say."""

    _name = "ekinerja.skp.cetak"
    _description = "Cetak SKP Pegawai"

    cara = fields.Selection([("pilihan", "The chosen SKP"), ("unor", "A unor")], "Print", required=True, default="pilihan")
    skp_ids = fields.Many2many("ekinerja.skp", string="SKP", context={"active_test": False})
    department_id = fields.Many2one("hr.department", "Unor", domain="[('company_id', '=', company_id)]")
    sub_unor = fields.Boolean("With the unor below", default=True)
    tahun = fields.Integer(default=lambda self: self.env.company._ekinerja_hari_ini().year)
    jumlah = fields.Integer("Documents", compute="_compute_jumlah")
    banyak = fields.Boolean(compute="_compute_jumlah")
    company_id = fields.Many2one("res.company", compute="_compute_company_id")
    dokumen = fields.Selection(
        [("rencana", "Rencana SKP"), ("lampiran", "Lampiran SKP"), ("penilaian", "Form Penilaian"), ("evaluasi", "Dokumen Evaluasi Kinerja")],
        "Jenis dokumen", required=True, default="rencana",
    )  # fmt: skip
    bentuk = fields.Selection([("pdf", "One PDF"), ("zip", "ZIP, a PDF each, named by NIP")], "File", required=True, default="pdf")
    periode_id = fields.Many2one(
        "ekinerja.periode", domain="[('company_id', '=', company_id)]", compute="_compute_periode_id", store=True, readonly=False,
    )  # fmt: skip
    tanggal_pegawai = fields.Date("Tanggal pegawai", compute="_compute_tempat_tanggal", store=True, readonly=False,
                                  help="Empty: as printed before, else today.")  # fmt: skip
    lokasi_pegawai = fields.Char("Lokasi pegawai", size=60, compute="_compute_tempat_tanggal", store=True, readonly=False,
                                 help="Empty: the kota of the unor of each SKP.")  # fmt: skip
    anchor_pegawai = fields.Char("Anchor pegawai yang dinilai", size=20, help="Characters where the electronic signature goes; empty for ink.")
    tanggal_penilai = fields.Date("Tanggal pejabat penilai kinerja", compute="_compute_tempat_tanggal", store=True, readonly=False,
                                  help="Empty: as printed before, else today.")  # fmt: skip
    lokasi_penilai = fields.Char("Lokasi pejabat penilai kinerja", size=60, compute="_compute_tempat_tanggal", store=True, readonly=False,
                                 help="Empty: the kota of the unor of each SKP.")  # fmt: skip
    anchor_penilai = fields.Char("Anchor pejabat penilai kinerja", size=20, help="Characters where the electronic signature goes; empty for ink.")

    @api.model
    def default_get(self, fields):
        """What the user printed last comes first; what the button says comes before that."""
        nilai = super().default_get(fields)
        ingat = self.env["res.users.settings"]._ekinerja_cetak()
        dari_tombol = {name.removeprefix("default_") for name in self.env.context if name.startswith("default_")}
        return nilai | {name: ingat[name] for name in fields if name in ("dokumen", "bentuk", "anchor_pegawai", "anchor_penilai")
                        and ingat.get(name) and name not in dari_tombol}  # fmt: skip

    @api.depends("skp_ids", "cara", "department_id", "sub_unor", "tahun")
    def _compute_jumlah(self):
        for cetak in self:
            cetak.jumlah = cetak.env["ekinerja.skp"].search_count(cetak._domain_unor()) if cetak.cara == "unor" else len(cetak.skp_ids)
            cetak.banyak = cetak.jumlah > MAKS_DOKUMEN

    @api.depends("skp_ids")
    def _compute_company_id(self):
        for cetak in self:
            cetak.company_id = cetak.skp_ids[:1].company_id or self.env.company

    @api.depends("skp_ids", "dokumen", "cara")
    def _compute_periode_id(self):
        """The latest period that was evaluated, else the Final one."""
        for cetak in self.filtered(lambda c: c.dokumen not in TANPA_PERIODE and not c.periode_id):
            terakhir = self.env["ekinerja.evaluasi"].search([("skp_id", "in", cetak.skp_ids.ids)], order="periode_urutan desc", limit=1)
            cetak.periode_id = terakhir.periode_id or self.env["ekinerja.periode"].search(
                [("company_id", "=", cetak.company_id.id), ("jenis", "=", "final")], limit=1
            )

    @api.depends("skp_ids", "dokumen", "periode_id", "cara")
    def _compute_tempat_tanggal(self):
        """Of one SKP what its document in force says, else today; of many nothing, so that each keeps its own. Places as the user gave them last."""
        ingat = self.env["res.users.settings"]._ekinerja_cetak()
        for cetak in self:
            satu = cetak.skp_ids if cetak.cara == "pilihan" and len(cetak.skp_ids) == 1 else cetak.skp_ids.browse()
            lama = cetak._berlaku(satu)
            hari_ini = cetak.company_id._ekinerja_hari_ini() if satu else False
            kota = set(cetak.skp_ids._kota_cetak().values()) if cetak.cara == "pilihan" else ()
            tempat = next(iter(kota)) if len(kota) == 1 else False
            for pihak in ("pegawai", "penilai"):
                cetak[f"tanggal_{pihak}"] = lama.get(f"tanggal_{pihak}") or hari_ini
                cetak[f"lokasi_{pihak}"] = lama.get(f"lokasi_{pihak}") or ingat.get(f"lokasi_{pihak}") or tempat

    def _berlaku(self, skp):
        """Places and dates of the document in force of one SKP."""
        if not skp:
            return {}
        skp = skp._origin or skp
        sumber = skp if self.dokumen in TANPA_PERIODE else skp.env["ekinerja.evaluasi"].search(
            [("skp_id", "=", skp.id), ("periode_id", "=", self.periode_id.id), ("state", "!=", "draft")], limit=1
        )  # fmt: skip
        if not sumber:
            return {}
        return self.env["ekinerja.dokumen"]._berlaku(self.dokumen, [{"res_model": sumber._name, "res_id": sumber.id}]).pilihan or {}

    def _domain_unor(self):
        """Approved SKP of the unor in the year, as far as the user may read them."""
        operator = "child_of" if self.sub_unor else "="
        return [("department_id", operator, self.department_id.id), ("tahun", "=", self.tahun), ("state", "=", "disetujui")]

    def action_cetak(self):
        """Check what can be checked, then let the browser fetch the file, or print in the background what is too much for one request."""
        self.ensure_one()
        skp = self._periksa()
        self.env["res.users.settings"]._ekinerja_cetak_ingat({name: self[name] or "" for name in DIINGAT})
        if len(skp) > MAKS_DOKUMEN:
            return self.env["ekinerja.cetak.massal"]._mulai_dari(self, skp)
        return {"type": "ir.actions.act_url", "url": f"/ekinerja/skp/cetak/{self.id}", "target": "self"}

    def _cetak(self):
        """``(file name, content)`` as the user who asks."""
        self.ensure_one()
        skp = self._periksa()
        pilihan = self._pilihan_dialog()
        if self.cara == "unor" or self.bentuk == "zip":
            return skp._cetak_massal(self.dokumen, self.periode_id, pilihan, self.bentuk)
        waktu = () if self.dokumen in TANPA_PERIODE else (self.periode_id,)
        return getattr(skp, f"_cetak_{JENIS[self.dokumen][2]}")(*waktu, pilihan)

    def _pilihan_dialog(self):
        return {name: self[name] for name in PILIHAN}

    def _periksa(self):
        """The SKP to print, in the order of the list."""
        self.skp_ids.check_access("read")
        if self.cara == "unor":
            if not self.department_id:
                raise UserError(self.env._("Choose the unor whose documents are to be printed."))
            skp = self.env["ekinerja.skp"].search(self._domain_unor(), order="department_id, pegawai_nama, id")
            if not skp:
                raise UserError(self.env._("%(unor)s has no approved SKP of %(year)s that you may read.",
                                           unor=self.department_id.display_name, year=self.tahun))  # fmt: skip
        else:
            skp = self.skp_ids
        if not skp:
            raise UserError(self.env._("Choose at least one SKP."))
        if self.dokumen not in TANPA_PERIODE and not self.periode_id:
            raise UserError(self.env._("Choose the period of the evaluation."))
        self.env["ekinerja.cetak"]._periksa_pencetak()
        return skp
