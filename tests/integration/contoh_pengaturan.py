"""Examples of what an instansi sets: signatories, kinds of files, and the audit log of it."""

from tests.integration.contoh import code_table, of_instansi

RECORDS = {
    "ekinerja.audit": of_instansi(
        lambda case: case.env["ekinerja.audit"].search([("company_id", "=", case.company.id)], limit=1),
        lambda case: {"operasi": "ubah", "res_model": "hr.employee", "res_id": case.staf_a.id, "company_id": case.company.id}, {"baru": "Diubah"},
    ),
    "ekinerja.jenis.berkas": code_table("ekinerja.jenis.berkas"),
    "ekinerja.penandatangan": of_instansi(
        lambda case: case.env["ekinerja.penandatangan"].search([("company_id", "=", case.company.id)], limit=1)
        or case.env["ekinerja.penandatangan"].create({"employee_id": case.kepala_dinas.id, "company_id": case.company.id}),
        lambda case: {"peran": "sekretaris", "employee_id": case.kepala_dinas.id, "company_id": case.company.id}, {"jabatan": "Kepala BKPSDM"},
    ),
}  # fmt: skip
