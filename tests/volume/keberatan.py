"""Keberatan that end on one day: the scheduled action that sets them to Terlambat."""

from datetime import timedelta
from time import perf_counter

from odoo import fields

from tests.tools import bench


def bench_terlambat(env, jumlah=300):
    """All keberatan of a unit at once, beside one UPDATE and a plain log of the same records; a second run finds nothing."""
    env = env(context=dict(env.context, tracking_disable=True))
    orang = bench.instansi(env, jumlah)
    hari_ini = env.company._ekinerja_hari_ini()
    skp = bench.drafts(env, orang["pegawai"], tahun=hari_ini.year)
    skp.write({"state": "disetujui"})
    periode = env["ekinerja.periode"].search([("company_id", "=", env.company.id), ("jenis", "=", "final")], limit=1)
    evaluasi = env["ekinerja.evaluasi"].create([{"skp_id": satu.id, "periode_id": periode.id} for satu in skp])
    evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "state": "dinilai", "tanggal_dinilai": fields.Datetime.now()})
    keberatan = env["ekinerja.keberatan"].create([{"evaluasi_id": satu.id, "alasan": "x", "minta_hasil": "diatas"} for satu in evaluasi])
    env.invalidate_all()
    filed, _cpu, _result = bench.cost(env, keberatan.action_ajukan)
    lalu = fields.Datetime.now() - timedelta(days=60)
    keberatan.write({"tanggal_diajukan": lalu, "batas_putusan": hari_ini - timedelta(days=30)})
    env.flush_all()

    def polos():
        keberatan.write({"putusan": "x"})
        keberatan._message_log_batch(dict.fromkeys(keberatan.ids, "Terlambat"))

    env.invalidate_all()
    lantai = _detik(env, polos)
    env.invalidate_all()
    statements, milidetik = _detik(env, lambda: keberatan.browse()._tandai_terlambat())
    assert set(keberatan.mapped("state")) == {"terlambat"}, keberatan.mapped("state")
    env.invalidate_all()
    lagi, _milidetik = _detik(env, lambda: keberatan.browse()._tandai_terlambat())
    return [
        bench.row(f"{jumlah} keberatan filed in one call: a keberatan", filed / jumlah, at_most=0.3, unit="statements"),
        bench.row(f"{jumlah} keberatan end as Terlambat", statements, at_most=40, unit="statements"),
        bench.row("their time (floor: one write and a plain log)", milidetik, lantai[1], unit="ms"),
        bench.row("the second run", lagi, at_most=2, unit="statements"),
    ]  # fmt: skip


def _detik(env, step):
    """``(statements, milliseconds by the clock)``."""
    env.flush_all()
    statements, started = env.cr.sql_log_count, perf_counter()
    step()
    env.cr.flush()
    return env.cr.sql_log_count - statements, (perf_counter() - started) * 1000
