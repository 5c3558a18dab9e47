from datetime import timedelta

from odoo import api, models

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia, tanggal_tahun
from odoo.addons.ekinerja_admin.models.res_company_batas import Entri

from .skp import STATE_TERBUKA

# days for which a given evaluation is announced
HARI_BARU = 14


class EkinerjaTugas(models.AbstractModel):
    """Tasks of the pegawai: the own SKP, rencana aksi and realisasi of the periods that are open, evaluations to read."""

    _inherit = "ekinerja.tugas"

    @api.model
    def _sumber(self, users):
        hasil = super()._sumber(users)
        for company, orang in self._pegawai(users).grouped("company_id").items():
            hari_ini = company._ekinerja_hari_ini()
            semua = self._skp_berjalan(orang, hari_ini)
            hasil += self._tugas_skp(company, orang, semua.filtered(lambda skp, hari_ini=hari_ini: skp.date_end >= hari_ini), hari_ini)
            hasil += self._tugas_periode(company, semua.filtered(lambda skp: skp.state == "disetujui"), hari_ini)
        return hasil

    @api.model
    def _skp_berjalan(self, orang, hari_ini):
        """SKP of this year and of the last one, whose last period is still filled in January."""
        skp = self.env["ekinerja.skp"]
        domain = [("employee_id", "in", orang.ids), ("tahun", "in", (hari_ini.year - 1, hari_ini.year))]
        return skp.search_fetch(domain, [
            "employee_id", "company_id", "tahun", "date_start", "date_end", "state", "alasan", "alasan_jenis", "tanggal_diajukan", "status_jabatan",
            "penilai_nama",
        ])  # fmt: skip

    # -- the SKP -------------------------------------------------------------------------------------------------------

    def _tugas_skp(self, company, orang, semua, hari_ini):
        terbuka = semua.filtered(lambda skp: skp.state in STATE_TERBUKA)
        ada = {skp.employee_id.id for skp in semua if skp.status_jabatan == "definitif"}
        belum = orang.filtered(lambda satu: satu.id not in ada)
        belum -= belum.browse(belum._ekinerja_kedudukan_tidak_dinilai(hari_ini) if belum else [])
        status = company._ekinerja_status_batas("target", [Entri(satu, satu.id, hari_ini.year) for satu in belum])
        hasil = [
            {
                "user_id": satu.user_id.id, "jenis": "skp_mulai", "judul": self.env._("Start your SKP %s", hari_ini.year),
                "uraian": status[satu].pesan or self.env._("You have no SKP of this year yet."),
                "batas": status[satu].dibuka or status[satu].batas, "url": "/my/skp/mulai", "aksi": self.env._("Start SKP"),
            }
            for satu in belum
        ]  # fmt: skip
        batas = terbuka._status_batas()
        hasil += [self._tugas_terbuka(skp, batas[skp.id]) for skp in terbuka]
        return hasil + self._tugas_perbarui(terbuka)

    def _tugas_terbuka(self, skp, status):
        dasar = {"user_id": skp.employee_id.user_id.id, "url": f"/my/skp/{skp.id}", "skp_id": skp.id}
        if skp.alasan:
            oleh = self.env._("the admin instansi") if skp.alasan_jenis == "admin" else skp.penilai_nama or self.env._("the penilai")
            return dasar | {
                "jenis": "skp_kembali", "judul": self.env._("Correct your SKP %s", skp.tahun), "aksi": self.env._("Correct"),
                "uraian": self.env._("Returned by %(who)s: %(reason)s", who=oleh, reason=skp.alasan[:300]),
                "batas": None if skp.tanggal_diajukan else status.dibuka or status.batas,
            }  # fmt: skip
        return dasar | {
            "jenis": "skp_lengkapi", "judul": self.env._("Complete and submit your SKP %s", skp.tahun), "aksi": self.env._("Continue"),
            "uraian": status.pesan or self.env._("It is a draft: the penilai does not see it yet."), "batas": status.dibuka or status.batas,
        }  # fmt: skip

    def _tugas_perbarui(self, terbuka):
        """Moved or promoted since the data of the SKP were taken: refresh them before submitting (SMG-ASN-02)."""
        if not terbuka:
            return []
        beda = self.env["ekinerja.selisih"].search_fetch([("res_model", "=", "ekinerja.skp"), ("res_id", "in", terbuka.ids)], ["res_id", "kolom"])
        per_skp = beda.grouped("res_id")
        return [
            {
                "user_id": skp.employee_id.user_id.id, "jenis": "perbarui_data", "judul": self.env._("Refresh the data of your SKP %s", skp.tahun),
                "uraian": self.env._("Your SKP still has other data than those of today: %s.", ", ".join(sorted(set(per_skp[skp.id].mapped("kolom"))))),
                "url": "/my/atasan#beda", "aksi": "Perbarui Data",
            }
            for skp in terbuka if skp.id in per_skp
        ]  # fmt: skip

    # -- the periods ---------------------------------------------------------------------------------------------------

    def _tugas_periode(self, company, disetujui, hari_ini):
        """Rencana aksi and realisasi of the periods that have begun and are not closed; evaluations that were just given."""
        if not disetujui:
            return []
        semua = self.env["ekinerja.periode"].search_fetch([("company_id", "=", company.id)], ["name", "awal", "akhir", "batas", "jenis"])
        pasangan = [
            (skp, periode)
            for periode in semua if periode.jenis != "final"
            for tahun in (hari_ini.year - 1, hari_ini.year)
            for tanggal in (tanggal_tahun(periode.awal, periode.akhir, periode.batas, tahun),) if tanggal.awal <= hari_ini
            for skp in disetujui if skp.tahun == tahun and tanggal.akhir >= skp.date_start and tanggal.awal <= skp.date_end
        ]  # fmt: skip
        evaluasi = self.env["ekinerja.evaluasi"].search_fetch(
            [("skp_id", "in", disetujui.ids), ("state", "!=", "draft")], ["skp_id", "periode_id", "tanggal_dinilai", "tahun", "company_id"]
        )
        dinilai = {(row.skp_id.id, row.periode_id.id) for row in evaluasi}
        rencana = {}
        for skp_id, periode_id, state, jumlah in self.env["ekinerja.rencana.aksi"]._read_group(
            [("skp_id", "in", disetujui.ids)], ["skp_id", "periode_id", "state"], ["__count"]
        ):
            rencana.setdefault((skp_id.id, periode_id.id), {})[state] = jumlah
        perlu = {"target": [], "realisasi": []}
        for skp, periode in pasangan:
            kunci = (skp.id, periode.id)
            if kunci in dinilai or (kunci in rencana and "draft" not in rencana[kunci]):
                continue
            perlu["realisasi" if kunci in rencana else "target"].append(Entri((skp, periode), skp.employee_id.id, skp.tahun, periode))
        hasil = []
        for jenis, entri in perlu.items():
            hasil += self._tugas_isian(jenis, company._ekinerja_status_batas(jenis, entri) if entri else {}, rencana)
        return hasil + self._tugas_baca(evaluasi, hari_ini)

    def _tugas_isian(self, jenis, status, rencana):
        """One task for each open period; periods of an SKP that are late and still accepted are one task together."""
        hasil, telat = [], {}
        for (skp, periode), satu in status.items():
            if satu.tutup:
                continue
            if satu.lewat and not satu.dibuka:
                telat.setdefault(skp, []).append((satu.batas, periode))
                continue
            batas = satu.dibuka or satu.batas
            jumlah = rencana.get((skp.id, periode.id), {}).get("draft", 1)
            hasil.append(self._tugas_satu_periode(jenis, skp, periode, batas, jumlah, satu.pesan))
        for skp, baris in telat.items():
            batas, periode = min(baris, key=lambda row: row[0])
            pesan = self.env._("Late for %s; it is still accepted.", ", ".join(row[1].name for row in baris)) if len(baris) > 1 else ""
            hasil.append(self._tugas_satu_periode(jenis, skp, periode, batas, len(baris), pesan))
        return hasil

    def _tugas_satu_periode(self, jenis, skp, periode, batas, jumlah, pesan):
        nama = {"period": periode.name, "year": skp.tahun}
        isi = {
            "target": ("rencana", self.env._("Write rencana aksi of %(period)s %(year)s", **nama),
                       self.env._("Say what will be finished in this period for each RHK."), self.env._("Write rencana aksi")),
            "realisasi": ("realisasi", self.env._("Write realisasi of %(period)s %(year)s", **nama),
                          self.env._("Write what was reached and give bukti dukung."), self.env._("Write realisasi")),
        }[jenis]  # fmt: skip
        return {
            "user_id": skp.employee_id.user_id.id, "jenis": isi[0], "judul": isi[1], "uraian": pesan or isi[2], "batas": batas, "aksi": isi[3],
            "url": f"/my/skp/{skp.id}?bagian=periode&periode={periode.id}", "jumlah": jumlah, "skp_id": skp.id,
        }  # fmt: skip

    def _tugas_baca(self, evaluasi, hari_ini):
        """New evaluations, one task for those of an SKP: they stand on one page."""
        mulai = hari_ini - timedelta(days=HARI_BARU)
        baru = evaluasi.filtered(lambda row: row.tanggal_dinilai and row.company_id._ekinerja_hari(row.tanggal_dinilai) >= mulai)
        return [
            {
                "user_id": skp.employee_id.user_id.id, "jenis": "baca_evaluasi", "jumlah": len(semua),
                "url": f"/my/skp/{skp.id}?bagian=evaluasi", "aksi": self.env._("Read"), **self._kata_baca(semua),
            }
            for skp, semua in baru.grouped("skp_id").items()
        ]  # fmt: skip

    def _kata_baca(self, semua):
        if len(semua) > 1:
            return {
                "judul": self.env._("Read your %(count)s evaluations of %(year)s", count=len(semua), year=semua[0].tahun),
                "uraian": ", ".join(row.periode_id.name for row in reversed(semua)),
            }
        return {
            "judul": self.env._("Read your evaluation of %(period)s %(year)s", period=semua.periode_id.name, year=semua.tahun),
            "uraian": self.env._("Given on %s.", tanggal_indonesia(semua.company_id._ekinerja_hari(semua.tanggal_dinilai))),
        }

    # -- nothing to do -------------------------------------------------------------------------------------------------

    @api.model
    def _berikutnya(self, user):
        """The next day on which something begins for a user who has nothing to do: ``(date, period)``, None where no period follows."""
        company = self._pegawai(user)[:1].company_id
        if not company:
            return None
        hari_ini = company._ekinerja_hari_ini()
        mulai = [
            (tanggal_tahun(periode.awal, periode.akhir, periode.batas, tahun).awal, periode)
            for periode in self.env["ekinerja.periode"].search([("company_id", "=", company.id), ("jenis", "=", "biasa")])
            for tahun in (hari_ini.year, hari_ini.year + 1)
        ]  # fmt: skip
        return min((baris for baris in mulai if baris[0] > hari_ini), key=lambda baris: baris[0], default=None)
