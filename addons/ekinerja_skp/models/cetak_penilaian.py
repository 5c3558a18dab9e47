from datetime import date

from odoo import models

from .cetak_evaluasi import DRAF_EVALUASI, _nilai_capaian
from .pilihan import PREDIKAT, RATING
from .skp_cetak import KOSONG, _penanda, _rentang, _tempat_tanggal


class EkinerjaSkp(models.Model):
    """Values of the Form Penilaian, "Hasil Evaluasi Kinerja" of the regulation (PermenPANRB 6/2022 C.1.1, C.1.2, C.1.3; BKN-CTK-07, 16)."""

    _inherit = "ekinerja.skp"

    def _nilai_form_penilaian(self, periode, pilihan=None):
        """Form Penilaian of a period; the penilai signs alone, the atasan where the atasan rated.

        :returns: list of dicts in the order of the SKP
        """
        diberi = self._evaluasi_diberi(periode)
        pilihan = self._pilihan_cetak("penilaian", diberi, pilihan)
        rencana = {dok["skp_id"]: dok for dok in self._isi_rencana()}
        kosong = self.env["ekinerja.evaluasi"]
        semua = kosong.union(*diberi.values())
        capaian = semua._capaian_organisasi()
        # sudo: ekinerja.capaian.organisasi - picture of the distribution, as its value above
        grafik = self.env["ekinerja.capaian.organisasi"].sudo().union(*capaian.values())._grafik()
        isi = semua._isi_penilaian()
        rating, predikat = dict(RATING), dict(PREDIKAT)
        periode_nama = periode.sudo().name  # sudo: ekinerja.periode - its name
        hasil = []
        for skp in self:
            evaluasi = diberi.get(skp, kosong)
            data = evaluasi.cetak_data or skp._data_dokumen_evaluasi(periode)
            penanda = "atasan" if evaluasi.penanda == "atasan" else "penilai"
            peran = "Atasan Pejabat Penilai Kinerja" if penanda == "atasan" else "Pejabat Penilai Kinerja"
            kepala = skp._kepala_cetak("EVALUASI KINERJA PEGAWAI", data)
            hasil.append(kepala | {
                "judul": [*kepala["judul"], f"PERIODE: {data['periode']}"],
                "draf": "" if evaluasi else DRAF_EVALUASI,
                "instansi": data["instansi"],
                "periode_penilaian": _rentang(date.fromisoformat(data["awal"]), date.fromisoformat(data["akhir"])),
                "capaian": _nilai_capaian(capaian.get(evaluasi)),
                "grafik": grafik.get(capaian.get(evaluasi), ""),
                "hasil": _gabung_hasil(rencana[skp.id], isi.get(evaluasi, {})),
                "perilaku": _gabung_perilaku(rencana[skp.id], isi.get(evaluasi, {})),
                "rating_hasil": rating.get(evaluasi.rating_hasil, KOSONG),
                "rating_perilaku": rating.get(evaluasi.rating_perilaku, KOSONG),
                "predikat": predikat.get(evaluasi.predikat, KOSONG),
                "umpan_balik": evaluasi.umpan_balik or "",
                # one place and date, as the dialog asks for them (BKN-CTK-03)
                "ttd": [_penanda(pilihan[skp], "penilai", peran, data[penanda], _tempat_tanggal(pilihan[skp], "pegawai"))],
                "terbit": skp._terbit(evaluasi, f"Form Penilaian {periode_nama} {skp.tahun}", data["pegawai"], pilihan[skp])
                if evaluasi else None,
            })  # fmt: skip
        return hasil

    def _isi_rencana(self):
        """Hasil kerja and perilaku of each SKP with the ids that an evaluation refers to."""
        domain = [("skp_id", "in", self.ids)]
        rhk = self.env["ekinerja.rhk"].search(domain).grouped("skp_id")
        ekspektasi = self.env["ekinerja.ekspektasi"].search(domain).grouped("skp_id")
        indikator = self.env["ekinerja.indikator"].search([("rhk_id.skp_id", "in", self.ids)]).grouped("rhk_id")
        data = self._data_cetak()
        hasil = []
        for skp in self:
            kelompok = skp._nilai_hasil_kerja(rhk.get(skp, ()), indikator)
            for satu, jenis in zip(kelompok, ("utama", "tambahan"), strict=True):
                for nilai, r in zip(satu["rhk"], [r for r in rhk.get(skp, ()) if r.jenis == jenis], strict=True):
                    nilai["id"] = r.id
            perilaku = skp._nilai_perilaku(data[skp]["perilaku"], ekspektasi.get(skp, ()))
            ids = {nama: perilaku_id for perilaku_id, nama, _panduan in data[skp]["perilaku"]}
            hasil.append({"skp_id": skp.id, "hasil": kelompok, "perilaku": perilaku, "perilaku_ids": ids})
        return hasil


