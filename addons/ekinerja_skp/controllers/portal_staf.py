"""The penilai on the phone: the staff with what waits, a whole SKP before the decision, approve and return, ekspektasi khusus."""

from odoo import http
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.http import request
from werkzeug.exceptions import NotFound

from odoo.addons.ekinerja_admin.calc.periode import tanggal_tahun
from odoo.addons.portal.controllers.portal import CustomerPortal

from . import halaman
from .dasar import (
    KIRIM,
    LIHAT,
    ambil,
    angka,
    bagian_milik,
    boleh_skp,
    coba,
    daftar_pilihan,
    domain_instansi,
    kabar,
    pegawai_sendiri,
    tahun_alamat,
    teks,
)
from .staf import dipilih, ke_staf, skp_staf

PER_HALAMAN = 20
SARING = ("semua", "setujui", "pegawai", "nilai", "selesai", "belum")
KOLOM = [
    "pegawai_nama", "pegawai_nip", "pegawai_jabatan", "state", "tahun", "date_start", "date_end", "tanggal_diajukan", "company_id",
    "revisi_dari_id", "employee_id",
]  # fmt: skip


class PortalStaf(CustomerPortal):
    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "staf_count" in counters:
            values["staf_count"] = request.env["ekinerja.skp"].search_count([("is_penilai", "=", True)], limit=100) if boleh_skp() else 0
        return values

    # -- list ----------------------------------------------------------------------------------------------------------

    @http.route(["/my/staf", "/my/staf/page/<int:page>"], **LIHAT)
    def staf_list(self, page=1, saring="semua", cari="", periode="", tahun="", **kw):
        """My staff with the SKP of a year, the chosen period and its predikat; PLT/PLH see the staff of the unor where they act."""
        if not boleh_skp():
            return request.redirect("/my")
        # sudo: res.company - today in the time zone of the instansi
        hari_ini = request.env.company.sudo()._ekinerja_hari_ini()
        tahun = tahun_alamat(tahun, hari_ini.year)
        saring = saring if saring in SARING else "semua"
        cari = cari.replace("\x00", "").strip()[:100]
        semua_periode = self._periode(tahun, hari_ini)
        aktif = next((row for row in semua_periode if str(row[0].id) == periode), self._periode_bawaan(semua_periode, hari_ini))
        # sudo: ekinerja.skp - the domain admits those on which the user decides, as the rules do; see ambil
        skp = request.env["ekinerja.skp"].sudo().with_context(active_test=False)
        dasar = Domain("is_pemutus", "=", True) & Domain("tahun", "=", tahun) & Domain("is_riwayat", "=", False) & domain_instansi()
        domain = dasar & self._domain_saring(saring, aktif, hari_ini)
        if cari:
            domain &= Domain("pegawai_nama", "ilike", cari) | Domain("pegawai_nip", "=like", f"{cari}%")
        url_args = {"saring": saring, "cari": cari, "periode": aktif[0].id if aktif else "", "tahun": tahun}
        pager, baris = halaman.sehalaman(
            skp, Domain.FALSE if saring == "belum" else domain, KOLOM, page, "/my/staf", PER_HALAMAN, url_args=url_args,
            order="pegawai_nama, date_start desc, id",
        )  # fmt: skip
        baris = baris.sudo(False)
        belum = []
        if saring in ("semua", "belum") and tahun == hari_ini.year:
            # a first page that is not full holds everybody who has one
            is_semua = saring == "semua" and not cari and page == 1 and len(baris) < PER_HALAMAN
            # sudo: hr.employee - ids of the own staff
            belum = self._tanpa_skp(baris.sudo().employee_id.ids if is_semua else skp._search(dasar).subselect("employee_id"), hari_ini, cari)
        return request.render("ekinerja_skp.portal_staf", halaman.dasar_halaman(
            "staf", semua_skp=baris, belum=belum, tahun=tahun, tahun_pilihan=range(hari_ini.year, hari_ini.year - 3, -1), saring=saring, cari=cari,
            saring_pilihan=self._saring_pilihan(), semua_periode=semua_periode, aktif=aktif, pager=pager,
            boleh_nilai=aktif and aktif[1].akhir < hari_ini, **self._kemajuan(baris, aktif), kata=halaman.kata("ekinerja.evaluasi", "predikat"),
        ))  # fmt: skip

    def _saring_pilihan(self):
        env = request.env
        return [
            ("semua", env._("All")), ("setujui", env._("To approve")), ("nilai", env._("To evaluate")), ("pegawai", env._("With the pegawai")),
            ("selesai", env._("Evaluated")), ("belum", env._("No SKP")),
        ]  # fmt: skip

    def _periode(self, tahun, hari_ini):
        """Periods of a year that have begun: ``[(period, dates)]``."""
        semua = ambil("ekinerja.periode", [("company_id", "=", request.env.company.id)], halaman.KOLOM_PERIODE)
        return [row for row in ((satu, tanggal_tahun(satu.awal, satu.akhir, satu.batas, tahun)) for satu in semua) if row[1].awal <= hari_ini]

    def _periode_bawaan(self, semua_periode, hari_ini):
        """The ordinary period that ended last, else the one that runs."""
        biasa = [row for row in semua_periode if row[0].jenis == "biasa"]
        lewat = [row for row in biasa if row[1].akhir < hari_ini]
        return max(lewat or biasa, key=lambda row: row[1].akhir, default=None)

    def _domain_saring(self, saring, aktif, hari_ini):
        if saring == "setujui":
            return Domain("state", "=", "diajukan")
        if saring == "pegawai":
            return Domain("state", "in", ("draft", "ditolak"))
        if saring not in ("nilai", "selesai"):
            return Domain.TRUE
        if not aktif or (saring == "nilai" and aktif[1].akhir >= hari_ini):
            return Domain.FALSE
        dinilai = Domain("evaluasi_ids", "any", [("periode_id", "=", aktif[0].id), ("state", "!=", "draft")])
        berlaku = Domain("state", "=", "disetujui") & Domain("date_end", ">=", aktif[1].awal) & Domain("date_start", "<=", aktif[1].akhir)
        return berlaku & Domain("active", "=", True) & (dinilai if saring == "selesai" else ~dinilai)

    def _kemajuan(self, semua_skp, aktif):
        """``kemajuan`` of the chosen period: ``{skp id: {"rencana", "selesai", "evaluasi"}}``; ``tetap``: evaluations still mine.

        What is still mine as the former penilai (PermenPANRB 6/2022 L-IV.A.14) is read with the same statement.
        """
        hasil = {skp.id: {"rencana": 0, "selesai": 0, "evaluasi": None} for skp in semua_skp}
        domain = Domain("skp_id", "in", semua_skp.ids) & Domain("periode_id", "=", aktif[0].id) if aktif and semua_skp else Domain.FALSE
        sendiri = pegawai_sendiri().ids
        milik = Domain("penilai_tetap_id", "in", sendiri) & Domain("state", "=", "draft")
        evaluasi = ambil(
            "ekinerja.evaluasi", domain | milik, ["skp_id", "periode_id", "state", "predikat", "pegawai_nama", "tahun", "penilai_tetap_id"],
            order="tahun desc, periode_urutan desc, id",
        )
        for satu in evaluasi if aktif else ():
            if satu.skp_id.id in hasil and satu.periode_id == aktif[0]:
                hasil[satu.skp_id.id]["evaluasi"] = satu
        # sudo: ekinerja.rencana.aksi - how many the listed SKP have
        for skp, state, jumlah in request.env["ekinerja.rencana.aksi"].sudo()._read_group(domain, ["skp_id", "state"], ["__count"]):
            hasil[skp.id]["rencana"] += jumlah
            hasil[skp.id]["selesai"] += jumlah if state == "selesai" else 0
        return {"kemajuan": hasil, "tetap": evaluasi.filtered(lambda satu: satu.state == "draft" and satu.penilai_tetap_id.id in sendiri)}

    def _tanpa_skp(self, ada, hari_ini, cari):
        """People whom the user leads today and who have no SKP of this year: ``[{"nama", "nip", "jabatan"}]``."""
        # sudo: ekinerja.atasan, hr.employee - names of the own staff, also for a penilai with a portal account
        atasan = request.env["ekinerja.atasan"].sudo()
        domain = atasan._domain_berlaku(hari_ini) & Domain("atasan_id.user_id", "=", request.env.uid) & Domain("employee_id.active", "=", True)
        orang = atasan.search(domain & Domain("pegawai_plt_id", "=", False) & Domain("employee_id", "not in", ada), order="id").employee_id
        orang = orang._ekinerja_dapat_dinilai(hari_ini) if orang else orang
        semua = orang._ekinerja_identitas(hari_ini).values() if orang else []
        return sorted((satu for satu in semua if cari.lower() in f"{satu['nama']} {satu['nip']}".lower()), key=lambda satu: satu["nama"])

    # -- several at once -----------------------------------------------------------------------------------------------

    @http.route("/my/staf/putuskan", **KIRIM)
    def staf_putuskan(self, **post):
        """Approve or return the ticked SKP with one reason: all of them, or none and why."""
        if not boleh_skp():
            return request.redirect("/my")
        ids = dipilih()
        skp = request.env["ekinerja.skp"].with_context(active_test=False).search([("id", "in", ids), ("is_pemutus", "=", True)])
        if len(skp) < len(ids):
            raise NotFound()
        kembali = post.get("putusan") == "kembalikan"
        pesan = coba(lambda: self._putuskan(skp, kembali, post))
        berhasil = request.env._("%s SKP returned.", len(skp)) if kembali else request.env._("%s SKP approved.", len(skp))
        kabar(pesan or berhasil, "danger" if pesan else "success")
        return request.redirect("/my/staf?saring=setujui")

    def _putuskan(self, skp, kembali, post):
        if kembali:
            return skp.action_tolak(teks(post, "alasan", request.env._("Reason"), wajib=True))
        return skp.action_setujui()

    # -- one SKP -------------------------------------------------------------------------------------------------------

    @http.route("/my/staf/skp/<int:staf_id>", **LIHAT)
    def staf_skp(self, staf_id, baca="", **kw):
        return self._skp_halaman(skp_staf(staf_id), {}, baca=baca == "ya")

    def _skp_halaman(self, skp, nilai, pesan="", baca=False):
        """What was asked, the decision, ekspektasi khusus, the periods; an approved SKP itself where it is to be read (``baca``)."""
        evaluasi = halaman.evaluasi_per_periode(skp)
        lembar = {}
        if baca or skp.state != "disetujui":
            lembar = halaman.hasil_kerja(skp) | {
                "lampiran": halaman.bagian("ekinerja.skp.lampiran", skp, "jenis"), "lampiran_jenis": daftar_pilihan("ekinerja.skp.lampiran", "jenis"),
            }  # fmt: skip
        return request.render("ekinerja_skp.portal_staf_skp", halaman.dasar_halaman(
            "staf_isi", skp=skp, judul=skp.pegawai_nama, nilai=nilai, pesan=pesan, banding=skp.bandingkan() if skp.revisi_dari_id else None,
            perilaku=halaman.perilaku(skp), ekspektasi=halaman.bagian("ekinerja.ekspektasi", skp, "perilaku_id", "id"), baca=bool(lembar),
            semua_periode=halaman.periode_skp(skp, evaluasi.values()).get(skp.id, []), evaluasi=evaluasi, **lembar,
            # sudo: res.company - today in the time zone of the instansi
            hari_ini=skp.company_id.sudo()._ekinerja_hari_ini(), status_periode=halaman.status_periode(),
            kata=halaman.kata("ekinerja.skp", "pendekatan", "status_jabatan", "model_skp") | halaman.kata("ekinerja.evaluasi", "predikat"),
        ))  # fmt: skip

    @http.route("/my/staf/skp/<int:staf_id>/setujui", **KIRIM)
    def staf_setujui(self, staf_id, **post):
        skp = skp_staf(staf_id)
        asal = skp.revisi_dari_id  # a revision that is approved becomes an old version
        pesan = coba(skp.action_setujui)
        kabar(pesan or request.env._("SKP of %s approved.", skp.pegawai_nama), "danger" if pesan else "success")
        return ke_staf(skp if pesan else asal or skp)

    @http.route("/my/staf/skp/<int:staf_id>/kembalikan", **KIRIM)
    def staf_kembalikan(self, staf_id, **post):
        skp = skp_staf(staf_id)
        if pesan := coba(lambda: self._putuskan(skp, True, post)):
            return self._skp_halaman(skp, post, pesan)
        kabar(request.env._("SKP of %s returned; the pegawai reads your reason.", skp.pegawai_nama))
        return ke_staf(skp)

    @http.route("/my/staf/skp/<int:staf_id>/ekspektasi", **KIRIM)
    def staf_ekspektasi(self, staf_id, **post):
        """Ekspektasi khusus pimpinan on one value; they may be added all year."""
        skp = skp_staf(staf_id)

        def tambah():
            perilaku = request.env["ekinerja.perilaku"].search([("id", "=", angka(post, "perilaku_id", request.env._("Perilaku")))])
            if not perilaku:
                raise UserError(request.env._('"%(value)s" is not a valid choice for "%(label)s".', value="", label=request.env._("Perilaku")))
            isi = teks(post, "ekspektasi", request.env._("Ekspektasi khusus"), wajib=True)
            request.env["ekinerja.ekspektasi"].create({"skp_id": skp.id, "perilaku_id": perilaku.id, "name": isi})

        if pesan := coba(tambah):
            return self._skp_halaman(skp, post, pesan)
        kabar(request.env._("Ekspektasi khusus added."))
        return ke_staf(skp, "ekspektasi")

    @http.route("/my/staf/skp/<int:staf_id>/ekspektasi/<int:ekspektasi_id>/hapus", **KIRIM)
    def staf_ekspektasi_hapus(self, staf_id, ekspektasi_id, **post):
        skp = skp_staf(staf_id)
        pesan = coba(bagian_milik("ekinerja.ekspektasi", ekspektasi_id, skp).unlink)
        kabar(pesan or request.env._("Ekspektasi khusus deleted."), "danger" if pesan else "success")
        return ke_staf(skp, "ekspektasi")

    @http.route("/my/staf/<path:lain>", **LIHAT)
    def staf_lain(self, lain, **kw):
        """A reload after signing in again asks for the address of a form that can only be sent: show the list instead."""
        return request.redirect("/my/staf")
