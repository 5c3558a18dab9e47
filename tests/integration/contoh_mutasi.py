"""Examples of a mutasi that is reviewed, and of the nightly list of what disagrees."""

from tests.integration.contoh import Example

RECORDS = {
    "ekinerja.mutasi": Example(
        lambda case, person, _operation: case.env["ekinerja.mutasi"].search([("employee_ids", "=", case.employee(person).id)]),
        lambda case, person: {"jenis": "penyesuaian", "employee_ids": [(6, 0, case.employee(person).ids)], "company_id": case.company.id},
        {"alasan": "Diubah"}, "employee_ids",
    ),
    "ekinerja.mutasi.baris": Example(
        lambda case, person, _operation: case.env["ekinerja.mutasi.baris"].search([("employee_id", "=", case.employee(person).id)]),
        lambda case, person: {
            "mutasi_id": case.mutasi[person].id, "employee_id": case.employee(person).id, "res_model": "ekinerja.skp", "res_id": 1, "name": "Baru",
            "pilihan": "tetap",
        },
        {"dipilih": True}, "employee_id",
    ),
    "ekinerja.selisih": Example(
        lambda case, person, _operation: case.env["ekinerja.selisih"].search([("employee_id", "=", case.employee(person).id)]),
        lambda case, person: {
            "company_id": case.company.id, "employee_id": case.employee(person).id, "res_model": "ekinerja.skp", "res_id": 1, "kolom": "nama",
            "sejak": "2026-01-01",
        },
        {"di_data": "Diubah"}, "employee_id",
    ),
}  # fmt: skip


def buat(cls, people):
    """A reviewed mutasi and a row of the nightly list per person; drafts for what may be changed are the reviewed ones' own business."""
    cls.mutasi = {}
    for person in people:
        employee, skp = cls.employee(person), cls.skp(person, "draft")
        cls.mutasi[person] = cls.env["ekinerja.mutasi"].create({
            "jenis": "penyesuaian", "employee_ids": [(6, 0, employee.ids)], "company_id": cls.company.id, "alasan": cls.marker(person),
        })  # fmt: skip
        cls.env["ekinerja.mutasi.baris"].sudo().create({
            "mutasi_id": cls.mutasi[person].id, "employee_id": employee.id, "res_model": skp._name, "res_id": skp.id, "pilihan": "tetap",
            "name": cls.marker(person), "sebelum": cls.marker(person),
        })  # fmt: skip
        cls.env["ekinerja.selisih"].sudo().create({
            "company_id": cls.company.id, "employee_id": employee.id, "department_id": employee.department_id.id, "res_model": skp._name,
            "res_id": skp.id, "kolom": "nama", "di_dokumen": cls.marker(person), "sejak": "2026-01-01",
        })  # fmt: skip
