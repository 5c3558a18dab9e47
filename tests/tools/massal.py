"""A large instansi within seconds: people by SQL, because the ORM takes minutes for what is only the stage of a figure."""

from datetime import date

# invented syllables: common enough that three letters find many people
NAMA = ("Sari", "Bima", "Wira", "Dewi", "Tono", "Lala", "Anton", "Rani", "Galuh", "Kirana", "Bagas", "Melati", "Surya", "Arum", "Jaka", "Intan")
NAMA_KEDUA = ("Contoh", "Teladan", "Utama", "Lestari", "Pratama", "Kencana", "Nusa", "Bahari", "Cahya", "Rimba", "Samudra")


def kota_besar(env, orang=20_000, unor=1_000):
    """The first company with a tree of unor, each with a head, and people spread over them.

    :returns: dict of ``puncak``, ``dinas`` (the largest), ``unor`` (hr.department) and ``orang`` (number of people)
    """
    company = env.company
    company.write({"ekinerja_tz": "Asia/Jakarta"})
    departemen = env["hr.department"].with_context(tracking_disable=True)
    puncak = departemen.create({"name": "Pemerintah Kota Besar", "kode_unor": f"{0:032X}", "company_id": company.id})
    semua, tingkat, nomor = [puncak.id], puncak, 1
    for anak in (40, 4, 5):
        sisa = unor - nomor
        vals = [
            {"name": f"Unor {nomor + n}", "kode_unor": f"{nomor + n:032X}", "parent_id": induk.id, "company_id": company.id}
            for n, induk in enumerate([induk for induk in tingkat for _n in range(anak)][:sisa])
        ]  # fmt: skip
        tingkat = departemen.create(vals)
        nomor += len(vals)
        semua += tingkat.ids
    env.flush_all()
    _orang(env, company, semua, orang)
    env.invalidate_all()
    return {"puncak": puncak, "unor": departemen.browse(semua), "dinas": puncak.child_ids[:1], "orang": orang}


def _orang(env, company, unor_ids, jumlah):
    """People with a version each; the first of every unor is its head."""
    pimpinan = env.ref("ekinerja_admin.golongan_pns_iva").id
    parameter = {
        "company": company.id, "unor": unor_ids, "jumlah": jumlah, "nama": list(NAMA), "kedua": list(NAMA_KEDUA), "golongan": pimpinan,
        "mulai": date(2020, 1, 1), "uid": env.uid, "kalender": company.resource_calendar_id.id,
    }  # fmt: skip
    env.cr.execute(
        """
        CREATE TEMP TABLE orang ON COMMIT DROP AS
            SELECT n, nextval('resource_resource_id_seq')::integer AS resource_id, nextval('hr_employee_id_seq')::integer AS employee_id,
                   nextval('hr_version_id_seq')::integer AS version_id,
                   (%(nama)s)[1 + n %% array_length(%(nama)s, 1)] || ' ' || (%(kedua)s)[1 + n / 16 %% array_length(%(kedua)s, 1)] || ' ' || n AS name,
                   to_char(date '1970-01-01' + n, 'YYYYMMDD') || '201001' || (1 + n %% 2) || lpad((n %% 1000)::text, 3, '0') AS nip,
                   (%(unor)s)[1 + n %% array_length(%(unor)s, 1)] AS unor_id, n < array_length(%(unor)s, 1) AS is_pimpinan
              FROM generate_series(0, %(jumlah)s - 1) AS n;
        INSERT INTO resource_resource (id, name, resource_type, tz, time_efficiency, active, company_id, calendar_id)
            SELECT resource_id, name, 'user', 'Asia/Jakarta', 100, true, %(company)s, %(kalender)s FROM orang;
        INSERT INTO hr_employee (id, resource_id, company_id, name, nip, jenis_pegawai, active, create_uid, create_date, write_uid, write_date)
            SELECT employee_id, resource_id, %(company)s, name, nip, 'pns', true, %(uid)s, now(), %(uid)s, now() FROM orang;
        INSERT INTO hr_version (id, employee_id, company_id, date_version, department_id, job_title, golongan_id, is_pimpinan, active, name,
                                last_modified_uid, last_modified_date, hr_responsible_id, distance_home_work_unit, marital, employee_type)
            SELECT version_id, employee_id, %(company)s, %(mulai)s, unor_id, CASE WHEN is_pimpinan THEN 'Kepala' ELSE 'Pengolah Data' END, %(golongan)s,
                   is_pimpinan, true, name, %(uid)s, now(), %(uid)s, 'kilometers', 'single', 'employee' FROM orang;
        UPDATE hr_employee e SET current_version_id = o.version_id FROM orang o WHERE o.employee_id = e.id;
        UPDATE hr_department d SET manager_id = o.employee_id FROM orang o WHERE o.unor_id = d.id AND o.is_pimpinan;
        ANALYZE hr_employee; ANALYZE hr_version; ANALYZE hr_department;
        """,
        parameter,
    )


def skp_semua(env, tahun):
    """An approved SKP for everybody, with the names and titles of today and no penilai."""
    env.flush_all()
    env.cr.execute(
        """
        INSERT INTO ekinerja_skp (employee_id, company_id, department_id, tahun, date_start, date_end, pendekatan, aturan, model_skp, status_jabatan,
                                  state, active, versi, pegawai_nama, pegawai_nip, pegawai_pangkat, pegawai_jabatan, pegawai_unit,
                                  create_uid, create_date, write_uid, write_date)
        SELECT e.id, e.company_id, v.department_id, %(tahun)s, make_date(%(tahun)s, 1, 1), make_date(%(tahun)s, 12, 31), 'kuantitatif', 'permenpanrb6',
               'pegawai', 'definitif', 'disetujui', true, 1, e.name, e.nip, g.name || ' (' || g.code || ')', v.job_title, d.name->>'en_US', 1, now(), 1, now()
          FROM hr_employee e
          JOIN hr_version v ON v.id = e.current_version_id
          JOIN ekinerja_golongan g ON g.id = v.golongan_id
          JOIN hr_department d ON d.id = v.department_id
         WHERE e.company_id = %(company)s AND e.active;
        ANALYZE ekinerja_skp;
        """,
        {"tahun": tahun, "company": env.company.id},
    )
    env.invalidate_all()
