"""Printing from the portal, with the choices of the print dialog, and the signed document that comes back."""

from odoo import http
from odoo.http import request
from werkzeug.exceptions import NotFound

from ..models.cetak_terbit import JENIS, TANPA_PERIODE
from . import halaman
from .cetak import Cetak
from .dasar import KIRIM, LIHAT, bagian_milik, coba, kabar, ke, skp_milik
from .unggahan import berkas_diunggah

DIINGAT = ("dokumen", "lokasi_pegawai", "anchor_pegawai", "lokasi_penilai", "anchor_penilai")


class PortalCetak(Cetak):
    @http.route("/my/skp/<int:skp_id>/cetak", **LIHAT)
    def cetak_form(self, skp_id, dokumen="", **kw):
        """Which document of the own SKP, with which places, dates and anchors."""
        skp = skp_milik(skp_id)
        pilihan = self._dokumen_pilihan(skp)
        ingat = request.env["res.users.settings"]._ekinerja_cetak()
        kunci = [row[0] for row in pilihan]
        return request.render("ekinerja_skp.portal_skp_cetak", halaman.dasar_halaman(
            "skp_form", skp=skp, judul=request.env._("Print"), dokumen_pilihan=pilihan, kota=skp._kota_cetak()[skp],
            nilai={name: ingat.get(name) or "" for name in DIINGAT} | {"dokumen": dokumen if dokumen in kunci else kunci[0]},
        ))  # fmt: skip

    @http.route("/my/skp/<int:skp_id>/cetak/pdf", type="http", auth="user", website=True, methods=["GET"])
    def cetak_pdf(self, skp_id, dokumen="rencana", **pilihan):
        """The PDF; the choices are remembered for the next time."""
        skp = skp_milik(skp_id)
        if dokumen not in [row[0] for row in self._dokumen_pilihan(skp)]:
            raise NotFound
        jenis, _pemisah, evaluasi_id = dokumen.partition("-")
        terpilih = self._pilihan(pilihan)
        request.env["res.users.settings"]._ekinerja_cetak_ingat({name: pilihan.get(name, "").strip()[:60] for name in DIINGAT[1:]} | {"dokumen": jenis})
        if jenis in TANPA_PERIODE:
            return self._kirim(*getattr(skp, f"_cetak_{JENIS[jenis][2]}")(terpilih))
        evaluasi = bagian_milik("ekinerja.evaluasi", int(evaluasi_id), skp)
        return self._kirim(*getattr(skp, f"_cetak_{JENIS[jenis][2]}")(evaluasi.periode_id, terpilih))

    @http.route("/my/skp/<int:skp_id>/evaluasi/<int:evaluasi_id>/ttd", **KIRIM)
    def ttd_simpan(self, skp_id, evaluasi_id, **post):
        """Keep the signed document."""
        skp = skp_milik(skp_id)
        evaluasi = bagian_milik("ekinerja.evaluasi", evaluasi_id, skp)

        def unggah():
            nama, isi = self._berkas_ttd(skp)
            evaluasi._unggah_ttd(isi, nama)

        pesan = coba(unggah)
        kabar(pesan or request.env._("Signed document uploaded."), "danger" if pesan else "success")
        return ke(skp, "dokumen")

    @http.route("/my/skp/<int:skp_id>/evaluasi/<int:evaluasi_id>/ttd/unduh", **LIHAT)
    def ttd_unduh(self, skp_id, evaluasi_id, **kw):
        """Download the signed document."""
        evaluasi = bagian_milik("ekinerja.evaluasi", evaluasi_id, skp_milik(skp_id))
        if not evaluasi.ttd_berkas:
            return ke(evaluasi.skp_id, "dokumen")
        stream = request.env["ir.binary"]._get_stream_from(evaluasi, "ttd_berkas", filename=evaluasi.ttd_nama, mimetype="application/pdf")
        return stream.get_response(as_attachment=True)

    def _dokumen_pilihan(self, skp):
        """``[(key, label)]`` of the documents of an SKP; drafts of the penilai are none."""
        evaluasi = request.env["ekinerja.evaluasi"].search([("skp_id", "=", skp.id), ("state", "!=", "draft")])
        # sudo: ekinerja.periode - its name
        return [(jenis, JENIS[jenis][0]) for jenis in TANPA_PERIODE] + [
            (f"{jenis}-{satu.id}", f"{JENIS[jenis][0]} {satu.sudo().periode_id.name}") for satu in evaluasi for jenis in ("evaluasi", "penilaian")
        ]

    def _berkas_ttd(self, skp):
        """Name and content of the uploaded file."""
        maks = request.env["ekinerja.jenis.berkas"]._untuk("dokumen_ttd", skp.company_id).maks_mb
        return berkas_diunggah(maks, request.env._("Scan it in black and white, or with 150 dpi."))[0]
