"""Values of the keberatan pages."""

import json

from odoo.fields import Domain
from odoo.http import request

from ..calc.predikat import MATRIKS
from ..models.keberatan import STATE_BERJALAN
from . import halaman
from .dasar import ambil, daftar_pilihan, domain_instansi, domain_sendiri, pegawai_sendiri
from .unggahan import ukuran_berkas

WARNA_STATE = {
    "draft": "secondary", "diajukan": "info", "diperiksa": "primary", "disetujui": "success", "ditolak": "danger", "terlambat": "dark",
}  # fmt: skip


def bagian_daftar(keberatan):
    """Lists of the page: ``{key: {"label", "domain", "order", "jumlah"}}``; who is nobody's penilai or atasan has only the own one."""
    env = request.env
    # sudo: ekinerja.tugas - whether the user may be party to a case of somebody else
    if not env["ekinerja.tugas"].sudo()._yang_ada(env.user, ("penilai", "keberatan_atasan")):
        domain = Domain(domain_sendiri()) & domain_instansi()
        # sudo: ekinerja.keberatan - number of the own ones
        jumlah = keberatan.sudo().search_count(domain)
        return {"saya": {"label": env._("Mine"), "domain": domain, "order": "tanggal_diajukan desc, id desc", "jumlah": jumlah}}
    pegawai, penilai, atasan = (keberatan._domain_pihak(nama) for nama in ("pegawai", "penilai", "atasan"))
    berjalan = Domain("state", "in", STATE_BERJALAN)
    segera, terbaru = "batas_putusan, id", "tanggal_diajukan desc, id desc"
    hasil = {
        "putus": {"label": env._("To decide"), "domain": berjalan & atasan, "order": segera},
        "jelaskan": {"label": env._("To explain"), "domain": berjalan & penilai, "order": segera},
        "saya": {"label": env._("Mine"), "domain": pegawai, "order": terbaru},
        "selesai": {
            "label": env._("Done"), "domain": Domain("state", "in", ("disetujui", "ditolak", "terlambat")) & (penilai | atasan), "order": terbaru,
        },
    }  # fmt: skip
    for isi, jumlah in zip(hasil.values(), keberatan._hitung_daftar([isi["domain"] for isi in hasil.values()]), strict=True):
        isi["jumlah"] = jumlah
    return hasil


def belum_ada():
    """Own evaluations that can still be contested: ``[(evaluasi, Batas)]``."""
    dinilai = ambil("ekinerja.evaluasi", [
        ("skp_id.employee_id", "in", pegawai_sendiri().ids), ("state", "=", "dinilai"), ("keberatan_ids", "=", False),
    ])  # fmt: skip
    alasan, batas = dinilai._alasan_tanpa_keberatan(), dinilai._batas_keberatan()
    return [(evaluasi, batas[evaluasi.id]) for evaluasi in dinilai if not alasan[evaluasi.id]]


def matriks():
    """Predikat per pair of ratings in the language of the user, for the script that shows it while choosing."""
    kata = dict(daftar_pilihan("ekinerja.keberatan", "minta_predikat"))
    return json.dumps({f"{hasil},{perilaku}": [kata[predikat], halaman.WARNA_PREDIKAT[predikat]] for (hasil, perilaku), predikat in MATRIKS.items()})


