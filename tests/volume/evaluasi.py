"""Evaluation: opening of a period for 20,000 SKP, predikat of 260,000 evaluations, the mass table of 60."""

import time

from odoo.addons.ekinerja_skp.calc.predikat import MATRIKS

from tests.tools import bench, massal

ORANG = 20_000
SEKALI = 260_000


def _detik(env, step):
    env.flush_all()
    started = time.perf_counter()
    step()
    env.flush_all()
    return time.perf_counter() - started


def _panggung(env, orang):
    massal.kota_besar(env, orang=orang, unor=400)
    massal.skp_semua(env, bench.TAHUN)
    env.cr.execute("INSERT INTO ekinerja_rhk (skp_id, company_id, name, jenis, sifat) SELECT id, company_id, 'Laporan', 'utama', 'individu' FROM ekinerja_skp")
    if not env["ekinerja.periode"].search_count([("company_id", "=", env.company.id)]):
        env["ekinerja.periode.buat"].create({"company_id": env.company.id, "frekuensi": "bulanan"}).action_buat()
    env.cr.execute("ANALYZE ekinerja_rhk")
    return env["ekinerja.periode"].search([("company_id", "=", env.company.id)])


def _lantai(env, periode):
    """Plain statements without any condition of the product: one INSERT ... SELECT a table, one batched log."""
    env.cr.execute(
        """INSERT INTO ekinerja_evaluasi (skp_id, periode_id, company_id, tahun, state, penanda, pegawai_nama, pegawai_nip, department_id, create_uid,
                                          create_date, write_uid, write_date)
           SELECT id, %s, company_id, tahun, 'draft', 'penilai', pegawai_nama, pegawai_nip, department_id, 1, now(), 1, now()
             FROM ekinerja_skp WHERE tahun = %s RETURNING id""",
        [periode.id, bench.TAHUN],
    )  # fmt: skip
    ids = [row[0] for row in env.cr.fetchall()]
    env.cr.execute(
        """INSERT INTO ekinerja_evaluasi_rhk (evaluasi_id, company_id, rhk_id, rhk_nama, jenis, create_uid, create_date, write_uid, write_date)
           SELECT e.id, e.company_id, r.id, r.name, r.jenis, 1, now(), 1, now()
             FROM ekinerja_evaluasi e JOIN ekinerja_rhk r ON r.skp_id = e.skp_id WHERE e.periode_id = %(periode)s;
           INSERT INTO ekinerja_evaluasi_perilaku (evaluasi_id, company_id, perilaku_id, nama, urutan, create_uid, create_date, write_uid, write_date)
           SELECT e.id, e.company_id, p.id, p.name, p.sequence, 1, now(), 1, now()
             FROM ekinerja_evaluasi e CROSS JOIN ekinerja_perilaku p WHERE e.periode_id = %(periode)s AND p.company_id IS NULL""",
        {"periode": periode.id},
    )
    env["ekinerja.evaluasi"].browse(ids)._message_log_batch(dict.fromkeys(ids, "Opened"))


def bench_buka_periode(env):
    """Opening a period in parts of 1,000, beside one INSERT ... SELECT a table and one batched log."""
    periode = _panggung(env, ORANG)
    bukaan = [env["ekinerja.evaluasi.bukaan"].create({"tahun": bench.TAHUN, "periode_id": satu.id}) for satu in periode[:2]]
    for satu in bukaan:
        satu._hitung()
        satu._mulai()
    jobs = env["queue.job"].search([("identity_key", "=like", f"{bukaan[0]._awalan_job()}%")])
    bagian = [job.args for job in jobs.sorted("id") if job.method_name == "_job_buka"]
    # both once before, so that the planner knows tables of that size
    _lantai(env, periode[2])
    for args in bagian:
        bukaan[0]._job_buka(*args)
    env.cr.execute("ANALYZE ekinerja_evaluasi; ANALYZE ekinerja_evaluasi_rhk; ANALYZE ekinerja_evaluasi_perilaku")
    floor = _detik(env, lambda: _lantai(env, periode[3]))
    figure = _detik(env, lambda: [bukaan[1]._job_buka(*args) for args in bagian])
    env.cr.execute("SELECT count(*) FROM ekinerja_evaluasi WHERE periode_id = %s", [periode[1].id])
    assert env.cr.fetchone()[0] == ORANG
    return [
        bench.row(f"open a period for {ORANG:,} SKP: jobs", len(jobs), at_most=40, unit="jobs"),
        bench.row(f"open a period for {ORANG:,} SKP (floor: one INSERT SELECT a table, one batched log)", figure, floor, ratio_at_most=1.5, unit="s"),
    ]


