"""SKP: one from start to approval, a thousand at once, the list, the portal page."""

from datetime import timedelta

from lxml import etree
from odoo import fields

from tests.tools import bench


def _walk(env, steps):
    """``(statements, milliseconds)`` of steps, each a request of a user; a step is ``(user, function of the environment)``."""
    statements = milliseconds = 0
    for user, step in steps:
        request = bench.request_env(env, user)
        count, cpu, _result = bench.cost(env, lambda request=request, step=step: step(request))
        statements += count
        milliseconds += cpu
    return statements, milliseconds


def _medians(walk, times):
    walk(0)  # fills the caches that outlive a request
    results = [walk(n) for n in range(1, times + 1)]
    return [bench.median(values) for values in zip(*results, strict=True)]


@bench.needs("hr_holidays")
def bench_satu_skp(env, times=7):
    """Create + submit + approve one SKP with 5 RHK, beside a leave that is requested and approved."""
    orang = bench.instansi(env, 1)
    made = {}

    def skp(n):
        def create(request):
            made["skp"] = request["ekinerja.skp"].create({"tahun": bench.TAHUN - n, "rhk_ids": bench.rhk_vals(5)})

        return _walk(env, [
            (orang["pegawai_a"], create),
            (orang["pegawai_a"], lambda request: made["skp"].with_env(request).action_ajukan()),
            (orang["penilai"], lambda request: made["skp"].with_env(request).action_setujui()),
        ])  # fmt: skip

    jenis = env["hr.leave.type"].create({"name": "Cuti", "requires_allocation": False, "leave_validation_type": "manager"})
    staf = env["hr.employee"].create({
        "name": "Staf Internal", "department_id": orang["bidang"].id, "leave_manager_id": orang["penilai"].id, "date_version": "2020-01-01",
    })  # fmt: skip
    staf.user_id = env["res.users"].create({
        "name": "Staf Internal", "login": "bench_internal", "group_ids": [(6, 0, env.ref("base.group_user").ids)],
    })  # fmt: skip

    def leave(n):
        def create(request):
            hari = fields.Date.to_date("2026-03-02") + timedelta(days=7 * n)
            made["leave"] = request["hr.leave"].create({
                "holiday_status_id": jenis.id, "employee_id": staf.id, "request_date_from": hari, "request_date_to": hari,
            })  # fmt: skip

        return _walk(env, [
            (staf.user_id, create), (orang["penilai"], lambda request: made["leave"].with_env(request).action_approve()),
        ])  # fmt: skip

    floor = _medians(leave, times)
    figure = _medians(skp, times)
    # 35 of 70 ms where the target was set: half of a leave on any machine
    return [
        bench.row("one SKP with 5 RHK: create, submit, approve (floor: hr_leave)", figure[0], floor[0], at_most=60, unit="statements"),
        bench.row("one SKP with 5 RHK: Python CPU (floor: hr_leave)", figure[1], floor[1], at_most=35, unit="ms"),
    ]


def bench_seribu_skp(env, jumlah=1000):
    """Submit and approve 1,000 SKP in one call each, beside a batch of log entries and to-dos on the same records."""
    orang = bench.instansi(env, jumlah)
    warm = bench.drafts(env, orang["pegawai"][:2], tahun=bench.TAHUN - 1)
    warm.action_ajukan()
    bench.request_env(env, orang["penilai"])
    warm.with_user(orang["penilai"]).action_setujui()
    semua = bench.drafts(env, orang["pegawai"])
    submitted = bench.cost(env, lambda: semua.with_env(bench.request_env(env)).action_ajukan())
    todo = env["mail.activity"].search_count([("res_model", "=", semua._name), ("res_id", "in", semua.ids)])
    approved = bench.cost(env, lambda: semua.with_env(bench.request_env(env, orang["penilai"])).action_setujui())
    log = env["mail.message"].search_count([("model", "=", semua._name), ("res_id", "in", semua.ids)])
    assert set(semua.mapped("state")) == {"disetujui"} and todo == jumlah and log >= 2 * jumlah, "the log or the to-do is missing"

    partners = env["res.partner"].with_context(tracking_disable=True).create([{"name": f"Lantai {n}"} for n in range(jumlah)])
    model_id = env["ir.model"]._get_id("res.partner")
    tipe = env.ref("mail.mail_activity_data_todo")

    def floor():
        records = partners.with_env(bench.request_env(env))
        records.write({"comment": "diajukan"})
        records._message_log_batch(dict.fromkeys(records.ids, "Submitted"))
        records.env["mail.activity"].with_context(mail_activity_quick_update=True).create([
            {"activity_type_id": tipe.id, "res_model_id": model_id, "res_id": record_id, "user_id": orang["penilai"].id, "summary": "Approve"}
            for record_id in records.ids
        ])  # fmt: skip
        env.flush_all()
        env.invalidate_all()
        records.write({"comment": "disetujui"})
        records.env["mail.activity"].search([("res_model", "=", "res.partner"), ("res_id", "in", records.ids)]).unlink()
        records._message_log_batch(dict.fromkeys(records.ids, "Approved"))

    floor_statements, floor_cpu, _result = bench.cost(env, floor)
    name = f"{jumlah:,} SKP submitted and approved"
    return [
        bench.row(f"{name}, a record (floor: batched chatter)", (submitted[0] + approved[0]) / jumlah, floor_statements / jumlah,
                  at_most=0.2, unit="statements"),
        bench.row(f"{name}, Python CPU a record", (submitted[1] + approved[1]) / jumlah, floor_cpu / jumlah, at_most=3, unit="ms"),
    ]  # fmt: skip


