import secrets

from odoo import api, models
from odoo.tools import SQL

from ..calc.dokumen import ABJAD, PANJANG_ACAK, kode_cetak, kode_dari, sidik, sidik_pendek

ALAMAT = "/ekinerja/dokumen"


class EkinerjaDokumen(models.Model):
    """Issuing: the same content keeps its code, other content gets a new one and ends the former document."""

    _inherit = "ekinerja.dokumen"

    @api.model
    def _terbitkan(self, jenis, terbitan):
        """Documents of one kind for what is printed right now; some statements for any number of them.

        The caller has proved that the user may read each source, and that it is approved or given: a draft is never issued.

        :param str jenis: key of ``jenis``
        :param list terbitan: dicts with ``res_model``, ``res_id``, ``company_id``, ``department_id``, ``employee_id`` (ids), ``nama``, ``nip``,
            ``perihal``, ``pilihan`` and ``isi``, the values that the fingerprint is taken of
        :returns: records in the same order, as superuser
        """
        semua = self.sudo()  # sudo: ekinerja.dokumen - rows are made by printing only, the right to the source was checked before
        jejak = [sidik(satu["isi"]) for satu in terbitan]
        lama = {(dokumen.res_model, dokumen.res_id): dokumen for dokumen in semua._berlaku(jenis, terbitan)}
        kunci = [(satu["res_model"], satu["res_id"]) for satu in terbitan]
        baru = [n for n, acuan in enumerate(kunci) if acuan not in lama or lama[acuan].sidik != jejak[n]]
        if baru:
            usang = semua.browse([lama[kunci[n]].id for n in baru if kunci[n] in lama])
            hari_ini = semua._akhiri(usang, {terbitan[n]["company_id"] for n in baru})
            vals = semua._vals_terbit(jenis, [(terbitan[n], jejak[n]) for n in baru], hari_ini)
            dibuat = dict(zip((kunci[n] for n in baru), semua.create(vals), strict=True))
            semua._ganti([(lama[acuan], dokumen) for acuan, dokumen in dibuat.items() if acuan in lama])
            lama |= dibuat
        return semua.browse([lama[acuan].id for acuan in kunci])

    @api.model
    def _berlaku(self, jenis, terbitan):
        """Documents in force of some sources, in one query."""
        per_model = {}
        for satu in terbitan:
            per_model.setdefault(satu["res_model"], []).append(satu["res_id"])
        # sudo: ekinerja.dokumen - which code the source of the reader has
        return self.sudo().union(*(
            self.sudo().search_fetch(
                [("jenis", "=", jenis), ("state", "=", "berlaku"), ("res_model", "=", model), ("res_id", "in", ids)],
                ["res_model", "res_id", "sidik", "kode", "nomor", "pilihan"],
            )
            for model, ids in per_model.items()
        ))  # fmt: skip

    def _akhiri(self, usang, company_ids):
        """End former documents before new ones take their place; returns the day in each instansi."""
        hari_ini = {company.id: company._ekinerja_hari_ini() for company in self.env["res.company"].browse(company_ids)}
        for company, milik in usang.grouped("company_id").items():
            milik.write({"state": "diganti", "tanggal_berakhir": hari_ini[company.id]})
        self.flush_model(["state"])  # the index allows one in force
        return hari_ini

    def _vals_terbit(self, jenis, baru, hari_ini):
        pola = self.env["ekinerja.dokumen.pola"]
        nomor = {
            company_id: iter(pola._nomor(company_id, jenis, sum(satu["company_id"] == company_id for satu, _jejak in baru), hari))
            for company_id, hari in hari_ini.items()
        }
        kolom = ("res_model", "res_id", "company_id", "department_id", "employee_id", "nama", "nip", "perihal", "pilihan")
        return [
            {name: satu.get(name) for name in kolom} | {
                "jenis": jenis, "sidik": jejak, "kode": kode_dari([secrets.randbelow(len(ABJAD)) for _n in range(PANJANG_ACAK)]),
                "nomor": next(nomor[satu["company_id"]]), "tanggal": hari_ini[satu["company_id"]],
            }
            for satu, jejak in baru
        ]  # fmt: skip

    def _ganti(self, pasangan):
        if not pasangan:
            return
        self.flush_model()
        self.env.execute_query(SQL(
            "UPDATE ekinerja_dokumen SET pengganti_id = baru.id FROM (VALUES %s) AS baru (lama_id, id) WHERE ekinerja_dokumen.id = baru.lama_id RETURNING 1",
            SQL(", ").join(SQL("(%s, %s)", lama.id, baru.id) for lama, baru in pasangan),
        ))  # fmt: skip
        self.invalidate_model(["pengganti_id"])

    def _kaki(self):
        """Foot of every page, in the order of the records."""
        # sudo: ir.config_parameter - public address of this server
        alamat = self.env["ir.config_parameter"].sudo().get_param("web.base.url", "").rstrip("/") + ALAMAT
        return [
            {
                "baris": [
                    f"Nomor: {dokumen.nomor}", f"Kode: {kode_cetak(dokumen.kode)}     Sidik: {sidik_pendek(dokumen.sidik)}",
                    "Periksa keaslian: pindai kode QR, atau ketik kode di", alamat,
                ],
                "qr": f"{alamat}/{dokumen.kode}",
            }
            for dokumen in self
        ]  # fmt: skip
