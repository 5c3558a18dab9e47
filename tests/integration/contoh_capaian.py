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


def dinilai(case, person):
    """The given evaluation of a person."""
    return case.env["ekinerja.evaluasi"].search([("skp_id.employee_id", "=", case.employee(person).id), ("state", "=", "dinilai")], limit=1)


def saran(case, person):
    """An open suggestion about the evaluation of a person."""
    model = case.env["ekinerja.kalibrasi.saran"]
    evaluasi = dinilai(case, person)
    return model.search([("evaluasi_id", "=", evaluasi.id)]) or model._minta(evaluasi, f"{case.marker(person)} saran")


def buat(case, people):
    """A capaian of every unit, a suggestion about everybody."""
    for person in people:
        capaian(case, person)
        saran(case, person)


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
    "ekinerja.kalibrasi.saran": Example(
        lambda case, person, _operation: saran(case, person),
        lambda case, person: {"evaluasi_id": dinilai(case, person).id, "catatan": "RETAS"}, {"catatan": "Diubah"}, "evaluasi_id.skp_id.employee_id",
    ),
}  # fmt: skip
WIZARDS = {
    "ekinerja.kalibrasi": lambda case, person: {
        "company_id": case.company.id, "tahun": 2026, "periode_id": case.periode[1].id, "department_id": case.dinas.id,
    },
    "ekinerja.kalibrasi.minta": lambda case, person: {"evaluasi_ids": [(6, 0, dinilai(case, person).ids)], "catatan": "RETAS"},
    "ekinerja.kalibrasi.tolak": lambda case, person: {"saran_ids": [(6, 0, saran(case, person).ids)], "alasan": "RETAS"},
    "ekinerja.capaian.final": lambda case, person: {"capaian_ids": [(6, 0, capaian(case, person).ids)]},
    "ekinerja.capaian.batal": lambda case, person: {"capaian_ids": [(6, 0, capaian(case, person).ids)], "alasan": "RETAS"},
    "ekinerja.capaian.lengkapi": lambda case, person: {"company_id": case.company.id, "tahun": 2026, "periode_id": case.periode_final.id},
}
