"""Versions of the own SKP in the portal: start and cancel a revision, compare; the check before submitting."""

from odoo import http
from odoo.http import request
from werkzeug.exceptions import NotFound

from ..models.skp import STATE_TERBUKA
from .dasar import KIRIM, LIHAT, coba, kabar, ke, skp_milik, teks
from .halaman import dasar_halaman


class PortalRevisi(http.Controller):
    @http.route("/my/skp/<int:skp_id>/versi", **LIHAT)
    def versi(self, skp_id, **kw):
        """The SKP in force, its open revision and its old versions."""
        skp = skp_milik(skp_id)
        return self._versi(skp.revisi_dari_id or skp, {})

    @http.route("/my/skp/<int:skp_id>/revisi", **KIRIM)
    def revisi(self, skp_id, **post):
        skp = skp_milik(skp_id)
        if pesan := coba(lambda: skp.action_revisi(teks(post, "alasan", request.env._("Reason"), wajib=True))):
            return self._versi(skp, post, pesan)
        kabar(request.env._("The revision is started. Change what is to change, then submit it; until it is approved the SKP stays in force as it is."))
        return ke(skp.revisi_terbuka_id, "hasil")

    @http.route("/my/skp/<int:skp_id>/revisi/batal", **KIRIM)
    def revisi_batal(self, skp_id, **post):
        skp = skp_milik(skp_id)
        asal = skp.revisi_dari_id
        pesan = coba(skp.action_batal_revisi)
        kabar(pesan or request.env._("The revision is cancelled. The SKP stays in force as it is."), "danger" if pesan else "success")
        return ke(skp if pesan else asal)

    @http.route("/my/skp/<int:skp_id>/revisi/rhk", **KIRIM)
    def revisi_rhk(self, skp_id, **post):
        """Bring back RHK of the SKP in force that may not vanish."""
        skp = skp_milik(skp_id)
        pesan = coba(skp.action_kembalikan_rhk)
        kabar(pesan or request.env._("The RHK with rencana aksi or ratings are back."), "danger" if pesan else "success")
        return ke(skp, "hasil")

    @http.route("/my/skp/<int:skp_id>/banding", **LIHAT)
    def banding(self, skp_id, dengan="", **kw):
        """What a version changes, compared with another one."""
        skp = skp_milik(skp_id)
        if dengan and not (dengan.isascii() and dengan.isdigit() and len(dengan) < 10):
            raise NotFound()
        hasil = {}
        if pesan := coba(lambda: hasil.update(skp.bandingkan(int(dengan or 0) or None))):
            kabar(pesan, "danger")
            return request.redirect(f"/my/skp/{skp.id}/versi")
        return request.render("ekinerja_skp.portal_skp_banding", dasar_halaman(
            "skp_form", skp=skp, banding=hasil, judul=request.env._("What changes"),
        ))  # fmt: skip

    @http.route("/my/skp/<int:skp_id>/periksa", **LIHAT)
    def periksa(self, skp_id, **kw):
        """What a check before submitting found; warnings are asked about once."""
        skp = skp_milik(skp_id)
        if skp.state not in STATE_TERBUKA:
            return ke(skp)
        temuan = skp.periksa_kaskade()
        return request.render("ekinerja_skp.portal_skp_periksa", dasar_halaman(
            "skp_form", skp=skp, judul=request.env._("Check before submitting"),
            galat=[satu for satu in temuan if satu["tingkat"] == "galat"],
            peringatan=[satu for satu in temuan if satu["tingkat"] == "peringatan"],
        ))  # fmt: skip

    def _versi(self, skp, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_skp_versi", dasar_halaman(
            "skp_form", skp=skp, nilai=nilai, pesan=pesan, judul=request.env._("Versions"), revisi=skp.revisi_terbuka_id,
            lama=skp.versi_ids.filtered("is_riwayat").sorted("versi", reverse=True),
        ))  # fmt: skip
