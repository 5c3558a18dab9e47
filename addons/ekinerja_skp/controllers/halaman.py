"""Values that more than one portal page shows."""

from datetime import timedelta
from functools import cache
from uuid import uuid4

from odoo.http import request
from odoo.tools import format_date

from odoo.addons.ekinerja_admin.calc.periode import tanggal_tahun
from odoo.addons.ekinerja_admin.models.res_company_batas import Entri
from odoo.addons.portal.controllers.portal import pager as portal_pager

from ..models.skp import STATE_TERBUKA
from .dasar import ambil, ambil_kabar, daftar_pilihan

WARNA_PREDIKAT = {
    "sangat_baik": "success", "baik": "success", "butuh_perbaikan": "warning", "kurang": "danger", "sangat_kurang": "danger",
}  # fmt: skip
# days before a deadline from which it is shown as urgent
SEGERA = 14
KOLOM_PERIODE = ["name", "awal", "akhir", "batas", "jenis", "company_id"]


def dasar_halaman(page_name, **values):
    """Values of every page of the portal part."""
    return {
        "page_name": page_name,
        "kabar": ambil_kabar(),
        "kunci": lambda: uuid4().hex,
        # the same days stand on a page many times
        "tgl": cache(lambda day: format_date(request.env, day, date_format="d MMMM y")),
        "sebut": penyebut(),
        "warna_predikat": WARNA_PREDIKAT,
        "STATE_TERBUKA": STATE_TERBUKA,
        "nilai": {},
        "pesan": "",
    } | values


def sehalaman(model, domain, kolom, page, url, per_halaman, **kw):
    """``(pager, records)`` of a page of a list; a first page that is not full needs no statement that counts.

    :param kw: ``order`` of the records, ``url_args`` of the pager
    """
    order = kw.pop("order", None)
    records = model.search_fetch(domain, kolom, limit=per_halaman, order=order) if page == 1 else None
    total = len(records) if records is not None and len(records) < per_halaman else model.search_count(domain)
    pager = portal_pager(url, total=total, page=page, step=per_halaman, **kw)
    if records is None:
        records = model.search_fetch(domain, kolom, limit=per_halaman, offset=pager["offset"], order=order)
    return pager, records


def penyebut():
    """``sebut(record, field)``: the label of a selection, each list of labels read once a page."""
    label = cache(lambda model, nama: dict(daftar_pilihan(model, nama)))
    return lambda record, nama: label(record._name, nama).get(record[nama], "")


def langkah(skp, jumlah_kurang=0):
    """Sections of the page of an SKP: ``[(key, label, icon, badge)]``."""
    env = request.env
    if skp.is_riwayat:
        return [("pratinjau", env._("SKP"), "fa-file-text-o", 0), ("dokumen", env._("Documents"), "fa-download", 0)]
    if skp.state == "disetujui":
        return [
            ("periode", env._("Rencana aksi"), "fa-calendar-check-o", 0),
            ("umpan", env._("Umpan balik"), "fa-comments-o", 0),
            ("evaluasi", env._("Evaluasi"), "fa-star-half-o", 0),
            ("pratinjau", env._("SKP"), "fa-file-text-o", 0),
            ("dokumen", env._("Documents"), "fa-download", 0),
        ]
    return [
        ("pihak", env._("Parties"), "fa-users", 0),
        ("hasil", env._("Hasil kerja"), "fa-bullseye", 0),
        ("perilaku", env._("Perilaku"), "fa-handshake-o", 0),
        ("lampiran", env._("Lampiran"), "fa-paperclip", 0),
        ("pratinjau", env._("Preview"), "fa-eye", jumlah_kurang),
    ]


def kekurangan(skp):
    """What is still missing before this SKP may be submitted."""
    if skp.state not in STATE_TERBUKA:
        return []
    rhk = skp.rhk_ids
    return [pesan[:1].upper() + pesan[1:] for pesan in skp._kekurangan(rhk, rhk.indikator_ids.grouped("rhk_id"))]


