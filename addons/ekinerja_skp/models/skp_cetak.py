import re

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from .pilihan import ASPEK, JENIS_HASIL, PERIODE_PELAPORAN, PERSPEKTIF

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
RIWAYAT = "VERSI LAMA: DIGANTIKAN OLEH VERSI %s"
KOSONG = "-"
MANUAL = ("tujuan", "definisi", "formula", "jenis_hasil", "sumber_data", "periode_pelaporan")


class EkinerjaSkp(models.Model):
    """Values of the Rencana SKP. Everything comes from snapshots; the words are the regulation's, so they are not translated.

    ``pilihan`` is what the print dialog asks for: ``tanggal_*``, ``lokasi_*`` and ``anchor_*`` of ``pegawai`` and ``penilai``; what is
    missing is as printed before, else today in the zone of the instansi, the kota of the unor, and no anchor.
    """

    _inherit = "ekinerja.skp"

    def _nilai_rencana_skp(self, pilihan=None):
        """Rencana SKP (PermenPANRB 6/2022 A.1.1, A.1.2, A.1.6, A.1.7) with manual indikator (A.1.3) and lampiran (A.1.8).

        :returns: list of dicts in the order of the SKP
        """
        self.check_access("read")
        domain = [("skp_id", "in", self.ids)]
        rhk = self.env["ekinerja.rhk"].search(domain).grouped("skp_id")
        ekspektasi = self.env["ekinerja.ekspektasi"].search(domain).grouped("skp_id")
        lampiran = self.env["ekinerja.skp.lampiran"].search(domain).grouped("skp_id")
        indikator = self.env["ekinerja.indikator"].search([("rhk_id.skp_id", "in", self.ids)]).grouped("rhk_id")
        data = self._data_cetak()
        pilihan = self._pilihan_cetak("rencana", {skp: skp for skp in self}, pilihan)
        hasil = []
        for skp in self:
            pihak = {nama: skp._identitas(nama) for nama in ("pegawai", "penilai")}
            hasil.append(skp._kepala_cetak("SASARAN KINERJA PEGAWAI", pihak) | skp._lembar_cetak(data[skp]["instansi"], pihak, pilihan[skp]) | {
                "hasil": skp._nilai_hasil_kerja(rhk.get(skp, ()), indikator),
                "perilaku": skp._nilai_perilaku(data[skp]["perilaku"], ekspektasi.get(skp, ())),
                "lampiran": _lampiran(lampiran.get(skp, ())),
                "manual": [satu for r in rhk.get(skp, ()) for i in indikator.get(r, ()) if (satu := _manual(r, i))],
                "terbit": skp._terbit(skp, f"Rencana SKP Tahun {skp.tahun}", pihak["pegawai"], pilihan[skp]) if skp._resmi() else None,
            })  # fmt: skip
        return hasil

    def _nilai_lampiran_skp(self, pilihan=None):
        """The lampiran as a document of its own (PermenPANRB 6/2022 A.1.8): three lists, two signatures.

        :returns: list of dicts in the order of the SKP
        """
        self.check_access("read")
        lampiran = self.env["ekinerja.skp.lampiran"].search([("skp_id", "in", self.ids)]).grouped("skp_id")
        data = self._data_cetak()
        pilihan = self._pilihan_cetak("lampiran", {skp: skp for skp in self}, pilihan)
        hasil = []
        for skp in self:
            pihak = {nama: skp._identitas(nama) for nama in ("pegawai", "penilai")}
            hasil.append(skp._lembar_cetak(data[skp]["instansi"], pihak, pilihan[skp]) | {
                "lampiran": _lampiran(lampiran.get(skp, ())),
                "terbit": skp._terbit(skp, f"Lampiran SKP Tahun {skp.tahun}", pihak["pegawai"], pilihan[skp]) if skp._resmi() else None,
            })  # fmt: skip
        return hasil

    def _resmi(self):
        """In force: printed with number and code."""
        return self.state == "disetujui" and not self.is_riwayat

    def _lembar_cetak(self, instansi, pihak, pilihan):
        """What every sheet of an SKP says: instansi, range, status and version, signatures."""
        resmi, lama = self._resmi(), RIWAYAT % (self.versi + 1)
        return {
            "draf": "" if resmi else lama if self.is_riwayat else DRAF,
            "instansi": instansi,
            "periode_penilaian": _rentang(self.date_start, self.date_end),
            # one place and date, above the penilai (A.1.7; BKN-CTK-03)
            "ttd": [
                _penanda(pilihan, "pegawai", "Pegawai yang Dinilai", pihak["pegawai"]),
                _penanda(pilihan, "penilai", "Pejabat Penilai Kinerja", pihak["penilai"], _tempat_tanggal(pilihan, "pegawai")),
            ],
        } | ({"versi": self._versi_cetak()} if self.versi > 1 or self.is_riwayat else {}) | (
            {"kaki": {"baris": ["Versi lama: tanpa nomor dan kode.", f"Digantikan oleh versi {self.versi + 1}."], "qr": ""}} if self.is_riwayat else {}
        )  # fmt: skip

    def _versi_cetak(self):
        """Version and the day from which it holds; of a first version nothing is said unless it is an old one."""
        if not (self.is_riwayat or self._resmi()) or not self.tanggal_disetujui:
            return f"Versi {self.versi}"
        # sudo: res.company - time zone of the instansi
        hari = self.company_id.sudo()._ekinerja_hari(self.tanggal_disetujui)
        return f"Versi {self.versi}, berlaku sejak {tanggal_indonesia(hari)}"

    def _kepala_cetak(self, judul, pihak):
        """Head of a Rencana SKP and of a Form Penilaian: title, approach, both parties side by side."""
        return {
            "judul": [judul, f"PENDEKATAN HASIL KERJA {self.pendekatan.upper()}", BAGI[self.model_skp]],
            "identitas": [(label, *(pihak[nama][kolom] or KOSONG for nama in ("pegawai", "penilai"))) for label, kolom in BARIS_IDENTITAS],
            "jpt": self.model_skp == "jpt",
            "kuantitatif": self.pendekatan == "kuantitatif",
        }

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
                    # the SKP of a JPT names no assignment (A.1.1, A.1.2)
                    "penugasan": "" if self.model_skp == "jpt" else r._penugasan_cetak(),
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

    def action_cetak(self):
        """Open the print dialog for these SKP."""
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.skp_cetak_action") | {"context": {"default_skp_ids": self.ids}}

    def _kota_cetak(self):
        """``{skp: place of signature}`` from the unor of each SKP (BKN-CTK-15), looked up once a unor."""
        # sudo: hr.department, res.company - a place name on a document of the reader
        semua = self.sudo()
        per_unor = {unor: unor._kota_tanda_tangan() for unor in semua.department_id}
        return {skp: per_unor.get(sudo.department_id) or sudo.company_id.ekinerja_kota or "" for skp, sudo in zip(self, semua, strict=True)}


