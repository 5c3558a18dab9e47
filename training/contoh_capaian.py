"""Capaian organisasi of the training instansi: a dinas with everybody rated last year, values of this year."""

PREDIKAT = [("diatas", "diatas")] * 3 + [("sesuai", "sesuai")] * 6 + [("dibawah", "sesuai")]
NILAI = ("baik", "istimewa", "baik", "butuh_perbaikan")


def orang_unor(training, unor):
    return training.env["hr.employee"].search([
        ("department_id", "child_of", unor.id), ("kedudukan_hukum_id.is_dinilai", "=", True), ("nip", "!=", False),
    ], order="nip")  # fmt: skip


def isi(training):
    """capaian organisasi of all unor for two years; the largest dinas without a role is FINAL in the first of them"""
    capaian, unor = training.env["ekinerja.capaian.organisasi"], training.env["hr.department"]
    milik = [("company_id", "=", training.company.id)]
    if capaian.search_count(milik):
        return
    lengkapi = training.env["ekinerja.capaian.lengkapi"]
    for tahun in (training.tahun - 1, training.tahun):
        lengkapi.create({"tahun": tahun, "periode_id": training.final().id}).action_buat()
    dinas = training.pemeran["kepala_dinas"].department_id
    lain = unor.search([*unor._domain_capaian(training.company), ("id", "!=", dinas.id)])
    opd = max(lain, key=lambda satu: (len(orang_unor(training, satu)), satu.name))
    # the value of a unit is the rating of its leader
    baris = capaian.search(milik)
    for nomor, row in enumerate(baris):
        row.write({
            "nilai": "baik" if row.department_id == opd else NILAI[nomor % len(NILAI)],
            "bukti_url": f"https://drive.contoh.example/capaian/{row.tahun}/{nomor + 1}",
        })  # fmt: skip
    for nomor, employee in enumerate(orang_unor(training, opd)):
        skp = training.setujui(training.buat(employee, tahun=training.tahun - 1))
        training.evaluasi(skp, training.final(), *PREDIKAT[nomor % len(PREDIKAT)])
    baris.filtered(lambda row: row.department_id == opd and row.tahun == training.tahun - 1).action_final()
