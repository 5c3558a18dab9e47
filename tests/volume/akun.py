"""Accounts in bulk, beside Odoo's own creation of users for employees."""

import time

from tests.tools import bench, massal

ORANG = 1_000


def bench_akun(env, jumlah=ORANG):
    """1,000 portal accounts through the jobs of a run, beside what *Create users* of the employee list calls, in batches of the same size."""
    env = env(context=dict(env.context, tracking_disable=True, no_reset_password=True, queue_job__no_delay=True))
    massal.kota_besar(env, orang=2 * jumlah + 40, unor=20)
    orang = env["hr.employee"].search([("nip", "!=", False), ("is_pimpinan", "=", False)], limit=2 * jumlah)
    milik, polos = orang[:jumlah], orang[jumlah:]
    grup = env.ref("ekinerja_admin.group_pegawai")
    company = env.company

    def langsung(employees):
        for mulai in range(0, len(employees), 250):
            bagian = employees[mulai : mulai + 250]
            env["res.users"].with_context(mail_create_nolog=True, mail_create_nosubscribe=True, mail_notrack=True).create([
                {
                    "create_employee_id": satu.id, "name": satu.name, "login": satu.nip, "company_id": company.id,
                    "company_ids": [(6, 0, company.ids)], "group_ids": [(6, 0, grup.ids)],
                }
                for satu in bagian
            ])  # fmt: skip
            env.flush_all()
            env.invalidate_all()

    def terapkan(employees):
        akun = env["ekinerja.akun"].create({"sumber": "pilihan", "employee_ids": [(6, 0, employees.ids)], "jenis": "portal", "company_id": company.id})
        akun.action_periksa()
        akun.action_terapkan()
        assert (akun.state, akun.jumlah_dibuat) == ("selesai", len(employees)), (akun.state, akun.galat)

    # both once, for what a process learns the first time
    langsung(polos[:50]), terapkan(milik[:50])
    floor = _ukur(env, lambda: langsung(polos[50:]))
    figure = _ukur(env, lambda: terapkan(milik[50:]))
    dibuat = jumlah - 50
    return [
        bench.row(f"{dibuat} accounts in the background (floor: Odoo's users of employees)", figure[1], floor[1], ratio_at_most=1.2, unit="s"),
        bench.row("the same, statements an account", figure[0] / dibuat, floor[0] / dibuat, ratio_at_most=1.2, unit="statements"),
    ]


def _ukur(env, step):
    """``(statements, seconds by the clock)``, with an empty cache."""
    env.flush_all()
    env.invalidate_all()
    statements, started = env.cr.sql_log_count, time.perf_counter()
    step()
    env.flush_all()
    return env.cr.sql_log_count - statements, time.perf_counter() - started
