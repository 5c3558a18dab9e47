import base64
import csv
import io
import json
import zipfile

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from python_calamine import CalamineError, CalamineWorkbook

from ..calc import (
    lembar_akun,
    lembar_atasan,
    lembar_capaian,
    lembar_jabatan,
    lembar_libur,
    lembar_periode,
    lembar_plt,
    siasn,
    siasn_asn,
    siasn_unor,
)
from ..calc.siasn import BAIK
from ..tools.berkas import periksa_berkas

MAKS_MB = 25
# of the unpacked parts: more is no file of SIASN
MAKS_MB_ISI = 1024
MAKS_BARIS = 100_000
KOLOM_ALASAN = "ALASAN"
BACA = {
    "siasn_unor": siasn_unor, "siasn_asn": siasn_asn, "periode": lembar_periode, "libur": lembar_libur, "atasan": lembar_atasan,
    "plt": lembar_plt, "jabatan": lembar_jabatan, "akun": lembar_akun, "capaian": lembar_capaian,
}  # fmt: skip
KOLOM_BARIS = ("impor_id", "company_id", "nomor_baris", "status", "kunci", "nama", "kolom", "pesan", "nilai", "diterapkan")


class EkinerjaImpor(models.Model):
    """Check of a file: read, judge every row, keep the verdicts in one pass. Nothing else is written."""

    _inherit = "ekinerja.impor"

    @api.constrains("berkas")
    def _check_ukuran(self):
        """What is no file for an import by its size is not kept; the rest is judged by the check."""
        for impor in self.with_context(bin_size=False):
            isi = impor.berkas or b""
            # of the content, which is not unpacked for that
            if len(isi) * 3 // 4 - isi[-2:].count(b"=") > MAKS_MB * 1024 * 1024:
                raise ValidationError(self.env._(
                    "Excel file: %(name)s has more than %(limit)s MB. Divide its rows among several files.", name=impor.nama_berkas or "", limit=MAKS_MB
                ))  # fmt: skip

    def action_periksa(self):
        """Dry run: what would become of each row."""
        for impor in self:
            impor.check_access("write")
            impor._tolak_terkunci()
            rows, judul = impor._baca()
            try:
                hasil = impor._kerjakan("susun", rows, judul)
            except ValueError as error:
                raise UserError(str(error)) from error
            if not hasil:
                raise UserError(self.env._("The file has headings but no rows. Download it again and choose the new file."))
            impor = impor.sudo()  # sudo: ekinerja.impor.baris - written by the check only, after the right was checked above
            impor._simpan_baris(hasil)
            impor._kerjakan("bandingkan")
            if hasattr(self._lembar_jenis()[impor.jenis], "LEMBAR"):
                impor._coba()
            impor.write({"state": "diperiksa", "galat": False, "diperiksa_pada": fields.Datetime.now()} | impor._hitung())
            impor._message_log(body=impor._ringkasan(judul))
        return True

    @api.model
    def _lembar_jenis(self):
        """``{kind: module that reads it}``; who adds a kind extends this."""
        return BACA

    def _kerjakan(self, langkah, *args):
        """A step (susun, bandingkan, siapkan, terapkan, akhiri) of this kind of file; what it does not do itself, all sheets do."""
        return (getattr(self, f"_{self.jenis}_{langkah}", None) or getattr(self, f"_lembar_{langkah}"))(*args)

    def _baca(self):
        """Rows of the sheet that has the headings, and where these stand."""
        self.ensure_one()
        isi = base64.b64decode(self.with_context(bin_size=False).berkas or b"")
        try:
            periksa_berkas(isi, MAKS_MB, ("xlsx",))
            self._periksa_isi(isi)
            buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
            return self._cari_lembar(buku)
        except ValueError as error:
            raise UserError(str(error)) from error
        except CalamineError as error:
            raise UserError(
                self.env._("The file cannot be read as Excel (%s). Open it, save it as .xlsx and choose the new file.", error)
            ) from error

    @api.model
    def _periksa_isi(self, isi):
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            if sum(bagian.file_size for bagian in arsip.infolist()) > MAKS_MB_ISI * 1024 * 1024:
                raise ValueError(f"Isi berkas melebihi {MAKS_MB_ISI} MB; bagi menjadi beberapa berkas.")

    def _cari_lembar(self, buku):
        galat = None
        for nama in buku.sheet_names:
            lembar = buku.get_sheet_by_name(nama)
            if not lembar.height:
                continue
            if lembar.total_height > MAKS_BARIS:
                raise ValueError(f"Lembar {nama} berisi {lembar.total_height} baris, batasnya {MAKS_BARIS}; hapus baris kosong di bawah data.")
            # row numbers are those of Excel only when empty rows at the top are kept
            rows = lembar.to_python(skip_empty_area=False)
            try:
                return rows, self._cari_judul_lembar(rows)
            except ValueError as error:
                galat = galat or (rows, error)
        if galat is None:
            raise ValueError("Berkas tidak berisi baris; unduh lagi dari SIASN dan pilih berkas yang baru.")
        for jenis, baca in self._lembar_jenis().items():
            if jenis != self.jenis and self._mirip(galat[0], baca):
                label = dict(self._fields["jenis"]._description_selection(self.env))[jenis]
                raise ValueError(f"Kolom berkas ini milik {label}. Pilih jenis itu, lalu periksa lagi.")
        raise galat[1]

    def _cari_judul_lembar(self, rows):
        """Where the headings of this kind of file stand."""
        baca = self._lembar_jenis()[self.jenis]
        asal = "Unduh templat jenis ini dan isi di bawah judul kolomnya." if hasattr(baca, "LEMBAR") else siasn.ASAL
        return siasn.cari_judul(rows, baca.KOLOM, baca.WAJIB, asal)

    @api.model
    def _mirip(self, rows, baca):
        try:
            siasn.cari_judul(rows, baca.KOLOM, baca.WAJIB)
        except ValueError:
            return False
        return True

    def _simpan_baris(self, hasil):
        """Replace the rows by the verdicts of a check: one DELETE, one COPY."""
        self.ensure_one()
        cr = self.env.cr
        self.env.flush_all()
        cr.execute("DELETE FROM ekinerja_impor_baris WHERE impor_id = %s", [self.id])
        aliran = io.StringIO()
        tulis = csv.writer(aliran)
        for baris in hasil:
            tulis.writerow((
                self.id, self.company_id.id, baris.nomor, "baru" if baris.status == BAIK else baris.status, _bersih(baris.kunci),
                _bersih(baris.nama), baris.kolom, _bersih(baris.pesan), json.dumps(baris.nilai) if baris.status == BAIK else "", "f",
            ))  # fmt: skip
        aliran.seek(0)
        cr.copy_expert(f"COPY ekinerja_impor_baris ({', '.join(KOLOM_BARIS)}) FROM STDIN WITH (FORMAT csv)", aliran)
        self.invalidate_recordset(["baris_ids", "ditolak_ids"])
        self.env["ekinerja.impor.baris"].invalidate_model()

    def _baris_ditolak_xlsx(self):
        """Heading and refused rows of the file as they are in it, the reason behind them."""
        rows, judul = self._baca()
        pesan = {
            baris.nomor_baris: baris.pesan
            for baris in self.env["ekinerja.impor.baris"].search_fetch([("impor_id", "=", self.id), ("status", "=", "ditolak")], ["nomor_baris", "pesan"])
        }
        # a file that was downloaded here before has the column already
        lebar = next((n for n, cell in enumerate(rows[judul.baris]) if siasn.baku(cell) == KOLOM_ALASAN), len(rows[judul.baris]))
        yield [*rows[judul.baris][:lebar], KOLOM_ALASAN]
        for nomor in sorted(pesan):
            if nomor <= len(rows):
                yield [*rows[nomor - 1][:lebar], pesan[nomor] or ""]

    def _nama_berkas_ditolak(self):
        return self.env._("%s - refused", (self.nama_berkas or self.jenis).removesuffix(".xlsx")) + ".xlsx"

    def _ringkasan(self, judul=None):
        """Counts in one line, for the log; headings that the file lacks."""
        self.ensure_one()
        teks = self.env._(
            "New %(new)s, changed %(changed)s, same %(same)s, skipped %(skipped)s, refused %(refused)s.",
            new=self.jumlah_baru, changed=self.jumlah_berubah, same=self.jumlah_sama, skipped=self.jumlah_dilewati, refused=self.jumlah_ditolak,
        )  # fmt: skip
        if judul and judul.hilang:
            teks += " " + self.env._("Columns that the file does not have, left as they are: %s.", ", ".join(judul.hilang))
        return teks


def _bersih(teks):
    """Text that PostgreSQL accepts, also out of a broken file."""
    return teks.replace("\x00", "")
