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
            SELECT k.tahun, k.periode_id, s.id AS skp_id, s.employee_id, s.pegawai_nama, s.department_id, e.id AS evaluasi_id, e.predikat,
                   COALESCE(e.penilai_tetap_id, s.penilai_id) AS penilai_id,
                   COALESCE(p.unor_induk_koreksi_id, CASE WHEN p.is_mandiri OR pe.jenis_jabatan = 'jpt' THEN p.id END, p.unor_induk_id,
                            d.unor_induk_koreksi_id, CASE WHEN d.is_mandiri OR de.jenis_jabatan = 'jpt' THEN d.id END, d.unor_induk_id) AS unor_id
              FROM (VALUES %(kelompok)s) AS k (company_id, tahun, periode_id, akhir)
              JOIN ekinerja_skp s ON s.company_id = k.company_id AND s.tahun = k.tahun AND s.status_jabatan = 'definitif'
                                 AND s.active IS NOT FALSE AND s.is_riwayat IS NOT TRUE AND k.akhir BETWEEN s.date_start AND s.date_end
              LEFT JOIN hr_department p ON p.id = s.unor_penilai_id
              LEFT JOIN ekinerja_eselon pe ON pe.id = p.eselon_id
              LEFT JOIN hr_department d ON d.id = s.department_id
              LEFT JOIN ekinerja_eselon de ON de.id = d.eselon_id
              LEFT JOIN ekinerja_evaluasi e ON e.skp_id = s.id AND e.periode_id = k.periode_id AND e.state IN %(terisi)s
             WHERE NOT EXISTS (
                       SELECT 1 FROM hr_version v
                         JOIN ekinerja_kedudukan_hukum h ON h.id = v.kedudukan_hukum_id AND h.is_dinilai IS NOT TRUE
                        WHERE v.employee_id = s.employee_id AND v.active AND v.date_version <= k.akhir
                          AND NOT EXISTS (SELECT 1 FROM hr_version n WHERE n.employee_id = v.employee_id AND n.active
                                             AND n.date_version > v.date_version AND n.date_version <= k.akhir))
            """,
            kelompok=SQL(", ").join(SQL("(%s, %s, %s, %s::date)", *kunci, akhir) for kunci, akhir in kelompok.items()), terisi=TERISI,
        )  # fmt: skip
