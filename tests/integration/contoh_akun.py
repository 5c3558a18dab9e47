"""Examples of accounts: runs, logs, dialogs."""

from tests.integration.contoh import Example, of_instansi

RECORDS = {
    "ekinerja.akun": of_instansi(lambda case: case.akun, lambda case: {"sumber": "semua", "company_id": case.company.id}, {"cara": "email"}),
    "ekinerja.akun.baris": Example(
        lambda case, person, _operation: case.env["ekinerja.akun.baris"].search([("employee_id", "=", case.employee(person).id)]),
        lambda case, person: {
            "akun_id": case.akun.id, "company_id": case.company.id, "status": "baru", "employee_id": case.asing.id, "nama": case.employee(person).name,
        },
        {"nama": "Diubah"}, "employee_id",
    ),
    "ekinerja.akun.log": Example(
        lambda case, person, _operation: case.env["ekinerja.akun.log"].search([("employee_id", "=", case.employee(person).id)], limit=1),
        lambda case, person: {
            "company_id": case.company.id, "employee_id": case.employee(person).id, "nama": "x", "jenis": "dibuat",
        },
        {"nama": "Diubah"}, "employee_id",
    ),
    "ekinerja.log.masuk": Example(
        lambda case, person, _operation: case.env["ekinerja.log.masuk"].search([("employee_id", "=", case.employee(person).id)], limit=1),
        lambda case, person: {
            "company_id": case.company.id, "employee_id": case.employee(person).id, "nama": "x", "hasil": "berhasil", "cara": "password",
        },
        {"nama": "Diubah"}, "employee_id",
    ),
}  # fmt: skip
WIZARDS = {
    "ekinerja.akun.cetak": lambda case, person: {"employee_ids": [(6, 0, case.employee(person).ids)], "hanya_belum": False},
    "ekinerja.peran.atur": lambda case, person: {"user_ids": [(6, 0, case.employee(person).user_id.ids)], "peran": "group_auditor"},
    "ekinerja.hak.akses": lambda case, person: {"user_id": case.employee(person).user_id.id},
}


def buat(cls, people):
    """A run with a row, and a line of both logs, of each person; texts hold the marker."""
    akun = cls.env["ekinerja.akun"].create({"sumber": "semua", "company_id": cls.company.id})
    for person in people:
        milik = {"company_id": cls.company.id, "employee_id": cls.employee(person).id, "nama": cls.marker(person)}
        cls.env["ekinerja.akun.baris"].create({"akun_id": akun.id, "status": "ada", **milik})
        cls.env["ekinerja.akun.log"].create({"jenis": "dibuat", **milik})
        cls.env["ekinerja.log.masuk"].create({"hasil": "gagal", "cara": "password", **milik})
    return akun
