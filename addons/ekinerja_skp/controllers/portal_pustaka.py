"""RHK that need not be typed: from the library, and from an earlier SKP."""

from odoo import http
from odoo.http import request

from ..models.skp import STATE_TERBUKA
from .dasar import KIRIM, LIHAT, coba, kabar, ke, skp_milik, teks
from .halaman import dasar_halaman


def terpilih(nama):
    """Ids of the ticked boxes of a form."""
    return [int(satu) for satu in request.httprequest.form.getlist(nama) if satu.isascii() and satu.isdigit() and len(satu) < 10]


class PortalPustaka(http.Controller):
    @http.route("/my/skp/<int:skp_id>/pustaka", **LIHAT)
    def pustaka(self, skp_id, cari="", **kw):
        skp = skp_milik(skp_id)
        return self._pustaka(skp, cari[:100]) if skp.state in STATE_TERBUKA else ke(skp)

    @http.route("/my/skp/<int:skp_id>/pustaka", **KIRIM)
    def pustaka_ambil(self, skp_id, **post):
        skp = skp_milik(skp_id)
        jumlah, dipilih = 0, terpilih("pustaka")

        def ambil():
            nonlocal jumlah
            jumlah = skp.ambil_pustaka(dipilih)

        pesan = coba(ambil) if dipilih else request.env._("Choose at least one RHK.")
        if pesan:
            return self._pustaka(skp, teks(post, "cari"), pesan)
        kabar(request.env._("%s RHK taken from the library. Check targets and add what is missing.", jumlah))
        return ke(skp, "hasil")

    def _pustaka(self, skp, cari, pesan=""):
        return request.render("ekinerja_skp.portal_skp_pustaka", dasar_halaman("skp_form", skp=skp, cari=cari, daftar=skp.pustaka(cari), pesan=pesan))

    @http.route("/my/skp/<int:skp_id>/salin", **LIHAT)
    def salin(self, skp_id, **kw):
        skp = skp_milik(skp_id)
        return self._salin(skp) if skp.state in STATE_TERBUKA else ke(skp)

    @http.route("/my/skp/<int:skp_id>/salin", **KIRIM)
    def salin_simpan(self, skp_id, **post):
        skp = skp_milik(skp_id)
        rhk, lampiran, hasil = terpilih("rhk"), terpilih("lampiran"), {}

        def salin():
            hasil.update(skp.salin_dari(rhk, lampiran))

        pesan = coba(salin) if rhk or lampiran else request.env._("Choose at least one RHK or lampiran.")
        if pesan:
            return self._salin(skp, pesan)
        kabar(skp._pesan_salinan(hasil), "warning" if hasil["lepas"] else "success")
        return ke(skp, "hasil")

    def _salin(self, skp, pesan=""):
        return request.render("ekinerja_skp.portal_skp_salin", dasar_halaman("skp_form", skp=skp, asal=skp.asal_salinan(), pesan=pesan))
