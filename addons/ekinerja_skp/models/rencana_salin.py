from odoo import models
from odoo.exceptions import UserError


class EkinerjaSkp(models.Model):
    """Plans of many periods at once: as in another period, or the same for the whole year."""

    _inherit = "ekinerja.skp"

    def action_salin_rencana(self, dari_id, ke_ids):
        """Take the rencana aksi of one period over into others: text and target, without realisasi and bukti dukung.

        An RHK that has rencana aksi in the other period already, or is not applicable there, keeps what it has.

        :param int dari_id: period to copy from
        :param ke_ids: ids of the periods to fill
        :returns: number of rencana aksi that were made
        """
        self.ensure_one()
        self.check_access("read")
        rencana = self.env["ekinerja.rencana.aksi"].search([("skp_id", "=", self.id), ("periode_id", "in", [dari_id, *ke_ids])])
        sumber = rencana.filtered(lambda row: row.periode_id.id == dari_id)
        if not sumber:
            raise UserError(self.env._("There are no rencana aksi to copy in the chosen period. Choose another period, or write them."))
        return self._rencanakan([
            (row.rhk_id.id, ke_id, {"name": row.name, "target": row.target, "nihil": row.nihil, "sequence": row.sequence})
            for ke_id in ke_ids if ke_id != dari_id for row in sumber
        ], rencana)  # fmt: skip

    def action_rencanakan(self, rencana, periode_ids):
        """Plan several periods at once.

        :param rencana: list of ``{"rhk_id", "name", "target"}``
        :param periode_ids: ids of the periods that each of them is planned for
        :returns: number of rencana aksi that were made
        """
        self.ensure_one()
        self.check_access("read")
        if not isinstance(rencana, list) or any(not isinstance(satu, dict) for satu in rencana) or not rencana or not periode_ids:
            raise UserError(self.env._("Write at least one rencana aksi and choose at least one period."))
        if {satu.get("rhk_id") for satu in rencana} - set(self.rhk_ids.ids):
            raise UserError(self.env._("A rencana aksi serves an RHK of this SKP. Choose one of its RHK."))
        ada = self.env["ekinerja.rencana.aksi"].search([("skp_id", "=", self.id), ("periode_id", "in", periode_ids)])
        return self._rencanakan([
            (satu["rhk_id"], periode_id, {"name": satu.get("name"), "target": satu.get("target")})
            for periode_id in periode_ids for satu in rencana
        ], ada)  # fmt: skip

    def _rencanakan(self, baris, ada):
        """Make rencana aksi where an RHK has none in a period yet.

        :param baris: list of ``(rhk id, period id, values)``
        :param ada: rencana aksi that exist
        """
        terisi = {(row.rhk_id.id, row.periode_id.id) for row in ada}
        vals_list = [vals | {"rhk_id": rhk_id, "periode_id": periode_id} for rhk_id, periode_id, vals in baris if (rhk_id, periode_id) not in terisi]
        if not vals_list:
            raise UserError(self.env._("Every RHK has rencana aksi in the chosen periods already. Change them there."))
        return len(self.env["ekinerja.rencana.aksi"].create(vals_list))
