from odoo import api, fields, models
from odoo.exceptions import AccessError

# what an admin instansi may change of the own instansi; everything else of a company belongs to the settings of the system
DIATUR = frozenset({
    "name", "street", "street2", "city", "state_id", "zip", "phone", "email", "website", "logo",
    "ekinerja_tz", "ekinerja_kota", "ekinerja_kop", "ekinerja_platform_guru", "ekinerja_bahasa", "ekinerja_pola_kebijakan", "ekinerja_kalibrasi_orang",
    "ekinerja_kalibrasi_ambang",
    "versi_dibaca",  # what the client read, compared and never written
})  # fmt: skip


class ResCompany(models.Model):
    """Letterhead and names of the instansi."""

    _inherit = "res.company"

    ekinerja_kop = fields.Text(
        "Letterhead", help="Lines at the head of lists and letters, largest first. Empty: the name and address of the instansi."
    )
    ekinerja_platform_guru = fields.Char(
        "Teacher platform", required=True, default="PMM", help="What the external platform of the teachers is called on screens and in lists."
    )
    ekinerja_bahasa = fields.Selection(
        related="partner_id.lang", readonly=False, string="Language of public pages", help="First page, sign-in and activation, before anybody is known."
    )
    ekinerja_penandatangan_ids = fields.One2many("ekinerja.penandatangan", "company_id", "Signatories")

    def write(self, vals):
        self._ekinerja_periksa_pengaturan(vals)
        return super().write(vals)

    @api.model
    def _ekinerja_diatur(self):
        """Fields of the own instansi that an admin instansi may write."""
        return DIATUR

    def _ekinerja_periksa_pengaturan(self, vals):
        if self.env.is_admin():
            return
        if terlarang := sorted(vals.keys() - self._ekinerja_diatur()):
            raise AccessError(self.env._("%s of an instansi can only be changed by an administrator of the system.", ", ".join(terlarang)))

    def _ekinerja_baris_kop(self):
        """Lines of the letterhead, the first one largest."""
        self.ensure_one()
        instansi = self.sudo()  # sudo: res.company - name and address, printed on documents of any reader
        if instansi.ekinerja_kop:
            return [baris.strip() for baris in instansi.ekinerja_kop.splitlines() if baris.strip()]
        alamat = ", ".join(filter(None, (instansi.street, instansi.street2, instansi.city, instansi.zip)))
        hubungan = ", ".join(filter(None, (instansi.phone, instansi.email, instansi.website)))
        return list(filter(None, (instansi.name.upper(), alamat, hubungan)))

    def action_ekinerja_pengaturan(self):
        """Open the settings of the own instansi."""
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.pengaturan_instansi_action") | {"res_id": self.env.company.id}
