"""Many rencana aksi of the own SKP at once: realisasi of a period, plan of the year, copy of a period, RHK that need none."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from ..calc.progres import progres
from . import halaman
from .dasar import KIRIM, LIHAT, angka, bagian_milik, coba, kabar, skp_milik, teks
from .portal_rencana import ke_periode, persen
from .portal_skp import PortalSkp


class PortalPeriodeBagian(PortalSkp):
    """What the page of a period shows beside its rencana aksi."""

    def _bagian_periode(self, skp, semua_periode, periode):
        values = super()._bagian_periode(skp, semua_periode, periode)
        aktif = values["aktif"]
        if not aktif:
            return values
        if aktif["final"]:
            per_rhk, seluruh = skp._progres(aktif["periode"])[skp]
        else:
            per_rhk, seluruh = progres([(row.rhk_id.id, None if row.nihil else row.progres) for semua in values["rencana"].values() for row in semua])
        terisi = [row for row in semua_periode if values["jumlah"].get(row["periode"].id) and row["awal"] < aktif["awal"] and not row["final"]]
        return values | {
            "progres_rhk": per_rhk, "progres": seluruh,
            # the plan of the period before, where this one lacks some
            "sumber": terisi[-1]["periode"] if terisi and aktif["boleh_rencana"] and len(values["rencana"]) < len(values["semua_rhk"]) else None,
        }  # fmt: skip


class PortalPeriode(http.Controller):
    # -- an RHK that needs no rencana aksi -----------------------------------------------------------------------------

    @http.route("/my/skp/<int:skp_id>/periode/<int:periode_id>/nihil", **KIRIM)
    def rencana_nihil(self, skp_id, periode_id, **post):
        skp = skp_milik(skp_id)
        rencana = request.env["ekinerja.rencana.aksi"]

        def tandai():
            rhk = bagian_milik("ekinerja.rhk", angka(post, "rhk_id", request.env._("RHK")), skp)
            rencana.create({
                "rhk_id": rhk.id, "periode_id": periode_id, "nihil": True, "name": request.env._("No rencana aksi is needed in this period."),
            })  # fmt: skip

        pesan = coba(tandai)
        kabar(pesan or request.env._("The RHK is marked as not applicable in this period."), "danger" if pesan else "success")
        return ke_periode(skp, periode_id)

    # -- plans of other periods ----------------------------------------------------------------------------------------

    @http.route("/my/skp/<int:skp_id>/periode/<int:periode_id>/salin", **KIRIM)
    def rencana_salin(self, skp_id, periode_id, **post):
        skp = skp_milik(skp_id)
        jumlah = 0

        def salin():
            nonlocal jumlah
            jumlah = skp.action_salin_rencana(angka(post, "dari", request.env._("Periode")), [periode_id])

        pesan = coba(salin)
        kabar(pesan or request.env._("%s rencana aksi are copied. Change what is different in this period.", jumlah), "danger" if pesan else "success")
        return ke_periode(skp, periode_id)

    @http.route("/my/skp/<int:skp_id>/rencana/setahun", **LIHAT)
    def rencana_setahun(self, skp_id, **kw):
        return self._setahun_form(skp_milik(skp_id), {}, [])

    @http.route("/my/skp/<int:skp_id>/rencana/setahun", **KIRIM)
    def rencana_setahun_simpan(self, skp_id, **post):
        skp = skp_milik(skp_id)
        dipilih = [satu for satu in request.httprequest.form.getlist("periode_ids") if satu.isascii() and satu.isdigit() and len(satu) < 10]
        jumlah = 0

        def simpan():
            nonlocal jumlah
            rencana = []
            for rhk in skp.rhk_ids:
                if nama := teks(post, f"nama_{rhk.id}", rhk.name[:60]):
                    rencana.append({"rhk_id": rhk.id, "name": nama, "target": teks(post, f"target_{rhk.id}", request.env._("Target"))})
            jumlah = skp.action_rencanakan(rencana, [int(satu) for satu in dipilih])

        if pesan := coba(simpan):
            return self._setahun_form(skp, post, dipilih, pesan)
        kabar(request.env._("%s rencana aksi are planned.", jumlah))
        return ke_periode(skp, dipilih[0])

    def _setahun_form(self, skp, nilai, dipilih, pesan=""):
        periode = [row for row in halaman.periode_skp(skp).get(skp.id, ()) if row["boleh_rencana"]]
        return request.render("ekinerja_skp.portal_rencana_setahun", halaman.dasar_halaman(
            "skp_form", skp=skp, nilai=nilai, pesan=pesan, judul=request.env._("Plan the year"), periode=periode,
            dipilih=dipilih or ([] if pesan else [str(row["periode"].id) for row in periode if not row["final"]]),
            status_periode=halaman.status_periode(),
        ))  # fmt: skip

    # -- realisasi of a period -----------------------------------------------------------------------------------------

    @http.route("/my/skp/<int:skp_id>/periode/<int:periode_id>/realisasi", **LIHAT)
    def realisasi_semua(self, skp_id, periode_id, **kw):
        return self._realisasi_form(skp_milik(skp_id), periode_id, {})

    @http.route("/my/skp/<int:skp_id>/periode/<int:periode_id>/realisasi", **KIRIM)
    def realisasi_semua_simpan(self, skp_id, periode_id, **post):
        skp = skp_milik(skp_id)
        rencana = self._rencana(skp, periode_id).filtered(lambda row: f"realisasi_{row.id}" in post)

        def simpan():
            if not rencana:
                raise UserError(request.env._("There are no rencana aksi in this period. Write them first."))
            rencana.isi_realisasi([
                {"realisasi": teks(post, f"realisasi_{row.id}", row.name[:60]), "progres": persen(post, f"progres_{row.id}")} for row in rencana
            ])

        if pesan := coba(simpan):
            return self._realisasi_form(skp, periode_id, post, pesan)
        kabar(request.env._("Realisasi saved."))
        return ke_periode(skp, periode_id)

    def _rencana(self, skp, periode_id):
        return request.env["ekinerja.rencana.aksi"].search([("skp_id", "=", skp.id), ("periode_id", "=", periode_id), ("nihil", "=", False)])

    def _realisasi_form(self, skp, periode_id, nilai, pesan=""):
        baris = next((row for row in halaman.periode_skp(skp).get(skp.id, ()) if row["periode"].id == periode_id), None)
        rencana = self._rencana(skp, periode_id)
        if not baris or not rencana:
            return ke_periode(skp, periode_id)
        isi = {}
        for row in rencana:
            isi |= {f"realisasi_{row.id}": row.realisasi or "", f"progres_{row.id}": str(row.progres)}
        return request.render("ekinerja_skp.portal_realisasi_semua", halaman.dasar_halaman(
            "skp_form", skp=skp, baris=baris, rencana=rencana.grouped("rhk_id"), nilai=isi | dict(nilai), pesan=pesan,
            judul=request.env._("Realisasi of %s", baris["periode"].name), status_periode=halaman.status_periode(),
        ))  # fmt: skip
