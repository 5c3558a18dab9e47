"""What the figures are measured with: rows of the table, statements and CPU of a step, a server to ask, people to ask about."""

import contextlib
import json
import os
import re
import socket
import statistics
import subprocess
import time
import urllib.request

import odoo.sql_db
import requests
from odoo import api
from odoo.modules.registry import Registry

from tests.tools import databases, repo

TAHUN = 2026
PASSWORD = "bench-bench-1"


def row(work, figure, floor=None, *, at_most=None, ratio_at_most=None, ratio_at_least=None, unit=""):
    """One line of the table: the figure against a limit of its own or against a multiple of the floor."""
    ratio = figure / floor if floor else None
    limits = (
        (at_most, f"at most {at_most:g} {unit}".strip() if at_most is not None else "", lambda: figure <= at_most),
        (ratio_at_most, f"at most {ratio_at_most} x", lambda: ratio <= ratio_at_most),
        (ratio_at_least, f"at least {ratio_at_least} x", lambda: ratio >= ratio_at_least),
    )
    targets = [(text, check()) for limit, text, check in limits if limit is not None]
    return {
        "work": work, "figure": f"{figure:,.4g} {unit}".strip(), "floor": f"{floor:,.4g} {unit}".strip() if floor else "",
        "ratio": f"{ratio:.2f}" if ratio else "", "target": ", ".join(text for text, _ok in targets), "ok": all(ok for _text, ok in targets),
    }  # fmt: skip


def needs(*modules):
    """Other addons a bench installs beside ours, in a database of its own."""

    def decorate(function):
        function.modules = modules
        return function

    return decorate


def request_env(env, user=None):
    """Environment as a request finds it: empty cache, context of the web client."""
    env.flush_all()
    env.invalidate_all()
    user = user or env.user
    return api.Environment(env.cr, user.id, {"lang": "en_US", "tz": "Asia/Jakarta", "allowed_company_ids": user.company_ids.ids})


def cost(env, step):
    """``(statements, milliseconds of CPU in Python, result)`` of a step, its flush included."""
    # what waits for the end of the transaction is not this step's
    env.cr.flush()
    statements, started = env.cr.sql_log_count, time.thread_time()
    result = step()
    env.cr.flush()
    return env.cr.sql_log_count - statements, (time.thread_time() - started) * 1000, result


def median(values):
    return statistics.median(values)


# -- people ------------------------------------------------------------------------------------------------------------


def instansi(env, jumlah):
    """The first company as an instansi with ``jumlah`` pegawai of one penilai; SKP are not made.

    :returns: dict of ``bidang``, ``pegawai`` (hr.employee), and users ``penilai``, ``pegawai_a`` (portal), ``admin``
    """
    env = env(context=dict(env.context, tracking_disable=True, no_reset_password=True, lang="en_US"))
    company = env.company
    company.write({"ekinerja_tz": "Asia/Jakarta"})
    env["ekinerja.batas"].search([("company_id", "=", company.id)]).write({"kebijakan": "peringatan"})
    dinas = env["hr.department"].create({"name": "Dinas Contoh", "kode_unor": "E" * 32, "company_id": company.id})
    bidang = env["hr.department"].create({"name": "Bidang Contoh", "kode_unor": "F" * 32, "parent_id": dinas.id, "company_id": company.id})
    isi = {"company_id": company.id, "date_version": "2020-01-01", "golongan_id": env.ref("ekinerja_admin.golongan_pns_iiia").id}
    kepala_dinas, kepala_bidang = env["hr.employee"].create([
        {"name": "Dewi Kepaladinas", "department_id": dinas.id, "is_pimpinan": True, "job_title": "Kepala Dinas", **isi},
        {"name": "Bima Kepalabidang", "department_id": bidang.id, "is_pimpinan": True, "job_title": "Kepala Bidang", **isi},
    ])  # fmt: skip
    pegawai = env["hr.employee"].create([
        {"name": f"Pegawai {n:05}", "nip": f"19850101201001{1 + n % 2}{n + 1:03}" if n < 999 else False, "department_id": bidang.id,
         "job_title": "Pengolah Data", **isi}
        for n in range(jumlah)
    ])  # fmt: skip
    users = {
        name: env["res.users"].create({
            "name": employee.name if employee else name, "login": f"bench_{name}", "password": PASSWORD, "company_id": company.id,
            "company_ids": [(6, 0, company.ids)], "group_ids": [(6, 0, env.ref(f"ekinerja_admin.{group}").ids)],
        })
        for name, group, employee in (
            ("penilai", "group_pegawai_internal", kepala_bidang),
            ("pegawai_a", "group_pegawai", pegawai[0]),
            ("admin", "group_admin_instansi", None),
        )
    }  # fmt: skip
    kepala_bidang.user_id = users["penilai"]
    pegawai[0].user_id = users["pegawai_a"]
    if not env["ekinerja.periode"].search_count([("company_id", "=", company.id)]):
        env["ekinerja.periode.buat"].create({"company_id": company.id, "frekuensi": "triwulanan"}).action_buat()
    return {"bidang": bidang, "pegawai": pegawai, "kepala_dinas": kepala_dinas} | users


