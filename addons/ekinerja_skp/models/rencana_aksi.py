from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia


class EkinerjaRencanaAksi(models.Model):
    """Rencana aksi of an RHK in a period, and what came of it (PermenPANRB 6/2022 Ps. 16-17)."""

    _name = "ekinerja.rencana.aksi"
    _inherit = "ekinerja.terlindung"
    _description = "Rencana aksi"
    _order = "skp_id, periode_id, rhk_id, sequence, id"

    rhk_id = fields.Many2one("ekinerja.rhk", "RHK", required=True, index=True, ondelete="cascade")
    skp_id = fields.Many2one("ekinerja.skp", "SKP", compute="_compute_skp_id", store=True, precompute=True, index=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", "Instansi", compute="_compute_skp_id", store=True, precompute=True, index=True)
    periode_id = fields.Many2one("ekinerja.periode", required=True, index=True, ondelete="restrict")
    sequence = fields.Integer(default=10)
    name = fields.Text("Rencana aksi", required=True)
    target = fields.Char()
    realisasi = fields.Text()
    bukti_ids = fields.One2many("ekinerja.bukti", "rencana_id", "Bukti dukung")
    state = fields.Selection(
        [("draft", "Planned"), ("selesai", "Realised")], "Status", compute="_compute_state", store=True, precompute=True,
        help="Realised as soon as a realisasi is written.",
    )  # fmt: skip

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "A rencana aksi needs a text.")

    @api.depends("rhk_id")
    def _compute_skp_id(self):
        for rencana in self:
            rencana.skp_id = rencana.rhk_id.skp_id
            rencana.company_id = rencana.rhk_id.company_id

    @api.depends("realisasi")
    def _compute_state(self):
        for rencana in self:
            rencana.state = "selesai" if (rencana.realisasi or "").strip() else "draft"

    @api.constrains("periode_id", "rhk_id")
    def _check_periode(self):
        for rencana in self.sudo():  # sudo: ekinerja.periode - company of both
            if rencana.periode_id.company_id != rencana.company_id:
                raise ValidationError(self.env._("The period %s belongs to another instansi.", rencana.periode_id.name))

    @api.model_create_multi
    def create(self, vals_list):
        rencana = super().create(vals_list)
        rencana._periksa_terbuka()
        return rencana

    def write(self, vals):
        self._periksa_terbuka()
        result = super().write(vals)
        if "periode_id" in vals or "rhk_id" in vals:
            self._periksa_terbuka()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self._periksa_terbuka()

    def _periksa_terbuka(self):
        """Entries need an approved SKP, an evaluation that is not given yet, and a period whose batas pengisian has not passed (BKN-PER-10)."""
        # sudo: ekinerja.skp, ekinerja.evaluasi - state of the document and of its evaluation, whoever writes
        evaluasi = self.env["ekinerja.evaluasi"].sudo().search([("skp_id", "in", self.sudo().skp_id.ids), ("state", "!=", "draft")])
        dinilai = {(row.skp_id.id, row.periode_id.id) for row in evaluasi}
        for rencana in self.sudo():  # sudo: ekinerja.skp, ekinerja.periode - status and deadline, whoever writes
            skp, periode = rencana.skp_id, rencana.periode_id
            if skp.state != "disetujui":
                raise UserError(self.env._("%s is not approved yet. Rencana aksi and realisasi can be written once it is.", skp.display_name))
            if (skp.id, periode.id) in dinilai:
                raise UserError(
                    self.env._("%(period)s of %(name)s is already evaluated. Ask the penilai to reopen the evaluation.",
                               period=periode.name, name=skp.display_name)
                )  # fmt: skip
            batas = periode.tanggal(skp.tahun)["batas"]
            if rencana.company_id._ekinerja_hari_ini() > batas:
                # where the instansi only warns, the portal shows the period as late
                rencana.company_id._ekinerja_lewat_batas(
                    "ekinerja_kebijakan_periode",
                    self.env._("Batas pengisian of %(period)s %(year)s was %(date)s. The admin instansi can change it under Periode.",
                               period=periode.name, year=skp.tahun, date=tanggal_indonesia(batas)),
                )  # fmt: skip
