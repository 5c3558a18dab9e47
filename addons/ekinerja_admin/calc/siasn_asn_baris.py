"""One row of the Data ASN of SIASN: columns, and how each is read. No Odoo imports."""

import re
from dataclasses import dataclass, field

from . import siasn_jabatan as kamus
from .nik import periksa_nik
from .nip import PPPK, angka, periksa_nip
from .siasn import DILEWATI, Baris, kode, tanggal, teks

KOLOM = {
    "nip": ("NIP BARU", "NIP"),
    "nama": ("NAMA", "NAMA PEGAWAI"),
    "kedudukan": ("KEDUDUKAN HUKUM NAMA", "KEDUDUKAN HUKUM"),
    "jenis_jabatan_id": ("JENIS JABATAN ID",),
    "jabatan": ("JABATAN NAMA", "NAMA JABATAN"),
    "kode_jabatan": ("JABATAN ID",),
    "unor_id": ("UNOR ID",),
    "golongan": ("GOL AKHIR NAMA", "GOLONGAN AKHIR NAMA", "GOL RUANG AKHIR NAMA"),
    "tmt_golongan": ("TMT GOLONGAN", "TMT GOL AKHIR"),
    "tmt_jabatan": ("TMT JABATAN",),
    "unor_nama": ("UNOR NAMA",),
    "eselon_id": ("ESELON ID",),
    "eselon": ("ESELON NAMA",),
    "siasn_id": ("PNS ID", "ASN ID"),
    "gelar_depan": ("GELAR DEPAN",),
    "gelar_belakang": ("GELAR BELAKANG",),
    "tanggal_lahir": ("TANGGAL LAHIR", "TGL LAHIR"),
    "kelamin": ("JENIS KELAMIN",),
    "nik": ("NIK",),
    "email": ("EMAIL",),
    "email_gov": ("EMAIL GOV", "EMAIL DINAS"),
    "hp": ("NOMOR HP", "NO HP"),
    "jenis_pegawai": ("JENIS PEGAWAI NAMA", "JENIS PEGAWAI"),
    "kedudukan_id": ("KEDUDUKAN HUKUM ID",),
    "status_cpns": ("STATUS CPNS PNS",),
    "golongan_id": ("GOL AKHIR ID", "GOLONGAN AKHIR ID"),
    "jenis_jabatan": ("JENIS JABATAN NAMA", "JENIS JABATAN"),
}
WAJIB = (("nip",), ("nama",), ("kedudukan", "kedudukan_id"), ("jenis_jabatan_id", "jenis_jabatan"), ("jabatan",), ("unor_id",))
KELAMIN = {"M": "male", "L": "male", "1": "male", "PRIA": "male", "LAKI LAKI": "male", "F": "female", "P": "female", "2": "female",
           "W": "female", "WANITA": "female", "PEREMPUAN": "female"}  # fmt: skip


@dataclass(frozen=True)
class Unor:
    """A unor that the instansi has; ``eselon`` is the code of its head."""

    id: int
    nama: str = ""
    eselon: str = ""
    jabatan_pimpinan: str = ""
    teratas: bool = False


@dataclass(frozen=True)
class Acuan:
    """Records that rows refer to, by the codes of SIASN.

    ``golongan`` {(jenis, code): id}, ``golongan_siasn`` {id in SIASN: code}, ``eselon`` {code: jenis jabatan}, ``jenjang`` {name: id},
    ``kedudukan`` {code: (id, name, assessable)}, ``unor`` {kode: Unor}, ``arsip`` NIP of archived pegawai.
    """

    golongan: dict
    golongan_siasn: dict
    eselon: dict
    jenjang: dict
    kedudukan: dict
    unor: dict
    arsip: frozenset = field(default_factory=frozenset)


