from collections import Counter

from odoo import models
from odoo.tools import SQL


class EkinerjaImpor(models.Model):
    """Sheet of capaian organisasi: a row a unit, period and year; what exists gets the value and the evidence of the sheet."""

    _inherit = "ekinerja.impor"

    def _capaian_acuan(self):
        unor = self.env["hr.department"]
        semua = unor.search_fetch(unor._domain_capaian(self.company_id), ["name", "kode_unor"])
        kali = Counter(satu.name for satu in semua)
        nama = {satu.name: satu.id for satu in semua if kali[satu.name] == 1}
        periode = self.env["ekinerja.periode"].search_fetch([("company_id", "=", self.company_id.id)], ["name"])
        return nama | {satu.kode_unor: satu.id for satu in semua if satu.kode_unor}, {satu.name: satu.id for satu in periode}

    def _capaian_bandingkan(self, ids=None):
        self._bandingkan_lembar(
            ids, SQL("c.id"), SQL("jsonb_build_object('capaian', c.nilai, 'bukti', c.bukti_url)"),
            SQL(
                """LEFT JOIN ekinerja_capaian_organisasi c ON c.department_id = (b.nilai->>'unor')::integer
                          AND c.periode_id = (b.nilai->>'periode_id')::integer AND c.tahun = (b.nilai->>'tahun')::integer"""
            ),
        )  # fmt: skip