def _formulir(env, model, view=None):
    """What the web client asks for when it opens a form: the fields of the view with those of its embedded lists."""

    def dari(arch, model):
        hasil = {}
        for node in arch.xpath(".//field[count(ancestor::field) = $n]", n=len(list(arch.iterancestors("field")))):
            field = env[model]._fields[node.get("name")]
            daftar = node.find("list")
            if field.type in ("one2many", "many2many"):
                isi = dari(daftar, field.comodel_name) if daftar is not None else {"display_name": {}}
                hasil[field.name] = {"limit": 40, "fields": isi}
            else:
                hasil[field.name] = {"fields": {"display_name": {}}} if field.type == "many2one" else {}
        return hasil

    return dari(etree.fromstring(env[model].get_view(view, "form")["arch"]), model)


def bench_formulir_skp(env, times=5):
    """Open the form of an SKP with 15 RHK, beside the form of an employee."""
    orang = bench.instansi(env, 1)
    skp = bench.drafts(env, orang["pegawai"], rhk=15)
    rows = []
    for record in (skp, orang["pegawai"]):
        form = _formulir(bench.request_env(env, orang["admin"]), record._name, env.ref("ekinerja_skp.skp_view_form").id if record == skp else None)

        def buka(_n, record=record, form=form):
            return _walk(env, [(orang["admin"], lambda request: record.with_env(request).web_read(form))])

        rows.append(_medians(buka, times))
    (statements, cpu), (floor, floor_cpu) = rows
    return [
        bench.row("form of an SKP with 15 RHK (floor: form of an employee)", statements, floor, at_most=40, unit="statements"),
        bench.row("form of an SKP with 15 RHK: Python CPU (floor: form of an employee)", cpu, floor_cpu, at_most=60, unit="ms"),
    ]


def bench_daftar(_env, jumlah=400):
    """List of 80 by RPC beside the list of employees: a real server, one client."""
    with bench.committed_copy("daftar") as (name, env):
        orang = bench.instansi(env, jumlah)
        bench.drafts(env, orang["pegawai"], rhk=3)[: jumlah // 2].action_ajukan()
        env.cr.commit()
        with bench.server(name) as address:
            admin = bench.Client(address, name, "bench_admin")
            lists = []
            for model in ("ekinerja.skp", "hr.employee"):
                specification = admin.list_specification(model)
                lists.append(lambda model=model, specification=specification: admin.call(
                    model, "web_search_read", [], specification=specification, limit=80, count_limit=10001))  # fmt: skip
                assert lists[-1]()["length"] >= 80
            skp, employees = bench.rates(*lists)
    return [bench.row("list of 80 SKP by RPC (floor: hr.employee)", skp, employees, ratio_at_least=3, unit="requests/s")]


def bench_pengingat(env, jumlah=1000):
    """Reminders and digest of 1,000 people in two jobs, beside the bare creation of as many letters."""
    orang = bench.instansi(env, jumlah)
    company = orang["pegawai"][0].company_id
    grup = env.ref("ekinerja_admin.group_pegawai")
    users = env["res.users"].with_context(no_reset_password=True, mail_create_nolog=True).create([
        {"name": pegawai.name, "login": f"ingat_{n}", "email": f"ingat{n}@contoh.example", "company_id": company.id, "company_ids": [(6, 0, company.ids)],
         "group_ids": [(6, 0, grup.ids)]}
        for n, pegawai in enumerate(orang["pegawai"]) if not pegawai.user_id
    ])  # fmt: skip
    for pegawai, user in zip(orang["pegawai"].filtered(lambda satu: not satu.user_id), users, strict=True):
        pegawai.user_id = user
    env["ir.mail_server"].create({"name": "bench", "smtp_host": "127.0.0.1"})
    hari_ini = company._ekinerja_hari_ini()
    # batas SKP tahunan three days from now: everybody is reminded
    env["ekinerja.batas"].search([("company_id", "=", company.id), ("jenis", "=", "target"), ("lingkup", "=", "tahunan")]).write({
        "aturan": "hari_kalender", "hari": min(366, hari_ini.timetuple().tm_yday + 2), "date_start": "2020-01-01",
    })  # fmt: skip
    company.write({"ekinerja_pengingat_hari": "3"})
    env.flush_all()
    statements, cpu, _hasil = bench.cost(env, lambda: env["ekinerja.pengingat"]._job_kirim(company.id, str(hari_ini), 0, max(users.ids)))
    kirim = env["ekinerja.pengingat"].search_count([("company_id", "=", company.id), ("tanggal", "=", hari_ini)])
    surat = [{"subject": "x", "body_html": "<p>x</p>", "email_to": user.email, "auto_delete": True} for user in users]
    lantai, lantai_cpu, _hasil = bench.cost(env, lambda: env["mail.mail"].create(surat))
    return [
        bench.row(f"reminders of {len(users):,} people ({kirim:,} letters), a person (floor: bare letters)", statements / len(users),
                  lantai / len(users), at_most=0.2, unit="statements"),
        bench.row(f"reminders of {len(users):,} people, Python CPU a person", cpu / len(users), lantai_cpu / len(users), at_most=6, unit="ms"),
    ]  # fmt: skip
