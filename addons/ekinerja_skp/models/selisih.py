from odoo import api, models
from odoo.tools import SQL


class EkinerjaSelisih(models.Model):
    """SKP and draft evaluations on the list of documents that disagree with the data."""

    _inherit = "ekinerja.selisih"

    @api.model
    def _sumber_selisih(self, company):
        """SKP of today against the version and the atasan of today; jabatan, unor and penilai of definitive SKP only."""
        hari = company._ekinerja_hari_ini()
        return [
            *super()._sumber_selisih(company),
            SQL(
                """
                SELECT skp.employee_id, versi.department_id, skp.pegawai_nama, 'ekinerja.skp' AS res_model, skp.id AS res_id,
                       'SKP ' || skp.tahun AS dokumen, beda.kolom, beda.di_dokumen, beda.di_data
                  FROM ekinerja_skp skp
                  JOIN hr_employee pegawai ON pegawai.id = skp.employee_id AND pegawai.active
                  JOIN LATERAL (SELECT * FROM hr_version v WHERE v.employee_id = skp.employee_id AND v.active AND v.date_version <= %(hari)s
                                 ORDER BY v.date_version DESC LIMIT 1) versi ON TRUE
                  LEFT JOIN ekinerja_golongan golongan ON golongan.id = versi.golongan_id
                  LEFT JOIN hr_department unor ON unor.id = versi.department_id
                  -- who acts as PLT/PLH decides without standing on the document
                  LEFT JOIN ekinerja_atasan atasan ON atasan.employee_id = skp.employee_id AND atasan.date_start <= %(hari)s
                        AND atasan.pegawai_plt_id IS NULL AND atasan.atasan_plt_id IS NULL
                        AND (atasan.date_end IS NULL OR atasan.date_end >= %(hari)s)
                  LEFT JOIN hr_employee penilai ON penilai.id = atasan.atasan_id
                 CROSS JOIN LATERAL (VALUES
                       ('nama', skp.pegawai_nama,
                        concat_ws(', ', concat_ws(' ', NULLIF(pegawai.gelar_depan, ''), pegawai.name), NULLIF(pegawai.gelar_belakang, '')), TRUE),
                       ('nip', skp.pegawai_nip, pegawai.nip, TRUE),
                       ('pangkat', skp.pegawai_pangkat,
                        CASE WHEN golongan.name = golongan.code THEN golongan.name ELSE golongan.name || ' (' || golongan.code || ')' END, TRUE),
                       ('jabatan', skp.pegawai_jabatan, versi.job_title, skp.status_jabatan = 'definitif'),
                       -- the name of a unor is translatable; any language of it will do
                       ('unit', skp.pegawai_unit,
                        CASE WHEN skp.pegawai_unit IN (SELECT value FROM jsonb_each_text(unor.name)) THEN skp.pegawai_unit
                             ELSE COALESCE(unor.name ->> 'id_ID', unor.name ->> 'en_US') END, skp.status_jabatan = 'definitif'),
                       ('penilai', CASE WHEN skp.penilai_id IS DISTINCT FROM penilai.id THEN skp.penilai_nama ELSE '=' END,
                        CASE WHEN skp.penilai_id IS DISTINCT FROM penilai.id THEN concat_ws(', ',
                             concat_ws(' ', NULLIF(penilai.gelar_depan, ''), penilai.name), NULLIF(penilai.gelar_belakang, '')) ELSE '=' END,
                        skp.status_jabatan = 'definitif' AND atasan.id IS NOT NULL)
                      ) beda (kolom, di_dokumen, di_data, dibandingkan)
                 WHERE skp.company_id = %(company)s AND skp.active AND skp.date_start <= %(hari)s AND skp.date_end >= %(hari)s AND beda.dibandingkan
                   AND COALESCE(beda.di_dokumen, '') <> COALESCE(beda.di_data, '')
                """,
                hari=hari, company=company.id,
            ),
            SQL(
                """
                SELECT skp.employee_id, skp.department_id, skp.pegawai_nama, 'ekinerja.evaluasi', evaluasi.id,
                       'Evaluasi ' || periode.name || ' ' || evaluasi.tahun, beda.kolom, beda.di_dokumen, beda.di_data
                  FROM ekinerja_evaluasi evaluasi
                  JOIN ekinerja_skp skp ON skp.id = evaluasi.skp_id
                  JOIN ekinerja_periode periode ON periode.id = evaluasi.periode_id
                 CROSS JOIN LATERAL (VALUES
                       ('nama', evaluasi.pegawai_nama, skp.pegawai_nama), ('nip', evaluasi.pegawai_nip, skp.pegawai_nip),
                       ('penilai', evaluasi.penilai_nama, skp.penilai_nama)) beda (kolom, di_dokumen, di_data)
                 WHERE evaluasi.company_id = %(company)s AND evaluasi.state = 'draft' AND evaluasi.penilai_tetap_id IS NULL
                   AND skp.date_end >= %(hari)s AND COALESCE(beda.di_dokumen, '') <> COALESCE(beda.di_data, '')
                """,
                hari=hari, company=company.id,
            ),
        ]  # fmt: skip
