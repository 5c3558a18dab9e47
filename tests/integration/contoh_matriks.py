"""Example records of the matrix (that of a tim kerja whose ketua is the person), of the library and of roll-outs."""

from tests.integration.contoh import Example, of_instansi


def _matriks(case, person, _operation="read"):
    return case.env["ekinerja.matriks"].search([("tim_id.ketua_id", "=", case.employee(person).id)], limit=1)


YEAR = 2023
RECORDS = {
    "ekinerja.tim": Example(
        lambda case, person, _operation: case.env["ekinerja.tim"].search([("ketua_id", "=", case.employee(person).id)], limit=1),
        lambda case, person: {
            "name": "Baru", "tahun": YEAR - 1, "department_id": case.employee(person).department_id.id, "ketua_id": case.employee(person).id,
        },
        {"name": "Diubah"}, "ketua_id",
    ),
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
    "ekinerja.rhk.pustaka": of_instansi(
        lambda case: case.env["ekinerja.rhk.pustaka"].search([("company_id", "=", case.company.id)], limit=1),
        lambda case: {"name": "Baru", "company_id": case.company.id}, {"name": "Diubah"},
    ),
    "ekinerja.rhk.pustaka.indikator": of_instansi(
        lambda case: case.env["ekinerja.rhk.pustaka.indikator"].search([("company_id", "=", case.company.id)], limit=1),
        lambda case: {"name": "Baru", "pustaka_id": case.env["ekinerja.rhk.pustaka"].search([("company_id", "=", case.company.id)], limit=1).id},
        {"name": "Diubah"},
    ),
    "ekinerja.rhk.sebar": of_instansi(lambda case: _sebar(case), lambda case: {"name": "Baru"}, {"name": "Diubah"}),
    "ekinerja.rhk.sebar.isi": of_instansi(
        lambda case: _sebar(case).isi_ids, lambda case: {"name": "Baru", "sebar_id": _sebar(case).id}, {"name": "Diubah"}
    ),
    "ekinerja.rhk.sebar.orang": of_instansi(
        lambda case: _sebar(case).orang_ids[:1],
        lambda case: {"sebar_id": _sebar(case).id, "employee_id": case.wali_kota.id, "status": "siap"}, {"nama": "Diubah"},
    ),
}  # fmt: skip
WIZARDS = {
    "ekinerja.skp.salin": lambda case, person: {"skp_id": case.skp(person, "draft").id},
    "ekinerja.pustaka.ambil": lambda case, person: {"skp_id": case.skp(person, "draft").id},
}


def _sebar(case):
    """A roll-out of nobody among the roles."""
    return case.env["ekinerja.rhk.sebar"].search([("company_id", "=", case.company.id)], limit=1)


def buat(case, people):
    """A matrix for the tim of each person, with a peran of somebody without account."""
    for person in people:
        orang = case.employee(person)
        # of a year that is over: a ketua of this year becomes an internal user
        tim = case.env["ekinerja.tim"].create({
            "name": f"Tim {case.marker(person)}", "tahun": YEAR, "department_id": orang.department_id.id, "ketua_id": orang.id,
        })  # fmt: skip
        matriks = case.env["ekinerja.matriks"].search([("tim_id", "=", tim.id)])
        matriks.lintas_ids = case.wali_kota
        indikator = case.skp(person, "disetujui").rhk_ids.indikator_ids[:1]
        case.env["ekinerja.matriks.peran"].create({
            "matriks_id": matriks.id, "employee_id": case.wali_kota.id, "indikator_id": indikator.id, "indikator_nama": indikator.name,
            "name": f"{case.marker(person)} peran",
        })  # fmt: skip
    case.env["ekinerja.rhk.pustaka"].create({"name": "RHK pustaka", "indikator_ids": [(0, 0, {"name": "Indikator pustaka"})], "company_id": case.company.id})
    case.env["ekinerja.rhk.sebar"].create({
        "name": "Sebaran", "isi_ids": [(0, 0, {"name": "RHK sebaran"})], "orang_ids": [(0, 0, {"employee_id": case.asing.id, "status": "dilewati"})],
        "company_id": case.company.id,
    })  # fmt: skip
