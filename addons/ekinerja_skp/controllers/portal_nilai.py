"""Evaluation of a period by the penilai on the phone: three steps that are saved one by one, a last look, then it is given."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request
from werkzeug.exceptions import NotFound

from ..calc.predikat import predikat
from ..models.pilihan import RATING
from . import halaman
from .berkas_lihat import kirim_berkas
from .dasar import KIRIM, LIHAT, bagian_milik, coba, daftar_pilihan, kabar, pilihan, teks
from .staf import evaluasi_staf, ke_staf, skp_staf

LANGKAH = ("hasil", "perilaku", "akhir", "periksa")


class PortalNilai(http.Controller):
    @http.route("/my/staf/skp/<int:staf_id>/nilai/<int:periode_id>", **KIRIM)
    def nilai_mulai(self, staf_id, periode_id, **post):
        """Begin the evaluation of a period, or go on with the one that is there: pressed twice it is one."""
        skp = skp_staf(staf_id)
        evaluasi = request.env["ekinerja.evaluasi"]
        ada = evaluasi.search([("skp_id", "=", skp.id), ("periode_id", "=", periode_id)])
        if not ada:
            periode = request.env["ekinerja.periode"].search([("id", "=", periode_id), ("company_id", "=", skp.company_id.id)])
            if not periode:
                raise NotFound()

            def mulai():
                nonlocal ada
                ada = evaluasi.create({"skp_id": skp.id, "periode_id": periode.id})

            if pesan := coba(mulai):
                ada = evaluasi.search([("skp_id", "=", skp.id), ("periode_id", "=", periode_id)])
                if not ada:
                    kabar(pesan, "danger")
                    return ke_staf(skp)
        return self._ke(ada, "hasil")

    @http.route("/my/staf/evaluasi/<int:nilai_id>", **LIHAT)
    def nilai_lihat(self, nilai_id, bagian="", **kw):
        evaluasi = evaluasi_staf(nilai_id)
        return self._halaman(evaluasi, bagian if bagian in LANGKAH and evaluasi.state == "draft" else "periksa" if evaluasi.state != "draft" else "hasil")

    @http.route("/my/staf/evaluasi/<int:nilai_id>", **KIRIM)
    def nilai_simpan(self, nilai_id, **post):
        """Save one step; what is refused stays typed."""
        evaluasi = evaluasi_staf(nilai_id)
        bagian = post.get("bagian") if post.get("bagian") in LANGKAH[:3] else "hasil"
        if pesan := coba(lambda: getattr(self, f"_simpan_{bagian}")(evaluasi, post)):
            return self._halaman(evaluasi, bagian, post, pesan)
        kabar(request.env._("Saved as a draft; the pegawai does not see it yet."))
        return self._ke(evaluasi, LANGKAH[LANGKAH.index(bagian) + 1])

    @http.route("/my/staf/evaluasi/<int:nilai_id>/beri", **KIRIM)
    def nilai_beri(self, nilai_id, **post):
        evaluasi = evaluasi_staf(nilai_id)
        pesan = coba(evaluasi.action_nilai)
        kabar(pesan or request.env._("Evaluation of %s given.", evaluasi.pegawai_nama), "danger" if pesan else "success")
        return self._ke(evaluasi, "periksa")

    @http.route("/my/staf/evaluasi/<int:nilai_id>/buka", **KIRIM)
    def nilai_buka(self, nilai_id, **post):
        evaluasi = evaluasi_staf(nilai_id)
        pesan = coba(evaluasi.action_buka)
        kabar(pesan or request.env._("Evaluation reopened. Change it and give it again."), "danger" if pesan else "success")
        return self._ke(evaluasi, "periksa" if pesan else "hasil")

    @http.route("/my/staf/evaluasi/<int:nilai_id>/bukti/<int:bukti_id>", **LIHAT)
    def nilai_bukti(self, nilai_id, bukti_id, **kw):
        """A file of bukti dukung of the SKP that is evaluated."""
        evaluasi = evaluasi_staf(nilai_id)
        bukti = bagian_milik("ekinerja.bukti", bukti_id, evaluasi.skp_id)
        return kirim_berkas(bukti, as_attachment=True)

    # -- steps ---------------------------------------------------------------------------------------------------------

    def _simpan_hasil(self, evaluasi, post):
        self._simpan_baris(evaluasi, evaluasi.line_ids, post, "rhk")

    def _simpan_perilaku(self, evaluasi, post):
        self._simpan_baris(evaluasi, evaluasi.perilaku_ids, post, "perilaku")

    def _simpan_baris(self, evaluasi, lines, post, awalan):
        """Ratings and feedback of the parts; only what changed is written."""
        kunci = [kunci for kunci, _kata in RATING]
        ubah = []
        for line in lines:
            rating = post.get(f"{awalan}_{line.id}") or False
            if rating and rating not in kunci:
                raise UserError(request.env._('Choose "%s".', line._fields["rating"]._description_string(request.env)))
            vals = {"rating": rating, "umpan_balik": teks(post, f"umpan_{awalan}_{line.id}", request.env._("Umpan balik")) or False}
            if any((line[kolom] or False) != isi for kolom, isi in vals.items()):
                ubah.append((1, line.id, vals))
        if ubah or evaluasi.state != "draft":
            evaluasi.write({"line_ids" if awalan == "rhk" else "perilaku_ids": ubah})

    def _simpan_akhir(self, evaluasi, post):
        vals = {nama: pilihan(post, "ekinerja.evaluasi", nama, wajib=False) for nama in ("rating_hasil", "rating_perilaku") if nama in post}
        vals |= {
            "umpan_balik": teks(post, "umpan_balik", request.env._("Umpan balik")),
            "catatan": teks(post, "catatan", request.env._("Catatan/rekomendasi")),
        }
        evaluasi.write({nama: isi for nama, isi in vals.items() if (evaluasi[nama] or "") != (isi or "")} or {"catatan": vals["catatan"]})

    # -- page ----------------------------------------------------------------------------------------------------------

    def _ke(self, evaluasi, bagian):
        return request.redirect(f"/my/staf/evaluasi/{evaluasi.id}?bagian={bagian}")

    def _halaman(self, evaluasi, bagian, nilai=None, pesan=""):
        env = request.env
        rating = daftar_pilihan("ekinerja.evaluasi", "rating_hasil")
        return request.render("ekinerja_skp.portal_nilai", halaman.dasar_halaman(
            "staf_form", skp=evaluasi.skp_id, evaluasi=evaluasi, bagian=bagian, pesan=pesan, nilai=nilai or self._nilai(evaluasi),
            judul=f"{evaluasi.periode_id.name} {evaluasi.tahun}", rating=rating,
            langkah=[("hasil", env._("Hasil kerja")), ("perilaku", env._("Perilaku")), ("akhir", env._("Rating")), ("periksa", env._("Give"))],
            rencana=evaluasi.rencana_ids.grouped("rhk_id"), kata=halaman.kata("ekinerja.evaluasi", "rating_hasil", "predikat", "state"),
            tabel={f"{hasil}_{perilaku}": predikat(hasil, perilaku) for hasil, _h in rating for perilaku, _p in rating},
            **self._masukan(evaluasi, bagian),
        ))  # fmt: skip

    def _masukan(self, evaluasi, bagian):
        """What was said in the period beside each part: ``{RHK or value: [(who, text)]}``."""
        if bagian not in ("hasil", "perilaku"):
            return {"masukan": {}}
        kolom = "rhk_id" if bagian == "hasil" else "perilaku_id"
        domain = [("skp_id", "=", evaluasi.skp_id.id), ("state", "=", "diberikan"), (kolom, "!=", False)]
        if evaluasi.periode_id.jenis != "final":
            domain.append(("periode_id", "=", evaluasi.periode_id.id))
        hasil = {}
        for umpan in request.env["ekinerja.umpan.balik"].search(domain, limit=200):
            hasil.setdefault(umpan[kolom], []).append((umpan.pemberi_nama, umpan.isi))
        return {"masukan": hasil}

    def _nilai(self, evaluasi):
        """The saved values under the names of the form."""
        nilai = {nama: evaluasi[nama] for nama in ("rating_hasil", "rating_perilaku", "umpan_balik", "catatan")}
        for awalan, lines in (("rhk", evaluasi.line_ids), ("perilaku", evaluasi.perilaku_ids)):
            for line in lines:
                nilai |= {f"{awalan}_{line.id}": line.rating, f"umpan_{awalan}_{line.id}": line.umpan_balik}
        return nilai
