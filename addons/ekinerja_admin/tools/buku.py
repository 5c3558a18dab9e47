"""Workbooks with as many rows as there are: rows go to the disk as they come, and nothing of them stays there."""

import tempfile

import xlsxwriter


def tulis_buku(isi):
    """An open file with a workbook.

    :param isi: function that fills the workbook given to it
    :returns: ``(file, size)``, the file at its beginning
    """
    target = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it is sent
    # beside the workbook its writer keeps the rows, names and numbers of people: they go with the folder, also when a row breaks
    with tempfile.TemporaryDirectory() as folder:
        book = xlsxwriter.Workbook(target, {"constant_memory": True, "tmpdir": folder, "default_date_format": "dd-mm-yyyy"})
        isi(book)
        book.close()
    ukuran = target.tell()
    target.seek(0)
    return target, ukuran
