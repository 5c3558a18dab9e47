import re
from datetime import date

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from .pilihan import ASPEK, PERSPEKTIF, PREDIKAT

BARIS_IDENTITAS = (
    ("NAMA", "nama"), ("NIP", "nip"), ("PANGKAT/GOL RUANG", "pangkat"), ("JABATAN", "jabatan"), ("UNIT KERJA", "unit"),
)  # fmt: skip
LAMPIRAN = (
    ("DUKUNGAN SUMBER DAYA", "dukungan"), ("SKEMA PERTANGGUNGJAWABAN", "pertanggungjawaban"), ("KONSEKUENSI", "konsekuensi"),
)  # fmt: skip
BAGI = {
    "jpt": "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
    "pegawai": "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
}
DRAF = "DRAF: BELUM DISETUJUI PEJABAT PENILAI KINERJA"
KOSONG = "-"


class EkinerjaSkp(models.Model):
    """Values of the printed documents. Everything comes from snapshots; the words are the regulation's, so they are not translated.

    ``pilihan`` is what the print dialog asks for: ``tanggal_*``, ``lokasi_*`` and ``anchor_*`` of ``pegawai`` and ``penilai``; what is
    missing is today in the zone of the instansi, the kota of the unor, and no anchor.
    """

    _inherit = "ekinerja.skp"

    def _nilai_rencana_skp(self, pilihan=None):
        """Rencana SKP (PermenPANRB 6/2022 A.1.1, A.1.2, A.1.6, A.1.7) with its lampiran (A.1.8).

        :returns: list of dicts in the order of the SKP
        """
        self.check_access("read")
        domain = [("skp_id", "in", self.ids)]
        rhk = self.env["ekinerja.rhk"].search(domain).grouped("skp_id")
        ekspektasi = self.env["ekinerja.ekspektasi"].search(domain).grouped("skp_id")
        lampiran = self.env["ekinerja.skp.lampiran"].search(domain).grouped("skp_id")
        indikator = self.env["ekinerja.indikator"].search([("rhk_id.skp_id", "in", self.ids)]).grouped("rhk_id")
        kota, data = self._kota_cetak(), self._data_cetak()
        hasil = []
        for skp in self:
            pihak = {nama: skp._identitas(nama) for nama in ("pegawai", "penilai")}
            hasil.append({
                "judul": ["SASARAN KINERJA PEGAWAI", f"PENDEKATAN HASIL KERJA {skp.pendekatan.upper()}", BAGI[skp.model_skp]],
                "draf": "" if skp.state == "disetujui" else DRAF,
                "instansi": data[skp]["instansi"],
                "periode_penilaian": _rentang(skp.date_start, skp.date_end),
                "identitas": [(label, *(pihak[nama][kolom] or KOSONG for nama in pihak)) for label, kolom in BARIS_IDENTITAS],
                "jpt": skp.model_skp == "jpt",
                "kuantitatif": skp.pendekatan == "kuantitatif",
                "hasil": skp._nilai_hasil_kerja(rhk.get(skp, ()), indikator),
                "perilaku": skp._nilai_perilaku(data[skp]["perilaku"], ekspektasi.get(skp, ())),
                "lampiran": [
                    {"judul": judul, "isi": [baris.name for baris in lampiran.get(skp, ()) if baris.jenis == jenis] or [KOSONG]}
                    for judul, jenis in LAMPIRAN
                ],
                # one place and date, above the penilai (A.1.7; BKN-CTK-03)
                "ttd": [
                    _penanda(pilihan, "pegawai", "Pegawai yang Dinilai", pihak["pegawai"]),
                    _penanda(pilihan, "penilai", "Pejabat Penilai Kinerja", pihak["penilai"], skp._tempat_tanggal(pilihan, "pegawai", kota)),
                ],
            })  # fmt: skip
        return hasil

    def _nilai_hasil_kerja(self, rhk, indikator_per_rhk):
        aspek, perspektif = dict(ASPEK), dict(PERSPEKTIF)
        hasil = []
        for judul, jenis in (("A. UTAMA", "utama"), ("B. TAMBAHAN", "tambahan")):
            milik = [r for r in rhk if r.jenis == jenis]
            hasil.append({"judul": judul, "rhk": [
                {
                    "nomor": nomor,
                    "nama": r.name,
                    "atasan": r.rhk_atasan_nama or KOSONG,
                    "atasan_iki": (r.rhk_atasan_iki or "").splitlines(),
                    "penugasan": self.penilai_jabatan if r.rhk_atasan_nama else "",
                    "perspektif": perspektif.get(r.perspektif, KOSONG),
                    "indikator": [
                        _indikator(aspek[i.aspek], i.name, " ".join(filter(None, (i.target, i.satuan)))) for i in indikator_per_rhk.get(r, ())
                    ] or [_indikator(KOSONG, KOSONG, "")],
                }
                for nomor, r in enumerate(milik, 1)
            ]})  # fmt: skip
        return hasil

    def _nilai_perilaku(self, perilaku, ekspektasi):
        """Seven values with their guides; one that the penilai wrote on a value of later date follows them."""
        dikenal = {perilaku_id for perilaku_id, _nama, _panduan in perilaku}
        # sudo: ekinerja.perilaku - the name of a value that is printed on a document of the reader
        lain = [[p.id, p.name, p._panduan()] for p in self.env["ekinerja.perilaku"].sudo().union(*(e.perilaku_id.sudo() for e in ekspektasi))
                if p.id not in dikenal]  # fmt: skip
        return [
            {"nomor": nomor, "nama": nama, "panduan": panduan, "ekspektasi": [e.name for e in ekspektasi if e.perilaku_id.id == perilaku_id]}
            for nomor, (perilaku_id, nama, panduan) in enumerate(perilaku + lain, 1)
        ]

    def _nilai_dokumen_evaluasi(self, periode, pilihan=None):
        """Dokumen Evaluasi Kinerja of a period (PermenPANRB 6/2022 D.1.1; BKN-CTK-08 to 15).

        A given evaluation prints the parties it was given by and to. What is not given yet, or is a draft that the reader must not see,
        prints as "-", so that the form can be prepared beforehand.

        :returns: list of dicts in the order of the SKP
        """
        self.check_access("read")
        if asing := self.filtered(lambda skp: skp.company_id != periode.sudo().company_id):  # sudo: ekinerja.periode - its instansi
            raise UserError(self.env._("The period %(period)s belongs to another instansi than %(skp)s.",
                                       period=periode.sudo().name, skp=asing[0].display_name))  # fmt: skip
        diberi = self.env["ekinerja.evaluasi"].search_fetch(
            [("skp_id", "in", self.ids), ("periode_id", "=", periode.id), ("state", "!=", "draft")], ["skp_id", "predikat", "catatan", "cetak_data"]
        ).grouped("skp_id")
        if belum := self.filtered(lambda skp: skp.state != "disetujui" and skp not in diberi):
            raise UserError(self.env._("%s is not approved; approve it before the evaluation.", belum[0].display_name))
        kota = self._kota_cetak()
        kata = dict(PREDIKAT)
        hasil = []
        for skp in self:
            evaluasi = diberi.get(skp, self.env["ekinerja.evaluasi"])
            data = evaluasi.cetak_data or skp._data_dokumen_evaluasi(periode)
            hasil.append({
                "judul": ["DOKUMEN EVALUASI KINERJA PEGAWAI", f"PERIODE: {data['periode']}"],
                "instansi": data["instansi"],
                "periode_penilaian": _rentang(date.fromisoformat(data["awal"]), date.fromisoformat(data["akhir"])),
                "bagian": [
                    {"judul": judul, "baris": [(label, data[pihak][kolom] or KOSONG) for label, kolom in BARIS_IDENTITAS]}
                    for judul, pihak in (
                        ("1. PEGAWAI YANG DINILAI", "pegawai"), ("2. PEJABAT PENILAI KINERJA", "penilai"),
                        ("3. ATASAN PEJABAT PENILAI KINERJA", "atasan"),
                    )
                ] + [{"judul": "4. EVALUASI KINERJA", "baris": [
                    ("CAPAIAN KINERJA ORGANISASI", KOSONG), ("PREDIKAT KINERJA PEGAWAI", kata.get(evaluasi.predikat, KOSONG)),
                ]}],
                "catatan": evaluasi.catatan or "",
                "ttd": [
                    _penanda(pilihan, "pegawai", "7. Pegawai yang Dinilai", data["pegawai"], skp._tempat_tanggal(pilihan, "pegawai", kota)),
                    _penanda(pilihan, "penilai", "6. Pejabat Penilai Kinerja", data["penilai"], skp._tempat_tanggal(pilihan, "penilai", kota)),
                ],
            })  # fmt: skip
        return hasil

    def _cetak_rencana_skp(self, pilihan=None):
        """``(file name, PDF)`` of the Rencana SKP of all records, in one pass."""
        nama = self._nama_berkas("Rencana SKP")
        return f"{nama}.pdf", self.env["ekinerja.cetak"]._pdf("ekinerja_skp.cetak_rencana_skp", self._nilai_rencana_skp(pilihan), nama)

    def _cetak_dokumen_evaluasi(self, periode, pilihan=None):
        """``(file name, PDF)`` of the Dokumen Evaluasi Kinerja of all records in a period, in one pass."""
        nama = self._nama_berkas(f"Dokumen Evaluasi Kinerja {periode.sudo().name}")  # sudo: ekinerja.periode - its name
        dokumen = self._nilai_dokumen_evaluasi(periode, pilihan)
        return f"{nama}.pdf", self.env["ekinerja.cetak"]._pdf("ekinerja_skp.cetak_dokumen_evaluasi", dokumen, nama)

    def _nama_berkas(self, jenis):
        siapa = f"{self.tahun} {self.pegawai_nama or ''} {self.pegawai_nip or ''}" if len(self) == 1 else f"({len(self)} dokumen)"
        # a name that every file system takes
        return re.sub(r"[^\w .,()-]+", " ", f"{jenis} {siapa}").strip()[:150]

    def action_cetak(self):
        """Open the print dialog for these SKP."""
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.skp_cetak_action") | {"context": {"default_skp_ids": self.ids}}

    def _kota_cetak(self):
        """``{skp: place of signature}`` from the unor of each SKP (BKN-CTK-15), looked up once a unor."""
        # sudo: hr.department, res.company - a place name on a document of the reader
        semua = self.sudo()
        per_unor = {unor: unor._kota_tanda_tangan() for unor in semua.department_id}
        return {skp: per_unor.get(sudo.department_id) or sudo.company_id.ekinerja_kota or "" for skp, sudo in zip(self, semua, strict=True)}

    def _tempat_tanggal(self, pilihan, pihak, kota):
        pilihan = pilihan or {}
        # sudo: res.company - time zone of the instansi
        tanggal = pilihan.get(f"tanggal_{pihak}") or self.sudo().company_id._ekinerja_hari_ini()
        return ", ".join(filter(None, (pilihan.get(f"lokasi_{pihak}") or kota[self], tanggal_indonesia(tanggal))))


