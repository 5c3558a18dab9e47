"""The own SKP in the portal: list, start, page with its sections, submit."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

from ..models.skp import STATE_TERBUKA
from . import halaman
from .dasar import (
    KIRIM,
    LIHAT,
    ambil,
    angka,
    boleh_skp,
    coba,
    daftar_pilihan,
    domain_sendiri,
    kabar,
    ke,
    pegawai_sendiri,
    pilihan,
    skp_milik,
    tanggal,
)

PER_HALAMAN = 20
KOLOM_KARTU = [
    "tahun", "date_start", "date_end", "state", "pendekatan", "status_jabatan", "model_skp", "pegawai_unit", "pegawai_jabatan", "penilai_nama",
    "alasan", "alasan_jenis", "tanggal_diajukan", "predikat_akhir", "company_id", "employee_id",
]  # fmt: skip

KOLOM_RENCANA = ["skp_id", "rhk_id", "periode_id", "name", "target", "realisasi", "state", "progres", "nihil"]


class PortalSkp(CustomerPortal):
    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "skp_count" in counters:
            values["skp_count"] = request.env["ekinerja.skp"].search_count(domain_sendiri()) if boleh_skp() else 0
        return values

    # -- list ----------------------------------------------------------------------------------------------------------

    @http.route(["/my/skp", "/my/skp/page/<int:page>"], **LIHAT)
    def skp_list(self, page=1, **kw):
        """Cards of the own SKP (BKN-SKP-06)."""
        if not boleh_skp():
            return request.redirect("/my")
        pegawai = pegawai_sendiri()
        domain = [("employee_id", "in", pegawai.ids)]
        pager, semua = halaman.sehalaman(request.env["ekinerja.skp"], domain, KOLOM_KARTU, page, "/my/skp", PER_HALAMAN)
        periode = halaman.periode_skp(semua)
        return request.render("ekinerja_skp.portal_skp_list", halaman.dasar_halaman(
            "skp",
            semua_skp=semua,
            petunjuk={row.id: halaman.petunjuk(row, periode.get(row.id)) for row in semua},
            pegawai_ada=bool(pegawai),
            # sudo: hr.employee - kind of the own pegawai
            jenis_pegawai=dict(daftar_pilihan("hr.employee", "jenis_pegawai")).get(pegawai[:1].jenis_pegawai),
            pager=pager,
        ))  # fmt: skip

    # -- start and change ----------------------------------------------------------------------------------------------

    @http.route("/my/skp/mulai", **LIHAT)
    def skp_mulai(self, **kw):
        if not boleh_skp():
            return request.redirect("/my")
        tahun = request.env.company._ekinerja_hari_ini().year
        return self._skp_form(None, {"tahun": str(tahun), "pendekatan": "kuantitatif", "status_jabatan": "definitif"})

    @http.route("/my/skp/mulai", **KIRIM)
    def skp_mulai_simpan(self, **post):
        if not boleh_skp():
            return request.redirect("/my")
        baru = request.env["ekinerja.skp"]

        def mulai():
            nonlocal baru
            baru = baru.create(self._skp_vals(post) | self._status_vals(post))

        if pesan := coba(mulai):
            return self._skp_form(None, post, pesan)
        kabar(request.env._("SKP %s is started. Check the three parties, then write your hasil kerja.", baru.tahun))
        return ke(baru, "pihak")

    @http.route("/my/skp/<int:skp_id>/ubah", **LIHAT)
    def skp_ubah(self, skp_id, **kw):
        skp = skp_milik(skp_id)
        if skp.state not in STATE_TERBUKA:
            return ke(skp)
        return self._skp_form(skp, {
            "tahun": str(skp.tahun), "pendekatan": skp.pendekatan, "status_jabatan": skp.status_jabatan,
            "date_start": str(skp.date_start), "date_end": str(skp.date_end),
        })  # fmt: skip

    @http.route("/my/skp/<int:skp_id>/ubah", **KIRIM)
    def skp_ubah_simpan(self, skp_id, **post):
        skp = skp_milik(skp_id)
        if pesan := coba(lambda: skp.write(self._skp_vals(post, skp))):
            return self._skp_form(skp, post, pesan)
        kabar(request.env._("SKP saved."))
        return ke(skp, "pihak")

    def _tahun(self, post):
        tahun = angka(post, "tahun", request.env._("Tahun"))
        ini = request.env.company._ekinerja_hari_ini().year
        if not ini - 1 <= tahun <= ini + 1:
            raise UserError(
                request.env._("An SKP can be started for %(first)s to %(last)s.", first=ini - 1, last=ini + 1)
            )
        return tahun

    def _skp_vals(self, post, skp=None):
        """Typed values; days left empty are those of the year, or of the assignment."""
        tahun = skp.tahun if skp else self._tahun(post)
        vals = {"tahun": tahun, "pendekatan": pilihan(post, "ekinerja.skp", "pendekatan")}
        awal, akhir = f"{tahun}-01-01", f"{tahun}-12-31"
        if skp and skp.plt_id:
            plt = skp.sudo().plt_id  # sudo: ekinerja.plt - days of the own assignment, also of one that no longer counts
            awal, akhir = max(awal, str(plt.date_start)), min(akhir, str(plt.date_end))
        for nama, label, kosong in (("date_start", request.env._("First day"), awal), ("date_end", request.env._("Last day"), akhir)):
            hari = tanggal(post, nama, label)
            if hari and hari.year != tahun:
                raise UserError(request.env._('"%(label)s" must lie in %(year)s.', label=label, year=tahun))
            if hari or skp or not self._sebagai_plt(post):
                vals[nama] = hari or kosong
        return vals

    def _sebagai_plt(self, post):
        """Typed status jabatan as PLT/PLH with the assignment behind it: ``plt-12``; empty for the definitive one."""
        status, _pemisah, plt_id = (post.get("status_jabatan") or "").partition("-")
        return (status, plt_id) if status in ("plt", "plh") else ()

    def _status_vals(self, post):
        if not (tugas := self._sebagai_plt(post)):
            return {"status_jabatan": pilihan(post, "ekinerja.skp", "status_jabatan")}
        status, plt_id = tugas
        return {"status_jabatan": status} | ({"plt_id": angka({"plt_id": plt_id}, "plt_id", request.env._("Status jabatan"))} if plt_id else {})

    def _status_pilihan(self):
        """Definitif, and each own assignment of the years in which an SKP can be started (BKN-PLT-18)."""
        ini = request.env.company._ekinerja_hari_ini().year
        semua = request.env["ekinerja.plt"].search([
            *domain_sendiri(), ("date_start", "<=", f"{ini + 1}-12-31"), ("date_end", ">=", f"{ini - 1}-01-01"),
        ], order="date_start") if boleh_skp() else []  # fmt: skip
        definitif = next(row for row in daftar_pilihan("ekinerja.skp", "status_jabatan") if row[0] == "definitif")
        return [definitif, *((f"{plt.jenis}-{plt.id}", f"{plt.jabatan} ({plt.periode})") for plt in semua)]

    def _skp_form(self, skp, nilai, pesan=""):
        ini = request.env.company._ekinerja_hari_ini().year
        return request.render("ekinerja_skp.portal_skp_form", halaman.dasar_halaman(
            "skp_form", skp=skp, nilai=nilai, pesan=pesan,
            judul=request.env._("Change SKP %s", skp.tahun) if skp else request.env._("Start SKP"),
            tahun_pilihan=[(str(tahun), str(tahun)) for tahun in (ini - 1, ini, ini + 1)],
            pendekatan_pilihan=daftar_pilihan("ekinerja.skp", "pendekatan"),
            status_pilihan=[] if skp else self._status_pilihan(),
        ))  # fmt: skip

    # -- the page of an SKP --------------------------------------------------------------------------------------------

    @http.route("/my/skp/<int:skp_id>", **LIHAT)
    def skp_isi(self, skp_id, bagian="", periode=None, **kw):
        skp = skp_milik(skp_id)
        kurang = halaman.kekurangan(skp)
        bagian_semua = halaman.langkah(skp, len(kurang))
        kunci = [row[0] for row in bagian_semua]
        if bagian not in kunci:
            bagian = "pratinjau" if skp.is_riwayat else {"disetujui": "periode", "diajukan": "pratinjau"}.get(skp.state, "hasil")
        urutan = kunci.index(bagian)
        # the page that is read needs no hint on the open period
        semua_periode = [] if skp.is_riwayat or bagian == "pratinjau" else halaman.periode_skp(skp).get(skp.id, [])
        values = halaman.dasar_halaman(
            "skp_isi", skp=skp, bagian=bagian, bagian_semua=bagian_semua, kurang=kurang, boleh_ubah=skp.state in STATE_TERBUKA,
            sebelum=bagian_semua[urutan - 1] if urutan else None,
            sesudah=bagian_semua[urutan + 1] if urutan + 1 < len(kunci) else None,
            petunjuk=halaman.petunjuk(skp, [] if bagian == "periode" else semua_periode),
            kata=halaman.kata("ekinerja.skp", "pendekatan", "status_jabatan", "model_skp"),
            ada_revisi=skp.state == "disetujui" and not skp.revisi_dari_id and skp._revisi_terbuka(),
        )  # fmt: skip
        values |= getattr(self, f"_bagian_{bagian}")(skp, semua_periode, periode)
        return request.render(f"ekinerja_skp.portal_skp_{bagian}", values)

    def _bagian_pihak(self, skp, *_args):
        return {}

    def _bagian_hasil(self, skp, *_args):
        return halaman.hasil_kerja(skp)

    def _bagian_perilaku(self, skp, *_args):
        return {
            "perilaku": halaman.perilaku(skp),
            "ekspektasi": halaman.bagian("ekinerja.ekspektasi", skp, "perilaku_id", "id"),
        }

    def _bagian_lampiran(self, skp, *_args):
        return {
            "lampiran": halaman.bagian("ekinerja.skp.lampiran", skp, "jenis"),
            "lampiran_jenis": daftar_pilihan("ekinerja.skp.lampiran", "jenis"),
        }

    def _bagian_pratinjau(self, skp, *args):
        return self._bagian_perilaku(skp) | self._bagian_lampiran(skp) | halaman.hasil_kerja(skp)

    def _bagian_periode(self, skp, semua_periode, periode):
        """The chosen period, or the one that is open now, with its entries per RHK."""
        rencana = request.env["ekinerja.rencana.aksi"]
        # sudo: ekinerja.rencana.aksi - how many the checked SKP has
        per_periode = rencana.sudo()._read_group([("skp_id", "=", skp.id)], ["periode_id"], ["__count"])
        jumlah = {row.id: n for row, n in per_periode}
        aktif = halaman.periode_aktif(semua_periode, periode)
        entri = (
            ambil(rencana, [("skp_id", "=", skp.id), ("periode_id", "=", aktif["periode"].id)], KOLOM_RENCANA, order="sequence, id") if aktif else rencana
        )
        return {
            "semua_periode": semua_periode, "aktif": aktif, "jumlah": jumlah, "rencana": entri.grouped("rhk_id"),
            "semua_rhk": ambil("ekinerja.rhk", [("skp_id", "=", skp.id)], ["name", "jenis", "skp_id"], order="jenis desc, sequence, id"),
            "status_periode": halaman.status_periode(),
            "boleh_isi": aktif and aktif["boleh_isi"], "boleh_rencana": aktif and aktif["boleh_rencana"],
        }  # fmt: skip

    def _bagian_evaluasi(self, skp, *_args):
        # an admin may read drafts by right, but not as the pegawai
        evaluasi = ambil("ekinerja.evaluasi", [("skp_id", "=", skp.id), ("state", "!=", "draft")], order="periode_urutan desc, id")
        return {
            "evaluasi": evaluasi,
            "kata_evaluasi": halaman.kata("ekinerja.evaluasi", "rating_hasil", "predikat", "state"),
        }

    def _bagian_dokumen(self, skp, *_args):
        return self._bagian_evaluasi(skp)

    # -- actions -------------------------------------------------------------------------------------------------------

    @http.route("/my/skp/<int:skp_id>/perbarui", **KIRIM)
    def skp_perbarui(self, skp_id, **post):
        skp = skp_milik(skp_id)
        return self._tindakan(
            skp, skp.action_perbarui_data, request.env._("Data of the three parties are refreshed."), "pihak"
        )

    @http.route("/my/skp/<int:skp_id>/ajukan", **KIRIM)
    def skp_ajukan(self, skp_id, **post):
        skp = skp_milik(skp_id)
        berhasil = (
            request.env._("SKP is in force.")
            if skp.is_mandiri
            else request.env._("SKP submitted to %s.", skp.penilai_nama)
        )
        return self._tindakan(skp, skp.action_ajukan, berhasil, "pratinjau")

    @http.route("/my/skp/<int:skp_id>/hapus", **KIRIM)
    def skp_hapus(self, skp_id, **post):
        skp = skp_milik(skp_id)
        nama = skp.display_name
        if pesan := coba(skp.unlink):
            kabar(pesan, "danger")
            return ke(skp)
        kabar(request.env._("%s is deleted.", nama))
        return request.redirect("/my/skp")

    @http.route("/my/skp/<int:skp_id>/<path:lain>", **LIHAT)
    def skp_lain(self, skp_id, lain, **kw):
        """A reload after signing in again asks for the address of a form that can only be sent: show the SKP instead."""
        return ke(skp_milik(skp_id))

    def _tindakan(self, skp, tindakan, berhasil, bagian):
        pesan = coba(tindakan)
        kabar(pesan or berhasil, "danger" if pesan else "success")
        return ke(skp, bagian)
