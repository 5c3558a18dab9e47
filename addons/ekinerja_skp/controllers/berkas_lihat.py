"""Bukti dukung for whoever may read it: download, and preview of images and PDF in the browser."""

from odoo import http
from odoo.http import request
from werkzeug.exceptions import NotFound

from odoo.addons.ekinerja_admin.tools.berkas import JENIS
from odoo.addons.ekinerja_admin.tools.tautan import periksa_tautan

LIHAT = {"type": "http", "auth": "user", "methods": ["GET"], "readonly": True}
EKSTENSI = {mimetype: "jpg" if jenis == "jpeg" else jenis for jenis, mimetype in JENIS.items()}
# what a browser shows without running anything of it
TAMPIL = frozenset({JENIS["pdf"], JENIS["jpeg"], JENIS["png"]})


def nama_unduhan(bukti):
    """Name whose ending says what the content is."""
    ekstensi = EKSTENSI.get(bukti.mimetype, "bin")
    nama = bukti.name.replace("/", "-").replace("\\", "-")
    return nama if nama.lower().endswith((f".{ekstensi}", ".jpeg" if ekstensi == "jpg" else f".{ekstensi}")) else f"{nama}.{ekstensi}"


def kirim_berkas(bukti, as_attachment):
    """Answer with the file of a bukti dukung or of a version of it, whose right was checked; a link leads to its own site."""
    if bukti.jenis == "tautan":
        try:
            return request.redirect(periksa_tautan(bukti.url), local=False)
        except ValueError as error:  # given before links were checked
            raise NotFound() from error
    stream = request.env["ir.binary"]._get_stream_from(bukti, "berkas", filename=nama_unduhan(bukti), mimetype=bukti.mimetype)
    as_attachment = as_attachment or bukti.mimetype not in TAMPIL
    # images and PDF show themselves; nothing of them may load or run anything else
    return stream.get_response(as_attachment=as_attachment, content_security_policy="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'")


def yang_terbaca(model, record_id):
    """A record by the rights of the user; what they may not read does not exist here."""
    record = request.env[model]
    if record.has_access("read"):
        record = record.search([("id", "=", record_id)])
    if not record:
        raise NotFound()
    return record


class BerkasLihat(http.Controller):
    @http.route("/ekinerja/bukti/<int:bukti_id>", **LIHAT)
    def bukti_berkas(self, bukti_id, **kw):
        return kirim_berkas(yang_terbaca("ekinerja.bukti", bukti_id), as_attachment=True)

    @http.route("/ekinerja/bukti/<int:bukti_id>/lihat", **LIHAT)
    def bukti_lihat(self, bukti_id, **kw):
        return kirim_berkas(yang_terbaca("ekinerja.bukti", bukti_id), as_attachment=False)

    @http.route("/ekinerja/bukti/versi/<int:versi_id>", **LIHAT)
    def bukti_versi(self, versi_id, **kw):
        return kirim_berkas(yang_terbaca("ekinerja.bukti.versi", versi_id), as_attachment=False)
