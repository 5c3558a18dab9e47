"""Notes of bimbingan and konseling in the portal: read and confirmed by the pegawai, written by the pimpinan."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request
from werkzeug.exceptions import NotFound

from . import halaman
from .dasar import KIRIM, LIHAT, angka, boleh_skp, coba, daftar_pilihan, kabar, pegawai_sendiri, pilihan, tanggal, teks

BIMBINGAN = "ekinerja.bimbingan"
PER_HALAMAN = 40


class PortalBimbingan(http.Controller):
    @http.route("/my/bimbingan", **LIHAT)
    def bimbingan_list(self, **kw):
        """Notes about the user, and those that the user wrote."""
        if not boleh_skp():
            return request.redirect("/my")
        sendiri = pegawai_sendiri().ids
        semua = request.env[BIMBINGAN].search(
            ["|", ("skp_id.employee_id", "in", sendiri), ("pembimbing_id", "in", sendiri)], limit=PER_HALAMAN
        )
        return request.render("ekinerja_skp.portal_bimbingan_list", halaman.dasar_halaman(
            "bimbingan", semua=semua, kata_bimbingan=halaman.kata(BIMBINGAN, "jenis"), is_pimpinan=bool(self._staf(1)),
        ))  # fmt: skip

    @http.route("/my/bimbingan/<int:bimbingan_id>", **LIHAT)
    def bimbingan_isi(self, bimbingan_id, **kw):
        return request.render("ekinerja_skp.portal_bimbingan_isi", halaman.dasar_halaman(
            "bimbingan_form", catatan=self._milik(bimbingan_id), kata_bimbingan=halaman.kata(BIMBINGAN, "jenis"), judul=request.env._("Bimbingan"),
        ))  # fmt: skip

    @http.route("/my/bimbingan/<int:bimbingan_id>/baca", **KIRIM)
    def bimbingan_baca(self, bimbingan_id, **post):
        catatan = self._milik(bimbingan_id)
        pesan = coba(catatan.action_baca)
        kabar(pesan or request.env._("You have confirmed reading the note."), "danger" if pesan else "success")
        return request.redirect(f"/my/bimbingan/{catatan.id}")

    @http.route("/my/bimbingan/tulis", **LIHAT)
    def bimbingan_tulis(self, **kw):
        if not boleh_skp() or not self._staf(1):
            return request.redirect("/my/bimbingan")
        hari_ini = pegawai_sendiri()[:1].company_id._ekinerja_hari_ini()
        return self._tulis_form({"jenis": "coaching", "tanggal": str(hari_ini)})

    @http.route("/my/bimbingan/tulis", **KIRIM)
    def bimbingan_tulis_simpan(self, **post):
        if not boleh_skp() or not self._staf(1):
            return request.redirect("/my/bimbingan")
        catatan = request.env[BIMBINGAN]

        def simpan():
            nonlocal catatan
            hari = tanggal(post, "tanggal", request.env._("Date"))
            skp_id = angka(post, "pegawai_skp", request.env._("Pegawai"))
            if not skp_id:
                raise UserError(request.env._("Choose the pegawai."))
            catatan = catatan.create({
                "skp_id": skp_id, "jenis": pilihan(post, BIMBINGAN, "jenis"),
                "name": teks(post, "topik", request.env._("Topic"), wajib=True), "catatan": teks(post, "catatan", request.env._("Notes")),
                "kesepakatan": teks(post, "kesepakatan", request.env._("Agreement")),
                "kompetensi": teks(post, "kompetensi", request.env._("Competency")), "level": pilihan(post, BIMBINGAN, "level", wajib=False),
                "tanggal_tindak_lanjut": tanggal(post, "tanggal_tindak_lanjut", request.env._("Follow-up on")),
            } | ({"tanggal": hari} if hari else {}))  # fmt: skip

        if pesan := coba(simpan):
            return self._tulis_form(post, pesan)
        kabar(request.env._("The note is saved; the pegawai sees it and confirms having read it."))
        return request.redirect(f"/my/bimbingan/{catatan.id}")

    @http.route("/my/bimbingan/<int:bimbingan_id>/hapus", **KIRIM)
    def bimbingan_hapus(self, bimbingan_id, **post):
        pesan = coba(self._milik(bimbingan_id).unlink)
        kabar(pesan or request.env._("The note is deleted."), "danger" if pesan else "success")
        return request.redirect("/my/bimbingan")

    def _milik(self, bimbingan_id):
        """A note of one of the two people, by the rights of the user."""
        catatan = request.env[BIMBINGAN]
        if boleh_skp():
            sendiri = pegawai_sendiri().ids
            catatan = catatan.search([
                ("id", "=", bimbingan_id), "|", ("skp_id.employee_id", "in", sendiri), ("pembimbing_id", "in", sendiri),
            ])  # fmt: skip
        if not catatan:
            raise NotFound()
        return catatan

    def _staf(self, limit=None):
        """SKP in force of this year whose penilai the user is."""
        tahun = request.env.company._ekinerja_hari_ini().year
        return request.env["ekinerja.skp"].search([
            ("is_penilai", "=", True), ("state", "=", "disetujui"), ("tahun", "=", tahun), ("is_riwayat", "=", False),
        ], order="pegawai_nama", limit=limit)  # fmt: skip

    def _tulis_form(self, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_bimbingan_tulis", halaman.dasar_halaman(
            "bimbingan_form", nilai=nilai, pesan=pesan, judul=request.env._("Write a note"), staf=self._staf(),
            jenis_pilihan=daftar_pilihan(BIMBINGAN, "jenis"), level_pilihan=daftar_pilihan(BIMBINGAN, "level"),
        ))  # fmt: skip
