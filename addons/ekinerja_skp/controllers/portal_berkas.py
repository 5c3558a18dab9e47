"""Bukti dukung of a rencana aksi: links and files, and their download."""

import base64

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.ekinerja_admin.tools.berkas import JENIS

from . import halaman
from .dasar import KIRIM, LIHAT, bagian_milik, coba, kabar, skp_milik, teks

MB = 1024 * 1024
EKSTENSI = {mimetype: "jpg" if jenis == "jpeg" else jenis for jenis, mimetype in JENIS.items()}


class PortalBerkas(http.Controller):
    @http.route("/my/skp/<int:skp_id>/rencana/<int:rencana_id>/bukti", **LIHAT)
    def bukti_list(self, skp_id, rencana_id, **kw):
        skp = skp_milik(skp_id)
        return self._bukti_form(skp, bagian_milik("ekinerja.rencana.aksi", rencana_id, skp), {})

    @http.route("/my/skp/<int:skp_id>/rencana/<int:rencana_id>/bukti/tautan", **KIRIM)
    def bukti_tautan_simpan(self, skp_id, rencana_id, **post):
        skp = skp_milik(skp_id)
        rencana = bagian_milik("ekinerja.rencana.aksi", rencana_id, skp)
        return self._simpan(skp, rencana, post, lambda: [{
            "jenis": "tautan", "url": teks(post, "url", request.env._("Address"), wajib=True), "name": teks(post, "name", request.env._("Name")),
        }])  # fmt: skip

    @http.route("/my/skp/<int:skp_id>/rencana/<int:rencana_id>/bukti/berkas", **KIRIM)
    def bukti_berkas_simpan(self, skp_id, rencana_id, **post):
        skp = skp_milik(skp_id)
        rencana = bagian_milik("ekinerja.rencana.aksi", rencana_id, skp)
        return self._simpan(skp, rencana, post, self._berkas_vals)

    @http.route("/my/skp/<int:skp_id>/bukti/<int:bukti_id>", **LIHAT)
    def bukti_unduh(self, skp_id, bukti_id, **kw):
        """Download a file of bukti dukung; the link of a bukti leads to its own site."""
        bukti = bagian_milik("ekinerja.bukti", bukti_id, skp_milik(skp_id))
        if bukti.jenis == "tautan":
            return request.redirect(bukti.url, local=False)
        stream = request.env["ir.binary"]._get_stream_from(
            bukti, "berkas", filename=self._nama_unduhan(bukti), mimetype=bukti.mimetype
        )
        return stream.get_response(as_attachment=True)

    @http.route("/my/skp/<int:skp_id>/bukti/<int:bukti_id>/hapus", **KIRIM)
    def bukti_hapus(self, skp_id, bukti_id, **post):
        skp = skp_milik(skp_id)
        bukti = bagian_milik("ekinerja.bukti", bukti_id, skp)
        rencana_id = bukti.rencana_id.id
        pesan = coba(bukti.unlink)
        kabar(pesan or request.env._("Bukti dukung deleted."), "danger" if pesan else "success")
        return request.redirect(f"/my/skp/{skp.id}/rencana/{rencana_id}/bukti")

    def _simpan(self, skp, rencana, post, vals_list):
        """Add all or none; the script that shows the progress of an upload asks for the refusal alone."""
        bukti = request.env["ekinerja.bukti"]
        pesan = coba(lambda: bukti.create([vals | {"rencana_id": rencana.id} for vals in vals_list()]))
        if not pesan:
            kabar(request.env._("Bukti dukung added."))
        if request.httprequest.headers.get("X-Requested-With") == "XMLHttpRequest":
            return request.make_json_response({"pesan": pesan})
        if pesan:
            return self._bukti_form(skp, rencana, post, pesan)
        return request.redirect(f"/my/skp/{skp.id}/rencana/{rencana.id}/bukti")

    def _berkas_vals(self):
        """Values of the uploaded files; what is far too large is refused before it is read."""
        berkas = [row for row in request.httprequest.files.getlist("berkas") if row.filename]
        if not berkas:
            raise UserError(request.env._("Choose a file first."))
        maks = request.env["ekinerja.bukti"]._batas_berkas().maks_mb
        vals_list = []
        for row in berkas:
            nama = row.filename.replace("\x00", "").replace("\\", "/").rsplit("/", 1)[-1][:200]
            ukuran = row.stream.seek(0, 2)
            row.stream.seek(0)
            if ukuran > maks * MB:
                raise UserError(request.env._(
                    "%(name)s has %(size).1f MB; at most %(limit)s MB are accepted. Make it smaller, or give a link to it.",
                    name=nama, size=ukuran / MB, limit=maks,
                ))  # fmt: skip
            vals_list.append({"jenis": "berkas", "name": nama, "berkas": base64.b64encode(row.read())})
        return vals_list

    def _nama_unduhan(self, bukti):
        """Name whose ending says what the content is."""
        ekstensi = EKSTENSI.get(bukti.mimetype, "bin")
        nama = bukti.name.replace("/", "-").replace("\\", "-")
        return (
            nama
            if nama.lower().endswith((f".{ekstensi}", ".jpeg" if ekstensi == "jpg" else f".{ekstensi}"))
            else f"{nama}.{ekstensi}"
        )

    def _bukti_form(self, skp, rencana, nilai, pesan=""):
        baris = next(
            (row for row in halaman.periode_skp(skp).get(skp.id, ()) if row["periode"] == rencana.periode_id), None
        )
        batas = request.env["ekinerja.bukti"]._batas_berkas()
        return request.render("ekinerja_skp.portal_skp_bukti", halaman.dasar_halaman(
            "skp_form", skp=skp, rencana=rencana, baris=baris, nilai=nilai, pesan=pesan, judul=request.env._("Bukti dukung"),
            boleh_isi=baris and baris["boleh_isi"], maks=batas.maks_mb, bentuk=batas._bentuk(), boleh_tautan=batas.boleh_tautan,
            ukuran=lambda n: f"{n / MB:.1f} MB" if n >= MB else f"{max(1, n // 1024)} KB",
        ))  # fmt: skip
