from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain


class EkinerjaSkp(models.Model):
    """The list of SKP: parties below each other, which SKP is in force today, data of the parties taken anew for many (SMG-SKP-01 to 06)."""

    _inherit = "ekinerja.skp"

    pegawai_kolom = fields.Text("Pegawai (data)", compute="_compute_kolom")
    penilai_kolom = fields.Text("Penilai (data)", compute="_compute_kolom")
    periode_kolom = fields.Text("Periode", compute="_compute_kolom")
    is_aktif = fields.Boolean("Aktif", compute="_compute_is_aktif", search="_search_is_aktif", help="Approved, and in force today.")

    @api.depends("pegawai_nama", "pegawai_nip", "pegawai_jabatan", "pegawai_pangkat", "penilai_nama", "penilai_nip", "penilai_jabatan",
                 "penilai_pangkat", "date_start", "date_end")  # fmt: skip
    def _compute_kolom(self):
        """Nama, NIP, jabatan and pangkat/golongan of a party below each other (SMG-SKP-02)."""
        for skp in self:
            for pihak in ("pegawai", "penilai"):
                baris = (skp[f"{pihak}_nama"], skp[f"{pihak}_nip"], skp[f"{pihak}_jabatan"], skp[f"{pihak}_pangkat"])
                skp[f"{pihak}_kolom"] = "\n".join(filter(None, baris))
            hari = [f"{tanggal:%d-%m-%Y}" if tanggal else "" for tanggal in (skp.date_start, skp.date_end)]
            skp.periode_kolom = "\ns.d. ".join(hari)

    @api.depends("state", "date_start", "date_end", "active", "company_id")
    def _compute_is_aktif(self):
        for company, semua in self.grouped("company_id").items():
            hari_ini = company.sudo()._ekinerja_hari_ini()  # sudo: res.company - today in the time zone of the instansi
            for skp in semua:
                skp.is_aktif = skp.active and skp.state == "disetujui" and bool(skp.date_start) and skp.date_start <= hari_ini <= skp.date_end

    def _search_is_aktif(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: res.company - as above
        aktif = Domain("state", "=", "disetujui") & Domain.OR(
            Domain("company_id", "=", company.id) & Domain("date_start", "<=", hari) & Domain("date_end", ">=", hari)
            for company in self.env.companies.sudo() for hari in [company._ekinerja_hari_ini()]
        )  # fmt: skip
        return aktif if True in value else ~aktif

    def action_sesuaikan(self):
        """Show what a refresh of these SKP would change, and ask (SMG-SKP-04, SMG-SKP-05)."""
        if not self.env.su and not self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            raise AccessError(self.env._("SKP are refreshed in bulk by an admin instansi."))
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose at least one SKP."))
        wizard = self.env["ekinerja.skp.sesuaikan"].create({"skp_ids": [(6, 0, self.ids)]})
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.skp_sesuaikan_action") | {"res_id": wizard.id}
