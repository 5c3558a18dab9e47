"""Parts of an SKP that the pegawai writes: RHK, indikator, lampiran."""


from odoo import http
from odoo.exceptions import UserError
from odoo.http import request
from odoo.tools import groupby

from ..models.skp import STATE_TERBUKA
from .dasar import KIRIM, LIHAT, angka, bagian_milik, coba, daftar_pilihan, kabar, ke, pilihan, skp_milik, teks
from .halaman import dasar_halaman

# manual indikator (PermenPANRB 6/2022 A.1.3): typed texts, and chosen words
MANUAL_TEKS = ("tujuan", "definisi", "formula", "sumber_data")
MANUAL_PILIHAN = ("jenis_hasil", "periode_pelaporan")


class PortalBagian(http.Controller):
    # -- RHK -----------------------------------------------------------------------------------------------------------

    @http.route("/my/skp/<int:skp_id>/rhk/tambah", **LIHAT)
    def rhk_tambah(self, skp_id, **kw):
        skp = skp_milik(skp_id)
        return (
            self._rhk_form(skp, None, {"jenis": "utama", "aspek": "kuantitas", "sifat": self._sifat_bawaan(skp)})
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
            "sifat": rhk.sifat,
            "rhk_atasan_id": f"{rhk.rhk_atasan_id.id}-{rhk.indikator_atasan_id.id}" if rhk.indikator_atasan_id else str(rhk.rhk_atasan_id.id or ""),
            "penugasan": f"tim-{rhk.tim_id.id}" if rhk.tim_id else f"orang-{rhk.penugasan_id.id}" if rhk.penugasan_id else "",
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

    def _sifat_bawaan(self, skp):
        return "organisasi" if skp.model_skp == "jpt" or skp.is_pimpinan else "individu"

    def _rhk_vals(self, skp, post, rhk=None):
        atasan, indikator = self._pilihan_atasan(post)
        semua = {row["id"]: row for row in skp.rhk_atasan()} if atasan else {}
        lama = rhk and rhk.rhk_atasan_id.id
        if atasan and atasan not in semua and atasan != lama:
            raise UserError(
                request.env._("This RHK of the atasan is no longer in the list. Choose another one, or none.")
            )
        # an RHK may be taken over as it stands
        if atasan and not teks(post, "name"):
            post = post | {"name": semua.get(atasan, {}).get("name", "")}
        vals = {
            "name": teks(post, "name", request.env._("Rencana hasil kerja"), wajib=True),
            "jenis": pilihan(post, "ekinerja.rhk", "jenis"),
            "perspektif": pilihan(post, "ekinerja.rhk", "perspektif", wajib=skp.model_skp == "jpt"),
        }
        if sifat := pilihan(post, "ekinerja.rhk", "sifat", wajib=False):
            vals["sifat"] = sifat
        vals |= self._penugasan_vals(post)
        # an unchanged choice is not checked again: the SKP of the atasan may have been reopened since
        if atasan != (lama or 0):
            vals |= {"rhk_atasan_id": atasan or False}
        if indikator != ((rhk and rhk.indikator_atasan_id.id) or 0):
            vals["indikator_atasan_id"] = indikator or False
        return vals

    def _pilihan_atasan(self, post):
        """Typed choice of an RHK of the atasan, or of one of its indikator: ``12`` or ``12-34``."""
        label = request.env._("RHK of the atasan")
        atasan, _pemisah, indikator = (post.get("rhk_atasan_id") or "").partition("-")
        return angka({"nilai": atasan}, "nilai", label), angka({"nilai": indikator}, "nilai", label)

    def _penugasan_vals(self, post):
        """Typed choice of who assigns: ``orang-12``, ``tim-3`` or empty for the penilai; nothing where the form did not ask."""
        if "penugasan" not in post:
            return {}
        jenis, _pemisah, nomor = (post.get("penugasan") or "").partition("-")
        nomor = angka({"nilai": nomor}, "nilai", request.env._("Assigned by")) or False
        return {"penugasan_id": nomor if jenis == "orang" else False, "tim_id": nomor if jenis == "tim" else False}

    def _penugasan_pilihan(self, skp, rhk):
        """Who may assign an RHK of this SKP; one choice only is no question."""
        # sudo: hr.employee, ekinerja.tim - names of the own pimpinan and teams
        orang, tim = (semua.sudo() for semua in skp._penugas()[skp.id])
        penilai = skp.sudo().penilai_id  # sudo: as above
        hasil = [("", request.env._("Pejabat penilai: %s", skp.penilai_nama or "-"))]
        hasil += [(f"tim-{satu.id}", request.env._("Tim kerja: %s", satu.name)) for satu in tim]
        lain = orang - penilai
        if rhk:
            lain |= rhk.sudo().penugasan_id - penilai  # sudo: as above
        return hasil + [(f"orang-{satu.id}", f"{satu.name}, {satu.job_title}" if satu.job_title else satu.name) for satu in lain]

    def _rhk_form(self, skp, rhk, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_skp_rhk_form", dasar_halaman(
            "skp_form", skp=skp, rhk=rhk, nilai=nilai, pesan=pesan,
            judul=request.env._("Change RHK") if rhk else request.env._("Add RHK"),
            rhk_atasan=(rhk_atasan := skp.rhk_atasan()),
            rhk_atasan_grup=[rows for _pimpinan, rows in groupby(rhk_atasan, key=lambda row: row["pimpinan_id"])],
            penugasan_pilihan=self._penugasan_pilihan(skp, rhk),
            jenis_pilihan=[row for row in daftar_pilihan("ekinerja.rhk", "jenis") if skp.status_jabatan == "definitif" or row[0] == "utama"],
            sifat_pilihan=daftar_pilihan("ekinerja.rhk", "sifat"),
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
        nilai = {nama: indikator[nama] for nama in ("name", "aspek", "target", "satuan", *MANUAL_TEKS, *MANUAL_PILIHAN)}
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
        field = request.env["ekinerja.indikator"]._fields
        manual = {kunci: teks(post, kunci, field[kunci]._description_string(request.env)) for kunci in MANUAL_TEKS if kunci in post}
        manual |= {kunci: pilihan(post, "ekinerja.indikator", kunci, wajib=False) for kunci in MANUAL_PILIHAN if kunci in post}
        # perspektif stands in place of aspek in the SKP of a JPT
        aspek = {} if skp.model_skp == "jpt" and not post.get("aspek") else {"aspek": pilihan(post, "ekinerja.indikator", "aspek")}
        return manual | aspek | {
            "name": teks(post, nama, request.env._("Indikator"), wajib=True),
            "target": teks(post, "target", request.env._("Target"), wajib=hitung),
            "satuan": teks(post, "satuan", request.env._("Satuan"), wajib=hitung),
        }  # fmt: skip

    def _indikator_form(self, skp, rhk, indikator, nilai, pesan=""):
        return request.render("ekinerja_skp.portal_skp_indikator_form", dasar_halaman(
            "skp_form", skp=skp, rhk=rhk, indikator=indikator, nilai=nilai, pesan=pesan,
            judul=request.env._("Change indikator") if indikator else request.env._("Add indikator"),
            aspek_pilihan=daftar_pilihan("ekinerja.indikator", "aspek"),
            manual_terisi=bool(indikator and any(indikator[nama] for nama in (*MANUAL_TEKS, *MANUAL_PILIHAN))),
            jenis_hasil_pilihan=daftar_pilihan("ekinerja.indikator", "jenis_hasil"),
            periode_pelaporan_pilihan=daftar_pilihan("ekinerja.indikator", "periode_pelaporan"),
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
