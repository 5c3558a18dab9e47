"""Examples of briefings: one of each unor, at which each person was."""

from tests.integration.contoh import Example

RECORDS = {
    "ekinerja.briefing": Example(
        lambda case, person, _operation: case.env["ekinerja.briefing"].search([("pemimpin_id", "=", case.employee(person).id)]),
        lambda case, person: {"topik": "Baru", "department_id": case.employee(person).department_id.id, "pemimpin_id": case.employee(person).id},
        {"catatan": "Diubah"}, "pemimpin_id",
    ),
    "ekinerja.briefing.hadir": Example(
        lambda case, person, _operation: case.env["ekinerja.briefing.hadir"].search([("employee_id", "=", case.employee(person).id)], limit=1),
        lambda case, person: {
            "briefing_id": case.env["ekinerja.briefing"].search(
                [("topik", "=", "Cadangan"), ("department_id", "=", case.employee(person).department_id.id)]).id,
            "employee_id": case.employee(person).id,
        },
        {"keterangan": "dinas"}, "employee_id",
    ),
}  # fmt: skip


def buat(cls, people):
    for person in people:
        orang = cls.employee(person)
        cls.env["ekinerja.briefing"].create({
            "topik": cls.marker(person), "department_id": orang.department_id.id, "pemimpin_id": orang.id, "hadir_ids": [(0, 0, {"employee_id": orang.id})],
        })  # fmt: skip
    for unor in {cls.employee(person).department_id for person in people}:
        cls.env["ekinerja.briefing"].create({"topik": "Cadangan", "department_id": unor.id, "pemimpin_id": cls.wali_kota.id})
