"""Example records of the matrix: the one of a tim kerja whose ketua is the person."""

from tests.integration.contoh import Example


def _matriks(case, person, _operation="read"):
    return case.env["ekinerja.matriks"].search([("tim_id.ketua_id", "=", case.employee(person).id)], limit=1)


RECORDS = {
    "ekinerja.matriks": Example(
        _matriks, lambda case, person: {"department_id": case.employee(person).department_id.id, "tahun": 2001}, {"tahun": 2002}, "tim_id.ketua_id",
    ),
    "ekinerja.matriks.peran": Example(
        lambda case, person, _operation: _matriks(case, person).peran_ids[:1],
        lambda case, person: {
            "matriks_id": _matriks(case, person).id, "employee_id": case.wali_kota.id, "indikator_nama": "Baru", "name": "RETAS",
        },
        {"name": "Diubah"}, "matriks_id.tim_id.ketua_id",
    ),
}  # fmt: skip


def buat(case, people):
    """A matrix for the tim of each person, with a peran of somebody without account."""
    for person in people:
        tim = case.env["ekinerja.tim"].search([("ketua_id", "=", case.employee(person).id)])
        matriks = case.env["ekinerja.matriks"].create({"tim_id": tim.id, "lintas_ids": [(6, 0, case.wali_kota.ids)]})
        indikator = case.skp(person, "disetujui").rhk_ids.indikator_ids[:1]
        case.env["ekinerja.matriks.peran"].create({
            "matriks_id": matriks.id, "employee_id": case.wali_kota.id, "indikator_id": indikator.id, "indikator_nama": indikator.name,
            "name": f"{case.marker(person)} peran",
        })  # fmt: skip
