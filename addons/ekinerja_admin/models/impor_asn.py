from collections import Counter

from odoo import fields, models
from odoo.tools import SQL
from psycopg2.extras import Json

from ..calc import siasn_asn

# keys of the staged values and the fields they fill
FIELD_PEGAWAI = {
    "nama": "name", "gelar_depan": "gelar_depan", "gelar_belakang": "gelar_belakang", "siasn_id": "siasn_id", "nik": "nik",
    "tanggal_lahir": "birthday", "email": "work_email", "hp": "private_phone", "jenis_pegawai": "jenis_pegawai",
}  # fmt: skip
FIELD_GOLONGAN = {"golongan_id": "golongan_id", "tmt_golongan": "tmt_golongan"}
FIELD_JABATAN = {"unor_id": "department_id", "jenis_jabatan": "jenis_jabatan", "jenjang_id": "jenjang_id", "tmt_jabatan": "tmt_jabatan"}
# without a date of their own
FIELD_TETAP = {"kedudukan_id": "kedudukan_hukum_id", "kelamin": "sex"}
# the version that a row speaks about: the one in force today, or on its TMT where that lies ahead; the first one before that
VERSI_BARIS = """
    LEFT JOIN LATERAL (
        SELECT v.* FROM hr_version v, GREATEST(%(hari_ini)s, (b.nilai->>'tmt_jabatan')::date, (b.nilai->>'tmt_golongan')::date) AS hari
         WHERE v.employee_id = e.id AND v.active
         ORDER BY v.date_version <= hari DESC, CASE WHEN v.date_version <= hari THEN v.date_version END DESC, v.date_version
         LIMIT 1) v ON TRUE"""


