import tempfile
import zipfile

from odoo import models
from odoo.exceptions import UserError

from .cetak_terbit import JENIS, TANPA_PERIODE
from .skp_cetak import nama_berkas

TIDAK_TERCETAK = "TIDAK TERCETAK.txt"
# PDF of their own that are in memory at the same time
SEKALI_CETAK = 100


class EkinerjaSkp(models.Model):
    """Many documents at once: what can be printed is printed, what cannot is listed with its reason."""

    _inherit = "ekinerja.skp"

    def _cetak_massal(self, jenis, periode, pilihan, bentuk):
        """``(file name, content)``: one PDF as bytes, or an open file with a ZIP; a PDF goes into a ZIP too where a list of reasons goes with it."""
        arsip = ArsipPdf()
        gagal = []
        for bagian, tidak in self._cetak_bertahap(jenis, periode, pilihan, bentuk):
            gagal += tidak
            if bentuk == "zip":
                arsip.tambah(bagian)
        # sudo: ekinerja.periode - its name
        kapan = " ".join(str(satu) for satu in (periode.sudo().name, *sorted(set(self.mapped("tahun")))) if satu)
        nama = nama_berkas(f"{JENIS[jenis][0]} {kapan} ({len(self) - len(gagal)} dokumen)")
        if bentuk == "pdf" and not gagal:
            return f"{nama}.pdf", bagian[0][1]
        if bentuk == "pdf":
            arsip.tambah([(f"{nama}.pdf", pdf) for _satu, pdf in bagian])
        return f"{nama}.zip", arsip.tutup(gagal)

    def _cetak_bertahap(self, jenis, periode, pilihan, bentuk):
        """:meth:`_cetak_terpisah` by and by, for a PDF each: what was taken from one step may be forgotten before the next."""
        for awal in range(0, len(self), SEKALI_CETAK if bentuk == "zip" else max(len(self), 1)):
            bagian = self[awal : awal + SEKALI_CETAK] if bentuk == "zip" else self
            yield bagian._cetak_terpisah(jenis, periode, pilihan, pisah=bentuk == "zip")

    def _cetak_terpisah(self, jenis, periode, pilihan, pisah=True):
        """Documents of those SKP that have one.

        :returns: ``([(file name, PDF)], [(whom, reason)])``; without ``pisah`` the list holds one PDF at most
        """
        alasan = self._alasan_tidak_cetak(jenis, periode)
        bisa = self.filtered(lambda skp: not alasan[skp])
        gagal = [(skp._siapa_cetak(), alasan[skp]) for skp in self - bisa]
        try:
            bagian = bisa._cetak_dokumen(jenis, periode, pilihan, pisah=pisah) if bisa else []
        except UserError as error:
            if len(bisa) < 2 or not pisah:
                return [], gagal + [(skp._siapa_cetak(), str(error)) for skp in bisa]
            # one of them breaks the rest: find it
            tengah = len(bisa) // 2
            kiri, kanan = (potong._cetak_terpisah(jenis, periode, pilihan) for potong in (bisa[:tengah], bisa[tengah:]))
            return kiri[0] + kanan[0], gagal + kiri[1] + kanan[1]
        return list(zip(bisa._nama_per_nip(jenis) if pisah else ["pdf"], bagian, strict=bool(bagian))), gagal

    def _alasan_tidak_cetak(self, jenis, periode):
        """``{skp: reason}`` why there is no document of an SKP, empty where there is one."""
        self.check_access("read")
        hasil = {skp: "" if skp.state == "disetujui" else "SKP belum disetujui pejabat penilai kinerja." for skp in self}
        if jenis not in TANPA_PERIODE:
            # sudo: ekinerja.periode - its name
            kata = f"Evaluasi periode {periode.sudo().name} belum diberikan."
            siap = self.filtered(lambda skp: skp.state == "disetujui")
            diberi = siap._evaluasi_diberi(periode)
            hasil |= {skp: kata for skp in siap if skp not in diberi}
        return hasil

    def _siapa_cetak(self):
        return " ".join(filter(None, (self.pegawai_nip or "tanpa NIP", self.pegawai_nama, f"SKP {self.tahun}")))

    def _nama_per_nip(self, jenis):
        """File names by NIP, never twice the same."""
        dipakai, hasil = {}, []
        for skp in self:
            nama = nama_berkas(f"{skp.pegawai_nip or f'tanpa NIP {skp.id}'} {JENIS[jenis][0]} {skp.tahun}")
            dipakai[nama] = dipakai.get(nama, 0) + 1
            hasil.append(f"{nama}.pdf" if dipakai[nama] == 1 else f"{nama} ({dipakai[nama]}).pdf")
        return hasil


class ArsipPdf:
    """ZIP of PDF on the disk, filled by and by; a name stands in it once."""

    def __init__(self):
        self._berkas = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it is sent or kept
        # stored: a PDF is compressed already
        self._zip = zipfile.ZipFile(self._berkas, "w", zipfile.ZIP_STORED)
        self._dipakai = {}

    def tambah(self, isi):
        """Add ``(name, content)``."""
        for nama, satu in isi:
            self._dipakai[nama] = self._dipakai.get(nama, 0) + 1
            self._zip.writestr(nama if self._dipakai[nama] == 1 else f"{nama.removesuffix('.pdf')} ({self._dipakai[nama]}).pdf", satu)

    def tutup(self, gagal=()):
        """The open file, with the list of what could not be printed."""
        if gagal:
            self._zip.writestr(TIDAK_TERCETAK, teks_gagal(gagal))
        self._zip.close()
        self._berkas.seek(0)
        return self._berkas


def teks_gagal(gagal):
    return "".join(f"{siapa}: {alasan}\r\n" for siapa, alasan in gagal)
