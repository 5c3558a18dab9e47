"""Pola distribusi at the size of a large kota: 20,000 people in 13 periods, 260,000 evaluations, 40 units."""

import time

from odoo.tools import SQL

from tests.tools import bench, massal

PERIODE = 13


def _evaluasi(env, periode):
    """A given evaluation of every SKP in every period; predikat by the remainder of the id."""
    env.cr.execute(
        """
        UPDATE ekinerja_skp SET unor_penilai_id = department_id;
        INSERT INTO ekinerja_evaluasi (skp_id, periode_id, company_id, tahun, department_id, pegawai_nama, predikat, state, penanda,
                                       create_uid, create_date, write_uid, write_date)
        SELECT s.id, p.id, s.company_id, s.tahun, s.department_id, s.pegawai_nama,
               (ARRAY['sangat_baik', 'baik', 'baik', 'baik', 'butuh_perbaikan', 'kurang'])[1 + (s.id + p.id) %% 6], 'dinilai', 'penilai', 1, now(), 1, now()
          FROM ekinerja_skp s, ekinerja_periode p WHERE p.id = ANY(%s) AND s.tahun = %s;
        ANALYZE ekinerja_evaluasi;
        """,
        (periode.ids, bench.TAHUN),
    )
    env.invalidate_all()


def _milliseconds(step, times=3):
    results = []
    for _n in range(times):
        started = time.perf_counter()
        step()
        results.append((time.perf_counter() - started) * 1000)
    return bench.median(results)


def bench_distribusi(env):
    """Counts of 520 capaian over 260,000 evaluations in one grouped statement; frozen ones are read, not counted."""
    kota = massal.kota_besar(env)
    dinas = kota["puncak"].child_ids
    dinas.write({"eselon_id": env.ref("ekinerja_admin.eselon_22").id})
    env["ekinerja.periode"].search([("company_id", "=", env.company.id)]).active = False
    env["ekinerja.periode.buat"].create({"company_id": env.company.id, "frekuensi": "bulanan"}).action_buat()
    periode = env["ekinerja.periode"].search([("company_id", "=", env.company.id)])
    assert len(periode) == PERIODE, periode
    massal.skp_semua(env, bench.TAHUN)
    _evaluasi(env, periode)
    capaian = env["ekinerja.capaian.organisasi"].with_context(tracking_disable=True).create([
        {"department_id": unor.id, "tahun": bench.TAHUN, "periode_id": satu.id, "nilai": "baik"} for unor in dinas for satu in periode
    ])  # fmt: skip
    statements, _cpu, hasil = bench.cost(env, capaian._distribusi)
    jumlah = sum(isi["dinilai"] for isi in hasil.values())
    assert jumlah > 250_000, jumlah
    first = _milliseconds(capaian._distribusi)
    floor = _milliseconds(lambda: env.execute_query(SQL(
        """SELECT e.periode_id, s.department_id, e.predikat, count(*) FROM ekinerja_evaluasi e JOIN ekinerja_skp s ON s.id = e.skp_id
            WHERE e.state IN ('dinilai', 'final') GROUP BY 1, 2, 3"""
    )))  # fmt: skip
    capaian.action_final()

    def second():
        env.flush_all()
        env.invalidate_all()
        return capaian._distribusi()

    return [
        bench.row("distribution of 260,000 evaluations, 520 capaian", first, floor, ratio_at_most=4, unit="ms"),
        bench.row("  statements of it", statements, at_most=6),
        bench.row("  the same once final, frozen", _milliseconds(second), first, ratio_at_most=0.1, unit="ms"),
    ]