class EkinerjaImpor(models.Model):
    """Data ASN: pegawai by their NIP; new people in one create call a part."""

    _inherit = "ekinerja.impor"

    def _siasn_asn_susun(self, rows, judul):
        unor = self.env["hr.department"].search_fetch(
            [("company_id", "=", self.company_id.id), ("kode_unor", "!=", False)],
            ["kode_unor", "name", "eselon_id", "jabatan_pimpinan", "parent_id"],
        )
        if not unor:
            raise ValueError("Instansi ini belum mempunyai unor. Impor HierarkiUnor lebih dahulu.")
        golongan = self._acuan("ekinerja.golongan", ["code", "jenis", "siasn_id"])
        eselon = self._acuan("ekinerja.eselon", ["code", "jenis_jabatan"])
        jenjang = self._acuan("ekinerja.jenjang", ["name"])
        kedudukan = self._acuan("ekinerja.kedudukan.hukum", ["code", "name", "is_dinilai"])
        arsip = self.env["hr.employee"].with_context(active_test=False).search_fetch(
            [("company_id", "=", self.company_id.id), ("active", "=", False), ("nip", "!=", False)], ["nip"]
        )  # fmt: skip
        return siasn_asn.susun(rows, judul, siasn_asn.Acuan(
            golongan={(satu.jenis, satu.code): satu.id for satu in golongan},
            golongan_siasn={satu.siasn_id: satu.code for satu in golongan if satu.siasn_id},
            eselon={satu.code: satu.jenis_jabatan for satu in eselon},
            jenjang={satu.name: satu.id for satu in jenjang},
            kedudukan={satu.code: (satu.id, satu.name, satu.is_dinilai) for satu in kedudukan},
            unor={
                satu.kode_unor: siasn_asn.Unor(
                    satu.id, satu.name, satu.eselon_id.code if satu.eselon_id.jenis_jabatan else "", satu.jabatan_pimpinan or "", not satu.parent_id
                )
                for satu in unor
            },
            arsip=frozenset(arsip.mapped("nip")),
        ))  # fmt: skip

    def _siasn_asn_bandingkan(self, ids=None):
        """Mark rows as new, changed or same: one statement against the pegawai as they are.

        Address and phone of the person are only filled where they are empty. A head in the file must be the head here; a head here whom
        the file does not name as one is left alone (kepala puskesmas, kepala sekolah).
        """
        self.ensure_one()
        self._bandingkan(ids, SQL(
            f"""SELECT b.id, NULL::integer AS department_id, e.id AS employee_id, NULL::integer AS res_id, b.nilai, jsonb_build_object(
                      'nama', e.name, 'gelar_depan', e.gelar_depan, 'gelar_belakang', e.gelar_belakang, 'siasn_id', e.siasn_id,
                      'nik', e.nik, 'tanggal_lahir', e.birthday, 'jenis_pegawai', e.jenis_pegawai,
                      'email', CASE WHEN e.work_email <> '' THEN b.nilai->>'email' END,
                      'hp', CASE WHEN e.private_phone <> '' THEN b.nilai->>'hp' END,
                      'kelamin', v.sex, 'kedudukan_id', v.kedudukan_hukum_id,
                      'golongan_id', v.golongan_id, 'tmt_golongan', v.tmt_golongan,
                      'unor_id', v.department_id, 'jabatan', v.job_title, 'jenis_jabatan', v.jenis_jabatan,
                      'jenjang_id', v.jenjang_id, 'tmt_jabatan', v.tmt_jabatan,
                      'pimpinan', (b.nilai->>'pimpinan')::boolean AND v.is_pimpinan IS TRUE
                                  AND (d.manager_id = e.id OR v.id <> e.current_version_id) IS TRUE) AS lama
                 FROM ekinerja_impor_baris b
                 LEFT JOIN hr_employee e ON e.company_id = b.company_id AND e.nip = b.kunci
                 {VERSI_BARIS}
                 LEFT JOIN hr_department d ON d.id = v.department_id
                WHERE b.impor_id = %(impor_id)s AND b.status IN ('baru', 'berubah', 'sama') AND NOT b.diterapkan""",
            hari_ini=self.company_id._ekinerja_hari_ini(), impor_id=self.id,
        ))  # fmt: skip

    def _siasn_asn_siapkan(self):
        """Jabatan that no person had before, in one call for all parts, and what the file knows of each."""
        rows = self.env.execute_query(SQL(
            """SELECT DISTINCT ON (nilai->>'jabatan') nilai->>'jabatan', COALESCE(nilai->>'kode_jabatan', ''), nilai->>'jenis_jabatan', nilai->>'jenjang_id'
                 FROM ekinerja_impor_baris
                WHERE impor_id = %s AND status IN ('baru', 'berubah') AND NOT diterapkan ORDER BY 1, 2 DESC""",
            self.id,
        ))  # fmt: skip
        jabatan = self._jabatan_per_nama([nama for nama, *_lain in rows])
        self._lengkapi_jabatan({jabatan[nama]: lain for nama, *lain in rows})

    def _lengkapi_jabatan(self, acuan):
        """Fill what jabatan lack, in one statement: ``acuan`` {id of the jabatan: (JABATAN ID, jenis jabatan, id of the jenjang)}."""
        self.env["hr.job"].flush_model()
        kali = Counter(kode for kode, _jenis, _jenjang in acuan.values())
        isi = [
            # an ID that two names share tells neither
            {"id": job_id, "kode": kode if kode and kali[kode] == 1 else None, "jenis": jenis or None, "jenjang": int(jenjang) if jenjang else None}
            for job_id, (kode, jenis, jenjang) in acuan.items()
        ]  # fmt: skip
        self.env.cr.execute(SQL(
            """UPDATE hr_job j
                  SET jenis_jabatan = COALESCE(j.jenis_jabatan, s.jenis), jenjang_id = COALESCE(j.jenjang_id, s.jenjang),
                      kode_jabatan = CASE WHEN j.kode_jabatan IS NULL AND NOT EXISTS (
                          SELECT 1 FROM hr_job lain WHERE lain.company_id = j.company_id AND lain.kode_jabatan = s.kode) THEN s.kode ELSE j.kode_jabatan END
                 FROM jsonb_to_recordset(%s) AS s (id integer, kode text, jenis text, jenjang integer)
                WHERE j.id = s.id AND (j.jenis_jabatan IS NULL OR j.jenjang_id IS NULL OR j.kode_jabatan IS NULL)""",
            Json(isi),
        ))  # fmt: skip
        self.env["hr.job"].invalidate_model()

    def _jabatan_per_nama(self, nama):
        """``{name: hr.job id}``, the missing ones created in one call."""
        job = self.env["hr.job"]
        ada = job.search_fetch([("company_id", "=", self.company_id.id), ("name", "in", nama)], ["name"], order="department_id DESC, id DESC")
        hasil = {satu.name: satu.id for satu in ada}
        baru = sorted(set(nama) - hasil.keys())
        return hasil | dict(zip(baru, job.create([{"name": satu, "company_id": self.company_id.id} for satu in baru]).ids, strict=True))

    def _siasn_asn_terapkan(self, rows):
        baru = rows.filtered(lambda row: row.status == "baru")
        jabatan = self._jabatan_per_nama(list({row.nilai["jabatan"] for row in rows}))
        pegawai = self.env["hr.employee"].create([self._nilai_pegawai_baru(row.nilai, jabatan) for row in baru])
        for row, employee in zip(baru, pegawai, strict=True):
            row.employee_id = employee.id
        self._ubah_pegawai(rows - baru, jabatan)

    def _nilai_pegawai_baru(self, nilai, jabatan):
        tmt = [nilai[kunci] for kunci in ("tmt_jabatan", "tmt_golongan") if nilai.get(kunci)]
        peta = FIELD_PEGAWAI | FIELD_GOLONGAN | FIELD_JABATAN | FIELD_TETAP
        return {nama: nilai[kunci] for kunci, nama in peta.items() if nilai.get(kunci)} | {
            "nip": nilai["nip"],
            "job_id": jabatan[nilai["jabatan"]],
            "company_id": self.company_id.id,
            # what the file knows holds since the earliest date it names, not since the day of the import
            "date_version": min(tmt) if tmt else fields.Date.to_string(self.company_id._ekinerja_hari_ini()),
            "hr_responsible_id": self.create_uid.id,
            "tz": self.company_id.ekinerja_tz,
        }
