"""Example records of the register of issued documents."""

from tests.integration.contoh import Example, of_instansi


def vals(case, person):
    """An issued document about a person."""
    employee = case.employee(person)
    return {
        "res_model": "hr.employee", "res_id": employee.id, "company_id": case.company.id, "department_id": employee.department_id.id,
        "employee_id": employee.id, "nama": case.marker(person), "nip": employee.nip, "perihal": case.marker(person),
    }  # fmt: skip


def massal(case):
    """A batch that the admin instansi asked for."""
    return {
        "name": "Rencana SKP", "user_id": case.users["admin_instansi"].id, "company_id": case.company.id, "dokumen": "rencana", "bentuk": "zip", "daftar": [],
    }


def buat(case, people):
    case.env["ekinerja.dokumen"]._terbitkan("lain", [vals(case, person) | {"isi": person} for person in people])
    # the kind "lain" is left to whoever tries to make one
    case.env["ekinerja.dokumen.pola"].create({"company_id": case.company.id, "jenis": "rencana"})
    case.env["ekinerja.cetak.massal"].create(massal(case))


RECORDS = {
    "ekinerja.dokumen": Example(
        lambda case, person, _operation: case.env["ekinerja.dokumen"].search([("employee_id", "=", case.employee(person).id)], limit=1),
        lambda case, person: vals(case, person) | {"kode": "RETAS", "sidik": "x", "nomor": "x", "jenis": "lain", "tanggal": "2026-01-01"},
        {"perihal": "Diubah"}, "employee_id",
    ),
    "ekinerja.cetak.massal": of_instansi(
        lambda case: case.env["ekinerja.cetak.massal"].search([("company_id", "=", case.company.id)], limit=1), massal, {"name": "Diubah"},
    ),
    "ekinerja.dokumen.pola": of_instansi(
        lambda case: case.env["ekinerja.dokumen.pola"].search([("company_id", "=", case.company.id)], limit=1),
        lambda case: {"jenis": "lain", "company_id": case.company.id}, {"pola": "{nomor}/{tahun}"},
    ),
}  # fmt: skip
WIZARDS = {
    "ekinerja.evaluasi.ttd": lambda case, person: {
        "evaluasi_id": case.env["ekinerja.evaluasi"].search([("skp_id.employee_id", "=", case.employee(person).id), ("state", "!=", "draft")], limit=1).id,
        "berkas": case.pdf(person),
    },
    "ekinerja.dokumen.batal": lambda case, person: {
        "alasan": "RETAS", "dokumen_ids": [(6, 0, case.env["ekinerja.dokumen"].search([("employee_id", "=", case.employee(person).id)]).ids)],
    },
}  # fmt: skip
