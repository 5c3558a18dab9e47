from datetime import date

from odoo import models
from odoo.exceptions import UserError

from .skp_cetak import nama_berkas

PIHAK_CETAK = ("pegawai", "penilai")
# of a document, but not of what it says: how it is laid out, where the electronic signature goes, a picture of figures printed beside it
BUKAN_ISI = frozenset({"terbit", "anchor", "kelas", "grafik", "lambang", "draf"})
JENIS = {
    # title, lies on its side, name of template and methods
    "rencana": ("Rencana SKP", False, "rencana_skp"),
    "lampiran": ("Lampiran SKP", False, "lampiran_skp"),
    "penilaian": ("Form Penilaian", True, "form_penilaian"),
    "evaluasi": ("Dokumen Evaluasi Kinerja", False, "dokumen_evaluasi"),
}
# of the SKP itself, not of an evaluation in a period
TANPA_PERIODE = ("rencana", "lampiran")
KAKI_DRAF = {"baris": ["Draf: tanpa nomor dan kode.", "Dokumen ini belum berlaku."], "qr": ""}


class EkinerjaSkp(models.Model):
    """From values to PDF: what a signature block says, number and code of approved and given documents, one file or many."""

    _inherit = "ekinerja.skp"

    def _pilihan_cetak(self, jenis, sumber, pilihan):
        """``{skp: choices}`` complete: as asked for, else as the document in force says, else today and the kota of the unor.

        Once a signed scan is kept with a document, its places and dates are those of the scan.

        :param dict sumber: ``{skp: record}`` that the document is registered under
        """
        pilihan = pilihan or {}
        berlaku = self.env["ekinerja.dokumen"]._berlaku(jenis, [{"res_model": satu._name, "res_id": satu.id} for satu in sumber.values()])
        lama = {(dokumen.res_model, dokumen.res_id): dokumen.pilihan or {} for dokumen in berlaku}
        kota, hasil = self._kota_cetak(), {}
        for skp in self:
            satu = sumber.get(skp)
            dulu = lama.get((satu._name, satu.id), {}) if satu else {}
            # sudo: res.company - time zone of the instansi
            hari_ini = skp.company_id.sudo()._ekinerja_hari_ini()
            tetap = bool(satu) and satu._ditandatangani() and bool(dulu)
            hasil[skp] = {f"anchor_{pihak}": pilihan.get(f"anchor_{pihak}") for pihak in PIHAK_CETAK}
            for pihak in PIHAK_CETAK:
                tanggal, lokasi = f"tanggal_{pihak}", f"lokasi_{pihak}"
                dahulu = date.fromisoformat(dulu[tanggal]) if dulu.get(tanggal) else None
                hasil[skp][tanggal] = (not tetap and pilihan.get(tanggal)) or dahulu or hari_ini
                hasil[skp][lokasi] = (not tetap and pilihan.get(lokasi)) or dulu.get(lokasi) or kota[skp]
        return hasil

    def _ditandatangani(self):
        """Whether a signed scan is kept: of an SKP none is."""
        return False

    def _terbit(self, sumber, perihal, pegawai, pilihan):
        """What the register keeps of a document of this SKP, besides its content."""
        # sudo: hr.employee - whose document it is
        skp = self.sudo()
        return {
            "res_model": sumber._name, "res_id": sumber.id, "company_id": skp.company_id.id, "department_id": skp.department_id.id,
            "employee_id": skp.employee_id.id, "nama": pegawai["nama"], "nip": pegawai["nip"], "perihal": perihal,
            "pilihan": {
                kunci: nilai.isoformat() if isinstance(nilai, date) else nilai for kunci, nilai in pilihan.items() if not kunci.startswith("anchor")
            },
        }  # fmt: skip

    def _cetak_dokumen(self, jenis, periode=None, pilihan=None, pisah=False):
        """PDF of all records, in one pass: one file, or with ``pisah`` one a record, in their order.

        :param str jenis: key of ``JENIS``
        :param periode: of a Form Penilaian or Dokumen Evaluasi
        :returns: list of bytes
        """
        judul, landscape, nama = JENIS[jenis]
        if jenis not in TANPA_PERIODE and not periode:
            raise UserError(self.env._("Choose the period of the evaluation."))
        dokumen = getattr(self, f"_nilai_{nama}")(*([] if jenis in TANPA_PERIODE else [periode]), pilihan)
        return self.env["ekinerja.cetak"]._pdf_semua(
            f"ekinerja_skp.cetak_{nama}", dokumen, self._nama_berkas(judul), landscape, kaki=lambda: self._kaki_cetak(jenis, dokumen), pisah=pisah
        )

    def _kaki_cetak(self, jenis, dokumen):
        """Register what is printed; returns the foot of each document."""
        register = self.env["ekinerja.dokumen"]
        resmi = [dok for dok in dokumen if dok["terbit"]]
        terbit = register._terbitkan(jenis, [dok["terbit"] | {"isi": _isi(dok)} for dok in resmi]) if resmi else register
        # sudo: res.company - emblem of the instansi
        lambang = {company.id: company.ekinerja_lambang for company in self.sudo().company_id}
        kaki = iter(terbit._kaki())
        return [
            (next(kaki) if dok["terbit"] else dok.get("kaki") or KAKI_DRAF) | ({"lambang": lambang[skp.company_id.id]} if dok.get("lambang") else {})
            for skp, dok in zip(self, dokumen, strict=True)
        ]

    def _cetak_rencana_skp(self, pilihan=None):
        """``(file name, PDF)`` of the Rencana SKP of all records, in one pass."""
        return f"{self._nama_berkas('Rencana SKP')}.pdf", self._cetak_dokumen("rencana", pilihan=pilihan)[0]

    def _cetak_lampiran_skp(self, pilihan=None):
        """``(file name, PDF)`` of the Lampiran SKP of all records, in one pass."""
        return f"{self._nama_berkas('Lampiran SKP')}.pdf", self._cetak_dokumen("lampiran", pilihan=pilihan)[0]

    def _cetak_form_penilaian(self, periode, pilihan=None):
        """``(file name, PDF)`` of the Form Penilaian of all records in a period, in one pass."""
        # sudo: ekinerja.periode - its name
        return f"{self._nama_berkas(f'Form Penilaian {periode.sudo().name}')}.pdf", self._cetak_dokumen("penilaian", periode, pilihan)[0]

    def _cetak_dokumen_evaluasi(self, periode, pilihan=None):
        """``(file name, PDF)`` of the Dokumen Evaluasi Kinerja of all records in a period, in one pass."""
        # sudo: ekinerja.periode - its name
        return f"{self._nama_berkas(f'Dokumen Evaluasi Kinerja {periode.sudo().name}')}.pdf", self._cetak_dokumen("evaluasi", periode, pilihan)[0]

    def _nama_berkas(self, jenis):
        siapa = f"{self.tahun} {self.pegawai_nama or ''} {self.pegawai_nip or ''}" if len(self) == 1 else f"({len(self)} dokumen)"
        return nama_berkas(f"{jenis} {siapa}")


def _isi(nilai):
    """What a document says, for its fingerprint."""
    if isinstance(nilai, dict):
        return {kunci: _isi(isi) for kunci, isi in nilai.items() if kunci not in BUKAN_ISI}
    if isinstance(nilai, (list, tuple)):
        return [_isi(satu) for satu in nilai]
    return nilai
