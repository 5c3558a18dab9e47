"""Matriks peran hasil on the phone, read only: those that one leads or belongs to (BKN-MPH)."""

from odoo import http
from odoo.fields import Domain
from odoo.http import request
from werkzeug.exceptions import NotFound

from . import halaman
from .dasar import LIHAT, boleh_skp, tahun_alamat

MAKS_MATRIKS = 50


class PortalMatriks(http.Controller):
    @http.route("/my/matriks", **LIHAT)
    def matriks_list(self, tahun="", **kw):
        """Cards of the own matrices of a year."""
        if not boleh_skp():
            return request.redirect("/my")
        # sudo: res.company - today in the time zone of the instansi
        ini = request.env.company.sudo()._ekinerja_hari_ini().year
        tahun = tahun_alamat(tahun, ini)
        matriks = request.env["ekinerja.matriks"]
        semua = matriks.search(matriks._domain_milik() & Domain("tahun", "=", tahun), limit=MAKS_MATRIKS)
        return request.render("ekinerja_skp.portal_matriks_list", halaman.dasar_halaman(
            "matriks", semua=semua, tahun=tahun, tahun_pilihan=sorted({ini, ini - 1, ini - 2, tahun}, reverse=True),
        ))  # fmt: skip

    @http.route("/my/matriks/<int:matriks_id>", **LIHAT)
    def matriks_isi(self, matriks_id, **kw):
        """One matrix: the own peran first, then who does what, then the unor around it."""
        matriks = request.env["ekinerja.matriks"]
        if boleh_skp():
            matriks = matriks.search([("id", "=", matriks_id)])
        if not matriks:
            raise NotFound
        return request.render("ekinerja_skp.portal_matriks", halaman.dasar_halaman(
            "matriks_isi", matriks=matriks, judul=matriks.nama, pohon=matriks._pohon(), kata_status=self._kata_status(), **matriks._nilai_portal(),
        ))  # fmt: skip

    def _kata_status(self):
        """Words and colours of how an SKP stands to a peran."""
        env = request.env
        return {
            "ada": (env._("In the SKP"), "success"), "skp": (env._("Written in the SKP"), "info"), "beda": (env._("The SKP says something else"), "warning"),
            "usul": (env._("Proposed for a revision"), "warning"), "belum": (env._("Not in the SKP yet"), "secondary"),
        }  # fmt: skip
