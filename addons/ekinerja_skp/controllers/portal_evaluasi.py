"""The document of an evaluation in the portal: the pegawai confirms the receipt and the return."""

from odoo import http
from odoo.http import request

from .dasar import KIRIM, bagian_milik, coba, kabar, ke, skp_milik


class PortalEvaluasi(http.Controller):
    @http.route("/my/skp/<int:skp_id>/evaluasi/<int:evaluasi_id>/terima", **KIRIM)
    def evaluasi_terima(self, skp_id, evaluasi_id, **post):
        skp = skp_milik(skp_id)
        evaluasi = bagian_milik("ekinerja.evaluasi", evaluasi_id, skp)
        return self._langkah(skp, evaluasi, evaluasi.action_terima, request.env._("Receipt confirmed: the time limit of keberatan counts from today."))

    @http.route("/my/skp/<int:skp_id>/evaluasi/<int:evaluasi_id>/kembalikan", **KIRIM)
    def evaluasi_kembalikan(self, skp_id, evaluasi_id, **post):
        skp = skp_milik(skp_id)
        evaluasi = bagian_milik("ekinerja.evaluasi", evaluasi_id, skp)
        return self._langkah(skp, evaluasi, evaluasi.action_kembalikan, request.env._("Noted: the signed document is returned."))

    def _langkah(self, skp, evaluasi, tindakan, berhasil):
        pesan = coba(tindakan)
        kabar(pesan or berhasil, "danger" if pesan else "success")
        return ke(skp, "evaluasi", f"evaluasi-{evaluasi.id}")
