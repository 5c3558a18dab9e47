"""What is expected of me now: one page for the pegawai and for the penilai."""

from datetime import timedelta

from odoo import http
from odoo.fields import Domain
from odoo.http import request

from . import halaman
from .dasar import KIRIM, LIHAT, boleh_skp, kabar, pegawai_sendiri

MINGGU = timedelta(days=7)
IKON = {
    "skp_mulai": "fa-file-text-o", "skp_lengkapi": "fa-file-text-o", "skp_kembali": "fa-reply", "perbarui_data": "fa-refresh",
    "rencana": "fa-calendar-plus-o", "realisasi": "fa-pencil-square-o", "baca_evaluasi": "fa-star-half-o", "setujui": "fa-check-square-o",
    "nilai": "fa-star-o", "revisi": "fa-pencil-square-o", "setujui_atasan": "fa-id-card-o", "dokumen_evaluasi": "fa-file-pdf-o",
    "keberatan_jelaskan": "fa-gavel", "keberatan_putus": "fa-gavel", "keberatan_jawab": "fa-gavel",
    "keberatan_dijawab": "fa-gavel", "umpan_balik": "fa-comments-o", "umpan360": "fa-retweet", "bimbingan": "fa-handshake-o",
    "kalibrasi": "fa-balance-scale",
}  # fmt: skip


class PortalKinerja(http.Controller):
    @http.route("/my/kinerja", **LIHAT)
    def kinerja(self, **kw):
        """Tasks by urgency, each one tap from the place where it is done (BKN-LOG-05, BKN-SKP-17, SMG-ASN-02)."""
        if not boleh_skp():
            return request.redirect("/my")
        user = request.env.user
        # sudo: ekinerja.tugas - titles and numbers of the own tasks
        tugas = request.env["ekinerja.tugas"].sudo()
        tugas = tugas.with_context(ekinerja_ada=tugas._yang_ada(user))
        daftar = tugas._kumpulkan(user)[user.id]
        # sudo: res.company - today in the time zone of the instansi
        hari_ini = request.env.company.sudo()._ekinerja_hari_ini()
        is_penilai = any(satu["peran"] == "penilai" for satu in daftar)
        return request.render("ekinerja_skp.portal_kinerja", halaman.dasar_halaman(
            "kinerja", kelompok=self._kelompok(daftar, hari_ini), kata_batas=lambda hari: kata_batas(request.env, hari, hari_ini), ikon=IKON,
            berikut=None if daftar else tugas._berikutnya(user), pegawai_ada=bool(daftar) or bool(pegawai_sendiri()),
            nama=user.name, hari_ini=hari_ini, is_penilai=is_penilai, memimpin=is_penilai or self._memimpin(tugas, hari_ini), ringkasan=user.ekinerja_ringkasan,
            memimpin_unor=tugas._ada("penilai") and bool(request.env["ekinerja.capaian.organisasi"]._unor_pimpinan()),
        ))  # fmt: skip

    @http.route("/my/kinerja/ringkasan", **KIRIM)
    def ringkasan(self, **post):
        """Do with or without the daily digest; reminders of deadlines come all the same."""
        # sudo: res.users - a preference of the signed-in user
        request.env.user.sudo().ekinerja_ringkasan = post.get("ringkasan") == "ya"
        kabar(request.env._("Saved."))
        return request.redirect("/my/kinerja")

    def _memimpin(self, tugas, hari_ini):
        """Whether the page of the staff holds anybody for the user; asked exactly only of those who may be somebody's penilai."""
        if not any(tugas._ada(kunci) for kunci in ("penilai", "atasan", "memimpin")):
            return False
        # sudo: ekinerja.atasan - whether the user leads anybody, also with a portal account
        atasan = request.env["ekinerja.atasan"].sudo()
        if atasan.search_count(atasan._domain_berlaku(hari_ini) & Domain("atasan_id.user_id", "=", request.env.uid), limit=1):
            return True
        return bool(request.env["ekinerja.skp"].with_context(active_test=False).search_count([("is_pemutus", "=", True)], limit=1))

    def _kelompok(self, daftar, hari_ini):
        """``[(heading, colour, tasks)]``: what is late, what is due within seven days, the rest."""
        env = request.env
        telat = [satu for satu in daftar if satu["batas"] and satu["batas"] < hari_ini]
        minggu = [satu for satu in daftar if satu["batas"] and hari_ini <= satu["batas"] <= hari_ini + MINGGU]
        nanti = [satu for satu in daftar if not satu["batas"] or satu["batas"] > hari_ini + MINGGU]
        semua = ((env._("Late"), "danger", telat), (env._("Within seven days"), "warning", minggu), (env._("Later"), "primary", nanti))
        return [baris for baris in semua if baris[2]]


def kata_batas(env, hari, hari_ini):
    """A deadline in words: how far away it is."""
    selisih = (hari - hari_ini).days
    if selisih < -1:
        return env._("%s days late", -selisih)
    return {
        -1: env._("One day late"), 0: env._("Today is the last day"), 1: env._("Until tomorrow"),
    }.get(selisih) or env._("%s days left", selisih)  # fmt: skip