class Pembaca:
    """Reads one row, one subject a method."""

    def __init__(self, nomor, cells, judul, acuan):
        self.cells, self.judul, self.acuan = cells, judul, acuan
        self.baris = Baris(nomor)
        self.nilai = self.baris.nilai
        self.nip = None

    def isi(self, kunci):
        return teks(self.judul.ambil(self.cells, kunci))

    def baca(self):
        baris = self.baris
        baris.nama = self.isi("nama")
        baris.kunci = angka(self.isi("nip"))
        kedudukan_id, dinilai = kamus.kedudukan(self.isi("kedudukan"), self.isi("kedudukan_id"), self.acuan.kedudukan)
        if not self._dilewati(dinilai):
            if kedudukan_id:
                self.nilai["kedudukan_id"] = kedudukan_id
            self._nomor()
            self._orang()
            self._golongan()
            self._unor()
            self._jabatan()
            self._tmt()
        return baris

    def _dilewati(self, dinilai):
        nama = self.isi("kedudukan") or self.isi("kedudukan_id")
        kolom = KOLOM["kedudukan"][0]
        if not nama:
            self.baris.tolak(kolom, f"{kolom} kosong; isi kedudukan hukum, misalnya Aktif.")
        elif dinilai is False:
            self.baris.catat(kolom, f"Kedudukan hukum {nama}: tidak dinilai kinerjanya, tidak diimpor.", DILEWATI)
        elif dinilai is None:
            self.baris.catat(
                kolom,
                f"Kedudukan hukum '{nama}' tidak dikenal; tambahkan di tabel Kedudukan hukum bila pegawai ini dinilai, lalu periksa lagi.",
                DILEWATI,
            )
        elif self.baris.kunci in self.acuan.arsip:
            self.baris.catat("NIP BARU", "Pegawai ini diarsipkan di sini; aktifkan kembali bila masih bekerja.", DILEWATI)
        return self.baris.status == DILEWATI

    def _nomor(self):
        """NIP and NIK: a number cell has lost its last digits, because Excel keeps 15."""
        sel = self.judul.ambil(self.cells, "nip")
        if isinstance(sel, (int, float)) or re.fullmatch(r"[\d.,]+E\+?\d+", self.isi("nip"), re.I):
            self.baris.kunci = ""
            self.baris.tolak(
                "NIP BARU", f"NIP tersimpan sebagai angka ({sel}), digit terakhirnya hilang di Excel; ketik ulang 18 digit sebagai teks."
            )
        else:
            try:
                self.nip = periksa_nip(self.isi("nip"))
            except ValueError as error:
                self.baris.tolak("NIP BARU", str(error))
        if self.nip:
            self.nilai["nip"] = self.nip.nip
            for peringatan in self.nip.peringatan:
                self.baris.catat("NIP BARU", f"NIP {self.nip.nip}: {peringatan}; periksa kembali.")
        self._nik()

    def _nik(self):
        sel, nik = self.judul.ambil(self.cells, "nik"), angka(self.isi("nik"))
        if not nik:
            return
        if isinstance(sel, (int, float)):
            self.baris.catat("NIK", f"NIK tersimpan sebagai angka ({sel}), digit terakhirnya hilang di Excel; tidak disimpan.")
        elif not re.fullmatch(r"[0-9]{16}", nik):
            self.baris.catat("NIK", f"NIK {nik} bukan 16 digit angka; tidak disimpan.")
        else:
            self.nilai["nik"] = nik
            try:
                periksa_nik(nik)
            except ValueError as error:
                self.baris.catat("NIK", f"{error} Disimpan apa adanya.")

    def _orang(self):
        if not self.baris.nama:
            self.baris.tolak("NAMA", "NAMA kosong; isi nama pegawai.")
        self.nilai["nama"] = self.baris.nama
        for kunci in ("gelar_depan", "gelar_belakang"):
            if self.judul.ada(kunci):
                self.nilai[kunci] = self.isi(kunci).strip("-")
        if siasn_id := self.isi("siasn_id"):
            try:
                self.nilai["siasn_id"] = kode(siasn_id)
            except ValueError as error:
                self.baris.catat("PNS ID", f"PNS ID {error}; tidak disimpan.")
        surel = self.isi("email_gov") or self.isi("email")
        if re.fullmatch(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+", surel):
            self.nilai["email"] = surel.lower()
        elif surel not in ("", "-"):
            self.baris.catat("EMAIL", f"'{surel}' bukan alamat surel; tidak disimpan.")
        if re.search(r"\d{6}", angka(self.isi("hp"))):
            self.nilai["hp"] = self.isi("hp")
        self._lahir_kelamin()
        self.nilai["jenis_pegawai"] = self._jenis_pegawai()

    def _lahir_kelamin(self):
        """Birth date and sex of the file against those in the NIP; the file counts where it can be read."""
        try:
            lahir = tanggal(self.judul.ambil(self.cells, "tanggal_lahir"))
        except ValueError as error:
            lahir = None
            self.baris.catat("TANGGAL LAHIR", f"TANGGAL LAHIR {error}. Dipakai tanggal lahir dari NIP.")
        kelamin = KELAMIN.get(self.isi("kelamin").upper().replace("-", " "))
        if self.nip:
            dari_nip = "male" if self.nip.jenis_kelamin == "L" else "female"
            self.baris.bantu["cocok"] = lahir == self.nip.tanggal_lahir and kelamin in (None, dari_nip)
            if lahir and lahir != self.nip.tanggal_lahir:
                self.baris.catat(
                    "TANGGAL LAHIR", f"TANGGAL LAHIR {lahir:%d-%m-%Y} lain dari NIP ({self.nip.tanggal_lahir:%d-%m-%Y}); periksa kembali."
                )
            lahir = lahir or self.nip.tanggal_lahir
            if kelamin and kelamin != dari_nip:
                self.baris.catat(
                    "JENIS KELAMIN", f"JENIS KELAMIN {self.isi('kelamin')} lain dari NIP (digit ke-15 = {self.nip.nip[14]}); periksa kembali."
                )
            kelamin = kelamin or dari_nip
        self.nilai.update({k: v for k, v in (("tanggal_lahir", lahir and lahir.isoformat()), ("kelamin", kelamin)) if v})

    def _jenis_pegawai(self):
        jenis = self.isi("jenis_pegawai").upper()
        status = self.isi("status_cpns").upper()
        if "PPPK" in jenis or "P3K" in jenis or "PERJANJIAN KERJA" in jenis or "PPPK" in self.isi("kedudukan").upper():
            return "pppk"
        if status in ("C", "CPNS"):
            return "cpns"
        if status or jenis:
            return "pns"
        return "pppk" if self.nip and self.nip.jenis == PPPK else "pns"

    def _golongan(self):
        jenis = "pppk" if self.nilai["jenis_pegawai"] == "pppk" else "pns"
        isi = self.isi("golongan") or self.acuan.golongan_siasn.get(self.isi("golongan_id"), "")
        if isi in ("", "-"):
            self.baris.catat("GOL AKHIR NAMA", "GOL AKHIR NAMA kosong; pangkat/golongan ruang tidak diisi.")
            return
        golongan = kamus.kode_golongan(isi)
        if golongan and (golongan[1], golongan[0]) in self.acuan.golongan and golongan[1] == jenis:
            self.nilai["golongan_id"] = self.acuan.golongan[jenis, golongan[0]]
        else:
            contoh = "I sampai XVII untuk PPPK" if jenis == "pppk" else "I/a sampai IV/e untuk PNS"
            self.baris.tolak("GOL AKHIR NAMA", f"Golongan '{isi}' tidak dikenal; isi {contoh}.")

    def _unor(self):
        isi, nama = self.isi("unor_id"), self.isi("unor_nama") or "tanpa nama"
        try:
            unor = self.acuan.unor.get(kode(isi))
        except ValueError:
            unor = None
        if unor:
            self.nilai["unor_id"] = unor.id
            self.baris.bantu["unor"] = unor
        else:
            self.baris.tolak(
                "UNOR ID",
                f"Unor {nama} (UNOR ID {isi or 'kosong'}) tidak ada di daftar unor; "
                "impor HierarkiUnor terbaru lebih dahulu atau perbaiki UNOR ID.",
            )

    def _jabatan(self):
        jabatan = kamus.nama_jabatan(self.isi("jabatan"))
        if not jabatan or jabatan == "-":
            self.baris.tolak("JABATAN NAMA", "JABATAN NAMA kosong; isi nama jabatan.")
        jenis = kamus.jenis_jabatan(self.isi("jenis_jabatan_id"), self.isi("jenis_jabatan"))
        eselon = kamus.kode_eselon(self.isi("eselon_id"), self.isi("eselon"), self.acuan.eselon)
        if jenis == "rangkap":
            jenis = kamus.STRUKTURAL if self.acuan.eselon.get(eselon) else kamus.FUNGSIONAL
        if jenis == kamus.STRUKTURAL:
            if not self.acuan.eselon.get(eselon) and (unor := self.baris.bantu.get("unor")):
                eselon = unor.eselon
            jenis = self.acuan.eselon.get(eselon)
            if not jenis:
                self.baris.tolak(
                    "ESELON ID",
                    f"Jabatan struktural dengan ESELON ID '{self.isi('eselon_id') or 'kosong'}'; "
                    "isi 11-22 (JPT), 31-32 (administrator) atau 41-42 (pengawas).",
                )
        elif jenis is None:
            self.baris.tolak(
                "JENIS JABATAN ID",
                f"JENIS JABATAN ID '{self.isi('jenis_jabatan_id') or 'kosong'}' tidak dikenal; isi 1 struktural, 2 fungsional atau 4 pelaksana.",
            )
        self.baris.bantu["eselon"] = eselon
        nama_jenjang = kamus.jenjang(jabatan) if jenis == kamus.FUNGSIONAL else None
        if jenis == kamus.FUNGSIONAL and not nama_jenjang:
            self.baris.catat("JABATAN NAMA", f"Jenjang tidak terbaca dari '{jabatan}'; jenjang tidak diisi.")
        self.nilai.update({"jabatan": jabatan, "jenis_jabatan": jenis, "jenjang_id": self.acuan.jenjang.get(nama_jenjang, "")})
        if kode_jabatan := self.isi("kode_jabatan"):
            # a reference, no property of the person: not compared
            self.nilai["kode_jabatan"] = kode_jabatan.upper()

    def _tmt(self):
        for kunci in ("tmt_golongan", "tmt_jabatan"):
            kolom = KOLOM[kunci][0]
            try:
                tmt = tanggal(self.judul.ambil(self.cells, kunci))
            except ValueError as error:
                self.baris.tolak(kolom, f"{kolom} {error}.")
                continue
            if tmt and (not 1945 <= tmt.year <= 2100 or (self.nip and tmt <= self.nip.tanggal_lahir)):
                self.baris.tolak(kolom, f"{kolom} {tmt:%d-%m-%Y} tidak mungkin; isi tanggal pada SK dengan bentuk dd-mm-yyyy.")
            elif tmt:
                self.nilai[kunci] = tmt.isoformat()
