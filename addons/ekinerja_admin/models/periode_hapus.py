from odoo import api, models
from odoo.exceptions import UserError


class EkinerjaPeriode(models.Model):
    """Add, change and delete from the list, as the users of BKN e-Kinerja know it (BKN-PER-04, BKN-PER-15, BKN-PER-16)."""

    _inherit = "ekinerja.periode"

    @api.model_create_multi
    def create(self, vals_list):
        periode = super().create(vals_list)
        self._ingatkan_final(periode.company_id)
        return periode

    def write(self, vals):
        result = super().write(vals)
        if {"jenis", "active", "company_id"} & vals.keys():
            self._ingatkan_final(self.company_id)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_dipakai(self):
        """What documents were made for stays: a period in use is archived, not deleted."""
        for periode, pemakaian in self._pemakaian().items():
            if pemakaian:
                raise UserError(
                    self.env._(
                        "Periode %(name)s is used by %(documents)s and cannot be deleted. Archive it: it is no longer offered, the documents keep it.",
                        name=periode.name, documents=", ".join(f"{jumlah} {nama}" for nama, jumlah in pemakaian),
                    )
                )

    def unlink(self):
        companies = self.company_id
        result = super().unlink()
        self._ingatkan_final(companies)
        return result

    def _pemakaian(self):
        """Documents per period, of whatever addon: ``{period: [(name of the model, count)]}``, one query per model."""
        hasil = {periode: [] for periode in self}
        for model in self.env.registry.values():
            if model._abstract or model._transient or not model._auto:
                continue
            for name, field in model._fields.items():
                if field.type != "many2one" or field.comodel_name != self._name or not field.store or field.related:
                    continue
                # sudo: whatever refers to a period - only counted, whoever deletes
                dokumen = self.env[model._name].sudo().with_context(active_test=False)
                for periode, jumlah in dokumen._read_group([(name, "in", self.ids)], [name], ["__count"]):
                    hasil[periode.with_env(self.env)].append((dokumen._description, jumlah))
        return hasil

    def _ingatkan_final(self, companies):
        """Tell the user at once that an instansi with periods has no Final one: the year cannot be evaluated without it."""
        if self.env.context.get("install_mode") or self.env.su:
            return
        semua = self.search([("company_id", "in", companies.ids)]).grouped("company_id")
        for company, periode in semua.items():
            if "final" not in periode.mapped("jenis"):
                self.env.user._bus_send("simple_notification", {
                    "type": "warning", "sticky": True, "title": self.env._("No Final period"),
                    "message": self.env._("%s has no Final period: the year cannot be evaluated. Add one of Jenis periode Final.", company.name),
                })  # fmt: skip

    def action_hapus(self):
        """Button of a row, after the confirmation: delete what no document uses (BKN-PER-16, BKN-PER-17)."""
        self.check_access("unlink")
        self.unlink()
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def action_ubah(self):
        """Button of a row: the five fields in a dialog (BKN-PER-15)."""
        self.ensure_one()
        self.check_access("write")
        action = self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.periode_ubah_action")
        return action | {"res_id": self.id}
