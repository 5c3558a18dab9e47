"""For who heads a unit: its pola distribusi, and the calibration suggestions that wait for an answer (BKN-CTK-16, PermenPANRB 6/2022 IV.B.1)."""

from markupsafe import Markup
from odoo import http
from odoo.http import request
from werkzeug.exceptions import NotFound

from odoo.addons.ekinerja_admin.calc.distribusi import PREDIKAT, persen

from . import halaman
from .dasar import KIRIM, LIHAT, boleh_skp, coba, kabar, pegawai_sendiri, tahun_alamat, teks

# answered suggestions on the page; whatever waits is always there
MAKS_SELESAI = 100


class PortalPola(http.Controller):
    @http.route("/my/pola", **LIHAT)
    def pola(self, unor="", tahun="", periode="", **kw):
        """Counts per predikat and the picture of the printed document, of a unit that the user heads or acts in."""
        if not boleh_skp():
            return request.redirect("/my")
        capaian = request.env["ekinerja.capaian.organisasi"]
        # sudo: hr.department, res.company - names of units that the user heads, today in the time zone of the instansi
        semua_unor = capaian._unor_pimpinan().sudo()
        hari_ini = request.env.company.sudo()._ekinerja_hari_ini()
        semua_periode = request.env["ekinerja.periode"].search_fetch([("company_id", "=", request.env.company.id)], halaman.KOLOM_PERIODE)
        dipilih = semua_unor.filtered(lambda satu: str(satu.id) == unor)[:1] or semua_unor[:1]
        # sudo: ekinerja.capaian.organisasi, res.company - which period of an own unit was rated last
        bawaan = capaian.sudo()._waktu_terakhir(request.env.company.sudo(), dipilih)
        tahun = tahun_alamat(tahun, bawaan[0])
        aktif = semua_periode.filtered(lambda satu: str(satu.id) == periode)[:1] or semua_periode & bawaan[1]
        values = {"isi": None}
        if dipilih and aktif:
            dipilih_env = dipilih.with_env(request.env)
            capaian._periksa_papan(dipilih_env, request.env.company)
            isi = capaian._ringkas_papan(request.env.company, tahun, aktif, dipilih_env)
            dinilai = sum(isi["semua"].values())
            # every text in the picture is escaped by calc
            values = {"isi": isi, "grafik": Markup(isi["grafik"] or ""), "sebaran": [
                (nama, isi["semua"].get(kunci, 0), persen(isi["semua"].get(kunci, 0), dinilai)) for kunci, nama in PREDIKAT.items()
            ]}  # fmt: skip
        return request.render("ekinerja_skp.portal_pola", halaman.dasar_halaman(
            "pola", semua_unor=semua_unor, unor=dipilih, semua_periode=semua_periode, aktif=aktif, tahun=tahun,
            tahun_pilihan=sorted({hari_ini.year, hari_ini.year - 1, hari_ini.year - 2, tahun}, reverse=True), predikat=PREDIKAT, persen=persen, **values,
        ))  # fmt: skip

    # -- calibration ---------------------------------------------------------------------------------------------------

    @http.route("/my/kalibrasi", **LIHAT)
    def kalibrasi(self, **kw):
        """Suggestions to oneself: those that wait, then what was answered."""
        if not boleh_skp():
            return request.redirect("/my")
        saran, milik = request.env["ekinerja.kalibrasi.saran"], [("penilai_id", "in", pegawai_sendiri().ids)]
        return request.render("ekinerja_skp.portal_kalibrasi", halaman.dasar_halaman(
            "kalibrasi", terbuka=saran.search([*milik, ("state", "=", "diminta")]),
            selesai=saran.search([*milik, ("state", "!=", "diminta")], limit=MAKS_SELESAI),
            kata=halaman.kata("ekinerja.evaluasi", "predikat"),
        ))  # fmt: skip

    @http.route("/my/kalibrasi/<int:saran_id>/terima", **KIRIM)
    def kalibrasi_terima(self, saran_id, **post):
        """Look again: the evaluation opens for a change."""
        saran = self._saran(saran_id)
        if pesan := coba(lambda: saran.action_terima(teks(post, "catatan", request.env._("Note")))):
            kabar(pesan, "danger")
            return request.redirect("/my/kalibrasi")
        kabar(request.env._("The evaluation is open: change the ratings and give it again."))
        return request.redirect(f"/my/staf/evaluasi/{saran.evaluasi_id.id}?bagian=hasil")

    @http.route("/my/kalibrasi/<int:saran_id>/tolak", **KIRIM)
    def kalibrasi_tolak(self, saran_id, **post):
        """The predikat stays, with the reason."""
        saran = self._saran(saran_id)
        pesan = coba(lambda: saran.action_tolak(teks(post, "alasan", request.env._("Reason"), wajib=True)))
        kabar(pesan or request.env._("Answered: the predikat of %s stays.", saran.pegawai_nama), "danger" if pesan else "success")
        return request.redirect("/my/kalibrasi")

    def _saran(self, saran_id):
        """A suggestion to oneself; any other does not exist here."""
        saran = request.env["ekinerja.kalibrasi.saran"]
        if boleh_skp():
            saran = saran.search([("id", "=", saran_id), ("penilai_id", "in", pegawai_sendiri().ids)])
        if not saran:
            raise NotFound
        return saran
