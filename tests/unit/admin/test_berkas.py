"""Uploads are known by their content, never by their name."""

import io
import zipfile

import pytest

from odoo.addons.ekinerja_admin.tools.berkas import kenali, periksa_berkas

PDF = b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 40 + b"\xff\xd9"


def office(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


DOCX = office("[Content_Types].xml", "word/document.xml")
XLSX = office("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize("content, jenis", [(PDF, "pdf"), (PNG, "png"), (JPEG, "jpeg"), (DOCX, "docx"), (XLSX, "xlsx")])
def test_known(content, jenis):
    assert kenali(content) == jenis
    assert periksa_berkas(content, 1).jenis == jenis


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\0" + b"\0" * 100,  # a program
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.4 cut off in the middle",
        office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),  # macros
        office("readme.txt"),
        b"PK\x03\x04 broken",
    ],
)
def test_refused_by_content(content):
    with pytest.raises(ValueError, match="Isi berkas bukan PDF"):
        periksa_berkas(content, 1)


def test_size_is_named():
    with pytest.raises(ValueError, match=r"1\.0 MB melebihi batas 1 MB"):
        periksa_berkas(PDF + b"\0" * 1024 * 1024, 1)
    with pytest.raises(ValueError, match="kosong"):
        periksa_berkas(b"", 1)


def test_only_the_kinds_asked_for():
    with pytest.raises(ValueError, match="bukan PDF;"):
        periksa_berkas(PNG, 1, ("pdf",))