def lembar(keberatan):
    """Values of the sheet of a case."""
    env = request.env
    berjalan = keberatan.state in STATE_BERJALAN and not keberatan.is_lewat
    batas = keberatan.evaluasi_id._batas_keberatan().get(keberatan.evaluasi_id.id) if keberatan.state == "draft" else None
    rating, predikat = (dict(daftar_pilihan("ekinerja.keberatan", nama)) for nama in ("minta_hasil", "minta_predikat"))
    unggah = env["ekinerja.keberatan.bukti"]._batas_berkas() if keberatan.state == "draft" else None
    return halaman.dasar_halaman(
        "keberatan_isi", keberatan=keberatan, judul=keberatan.display_name, berjalan=berjalan, batas=batas, warna_state=WARNA_STATE,
        kata={"rating": rating, "predikat": predikat} | halaman.kata("ekinerja.keberatan", "state"),
        tabel=list(zip((env._("Sebelum keberatan"), env._("Permintaan pegawai"), env._("Sesudah keberatan")), keberatan._tabel(), strict=True)),
        waktu=_waktu(keberatan), petunjuk=_petunjuk(keberatan, berjalan, batas), rating=daftar_pilihan("ekinerja.keberatan", "minta_hasil"),
        matriks=matriks(), boleh_jawab=berjalan and keberatan.is_pegawai and keberatan.state == "diperiksa" and bool(keberatan.pertanyaan),
        maks=unggah and unggah.maks_mb, bentuk=unggah and unggah._bentuk(), ukuran=ukuran_berkas,
    )  # fmt: skip


def _waktu(keberatan):
    """Steps of the case: ``[(label, moment, is done)]``."""
    env = request.env
    jelas = keberatan._waktu(keberatan.tanggal_dijelaskan)
    akhir = {
        "disetujui": env._("Granted by %s", keberatan.diputus_oleh or "-"), "ditolak": env._("Refused by %s", keberatan.diputus_oleh or "-"),
        "terlambat": env._("Not decided in time"),
    }.get(keberatan.state, env._("Decision of %s", keberatan.atasan_nama or "-"))  # fmt: skip
    sampai = env._("until %s", halaman._hari(keberatan.batas_putusan)) if keberatan.batas_putusan else ""
    return [
        (env._("Filed"), keberatan.waktu_diajukan, bool(keberatan.tanggal_diajukan)),
        (env._("Explained by %s", keberatan.dijelaskan_oleh or keberatan.penilai_nama or "-"), jelas, bool(jelas)),
        (env._("First checked by the atasan"), keberatan.waktu_diperiksa, bool(keberatan.tanggal_diperiksa)),
        (akhir, keberatan.waktu_diputus or sampai, keberatan.state in ("disetujui", "ditolak", "terlambat")),
    ]


def _petunjuk(keberatan, berjalan, batas):
    """What is expected of this user now: ``[(colour, title, text)]``."""
    env = request.env
    if keberatan.state == "draft":
        if alasan := keberatan.evaluasi_id._alasan_tanpa_keberatan()[keberatan.evaluasi_id.id]:
            return [("danger", env._("It cannot be filed any more"), alasan)]
        return [(
            "warning" if batas.sisa <= 3 else "light", env._("Not filed yet"),
            env._("File it until %(date)s: %(days)s hari kerja are left.", date=halaman._hari(batas.batas), days=batas.sisa),
        )]  # fmt: skip
    if keberatan.state == "terlambat":
        isi = env._("Nobody decided until %s. The ratings stand and the case is locked.", halaman._hari(keberatan.batas_putusan))
        return [("dark", env._("Terlambat"), isi)]
    if not berjalan:
        isi = env._("It was %s. The case ends as Terlambat, the ratings stand.", halaman._hari(keberatan.batas_putusan or keberatan.batas_ajukan))
        return [("danger", env._("The time to decide is over"), isi)] if keberatan.is_lewat else []
    sisa = env._("Until %(date)s: %(days)s hari kerja are left.", date=halaman._hari(keberatan.batas_putusan), days=keberatan.sisa_hari)
    warna = "warning" if keberatan.sisa_hari <= 3 else "info"
    if keberatan.is_atasan:
        return [(warna, env._("Check and decide it"), sisa)]
    if keberatan.is_penilai:
        return [("light", env._("You have explained"), sisa)] if keberatan.penjelasan else [(warna, env._("Explain your rating to the atasan"), sisa)]
    if keberatan.pertanyaan and not keberatan.penjelasan_pegawai:
        return [("warning", env._("The atasan asks for your explanation"), sisa)]
    return [("info", env._("Being examined") if keberatan.state == "diperiksa" else env._("Waiting for the atasan penilai"), sisa)]
