"""HierarkiUnor.xlsx: one row per unor. No Odoo imports."""

from dataclasses import dataclass, field

from .siasn import DITOLAK, Baris, kode, kosong, teks

KOLOM = {
    "id": ("ID", "UNOR ID", "ID UNOR"),
    "nama": ("NAMA_UNOR", "UNOR NAMA", "NAMA"),
    "atasan": ("ID_ATASAN", "DIATASAN ID", "UNOR ATASAN ID"),
    "eselon_id": ("ESELON_ID",),
    "jabatan": ("NAMA_JABATAN",),
}
WAJIB = (("id",), ("nama",), ("atasan",))
ID, NAMA, ATASAN, ESELON = "ID", "NAMA_UNOR", "ID_ATASAN", "ESELON_ID"


@dataclass(frozen=True)
class AcuanUnor:
    """What the instansi already knows: ``eselon`` {code: record id}, ``induk`` {kode unor: kode of the unor above or ""}, archived codes."""

    eselon: dict
    induk: dict = field(default_factory=dict)
    arsip: frozenset = frozenset()


def susun(rows, judul, acuan):
    """Judge every row of the file.

    Children may stand before parents: links are checked when all rows are known.

    :param rows: all rows of the sheet, headings included
    :param judul: :class:`.siasn.Judul`
    :param acuan: :class:`AcuanUnor`
    :returns: list of :class:`.siasn.Baris`
    """
    hasil = [
        _baris(nomor, cells, judul, acuan)
        for nomor, cells in enumerate(rows, 1)
        if nomor > judul.baris + 1 and not kosong(cells)
    ]  # fmt: skip
    _tolak_ganda(hasil)
    _tolak_lingkaran(hasil, acuan)
    _tolak_tanpa_atasan(hasil, acuan)
    return hasil


def _baris(nomor, cells, judul, acuan):
    baris = Baris(nomor, nama=teks(judul.ambil(cells, "nama")))
    try:
        baris.kunci = kode(judul.ambil(cells, "id"))
    except ValueError as error:
        baris.kunci = teks(judul.ambil(cells, "id"))
        baris.tolak(ID, f"ID {error}; salin ID unor dari SIASN.")
    if not baris.nama:
        baris.tolak(NAMA, "NAMA_UNOR kosong; isi nama unor.")
    baris.nilai = {"kode": baris.kunci, "nama": baris.nama, "atasan": ""}
    if teks(judul.ambil(cells, "atasan")):
        try:
            baris.nilai["atasan"] = kode(judul.ambil(cells, "atasan"))
        except ValueError as error:
            baris.tolak(ATASAN, f"ID_ATASAN {error}; isi ID unor atasan, atau kosongkan untuk unor teratas.")
    if eselon := teks(judul.ambil(cells, "eselon_id")):
        if eselon.zfill(2) in acuan.eselon:
            baris.nilai["eselon_id"] = acuan.eselon[eselon.zfill(2)]
        else:
            baris.catat(ESELON, f"ESELON_ID '{eselon}' tidak dikenal dan tidak disimpan; lihat kode di tabel Eselon.")
    if jabatan := teks(judul.ambil(cells, "jabatan")):
        baris.nilai["jabatan_pimpinan"] = jabatan
    if baris.kunci in acuan.arsip:
        baris.catat(ID, "Unor ini diarsipkan di sini; aktifkan kembali unor itu bila masih dipakai.", "dilewati")
    return baris


def _tolak_ganda(hasil):
    per_kode = {}
    for baris in hasil:
        per_kode.setdefault(baris.kunci, []).append(baris)
    for kunci, kembar in per_kode.items():
        if kunci and len(kembar) > 1:
            nomor = ", ".join(str(baris.nomor) for baris in kembar)
            for baris in kembar:
                baris.tolak(ID, f"ID {kunci} muncul {len(kembar)} kali (baris {nomor}); sisakan satu baris.")


def _tolak_lingkaran(hasil, acuan):
    """Refuse the rows that lead back to themselves, seen together with the unor that stand in the database only."""
    dari_berkas = {baris.kunci: baris for baris in hasil if baris.status != DITOLAK}
    induk = acuan.induk | {kunci: baris.nilai["atasan"] for kunci, baris in dari_berkas.items()}
    selesai = set()
    for awal in dari_berkas:
        jalan, kunci = [], awal
        while kunci and kunci not in selesai and kunci not in jalan:
            jalan.append(kunci)
            kunci = induk.get(kunci, "")
        if kunci in jalan:
            lingkaran = [dari_berkas[satu] for satu in jalan[jalan.index(kunci) :] if satu in dari_berkas]
            for baris in lingkaran:
                nama = " → ".join(satu.nama for satu in [*lingkaran, lingkaran[0]][:6])
                baris.tolak(ATASAN, f"Unor ini menjadi atasan dirinya sendiri ({nama}); perbaiki ID_ATASAN salah satunya.")
        selesai.update(jalan)


def _tolak_tanpa_atasan(hasil, acuan):
    """Refuse whose unor above is unknown or refused itself, again and again until nothing changes."""
    di_berkas = {baris.kunci: baris for baris in hasil}
    sisa = True
    while sisa:
        baik = {kunci for kunci, baris in di_berkas.items() if baris.status != DITOLAK} | acuan.induk.keys()
        sisa = [baris for baris in hasil if baris.status != DITOLAK and baris.nilai["atasan"] and baris.nilai["atasan"] not in baik]
        for baris in sisa:
            atasan = baris.nilai["atasan"]
            if atasan in di_berkas:
                baris.tolak(ATASAN, f"Unor atasan di baris {di_berkas[atasan].nomor} ditolak; perbaiki baris itu lebih dahulu.")
            else:
                baris.tolak(ATASAN, f"ID_ATASAN {atasan} tidak ada di berkas dan tidak ada di daftar unor; tambahkan unor atasan itu.")
