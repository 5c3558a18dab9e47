"""Data ASN of SIASN: one row per PNS or PPPK, judged together. No Odoo imports."""

from collections import Counter

from .siasn import BAIK, kosong
from .siasn_asn_baris import KOLOM, WAJIB, Acuan, Pembaca, Unor
from .siasn_jabatan import ESELON_STRUKTURAL

__all__ = ["KOLOM", "WAJIB", "Acuan", "Unor", "susun"]


def susun(rows, judul, acuan):
    """Judge every row of the file: list of :class:`.siasn.Baris`, in its order."""
    hasil = [
        Pembaca(nomor, cells, judul, acuan).baca()
        for nomor, cells in enumerate(rows, 1)
        if nomor > judul.baris + 1 and not kosong(cells)
    ]  # fmt: skip
    _tolak_ganda(hasil)
    _tetapkan_pimpinan(hasil, acuan)
    return hasil


def _tolak_ganda(hasil):
    """Refuse the rows that share an NIP, except the one that alone has the birth date and sex of the NIP: it is the owner's."""
    jumlah = Counter(baris.kunci for baris in hasil if len(baris.kunci) == 18)
    kembar = {nip: [] for nip, kali in jumlah.items() if kali > 1}
    for baris in hasil:
        if baris.kunci in kembar:
            kembar[baris.kunci].append(baris)
    for nip, grup in kembar.items():
        nomor = ", ".join(str(baris.nomor) for baris in grup)
        pemilik = [baris for baris in grup if baris.bantu.get("cocok")]
        for baris in grup:
            if [baris] == pemilik:
                baris.catat("NIP BARU", f"NIP {nip} dipakai juga di baris lain (baris {nomor}); baris ini yang tanggal lahirnya cocok.")
            elif len(pemilik) == 1:
                baris.tolak("NIP BARU", f"NIP {nip} milik baris {pemilik[0].nomor}, data baris ini tidak cocok dengannya; isi NIP yang benar.")
            else:
                baris.tolak("NIP BARU", f"NIP {nip} muncul {len(grup)} kali (baris {nomor}); sisakan satu baris yang benar.")


def _tetapkan_pimpinan(hasil, acuan):
    """Mark who heads each unor: its structural official, told by the title or the eselon of the unor where these are known."""
    calon = {}
    unor_per_id = {unor.id: unor for unor in acuan.unor.values()}
    for baris in hasil:
        if baris.status == BAIK and (unor := unor_per_id.get(baris.nilai.get("unor_id"))):
            baris.nilai["pimpinan"] = False
            if baris.nilai["jenis_jabatan"] in ESELON_STRUKTURAL:
                calon.setdefault(unor.id, []).append(baris)
    for unor_id, grup in calon.items():
        unor = unor_per_id[unor_id]
        sama_nama = [baris for baris in grup if unor.jabatan_pimpinan and baris.nilai["jabatan"].lower() == unor.jabatan_pimpinan.lower()]
        sama_eselon = [baris for baris in grup if unor.eselon and baris.bantu["eselon"] == unor.eselon]
        tak_terbantah = [] if unor.eselon or unor.teratas else grup
        terpilih = sama_nama or sama_eselon or tak_terbantah
        if len(terpilih) == 1:
            terpilih[0].nilai["pimpinan"] = True
        for baris in grup:
            if not baris.nilai["pimpinan"] and (len(terpilih) > 1 or baris not in terpilih):
                baris.catat("JABATAN NAMA", f"Tidak ditandai sebagai pimpinan {unor.nama}: jabatannya bukan jabatan pimpinan unor itu "
                                            "atau ada lebih dari satu calon.")  # fmt: skip
