"""Examples of capaian organisasi and of what belongs to it: people of a unit share its record."""

from tests.integration.contoh import Example, of_instansi

BUKTI = "https://drive.contoh.example/capaian"


def capaian(case, person):
    """The capaian of the unit kerja induk of a person."""
    unor = case.dinas_lain if person == "lain" else case.dinas
    model = case.env["ekinerja.capaian.organisasi"]
    ada = model.search([("department_id", "=", unor.id), ("periode_id", "=", case.periode[1].id), ("tahun", "=", 2026)])
    return ada or model.create({
        "department_id": unor.id, "periode_id": case.periode[1].id, "tahun": 2026, "nilai": "baik", "bukti_url": BUKTI, "company_id": case.company.id,
    })  # fmt: skip


RECORDS = {
    "ekinerja.capaian.organisasi": Example(
        lambda case, person, _operation: capaian(case, person),
        lambda case, person: {
            "department_id": (case.dinas_lain if person == "lain" else case.dinas).id, "periode_id": case.periode_final.id, "tahun": 2026,
            "nilai": "baik", "company_id": case.company.id,
        },
        {"nilai": "istimewa"},
    ),
    "ekinerja.pola.distribusi": of_instansi(
        lambda case: case.env["ekinerja.pola.distribusi"].search([("company_id", "=", case.company.id)], limit=1)
        or case.env["ekinerja.pola.distribusi"].create({"nilai": "baik", "predikat": "baik", "batas": 60, "company_id": case.company.id}),
        lambda case: {"nilai": "baik", "predikat": "baik", "batas": 65, "company_id": case.company.id}, {"batas": 50},
    ),
}  # fmt: skip
WIZARDS = {
    "ekinerja.capaian.final": lambda case, person: {"capaian_ids": [(6, 0, capaian(case, person).ids)]},
    "ekinerja.capaian.batal": lambda case, person: {"capaian_ids": [(6, 0, capaian(case, person).ids)], "alasan": "RETAS"},
    "ekinerja.capaian.lengkapi": lambda case, person: {"company_id": case.company.id, "tahun": 2026, "periode_id": case.periode_final.id},
}
