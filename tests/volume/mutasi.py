"""Mutasi of a head with many documents, and the nightly list of what disagrees."""

from time import perf_counter

from odoo.tools import SQL

from tests.tools import bench, massal

# what a reader without our addon would ask: which SKP name another jabatan than the version of today
FLOOR_SELISIH = """
    SELECT skp.id FROM ekinerja_skp skp
      JOIN hr_employee e ON e.id = skp.employee_id AND e.active
      JOIN hr_version v ON v.id = e.current_version_id
     WHERE skp.company_id = %s AND skp.pegawai_jabatan IS DISTINCT FROM v.job_title"""


def bench_mutasi_pimpinan(env, bawahan=200):
    """A new head for 200 bawahan with an SKP and four draft evaluations each, beside a plain write and log of the same documents."""
    env = env(context=dict(env.context, queue_job__no_delay=True, tracking_disable=True))
    orang = bench.instansi(env, bawahan + 1)
    baru, pegawai = orang["pegawai"][0], orang["pegawai"][1:]
    hari_ini = env.company._ekinerja_hari_ini()
    env["ekinerja.atasan"]._perbarui_dari_struktur(orang["pegawai"], hari_ini.replace(month=1, day=1))
    skp = bench.drafts(env, pegawai, tahun=hari_ini.year)
    skp.action_ajukan()
    skp.with_user(orang["penilai"]).action_setujui()
    periode = env["ekinerja.periode"].search([("company_id", "=", env.company.id), ("jenis", "=", "biasa")])
    evaluasi = env["ekinerja.evaluasi"].create([{"skp_id": satu.id, "periode_id": p.id} for satu in skp for p in periode])
    dokumen = len(skp) + len(evaluasi)
    request = bench.request_env(env, orang["admin"])
    mutasi = request["ekinerja.mutasi"].with_context(queue_job__no_delay=True).create({
        "jenis": "pimpinan", "department_id": orang["bidang"].id, "pimpinan_id": baru.id, "tanggal": hari_ini, "jabatan": "Kepala Bidang",
    })  # fmt: skip
    env.invalidate_all()
    statements, cpu, _result = bench.cost(env, lambda: mutasi.action_tinjau() and mutasi.action_terapkan())
    ditulis = len(mutasi.baris_ids.filtered("selesai"))
    assert mutasi.state == "diterapkan" and ditulis >= dokumen / 2, (mutasi.state, ditulis, dokumen)
    assert skp.penilai_id == baru

    def polos():
        for records, kolom in ((skp, "penilai_nama"), (evaluasi, "catatan" if "catatan" in evaluasi._fields else "umpan_balik")):
            records.write({kolom: "Bima Kepalabidang"})
            if "message_ids" in records._fields:
                records._message_log_batch(dict.fromkeys(records.ids, "Diperbarui"))

    env.invalidate_all()
    floor, floor_cpu, _result = bench.cost(env, polos)
    return [
        bench.row(f"mutasi of a head, {dokumen} documents: a document (floor: plain write and log)", statements / dokumen, floor / dokumen,
                  at_most=0.5, unit="statements"),
        bench.row("the same, Python CPU a document", cpu / dokumen, floor_cpu / dokumen, unit="ms"),
    ]  # fmt: skip


def bench_selisih(env):
    """Nightly pass over 20,000 SKP of which one in fifty disagrees, beside one SELECT that compares a single column."""
    massal.kota_besar(env)
    massal.skp_semua(env, env.company._ekinerja_hari_ini().year)
    env.cr.execute("UPDATE hr_version SET job_title = 'Analis Kinerja' WHERE id %% 50 = 0 AND company_id = %s", [env.company.id])
    selisih = env["ekinerja.selisih"]
    _count, floor = _detik(env, lambda: env.execute_query(SQL(FLOOR_SELISIH, env.company.id)))
    statements, figure = _detik(env, lambda: selisih._perbarui(env.company))
    jumlah = selisih.search_count([("company_id", "=", env.company.id)])
    assert jumlah >= 390, jumlah
    lagi, second = _detik(env, lambda: selisih._perbarui(env.company))
    return [
        bench.row("nightly list over 20,000 SKP", statements, at_most=30, unit="statements"),
        bench.row("its time (floor: SELECT of one column)", figure, floor, unit="ms"),
        bench.row(f"the second night, {lagi} statements", second, figure, ratio_at_most=1.5, unit="ms"),
    ]


def _detik(env, step):
    """``(statements, milliseconds by the clock)``."""
    env.flush_all()
    statements, started = env.cr.sql_log_count, perf_counter()
    step()
    env.cr.flush()
    return env.cr.sql_log_count - statements, (perf_counter() - started) * 1000
