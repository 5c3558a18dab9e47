"""Rencana aksi and realisasi of an approved SKP, period by period."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from . import halaman
from .dasar import KIRIM, LIHAT, angka, bagian_milik, coba, kabar, skp_milik, teks


def ke_periode(skp, periode_id, jangkar=""):
    return request.redirect(f"/my/skp/{skp.id}?bagian=periode&periode={periode_id}{'#' + jangkar if jangkar else ''}")


def persen(post, nama):
    """Typed progress."""
    isi = angka(post, nama, request.env._("Progress (%)")) if (post.get(nama) or "").strip() else 0
    if isi > 100:
        raise UserError(request.env._('"%s" is no progress: type a number from 0 to 100.', isi))
    return isi


class PortalRencana(http.Controller):
    @http.route("/my/skp/<int:skp_id>/periode/<int:periode_id>/rencana/tambah", **LIHAT)
    def rencana_tambah(self, skp_id, periode_id, rhk="", **kw):
        skp = skp_milik(skp_id)
        baris = self._periode(skp, periode_id)
        return self._rencana_form(skp, baris, None, {"rhk_id": rhk}) if baris else ke_periode(skp, periode_id)

    @http.route("/my/skp/<int:skp_id>/periode/<int:periode_id>/rencana/tambah", **KIRIM)
    def rencana_tambah_simpan(self, skp_id, periode_id, **post):
        skp = skp_milik(skp_id)
        baris = self._periode(skp, periode_id)
        if not baris:
            return ke_periode(skp, periode_id)
        rencana = request.env["ekinerja.rencana.aksi"]

        def simpan():
            nonlocal rencana
            rhk_id = angka(post, "rhk_id", request.env._("RHK"))
            if not rhk_id:
                raise UserError(request.env._("Choose the RHK that this rencana aksi serves."))
            rhk = bagian_milik("ekinerja.rhk", rhk_id, skp)
            rencana = rencana.create(self._rencana_vals(post) | {"rhk_id": rhk.id, "periode_id": periode_id})

        if pesan := coba(simpan):
            return self._rencana_form(skp, baris, None, post, pesan)
        kabar(request.env._("Rencana aksi added."))
        return ke_periode(skp, periode_id, f"rencana{rencana.id}")

    @http.route("/my/skp/<int:skp_id>/rencana/<int:rencana_id>", **LIHAT)
    def rencana_ubah(self, skp_id, rencana_id, **kw):
        skp = skp_milik(skp_id)
        rencana = bagian_milik("ekinerja.rencana.aksi", rencana_id, skp)
        nilai = {nama: rencana[nama] for nama in ("name", "target", "realisasi")} | {"rhk_id": str(rencana.rhk_id.id), "progres": str(rencana.progres)}
        return self._rencana_form(skp, self._periode(skp, rencana.periode_id.id), rencana, nilai)

    @http.route("/my/skp/<int:skp_id>/rencana/<int:rencana_id>", **KIRIM)
    def rencana_ubah_simpan(self, skp_id, rencana_id, **post):
        skp = skp_milik(skp_id)
        rencana = bagian_milik("ekinerja.rencana.aksi", rencana_id, skp)
        if pesan := coba(lambda: rencana.write(self._rencana_vals(post))):
            return self._rencana_form(skp, self._periode(skp, rencana.periode_id.id), rencana, post, pesan)
        kabar(request.env._("Rencana aksi saved."))
        return ke_periode(skp, rencana.periode_id.id, f"rencana{rencana.id}")

    @http.route("/my/skp/<int:skp_id>/rencana/<int:rencana_id>/hapus", **KIRIM)
    def rencana_hapus(self, skp_id, rencana_id, **post):
        skp = skp_milik(skp_id)
        rencana = bagian_milik("ekinerja.rencana.aksi", rencana_id, skp)
        periode_id = rencana.periode_id.id
        pesan = coba(rencana.unlink)
        kabar(pesan or request.env._("Rencana aksi deleted."), "danger" if pesan else "success")
        return ke_periode(skp, periode_id)

    def _periode(self, skp, periode_id):
        return next((row for row in halaman.periode_skp(skp).get(skp.id, ()) if row["periode"].id == periode_id), None)

    def _rencana_vals(self, post):
        return {
            "name": teks(post, "name", request.env._("Rencana aksi"), wajib=True),
            "target": teks(post, "target", request.env._("Target")),
            "realisasi": teks(post, "realisasi", request.env._("Realisasi")),
        } | ({"progres": persen(post, "progres")} if "progres" in post else {})

    def _rencana_form(self, skp, baris, rencana, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_skp_rencana_form", halaman.dasar_halaman(
            "skp_form", skp=skp, baris=baris, rencana=rencana, nilai=nilai, pesan=pesan,
            judul=request.env._("Rencana aksi and realisasi") if rencana else request.env._("Add rencana aksi"),
            status_periode=halaman.status_periode(),
        ))  # fmt: skip
