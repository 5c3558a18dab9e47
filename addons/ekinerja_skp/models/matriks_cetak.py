import io
import re

import xlsxwriter
from odoo import fields, models
from odoo.exceptions import UserError

from ..calc.matriks import halaman, jumlah_baris, potong_baris
from .cetak_terbit import KAKI_DRAF

JUDUL = "MATRIKS PEMBAGIAN PERAN DAN HASIL"
KELOMPOK = "OUTCOME ANTARA / OUTPUT / LAYANAN"
TIDAK_ADA = "Tidak ada peran"
TIDAK_ADA_KOLOM = "SKP pimpinan untuk tahun ini belum disetujui, sehingga belum ada IKI yang dibagi."
# characters that a line of the landscape page holds in all columns of indikator together, and in the first two
LEBAR_ISI, LEBAR_NAMA, LEBAR_JABATAN = 110, 22, 20
BARIS_HALAMAN = 45
MAKS_CETAK = 200


class EkinerjaMatriks(models.Model):
    """The matrix on paper (PermenPANRB 6/2022 A.1.5; BKN-MPH-06) and as a workbook."""

    _inherit = "ekinerja.matriks"

    def action_cetak(self):
        """Download the PDF of these matrices, each unor on its own pages."""
        return {"type": "ir.actions.act_url", "target": "download", "url": f"/ekinerja/matriks/{self._alamat()}/pdf"}

    def action_excel(self):
        """Download a workbook with a sheet for each matrix."""
        return {"type": "ir.actions.act_url", "target": "download", "url": f"/ekinerja/matriks/{self._alamat()}/xlsx"}

    def _alamat(self):
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose at least one unor or tim kerja."))
        if len(self) > MAKS_CETAK:
            raise UserError(
                self.env._("%(count)s matrices are chosen; at most %(limit)s fit into one file. Choose fewer.", count=len(self), limit=MAKS_CETAK)
            )
        return ",".join(map(str, self.ids))

    def _cetak_pdf(self):
        """``(file name, PDF)`` of all matrices, in one pass."""
        nama, dokumen = self._nama_berkas(), self._nilai_cetak()
        isi = self.env["ekinerja.cetak"]._pdf_semua(
            "ekinerja_skp.cetak_matriks", dokumen, nama, landscape=True, kaki=lambda: self._kaki_cetak(dokumen)
        )
        return f"{nama}.pdf", isi[0]

    def _kaki_cetak(self, dokumen):
        """Register what is printed: number, code and QR code at the foot of each matrix; one without columns is a draft."""
        register = self.env["ekinerja.dokumen"]
        # sudo: hr.employee - whose matrix it is
        semua = self.sudo()
        pemimpin = semua._pemimpin()
        resmi = [
            {
                "res_model": self._name, "res_id": satu.id, "company_id": satu.company_id.id, "department_id": satu.department_id.id,
                "employee_id": pemimpin[satu].id, "nama": pemimpin[satu].name or "", "nip": pemimpin[satu].nip or "",
                "perihal": f"Matriks Peran Hasil {satu.tahun} {satu.nama}", "pilihan": {}, "isi": dok,
            }
            for satu, dok in zip(semua, dokumen, strict=True) if not dok["pesan"]
        ]  # fmt: skip
        kaki = iter(register._terbitkan("matriks", resmi)._kaki() if resmi else ())
        return [KAKI_DRAF if dok["pesan"] else next(kaki) for dok in dokumen]

    def _nilai_cetak(self):
        """Values of the printed pages of each matrix, in their order.

        Many columns go over several pages, and every page repeats heading, names and the row of the pimpinan.
        """
        self.check_access("read")
        data = self._data()
        hasil = []
        for matriks in self:
            sudo = matriks.sudo()  # sudo: res.company, hr.department - names on a document of the reader
            lembar = matriks._lembar(data[matriks])
            hasil.append({
                "judul": JUDUL, "unit": (sudo.nama or "").upper(), "jenis": "TIM KERJA" if sudo.tim_id else "UNIT KERJA", "tahun": sudo.tahun,
                "instansi": sudo.company_id.name.upper(), "kelompok": KELOMPOK, "pesan": "" if data[matriks]["kolom"] else TIDAK_ADA_KOLOM, "lembar": lembar,
            })  # fmt: skip
        return hasil

    def _lembar(self, data):
        """Pages of one matrix: each a group of columns and a group of rows."""
        kolom, lembar = data["kolom"], []
        bagian = halaman(len(kolom))
        for nomor, (awal, akhir) in enumerate(bagian, 1):
            milik = kolom[awal:akhir]
            lebar = LEBAR_ISI // max(len(milik), 1)
            kepala = {"nama": data["pimpinan"]["nama"], "jabatan": data["pimpinan"]["jabatan"], "sel": [[satu["nama"]] for satu in milik]}
            baris = [
                {"nama": orang["nama"], "jabatan": orang["jabatan"], "lintas": orang["unor"] if orang["lintas"] else "",
                 "sel": [self._teks_sel(data["sel"].get((orang["employee_id"], satu["id"]))) for satu in milik]}
                for orang in data["baris"]
            ]  # fmt: skip
            tinggi = [
                1 + max([jumlah_baris(satu["nama"], LEBAR_NAMA) + bool(satu["lintas"]), jumlah_baris(satu["jabatan"], LEBAR_JABATAN),
                         *(sum(jumlah_baris(teks, lebar - 2) for teks in sel) for sel in satu["sel"])])
                for satu in [kepala | {"lintas": ""}, *baris]
            ]  # fmt: skip
            for dari, sampai in potong_baris(tinggi[1:], BARIS_HALAMAN, tinggi[0] + 8):
                lembar.append({
                    "bagian": f"BAGIAN {nomor} DARI {len(bagian)}" if len(bagian) > 1 else "", "kolom": milik, "kepala": kepala,
                    "baris": baris[dari:sampai], "lebar": f"{70 / max(len(milik), 1):.2f}%",
                })  # fmt: skip
        return lembar

    def _teks_sel(self, sel):
        """Texts of a cell: the peran, and RHK that the member wrote on the indikator."""
        if not sel:
            return []
        return [TIDAK_ADA] if sel["tanpa"] else [satu["nama"] for satu in sel["peran"]] + [satu["nama"] for satu in sel["skp"]]

    def _cetak_xlsx(self):
        """``(file name, workbook)``; texts stay texts, whatever they start with."""
        self.check_access("read")
        data = self._data()
        berkas = io.BytesIO()
        book = xlsxwriter.Workbook(berkas, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        tebal = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E6E6E6"})
        biasa = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        judul = book.add_format({"bold": True, "font_size": 13})
        for nomor, matriks in enumerate(self, 1):
            isi = data[matriks]
            sheet = book.add_worksheet(f"{nomor} {re.sub(r'[^0-9A-Za-z .-]', ' ', matriks.nama or '')}"[:31].strip())
            sheet.write_string(0, 0, f"{JUDUL} {matriks.tahun}", judul)
            sheet.write_string(1, 0, matriks.nama or "", judul)
            for kolom, teks in enumerate(["PEGAWAI", "NIP", "JABATAN", "UNIT KERJA", *(satu["nomor"] for satu in isi["kolom"])]):
                sheet.write_string(3, kolom, teks, tebal)
            pimpinan = isi["pimpinan"]
            rows = [[pimpinan["nama"], pimpinan["nip"], pimpinan["jabatan"], matriks.nama or "", *(satu["nama"] for satu in isi["kolom"])]] + [
                [orang["nama"], orang["nip"], orang["jabatan"], orang["unor"],
                 *("\n".join(self._teks_sel(isi["sel"].get((orang["employee_id"], satu["id"])))) for satu in isi["kolom"])]
                for orang in isi["baris"]
            ]  # fmt: skip
            for ke, row in enumerate(rows):
                for kolom, teks in enumerate(row):
                    sheet.write_string(4 + ke, kolom, teks or "", tebal if ke == 0 else biasa)
            sheet.set_column(0, 3, 26)
            sheet.set_column(4, 4 + len(isi["kolom"]), 34)
            sheet.freeze_panes(5, 1)
        book.close()
        return f"{self._nama_berkas()}.xlsx", berkas.getvalue()

    def _nama_berkas(self):
        siapa = f"{self.tahun} {self.nama or ''}" if len(self) == 1 else f"({len(self)} unit)"
        # a name that every file system takes
        return re.sub(r"[^\w .,()-]+", " ", f"Matriks Peran Hasil {siapa}").strip()[:150]


class EkinerjaDokumen(models.Model):
    """The matrix as a kind of registered document."""

    _inherit = "ekinerja.dokumen"

    jenis = fields.Selection(selection_add=[("matriks", "Matriks Peran Hasil")], ondelete={"matriks": "cascade"})
