"""Example records of the execution of an SKP: progress, versions, umpan balik, bimbingan."""

from tests.integration.contoh import Example, in_period, of_instansi

RECORDS = {
    "ekinerja.rencana.progres": Example(
        in_period("ekinerja.rencana.progres", "skp_id.employee_id", None),
        lambda case, person: {"rencana_id": case.skp(person, "disetujui").rhk_ids.rencana_ids[:1].id, "progres": 90},
        {"progres": 99}, "skp_id.employee_id",
    ),
    "ekinerja.bukti.versi": Example(
        in_period("ekinerja.bukti.versi", "skp_id.employee_id", None),
        lambda case, person: {"bukti_id": case.skp(person, "disetujui").rhk_ids.rencana_ids.bukti_ids[:1].id, "name": "Baru"},
        {"name": "Diubah"}, "skp_id.employee_id",
    ),
    "ekinerja.umpan.balik": Example(
        lambda case, person, operation: case.env["ekinerja.umpan.balik"].search([
            ("skp_id.employee_id", "=", case.employee(person).id), ("state", "=", "diminta" if operation == "unlink" else "diberikan")], limit=1),
        lambda case, person: {
            "skp_id": case.skp(person, "disetujui").id, "periode_id": case.periode[3].id, "perilaku_id": case.perilaku.id,
            "pemberi_id": case.wali_kota.id, "pesan": "Baru",
        },
        {"isi": "Diubah"}, "skp_id.employee_id",
    ),
    "ekinerja.bimbingan": Example(
        # a konseling is read by the two people alone: test_bimbingan.py
        lambda case, person, _operation: case.env["ekinerja.bimbingan"].search(
            [("skp_id.employee_id", "=", case.employee(person).id), ("jenis", "!=", "konseling")], limit=1),
        lambda case, person: {"skp_id": case.skp(person, "disetujui").id, "name": "Baru"},
        {"name": "Diubah"}, "skp_id.employee_id",
    ),
    "ekinerja.bimbingan.rekap": of_instansi(
        lambda case: case.env["ekinerja.bimbingan.rekap"].search([("company_id", "=", case.company.id)], limit=1),
        lambda case: {"jenis": "coaching", "company_id": case.company.id}, {"jumlah": 9},
    ),
}  # fmt: skip

WIZARDS = {
    "ekinerja.umpan.balik.beri": lambda case, person: {
        "skp_ids": [(6, 0, case.skp(person, "disetujui").ids)], "periode_id": case.periode[3].id, "perilaku_id": case.perilaku.id, "isi": "RETAS",
    },
}  # fmt: skip


def buat(case, skp, rencana, rahasia):
    """What a person has beside a rencana aksi with its bukti dukung, all with the secret of that person."""
    rencana.bukti_ids[-1].write({"url": f"https://contoh.example/baru/{rahasia}"})
    umum = {"skp_id": skp.id, "periode_id": rencana.periode_id.id, "perilaku_id": case.perilaku.id, "pemberi_id": case.wali_kota.id}
    case.env["ekinerja.umpan.balik"].create([umum | {"nada": "positif", "isi": f"{rahasia} umpan"}, umum | {"pesan": f"{rahasia} pesan"}])
    case.env["ekinerja.bimbingan"].create([
        {"skp_id": skp.id, "jenis": jenis, "name": f"{rahasia} bimbingan", "pembimbing_id": case.wali_kota.id} for jenis in ("coaching", "konseling")
    ])  # fmt: skip
