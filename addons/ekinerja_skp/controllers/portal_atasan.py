"""Own data and atasan in the portal: who leads me, is it right, ask for a correction (SMG-EKN, SMG-ATL)."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request
from werkzeug.exceptions import NotFound

from odoo.addons.ekinerja_admin.models.hr_employee_cari import MIN_KARAKTER

from ..models.skp import STATE_TERBUKA
from . import halaman
from .dasar import KIRIM, LIHAT, boleh_skp, coba, daftar_pilihan, kabar, pegawai_sendiri, pilihan, teks

USULAN = "ekinerja.atasan.usulan"
PER_HALAMAN = 20


class PortalAtasan(http.Controller):
    @http.route("/my/atasan", **LIHAT)
    def atasan_lihat(self, **kw):
        """Profile, groups, atasan and verifikator, differences to the own SKP, own requests (SMG-EKN-04 to 07)."""
        if not boleh_skp():
            return request.redirect("/my")
        pegawai = pegawai_sendiri()[:1]
        usulan = request.env[USULAN].search([("employee_id", "in", pegawai.ids)], limit=PER_HALAMAN)
        return request.render("ekinerja_skp.portal_atasan", halaman.dasar_halaman(
            "atasan", pegawai=pegawai, usulan=usulan, kata=halaman.kata(USULAN, "state"), peran=self._peran(),
            pihak=request.env["ekinerja.atasan"]._pihak_hari_ini(pegawai) if pegawai else [],
            opd=self._opd(pegawai), riwayat=self._riwayat(pegawai), beda=self._beda(pegawai), label=self._label(),
            is_terbuka="diajukan" in usulan.mapped("state"),
        ))  # fmt: skip

    @http.route("/my/atasan/perbarui", **KIRIM)
    def atasan_perbarui(self, **post):
        """Perbarui Data: refresh every own SKP that can still be edited; there is no need to sign in again (SMG-EKN-07, SMG-EKN-08)."""
        if not boleh_skp():
            return request.redirect("/my")
        skp = self._skp(pegawai_sendiri()[:1]).filtered(lambda satu: satu.state in STATE_TERBUKA)
        pesan = coba(skp.action_perbarui_data)
        kabar(pesan or request.env._("Your SKP follow the present data. You need not sign in again."), "danger" if pesan else "success")
        return request.redirect("/my/atasan")

    # -- request -------------------------------------------------------------------------------------------------------

    @http.route("/my/atasan/usul", **LIHAT)
    def atasan_usul(self, **kw):
        if not boleh_skp() or not pegawai_sendiri():
            return request.redirect("/my/atasan")
        return self._usul_form({"pegawai_sebagai_plt": "tidak", "atasan_sebagai_plt": "tidak"})

    @http.route("/my/atasan/usul", **KIRIM)
    def atasan_usul_simpan(self, **post):
        pegawai = pegawai_sendiri()[:1]
        if not boleh_skp() or not pegawai:
            return request.redirect("/my/atasan")

        def usul():
            request.env[USULAN].create({
                "employee_id": pegawai.id,
                "usulan_atasan_id": self._orang(post, "atasan", request.env._("Atasan"), pegawai),
                "usulan_verifikator_id": self._orang(post, "verifikator", request.env._("Verifikator"), pegawai),
                "pegawai_sebagai_plt": pilihan(post, USULAN, "pegawai_sebagai_plt"),
                "atasan_sebagai_plt": pilihan(post, USULAN, "atasan_sebagai_plt"),
                "alasan": teks(post, "alasan", request.env._("Alasan"), wajib=True),
            })  # fmt: skip

        if pesan := coba(usul):
            return self._usul_form(post, pesan)
        kabar(request.env._("The request is sent to the administrators. You see the answer here."))
        return request.redirect("/my/atasan")

    @http.route("/my/atasan/usul/<int:usulan_id>/batal", **KIRIM)
    def atasan_usul_batal(self, usulan_id, **post):
        usulan = request.env[USULAN]
        if boleh_skp():
            usulan = usulan.search([("id", "=", usulan_id), ("employee_id", "in", pegawai_sendiri().ids)])
        if not usulan:
            raise NotFound()
        pesan = coba(usulan.action_batal)
        kabar(pesan or request.env._("The request is cancelled."), "danger" if pesan else "success")
        return request.redirect("/my/atasan")

    @http.route("/my/atasan/cari", type="jsonrpc", auth="user", methods=["POST"], readonly=True)
    def atasan_cari(self, cari=""):
        """People of the own instansi by name or NIP, from three characters: ``[{"teks", "ket"}]``, ten at most."""
        pegawai = pegawai_sendiri()[:1]
        if not boleh_skp() or not pegawai:
            return []
        return [
            {"teks": self._teks(satu), "ket": " · ".join(filter(None, (satu["jabatan"], satu["unit"])))}
            for satu in self._cari(cari, pegawai)
        ]

    def _usul_form(self, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_atasan_usul", halaman.dasar_halaman(
            "atasan_form", nilai=nilai, pesan=pesan, judul=request.env._("Ask for a correction"),
            ya_tidak=daftar_pilihan(USULAN, "atasan_sebagai_plt"),
            pihak=request.env["ekinerja.atasan"]._pihak_hari_ini(pegawai_sendiri()[:1]),
        ))  # fmt: skip

    def _orang(self, post, nama, label, pegawai):
        """The person that a typed "NAMA - NIP", a NIP or a name means; False where nothing is typed."""
        isi = teks(post, nama, label)
        if not isi:
            return False
        nip = isi.rpartition(" - ")[2].replace(" ", "")
        semua = self._cari(nip if nip.isdigit() else isi, pegawai)
        tepat = [satu for satu in semua if isi == self._teks(satu) or (nip.isdigit() and satu["nip"] == nip)] or semua
        if len(tepat) == 1:
            return tepat[0]["id"]
        if tepat:
            raise UserError(
                request.env._('"%(value)s" for "%(label)s" means several people: %(people)s. Type the NIP.',
                              value=isi, label=label, people=", ".join(map(self._teks, tepat[:5])))
            )  # fmt: skip
        raise UserError(
            request.env._('Nobody is found for "%(label)s" by "%(value)s". Type at least %(count)s letters of the name, or the NIP.',
                          label=label, value=isi[:50], count=MIN_KARAKTER)
        )  # fmt: skip

    def _cari(self, isi, pegawai):
        isi = isi if isinstance(isi, str) else ""
        # sudo: res.company - instansi of the own pegawai
        return [satu for satu in request.env["hr.employee"]._ekinerja_cari(isi[:100], pegawai.company_id.sudo()) if satu["id"] != pegawai.id]

    @staticmethod
    def _teks(satu):
        return f"{satu['nama']} - {satu['nip']}" if satu["nip"] else satu["nama"]

    # -- values of the page --------------------------------------------------------------------------------------------

    def _peran(self):
        """Names of the groups of the product that the user is in; one person may be in several (SMG-EKN-05)."""
        # sudo: res.groups - names of the own groups
        semua = request.env.user.sudo().all_group_ids
        return semua.filtered(lambda group: (group.get_external_id()[group.id] or "").startswith("ekinerja_")).sorted("sequence").mapped("name")

    def _opd(self, pegawai):
        # sudo: hr.employee, hr.department - name of the own OPD
        unor = pegawai.sudo().department_id
        return (unor.unor_induk_id or unor).name or ""

    def _riwayat(self, pegawai):
        domain = [("employee_id", "in", pegawai.ids), ("date_end", "!=", False)]
        return request.env["ekinerja.atasan"].search(domain, order="date_start desc", limit=PER_HALAMAN)

    def _skp(self, pegawai):
        """Own SKP whose range is not over."""
        # sudo: res.company - today in the time zone of the instansi
        hari_ini = (pegawai.company_id or request.env.company).sudo()._ekinerja_hari_ini()
        return request.env["ekinerja.skp"].search([("employee_id", "in", pegawai.ids), ("date_end", ">=", hari_ini)])

    def _beda(self, pegawai):
        """``[(SKP, differences)]`` where the SKP keeps other data than those of today."""
        skp = self._skp(pegawai)
        beda = skp._perbedaan_data() if skp else {}
        return [(satu, beda[satu.id]) for satu in skp if beda[satu.id]]

    def _label(self):
        env = request.env
        return {
            "pegawai": env._("Pegawai"), "penilai": env._("Pejabat penilai"), "atasan": env._("Atasan pejabat penilai"), "nama": env._("Nama"),
            "nip": env._("NIP"), "pangkat": env._("Pangkat/gol. ruang"), "jabatan": env._("Jabatan"), "unit": env._("Unit kerja"),
        }  # fmt: skip
