from odoo import api, fields, models

from .skp import STATE


class EkinerjaAtasan(models.Model):
    """Bawahan of a penilai with what waits: the SKP of this year of everybody who is led."""

    _inherit = "ekinerja.atasan"

    skp_id = fields.Many2one("ekinerja.skp", "SKP of this year", compute="_compute_skp")
    skp_state = fields.Selection(STATE, "Status of the SKP", compute="_compute_skp")
    tunggu = fields.Selection(
        [("skp", "SKP not started"), ("ajukan", "SKP with the pegawai"), ("setujui", "To approve"), ("nilai", "To evaluate"), ("selesai", "Nothing"),
         ("bebas", "Not assessable")],
        "Waits for", compute="_compute_skp",
    )  # fmt: skip
    jumlah_dinilai = fields.Integer("Evaluated periods", compute="_compute_skp")

    @api.depends("employee_id")
    @api.depends_context("uid")
    def _compute_skp(self):
        tahun = self.env.company._ekinerja_hari_ini().year
        skp_per_pegawai = self.env["ekinerja.skp"].search_fetch(
            [("employee_id", "in", self.employee_id.ids), ("tahun", "=", tahun), ("status_jabatan", "=", "definitif")],
            ["employee_id", "state"], order="date_start",
        ).grouped(lambda skp: skp.employee_id.id)  # fmt: skip
        semua = self.env["ekinerja.skp"].union(*skp_per_pegawai.values())
        dinilai = dict(self.env["ekinerja.evaluasi"]._read_group(
            [("skp_id", "in", semua.ids), ("state", "!=", "draft")], ["skp_id"], ["__count"]
        ))  # fmt: skip
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.env.company.id)])
        hari_ini = self.env.company._ekinerja_hari_ini()
        lewat = sum(p.tanggal(tahun)["akhir"] < hari_ini for p in periode)
        # sudo: hr.employee - kedudukan hukum of the own staff
        bebas = self.employee_id.sudo()._ekinerja_kedudukan_tidak_dinilai(hari_ini)
        for row in self:
            skp = skp_per_pegawai.get(row.employee_id.id, semua.browse())[-1:]
            row.skp_id = skp
            row.skp_state = skp.state
            row.jumlah_dinilai = dinilai.get(skp, 0)
            row.tunggu = (
                "skp" if not skp else "setujui" if skp.state == "diajukan" else "ajukan" if skp.state != "disetujui"
                else "nilai" if row.jumlah_dinilai < lewat else "selesai"
            )  # fmt: skip
            # what is with the penilai already is finished, nothing new is asked for
            if row.tunggu in ("skp", "nilai") and row.employee_id.id in bebas:
                row.tunggu = "bebas"

    def action_buka_skp(self):
        """Open the SKP of this year of the pegawai in the row."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window", "res_model": "ekinerja.skp", "res_id": self.skp_id.id, "view_mode": "form",
        }  # fmt: skip