def rhk_vals(jumlah):
    return [
        (0, 0, {"name": f"Laporan ke-{n}", "indikator_ids": [(0, 0, {"name": "Jumlah laporan", "target": "12", "satuan": "laporan"})]})
        for n in range(jumlah)
    ]


def drafts(env, pegawai, rhk=1, tahun=TAHUN):
    """Draft SKP of many pegawai."""
    return env["ekinerja.skp"].with_context(tracking_disable=True).create(
        [{"employee_id": employee.id, "tahun": tahun, "rhk_ids": rhk_vals(rhk)} for employee in pegawai]
    )  # fmt: skip


# -- databases and servers ---------------------------------------------------------------------------------------------


@contextlib.contextmanager
def committed_copy(suffix):
    """``(name, env)`` of a copy of the database whose changes stay until it is dropped: call ``env.cr.commit`` before a server reads it."""
    name = f"{os.environ['EKINERJA_BENCH_DB']}_{suffix}"
    with databases.scratch(name, os.environ["EKINERJA_TEMPLATE_DB"]):
        try:
            with Registry(name).cursor() as cursor:
                yield name, api.Environment(cursor, api.SUPERUSER_ID, {})
        finally:
            Registry.delete(name)
            odoo.sql_db.close_db(name)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def server(database):
    """Address of a server on a database, ended afterwards."""
    port = free_port()
    command = [*databases.odoo_command(), "server", "-d", database, "--http-port", str(port), "--log-level=error", "--max-cron-threads=0"]
    process = subprocess.Popen(command, cwd=repo.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _attempt in range(240):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/web/health", timeout=5)
                break
            if process.poll() is not None:
                raise RuntimeError("The server of the figures ended at once; run it by hand: " + " ".join(command))
            time.sleep(0.5)
        yield address
    finally:
        process.terminate()
        process.wait(30)


class Client:
    """One signed-in user of a server, over one connection."""

    def __init__(self, address, database, login, password=PASSWORD):
        self.address = address
        self.http = requests.Session()
        page = self.http.get(f"{address}/web/login").text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        answer = self.http.post(f"{address}/web/login", {"login": login, "password": password, "csrf_token": token}, allow_redirects=False)
        assert answer.status_code == 303, f"{login} cannot sign in: {answer.status_code}"

    def call(self, model, method, *args, **kwargs):
        body = {"jsonrpc": "2.0", "method": "call", "params": {"model": model, "method": method, "args": args, "kwargs": kwargs}}
        answer = self.http.post(f"{self.address}/web/dataset/call_kw/{model}/{method}", data=json.dumps(body),
                                headers={"Content-Type": "application/json"}).json()  # fmt: skip
        assert "error" not in answer, answer["error"]["data"]["debug"]
        return answer["result"]

    def page(self, path):
        answer = self.http.get(f"{self.address}{path}", allow_redirects=False)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer

    def list_specification(self, model):
        """What the list view of a model asks the server for."""
        views = self.call(model, "get_views", [[False, "list"]])
        fields = views["models"][model]["fields"]
        names = re.findall(r'<field[^>]*? name="(\w+)"', views["views"]["list"]["arch"])
        named = {"fields": {"display_name": {}}}
        return {name: named if fields[name]["type"].startswith("many2") else {} for name in names}


def rates(*steps, seconds=3.0, rounds=3):
    """Requests a second of each step, the median of rounds in which all take turns; the first round only warms up."""
    results = [[] for _step in steps]
    for number in range(rounds + 1):
        for step, result in zip(steps, results, strict=True):
            count, started = 0, time.perf_counter()
            while (elapsed := time.perf_counter() - started) < seconds:
                step()
                count += 1
            if number:
                result.append(count / elapsed)
    return [median(result) for result in results]
