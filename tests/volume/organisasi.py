"""Organisation and pegawai at the size of a large kota: 20,000 people in 1,000 unor."""

import time

from odoo.tools import SQL

from tests.tools import bench, massal


def _admin(env):
    return env["res.users"].with_context(no_reset_password=True).create({
        "name": "Admin", "login": "bench_admin", "group_ids": [(6, 0, env.ref("ekinerja_admin.group_admin_instansi").ids)],
    })  # fmt: skip


def _milliseconds(env, query):
    """Time of a statement in the database, the median of some."""
    results = []
    for _n in range(7):
        started = time.perf_counter()
        env.cr.execute(query)
        env.cr.fetchall()
        results.append((time.perf_counter() - started) * 1000)
    return bench.median(results)


def bench_cari(env):
    """Three letters of a name or an NIP among 20,000 people, beside the plainest statement that could find them."""
    massal.kota_besar(env)
    request = bench.request_env(env, _admin(env))
    pegawai = request["hr.employee"]
    pegawai.name_search("sar", limit=8)
    # what a session knows already stays known, what was found does not
    pegawai.invalidate_model()
    statements, _cpu, found = bench.cost(request, lambda: pegawai.name_search("sar", limit=8))
    assert len(found) == 8, found
    query = pegawai._search(pegawai._search_display_name("ilike", "sar"), limit=8)
    figure = _milliseconds(env, query.select())
    floor = _milliseconds(env, SQL(
        "SELECT e.id FROM hr_employee e WHERE e.active AND e.company_id = %s AND (e.name ILIKE '%%sar%%' OR e.nip ILIKE '%%sar%%') ORDER BY e.name LIMIT 8",
        env.company.id,
    ))  # fmt: skip
    return [
        bench.row("search by 3 letters among 20,000 people", statements, at_most=2, unit="statements"),
        bench.row("its SQL (floor: plain SELECT)", figure, floor, at_most=50, unit="ms"),
    ]


def bench_hierarki(env):
    """Opening the hierarchy of 1,000 unor, beside the same call with the fields of Odoo's own view."""
    kota = massal.kota_besar(env)
    admin = _admin(env)

    def buka(nama):
        spesifikasi = {satu: {"fields": {"display_name": {}}} if env["hr.department"]._fields[satu].type == "many2one" else {} for satu in nama}
        return lambda: bench.request_env(env, admin)["hr.department"].hierarchy_read(
            [("parent_id", "=", False)], spesifikasi, "parent_id", "child_ids"
        )

    milik = _kolom_hierarki(env)
    odoo = ["name", "manager_id", "parent_id", "company_id", "total_employee"]
    buka(milik)(), buka(odoo)()
    figure, floor = (bench.cost(env, buka(nama))[0] for nama in (milik, odoo))
    assert kota["unor"]
    return [bench.row("hierarchy of 1,000 unor opened (floor: Odoo's own fields)", figure, floor, at_most=15, unit="statements")]


def _kolom_hierarki(env):
    view = env["hr.department"].get_view(view_type="hierarchy")
    return sorted(view["models"]["hr.department"])