def bagian(model, skp, kelompok, order="sequence, id"):
    """Parts of a checked SKP in groups, with their order in a group; who reads an SKP reads its parts."""
    return ambil(model, [("skp_id", "=", skp.id)], order=order).grouped(kelompok)


def perilaku(skp):
    """Values of BerAKHLAK that the pages of an SKP list."""
    return ambil("ekinerja.perilaku", [("company_id", "in", (False, skp.company_id.id))])


def hasil_kerja(skp):
    """RHK and indikator of an SKP for its pages, each read with one statement: ``rhk_semua`` by kind, ``indikator_rhk`` by RHK."""
    return {
        "rhk_semua": bagian("ekinerja.rhk", skp, "jenis"),
        "indikator_rhk": ambil("ekinerja.indikator", [("rhk_id.skp_id", "=", skp.id)], order="sequence, id").grouped("rhk_id"),
        "tanpa_indikator": skp.env["ekinerja.indikator"],
    }


def petunjuk(skp, periode=None):
    """What is expected of the pegawai now: ``[(colour, title, text)]``.

    :param periode: periods of this SKP as ``periode_skp`` gives them, for an approved one
    """
    env = request.env
    hasil = []
    if skp.state in STATE_TERBUKA and skp.alasan:
        judul = (
            env._("Returned by the penilai")
            if skp.alasan_jenis == "tolak"
            else env._("Returned to draft by the admin instansi")
        )
        hasil.append(("danger", judul, skp.alasan))
    if skp.state == "draft" and not skp.tanggal_diajukan:
        hasil.append(_petunjuk_batas(skp))
    elif skp.state == "diajukan":
        hasil.append(
            (
                "info",
                env._("Waiting for approval"),
                env._("%s has been asked to approve this SKP or to return it.", skp.penilai_nama or "-"),
            )
        )
    elif skp.state == "disetujui":
        hasil += _petunjuk_periode(periode or [])
    return [baris for baris in hasil if baris]


def _petunjuk_batas(skp):
    env = request.env
    status = skp._status_batas()[skp.id]
    if status.tutup:
        return ("danger", env._("The deadline has passed"), status.pesan)
    if status.dibuka:
        return ("info", env._("Reopened until %s", _hari(status.dibuka)), env._("Complete the SKP and submit it until then."))
    if status.lewat:
        return ("warning", env._("The deadline has passed"), env._("Submit the SKP now: it is still accepted."))
    if not status.batas:
        return ("light", env._("Not submitted yet"), env._("Complete it and submit it."))
    # sudo: res.company - today in the time zone of the instansi
    segera = status.batas - skp.company_id.sudo()._ekinerja_hari_ini() <= timedelta(days=SEGERA)
    return ("warning" if segera else "light", env._("Not submitted yet"), env._("Complete it and submit it until %s.", _hari(status.batas)))


def _hari(day):
    return format_date(request.env, day, date_format="d MMMM y")


def _petunjuk_periode(periode):
    env = request.env
    for baris in periode:
        if baris["status"] in ("buka", "dibuka") and not baris["final"]:
            dibuka = baris["status"] == "dibuka"
            judul = env._("%s is reopened", baris["periode"].name) if dibuka else env._("%s is open", baris["periode"].name)
            sampai = baris["dibuka"] if dibuka else baris["batas"]
            isi = (
                env._("Fill rencana aksi, realisasi and bukti dukung until %s.", _hari(sampai))
                if sampai
                else env._("Fill rencana aksi, realisasi and bukti dukung.")
            )
            return [("info" if dibuka else "light", judul, isi)]
    return []


def evaluasi_per_periode(skp):
    """``{periode id: evaluasi}`` of a checked SKP, drafts too."""
    semua = ambil("ekinerja.evaluasi", [("skp_id", "=", skp.id)], ["skp_id", "periode_id", "state", "predikat"], order="id")
    return {row.periode_id.id: row for row in semua}


