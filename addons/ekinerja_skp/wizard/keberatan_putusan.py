from odoo import api, fields, models

from ..calc.keberatan import nilai_akhir
from ..models.pilihan import PREDIKAT, RATING


class EkinerjaKeberatanPutusan(models.TransientModel):
    """Asks for the text, and for the ratings where they change, then runs the transition; that checks everything itself."""

    _name = "ekinerja.keberatan.putusan"
    _description = "Explain or decide a keberatan"

    keberatan_id = fields.Many2one("ekinerja.keberatan", required=True, ondelete="cascade")
    transisi = fields.Selection(
        [
            ("jelaskan", "Explain the rating"), ("tanya", "Ask the pegawai"), ("setujui", "Grant: change the ratings"),
            ("tolak", "Refuse: the ratings stand"), ("buka_kembali", "Open for a late decision"),
        ], "Step", required=True,
    )  # fmt: skip
    isi = fields.Text("Text", required=True)
    putus_hasil = fields.Selection(RATING, "Rating hasil kerja", compute="_compute_putus", store=True, readonly=False)
    putus_perilaku = fields.Selection(RATING, "Rating perilaku kerja", compute="_compute_putus", store=True, readonly=False)
    putus_predikat = fields.Selection(PREDIKAT, "Predikat kinerja", compute="_compute_putus_predikat")
    sebelum = fields.Char("Sebelum keberatan", compute="_compute_tabel")
    permintaan = fields.Char("Permintaan pegawai", compute="_compute_tabel")

    @api.depends("keberatan_id")
    def _compute_putus(self):
        for dialog in self:
            dialog.putus_hasil = dialog.keberatan_id.minta_hasil
            dialog.putus_perilaku = dialog.keberatan_id.minta_perilaku

    @api.depends("putus_hasil", "putus_perilaku")
    def _compute_putus_predikat(self):
        for dialog in self:
            dialog.putus_predikat = nilai_akhir(dialog.putus_hasil, dialog.putus_perilaku)

    @api.depends("keberatan_id")
    def _compute_tabel(self):
        rating, predikat = (dict(self._fields[nama]._description_selection(self.env)) for nama in ("putus_hasil", "putus_predikat"))
        for dialog in self:
            baris = dialog.keberatan_id._tabel() if dialog.keberatan_id else (("", "", ""),) * 2
            for nama, (hasil, perilaku, akhir) in zip(("sebelum", "permintaan"), baris, strict=False):
                dialog[nama] = f"{rating.get(hasil, '–')} / {rating.get(perilaku, '–')}: {predikat.get(akhir, '–')}"

    def action_jalankan(self):
        """Run the step."""
        self.ensure_one()
        keberatan = self.keberatan_id
        if self.transisi == "setujui":
            return keberatan.action_setujui(self.isi, self.putus_hasil, self.putus_perilaku)
        return {
            "jelaskan": keberatan.action_jelaskan, "tanya": keberatan.action_tanya, "tolak": keberatan.action_tolak,
            "buka_kembali": keberatan.action_buka_kembali,
        }[self.transisi](self.isi)  # fmt: skip
