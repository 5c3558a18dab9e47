from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.ekinerja_admin.models.res_company_batas import Entri

# what the pegawai writes of the result
ISIAN = frozenset({"realisasi", "progres"})


class EkinerjaRencanaAksi(models.Model):
    """Rencana aksi of an RHK in a period, and what came of it (PermenPANRB 6/2022 Ps. 16-17).

    A row with ``nihil`` says that the RHK needs no rencana aksi in the period (L-III: "only where needed"); ``name`` holds why.
    """

    _name = "ekinerja.rencana.aksi"
    _inherit = "ekinerja.bagian"
    _induk = "rhk_id"
    _dari_induk = ("skp_id", "company_id")
    _description = "Rencana aksi"
    _order = "skp_id, periode_id, rhk_id, sequence, id"

    rhk_id = fields.Many2one("ekinerja.rhk", "RHK", required=True, index=True, ondelete="cascade")
    skp_id = fields.Many2one("ekinerja.skp", "SKP", compute="_compute_dari_induk", store=True, precompute=True, index=True, ondelete="cascade")
    periode_id = fields.Many2one("ekinerja.periode", required=True, index=True, ondelete="restrict")
    sequence = fields.Integer(default=10)
    name = fields.Text("Rencana aksi", required=True)
    target = fields.Char()
    realisasi = fields.Text()
    bukti_ids = fields.One2many("ekinerja.bukti", "rencana_id", "Bukti dukung")
    progres = fields.Integer("Progress (%)", aggregator="avg", help="How far the rencana aksi is, 0 to 100.")
    nihil = fields.Boolean("Not applicable", help="The RHK needs no rencana aksi in this period.")
    tahun = fields.Integer(compute="_compute_dari_induk", store=True, precompute=True, aggregator=None)
    state = fields.Selection(
        [("draft", "Planned"), ("selesai", "Realised"), ("nihil", "Not applicable")], "Status", compute="_compute_state", store=True, precompute=True,
        help="Realised as soon as a realisasi is written.",
    )  # fmt: skip

    _progres_range = models.Constraint("CHECK (progres IS NULL OR progres BETWEEN 0 AND 100)", "Progress lies between 0 and 100 percent.")
    _nihil_empty = models.Constraint(
        "CHECK (NOT COALESCE(nihil, FALSE) OR (COALESCE(btrim(realisasi), '') = '' AND COALESCE(progres, 0) = 0))",
        "An RHK that is not applicable in a period has neither realisasi nor progress.",
    )
    _nihil_unique = models.UniqueIndex("(rhk_id, periode_id) WHERE nihil", "This RHK is already marked as not applicable in the period.")
    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "A rencana aksi needs a text.")

    def _compute_dari_induk(self):
        for rencana in self:
            rencana.tahun = rencana.rhk_id.skp_id.tahun
        return super()._compute_dari_induk()

    @api.depends("realisasi", "nihil")
    def _compute_state(self):
        for rencana in self:
            rencana.state = "nihil" if rencana.nihil else "selesai" if (rencana.realisasi or "").strip() else "draft"

    @api.constrains("periode_id", "rhk_id")
    def _check_periode(self):
        for rencana in self.sudo():  # sudo: ekinerja.periode - company of both
            if rencana.periode_id.company_id != rencana.company_id:
                raise ValidationError(self.env._("The period %s belongs to another instansi.", rencana.periode_id.name))

    @api.constrains("nihil", "rhk_id", "periode_id")
    def _check_nihil(self):
        """An RHK of a period has rencana aksi or is not applicable, not both."""
        # sudo: ekinerja.rencana.aksi - rows of the same RHK, whoever writes
        ada = self.sudo()._read_group(
            [("rhk_id", "in", self.rhk_id.ids), ("periode_id", "in", self.periode_id.ids)], ["rhk_id", "periode_id"], ["nihil:bool_or", "__count"]
        )
        for rhk, periode, is_nihil, jumlah in ada:
            if is_nihil and jumlah > 1:
                raise ValidationError(
                    self.env._("\"%(rhk)s\" is marked as not applicable in %(period)s. Remove that mark or the rencana aksi.",
                               rhk=rhk.name, period=periode.name)
                )  # fmt: skip

    @api.model_create_multi
    def create(self, vals_list):
        rencana = super().create(vals_list)
        catatan = rencana._periksa_terbuka("target")
        if realisasi := rencana.filtered(lambda row: row.realisasi or row.progres):
            catatan |= realisasi._periksa_terbuka("realisasi")
        rencana._catat_batas(catatan)
        rencana._catat_progres({})
        return rencana

    def write(self, vals):
        jenis = self._jenis_entri(vals)
        catatan = self._periksa_terbuka(*jenis)
        lama = {row.id: row.progres for row in self} if "progres" in vals else None
        result = super().write(vals)
        if {"periode_id", "rhk_id"} & vals.keys():  # where it stands now must be open, too
            catatan |= self._periksa_terbuka(*jenis)
        self._catat_batas(catatan)
        if lama is not None:
            self._catat_progres(lama)
        return result

    def isi_realisasi(self, nilai):
        """Write realisasi and progress of many rencana aksi, each its own; rights and deadlines are checked once for all.

        :param nilai: list of ``{"realisasi", "progres"}``, one a record and in their order; what a record keeps may be left out
        """
        if not isinstance(nilai, list) or len(nilai) != len(self) or any(not isinstance(satu, dict) or satu.keys() - ISIAN for satu in nilai):
            raise UserError(self.env._("Give one entry with realisasi and progres for each rencana aksi, in their order."))
        self.check_access("write")
        pasangan = [(row, vals) for row, vals in zip(self, nilai, strict=True) if row._jenis_entri(vals)]
        berubah = self.browse([row.id for row, _vals in pasangan])
        if not berubah:
            return True
        catatan = berubah._periksa_terbuka("realisasi")
        lama = {row.id: row.progres for row in berubah}
        for row, vals in pasangan:
            # sudo: ekinerja.rencana.aksi - right and deadline of all of them were checked above
            models.BaseModel.write(row.sudo(), vals)
        berubah._catat_batas(catatan)
        berubah._catat_progres(lama)
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self._catat_batas(self._periksa_terbuka("target"))

    def _jenis_entri(self, vals):
        """Which deadlines a change is subject to: the plan, what came of it, or both; a form sends back what did not change, too."""
        berubah = {
            name for name in vals
            if name == "bukti_ids" or any((self._fields[name].convert_to_write(row[name], row) or "") != (vals[name] or "") for row in self)
        }
        hasil = {"realisasi", "bukti_ids", "progres"}
        return tuple(jenis for jenis, kolom in (("target", berubah - hasil), ("realisasi", berubah & hasil)) if kolom)

    def _periksa_terbuka(self, *jenis):
        """Entries need an approved SKP, an evaluation that is not given yet, and a deadline that has not passed (BKN-PER-10).

        :param jenis: kinds of entry, ``target`` or ``realisasi``
        :returns: ``{id: Status}`` of late entries that are accepted: the instansi only warns, or reopened the period
        """
        # sudo: ekinerja.skp, ekinerja.evaluasi - state of the document and of its evaluation, whoever writes
        evaluasi = self.env["ekinerja.evaluasi"].sudo().search([("skp_id", "in", self.sudo().skp_id.ids), ("state", "!=", "draft")])
        dinilai = {(row.skp_id.id, row.periode_id.id) for row in evaluasi}
        for rencana in self.sudo():  # sudo: ekinerja.skp, ekinerja.periode - status, whoever writes
            skp, periode = rencana.skp_id, rencana.periode_id
            if skp.state != "disetujui" or skp.is_riwayat:
                raise UserError(self.env._("%s is not approved yet. Rencana aksi and realisasi can be written once it is.", skp.display_name))
            if (skp.id, periode.id) in dinilai:
                raise UserError(
                    self.env._("%(period)s of %(name)s is already evaluated. Ask the penilai to reopen the evaluation.",
                               period=periode.name, name=skp.display_name)
                )  # fmt: skip
        catatan = {}
        for company, kelompok in self.sudo().grouped("company_id").items():  # sudo: res.company, hr.employee - policy, and who the pegawai is
            entri = [Entri(row.id, row.skp_id.employee_id.id, row.skp_id.tahun, row.periode_id) for row in kelompok]
            for satu in jenis:
                catatan |= company._ekinerja_periksa_batas(satu, entri)
        return catatan

    def _catat_batas(self, status):
        """Log on the SKP what was entered within a reopening; one entry per SKP and call."""
        isi = {}
        for rencana in self.sudo():  # sudo: ekinerja.skp - the log of an entry that was allowed
            if rencana.id in status and status[rencana.id].dibuka:
                isi.setdefault(rencana.skp_id, []).append(f"{rencana.name}: {status[rencana.id].pesan}")
        if isi:
            self.env["ekinerja.skp"].union(*isi)._catat({skp.id: "\n".join(baris[:20]) for skp, baris in isi.items()})
