import base64
import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.ekinerja_admin.tools.tautan import periksa_tautan


class EkinerjaBukti(models.Model):
    """Bukti dukung of a result: a link or a file whose content is what it claims to be."""

    _name = "ekinerja.bukti"
    _inherit = "ekinerja.terlindung"
    _description = "Bukti dukung"
    _order = "rencana_id, id"
    # known from the content; what a client sends instead is dropped
    _diisi_sendiri = frozenset({"mimetype", "ukuran", "sidik"})

    rencana_id = fields.Many2one("ekinerja.rencana.aksi", "Rencana aksi", required=True, index=True, ondelete="cascade")
    skp_id = fields.Many2one("ekinerja.skp", "SKP", compute="_compute_skp_id", store=True, precompute=True, index=True)
    company_id = fields.Many2one("res.company", "Instansi", compute="_compute_skp_id", store=True, precompute=True, index=True)
    jenis = fields.Selection([("tautan", "Link"), ("berkas", "File")], "Kind", required=True, default="tautan")
    name = fields.Char("Nama", required=True)
    url = fields.Char("Tautan")
    berkas = fields.Binary(attachment=True)
    mimetype = fields.Char("Type of content", readonly=True)
    ukuran = fields.Integer("Size (bytes)", readonly=True, aggregator=None)
    sidik = fields.Char("SHA-256", readonly=True, index="btree_not_null")

    _one_content = models.Constraint(
        "CHECK ((jenis = 'tautan') = (url IS NOT NULL AND url <> ''))", "A link needs its address, a file has none."
    )

    @api.depends("rencana_id")
    def _compute_skp_id(self):
        for bukti in self:
            bukti.skp_id = bukti.rencana_id.skp_id
            bukti.company_id = bukti.rencana_id.company_id

    @api.model_create_multi
    def create(self, vals_list):
        bukti = super().create([self._periksa_vals(vals) for vals in vals_list])
        bukti.rencana_id._catat_batas(bukti.rencana_id._periksa_terbuka("realisasi"))
        return bukti

    def write(self, vals):
        self.rencana_id._periksa_terbuka("realisasi")
        if {"jenis", "url", "berkas"} & vals.keys():
            for bukti in self:
                super(EkinerjaBukti, bukti).write(bukti._periksa_vals({"jenis": bukti.jenis, "url": bukti.url} | vals))
        else:
            super().write(vals)
        self.rencana_id._catat_batas(self.rencana_id._periksa_terbuka("realisasi"))
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self.rencana_id._catat_batas(self.rencana_id._periksa_terbuka("realisasi"))

    def _periksa_vals(self, vals):
        """Values of a checked link or file; type and size are taken from the content, never from the request."""
        vals = {key: value for key, value in vals.items() if key not in ("mimetype", "ukuran", "sidik")}
        if vals.get("jenis", "tautan") == "tautan":
            try:
                url = periksa_tautan(vals.get("url"))
            except ValueError as error:
                raise ValidationError(str(error)) from error
            if not self._batas_berkas().boleh_tautan:
                raise ValidationError(self.env._("Links are not accepted as bukti dukung here. Upload the document itself."))
            return vals | {"url": url, "name": vals.get("name") or url[:200], "berkas": False, "mimetype": False, "ukuran": 0, "sidik": False}
        if "berkas" not in vals and self:
            return vals
        try:
            content = base64.b64decode(vals.get("berkas") or b"", validate=True)
        except ValueError as error:
            raise UserError(self.env._("The file did not arrive whole. Upload it again.")) from error
        kenal = self._batas_berkas()._periksa(content, vals.get("name") or self.env._("File"))
        return vals | {
            "url": False, "mimetype": kenal.mimetype, "ukuran": len(content), "sidik": hashlib.sha256(content).hexdigest(),
        }  # fmt: skip

    @api.model
    def _batas_berkas(self):
        """What may be uploaded as bukti dukung, and how large."""
        return self.env["ekinerja.jenis.berkas"]._untuk("bukti_dukung", self.env.company)
