import base64
import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError

MAKS_BUKTI = 10


class EkinerjaKeberatanBukti(models.Model):
    """A file that the pegawai puts beside a keberatan; what it is, is told by its content."""

    _name = "ekinerja.keberatan.bukti"
    _inherit = "ekinerja.bagian"
    _induk = "keberatan_id"
    _dari_induk = ("skp_id", "company_id")
    _description = "Bukti of a keberatan"
    _order = "keberatan_id, id"
    # known from the content; what a client sends instead is dropped
    _diisi_sendiri = frozenset({"mimetype", "ukuran", "sidik"})
    _tetap = frozenset({"keberatan_id"})

    keberatan_id = fields.Many2one("ekinerja.keberatan", required=True, index=True, ondelete="cascade")
    skp_id = fields.Many2one("ekinerja.skp", "SKP", compute="_compute_dari_induk", store=True, precompute=True, index=True)
    name = fields.Char("Nama", required=True)
    berkas = fields.Binary("File", attachment=True, required=True)
    mimetype = fields.Char("Type of content", readonly=True)
    ukuran = fields.Integer("Size (bytes)", readonly=True, aggregator=None)
    sidik = fields.Char("SHA-256", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        bukti = super().create([self._periksa_vals(vals) for vals in vals_list])
        bukti.keberatan_id._periksa_bukti()
        return bukti

    def write(self, vals):
        self.keberatan_id._periksa_bukti()
        return super().write(self._periksa_vals(vals) if "berkas" in vals else vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_filed(self):
        self.keberatan_id._periksa_bukti()

    def _periksa_vals(self, vals):
        """Values of a checked file; type and size are taken from the content, never from the request."""
        try:
            isi = base64.b64decode(vals.get("berkas") or b"", validate=True)
        except ValueError as error:
            raise UserError(self.env._("The file did not arrive whole. Upload it again.")) from error
        kenal = self._batas_berkas()._periksa(isi, vals.get("name") or self.env._("File"))
        return vals | {"mimetype": kenal.mimetype, "ukuran": len(isi), "sidik": hashlib.sha256(isi).hexdigest()}

    @api.model
    def _batas_berkas(self):
        """What may be put beside a keberatan, and how large."""
        return self.env["ekinerja.jenis.berkas"]._untuk("bukti_keberatan", self.env.company)


class EkinerjaKeberatan(models.Model):
    _inherit = "ekinerja.keberatan"

    def _periksa_bukti(self):
        """Files belong to the pegawai, as long as the keberatan is a draft."""
        self._periksa_pihak("pegawai")
        self._periksa_draft()
        # sudo: ekinerja.keberatan.bukti - counted only
        jumlah = self.env["ekinerja.keberatan.bukti"].sudo()._read_group([("keberatan_id", "in", self.ids)], ["keberatan_id"], ["__count"])
        if any(banyak > MAKS_BUKTI for _keberatan, banyak in jumlah):
            raise UserError(self.env._("At most %s files fit beside a keberatan. Put several pages into one document.", MAKS_BUKTI))
