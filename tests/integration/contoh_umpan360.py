"""Examples of the umpan balik 360: one that is closed, one in preparation, and who is asked about each person."""

from odoo.addons.ekinerja_skp.tests.common import TAHUN

from tests.integration.contoh import Example, of_instansi


def _satu(case, state):
    return case.env["ekinerja.umpan360"].search([("company_id", "=", case.company.id), ("state", "=", state)])


def _peserta(case, employee, state):
    return case.env["ekinerja.umpan360.peserta"].search([("employee_id", "=", employee.id), ("umpan360_id", "=", _satu(case, state).id)])


RECORDS = {
    "ekinerja.umpan360": of_instansi(
        lambda case: _satu(case, "draft"), lambda case: {"tahun": TAHUN - 5, "company_id": case.company.id}, {"minimum": 4},
    ),
    "ekinerja.umpan360.peserta": Example(
        lambda case, person, operation: _peserta(case, case.employee(person), "selesai" if operation == "read" else "draft"),
        lambda case, person: {"umpan360_id": _satu(case, "berjalan").id, "employee_id": case.employee(person).id},
        {"responden_ids": []}, "employee_id",
    ),
    "ekinerja.umpan360.responden": Example(
        lambda case, person, _operation: _peserta(case, case.wali_kota, "berjalan").responden_ids.filtered(
            lambda r: r.responden_id == case.employee(person)),
        lambda case, person: {"peserta_id": _peserta(case, case.wali_kota, "draft").id, "responden_id": case.employee(person).id},
        {"kelompok": "staf"}, "responden_id",
    ),
    "ekinerja.umpan360.rekap": Example(
        lambda case, person, _operation: case.env["ekinerja.umpan360.rekap"].search(
            [("peserta_id", "=", _peserta(case, case.employee(person), "selesai").id)]),
        lambda case, person: {"peserta_id": _peserta(case, case.employee(person), "draft").id, "kelompok": "rekan"}, {"jumlah": 9}, "peserta_id.employee_id",
    ),
    "ekinerja.umpan360.pertanyaan": of_instansi(
        lambda case: case.env["ekinerja.umpan360.pertanyaan"].search([("company_id", "=", case.company.id)])
        or case.env["ekinerja.umpan360.pertanyaan"].create({"name": "Uji", "perilaku_id": case.perilaku.id, "company_id": case.company.id}),
        lambda case: {"name": "Baru", "perilaku_id": case.perilaku.id, "company_id": case.company.id}, {"name": "Diubah"},
    ),
    "ekinerja.umpan360.bobot": of_instansi(
        lambda case: case.env["ekinerja.umpan360.bobot"].search([("company_id", "=", case.company.id)])
        or case.env["ekinerja.umpan360.bobot"].create({
            "date_start": "2026-01-01", "bobot_pimpinan": 50, "bobot_rekan": 50, "bobot_staf": 0, "company_id": case.company.id,
        }),
        lambda case: {"date_start": "2027-01-01", "bobot_pimpinan": 40, "bobot_rekan": 60, "bobot_staf": 0, "company_id": case.company.id},
        {"bobot_pimpinan": 60, "bobot_rekan": 40},
    ),
}  # fmt: skip


def buat(cls, people):
    """Everybody takes part in a closed one, with a summed answer that holds the marker, and in one in preparation; the running one asks all of them."""
    umpan = dict(zip(("selesai", "draft", "berjalan"), cls.env["ekinerja.umpan360"].create([
        {"company_id": cls.company.id, "tahun": TAHUN - 1, "semester": "1"}, {"company_id": cls.company.id, "tahun": TAHUN - 1, "semester": "2"},
        {"company_id": cls.company.id, "tahun": cls.company._ekinerja_hari_ini().year, "date_start": f"{TAHUN - 1}-01-01",
         "date_end": cls.company._ekinerja_hari_ini()},
    ]), strict=True))  # fmt: skip
    orang = [cls.employee(person) for person in people]
    peserta = cls.env["ekinerja.umpan360.peserta"].create([
        {"umpan360_id": umpan[state].id, "employee_id": satu.id} for state in ("selesai", "draft") for satu in orang
    ])  # fmt: skip
    cls.env["ekinerja.umpan360.rekap"].create([
        {"peserta_id": satu.id, "kelompok": "rekan", "jumlah": 1, "sebaran": {}, "komentar": [cls.marker(person)]}
        for person, satu in zip(people, peserta[: len(people)], strict=True)
    ])  # fmt: skip
    ditanya, _cadangan = cls.env["ekinerja.umpan360.peserta"].create([
        {"umpan360_id": umpan[state].id, "employee_id": cls.wali_kota.id} for state in ("berjalan", "draft")
    ])  # fmt: skip
    cls.env["ekinerja.umpan360.responden"].create([{"peserta_id": ditanya.id, "responden_id": satu.id, "kelompok": "staf"} for satu in orang])
    for state, satu in umpan.items():
        satu.write({"state": state})
