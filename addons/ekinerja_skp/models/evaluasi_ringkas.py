from odoo import api, fields, models


class EkinerjaEvaluasi(models.Model):
    """What the mass table shows of an evaluation, read for all rows at once."""

    _inherit = "ekinerja.evaluasi"

    pegawai_jabatan = fields.Char("Jabatan", related="skp_id.pegawai_jabatan")
    ringkas = fields.Char("Realisasi", compute="_compute_ringkas", help="RHK with realisasi of all RHK, and the number of bukti dukung.")

    @api.depends("skp_id", "periode_id")
    def _compute_ringkas(self):
        # sudo: ekinerja.rencana.aksi - numbers of the evaluation that the user reads
        rencana = self.env["ekinerja.rencana.aksi"].sudo()
        baris = rencana.search_fetch([("skp_id", "in", self.skp_id.ids)], ["skp_id", "periode_id", "rhk_id", "realisasi"])
        # sudo: ekinerja.bukti, ekinerja.rhk - as above
        bukti = {row.id: n for row, n in self.env["ekinerja.bukti"].sudo()._read_group([("rencana_id", "in", baris.ids)], ["rencana_id"], ["__count"])}
        rhk = {skp.id: n for skp, n in self.env["ekinerja.rhk"].sudo()._read_group([("skp_id", "in", self.skp_id.ids)], ["skp_id"], ["__count"])}
        per_skp = baris.grouped(lambda row: row.skp_id.id)
        for evaluasi in self:
            # sudo: ekinerja.periode - kind of the period; the year is evaluated as a whole
            final = evaluasi.sudo().periode_id.jenis == "final"
            milik = per_skp.get(evaluasi.skp_id.id, rencana).filtered(lambda row, e=evaluasi, f=final: f or row.periode_id == e.periode_id)
            terisi = milik.filtered("realisasi").rhk_id
            evaluasi.ringkas = self.env._(
                "%(done)s of %(all)s RHK, %(evidence)s bukti", done=len(terisi), all=rhk.get(evaluasi.skp_id.id, 0),
                evidence=sum(bukti.get(row.id, 0) for row in milik),
            )  # fmt: skip
