from odoo import api, fields, models
from odoo.exceptions import UserError

from .pilihan import ASPEK, PERSPEKTIF
from .skp import STATE_TERBUKA


class SkpBagian(models.AbstractModel):
    """A part of an SKP: it can be changed only while the SKP can."""

    _name = "ekinerja.skp.bagian"
    _inherit = "ekinerja.bagian"
    _description = "Part of an SKP"

    def _skp_dari(self):
        """SKP that the records belong to."""
        return self.skp_id

    @api.model_create_multi
    def create(self, vals_list):
        bagian = super().create(vals_list)
        bagian._periksa_terbuka()
        return bagian

    def write(self, vals):
        self._periksa_terbuka()
        result = super().write(vals)
        self._periksa_terbuka()  # it may have been moved to another SKP
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self._periksa_terbuka()

    def _periksa_terbuka(self):
        self._tolak_tertutup(self._skp_dari())

    @api.model
    def _tolak_tertutup(self, semua):
        # sudo: ekinerja.skp - the state of the document, whoever writes
        if bad := semua.sudo().filtered(lambda skp: skp.state not in STATE_TERBUKA):
            raise UserError(
                self.env._(
                    "%s is submitted or approved and cannot be changed. The penilai can return it, or the admin instansi can set it to draft.",
                    bad[0].display_name,
                )
            )


class EkinerjaRhk(models.Model):
    """Rencana hasil kerja; utama is obligatory, tambahan optional (PermenPANRB 6/2022 Ps. 9)."""

    _name = "ekinerja.rhk"
    _inherit = "ekinerja.skp.bagian"
    _description = "Rencana hasil kerja"
    _order = "skp_id, jenis desc, sequence, id"
    # the text of the chosen RHK; what a client sends instead is dropped
    _diisi_sendiri = frozenset({"rhk_atasan_nama", "rhk_atasan_iki"})

    skp_id = fields.Many2one("ekinerja.skp", "SKP", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    name = fields.Text("Rencana hasil kerja", required=True)
    jenis = fields.Selection([("utama", "Utama"), ("tambahan", "Tambahan")], required=True, default="utama")
    rhk_atasan_id = fields.Many2one("ekinerja.rhk", "RHK of the atasan", index="btree_not_null", ondelete="restrict")
    # snapshot: the documents of the pegawai must not change with the SKP of the atasan
    rhk_atasan_nama = fields.Text("RHK pimpinan yang diintervensi", readonly=True)
    perspektif = fields.Selection(PERSPEKTIF)
    indikator_ids = fields.One2many("ekinerja.indikator", "rhk_id", "Indikator kinerja individu", copy=True)
    rencana_ids = fields.One2many("ekinerja.rencana.aksi", "rhk_id", "Rencana aksi")

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "An RHK needs a text.")

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(self._isi_nama_atasan(vals_list))

    def write(self, vals):
        return super().write(self._isi_nama_atasan([vals])[0])

    @api.model
    def _isi_nama_atasan(self, vals_list):
        # sudo: ekinerja.rhk - text of the chosen RHK of the atasan, which the constraint below proves choosable
        pilihan = self.sudo().browse({vals["rhk_atasan_id"] for vals in vals_list if vals.get("rhk_atasan_id")})
        nama = {rhk.id: rhk.name for rhk in pilihan.exists()}
        return [
            vals | {"rhk_atasan_nama": nama.get(vals["rhk_atasan_id"])} if "rhk_atasan_id" in vals
            else {key: value for key, value in vals.items() if key != "rhk_atasan_nama"}
            for vals in vals_list
        ]  # fmt: skip

    @api.ondelete(at_uninstall=False)
    def _unlink_except_realised(self):
        """An SKP that came back to draft keeps what was achieved: realisasi and bukti dukung are evidence."""
        # sudo: ekinerja.rencana.aksi - whether there is one, whoever deletes
        if bad := self.sudo().filtered(lambda rhk: "selesai" in rhk.rencana_ids.mapped("state")):
            raise UserError(
                self.env._("RHK \"%s\" has realisasi and cannot be deleted. Change its text, or ask the penilai what to do with it.", bad[0].name)
            )


class EkinerjaIndikator(models.Model):
    """Indikator kinerja individu of an RHK; in the kualitatif approach ``name`` is the whole narrative."""

    _name = "ekinerja.indikator"
    _inherit = "ekinerja.skp.bagian"
    _description = "Indikator kinerja individu"
    _induk = "rhk_id"
    _order = "rhk_id, sequence, id"

    rhk_id = fields.Many2one("ekinerja.rhk", "RHK", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    aspek = fields.Selection(ASPEK, required=True, default="kuantitas")
    name = fields.Text("Indikator", required=True)
    target = fields.Char()
    satuan = fields.Char()

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "An indikator needs a text.")

    def _skp_dari(self):
        return self.rhk_id.skp_id
