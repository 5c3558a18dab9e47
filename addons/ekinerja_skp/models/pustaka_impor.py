from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.ekinerja_admin.calc.siasn import teks

from . import pustaka_lembar
from .pustaka_lembar import SAMA, kunci_rhk

INDIKATOR = ("aspek", "target", "satuan")
RHK = dict(zip(SAMA, ("jenis", "perspektif", "date_start", "date_end"), strict=True))


class EkinerjaImpor(models.Model):
    """Sheet of the RHK library: a row an indikator. What is there keeps its id, an indikator that the sheet does not name stays."""

    _inherit = "ekinerja.impor"

    jenis = fields.Selection(selection_add=[("pustaka", "RHK library")], ondelete={"pustaka": "cascade"})

    @api.model
    def _lembar_jenis(self):
        return super()._lembar_jenis() | {"pustaka": pustaka_lembar}

    def _pustaka_acuan(self):
        jabatan = self.env["hr.job"].search_fetch([("company_id", "in", (False, self.company_id.id))], ["name"], order="company_id desc, id desc")
        jenjang = self.env["ekinerja.jenjang"].search_fetch([], ["name"])
        awal = self.company_id._ekinerja_hari_ini().replace(month=1, day=1)
        return {satu.name: satu.id for satu in jabatan}, {satu.name: satu.id for satu in jenjang}, awal.isoformat()

    def _pustaka_bandingkan(self, ids=None):
        self._bandingkan_lembar(
            ids, SQL("p.indikator_id"),
            SQL(
                """jsonb_build_object('jenis', p.jenis, 'perspektif', p.perspektif, 'mulai', p.date_start, 'sampai', p.date_end,
                                      'aspek', p.aspek, 'target', p.target, 'satuan', p.satuan)"""
            ),
            SQL(
                """LEFT JOIN LATERAL (
                       SELECT r.jenis, r.perspektif, r.date_start, r.date_end, i.id AS indikator_id, i.aspek, i.target, i.satuan
                         FROM ekinerja_rhk_pustaka r JOIN ekinerja_rhk_pustaka_indikator i ON i.pustaka_id = r.id
                        WHERE r.company_id = b.company_id AND r.active AND %(rhk)s = lower(b.nilai->>'rhk')
                          AND %(indikator)s = lower(b.nilai->>'indikator')
                          AND r.job_id IS NOT DISTINCT FROM NULLIF(b.nilai->>'job_id', '')::integer
                          AND r.jenis_jabatan IS NOT DISTINCT FROM NULLIF(b.nilai->>'jenis_jabatan', '')
                          AND r.jenjang_id IS NOT DISTINCT FROM NULLIF(b.nilai->>'jenjang_id', '')::integer
                        ORDER BY r.id, i.id LIMIT 1) p ON TRUE""",
                rhk=_sql_teks(SQL("r.name")), indikator=_sql_teks(SQL("i.name")),
            ),
        )  # fmt: skip

    def _pustaka_terapkan(self, rows):
        """Missing RHK in one call, missing indikator in another; the changed ones one by one."""
        env = self._dengan_bahasa().env
        pustaka = env["ekinerja.rhk.pustaka"]
        kolom = ["name", "job_id", "jenis_jabatan", "jenjang_id", *RHK.values()]
        semua = pustaka.search_fetch([("company_id", "=", self.company_id.id)], kolom, order="id desc")
        ada = {(teks(satu.name).lower(), satu.job_id.id, satu.jenis_jabatan, satu.jenjang_id.id): satu for satu in semua}
        nilai = {kunci_rhk(row.nilai): row.nilai for row in rows}
        baru = [kunci for kunci in nilai if kunci not in ada]
        dibuat = pustaka.create([
            {"name": nilai[kunci]["rhk"], "company_id": self.company_id.id}
            | dict(zip(("job_id", "jenis_jabatan", "jenjang_id"), kunci[1:], strict=True)) | _vals_rhk(nilai[kunci])
            for kunci in baru
        ])  # fmt: skip
        for kunci in nilai.keys() - set(baru):
            if vals := {nama: isi for nama, isi in _vals_rhk(nilai[kunci]).items() if ada[kunci][nama] != isi}:
                ada[kunci].write(vals)
        ada |= dict(zip(baru, dibuat, strict=True))
        tambah = rows.filtered(lambda row: row.status == "baru")
        indikator = env["ekinerja.rhk.pustaka.indikator"]
        for row, satu in zip(tambah, indikator.create([
            {"pustaka_id": ada[kunci_rhk(row.nilai)].id, "name": row.nilai["indikator"], **{nama: row.nilai[nama] or False for nama in INDIKATOR}}
            for row in tambah
        ]), strict=True):  # fmt: skip
            row.res_id = satu.id
        for row in rows - tambah:
            if vals := {nama: row.nilai[nama] or False for nama in INDIKATOR if nama in row.perubahan}:
                indikator.browse(row.res_id).write(vals)


def _sql_teks(kolom):
    """A text as the cells of a sheet are read: a text of the library with line breaks is found again, too."""
    return SQL(r"lower(ltrim(regexp_replace(btrim(%s, E' \t\n\r'), '\s+', ' ', 'g'), %s))", kolom, "'’` ")


def _vals_rhk(nilai):
    return {
        nama: fields.Date.to_date(nilai[kunci]) or False if nama.startswith("date") else nilai[kunci] or False for kunci, nama in RHK.items()
    }
