"""A server killed while it opens a period, and started again: every evaluation, part and log entry is there once."""

import contextlib
import os
import signal
import subprocess
import time

import pytest

from tests.tools import bench, databases, repo

JUMLAH = 2100
TAHUN = 2026
SIAPKAN = f"""
from tests.tools import massal
env["ekinerja.periode.buat"].create({{"company_id": env.company.id, "frekuensi": "triwulanan"}}).action_buat()
massal.kota_besar(env, orang={JUMLAH}, unor=40)
massal.skp_semua(env, {TAHUN})
env.cr.execute("INSERT INTO ekinerja_rhk (skp_id, company_id, name, jenis, sifat) SELECT id, company_id, 'Laporan', 'utama', 'individu' FROM ekinerja_skp")
periode = env["ekinerja.periode"].search([("company_id", "=", env.company.id), ("jenis", "=", "biasa")], limit=1)
env["ekinerja.evaluasi.bukaan"].create({{"tahun": {TAHUN}, "periode_id": periode.id}}).action_mulai()
env.cr.commit()
"""
HITUNG = {
    "evaluations": "SELECT count(*) FROM ekinerja_evaluasi",
    "SKP with one": "SELECT count(DISTINCT skp_id) FROM ekinerja_evaluasi",
    "lines per RHK": "SELECT count(*) FROM ekinerja_evaluasi_rhk",
    "log entries": "SELECT count(*) FROM mail_message WHERE model = 'ekinerja.evaluasi'",
    "logged": "SELECT count(DISTINCT res_id) FROM mail_message WHERE model = 'ekinerja.evaluasi'",
}


@contextlib.contextmanager
def server(name):
    """A server with its job runner, in a process group of its own; killed at the end, as by a power cut."""
    process = subprocess.Popen(
        [*databases.odoo_command(), "server", "-d", name, "--http-port", str(bench.free_port()), "--max-cron-threads=0", "--log-level=error"],
        cwd=repo.ROOT, env=os.environ | {"ODOO_QUEUE_JOB_CHANNELS": "root:1"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)


def until(process, condition, seconds=60, pause=0.02):
    """Wait for a condition while the server lives."""
    ends = time.monotonic() + seconds
    while not condition():
        assert process.poll() is None, "the server ended"
        assert time.monotonic() < ends, "the jobs do not go on"
        time.sleep(pause)


@pytest.fixture(scope="module")
def opened(request):
    """A database whose opening is enqueued, and a function that asks it for one number."""
    prefix = os.environ.get("EKINERJA_TEST_DB") or request.config.getoption("--odoo-database")
    template = os.environ.get("EKINERJA_TEMPLATE_DB")
    with databases.scratch(f"{prefix}_buka", template or os.environ.get("EKINERJA_BASE_DB")) as name:
        if not template:
            databases.odoo(name, "-i", "ekinerja_skp,queue_job")
        subprocess.run(
            [*databases.odoo_command(), "shell", "-d", name, "--no-http", "--log-level=error"], input=SIAPKAN, text=True, cwd=repo.ROOT, check=True,
            capture_output=True, timeout=120,
        )  # fmt: skip
        connection = databases.connect(name)
        try:

            def number(query):
                with connection.cursor() as cursor:
                    cursor.execute(query)
                    return cursor.fetchone()[0]

            yield name, number
        finally:
            connection.close()


def test_killed_and_started_again(opened):
    name, number = opened
    assert number("SELECT count(*) FROM queue_job") == 4, "three parts and the closing job"
    assert number(HITUNG["evaluations"]) == 0
    with server(name) as process:
        # the first part is done, the next one is being written
        until(process, lambda: number(HITUNG["evaluations"]) and number("SELECT count(*) FROM queue_job WHERE state = 'started'"))
    # the database notices that the other side is gone; only then the lock of the dead job is free
    ends = time.monotonic() + 30
    while number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"):
        assert time.monotonic() < ends, "the killed server still has connections"
        time.sleep(0.1)
    made = number(HITUNG["evaluations"])
    assert 0 < made < JUMLAH, "killed too late to prove anything"
    with server(name) as process:

        def done():
            # the runner looks for dead jobs once a minute, and whenever it is woken
            number("SELECT count(pg_notify('queue_job', uuid)) FROM queue_job WHERE state <> 'done'")
            return number("SELECT count(*) FROM ekinerja_evaluasi_bukaan WHERE state = 'selesai'")

        until(process, done, seconds=90, pause=0.5)
    assert {kata: number(query) for kata, query in HITUNG.items()} == dict.fromkeys(HITUNG, JUMLAH)
    perilaku = number("SELECT count(*) FROM ekinerja_perilaku WHERE active AND company_id IS NULL")
    assert number("SELECT count(*) FROM ekinerja_evaluasi_perilaku") == JUMLAH * perilaku
