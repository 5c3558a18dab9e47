"""Keberatan in the portal: list, form of the pegawai, sheet of a case with what each party may do now."""

from odoo import http
from odoo.fields import Domain
from odoo.http import request
from werkzeug.exceptions import NotFound

from odoo.addons.portal.controllers.portal import pager as portal_pager

from ..models.keberatan import STATE_BERJALAN
from . import halaman
from .dasar import (
    KIRIM,
    LIHAT,
    boleh_skp,
    coba,
    daftar_pilihan,
    domain_instansi,
    kabar,
    kolom,
    pegawai_sendiri,
    pilihan,
    teks,
)
from .keberatan_isi import bagian_daftar, belum_ada, lembar, matriks

PER_HALAMAN = 20


def keberatan_pihak(keberatan_id):
    """A case of which the user is party today, by the rights of the user; for anybody else it does not exist here."""
    keberatan = request.env["ekinerja.keberatan"]
    if boleh_skp():
        pihak = Domain.OR(keberatan._domain_pihak(nama) for nama in ("pegawai", "penilai", "atasan"))
        keberatan = keberatan.search(Domain("id", "=", keberatan_id) & pihak)
    if not keberatan:
        raise NotFound()
    return keberatan


class PortalKeberatan(http.Controller):
    # -- list ----------------------------------------------------------------------------------------------------------

    @http.route(["/my/keberatan", "/my/keberatan/page/<int:page>"], **LIHAT)
    def keberatan_list(self, page=1, bagian="", **kw):
        """Cases in four lists: to decide, to explain, own ones, done."""
        if not boleh_skp():
            return request.redirect("/my")
        keberatan = request.env["ekinerja.keberatan"]
        bagian_semua = bagian_daftar(keberatan)
        bagian = bagian if bagian in bagian_semua else next((kunci for kunci, isi in bagian_semua.items() if isi["jumlah"]), "saya")
        isi = bagian_semua[bagian]
        pager = portal_pager("/my/keberatan", url_args={"bagian": bagian}, total=isi["jumlah"], page=page, step=PER_HALAMAN)
        return request.render("ekinerja_skp.portal_keberatan_list", halaman.dasar_halaman(
            "keberatan", bagian=bagian, bagian_semua=bagian_semua, pager=pager,
            semua=self._halaman(keberatan, isi, pager["offset"]) if isi["jumlah"] else keberatan,
            belum=belum_ada() if bagian == "saya" else [], STATE_BERJALAN=STATE_BERJALAN,
        ))  # fmt: skip

    def _halaman(self, keberatan, isi, offset):
        # sudo: ekinerja.keberatan - each list names the user as a party of its cases, as the rules do
        semua = keberatan.sudo().search_fetch(
            isi["domain"] & domain_instansi(), kolom(keberatan), limit=PER_HALAMAN, offset=offset, order=isi["order"]
        )
        return semua.sudo(False)

    # -- the draft of the pegawai --------------------------------------------------------------------------------------

    @http.route("/my/keberatan/baru/<int:evaluasi_id>", **LIHAT)
    def keberatan_baru(self, evaluasi_id, **kw):
        evaluasi = self._evaluasi(evaluasi_id)
        if evaluasi.keberatan_ids:
            return self._ke(evaluasi.keberatan_ids)
        if alasan := evaluasi._alasan_tanpa_keberatan()[evaluasi.id]:
            kabar(alasan, "danger")
            return request.redirect(f"/my/skp/{evaluasi.skp_id.id}?bagian=evaluasi")
        return self._form(evaluasi, None, {"minta_hasil": evaluasi.rating_hasil, "minta_perilaku": evaluasi.rating_perilaku})

    @http.route("/my/keberatan/baru/<int:evaluasi_id>", **KIRIM)
    def keberatan_baru_simpan(self, evaluasi_id, **post):
        evaluasi = self._evaluasi(evaluasi_id)
        if evaluasi.keberatan_ids:
            # sent twice: the first one stands
            return self._ke(evaluasi.keberatan_ids)
        baru = request.env["ekinerja.keberatan"]

        def simpan():
            nonlocal baru
            baru = baru.create(self._vals(post) | {"evaluasi_id": evaluasi.id})

        if pesan := coba(simpan):
            return self._form(evaluasi, None, post, pesan)
        kabar(request.env._("Saved as a draft. Add bukti if you have any, then file it."))
        return self._ke(baru)

    @http.route("/my/keberatan/<int:keberatan_id>/ubah", **LIHAT)
    def keberatan_ubah(self, keberatan_id, **kw):
        keberatan = keberatan_pihak(keberatan_id)
        if keberatan.state != "draft":
            return self._ke(keberatan)
        nilai = {nama: keberatan[nama] for nama in ("alasan", "minta_hasil", "minta_perilaku")}
        return self._form(keberatan.evaluasi_id, keberatan, nilai)

    @http.route("/my/keberatan/<int:keberatan_id>/ubah", **KIRIM)
    def keberatan_ubah_simpan(self, keberatan_id, **post):
        keberatan = keberatan_pihak(keberatan_id)
        if pesan := coba(lambda: keberatan.write(self._vals(post))):
            return self._form(keberatan.evaluasi_id, keberatan, post, pesan)
        kabar(request.env._("Draft saved."))
        return self._ke(keberatan)

    @http.route("/my/keberatan/<int:keberatan_id>/hapus", **KIRIM)
    def keberatan_hapus(self, keberatan_id, **post):
        keberatan = keberatan_pihak(keberatan_id)
        if pesan := coba(keberatan.unlink):
            return self._lembar(keberatan, post, pesan)
        kabar(request.env._("The draft is deleted."))
        return request.redirect("/my/keberatan?bagian=saya")

    def _evaluasi(self, evaluasi_id):
        """An own evaluation that was given."""
        evaluasi = request.env["ekinerja.evaluasi"]
        if boleh_skp():
            evaluasi = evaluasi.search([("id", "=", evaluasi_id), ("skp_id.employee_id", "in", pegawai_sendiri().ids), ("state", "!=", "draft")])
        if not evaluasi:
            raise NotFound()
        return evaluasi

    def _vals(self, post):
        return {
            "minta_hasil": pilihan(post, "ekinerja.keberatan", "minta_hasil", wajib=False),
            "minta_perilaku": pilihan(post, "ekinerja.keberatan", "minta_perilaku", wajib=False),
            "alasan": teks(post, "alasan", request.env._("Alasan")),
        }

    def _form(self, evaluasi, keberatan, nilai, pesan=""):
        batas = evaluasi._batas_keberatan().get(evaluasi.id)
        return request.render("ekinerja_skp.portal_keberatan_form", halaman.dasar_halaman(
            "keberatan_isi", keberatan=keberatan, evaluasi=evaluasi, batas=batas, nilai=nilai, pesan=pesan,
            judul=request.env._("Keberatan %(period)s %(year)s", period=evaluasi.periode_id.name, year=evaluasi.tahun),
            rating=daftar_pilihan("ekinerja.keberatan", "minta_hasil"), matriks=matriks(),
            kata=halaman.kata("ekinerja.evaluasi", "rating_hasil", "predikat"),
        ))  # fmt: skip

    # -- the sheet -----------------------------------------------------------------------------------------------------

    @http.route("/my/keberatan/<int:keberatan_id>", **LIHAT)
    def keberatan_isi(self, keberatan_id, **kw):
        keberatan = keberatan_pihak(keberatan_id)
        return self._lembar(keberatan, {"putus_hasil": keberatan.minta_hasil, "putus_perilaku": keberatan.minta_perilaku})

    @http.route("/my/keberatan/<int:keberatan_id>/ajukan", **KIRIM)
    def keberatan_ajukan(self, keberatan_id, **post):
        keberatan = keberatan_pihak(keberatan_id)
        return self._langkah(keberatan, post, keberatan.action_ajukan, request.env._("Filed. You will read here when it is decided."))

    @http.route("/my/keberatan/<int:keberatan_id>/tarik", **KIRIM)
    def keberatan_tarik(self, keberatan_id, **post):
        keberatan = keberatan_pihak(keberatan_id)
        return self._langkah(keberatan, post, keberatan.action_tarik, request.env._("Withdrawn: it is a draft again."))

    @http.route("/my/keberatan/<int:keberatan_id>/periksa", **KIRIM)
    def keberatan_periksa(self, keberatan_id, **post):
        keberatan = keberatan_pihak(keberatan_id)
        return self._langkah(keberatan, post, keberatan.action_periksa, request.env._("The examination has begun."))

    @http.route("/my/keberatan/<int:keberatan_id>/jelaskan", **KIRIM)
    def keberatan_jelaskan(self, keberatan_id, **post):
        keberatan = keberatan_pihak(keberatan_id)
        langkah = lambda: keberatan.action_jelaskan(teks(post, "penjelasan", request.env._("Penjelasan")))
        return self._langkah(keberatan, post, langkah, request.env._("Your explanation is sent to the atasan penilai."))

    @http.route("/my/keberatan/<int:keberatan_id>/tanya", **KIRIM)
    def keberatan_tanya(self, keberatan_id, **post):
        keberatan = keberatan_pihak(keberatan_id)
        langkah = lambda: keberatan.action_tanya(teks(post, "pertanyaan", request.env._("Question")))
        return self._langkah(keberatan, post, langkah, request.env._("The pegawai is asked."))

    @http.route("/my/keberatan/<int:keberatan_id>/jawab", **KIRIM)
    def keberatan_jawab(self, keberatan_id, **post):
        keberatan = keberatan_pihak(keberatan_id)
        langkah = lambda: keberatan.action_jawab(teks(post, "penjelasan_pegawai", request.env._("Penjelasan pegawai")))
        return self._langkah(keberatan, post, langkah, request.env._("Your explanation is sent to the atasan penilai."))

    @http.route("/my/keberatan/<int:keberatan_id>/setujui", **KIRIM)
    def keberatan_setujui(self, keberatan_id, **post):
        keberatan = keberatan_pihak(keberatan_id)
        langkah = lambda: keberatan.action_setujui(
            teks(post, "putusan", request.env._("Keputusan dan rekomendasi")),
            pilihan(post, "ekinerja.keberatan", "putus_hasil"), pilihan(post, "ekinerja.keberatan", "putus_perilaku"),
        )  # fmt: skip
        return self._langkah(keberatan, post, langkah, request.env._("Granted: the evaluation has the new ratings and is final."))

    @http.route("/my/keberatan/<int:keberatan_id>/tolak", **KIRIM)
    def keberatan_tolak(self, keberatan_id, **post):
        keberatan = keberatan_pihak(keberatan_id)
        langkah = lambda: keberatan.action_tolak(teks(post, "putusan", request.env._("Keputusan dan rekomendasi")))
        return self._langkah(keberatan, post, langkah, request.env._("Refused: the ratings stand and the evaluation is final."))

    @http.route("/my/keberatan/<int:keberatan_id>/<path:lain>", **LIHAT)
    def keberatan_lain(self, keberatan_id, lain, **kw):
        """A reload after signing in again asks for the address of a form that can only be sent: show the sheet instead."""
        return self._ke(keberatan_pihak(keberatan_id))

    def _langkah(self, keberatan, post, langkah, berhasil):
        """Run a step; what is refused is told beside what was typed."""
        if pesan := coba(langkah):
            keberatan.invalidate_recordset()
            return self._lembar(keberatan, post, pesan)
        kabar(berhasil)
        return self._ke(keberatan)

    def _lembar(self, keberatan, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_keberatan_isi", lembar(keberatan) | {"nilai": nilai, "pesan": pesan})

    def _ke(self, keberatan):
        return request.redirect(f"/my/keberatan/{keberatan.id}")
