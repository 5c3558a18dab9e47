from odoo import api, fields, models
from odoo.exceptions import UserError


class EkinerjaPerilaku(models.Model):
    """Core value of ASN BerAKHLAK with its three guides (PermenPANRB 6/2022 Ps. 10)."""

    _name = "ekinerja.perilaku"
    _inherit = "ekinerja.referensi"
    _description = "Perilaku kerja"

    panduan = fields.Text("Panduan perilaku", required=True, help="One guide a line.")

    _code_unique = models.UniqueIndex("(code, COALESCE(company_id, 0))", "A perilaku with this code already exists.")

    def _panduan(self):
        """The guides as a list."""
        self.ensure_one()
        return [line.strip() for line in self.panduan.splitlines() if line.strip()]


class EkinerjaEkspektasi(models.Model):
    """Ekspektasi khusus pimpinan on one core value; the penilai may add them all year."""

    _name = "ekinerja.ekspektasi"
    _inherit = "ekinerja.terlindung"
    _description = "Ekspektasi khusus pimpinan"
    _order = "skp_id, perilaku_id, id"

    skp_id = fields.Many2one("ekinerja.skp", "SKP", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", "Instansi", compute="_compute_company_id", store=True, precompute=True, index=True)
    perilaku_id = fields.Many2one("ekinerja.perilaku", required=True, index=True)
    name = fields.Text("Ekspektasi", required=True)

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "An ekspektasi needs a text.")

    @api.depends("skp_id")
    def _compute_company_id(self):
        for line in self:
            line.company_id = line.skp_id.company_id

    @api.constrains("skp_id")
    def _check_penilai(self):
        if self.env.su:
            return
        for line in self.sudo():  # sudo: ekinerja.skp - whether the user is the penilai
            if not line.skp_id.is_penilai:
                raise UserError(self.env._("Ekspektasi are written by the pejabat penilai, %s.", line.skp_id.penilai_nama or "-"))


class EkinerjaSkp(models.Model):
    """The way from an SKP to its ekspektasi: the penilai writes them without a right to change the SKP itself."""

    _inherit = "ekinerja.skp"

    def action_ekspektasi(self):
        """Open the ekspektasi of this SKP."""
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.ekspektasi_action") | {
            "domain": [("skp_id", "=", self.id)], "context": {"default_skp_id": self.id},
        }  # fmt: skip
