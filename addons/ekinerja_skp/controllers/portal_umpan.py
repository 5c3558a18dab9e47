"""Umpan balik in the portal: ask a colleague, answer, decline, remind, give unasked."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request
from werkzeug.exceptions import NotFound

from . import halaman
from .dasar import (
    KIRIM,
    LIHAT,
    angka,
    bagian_milik,
    boleh_skp,
    coba,
    kabar,
    ke,
    pegawai_sendiri,
    pilihan,
    skp_milik,
    teks,
)
from .portal_atasan import PortalAtasan
from .portal_skp import PortalSkp

UMPAN = "ekinerja.umpan.balik"
PER_HALAMAN = 40


def tentang(post, skp):
    """What was chosen: ``rhk-12`` or ``perilaku-3``."""
    jenis, _pemisah, kunci = (post.get("tentang") or "").partition("-")
    record_id = angka({"tentang": kunci}, "tentang", request.env._("About"))
    if jenis not in ("rhk", "perilaku") or not record_id:
        raise UserError(request.env._("Choose the RHK or the perilaku that it is about."))
    if jenis == "rhk" and record_id not in skp.sudo().rhk_ids.ids:  # sudo: ekinerja.rhk - a colleague does not read the SKP
        raise UserError(request.env._("Choose the RHK or the perilaku that it is about."))
    return {f"{jenis}_id": record_id}


def periode_pilihan(skp):
    """``[(id, name)]`` of the periods of an SKP that have begun and are not evaluated, the running one last."""
    hari_ini = skp.company_id.sudo()._ekinerja_hari_ini()  # sudo: res.company - today in the time zone of the instansi
    semua = request.env["ekinerja.periode"].search([("company_id", "=", skp.company_id.id)])
    # sudo: ekinerja.skp, ekinerja.evaluasi - dates and which periods are evaluated, for a colleague who gives umpan balik
    skp = skp.sudo()
    dinilai = skp.evaluasi_ids.filtered(lambda row: row.state != "draft").periode_id
    hasil = []
    for periode in semua - dinilai:
        hari = periode.tanggal(skp.tahun)
        if periode.jenis == "biasa" and hari["awal"] <= hari_ini and hari["akhir"] >= skp.date_start and hari["awal"] <= skp.date_end:
            hasil.append((hari["awal"], str(periode.id), periode.name))
    return [(kunci, nama) for _awal, kunci, nama in sorted(hasil)]


def perilaku_pilihan(skp):
    semua = request.env["ekinerja.perilaku"].search([("company_id", "in", (False, skp.company_id.id))])
    return [(f"perilaku-{row.id}", row.name) for row in semua]


class PortalUmpanBagian(PortalSkp):
    """The section of the page of an SKP."""

    def _bagian_umpan(self, skp, *_args):
        semua = request.env[UMPAN].search([("skp_id", "=", skp.id)])
        diberikan = semua.filtered(lambda row: row.state == "diberikan")
        return {
            "umpan": diberikan.grouped("tentang"), "diminta": semua - diberikan, "kata_umpan": halaman.kata(UMPAN, "hubungan", "nada", "state"),
            "jumlah_positif": len(diberikan.filtered(lambda row: row.nada == "positif")), "jumlah_umpan": len(diberikan),
            "bimbingan": request.env["ekinerja.bimbingan"].search([("skp_id", "=", skp.id)]),
            "kata_bimbingan": halaman.kata("ekinerja.bimbingan", "jenis"),
        }  # fmt: skip


class PortalUmpan(http.Controller):
    # -- asked for by the pegawai --------------------------------------------------------------------------------------

    @http.route("/my/skp/<int:skp_id>/umpan/minta", **LIHAT)
    def umpan_minta(self, skp_id, **kw):
        skp = skp_milik(skp_id)
        pilihan_periode = periode_pilihan(skp) if skp.state == "disetujui" else []
        return self._minta_form(skp, {"periode_id": pilihan_periode[-1][0] if pilihan_periode else ""})

    @http.route("/my/skp/<int:skp_id>/umpan/minta", **KIRIM)
    def umpan_minta_simpan(self, skp_id, **post):
        skp = skp_milik(skp_id)

        def minta():
            orang = PortalAtasan()._orang(post, "orang", request.env._("Colleague"), pegawai_sendiri()[:1])
            if not orang:
                raise UserError(request.env._("Choose whom you ask: type a name or NIP."))
            request.env[UMPAN].create(tentang(post, skp) | {
                "skp_id": skp.id, "pemberi_id": orang, "periode_id": angka(post, "periode_id", request.env._("Periode")),
                "pesan": teks(post, "pesan", request.env._("Request")),
            })  # fmt: skip

        if pesan := coba(minta):
            return self._minta_form(skp, post, pesan)
        kabar(request.env._("The request is sent. You see the answer here."))
        return ke(skp, "umpan")

    @http.route("/my/skp/<int:skp_id>/umpan/<int:umpan_id>/ingatkan", **KIRIM)
    def umpan_ingatkan(self, skp_id, umpan_id, **post):
        skp = skp_milik(skp_id)
        umpan = bagian_milik(UMPAN, umpan_id, skp)
        pesan = coba(umpan.action_ingatkan)
        kabar(pesan or request.env._("%s is reminded.", umpan.pemberi_nama), "danger" if pesan else "success")
        return ke(skp, "umpan")

    @http.route("/my/skp/<int:skp_id>/umpan/<int:umpan_id>/tarik", **KIRIM)
    def umpan_tarik(self, skp_id, umpan_id, **post):
        skp = skp_milik(skp_id)
        pesan = coba(bagian_milik(UMPAN, umpan_id, skp).unlink)
        kabar(pesan or request.env._("The request is withdrawn."), "danger" if pesan else "success")
        return ke(skp, "umpan")

    # -- asked of me, given by me --------------------------------------------------------------------------------------

    @http.route("/my/umpan-balik", **LIHAT)
    def umpan_list(self, **kw):
        """What is asked of the user, and what the user has given."""
        if not boleh_skp():
            return request.redirect("/my")
        semua = request.env[UMPAN].search([("pemberi_id", "in", pegawai_sendiri().ids)], limit=PER_HALAMAN)
        diminta = semua.filtered(lambda row: row.state == "diminta")
        return request.render("ekinerja_skp.portal_umpan_list", halaman.dasar_halaman(
            "umpan", diminta=diminta, diberikan=semua - diminta, kata_umpan=halaman.kata(UMPAN, "nada", "state", "hubungan"),
        ))  # fmt: skip

    @http.route("/my/umpan-balik/<int:umpan_id>", **LIHAT)
    def umpan_isi(self, umpan_id, **kw):
        umpan = self._umpan(umpan_id)
        return self._umpan_form(umpan, {"nada": umpan.nada or "positif", "isi": umpan.isi})

    @http.route("/my/umpan-balik/<int:umpan_id>", **KIRIM)
    def umpan_simpan(self, umpan_id, **post):
        umpan = self._umpan(umpan_id)

        def simpan():
            isi = {"nada": pilihan(post, UMPAN, "nada"), "isi": teks(post, "isi", request.env._("Umpan balik"), wajib=True)}
            return umpan.write(isi) if umpan.state == "diberikan" else umpan.action_beri(**isi)

        if pesan := coba(simpan):
            return self._umpan_form(umpan, post, pesan)
        kabar(request.env._("Umpan balik for %s is given.", umpan.pegawai_nama))
        return request.redirect("/my/umpan-balik")

    @http.route("/my/umpan-balik/<int:umpan_id>/tolak", **KIRIM)
    def umpan_tolak(self, umpan_id, **post):
        umpan = self._umpan(umpan_id)
        if pesan := coba(lambda: umpan.action_tolak(teks(post, "alasan", request.env._("Reason")))):
            return self._umpan_form(umpan, post, pesan)
        kabar(request.env._("The request of %s is declined.", umpan.pegawai_nama))
        return request.redirect("/my/umpan-balik")

    # -- unasked -------------------------------------------------------------------------------------------------------

    @http.route("/my/umpan-balik/beri", **LIHAT)
    def umpan_beri(self, orang="", **kw):
        """First whom, then what: the periods and RHK follow from the person."""
        if not boleh_skp() or not pegawai_sendiri():
            return request.redirect("/my")
        return self._beri_form({"orang": orang, "nada": "positif"})

    @http.route("/my/umpan-balik/beri", **KIRIM)
    def umpan_beri_simpan(self, **post):
        if not boleh_skp() or not pegawai_sendiri():
            return request.redirect("/my")

        def beri():
            skp = self._skp_orang(post)
            request.env[UMPAN].create(tentang(post, skp) | {
                "skp_id": skp.id, "periode_id": angka(post, "periode_id", request.env._("Periode")), "nada": pilihan(post, UMPAN, "nada"),
                "isi": teks(post, "isi", request.env._("Umpan balik"), wajib=True),
            })  # fmt: skip

        if pesan := coba(beri):
            return self._beri_form(post, pesan)
        kabar(request.env._("Umpan balik is given."))
        return request.redirect("/my/umpan-balik")

    # -- helpers -------------------------------------------------------------------------------------------------------

    def _umpan(self, umpan_id):
        umpan = request.env[UMPAN]
        if boleh_skp():
            umpan = umpan.search([
                ("id", "=", umpan_id), "|", ("pemberi_id", "in", pegawai_sendiri().ids), ("skp_id.employee_id", "in", pegawai_sendiri().ids),
            ])  # fmt: skip
        if not umpan:
            raise NotFound()
        return umpan

    def _skp_orang(self, post):
        """The SKP in force of the typed person, in the year of today; only of somebody whom the user may give umpan balik."""
        sendiri = pegawai_sendiri()[:1]
        orang = PortalAtasan()._orang(post, "orang", request.env._("Pegawai"), sendiri)
        if not orang:
            raise UserError(request.env._("Type the name or NIP of the pegawai."))
        # sudo: ekinerja.skp - which SKP a colleague has; whether the user may say something about it is checked next
        semua = request.env["ekinerja.skp"].sudo().search([
            ("employee_id", "=", orang), ("tahun", "=", sendiri.company_id._ekinerja_hari_ini().year), ("state", "=", "disetujui"),
            ("is_riwayat", "=", False),
        ], order="status_jabatan, date_start desc", limit=1)  # fmt: skip
        if not semua or request.env[UMPAN]._hubungan([(semua, sendiri.id)]) == ["lain"]:
            raise UserError(request.env._("Umpan balik is given to staff, colleagues of the same unor and one's pimpinan, once their SKP is approved."
                                          " Others can ask you for it."))  # fmt: skip
        return semua.sudo(False)

    def _beri_form(self, nilai, pesan=""):
        skp = request.env["ekinerja.skp"]
        if nilai.get("orang"):
            try:
                skp = self._skp_orang(nilai)
            except UserError as error:
                pesan = pesan or str(error.args[0])
        values = {"skp": skp, "daftar_tentang": [], "periode_pilihan": [], "nama_orang": ""}
        if skp:
            daftar = perilaku_pilihan(skp)
            if skp.has_access("read"):  # the penilai chooses an RHK, too
                daftar += [(f"rhk-{rhk.id}", rhk.name) for rhk in skp.rhk_ids]
            values |= {"daftar_tentang": daftar, "periode_pilihan": periode_pilihan(skp)}
            values["nama_orang"] = skp.sudo().pegawai_nama  # sudo: ekinerja.skp - name of the colleague who was typed
            nilai = {"periode_id": values["periode_pilihan"][-1][0] if values["periode_pilihan"] else ""} | dict(nilai)
        return request.render("ekinerja_skp.portal_umpan_beri", halaman.dasar_halaman(
            "umpan_form", nilai=nilai, pesan=pesan, judul=request.env._("Give umpan balik"), nada_pilihan=self._nada(), **values,
        ))  # fmt: skip

    def _minta_form(self, skp, nilai, pesan=""):
        daftar = perilaku_pilihan(skp) + [(f"rhk-{rhk.id}", rhk.name) for rhk in skp.rhk_ids]
        return request.render("ekinerja_skp.portal_umpan_minta", halaman.dasar_halaman(
            "skp_form", skp=skp, nilai=nilai, pesan=pesan, judul=request.env._("Ask for umpan balik"), daftar_tentang=daftar,
            periode_pilihan=periode_pilihan(skp),
        ))  # fmt: skip

    def _umpan_form(self, umpan, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_umpan_isi", halaman.dasar_halaman(
            "umpan_form", umpan=umpan, nilai=nilai, pesan=pesan, judul=request.env._("Umpan balik"), nada_pilihan=self._nada(),
            kata_umpan=halaman.kata(UMPAN, "nada", "state", "hubungan"),
        ))  # fmt: skip

    @staticmethod
    def _nada():
        return request.env[UMPAN]._fields["nada"]._description_selection(request.env)
