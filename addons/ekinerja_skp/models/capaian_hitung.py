from odoo import api, models
from odoo.tools import SQL

TERISI = ("dinilai", "final")


class EkinerjaCapaianOrganisasi(models.Model):
    """Who counts in the distribution of a unit kerja induk, and with which predikat.

    ==============================  ==================================================================================================
    counts                          because
    ==============================  ==================================================================================================
    the unit                        the unor led by the pegawai's pejabat penilai, or the nearest unit kerja induk above it (PermenPANRB
                                    6/2022 Lampiran IV.B.1.g); where there is none, as above the head of a dinas whom the wali kota
                                    evaluates, the unit kerja induk of the pegawai
    the SKP                         the definitive one in force on the last day of the period: after a move that of the new unit, and
                                    the definitive one beside that of a PLT (Lampiran IV.A.13; SIASN takes no other)
    not                             revisions and old versions, and people whose kedudukan hukum is not assessable on that day (II.C.8)
    rated                           an evaluation of the period that is given or final
    ==============================  ==================================================================================================
    """

    _inherit = "ekinerja.capaian.organisasi"

    def _hitung_distribusi(self):
        """One grouped query, whatever the number of units, periods and people."""
        if not self:
            return super()._hitung_distribusi()
        per_unor = self._distribusi_unor([(row.company_id, row.tahun, row.periode_id) for row in self])
        return {row.id: per_unor.get((row.tahun, row.periode_id.id, row.department_id.id), {}) for row in self}

    def _belum_dinilai(self):
        hasil = super()._belum_dinilai()
        if not self:
            return hasil
        # sudo: ekinerja.skp - names of people of a unit whose capaian this user makes final
        orang = self.sudo()._sql_orang([(row.company_id, row.tahun, row.periode_id) for row in self])
        rows = self.env.execute_query(SQL(
            """SELECT tahun, periode_id, unor_id, array_agg(pegawai_nama ORDER BY pegawai_nama)
                 FROM (%s) orang WHERE predikat IS NULL GROUP BY tahun, periode_id, unor_id""", orang
        ))  # fmt: skip
        nama = {(tahun, periode_id, unor_id): daftar for tahun, periode_id, unor_id, daftar in rows}
        return hasil | {row.id: nama.get((row.tahun, row.periode_id.id, row.department_id.id), []) for row in self}

    @api.model
    def _distribusi_unor(self, waktu):
        """Counts of every unit of some periods: ``{(year, period id, unor id): {"jumlah": …, "dinilai": …, <predikat>: …}}``.

        :param waktu: list of ``(company, year, period)``
        """
        hasil = {}
        for tahun, periode_id, unor_id, predikat, n in self.env.execute_query(SQL(
            "SELECT tahun, periode_id, unor_id, predikat, count(*) FROM (%s) orang GROUP BY tahun, periode_id, unor_id, predikat", self._sql_orang(waktu)
        )):  # fmt: skip
            isi = hasil.setdefault((tahun, periode_id, unor_id), {"jumlah": 0, "dinilai": 0})
            isi["jumlah"] += n
            if predikat:
                isi["dinilai"] += n
                isi[predikat] = n
        return hasil

    @api.model
    def _sql_orang(self, waktu):
        """One row a person who counts: year, period, unor that counts, own unor, SKP, penilai, evaluation and predikat (empty: not rated).

        :param waktu: list of ``(company, year, period)``
        """
        # sudo: ekinerja.periode - its dates
        kelompok = {(company.id, tahun, periode.id): periode.sudo().tanggal(tahun)["akhir"] for company, tahun, periode in waktu}
        self.env.flush_all()
        return SQL(
            """
            WITH k (company_id, tahun, periode_id, akhir) AS (VALUES %(kelompok)s),
            unit AS MATERIALIZED (
                SELECT d.id, COALESCE(d.unor_induk_koreksi_id, CASE WHEN d.is_mandiri OR e.jenis_jabatan = 'jpt' THEN d.id END, d.unor_induk_id) AS induk_id
                  FROM hr_department d LEFT JOIN ekinerja_eselon e ON e.id = d.eselon_id),
            tidak AS MATERIALIZED (
                SELECT employee_id, mulai, sampai FROM (
                    SELECT v.employee_id, v.date_version AS mulai, h.is_dinilai,
                           lead(v.date_version, 1, 'infinity'::date) OVER (PARTITION BY v.employee_id ORDER BY v.date_version) AS sampai
                      FROM hr_version v LEFT JOIN ekinerja_kedudukan_hukum h ON h.id = v.kedudukan_hukum_id
                     WHERE v.active AND v.employee_id IN (
                               SELECT x.employee_id FROM hr_version x
                                 JOIN ekinerja_kedudukan_hukum y ON y.id = x.kedudukan_hukum_id AND y.is_dinilai IS NOT TRUE)
                    ) masa
                 WHERE is_dinilai IS FALSE),
            -- read as a whole: the planner would look up every person by itself
            nilai AS MATERIALIZED (
                SELECT e.id, e.skp_id, e.periode_id, e.predikat, e.penilai_tetap_id
                  FROM ekinerja_evaluasi e JOIN k ON k.company_id = e.company_id AND k.tahun = e.tahun AND k.periode_id = e.periode_id
                 WHERE e.state IN %(terisi)s)
            SELECT k.tahun, k.periode_id, s.id AS skp_id, s.employee_id, s.pegawai_nama, s.department_id, e.id AS evaluasi_id, e.predikat,
                   COALESCE(e.penilai_tetap_id, s.penilai_id) AS penilai_id, COALESCE(p.induk_id, d.induk_id) AS unor_id
              FROM k
              JOIN ekinerja_skp s ON s.company_id = k.company_id AND s.tahun = k.tahun AND s.status_jabatan = 'definitif'
                                 AND s.active IS NOT FALSE AND s.is_riwayat IS NOT TRUE AND k.akhir BETWEEN s.date_start AND s.date_end
              LEFT JOIN unit p ON p.id = s.unor_penilai_id
              LEFT JOIN unit d ON d.id = s.department_id
              LEFT JOIN nilai e ON e.skp_id = s.id AND e.periode_id = k.periode_id
             WHERE NOT EXISTS (SELECT 1 FROM tidak t WHERE t.employee_id = s.employee_id AND k.akhir >= t.mulai AND k.akhir < t.sampai)
            """,
            kelompok=SQL(", ").join(SQL("(%s, %s, %s, %s::date)", *kunci, akhir) for kunci, akhir in kelompok.items()), terisi=TERISI,
        )  # fmt: skip
