from markupsafe import Markup
from odoo import api, fields, models

from ..calc import distribusi as calc
from ..calc.grafik_distribusi import grafik


class EkinerjaCapaianOrganisasi(models.Model):
    """How the predikat of the people of a unor are spread, against the guide; frozen once the capaian is final (BKN-ORG-19)."""

    _inherit = "ekinerja.capaian.organisasi"

    statistik = fields.Text(compute="_compute_statistik", help="Counts when the capaian was made final; \"-\" before.")
    grafik = fields.Text("Pola distribusi", compute="_compute_grafik")
    pelanggaran = fields.Text("Outside the guide", compute="_compute_grafik", help="Rules of the guide that the distribution breaks now.")
    progres = fields.Char("Rated", compute="_compute_grafik", help="Rated pegawai of all who count.")

    def _distribusi(self):
        """Head counts: frozen ones of a final capaian, else those of today; a fixed number of queries.

        :returns: ``{capaian: {"jumlah": people who count, "dinilai": rated ones, <predikat>: rated ones with it}}``
        """
        # sudo: ekinerja.capaian.organisasi - state and snapshot of records that the caller has
        semua = self.sudo()
        isi = {row.id: row.distribusi for row in semua if row.state == "final" and row.distribusi}
        isi |= semua.filtered(lambda row: row.id not in isi)._hitung_distribusi()
        return {row: {kunci: isi.get(row.id, {}).get(kunci, 0) for kunci in ("jumlah", "dinilai", *calc.PREDIKAT)} for row in self}

    def _hitung_distribusi(self):
        """Counts of today ``{id: {"jumlah": …, "dinilai": …, <predikat>: …}}``; whoever knows evaluations fills them in."""
        return {}

    def _belum_dinilai(self):
        """Names of people who count and are not rated: ``{id: [name]}``; whoever knows evaluations fills them in."""
        return {}

    def _snapshot(self, distribusi):
        """What a final capaian keeps: counts, and the guide that the picture shows."""
        self.ensure_one()
        return distribusi | {
            "pedoman": [[satu.jenis, list(satu.predikat), str(satu.batas)] for satu in self._pedoman()[self].get(self.nilai, ())]
        }

    def _pedoman(self):
        """``{capaian: {nilai: rules}}``: the guide in force on the last day of the period, of a final one as it was then."""
        # sudo: ekinerja.periode, ekinerja.capaian.organisasi - dates and snapshot of a record that the caller has
        semua = self.sudo()
        pola = self.env["ekinerja.pola.distribusi"]
        kini, hasil = {}, {}
        for row, sudo in zip(self, semua, strict=True):
            beku = (sudo.distribusi or {}).get("pedoman") if sudo.state == "final" else None
            if beku is not None:
                hasil[row] = {sudo.nilai: tuple(calc.aturan(jenis, *predikat, batas=batas) for jenis, predikat, batas in beku)}
                continue
            kunci = (sudo.company_id, sudo.periode_id, sudo.tahun)
            if kunci not in kini:
                akhir = sudo.periode_id.tanggal(sudo.tahun)["akhir"] if sudo.periode_id and sudo.tahun else sudo.company_id._ekinerja_hari_ini()
                kini[kunci] = pola._pedoman(sudo.company_id, akhir)
            hasil[row] = kini[kunci]
        return hasil

    def _pelanggaran(self, distribusi=None):
        """``{capaian: [sentence]}`` of broken rules; none where no value is set."""
        distribusi = self._distribusi() if distribusi is None else distribusi
        pedoman = self._pedoman()
        return {
            row: calc.periksa_distribusi(row.nilai, {kunci: distribusi[row][kunci] for kunci in calc.PREDIKAT}, pedoman[row]) if row.nilai else []
            for row in self
        }

    def _grafik(self):
        """``{capaian: Markup}``: bars of the unor and the limits of the guide as SVG, for screens and printed documents alike."""
        distribusi, pedoman = self._distribusi(), self._pedoman()
        return {
            row: self._gambar(distribusi[row], row.nilai, pedoman[row].get(row.nilai, ()))
            for row in self
        }  # fmt: skip

    @api.model
    def _gambar(self, distribusi, nilai, aturan, judul=""):
        # every text in it is escaped by calc
        return Markup(grafik({kunci: distribusi[kunci] for kunci in calc.PREDIKAT}, distribusi["jumlah"], nilai, aturan, judul))

    def _pola_kebijakan(self):
        """``peringatan`` or ``tolak``: what a distribution outside the guide means for the finalisation."""
        self.ensure_one()
        # sudo: res.company - policy of the instansi
        return self.sudo().company_id.ekinerja_pola_kebijakan

    @api.depends("state", "nilai")
    def _compute_statistik(self):
        final = self.filtered(lambda row: row.state == "final")
        distribusi = final._distribusi()
        for row in self:
            row.statistik = self._teks_statistik(distribusi[row]) if row in distribusi else "-"

    @api.model
    def _teks_statistik(self, isi):
        """The column Statistik in the words of the national application (BKN-ORG-10)."""
        baris = [f"Pegawai dinilai : {isi['dinilai']} / {isi['jumlah']}", *(f"{nama} : {isi[kunci]}" for kunci, nama in calc.PREDIKAT.items())]
        return "\n".join(baris)

    @api.depends("state", "nilai", "department_id", "tahun", "periode_id")
    def _compute_grafik(self):
        lengkap = self.filtered(lambda row: row.department_id and row.periode_id and row.tahun)
        distribusi, gambar = lengkap._distribusi(), lengkap._grafik()
        langgar = lengkap._pelanggaran(distribusi)
        for row in self:
            ada = row in distribusi
            row.grafik = gambar[row] if ada else False
            row.pelanggaran = "\n".join(langgar[row]) if ada else False
            row.progres = f"{distribusi[row]['dinilai']} / {distribusi[row]['jumlah']}" if ada else False
