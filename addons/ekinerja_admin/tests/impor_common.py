import base64
import io
from pathlib import Path
from unittest.mock import patch

import xlsxwriter
from python_calamine import CalamineWorkbook

from odoo.addons.queue_job.tests.common import trap_jobs

from .common import InstansiCase

CONTOH = Path(__file__).parents[3] / "training"
URUTAN = ("_job_siapkan", "_job_terapkan", "_job_akhiri")


def xlsx(rows):
    """Rows as the content of an Excel file: text stays text, numbers stay numbers."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    for nomor, cells in enumerate(rows):
        sheet.write_row(nomor, 0, cells)
    book.close()
    return target.getvalue()


def baca(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)


class ImporCase(InstansiCase):
    """Imports as the admin instansi of the small instansi, whose own unor and people the files do not name."""

    UNOR = "E" * 32
    ORANG = {
        "NIP BARU": "'198502032010011004", "NAMA": "Bagas Contoh", "GELAR DEPAN": "", "GELAR BELAKANG": "S.E.", "TANGGAL LAHIR": "03-02-1985",
        "JENIS KELAMIN": "M", "NIK": "'9901010302850001", "EMAIL": "bagas@contoh.example", "KEDUDUKAN HUKUM NAMA": "Aktif", "STATUS CPNS PNS": "P",
        "JENIS PEGAWAI NAMA": "PNS", "GOL AKHIR NAMA": "III/a", "TMT GOLONGAN": "01-04-2023", "JENIS JABATAN ID": "2",
        "JABATAN NAMA": "Arsiparis Terampil", "TMT JABATAN": "01-02-2022", "UNOR ID": "B" * 32, "UNOR NAMA": "Dinas Contoh", "ESELON ID": "99",
    }  # fmt: skip

    def impor(self, jenis, isi, role="admin_instansi", nama="berkas.xlsx"):
        """A checked import; ``isi`` is a path, the content of a file, or its rows."""
        if isinstance(isi, Path):
            isi, nama = isi.read_bytes(), isi.name
        elif isinstance(isi, list):
            isi = xlsx(isi)
        impor = self.sebagai(role, self.env["ekinerja.impor"]).create(
            {"jenis": jenis, "berkas": base64.b64encode(isi), "nama_berkas": nama, "company_id": self.company.id}
        )
        impor.action_periksa()
        return impor

    def orang(self, *ubah, jalankan=True):
        """Import of people who differ from ``ORANG``."""
        semua = [self.ORANG | satu for satu in ubah]
        judul = list(dict.fromkeys(kolom for satu in semua for kolom in satu))
        impor = self.impor("siasn_asn", [judul, *([satu[kolom] for kolom in judul] for satu in semua)])
        return self.jalankan(impor) if jalankan else impor

    def jalankan(self, impor, potongan=500, henti=None):
        """Apply; ``henti`` jobs only, as if the server were killed then."""
        with patch("odoo.addons.ekinerja_admin.models.impor_jobs.UKURAN_POTONGAN", potongan), trap_jobs() as trap:
            impor.action_terapkan()
            jobs = sorted(trap.enqueued_jobs, key=lambda job: (URUTAN.index(job.method_name), job.args))
            for job in jobs[:henti]:
                job.perform()
        self.env.flush_all()
        self.env.invalidate_all()
        return impor

    def pegawai(self, nip="198502032010011004"):
        return self.env["hr.employee"].search([("nip", "=", nip), ("company_id", "=", self.company.id)])

    def jumlah(self, impor):
        return {status: impor[f"jumlah_{status}"] for status in ("baru", "berubah", "sama", "dilewati", "ditolak") if impor[f"jumlah_{status}"]}
