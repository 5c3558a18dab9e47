"""What an uploaded file really is. Standard library only; the name of the file is never believed."""

import io
import zipfile
from dataclasses import dataclass

JENIS = {
    "pdf": "application/pdf",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# more parts than any honest document has
MAKS_BAGIAN = 20_000


@dataclass(frozen=True)
class Berkas:
    """Kind by content and MIME type of an accepted file."""

    jenis: str
    mimetype: str


def kenali(content):
    """Kind of a file by its content: a key of ``JENIS``, or ``None``.

    :param bytes content: the whole file
    """
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]:
        return "pdf"
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-64:]:
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in content[-64:]:
        return "png"
    if content.startswith(b"PK\x03\x04"):
        return _kenali_office(content)
    return None


def periksa_berkas(content, maks_mb, boleh=tuple(JENIS), saran="perkecil atau kirim sebagai tautan"):
    """Check an upload.

    :param bytes content: the whole file
    :param int maks_mb: upper limit in MB of 1,048,576 bytes
    :param boleh: accepted kinds, keys of ``JENIS``
    :param str saran: what to do with a file that is too large
    :rtype: Berkas
    :raises ValueError: with the reason and the remedy, in Indonesian
    """
    if not content:
        raise ValueError("Berkas kosong; pilih berkas lain.")
    if len(content) > maks_mb * 1024 * 1024:
        raise ValueError(f"Ukuran berkas {len(content) / 1048576:.1f} MB melebihi batas {maks_mb} MB; {saran}.")
    jenis = kenali(content)
    if jenis not in boleh:
        daftar = ", ".join(kind.upper() for kind in boleh)
        raise ValueError(f"Isi berkas bukan {daftar}; simpan ulang dokumen dalam salah satu bentuk itu.")
    return Berkas(jenis, JENIS[jenis])


def _kenali_office(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    # a macro runs on the computer of whoever checks the evidence
    if len(names) > MAKS_BAGIAN or "[Content_Types].xml" not in names or any(n.lower().endswith("vbaproject.bin") for n in names):
        return None
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    return None
