"""Who decides today in the place of somebody, as one condition in SQL: it stands in the rules of every part of an SKP."""

from odoo.fields import Domain
from odoo.tools import SQL


def domain_pemutus(model, orang, plt, unor):
    """Records on which the user decides today, as ``ekinerja.skp`` says in the table of its parties.

    Written as one leaf, because a rule is compiled for every search: the same condition in fields costs ten times the Python.

    :param model: the records, with ``employee_id``: nobody decides on the own case
    :param orang: field of the person on the document
    :param plt: field of the assignment by which that person was one
    :param unor: field of the unor that the person heads
    """

    def to_sql(records, alias, query):
        kolom = {nama: records._field_to_sql(alias, field, query) for nama, field in
                 (("pegawai", "employee_id"), ("orang", orang), ("plt", plt), ("unor", unor))}  # fmt: skip
        return SQL(
            # nothing at all differs from an empty list: without an assignment nobody comes in by this way
            """(%(pegawai)s <> ALL(%(sendiri)s) AND (
                (%(orang)s = ANY(%(sendiri)s) AND (%(plt)s IS NULL OR %(plt)s = ANY(%(bertugas)s)))
                OR %(unor)s = ANY(ARRAY(SELECT department_id FROM ekinerja_plt tugas WHERE tugas.employee_id = ANY(%(sendiri)s) AND %(aktif)s))
                OR (%(plt)s IS NOT NULL AND %(plt)s <> ALL(%(bertugas)s)
                    AND %(unor)s = ANY(ARRAY(SELECT id FROM hr_department WHERE manager_id = ANY(%(sendiri)s))))
            ))""",
            **kolom, sendiri=sendiri, bertugas=bertugas, aktif=aktif,
        )  # fmt: skip

    env = model.env
    sendiri = SQL("ARRAY(SELECT id FROM hr_employee WHERE user_id = %s)", env.uid, to_flush=env["hr.employee"]._fields["user_id"])
    aktif = _sql_aktif(env)
    bertugas = SQL("ARRAY(SELECT tugas.id FROM ekinerja_plt tugas WHERE %s)", aktif)
    return Domain.custom(to_sql=to_sql)


def _sql_aktif(env):
    """Assignments (``tugas``) that run today, each in the time zone of its instansi."""
    plt, unor = env["ekinerja.plt"]._fields, env["hr.department"]._fields
    hari_ini = [
        SQL("(tugas.company_id = %s AND tugas.date_start <= %s AND tugas.date_end >= %s)", company.id, hari, hari)
        for company in env.companies.sudo()  # sudo: res.company - today in the time zone of each instansi
        for hari in (company._ekinerja_hari_ini(),)
    ]
    dipakai = [plt[nama] for nama in ("active", "company_id", "department_id", "employee_id", "date_start", "date_end")] + [unor["manager_id"]]
    return SQL("(tugas.active AND (%s))", SQL(" OR ").join(hari_ini) if hari_ini else SQL("FALSE"), to_flush=dipakai)
