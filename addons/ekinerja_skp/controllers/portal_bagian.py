"""Parts of an SKP that the pegawai writes: RHK, indikator, lampiran."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from ..models.skp import STATE_TERBUKA
from .dasar import KIRIM, LIHAT, angka, bagian_milik, coba, daftar_pilihan, kabar, ke, pilihan, skp_milik, teks
from .halaman import dasar_halaman


class PortalBagian(http.Controller):
    # -- RHK -----------------------------------------------------------------------------------------------------------

    @http.route("/my/skp/<int:skp_id>/rhk/tambah", **LIHAT)
    def rhk_tambah(self, skp_id, **kw):
        skp = skp_milik(skp_id)
        return (
            self._rhk_form(skp, None, {"jenis": "utama", "aspek": "kuantitas"})
            if skp.state in STATE_TERBUKA
            else ke(skp)
        )

    @http.route("/my/skp/<int:skp_id>/rhk/tambah", **KIRIM)
    def rhk_tambah_simpan(self, skp_id, **post):
        skp = skp_milik(skp_id)
        rhk = request.env["ekinerja.rhk"]

        def simpan():
            nonlocal rhk
            vals = self._rhk_vals(skp, post) | {"skp_id": skp.id}
            if teks(post, "indikator"):
                vals["indikator_ids"] = [(0, 0, self._indikator_vals(skp, post, "indikator"))]
            rhk = rhk.create(vals)

        if pesan := coba(simpan):
            return self._rhk_form(skp, None, post, pesan)
        kabar(
            request.env._("RHK added.")
            if rhk.indikator_ids
            else request.env._("RHK added. Now add at least one indikator to it.")
        )
        return ke(skp, "hasil", f"rhk{rhk.id}")

    @http.route("/my/skp/<int:skp_id>/rhk/<int:rhk_id>", **LIHAT)
    def rhk_ubah(self, skp_id, rhk_id, **kw):
        skp = skp_milik(skp_id)
        rhk = bagian_milik("ekinerja.rhk", rhk_id, skp)
        nilai = {
            "name": rhk.name,
            "jenis": rhk.jenis,
            "perspektif": rhk.perspektif,
            "rhk_atasan_id": str(rhk.rhk_atasan_id.id or ""),
        }
        return self._rhk_form(skp, rhk, nilai) if skp.state in STATE_TERBUKA else ke(skp)

    @http.route("/my/skp/<int:skp_id>/rhk/<int:rhk_id>", **KIRIM)
    def rhk_ubah_simpan(self, skp_id, rhk_id, **post):
        skp = skp_milik(skp_id)
        rhk = bagian_milik("ekinerja.rhk", rhk_id, skp)
        if pesan := coba(lambda: rhk.write(self._rhk_vals(skp, post, rhk))):
            return self._rhk_form(skp, rhk, post, pesan)
        kabar(request.env._("RHK saved."))
        return ke(skp, "hasil", f"rhk{rhk.id}")

    @http.route("/my/skp/<int:skp_id>/rhk/<int:rhk_id>/hapus", **KIRIM)
    def rhk_hapus(self, skp_id, rhk_id, **post):
        skp = skp_milik(skp_id)
        return self._hapus(skp, bagian_milik("ekinerja.rhk", rhk_id, skp), request.env._("RHK deleted."), "hasil")

    def _rhk_vals(self, skp, post, rhk=None):
        atasan = angka(post, "rhk_atasan_id", request.env._("RHK of the atasan"))
        dari_atasan = {row["id"]: row["name"] for row in skp.rhk_atasan()} if atasan else {}
        lama = rhk and rhk.rhk_atasan_id.id
        if atasan and atasan not in dari_atasan and atasan != lama:
            raise UserError(
                request.env._("This RHK of the atasan is no longer in the list. Choose another one, or none.")
            )
        # an RHK may be taken over as it stands
        if atasan and not teks(post, "name"):
            post = post | {"name": dari_atasan.get(atasan, "")}
        vals = {
            "name": teks(post, "name", request.env._("Rencana hasil kerja"), wajib=True),
            "jenis": pilihan(post, "ekinerja.rhk", "jenis"),
            "perspektif": pilihan(post, "ekinerja.rhk", "perspektif", wajib=skp.model_skp == "jpt"),
        }
        # an unchanged choice is not checked again: the SKP of the atasan may have been reopened since
        return vals if atasan == (lama or 0) else vals | {"rhk_atasan_id": atasan or False}

    def _rhk_form(self, skp, rhk, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_skp_rhk_form", dasar_halaman(
            "skp_form", skp=skp, rhk=rhk, nilai=nilai, pesan=pesan,
            judul=request.env._("Change RHK") if rhk else request.env._("Add RHK"),
            rhk_atasan=skp.rhk_atasan() if skp.penilai_id else [],
            perspektif_pilihan=daftar_pilihan("ekinerja.rhk", "perspektif"),
            aspek_pilihan=daftar_pilihan("ekinerja.indikator", "aspek"),
        ))  # fmt: skip

    # -- indikator -----------------------------------------------------------------------------------------------------

    @http.route("/my/skp/<int:skp_id>/rhk/<int:rhk_id>/indikator/tambah", **LIHAT)
    def indikator_tambah(self, skp_id, rhk_id, **kw):
        skp = skp_milik(skp_id)
        rhk = bagian_milik("ekinerja.rhk", rhk_id, skp)
        terpakai = set(rhk.indikator_ids.mapped("aspek"))
        aspek = next(
            (key for key, _label in daftar_pilihan("ekinerja.indikator", "aspek") if key not in terpakai), "kuantitas"
        )
        return self._indikator_form(skp, rhk, None, {"aspek": aspek}) if skp.state in STATE_TERBUKA else ke(skp)

    @http.route("/my/skp/<int:skp_id>/rhk/<int:rhk_id>/indikator/tambah", **KIRIM)
    def indikator_tambah_simpan(self, skp_id, rhk_id, **post):
        skp = skp_milik(skp_id)
        rhk = bagian_milik("ekinerja.rhk", rhk_id, skp)
        indikator = request.env["ekinerja.indikator"]
        if pesan := coba(lambda: indikator.create(self._indikator_vals(skp, post) | {"rhk_id": rhk.id})):
            return self._indikator_form(skp, rhk, None, post, pesan)
        kabar(request.env._("Indikator added."))
        return ke(skp, "hasil", f"rhk{rhk.id}")

    @http.route("/my/skp/<int:skp_id>/indikator/<int:indikator_id>", **LIHAT)
    def indikator_ubah(self, skp_id, indikator_id, **kw):
        skp = skp_milik(skp_id)
        indikator = bagian_milik("ekinerja.indikator", indikator_id, skp, "rhk_id.skp_id")
        nilai = {nama: indikator[nama] for nama in ("name", "aspek", "target", "satuan")}
        return self._indikator_form(skp, indikator.rhk_id, indikator, nilai) if skp.state in STATE_TERBUKA else ke(skp)

    @http.route("/my/skp/<int:skp_id>/indikator/<int:indikator_id>", **KIRIM)
    def indikator_ubah_simpan(self, skp_id, indikator_id, **post):
        skp = skp_milik(skp_id)
        indikator = bagian_milik("ekinerja.indikator", indikator_id, skp, "rhk_id.skp_id")
        if pesan := coba(lambda: indikator.write(self._indikator_vals(skp, post))):
            return self._indikator_form(skp, indikator.rhk_id, indikator, post, pesan)
        kabar(request.env._("Indikator saved."))
        return ke(skp, "hasil", f"rhk{indikator.rhk_id.id}")

    @http.route("/my/skp/<int:skp_id>/indikator/<int:indikator_id>/hapus", **KIRIM)
    def indikator_hapus(self, skp_id, indikator_id, **post):
        skp = skp_milik(skp_id)
        indikator = bagian_milik("ekinerja.indikator", indikator_id, skp, "rhk_id.skp_id")
        return self._hapus(skp, indikator, request.env._("Indikator deleted."), "hasil", f"rhk{indikator.rhk_id.id}")

    def _indikator_vals(self, skp, post, nama="name"):
        hitung = skp.pendekatan == "kuantitatif"
        return {
            "name": teks(post, nama, request.env._("Indikator"), wajib=True),
            "aspek": pilihan(post, "ekinerja.indikator", "aspek"),
            "target": teks(post, "target", request.env._("Target"), wajib=hitung),
            "satuan": teks(post, "satuan", request.env._("Satuan"), wajib=hitung),
        }

    def _indikator_form(self, skp, rhk, indikator, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_skp_indikator_form", dasar_halaman(
            "skp_form", skp=skp, rhk=rhk, indikator=indikator, nilai=nilai, pesan=pesan,
            judul=request.env._("Change indikator") if indikator else request.env._("Add indikator"),
            aspek_pilihan=daftar_pilihan("ekinerja.indikator", "aspek"),
        ))  # fmt: skip

    # -- lampiran ------------------------------------------------------------------------------------------------------

    @http.route("/my/skp/<int:skp_id>/lampiran/tambah", **LIHAT)
    def lampiran_tambah(self, skp_id, jenis="dukungan", **kw):
        skp = skp_milik(skp_id)
        return self._lampiran_form(skp, None, {"jenis": jenis}) if skp.state in STATE_TERBUKA else ke(skp)

    @http.route("/my/skp/<int:skp_id>/lampiran/tambah", **KIRIM)
    def lampiran_tambah_simpan(self, skp_id, **post):
        skp = skp_milik(skp_id)
        lampiran = request.env["ekinerja.skp.lampiran"]
        if pesan := coba(lambda: lampiran.create(self._lampiran_vals(post) | {"skp_id": skp.id})):
            return self._lampiran_form(skp, None, post, pesan)
        kabar(request.env._("Entry added."))
        return ke(skp, "lampiran")

    @http.route("/my/skp/<int:skp_id>/lampiran/<int:lampiran_id>", **LIHAT)
    def lampiran_ubah(self, skp_id, lampiran_id, **kw):
        skp = skp_milik(skp_id)
        lampiran = bagian_milik("ekinerja.skp.lampiran", lampiran_id, skp)
        return (
            self._lampiran_form(skp, lampiran, {"jenis": lampiran.jenis, "name": lampiran.name})
            if skp.state in STATE_TERBUKA
            else ke(skp)
        )

    @http.route("/my/skp/<int:skp_id>/lampiran/<int:lampiran_id>", **KIRIM)
    def lampiran_ubah_simpan(self, skp_id, lampiran_id, **post):
        skp = skp_milik(skp_id)
        lampiran = bagian_milik("ekinerja.skp.lampiran", lampiran_id, skp)
        if pesan := coba(lambda: lampiran.write(self._lampiran_vals(post))):
            return self._lampiran_form(skp, lampiran, post, pesan)
        kabar(request.env._("Entry saved."))
        return ke(skp, "lampiran")

    @http.route("/my/skp/<int:skp_id>/lampiran/<int:lampiran_id>/hapus", **KIRIM)
    def lampiran_hapus(self, skp_id, lampiran_id, **post):
        skp = skp_milik(skp_id)
        return self._hapus(
            skp, bagian_milik("ekinerja.skp.lampiran", lampiran_id, skp), request.env._("Entry deleted."), "lampiran"
        )

    def _lampiran_vals(self, post):
        return {
            "jenis": pilihan(post, "ekinerja.skp.lampiran", "jenis"),
            "name": teks(post, "name", request.env._("Isi"), wajib=True),
        }

    def _lampiran_form(self, skp, lampiran, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_skp_lampiran_form", dasar_halaman(
            "skp_form", skp=skp, lampiran=lampiran, nilai=nilai, pesan=pesan,
            judul=request.env._("Change lampiran") if lampiran else request.env._("Add lampiran"),
            jenis_pilihan=daftar_pilihan("ekinerja.skp.lampiran", "jenis"),
        ))  # fmt: skip

    def _hapus(self, skp, record, berhasil, bagian, jangkar=""):
        pesan = coba(record.unlink)
        kabar(pesan or berhasil, "danger" if pesan else "success")
        return ke(skp, bagian, jangkar)
