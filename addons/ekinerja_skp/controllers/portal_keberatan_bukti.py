"""Bukti beside a keberatan: upload, download, delete; and what the page of an SKP says about keberatan."""

import base64

from odoo import http
from odoo.http import request
from werkzeug.exceptions import NotFound

from .berkas_lihat import nama_unduhan
from .dasar import KIRIM, LIHAT, coba, kabar
from .portal_keberatan import PortalKeberatan, keberatan_pihak
from .portal_skp import PortalSkp
from .unggahan import berkas_diunggah, lewat_skrip


class PortalKeberatanBukti(PortalKeberatan):
    @http.route("/my/keberatan/<int:keberatan_id>/bukti", **KIRIM)
    def keberatan_bukti_simpan(self, keberatan_id, **post):
        """Add all or none; the script that shows the progress of an upload asks for the refusal alone."""
        keberatan = keberatan_pihak(keberatan_id)
        bukti = request.env["ekinerja.keberatan.bukti"]
        pesan = coba(lambda: bukti.create([vals | {"keberatan_id": keberatan.id} for vals in self._berkas_vals()]))
        if not pesan:
            kabar(request.env._("Bukti added."))
        if lewat_skrip():
            return request.make_json_response({"pesan": pesan})
        return self._lembar(keberatan, {}, pesan) if pesan else self._ke(keberatan)

    @http.route("/my/keberatan/<int:keberatan_id>/bukti/<int:berkas_id>", **LIHAT)
    def keberatan_bukti_unduh(self, keberatan_id, berkas_id, **kw):
        bukti = self._bukti(keberatan_id, berkas_id)
        stream = request.env["ir.binary"]._get_stream_from(bukti, "berkas", filename=nama_unduhan(bukti), mimetype=bukti.mimetype)
        return stream.get_response(as_attachment=True)

    @http.route("/my/keberatan/<int:keberatan_id>/bukti/<int:berkas_id>/hapus", **KIRIM)
    def keberatan_bukti_hapus(self, keberatan_id, berkas_id, **post):
        bukti = self._bukti(keberatan_id, berkas_id)
        keberatan = bukti.keberatan_id
        pesan = coba(bukti.unlink)
        kabar(pesan or request.env._("Bukti deleted."), "danger" if pesan else "success")
        return self._ke(keberatan)

    def _bukti(self, keberatan_id, berkas_id):
        keberatan = keberatan_pihak(keberatan_id)
        bukti = request.env["ekinerja.keberatan.bukti"].search([("id", "=", berkas_id), ("keberatan_id", "=", keberatan.id)])
        if not bukti:
            raise NotFound()
        return bukti

    def _berkas_vals(self):
        maks = request.env["ekinerja.keberatan.bukti"]._batas_berkas().maks_mb
        return [{"name": nama, "berkas": base64.b64encode(isi)} for nama, isi in berkas_diunggah(maks, request.env._("Make it smaller."))]


class PortalSkpKeberatan(PortalSkp):
    """The page of the evaluations: what may be done about each of them."""

    def _bagian_evaluasi(self, skp, *args):
        hasil = super()._bagian_evaluasi(skp, *args)
        evaluasi = hasil["evaluasi"]
        return hasil | {
            "keberatan": request.env["ekinerja.keberatan"].search([("evaluasi_id", "in", evaluasi.ids)]).grouped("evaluasi_id"),
            "tanpa_keberatan": evaluasi._alasan_tanpa_keberatan(), "batas_keberatan": evaluasi._batas_keberatan(),
        }  # fmt: skip
