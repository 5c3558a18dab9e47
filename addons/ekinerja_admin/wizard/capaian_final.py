from odoo import api, fields, models

SEBUT = 20


class EkinerjaCapaianFinal(models.TransientModel):
    """Finalisasi Capaian Organisasi: the question, who is not rated yet, what the guide says (BKN-ORG-15..17)."""

    _name = "ekinerja.capaian.final"
    _description = "Finalisasi Capaian Organisasi"

    capaian_ids = fields.Many2many("ekinerja.capaian.organisasi", string="Capaian organisasi", required=True)
    ringkasan = fields.Text("Not rated yet", compute="_compute_ringkasan")
    is_kurang = fields.Boolean(compute="_compute_ringkasan")
    pelanggaran = fields.Text("Outside the guide", compute="_compute_ringkasan")

    @api.depends("capaian_ids")
    def _compute_ringkasan(self):
        for wizard in self:
            distribusi, belum = wizard.capaian_ids._distribusi(), wizard.capaian_ids._belum_dinilai()
            langgar = wizard.capaian_ids._pelanggaran(distribusi)
            wizard.ringkasan = "\n".join(self._kalimat(row, distribusi[row], belum.get(row.id, [])) for row in wizard.capaian_ids)
            wizard.is_kurang = any(isi["dinilai"] < isi["jumlah"] for isi in distribusi.values())
            wizard.pelanggaran = "\n".join(f"{row.display_name}: {kalimat}" for row in wizard.capaian_ids for kalimat in langgar[row])

    def _kalimat(self, capaian, isi, belum):
        baris = self.env._("%(name)s: pegawai rated %(done)s / %(all)s.", name=capaian.display_name, done=isi["dinilai"], all=isi["jumlah"])
        if not belum:
            return baris
        sisa = len(belum) - SEBUT
        nama = ", ".join(belum[:SEBUT]) + (self.env._(" and %s more", sisa) if sisa > 0 else "")
        # a degree ends with a full stop already
        return " ".join((baris, self.env._("Not rated yet: %s.", nama.removesuffix("."))))

    def action_ok(self):
        """Make final; the transition checks right and status itself."""
        self.ensure_one()
        return self.capaian_ids.action_final()


class EkinerjaCapaianBatal(models.TransientModel):
    """Asks why a final capaian organisasi is reopened (BKN-ORG-18)."""

    _name = "ekinerja.capaian.batal"
    _description = "Batal Final Capaian Organisasi"

    capaian_ids = fields.Many2many("ekinerja.capaian.organisasi", string="Capaian organisasi", required=True)
    alasan = fields.Text("Reason", required=True)

    def action_ok(self):
        """Reopen; the transition checks right and status itself."""
        self.ensure_one()
        return self.capaian_ids.action_batal_final(self.alasan or "")
