"""Umpan balik 360: the first semester closed with answers, the second one running."""

from odoo.fields import Command

KOMENTAR = ("Teliti dan mudah diajak bekerja sama.", "", "Perlu lebih cepat menanggapi surat.", "")


def isi(latih):
    """umpan balik 360: a closed semester and a running one"""
    umpan = latih.env["ekinerja.umpan360"]
    if umpan.search_count([]):
        return
    hari_ini = latih.company._ekinerja_hari_ini()
    lama = umpan.create({
        "company_id": latih.company.id, "tahun": hari_ini.year, "semester": "1", "date_start": hari_ini.replace(month=1, day=1), "date_end": hari_ini,
    })  # fmt: skip
    lama._usulkan()
    lama.action_mulai()
    pertanyaan = latih.env["ekinerja.umpan360.pertanyaan"]._berlaku(latih.company)
    for nomor, responden in enumerate(lama.peserta_ids[:60].responden_ids):
        if nomor % 7 == 6:
            continue
        # answers of people without an account, as they would have given them
        responden._tandai("selesai")
        responden._catat({satu.id: 3 + (nomor + ke) % 3 for ke, satu in enumerate(pertanyaan)}, KOMENTAR[nomor % 4])
    lama._tutup("Semester I selesai.")
    baru = umpan.create({
        "company_id": latih.company.id, "tahun": hari_ini.year, "semester": "2", "date_start": hari_ini, "date_end": hari_ini.replace(month=12, day=31),
    })  # fmt: skip
    baru._usulkan()
    baru.action_mulai()
    latih.env["ekinerja.briefing"].create({
        "tanggal": hari_ini, "department_id": latih.pemeran["penilai"].department_id.id, "pemimpin_id": latih.pemeran["penilai"].id,
        "topik": "Rencana kerja minggu ini",
        "hadir_ids": [Command.create({"employee_id": latih.pemeran[nama].id}) for nama in ("pegawai_a", "pegawai_b")],
    }).action_isi_pegawai()  # fmt: skip
