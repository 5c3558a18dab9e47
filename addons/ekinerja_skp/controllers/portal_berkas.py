"""Bukti dukung of a rencana aksi: links and files, other versions of them, use of earlier ones."""

import base64

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from . import halaman
from .berkas_lihat import kirim_berkas
from .dasar import KIRIM, LIHAT, bagian_milik, coba, kabar, pegawai_sendiri, skp_milik, tanggal, teks
from .unggahan import MB, ada_berkas, berkas_diunggah, lewat_skrip, ukuran_berkas

# earlier bukti dukung that are offered
MAKS_LAMA = 60


def batas_unggah(_controller):
    """Largest request that is read at all: the limit of the instansi and a MB for the rest of the form.

    A larger one ends with 413 before its content arrives.
    """
    return (request.env["ekinerja.bukti"]._batas_berkas().maks_mb + 1) * MB


UNGGAH = KIRIM | {"max_content_length": batas_unggah}


class PortalBerkas(http.Controller):
    @http.route("/my/skp/<int:skp_id>/rencana/<int:rencana_id>/bukti", **LIHAT)
    def bukti_list(self, skp_id, rencana_id, **kw):
        skp = skp_milik(skp_id)
        return self._bukti_form(skp, bagian_milik("ekinerja.rencana.aksi", rencana_id, skp), {})

    @http.route("/my/skp/<int:skp_id>/rencana/<int:rencana_id>/bukti/tautan", **KIRIM)
    def bukti_tautan_simpan(self, skp_id, rencana_id, **post):
        skp = skp_milik(skp_id)
        rencana = bagian_milik("ekinerja.rencana.aksi", rencana_id, skp)
        return self._simpan(skp, rencana, post, lambda: [self._keterangan(post) | {
            "jenis": "tautan", "url": teks(post, "url", request.env._("Address"), wajib=True), "name": teks(post, "name", request.env._("Name")),
        }])  # fmt: skip

    @http.route("/my/skp/<int:skp_id>/rencana/<int:rencana_id>/bukti/berkas", **UNGGAH)
    def bukti_berkas_simpan(self, skp_id, rencana_id, **post):
        skp = skp_milik(skp_id)
        rencana = bagian_milik("ekinerja.rencana.aksi", rencana_id, skp)
        return self._simpan(skp, rencana, post, lambda: [vals | self._keterangan(post) for vals in self._berkas_vals()])

    @http.route("/my/skp/<int:skp_id>/rencana/<int:rencana_id>/bukti/pakai", **KIRIM)
    def bukti_pakai(self, skp_id, rencana_id, **post):
        """Give an earlier bukti dukung again: no second upload."""
        skp = skp_milik(skp_id)
        rencana = bagian_milik("ekinerja.rencana.aksi", rencana_id, skp)
        dipilih = [int(satu) for satu in request.httprequest.form.getlist("bukti_ids") if satu.isascii() and satu.isdigit() and len(satu) < 10]
        # own ones only, whatever else the user may read
        lama = request.env["ekinerja.bukti"].search([("id", "in", dipilih), ("skp_id.employee_id", "in", pegawai_sendiri().ids)])

        def pakai():
            if not lama:
                raise UserError(request.env._("Choose what to use again."))
            lama.action_pakai(rencana.id)

        pesan = coba(pakai)
        kabar(pesan or request.env._("Bukti dukung added."), "danger" if pesan else "success")
        return request.redirect(f"/my/skp/{skp.id}/rencana/{rencana.id}/bukti")

    @http.route("/my/skp/<int:skp_id>/bukti/<int:bukti_id>", **LIHAT)
    def bukti_unduh(self, skp_id, bukti_id, **kw):
        """Download a file of bukti dukung; the link of a bukti leads to its own site."""
        return kirim_berkas(bagian_milik("ekinerja.bukti", bukti_id, skp_milik(skp_id)), as_attachment=True)

    @http.route("/my/skp/<int:skp_id>/bukti/<int:bukti_id>/ganti", **LIHAT)
    def bukti_ganti(self, skp_id, bukti_id, **kw):
        skp = skp_milik(skp_id)
        bukti = bagian_milik("ekinerja.bukti", bukti_id, skp)
        return self._ganti_form(skp, bukti, {
            "name": bukti.name, "keterangan": bukti.keterangan, "tanggal": str(bukti.tanggal or ""), "url": bukti.url,
        })  # fmt: skip

    @http.route("/my/skp/<int:skp_id>/bukti/<int:bukti_id>/ganti", **UNGGAH)
    def bukti_ganti_simpan(self, skp_id, bukti_id, **post):
        """Another content, caption or date; the former content is kept as a version."""
        skp = skp_milik(skp_id)
        bukti = bagian_milik("ekinerja.bukti", bukti_id, skp)

        def ganti():
            vals = self._keterangan(post) | {"name": teks(post, "name", request.env._("Name"), wajib=True)}
            if bukti.jenis == "tautan":
                vals["url"] = teks(post, "url", request.env._("Address"), wajib=True)
            elif ada_berkas():
                vals |= {"berkas": self._berkas_vals()[0]["berkas"]}
            bukti.write(vals)

        pesan = coba(ganti)
        if not pesan:
            kabar(request.env._("Bukti dukung saved."))
        if lewat_skrip():
            return request.make_json_response({"pesan": pesan, "ke": f"/my/skp/{skp.id}/rencana/{bukti.rencana_id.id}/bukti"})
        if pesan:
            return self._ganti_form(skp, bukti, post, pesan)
        return request.redirect(f"/my/skp/{skp.id}/rencana/{bukti.rencana_id.id}/bukti")

    @http.route("/my/skp/<int:skp_id>/bukti/<int:bukti_id>/hapus", **KIRIM)
    def bukti_hapus(self, skp_id, bukti_id, **post):
        skp = skp_milik(skp_id)
        bukti = bagian_milik("ekinerja.bukti", bukti_id, skp)
        rencana_id = bukti.rencana_id.id
        pesan = coba(bukti.unlink)
        kabar(pesan or request.env._("Bukti dukung deleted."), "danger" if pesan else "success")
        return request.redirect(f"/my/skp/{skp.id}/rencana/{rencana_id}/bukti")

    # -- values --------------------------------------------------------------------------------------------------------

    def _keterangan(self, post):
        return {
            "keterangan": teks(post, "keterangan", request.env._("Caption")), "tanggal": tanggal(post, "tanggal", request.env._("Date of the document")),
        }  # fmt: skip

    def _simpan(self, skp, rencana, post, vals_list):
        """Add all or none; the script that shows the progress of an upload asks for the refusal alone."""
        bukti = request.env["ekinerja.bukti"]

        def tambah():
            nonlocal bukti
            bukti = bukti.create([vals | {"rencana_id": rencana.id} for vals in vals_list()])

        pesan = coba(tambah)
        if not pesan:
            kabar("\n".join([request.env._("Bukti dukung added."), *self._dikenal(bukti)]))
        if lewat_skrip():
            return request.make_json_response({"pesan": pesan})
        if pesan:
            return self._bukti_form(skp, rencana, post, pesan)
        return request.redirect(f"/my/skp/{skp.id}/rencana/{rencana.id}/bukti")

    def _dikenal(self, bukti):
        """What is said of files that the pegawai has given before."""
        return [
            request.env._(
                "%(name)s is the same file as %(other)s of %(period)s; it is stored once. Next time choose it under \"Use an earlier one\".",
                name=satu.name, other=satu.sumber_id.name, period=satu.sumber_id.rencana_id.periode_id.name,
            )
            for satu in bukti.filtered("sumber_id")
        ]  # fmt: skip

    def _berkas_vals(self):
        maks = request.env["ekinerja.bukti"]._batas_berkas().maks_mb
        return [
            {"jenis": "berkas", "name": nama, "berkas": base64.b64encode(isi)}
            for nama, isi in berkas_diunggah(maks, request.env._("Make it smaller, or give a link to it."))
        ]

    # -- pages ---------------------------------------------------------------------------------------------------------

    def _dasar(self, skp, rencana):
        baris = next((row for row in halaman.periode_skp(skp).get(skp.id, ()) if row["periode"] == rencana.periode_id), None)
        batas = request.env["ekinerja.bukti"]._batas_berkas()
        return {
            "skp": skp, "rencana": rencana, "baris": baris, "boleh_isi": baris and baris["boleh_isi"], "maks": batas.maks_mb, "bentuk": batas._bentuk(),
            "boleh_tautan": batas.boleh_tautan, "ukuran": ukuran_berkas,
        }  # fmt: skip

    def _bukti_form(self, skp, rencana, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_skp_bukti", halaman.dasar_halaman(
            "skp_form", nilai=nilai, pesan=pesan, judul=request.env._("Bukti dukung"), lama=self._lama(rencana), **self._dasar(skp, rencana),
        ))  # fmt: skip

    def _ganti_form(self, skp, bukti, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_bukti_ganti", halaman.dasar_halaman(
            "skp_form", bukti=bukti, nilai=nilai, pesan=pesan, judul=request.env._("Change bukti dukung"), **self._dasar(skp, bukti.rencana_id),
        ))  # fmt: skip

    def _lama(self, rencana):
        """Own bukti dukung of other rencana aksi, each content once, the newest first."""
        semua = request.env["ekinerja.bukti"].search(
            [("skp_id.employee_id", "in", pegawai_sendiri().ids), ("rencana_id", "!=", rencana.id)], order="id desc", limit=MAKS_LAMA * 3
        )
        ada = {satu.sidik or satu.url for satu in rencana.bukti_ids}
        unik = {}
        for satu in semua:
            if (isi := satu.sidik or satu.url) not in ada:
                unik.setdefault(isi, satu)
        return list(unik.values())[:MAKS_LAMA]
