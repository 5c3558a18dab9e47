"""Umpan balik 360 in the portal: whom I am asked about, and what is said about me (SMG-ASN-06, SMG-ASN-07)."""

from odoo import http
from odoo.http import request
from werkzeug.exceptions import NotFound

from odoo.addons.portal.controllers.portal import CustomerPortal

from ..calc.umpan360 import SKALA, TERBUKA
from . import halaman
from .dasar import KIRIM, LIHAT, angka, boleh_skp, coba, daftar_pilihan, domain_sendiri, kabar, pegawai_sendiri, teks

RESPONDEN = "ekinerja.umpan360.responden"


class PortalUmpan360(CustomerPortal):
    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "umpan360_count" in counters:
            values["umpan360_count"] = request.env[RESPONDEN].search_count(self._domain_tanya()) if boleh_skp() else 0
        return values

    @http.route("/my/umpan360", **LIHAT)
    def umpan360_lihat(self, **kw):
        if not boleh_skp():
            return request.redirect("/my")
        responden = request.env[RESPONDEN].search([*self._domain_tanya(("menunggu", "selesai", "menolak"))])
        peserta = request.env["ekinerja.umpan360.peserta"].search([*domain_sendiri(), ("umpan360_id.state", "=", "selesai")])
        return request.render("ekinerja_skp.portal_umpan360", halaman.dasar_halaman(
            "umpan360", tanya=self._kelompokkan(responden), hasil=[satu.hasil_html for satu in peserta],
        ))  # fmt: skip

    @http.route("/my/umpan360/<int:responden_id>", **LIHAT)
    def umpan360_isi(self, responden_id, **kw):
        return self._form(self._milik(responden_id), {})

    @http.route("/my/umpan360/<int:responden_id>", **KIRIM)
    def umpan360_kirim(self, responden_id, **post):
        responden = self._milik(responden_id)

        def kirim():
            jawaban = {
                satu.id: angka(post, f"jawaban_{satu.id}", satu.name) for satu in self._pertanyaan(responden) if post.get(f"jawaban_{satu.id}")
            }
            responden.action_jawab(jawaban, teks(post, "komentar", request.env._("Comment")))

        if pesan := coba(kirim):
            if responden.state == "menunggu":
                return self._form(responden, post, pesan)
            kabar(pesan, "danger")
        else:
            kabar(request.env._("Thank you. Your answer is added to the others."))
        return request.redirect("/my/umpan360")

    @http.route("/my/umpan360/<int:responden_id>/tolak", **KIRIM)
    def umpan360_tolak(self, responden_id, **post):
        responden = self._milik(responden_id)
        pesan = coba(lambda: responden.action_tolak(teks(post, "alasan", request.env._("Reason"))))
        kabar(pesan or request.env._("Declined. The administrators may ask somebody else."), "danger" if pesan else "success")
        return request.redirect("/my/umpan360")

    # -- values --------------------------------------------------------------------------------------------------------

    def _domain_tanya(self, state=("menunggu",)):
        return [("responden_id", "in", pegawai_sendiri().ids), ("umpan360_id.state", "=", "berjalan"), ("state", "in", state)]

    def _milik(self, responden_id):
        """The own row; whatever is not own does not exist here."""
        responden = request.env[RESPONDEN]
        if boleh_skp():
            responden = responden.search([("id", "=", responden_id), ("responden_id", "in", pegawai_sendiri().ids)])
        if not responden:
            raise NotFound()
        return responden

    def _pertanyaan(self, responden):
        return request.env["ekinerja.umpan360.pertanyaan"]._berlaku(responden.company_id)

    def _kelompokkan(self, responden):
        kelompok_kata, state_kata = (dict(daftar_pilihan(RESPONDEN, nama)) for nama in ("kelompok", "state"))
        hasil = []
        # sudo: ekinerja.umpan360, ekinerja.umpan360.peserta - names of the people whom the user is asked about
        for umpan, milik in responden.sudo().grouped("umpan360_id").items():
            selesai = len(milik.filtered(lambda satu: satu.state != "menunggu"))
            hasil.append({
                "nama": umpan.name, "sampai": umpan.date_end, "selesai": selesai, "persen": round(100 * selesai / len(milik)),
                "baris": [
                    {
                        "id": satu.id, "nama": satu.peserta_id.nama, "state": satu.state, "kata": state_kata[satu.state],
                        "ket": " · ".join(filter(None, (satu.peserta_id.jabatan, self._sebagai(satu.kelompok, kelompok_kata)))),
                    }
                    for satu in milik.sorted(lambda satu: (satu.state != "menunggu", satu.kelompok, satu.peserta_id.nama))
                ],
            })  # fmt: skip
        return hasil

    def _sebagai(self, kelompok, kata):
        return request.env._("you answer as %s", kata[kelompok].lower())

    def _form(self, responden, nilai, pesan=""):
        if responden.state != "menunggu":
            kabar(request.env._("You have answered or declined this one already. An answer cannot be given twice."), "danger")
            return request.redirect("/my/umpan360")
        satu = responden.sudo()  # sudo: ekinerja.umpan360.peserta - name and jabatan of the pegawai whom the user is asked about
        label = (request.env._("never"), request.env._("seldom"), request.env._("sometimes"), request.env._("often"), request.env._("always"))
        return request.render("ekinerja_skp.portal_umpan360_form", halaman.dasar_halaman(
            "umpan360_form", judul=satu.peserta_id.nama, ket=satu.peserta_id.jabatan or "", nilai=nilai, pesan=pesan, responden_id=responden.id,
            sebagai=dict(daftar_pilihan(RESPONDEN, "kelompok"))[satu.kelompok].lower(), terbuka=satu.kelompok in TERBUKA,
            minimum=satu.umpan360_id.minimum, pertanyaan=self._pertanyaan(responden), skala=list(zip(SKALA, label, strict=True)),
        ))  # fmt: skip