def bench_predikat(env):
    """Predikat of 260,000 evaluations in blocks, beside one UPDATE; the second pass finds nothing."""
    periode = _panggung(env, ORANG)[:13]
    for satu in periode:
        env.cr.execute(
            """INSERT INTO ekinerja_evaluasi (skp_id, periode_id, company_id, tahun, state, penanda, rating_hasil, rating_perilaku)
               SELECT id, %s, company_id, tahun, 'dinilai', 'penilai', (ARRAY['diatas', 'sesuai', 'dibawah'])[1 + id %% 3],
                      (ARRAY['diatas', 'sesuai', 'dibawah'])[1 + id / 3 %% 3] FROM ekinerja_skp WHERE tahun = %s""",
            [satu.id, bench.TAHUN],
        )  # fmt: skip
    env.cr.execute("ANALYZE ekinerja_evaluasi")
    semua = env["ekinerja.evaluasi"].search([("tahun", "=", bench.TAHUN)])
    assert len(semua) >= SEKALI * len(periode) / 13

    def reset():
        env.cr.execute("UPDATE ekinerja_evaluasi SET predikat = NULL WHERE tahun = %s", [bench.TAHUN])
        env.invalidate_all()

    isi = " ".join(f"WHEN rating_hasil = '{h}' AND rating_perilaku = '{p}' THEN '{n}'" for (h, p), n in MATRIKS.items())
    satu = f"UPDATE ekinerja_evaluasi SET predikat = CASE {isi} END WHERE tahun = %s"
    env.cr.execute(satu, [bench.TAHUN])
    reset()
    floor = _detik(env, lambda: env.cr.execute(satu, [bench.TAHUN]))
    reset()
    figure = _detik(env, semua._segarkan_predikat)
    lagi = _detik(env, semua._segarkan_predikat)
    return [
        bench.row(f"predikat of {len(semua):,} evaluations (floor: one UPDATE)", figure, floor, ratio_at_most=1.5, unit="s"),
        bench.row(f"predikat of {len(semua):,} evaluations, second pass", lagi, floor, ratio_at_most=0.1, unit="s"),
    ]


def bench_massal(env, jumlah=60):
    """The mass table of a penilai with 60 staff: open, save all rows, give all."""
    orang = bench.instansi(env, jumlah)
    bench.drafts(env, orang["pegawai"]).write({"state": "disetujui"})
    periode = env["ekinerja.periode"].search([("company_id", "=", env.company.id)], limit=1)
    env["ekinerja.evaluasi.massal"].with_user(orang["penilai"]).create({"tahun": bench.TAHUN, "periode_id": periode.id}).action_buka()
    massal_env = bench.request_env(env, orang["penilai"])
    tabel = massal_env["ekinerja.evaluasi.massal"].create({"tahun": bench.TAHUN, "periode_id": periode.id})
    kolom = {
        nama: {}
        for nama in ("pegawai_nama", "pegawai_jabatan", "ringkas", "saran_rating", "rating_hasil", "rating_perilaku", "predikat", "catatan", "state")
    }

    def buka():
        tabel.with_env(bench.request_env(env, orang["penilai"])).action_buka()
        tabel.web_read({"evaluasi_ids": {"fields": kolom}})

    buka()  # fills the caches that outlive a request
    awal = bench.cost(env, buka)
    isi = [(1, row.id, {"rating_hasil": "sesuai", "rating_perilaku": ("sesuai", "diatas")[n % 2]}) for n, row in enumerate(tabel.evaluasi_ids)]
    simpan = bench.cost(env, lambda: tabel.with_env(bench.request_env(env, orang["penilai"])).web_save({"evaluasi_ids": isi}, {}))
    beri = bench.cost(env, lambda: tabel.with_env(bench.request_env(env, orang["penilai"])).action_nilai())
    assert set(tabel.evaluasi_ids.mapped("state")) == {"dinilai"}
    return [
        bench.row(f"mass table of {jumlah}: open", awal[0], at_most=25, unit="statements"),
        bench.row(f"mass table of {jumlah}: save, a row", simpan[0] / jumlah, at_most=0.5, unit="statements"),
        bench.row(f"mass table of {jumlah}: give all, a row", beri[0] / jumlah, at_most=1, unit="statements"),
    ]
