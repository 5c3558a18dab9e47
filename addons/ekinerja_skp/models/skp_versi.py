from odoo import api, fields, models
from odoo.exceptions import UserError

# what a form may send for an SKP; the rest of its content lies in the parts
ISI_SKP = frozenset({"tahun", "date_start", "date_end", "pendekatan", "aturan", "model_skp", "status_jabatan", "plt_id"})


class EkinerjaSkp(models.Model):
    """Versions of an SKP: the record in force keeps its id, beside it stand one open revision and the old versions.

    Revisions and old versions name the SKP in force in ``revisi_dari_id`` and are not ``active``: no list, count, deadline or evaluation meets
    them unless it asks for them.
    """

    _inherit = "ekinerja.skp"

    active = fields.Boolean(default=True, readonly=True, copy=False, help="No: a revision that is not in force, or an old version.")
    versi = fields.Integer("Version", default=1, required=True, readonly=True, copy=False, aggregator=None)
    revisi_dari_id = fields.Many2one(
        "ekinerja.skp", "Version of", readonly=True, index="btree_not_null", ondelete="cascade", copy=False,
        help="The SKP in force that this record revises, or is an old version of.",
    )  # fmt: skip
    is_riwayat = fields.Boolean(
        "Old version", readonly=True, copy=False, help="Kept to be read and printed; never counted, evaluated or decided again."
    )
    alasan_revisi = fields.Text("Reason of the revision", readonly=True, copy=False)
    revisi_oleh = fields.Selection(
        [("pegawai", "Pegawai"), ("penilai", "Pejabat penilai")], "Revision asked for by", readonly=True, copy=False,
    )  # fmt: skip
    versi_ids = fields.One2many("ekinerja.skp", "revisi_dari_id", "Other versions", context={"active_test": False}, readonly=True, copy=False)

    _satu_revisi = models.UniqueIndex(
        "(revisi_dari_id) WHERE is_riwayat IS NOT TRUE", "This SKP already has an open revision. Continue that one, or cancel it."
    )

    @api.depends("pegawai_nama", "tahun", "date_start", "date_end", "versi", "revisi_dari_id", "is_riwayat")
    @api.depends_context("ekinerja_nama_saja")
    def _compute_display_name(self):
        result = super()._compute_display_name()
        for skp in self.filtered("revisi_dari_id"):
            if skp.is_riwayat:
                skp.display_name = self.env._("%(skp)s, old version %(number)s", skp=skp.display_name, number=skp.versi)
            else:
                skp.display_name = self.env._("%(skp)s, revision", skp=skp.display_name)
        return result

    def write(self, vals):
        if "versi_dibaca" in vals:
            self._periksa_bersamaan(vals["versi_dibaca"])
            vals = {name: value for name, value in vals.items() if name != "versi_dibaca"}
        if not self.env.su and (isi := ISI_SKP.intersection(vals)):
            self._periksa_isi_terbuka({name: vals[name] for name in isi})
        return super().write(vals)

    def _periksa_isi_terbuka(self, isi):
        """What is submitted or in force changes by transitions only; a revision keeps year, range and jabatan of its SKP."""
        self.env["ekinerja.rhk"]._tolak_tertutup(self)
        if "model_skp" in isi and any(skp.model_skp != isi["model_skp"] for skp in self) and not self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            raise UserError(self.env._("Model SKP follows jabatan and unor: use \"Refresh data\" once they are corrected."))
        # sudo: ekinerja.skp - whether it is a revision, whoever writes
        for skp in self.sudo().filtered("revisi_dari_id"):
            sama = all(skp._fields[name].convert_to_cache(isi[name], skp) == skp._fields[name].convert_to_cache(skp[name], skp) for name in isi
                       if name != "pendekatan")  # fmt: skip
            if sama:
                continue
            raise UserError(
                self.env._(
                    "%s: only pendekatan, RHK, indikator and lampiran can be revised. Tahun, range and status jabatan stay those of the SKP in force.",
                    skp.display_name,
                )
            )

    def _periksa_dibaca(self):
        """Refuse a decision on what is no longer what the user saw: a button of a form that was opened before the last change."""
        dibaca = self.env.context.get("ekinerja_dibaca")
        if dibaca and len(self) == 1:
            self._periksa_bersamaan(dibaca)

    def _revisi_terbuka(self):
        """``{skp: its open revision}``; one query for any number."""
        # sudo: ekinerja.skp - versions of documents whose right is checked by the caller
        semua = self.sudo().with_context(active_test=False).search([("revisi_dari_id", "in", self.ids), ("is_riwayat", "=", False)])
        return {skp.revisi_dari_id.with_env(self.env): skp.with_env(self.env) for skp in semua}

    def _ikutkan_revisi(self):
        """Parties and range of SKP in force hold for their open revisions, as superuser."""
        kolom = [
            name for name in (*self._diisi_sendiri, "penilai_id", "atasan_penilai_id", "date_start", "date_end") if self._fields[name].store
        ]
        for skp, revisi in self._revisi_terbuka().items():
            revisi.sudo().write({name: self._fields[name].convert_to_write(skp[name], skp) for name in kolom})  # sudo: as the caller