class EkinerjaEvaluasi(models.Model):
    _inherit = "ekinerja.evaluasi"

    def _isi_penilaian(self):
        """``{evaluation: {"realisasi", "rhk", "perilaku"}}``: texts by id of RHK and of value, in a few queries.

        The umpan balik is that of the penilai in the evaluation, then what was given during the period (``_umpan_balik_cetak``).
        """
        baris = self.env["ekinerja.evaluasi.rhk"].search([("evaluasi_id", "in", self.ids)])
        perilaku = self.env["ekinerja.evaluasi.perilaku"].search([("evaluasi_id", "in", self.ids)])
        berkelanjutan = self._umpan_balik_cetak()
        hasil = {evaluasi: {"realisasi": {}, "rhk": {}, "perilaku": {}} for evaluasi in self}
        for satu in baris:
            isi = hasil[satu.evaluasi_id]
            isi["realisasi"][satu.rhk_id.id] = satu.realisasi or ""
            isi["rhk"][satu.rhk_id.id] = satu.umpan_balik or ""
        for satu in perilaku:
            hasil[satu.evaluasi_id]["perilaku"][satu.perilaku_id.id] = satu.umpan_balik or ""
        for (evaluasi, bagian, acuan), teks in berkelanjutan.items():
            isi = hasil[evaluasi][bagian]
            isi[acuan] = "\n".join(filter(None, (isi.get(acuan), *teks)))
        return hasil

    def _umpan_balik_cetak(self):
        """Umpan balik berkelanjutan: ``{(evaluation, "rhk" or "perilaku", id): [text]}``.

        What was given in the period until the evaluation was given, in the Final one during the year; the same for every reader, without names.
        """
        # sudo: ekinerja.umpan.balik, ekinerja.periode - texts that belong to the document of the evaluation, kind of the period
        per_skp = self.env["ekinerja.umpan.balik"].sudo().search(
            [("skp_id", "in", self.skp_id.ids), ("state", "=", "diberikan")], order="id"
        ).grouped(lambda umpan: umpan.skp_id.id)  # fmt: skip
        hasil = {}
        for evaluasi, sudo in zip(self, self.sudo(), strict=True):  # sudo: as above
            for umpan in per_skp.get(sudo.skp_id.id, ()):
                terlambat = sudo.tanggal_dinilai and umpan.tanggal_diberikan and umpan.tanggal_diberikan > sudo.tanggal_dinilai
                if terlambat or (umpan.periode_id != sudo.periode_id and sudo.periode_id.jenis != "final"):
                    continue
                bagian = "rhk" if umpan.rhk_id else "perilaku"
                hasil.setdefault((evaluasi, bagian, umpan[f"{bagian}_id"].id), []).append(umpan.isi)
        return hasil


def _gabung_hasil(rencana, isi):
    return [
        kelompok | {"rhk": [
            {kunci: nilai for kunci, nilai in rhk.items() if kunci != "id"} | {
                "realisasi": isi.get("realisasi", {}).get(rhk["id"]) or KOSONG, "umpan_balik": isi.get("rhk", {}).get(rhk["id"]) or KOSONG,
            }
            for rhk in kelompok["rhk"]
        ]}
        for kelompok in rencana["hasil"]
    ]  # fmt: skip


def _gabung_perilaku(rencana, isi):
    return [
        nilai | {"umpan_balik": isi.get("perilaku", {}).get(rencana["perilaku_ids"].get(nilai["nama"])) or KOSONG} for nilai in rencana["perilaku"]
    ]
