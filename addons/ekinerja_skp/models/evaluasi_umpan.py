from odoo import api, fields, models

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia


class EkinerjaEvaluasi(models.Model):
    """Umpan balik and bimbingan of the period beside the ratings: what the penilai has seen of others before rating."""

    _inherit = "ekinerja.evaluasi"

    umpan_ids = fields.One2many("ekinerja.umpan.balik", compute="_compute_umpan", string="Umpan balik berkelanjutan")
    bimbingan_ids = fields.One2many("ekinerja.bimbingan", compute="_compute_umpan")
    jumlah_positif = fields.Integer("Positive umpan balik", compute="_compute_umpan")
    jumlah_perbaikan = fields.Integer("Umpan balik to improve", compute="_compute_umpan")

    @api.depends("skp_id", "periode_id")
    @api.depends_context("uid")
    def _compute_umpan(self):
        """The own period, the whole year in the final one; a konseling is no part of an evaluation."""
        umpan = self.env["ekinerja.umpan.balik"].search([("skp_id", "in", self.skp_id.ids), ("state", "=", "diberikan")]).grouped("skp_id")
        bimbingan = self.env["ekinerja.bimbingan"].search([("skp_id", "in", self.skp_id.ids), ("jenis", "!=", "konseling")]).grouped("skp_id")
        for evaluasi in self:
            milik = umpan.get(evaluasi.skp_id, self.env["ekinerja.umpan.balik"])
            catatan = bimbingan.get(evaluasi.skp_id, self.env["ekinerja.bimbingan"])
            periode = evaluasi.periode_id.sudo()  # sudo: ekinerja.periode - kind and dates of the period
            if periode.jenis != "final" and periode:
                milik = milik.filtered(lambda row, p=periode: row.periode_id == p)
                tanggal = periode.tanggal(evaluasi.tahun)
                # a takeover holds from its day on
                catatan = catatan.filtered(
                    lambda row, t=tanggal: t["awal"] <= row.tanggal <= t["akhir"] or (row.ambil_alih and row.tanggal <= t["akhir"])
                )
            evaluasi.umpan_ids, evaluasi.bimbingan_ids = milik, catatan
            evaluasi.jumlah_positif = len(milik.filtered(lambda row: row.nada == "positif"))
            evaluasi.jumlah_perbaikan = len(milik) - evaluasi.jumlah_positif


class EkinerjaEvaluasiBaris(models.AbstractModel):
    """Umpan balik about one RHK or one value: counts and texts."""

    _inherit = "ekinerja.evaluasi.baris"

    umpan_ringkas = fields.Char("Umpan balik of others", compute="_compute_umpan_ringkas", help="Number of positive ones and of those to improve.")
    umpan_isi = fields.Text("Texts of umpan balik", compute="_compute_umpan_ringkas")

    def _compute_umpan_ringkas(self):
        kunci = "rhk_id" if "rhk_id" in self._fields else "perilaku_id"
        hubungan = dict(self.env["ekinerja.umpan.balik"]._fields["hubungan"]._description_selection(self.env))
        per_evaluasi = {evaluasi: evaluasi.umpan_ids.grouped(kunci) for evaluasi in self.evaluasi_id}
        for line in self:
            milik = per_evaluasi[line.evaluasi_id].get(line[kunci], ())
            positif = sum(umpan.nada == "positif" for umpan in milik)
            line.umpan_ringkas = f"+{positif} / −{len(milik) - positif}" if milik else False
            line.umpan_isi = "\n".join(f"{'+' if u.nada == 'positif' else '−'} {u.pemberi_nama} ({hubungan[u.hubungan]}): {u.isi}" for u in milik) or False


class EkinerjaEvaluasiRhk(models.Model):
    """An RHK that the pimpinan took over."""

    _inherit = "ekinerja.evaluasi.rhk"

    ambil_alih = fields.Text("Taken over", compute="_compute_ambil_alih", help="The pimpinan took the RHK over; the note says why.")

    def _compute_ambil_alih(self):
        for line in self:
            catatan = line.evaluasi_id.bimbingan_ids.filtered(lambda row, rhk=line.rhk_id: row.ambil_alih and row.rhk_id == rhk)
            line.ambil_alih = "\n".join(
                self.env._("%(date)s by %(name)s: %(topic)s", date=tanggal_indonesia(row.tanggal), name=row.pembimbing_nama, topic=row.name)
                for row in catatan
            ) or False