def _lampiran(baris):
    """The three lists, also the empty ones."""
    return [{"judul": judul, "isi": [satu.name for satu in baris if satu.jenis == jenis] or [KOSONG]} for judul, jenis in LAMPIRAN]


def _tempat_tanggal(pilihan, pihak):
    return ", ".join(filter(None, (pilihan[f"lokasi_{pihak}"], tanggal_indonesia(pilihan[f"tanggal_{pihak}"]))))


def _penanda(pilihan, pihak, peran, identitas, tempat_tanggal=""):
    return {
        "peran": peran,
        "tempat_tanggal": tempat_tanggal,
        "anchor": pilihan[f"anchor_{pihak}"] or "",
        "nama": identitas["nama"] or KOSONG,
        "nip": identitas["nip"],
    }


def _indikator(aspek, nama, target):
    # the column of the target is narrow: a long word is broken there
    return {"aspek": aspek, "nama": nama, "target": target, "kelas": "teks patah" if max(map(len, target.split()), default=0) > 12 else "teks"}


def _manual(rhk, indikator):
    """Manual indikator kinerja of one indikator, None where nothing of it is written."""
    if not any(indikator[nama] for nama in MANUAL):
        return None

    def kotak(pilihan, nilai):
        return [(label, kunci == nilai) for kunci, label in pilihan]

    return {
        "baris": [
            ("PERSPEKTIF", dict(PERSPEKTIF).get(rhk.perspektif, KOSONG)), ("RENCANA HASIL KERJA", rhk.name), ("INDIKATOR KINERJA INDIVIDU", indikator.name),
            ("TUJUAN", indikator.tujuan or KOSONG), ("DEFINISI", indikator.definisi or KOSONG), ("FORMULA", indikator.formula or KOSONG),
            ("SATUAN PENGUKURAN", indikator.satuan or KOSONG),
        ],
        "hasil": kotak(JENIS_HASIL, indikator.jenis_hasil), "sumber": indikator.sumber_data or KOSONG,
        "periode": kotak(PERIODE_PELAPORAN, indikator.periode_pelaporan),
    }  # fmt: skip


def _rentang(awal, akhir):
    """'9 JANUARI SD 9 DESEMBER TAHUN 2023'."""
    hari = [tanggal_indonesia(tanggal).rsplit(" ", 1)[0] for tanggal in (awal, akhir)]
    return f"{hari[0]} SD {hari[1]} TAHUN {akhir.year}".upper()


def nama_berkas(teks):
    """A name that every file system takes."""
    return re.sub(r"[^\w .,()-]+", " ", teks).strip()[:150]


class EkinerjaEvaluasi(models.Model):
    _inherit = "ekinerja.evaluasi"

    def action_cetak(self):
        """Open the print dialog for the documents of these evaluations, which belong to one period."""
        if len(self.periode_id) != 1:
            raise UserError(self.env._("Choose evaluations of one period."))
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.skp_cetak_action") | {"context": {
            "default_skp_ids": self.skp_id.ids, "default_dokumen": "evaluasi", "default_periode_id": self.periode_id.id,
        }}  # fmt: skip
