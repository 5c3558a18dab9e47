"""Import of Data ASN: 8,379 people for the first time, and the same file again."""

import base64
import csv
import gc
import io
import tempfile
import time
from pathlib import Path

from odoo.addons.queue_job.tests.common import trap_jobs

from tests.tools import bench
from training import generator

PEGAWAI, UNOR = 8379, 946
BATCH = 500


def _rss():
    """Memory of this process in MiB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _company(env, name):
    """An instansi with an admin: its environment as that admin."""
    company = env["res.company"].create({"name": name})
    env.user.company_ids += company
    admin = env["res.users"].with_context(no_reset_password=True).create({
        "name": name, "login": f"bench {name}", "company_id": company.id, "company_ids": [(6, 0, company.ids)],
        "group_ids": [(6, 0, env.ref("ekinerja_admin.group_admin_instansi").ids)],
    })  # fmt: skip
    return bench.request_env(env, admin)


def _upload(env, jenis, path):
    return env["ekinerja.impor"].create({"jenis": jenis, "berkas": base64.b64encode(path.read_bytes()), "nama_berkas": path.name})


def _jobs(impor):
    """The jobs of an import in the order the queue runs them, none of them run yet."""
    with trap_jobs() as trap:
        impor.action_terapkan()
        order = ("_job_siapkan", "_job_terapkan", "_job_akhiri")
        # sorted is stable: parts stay in the order they were enqueued
        return sorted(trap.enqueued_jobs, key=lambda job: order.index(job.method_name))


def _timed(env, step):
    """Seconds of a step with a transaction and a cache of its own, as a job has."""
    env.cr.commit()
    env.invalidate_all()
    started = time.perf_counter()
    step()
    env.cr.commit()
    return time.perf_counter() - started


def _plain_values(env, impor):
    """Values of the people of the file for ``hr.employee.create`` in another instansi, which has as many unor and jabatan."""
    rows = impor.env["ekinerja.impor.baris"].sudo().search([("impor_id", "=", impor.id), ("status", "=", "baru")])
    staged = [row.nilai for row in rows]
    company = {"company_id": env.company.id}
    unor = sorted({nilai["unor_id"] for nilai in staged})
    unor = dict(zip(unor, env["hr.department"].create([{"name": f"Unor {n}", **company} for n in range(len(unor))]).ids, strict=True))
    names = sorted({nilai["jabatan"] for nilai in staged})
    jabatan = dict(zip(names, env["hr.job"].create([{"name": name, **company} for name in names]).ids, strict=True))
    penulis = impor._impor_env()
    return [penulis._nilai_pegawai_baru(nilai, jabatan) | company | {"department_id": unor[nilai["unor_id"]]} for nilai in staged]


def _staging_and_diff(env, path):
    """What any comparison needs at least: the rows in a temporary table, one join against the people."""
    rows = env["ekinerja.impor.baris"].sudo().search_read([("impor_id.nama_berkas", "=", path.name)], ["kunci", "nama"], limit=PEGAWAI)
    stream = io.StringIO()
    csv.writer(stream).writerows((row["kunci"], row["nama"]) for row in rows if row["kunci"])
    stream.seek(0)

    def step():
        env.cr.execute("CREATE TEMPORARY TABLE lantai (nip varchar, nama varchar)")
        env.cr.copy_expert("COPY lantai FROM STDIN WITH (FORMAT csv)", stream)
        env.cr.execute(
            """SELECT count(*) FROM lantai l JOIN hr_employee e ON e.company_id = %s AND e.nip = l.nip
                 JOIN hr_version v ON v.id = e.current_version_id WHERE e.name IS DISTINCT FROM l.nama""", [env.company.id],
        )  # fmt: skip

    return _timed(env, step)


def bench_impor(_env, pegawai=PEGAWAI, unor=UNOR):
    """First import beside ``hr.employee.create`` in batches of 500 by an HR user; then the same file again.

    In a database of its own, where each job is committed: thousands of rows that are rolled back would mislead the planner afterwards.
    """
    with tempfile.TemporaryDirectory() as folder, bench.committed_copy("impor") as (_name, env):
        hierarki, data = generator.tulis(generator.buat(unor, pegawai, seed=8379), folder)
        import_env, floor_env = _company(env, "Kota Impor"), _company(env, "Kota Lantai")
        tree = _upload(import_env, "siasn_unor", hierarki)
        tree.action_periksa()
        for job in _jobs(tree):
            job.perform()

        impor = _upload(import_env, "siasn_asn", data)
        gc.collect()
        memory = [_rss()]
        ours = _timed(env, impor.action_periksa)
        memory.append(_rss())
        jobs = _jobs(impor)
        values = _plain_values(floor_env, impor)
        # what the floor takes is none of the import's
        base = _rss() - memory[1]
        employees, floor = floor_env["hr.employee"].with_context(tracking_disable=True), 0.0
        # turn about, so that whatever else the machine does hits both
        for number, job in enumerate(jobs):
            ours += _timed(env, job.perform)
            env.invalidate_all()
            gc.collect()
            memory.append(_rss() - base)
            if batch := values[number * BATCH : (number + 1) * BATCH]:
                before = _rss()
                floor += _timed(env, lambda batch=batch: employees.create(batch))
                env.invalidate_all()
                base += _rss() - before
        assert impor.state == "selesai" and impor.jumlah_baru == pegawai, "not everybody was imported"

        again = _upload(import_env, "siasn_asn", data)
        again_env = bench.request_env(env, import_env.user)
        again = again.with_env(again_env)
        last = {model: env[model].search([], order="write_date desc, id desc", limit=1).ids for model in ("hr.employee", "hr.version", "hr.department")}
        queued = []

        def repeat():
            again.action_periksa()
            queued.extend(_jobs(again))

        started = time.perf_counter()
        statements, _cpu, _result = bench.cost(env, repeat)
        seconds = time.perf_counter() - started
        written = sum(env[model].search([], order="write_date desc, id desc", limit=1).ids != ids for model, ids in last.items()) + len(queued)
        diff = _staging_and_diff(again_env, data)
    name = f"{pegawai:,} people"
    return [
        bench.row(f"first import of {name} (floor: hr.employee.create)", ours, floor, ratio_at_most=1.25, unit="s"),
        bench.row(f"first import of {name}: memory growth", max(memory) - memory[0], at_most=100, unit="MiB"),
        bench.row(f"the same {name} again (floor: staging and one join)", seconds, diff, at_most=5, unit="s"),
        bench.row(f"the same {name} again", statements, at_most=25, unit="statements"),
        bench.row(f"the same {name} again: jobs and tables written", written, at_most=0, unit=""),
    ]