def periode_skp(semua_skp, evaluasi=None):
    """Periods within the range of each approved SKP, with dates and what may be done now.

    :param evaluasi: evaluations of these SKP where the page has read them
    :returns: ``{skp id: [{"periode", "awal", "akhir", "batas", "final", "status", "dibuka", "boleh_isi", "boleh_rencana"}]}``; status is
        ``dinilai``, ``nanti``, ``buka``, ``dibuka`` (closed, reopened until ``dibuka``), ``terlambat`` (late, still accepted) or ``tutup``;
        ``batas`` is the last day of realisasi, None without one, ``batas_target`` that of rencana aksi where it is another day
    """
    disetujui = semua_skp.filtered(lambda skp: skp.state == "disetujui")
    if not disetujui:
        return {}
    if evaluasi is None:
        evaluasi = ambil("ekinerja.evaluasi", [("skp_id", "in", disetujui.ids)], ["skp_id", "periode_id", "state"], order="id")
    dinilai = {(row.skp_id.id, row.periode_id.id) for row in evaluasi if row.state != "draft"}
    hasil = {}
    for company, kelompok in disetujui.grouped("company_id").items():
        company_sudo = company.sudo()  # sudo: res.company - time zone and deadline policy
        hari_ini = company_sudo._ekinerja_hari_ini()
        periode = ambil("ekinerja.periode", [("company_id", "=", company.id)], KOLOM_PERIODE)
        pasangan = [
            (skp, row, tanggal)
            for skp in kelompok
            for row in periode
            for tanggal in (tanggal_tahun(row.awal, row.akhir, row.batas, skp.tahun),)
            if tanggal.akhir >= skp.date_start and tanggal.awal <= skp.date_end
        ]
        # sudo: hr.employee - id of the own pegawai, for reopenings
        entri = [Entri((skp.id, row.id), skp.sudo().employee_id.id, skp.tahun, row) for skp, row, _tanggal in pasangan]
        realisasi, target = (company_sudo._ekinerja_status_batas(jenis, entri) for jenis in ("realisasi", "target"))
        for skp, row, tanggal in pasangan:
            kunci = (skp.id, row.id)
            hasil.setdefault(skp.id, []).append(
                {"periode": row, "final": row.jenis == "final", "awal": tanggal.awal, "akhir": tanggal.akhir}
                | _status_periode(realisasi[kunci], target[kunci], kunci in dinilai, hari_ini < tanggal.awal)
            )
    return hasil


def _status_periode(realisasi, target, dinilai, nanti):
    status = (
        "dinilai" if dinilai else "nanti" if nanti else "tutup" if realisasi.tutup else "dibuka" if realisasi.dibuka
        else "terlambat" if realisasi.lewat else "buka"
    )  # fmt: skip
    return {
        "status": status, "batas": realisasi.batas, "dibuka": realisasi.dibuka, "boleh_isi": not dinilai and not realisasi.tutup,
        "boleh_rencana": not dinilai and not target.tutup, "batas_target": target.batas if target.batas != realisasi.batas else None,
        "target_dibuka": target.dibuka,
    }  # fmt: skip


def periode_aktif(semua_periode, dipilih):
    """The period with the id ``dipilih`` (text of the address), else the one where most is to be done now."""
    if dipilih and dipilih.isascii() and dipilih.isdigit():
        for row in semua_periode:
            if row["periode"].id == int(dipilih):
                return row
    urut = {"dibuka": 0, "buka": 0, "nanti": 1, "terlambat": 2, "tutup": 3, "dinilai": 3}
    return min(semua_periode, key=lambda row: (row["final"], urut[row["status"]]), default=None)


def status_periode():
    """Words and colours of the states of a period."""
    env = request.env
    return {
        "dinilai": (env._("Evaluated"), "success"), "nanti": (env._("Not started"), "light"), "buka": (env._("Open"), "primary"),
        "dibuka": (env._("Reopened"), "info"), "terlambat": (env._("Late"), "warning"), "tutup": (env._("Closed"), "dark"),
    }  # fmt: skip


def kata(model, *names):
    """``{field: {key: label}}`` of selection fields in the language of the user."""
    return {name: dict(daftar_pilihan(model, name)) for name in names}
