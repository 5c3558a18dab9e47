from datetime import date

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.calc.distribusi import NILAI

from .pilihan import PREDIKAT
from .skp_cetak import BARIS_IDENTITAS, KOSONG, _penanda, _rentang, _tempat_tanggal

BAGIAN = (("1. PEGAWAI YANG DINILAI", "pegawai"), ("2. PEJABAT PENILAI KINERJA", "penilai"), ("3. ATASAN PEJABAT PENILAI KINERJA", "atasan"))
DRAF_EVALUASI = "DRAF: EVALUASI BELUM DIBERIKAN"


class EkinerjaSkp(models.Model):
    """Values of the Dokumen Evaluasi Kinerja (PermenPANRB 6/2022 D.1.1, D.1.2, D.1.3; BKN-CTK-08 to 15)."""

    _inherit = "ekinerja.skp"

    def _nilai_dokumen_evaluasi(self, periode, pilihan=None):
        """Dokumen Evaluasi Kinerja of a period.

        A given evaluation prints the parties it was given by and to. What is not given yet, or is a draft that the reader must not see,
        prints as "-", so that the form can be prepared beforehand; it gets no number.

        :returns: list of dicts in the order of the SKP
        """
        diberi = self._evaluasi_diberi(periode)
        pilihan = self._pilihan_cetak("evaluasi", diberi, pilihan)
        kosong = self.env["ekinerja.evaluasi"]
        semua = kosong.union(*diberi.values())
        capaian, lambang = semua._capaian_organisasi(), self._lambang_cetak()
        keberatan = {evaluasi: evaluasi._nilai_keberatan() for evaluasi in semua}
        kata = dict(PREDIKAT)
        periode_nama = periode.sudo().name  # sudo: ekinerja.periode - its name
        hasil = []
        for skp in self:
            evaluasi = diberi.get(skp, kosong)
            data = evaluasi.cetak_data or skp._data_dokumen_evaluasi(periode)
            hasil.append({
                "judul": ["DOKUMEN EVALUASI KINERJA PEGAWAI", f"PERIODE: {data['periode']}"],
                "draf": "" if evaluasi else DRAF_EVALUASI,
                "lambang": lambang[skp],
                "instansi": data["instansi"],
                "periode_penilaian": _rentang(date.fromisoformat(data["awal"]), date.fromisoformat(data["akhir"])),
                "bagian": [
                    {"judul": judul, "baris": [(label, data[pihak][kolom] or KOSONG) for label, kolom in BARIS_IDENTITAS]} for judul, pihak in BAGIAN
                ] + [{"judul": "4. EVALUASI KINERJA", "baris": [
                    ("CAPAIAN KINERJA ORGANISASI", _nilai_capaian(capaian.get(evaluasi))),
                    ("PREDIKAT KINERJA PEGAWAI", kata.get(evaluasi.predikat, KOSONG)),
                ]}],
                "catatan": evaluasi.catatan or "",
                **_akhir_dokumen(evaluasi, data, pilihan[skp], keberatan.get(evaluasi)),
                "terbit": skp._terbit(evaluasi, f"Dokumen Evaluasi Kinerja {periode_nama} {skp.tahun}", data["pegawai"], pilihan[skp])
                if evaluasi else None,
            })  # fmt: skip
        return hasil

    def _evaluasi_diberi(self, periode):
        """``{skp: evaluation}`` of the period that was given, one query; refuses a period of somebody else and an SKP without approval."""
        self.check_access("read")
        if asing := self.filtered(lambda skp: skp.company_id != periode.sudo().company_id):  # sudo: ekinerja.periode - its instansi
            raise UserError(self.env._("The period %(period)s belongs to another instansi than %(skp)s.",
                                       period=periode.sudo().name, skp=asing[0].display_name))  # fmt: skip
        diberi = self.env["ekinerja.evaluasi"].search([("skp_id", "in", self.ids), ("periode_id", "=", periode.id), ("state", "!=", "draft")])
        diberi.fetch(["skp_id", "cetak_data"])
        hasil = diberi.grouped("skp_id")
        if belum := self.filtered(lambda skp: skp.state != "disetujui" and skp not in hasil):
            raise UserError(self.env._("%s is not approved; approve it before the evaluation.", belum[0].display_name))
        return hasil

    def _lambang_cetak(self):
        # sudo: res.company - whether the instansi has an emblem to print
        return {skp: bool(company.ekinerja_lambang) for company, milik in self.sudo().grouped("company_id").items() for skp in self.browse(milik.ids)}


def _nilai_capaian(capaian):
    """The value of a final capaian organisasi: one that may still change is not printed."""
    return NILAI[capaian.nilai] if capaian and capaian.state == "final" else KOSONG


def _akhir_dokumen(evaluasi, data, pilihan, keberatan):
    """Sections after the recommendation, and who signs: D.1.1, D.1.2 where the atasan rated, D.1.3 after a keberatan."""
    penanda = {"pegawai": "Pegawai yang Dinilai", "penilai": "Pejabat Penilai Kinerja", "atasan": "Atasan Pejabat Penilai Kinerja"}
    if keberatan:
        bagian = [
            {"judul": judul, "isi": keberatan.get(kolom) or KOSONG}
            for judul, kolom in (
                ("6. KEBERATAN", "alasan"), ("7. PENJELASAN PEJABAT PENILAI KINERJA ATAS KEBERATAN", "penjelasan"),
                ("8. KEPUTUSAN DAN REKOMENDASI ATASAN PEJABAT PENILAI KINERJA", "putusan"),
            )
        ]  # fmt: skip
        urutan = (("pegawai", 10), ("penilai", 9), ("atasan", 11))
    else:
        bagian = []
        urutan = (("pegawai", 7), (evaluasi.penanda or "penilai", 6))
    return {"bagian_akhir": bagian, "ttd": [
        # the atasan signs at the place and on the day of the penilai
        _penanda(pilihan, "penilai" if pihak == "atasan" else pihak, f"{nomor}. {penanda[pihak]}", data[pihak],
                 _tempat_tanggal(pilihan, "pegawai" if pihak == "pegawai" else "penilai"))
        for pihak, nomor in urutan
    ]}  # fmt: skip


class EkinerjaEvaluasi(models.Model):
    _inherit = "ekinerja.evaluasi"

    def _nilai_keberatan(self):
        """Hook: what the document prints after a decided keberatan (D.1.3): ``alasan``, ``penjelasan``, ``putusan``; empty without one."""
        self.ensure_one()
        return {}
