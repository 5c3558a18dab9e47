from odoo import models

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from ..calc.mutasi import dalam_jendela


class EkinerjaMutasi(models.Model):
    """SKP and evaluations when a mutasi is applied."""

    _inherit = "ekinerja.mutasi"

    def _terapkan_dokumen(self, baris):
        """SKP first, since their evaluations take over the new parties."""
        hasil = super()._terapkan_dokumen(baris)
        per_model = baris.grouped("res_model")
        kosong = baris.browse()
        hasil |= self._terapkan_skp(per_model.get("ekinerja.skp", kosong))
        return hasil | self._terapkan_evaluasi(per_model.get("ekinerja.evaluasi", kosong))

    def _masih_terbuka(self, baris, model):
        """``{row: record}`` of documents that are still there and still open."""
        records = self.env[model].browse(baris.mapped("res_id")).exists()
        hari_ini = self.company_id._ekinerja_hari_ini()
        terbuka = {
            record.id: record for record in records
            if (record.date_end >= hari_ini if model == "ekinerja.skp" else record.state != "final")
        }  # fmt: skip
        return {satu: terbuka[satu.res_id] for satu in baris if satu.res_id in terbuka}

    def _terapkan_skp(self, baris):
        terbuka = self._masih_terbuka(baris, "ekinerja.skp")
        skp = self.env["ekinerja.skp"]
        hasil = {}
        segar = {satu: record for satu, record in terbuka.items() if satu.tindakan == "perbarui"}
        if segar:
            semua = skp.union(*segar.values())
            ganti = semua._segarkan(self.tanggal, self._rujukan())
            self._titipkan_evaluasi(semua, ganti)
            hasil |= {satu.id: self.env._("Refreshed") for satu in segar}
        pisah = {
            satu: record for satu, record in terbuka.items()
            if satu.tindakan == "pisah" and satu.tanggal and record.date_start < satu.tanggal <= record.date_end
        }  # fmt: skip
        if pisah:
            skp.union(*pisah.values())._belah({record.id: satu.tanggal for satu, record in pisah.items()}, self._rujukan(), salin_rhk=self.salin_rhk)
            hasil |= {satu.id: self.env._("Ends the day before; new SKP from %s", tanggal_indonesia(satu.tanggal)) for satu in pisah}
        return hasil

    def _titipkan_evaluasi(self, skp, ganti):
        """Periods in whose evaluation window the penilai moved and that have no evaluation yet stay with the former penilai (L-IV.A.14).

        :param dict ganti: ``{skp id: former penilai id}``
        """
        diganti = skp.filtered(lambda satu: ganti.get(satu.id) and satu.state == "disetujui")
        if not diganti:
            return
        sejak = self.env["ekinerja.atasan"]._sejak(diganti.employee_id, max(self.tanggal, self.company_id._ekinerja_hari_ini()))
        aktif = set(self.env["hr.employee"].search([("id", "in", list(ganti.values()))]).ids)
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.company_id.id)])
        jendela = self._jendela({(satu, tahun) for satu in periode for tahun in set(diganti.mapped("tahun"))})
        evaluasi = self.env["ekinerja.evaluasi"]
        ada = {(satu.skp_id.id, satu.periode_id.id) for satu in evaluasi.search([("skp_id", "in", diganti.ids)])}
        evaluasi.create([
            {"skp_id": satu.id, "periode_id": p.id, "penilai_tetap_id": ganti[satu.id]}
            for satu in diganti for p in periode
            if (satu.id, p.id) not in ada and ganti[satu.id] in aktif
            and satu.date_start <= jendela[p, satu.tahun][0] <= satu.date_end
            and dalam_jendela(sejak.get(satu.employee_id.id, self.tanggal), *jendela[p, satu.tahun])
        ])._kenali_penilai_tetap()  # fmt: skip

    def _terapkan_evaluasi(self, baris):
        terbuka = self._masih_terbuka(baris, "ekinerja.evaluasi")
        evaluasi = self.env["ekinerja.evaluasi"]
        hasil, catatan = {}, {}
        per_tindakan = {}
        for satu, record in terbuka.items():
            per_tindakan.setdefault(satu.tindakan, {})[satu] = record
        if segar := per_tindakan.get("perbarui"):
            semua = evaluasi.union(*segar.values())
            semua.write({"penilai_tetap_id": False})
            semua._compute_dari_induk()
            hasil |= {satu.id: self.env._("Refreshed") for satu in segar}
            catatan |= {record.id: self.env._("%(reference)s: evaluated by %(assessor)s from now on.", reference=self._rujukan(),
                                              assessor=record.penilai_nama or "-") for record in semua}  # fmt: skip
        if lama := per_tindakan.get("lama"):
            for orang, rows in baris.browse([satu.id for satu in lama]).grouped("orang_id").items():
                evaluasi.union(*(lama[satu] for satu in rows)).write({"penilai_tetap_id": orang.id})
            hasil |= {satu.id: self.env._("Stays with the former penilai") for satu in lama}
            catatan |= {record.id: self.env._("%(reference)s: still evaluated by %(assessor)s.", reference=self._rujukan(),
                                              assessor=satu.orang_id.name) for satu, record in lama.items()}  # fmt: skip
        if buang := per_tindakan.get("hapus"):
            kosong = {satu: record for satu, record in buang.items() if record.state == "draft" and self._kosong(record)}
            evaluasi.union(*kosong.values()).unlink()
            hasil |= {satu.id: self.env._("Removed: nothing was written in it") for satu in kosong}
        evaluasi.browse(catatan)._catat(catatan)
        return hasil
