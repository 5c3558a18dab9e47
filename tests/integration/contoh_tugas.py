"""Examples of what is expected of people: the inbox, the late list, reminders."""

from tests.integration.contoh import Example, of_instansi


def telat(case, person):
    """A late entry of a person: batas SKP is put on the first day of the year, which has passed on any day but that one."""
    batas = [("company_id", "=", case.company.id), ("jenis", "=", "target"), ("lingkup", "=", "tahunan")]
    case.env["ekinerja.batas"].search(batas).write({"aturan": "hari_kalender", "hari": 0, "kebijakan": "peringatan", "date_start": "2020-01-01"})
    return case.env["ekinerja.telat"].search([("employee_id", "=", case.employee(person).id)], limit=1)


def pengingat(case):
    ada = case.env["ekinerja.pengingat"].search([("company_id", "=", case.company.id)], limit=1)
    return ada or case.env["ekinerja.pengingat"].create({"user_id": case.users["auditor"].id, "company_id": case.company.id, "tanggal": "2026-01-02"})


RECORDS = {
    "ekinerja.telat": Example(
        lambda case, person, _operation: telat(case, person), lambda case, person: {"jenis": "skp"}, {"tahun": 1}, "employee_id"
    ),
    # an inbox is that of whoever looks: the penilai has rows, others have their own
    "ekinerja.kotak.masuk": of_instansi(
        lambda case: case.env["ekinerja.kotak.masuk"].with_user(case.users["penilai"]).search([("jenis", "=", "skp")], limit=1).with_env(case.env),
        lambda case: {"jenis": "skp"},
        {"tahun": 1},
    ),
    "ekinerja.pengingat": of_instansi(
        pengingat,
        lambda case: {"user_id": case.users["auditor"].id, "company_id": case.company.id, "tanggal": "2026-01-05"},
        {"jumlah": 9},
    ),
}
