"""Examples of keberatan: one filed and one draft per person, and an evaluation that has none yet."""

from odoo import fields

from odoo.addons.ekinerja_skp.tests.common import TAHUN

from tests.integration.contoh import Example, of_instansi

NILAI = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "state": "dinilai"}


def _keberatan(model, path):
    """A filed one to read, a draft to change."""

    def record(case, person, operation):
        state = "diajukan" if operation == "read" else "draft"
        return case.env[model].search([(f"{path}employee_id", "=", case.employee(person).id), (f"{path}state", "=", state)])

    return record


def _bebas(case, person):
    return case.env["ekinerja.evaluasi"].search([
        ("skp_id.employee_id", "=", case.employee(person).id), ("keberatan_ids", "=", False), ("state", "=", "dinilai"), ("tahun", "=", TAHUN - 4),
    ])  # fmt: skip


RECORDS = {
    "ekinerja.keberatan": Example(
        _keberatan("ekinerja.keberatan", ""), lambda case, person: {"evaluasi_id": _bebas(case, person).id, "alasan": "Baru"}, {"alasan": "Diubah"},
        "employee_id",
    ),
    "ekinerja.keberatan.bukti": Example(
        _keberatan("ekinerja.keberatan.bukti", "keberatan_id."),
        lambda case, person: {
            "keberatan_id": _keberatan("ekinerja.keberatan", "")(case, person, "write").id, "name": "x.pdf", "berkas": case.pdf(person),
        },
        {"name": "Diubah.pdf"}, "keberatan_id.employee_id",
    ),
    "ekinerja.keberatan.aturan": of_instansi(
        lambda case: case.env["ekinerja.keberatan.aturan"].search([("company_id", "=", case.company.id)])
        or case.env["ekinerja.keberatan.aturan"].create({"date_start": "2030-01-01", "company_id": case.company.id}),
        lambda case: {"date_start": "2031-01-01", "company_id": case.company.id}, {"hari_putus": 9},
    ),
}  # fmt: skip
WIZARDS = {
    "ekinerja.keberatan.putusan": lambda case, person: {
        "keberatan_id": _keberatan("ekinerja.keberatan", "")(case, person, "read").id, "transisi": "tolak", "isi": "RETAS",
    },
}


def buat(case, person):
    """Of one person, whose approved SKP with a given evaluation stands already."""
    evaluasi, rahasia, kini = case.env["ekinerja.evaluasi"], case.marker(person), fields.Datetime.now()
    employee = case.employee(person)
    skp = case.env["ekinerja.skp"].search([("employee_id", "=", employee.id), ("tahun", "=", TAHUN)])
    lama = case.env["ekinerja.skp"].create({"employee_id": employee.id, "tahun": TAHUN - 4})
    lama.write({"state": "disetujui"})
    dinilai = evaluasi.search([("skp_id", "=", skp.id), ("state", "=", "dinilai")], limit=1)
    dinilai |= evaluasi.create([{"skp_id": skp.id, "periode_id": case.periode_final.id}, {"skp_id": lama.id, "periode_id": case.periode_final.id}])
    dinilai.write(NILAI | {"tanggal_dinilai": kini})
    keberatan = case.env["ekinerja.keberatan"].create([
        {"evaluasi_id": satu.id, "alasan": f"{rahasia} alasan", "minta_hasil": "diatas"} for satu in dinilai[:2]
    ])  # fmt: skip
    case.env["ekinerja.keberatan.bukti"].create([
        {"keberatan_id": satu.id, "name": f"{rahasia}.pdf", "berkas": case.pdf(person)} for satu in keberatan
    ])  # fmt: skip
    keberatan[0].action_ajukan()
