"""Golongan, jabatan and kedudukan hukum as SIASN writes them. No Odoo imports."""

import re

STRUKTURAL, FUNGSIONAL, PELAKSANA = "struktural", "fungsional", "pelaksana"
ESELON_STRUKTURAL = ("jpt", "administrator", "pengawas")
JENIS_JABATAN_ID = {"1": STRUKTURAL, "2": FUNGSIONAL, "3": "rangkap", "4": PELAKSANA}
JENJANG = ("Ahli Pertama", "Ahli Muda", "Ahli Madya", "Ahli Utama", "Pemula", "Terampil", "Mahir", "Penyelia")
_JENJANG = "|".join(re.escape(nama) for nama in JENJANG)
# words between capitals that stay small in a title
_KATA_KECIL = {"dan", "di", "ke", "dari", "pada", "untuk", "atau", "dengan", "bagi"}
# SIASN knows some thirty positions; these words tell that a person is no longer, or not now, in service
_TIDAK_DINILAI = re.compile(
    r"pensiun|henti|meninggal|wafat|tewas|hilang|tidak aktif|non aktif|cltn|cuti (di )?luar|mpp|bebas tugas|pindah|mengundurkan", re.I
)


def nama_jabatan(teks):
    """``AHLI PERTAMA - PRANATA KOMPUTER`` (PPPK) as ``Pranata Komputer Ahli Pertama``; every other name as it is."""
    cocok = re.fullmatch(rf"({_JENJANG})\s*[-–]\s*(.+)", teks, re.I)
    if not cocok:
        return teks
    jabatan = cocok[2].strip()
    return f"{judul(jabatan) if jabatan.isupper() else jabatan} {judul(cocok[1])}"


def judul(teks):
    """Capital first letters: ``PENGELOLA DATA DAN INFORMASI`` is ``Pengelola Data dan Informasi``."""
    kata = re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), teks.lower()).split(" ")
    return " ".join(satu.lower() if n and satu.lower() in _KATA_KECIL else satu for n, satu in enumerate(kata))


def jenjang(jabatan):
    """Jenjang in the name of a jabatan fungsional, the last one named, or ``None``."""
    temu = re.findall(rf"\b({_JENJANG})\b", jabatan, re.I)
    return judul(temu[-1]) if temu else None


def kode_golongan(teks):
    """Code of a golongan ruang, and whether it is one of PNS or of PPPK.

    :returns: ``("III/a", "pns")``, ``("IX", "pppk")`` or ``None``
    """
    cocok = re.fullmatch(r"(?:GOL(?:ONGAN)?\.?\s*)?([IVX]+)\s*[/.\-]?\s*([A-E])?", teks.strip().upper())
    if not cocok:
        return None
    return (f"{cocok[1]}/{cocok[2].lower()}", "pns") if cocok[2] else (cocok[1], "pppk")


def jenis_jabatan(jenis_id, jenis_nama):
    """Struktural, fungsional, rangkap or pelaksana out of the code, or out of the name where there is no code."""
    if jenis_id in JENIS_JABATAN_ID:
        return JENIS_JABATAN_ID[jenis_id]
    nama = jenis_nama.lower()
    return next((jenis for jenis in (STRUKTURAL, "rangkap", PELAKSANA, FUNGSIONAL) if jenis in nama), None)


def kode_eselon(eselon_id, eselon_nama, dikenal):
    """Code of an eselon out of ``ESELON ID`` (22) or ``ESELON NAMA`` (II.b); ``None`` when neither says one."""
    if eselon_id and eselon_id.zfill(2) in dikenal:
        return eselon_id.zfill(2)
    cocok = re.match(r"\s*(IV|III|II|I|V)\s*[./ ]\s*([AB])\b", eselon_nama.upper())
    if not cocok:
        return None
    kode = f"{('I', 'II', 'III', 'IV', 'V').index(cocok[1]) + 1}{1 if cocok[2] == 'A' else 2}"
    return kode if kode in dikenal else None


def kedudukan(nama, kode, tabel):
    """Which kedudukan hukum a row means, and whether a person in it is assessed.

    The name decides, because it is what people correct; the code stands in where the table has no such name.

    :param tabel: ``{code: (record id, name, assessable)}``
    :returns: ``(record id or "", assessable or None when unknown)``
    """
    per_nama = {satu[1].lower(): satu for satu in tabel.values()}
    if nama.lower() in per_nama:
        baris = per_nama[nama.lower()]
        return baris[0], baris[2]
    if _TIDAK_DINILAI.search(nama):
        baris = tabel.get(kode.zfill(2))
        return (baris[0] if baris and not baris[2] else ""), False
    if kode and kode.zfill(2) in tabel:
        baris = tabel[kode.zfill(2)]
        return baris[0], baris[2]
    return "", None
