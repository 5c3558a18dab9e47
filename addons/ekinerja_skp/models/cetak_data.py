from odoo import api, fields, models

from .skp import IDENTITAS, PIHAK


class EkinerjaSkp(models.Model):
    """What an approved SKP prints from master data is kept with it, beside the snapshots of the three parties."""

    _inherit = "ekinerja.skp"

    cetak_data = fields.Json("Printed master data", readonly=True, copy=False, prefetch=False, help="Instansi and perilaku kerja as approved.")

    def _ubah_state(self, vals):
        if not self or vals.get("state") != "disetujui":
            return super()._ubah_state(vals)
        data = self._data_cetak_kini()
        for company, skp in self.grouped("company_id").items():
            super(EkinerjaSkp, skp)._ubah_state(vals | {"cetak_data": data[company.id]})
        return None

    def _data_cetak(self):
        """Master data that each SKP prints: as approved, before that as they are now; one query for all.

        :returns: ``{skp: {"instansi": name, "perilaku": [[id, name, list of guides], …]}}``
        """
        self.fetch(["state", "company_id", "cetak_data"])
        beku = self.filtered(lambda skp: skp.state == "disetujui" and skp.cetak_data)
        kini = (self - beku)._data_cetak_kini()
        return {skp: skp.cetak_data if skp in beku else kini[skp.company_id.id] for skp in self}

    def _data_cetak_kini(self):
        # sudo: res.company, ekinerja.perilaku - name of the instansi and the text of the regulation on a document the user may read
        companies = self.sudo().company_id
        perilaku = companies.env["ekinerja.perilaku"].search_fetch(
            [("company_id", "in", [False, *companies.ids])], ["name", "code", "panduan", "company_id"]
        )
        hasil = {}
        for company in companies:
            # a value that the instansi words itself replaces the shared one of the same code
            sendiri = perilaku.filtered(lambda p, c=company: p.company_id == c)
            milik = perilaku.filtered(lambda p, s=sendiri: p in s or (not p.company_id and p.code not in s.mapped("code")))
            hasil[company.id] = {"instansi": company.name.upper(), "perilaku": [[p.id, p.name, p._panduan()] for p in milik]}
        return hasil

    def _identitas(self, pihak):
        """Snapshot of one party."""
        self.ensure_one()
        return {kolom: self[f"{pihak}_{kolom}"] or "" for kolom in IDENTITAS}

    def _data_dokumen_evaluasi(self, periode):
        """Parties, instansi and dates of a Dokumen Evaluasi Kinerja, as they are now."""
        self.ensure_one()
        # sudo: res.company, ekinerja.periode - names and dates on a document of the reader
        skp, periode = self.sudo(), periode.sudo()
        tanggal = periode.tanggal(skp.tahun)
        return {
            "instansi": skp.company_id.name.upper(),
            "periode": periode.name.upper(),
            "awal": max(tanggal["awal"], skp.date_start).isoformat(),
            "akhir": min(tanggal["akhir"], skp.date_end).isoformat(),
        } | {pihak: self._identitas(pihak) for pihak in PIHAK}


class EkinerjaRhk(models.Model):
    """The RHK of a JPT or unor mandiri is printed with its indikator (PermenPANRB 6/2022 A.1.7, footnote)."""

    _inherit = "ekinerja.rhk"

    rhk_atasan_iki = fields.Text("IKI of the RHK pimpinan", readonly=True, help="One indikator a line, kept like the text of the RHK itself.")

    @api.model
    def _isi_nama_atasan(self, vals_list):
        vals_list = super()._isi_nama_atasan(vals_list)
        ids = {vals["rhk_atasan_id"] for vals in vals_list if vals.get("rhk_atasan_id")}
        # sudo: ekinerja.rhk, ekinerja.indikator - text of the chosen RHK of the atasan, which the constraint of the model proves choosable
        indikator = self.env["ekinerja.indikator"].sudo().search([("rhk_id", "in", list(ids)), ("rhk_id.skp_id.model_skp", "=", "jpt")])
        iki = {rhk.id: "\n".join(baris.mapped("name")) for rhk, baris in indikator.grouped("rhk_id").items()}
        return [
            vals | {"rhk_atasan_iki": iki.get(vals["rhk_atasan_id"])} if "rhk_atasan_id" in vals
            else {key: value for key, value in vals.items() if key != "rhk_atasan_iki"}
            for vals in vals_list
        ]  # fmt: skip


class EkinerjaEvaluasi(models.Model):
    """A given evaluation keeps the parties it was given by and to: the SKP may be refreshed for a new penilai later in the year."""

    _inherit = "ekinerja.evaluasi"

    cetak_data = fields.Json("Printed parties", readonly=True, copy=False, prefetch=False, help="Parties, instansi and period as given.")

    def _ubah_state(self, vals):
        result = super()._ubah_state(vals)
        if vals.get("state") == "dinilai":
            # sudo: ekinerja.evaluasi - part of the transition that was allowed
            for evaluasi in self.sudo().with_context(tracking_disable=True):
                evaluasi.cetak_data = evaluasi.skp_id._data_dokumen_evaluasi(evaluasi.periode_id)
        return result
