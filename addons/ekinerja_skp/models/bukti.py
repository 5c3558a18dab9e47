import base64
import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.ekinerja_admin.tools.tautan import periksa_tautan

ISI = ("jenis", "name", "url", "berkas", "mimetype", "ukuran", "sidik")


class EkinerjaBukti(models.Model):
    """Bukti dukung of a result: a link or a file whose content is what it claims to be.

    Another content keeps the former one as a version. A file that the same person has given before is known by its SHA-256: the row says
    where it comes from (``sumber_id``), and the file itself is stored once.
    """

    _name = "ekinerja.bukti"
    _inherit = "ekinerja.bagian"
    _induk = "rencana_id"
    _dari_induk = ("skp_id", "company_id")
    _description = "Bukti dukung"
    _order = "rencana_id, id"
    # known from the content; what a client sends instead is dropped
    _diisi_sendiri = frozenset({"mimetype", "ukuran", "sidik", "versi", "oleh", "waktu", "sumber_id"})

    rencana_id = fields.Many2one("ekinerja.rencana.aksi", "Rencana aksi", required=True, index=True, ondelete="cascade")
    skp_id = fields.Many2one("ekinerja.skp", "SKP", compute="_compute_dari_induk", store=True, precompute=True, index=True)
    jenis = fields.Selection([("tautan", "Link"), ("berkas", "File")], "Kind", required=True, default="tautan")
    name = fields.Char("Nama", required=True)
    keterangan = fields.Char("Caption", help="What the document proves.")
    tanggal = fields.Date("Date of the document")
    url = fields.Char("Tautan")
    berkas = fields.Binary(attachment=True)
    mimetype = fields.Char("Type of content", readonly=True)
    ukuran = fields.Integer("Size (bytes)", readonly=True, aggregator=None)
    sidik = fields.Char("SHA-256", readonly=True, index="btree_not_null")
    versi = fields.Integer("Version", readonly=True, default=1, aggregator=None)
    versi_ids = fields.One2many("ekinerja.bukti.versi", "bukti_id", "Former versions", readonly=True)
    oleh = fields.Char("Given by", readonly=True)
    waktu = fields.Datetime("Given on", readonly=True)
    sumber_id = fields.Many2one("ekinerja.bukti", "Taken from", readonly=True, index="btree_not_null", ondelete="set null", copy=False)

    _one_content = models.Constraint(
        "CHECK ((jenis = 'tautan') = (url IS NOT NULL AND url <> ''))", "A link needs its address, a file has none."
    )

    @api.model_create_multi
    def create(self, vals_list):
        saat = {"versi": 1, "oleh": self.env.user.name, "waktu": fields.Datetime.now()}
        bukti = super().create([self._periksa_vals(vals) | saat for vals in vals_list])
        bukti.rencana_id._catat_batas(bukti.rencana_id._periksa_terbuka("realisasi"))
        bukti._kenali_sumber()
        return bukti

    def write(self, vals):
        if self.env.su and vals.keys() == {"sumber_id"}:  # known from the content of what was just accepted
            return super().write(vals)
        catatan = self.rencana_id._periksa_terbuka("realisasi")
        if {"jenis", "url", "berkas"} & vals.keys():
            for bukti in self:
                baru = bukti._periksa_vals({"jenis": bukti.jenis, "url": bukti.url} | vals)
                if bukti._isi_lain(baru):
                    self.env["ekinerja.bukti.versi"]._simpan(bukti)
                    baru |= {"versi": bukti.versi + 1, "oleh": self.env.user.name, "waktu": fields.Datetime.now(), "sumber_id": False}
                super(EkinerjaBukti, bukti).write(baru)
        else:
            super().write({key: value for key, value in vals.items() if key not in self._diisi_sendiri})
        if "rencana_id" in vals:
            catatan |= self.rencana_id._periksa_terbuka("realisasi")
        self.rencana_id._catat_batas(catatan)
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self.rencana_id._catat_batas(self.rencana_id._periksa_terbuka("realisasi"))

    def action_pakai(self, rencana_id):
        """Give the same bukti dukung for another rencana aksi of the same pegawai, in whatever period.

        :param int rencana_id: rencana aksi that it proves, too
        """
        self.check_access("read")
        rencana = self.env["ekinerja.rencana.aksi"].browse(rencana_id)
        # sudo: ekinerja.skp - whose documents they are; the right to write them is checked by create
        if not self or (self.sudo().skp_id.employee_id | rencana.exists().sudo().skp_id.employee_id) != rencana.sudo().skp_id.employee_id:
            raise UserError(self.env._("Only bukti dukung of your own SKP can be used again. Choose one from the list."))
        self.create([
            {kolom: bukti[kolom] for kolom in ("jenis", "name", "url", "keterangan", "tanggal")}
            | ({"berkas": bukti.with_context(bin_size=False).berkas} if bukti.jenis == "berkas" else {}) | {"rencana_id": rencana.id}
            for bukti in self
        ])  # fmt: skip
        return True

    def action_lihat(self):
        """Open the document: its site, or the file in the browser."""
        self.ensure_one()
        self.check_access("read")
        alamat = self.url if self.jenis == "tautan" else f"/ekinerja/bukti/{self.id}/lihat"
        return {"type": "ir.actions.act_url", "url": alamat, "target": "new"}

    def _isi_lain(self, baru):
        """Whether checked values bring another content than the present one."""
        self.ensure_one()
        return baru["jenis"] != self.jenis or (baru["url"] != self.url if baru["jenis"] == "tautan" else baru.get("sidik", self.sidik) != self.sidik)

    def _kenali_sumber(self):
        """Refuse a file twice for one rencana aksi; say of another one where the same person gave it before."""
        berkas = self.filtered("sidik")
        if not berkas:
            return
        # sudo: ekinerja.bukti - the same files of the same people, also of an SKP that the writer does not see
        sama = self.sudo().search_fetch([
            ("sidik", "in", berkas.mapped("sidik")), ("skp_id.employee_id", "in", berkas.sudo().skp_id.employee_id.ids),
        ], ["sidik", "rencana_id", "skp_id", "name"], order="id").grouped(lambda row: (row.sidik, row.skp_id.employee_id))  # fmt: skip
        for bukti in berkas.sudo():  # sudo: ekinerja.bukti - as above
            lain = sama[bukti.sidik, bukti.skp_id.employee_id].filtered(lambda row, b=bukti: row.id < b.id)
            if di_sini := lain.filtered(lambda row, b=bukti: row.rencana_id == b.rencana_id)[:1]:
                raise UserError(
                    self.env._("%(name)s is the same file as %(other)s, which is given for this rencana aksi already. Choose another file.",
                               name=bukti.name, other=di_sini.name)
                )  # fmt: skip
            if lain:
                bukti.write({"sumber_id": lain[0].id})

    def _periksa_vals(self, vals):
        """Values of a checked link or file; type and size are taken from the content, never from the request."""
        vals = {key: value for key, value in vals.items() if key not in self._diisi_sendiri}
        if vals.get("jenis", "tautan") == "tautan":
            try:
                url = periksa_tautan(vals.get("url"))
            except ValueError as error:
                raise ValidationError(str(error)) from error
            if not self._batas_berkas().boleh_tautan:
                raise ValidationError(self.env._("Links are not accepted as bukti dukung here. Upload the document itself."))
            return vals | {
                "jenis": "tautan", "url": url, "name": vals.get("name") or self.name or url[:200], "berkas": False, "mimetype": False, "ukuran": 0,
                "sidik": False,
            }  # fmt: skip
        if "berkas" not in vals and self:
            return vals | {"url": False}
        try:
            content = base64.b64decode(vals.get("berkas") or b"", validate=True)
        except ValueError as error:
            raise UserError(self.env._("The file did not arrive whole. Upload it again.")) from error
        kenal = self._batas_berkas()._periksa(content, vals.get("name") or self.name or self.env._("File"))
        return vals | {
            "url": False, "mimetype": kenal.mimetype, "ukuran": len(content), "sidik": hashlib.sha256(content).hexdigest(),
        }  # fmt: skip

    @api.model
    def _batas_berkas(self):
        """What may be uploaded as bukti dukung, and how large."""
        return self.env["ekinerja.jenis.berkas"]._untuk("bukti_dukung", self.env.company)
