from datetime import date

from odoo import models
from odoo.exceptions import UserError


class EkinerjaUnorPerubahan(models.Model):
    """Whether a change of the structure can be made: asked when it is planned and again when it is applied."""

    _inherit = "ekinerja.unor.perubahan"

    def _periksa(self):
        """Refuse with field, value and remedy."""
        self.ensure_one()
        unor, target = self.department_ids, self.target_id
        paling_awal = date(self.company_id._ekinerja_hari_ini().year - 1, 1, 1)
        if self.tanggal < paling_awal:
            raise UserError(
                self.env._(
                    "Holds from: %(date)s lies too far back. The earliest day is %(first)s; older history is not rewritten.",
                    date=self.tanggal.strftime("%d-%m-%Y"), first=paling_awal.strftime("%d-%m-%Y"),
                )
            )  # fmt: skip
        if not unor:
            raise UserError(self.env._("Unor: choose at least one unor."))
        if len((unor | target).company_id) > 1:
            raise UserError(self.env._("Unor: all unor of a change belong to one instansi. Make one change for each."))
        for satu in unor | target:
            if not satu.active:
                raise UserError(self.env._("Unor: %s is closed already. Take it out, or reopen it first.", satu.name))
        if self.jenis != "pindah" and not (self.alasan or "").strip():
            raise UserError(self.env._("Reason: name the legal basis for which the unor is closed."))
        self._periksa_rencana_lain()
        getattr(self, f"_periksa_{self.jenis}")()

    def _periksa_rencana_lain(self):
        lain = self.search([("state", "=", "rencana"), ("id", "!=", self.id), ("department_ids", "in", self.department_ids.ids)], limit=1)
        if lain and lain.tanggal <= self.tanggal and not lain.galat:
            raise UserError(
                self.env._(
                    "Unor: \"%(other)s\" is planned from %(date)s already. Cancel that plan first, or choose a day before it.",
                    other=lain.display_name, date=lain.tanggal.strftime("%d-%m-%Y"),
                )
            )  # fmt: skip

    def _periksa_pindah(self):
        if not self.target_id:
            raise UserError(self.env._("To unor: choose the new unor atasan."))
        self.department_ids._periksa_putaran(self.target_id)
        for unor in self.department_ids:
            if unor.parent_id == self.target_id:
                raise UserError(
                    self.env._("To unor: %(name)s stands under %(above)s already. Choose another unor atasan.", name=unor.name, above=self.target_id.name)
                )

    def _periksa_gabung(self):
        if not self.target_id:
            raise UserError(self.env._("To unor: choose the unor that takes over people and unor below."))
        if self.target_id in self.department_ids:
            raise UserError(
                self.env._("To unor: %s cannot be merged into itself. Take it out of the list, or choose another unor.", self.target_id.name)
            )
        jalur = {int(satu) for satu in self.target_id.parent_path.split("/") if satu}
        for unor in self.department_ids:
            if unor.id in jalur:
                raise UserError(
                    self.env._(
                        "To unor: %(target)s stands under %(name)s, which is to be closed. Move %(target)s out of it first.",
                        target=self.target_id.name, name=unor.name,
                    )
                )  # fmt: skip

    def _periksa_tutup(self):
        if self.target_id:
            return self._periksa_gabung()
        # a plan is made while people are still there: it is asked again on its day
        if self.tanggal <= self.company_id._ekinerja_hari_ini():
            self.department_ids._periksa_arsip(self.alasan)
        return None