def _penanda(pilihan, pihak, peran, identitas, tempat_tanggal=""):
    return {
        "peran": peran,
        "tempat_tanggal": tempat_tanggal,
        "anchor": (pilihan or {}).get(f"anchor_{pihak}") or "",
        "nama": identitas["nama"] or KOSONG,
        "nip": identitas["nip"],
    }


def _indikator(aspek, nama, target):
    # the column of the target is narrow: a long word is broken there
    return {"aspek": aspek, "nama": nama, "target": target, "kelas": "teks patah" if max(map(len, target.split()), default=0) > 12 else "teks"}


def _rentang(awal, akhir):
    """'9 JANUARI SD 9 DESEMBER TAHUN 2023'."""
    hari = [tanggal_indonesia(tanggal).rsplit(" ", 1)[0] for tanggal in (awal, akhir)]
    return f"{hari[0]} SD {hari[1]} TAHUN {akhir.year}".upper()


class EkinerjaEvaluasi(models.Model):
    _inherit = "ekinerja.evaluasi"

    def action_cetak(self):
        """Open the print dialog for the documents of these evaluations, which belong to one period."""
        if len(self.periode_id) != 1:
            raise UserError(self.env._("Choose evaluations of one period."))
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.skp_cetak_action") | {"context": {
            "default_skp_ids": self.skp_id.ids, "default_dokumen": "evaluasi", "default_periode_id": self.periode_id.id,
        }}  # fmt: skip
