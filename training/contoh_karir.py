"""Careers: a pangkat that rose, one that was corrected, somebody on unpaid leave."""

from datetime import date


def isi(latih):
    """a pangkat that rose, one that was corrected, and somebody on unpaid leave"""
    employee = latih.env["hr.employee"]
    dinas = latih.pemeran["kepala_dinas"].department_id
    orang = employee.search([
        ("user_id", "=", False), ("is_pimpinan", "=", False), ("jenis_pegawai", "=", "pns"), ("kedudukan_hukum_id.code", "=", "01"),
        ("golongan_id.code", "=", "III/a"), ("id", "not in", latih.env["ekinerja.skp"].search([]).employee_id.ids),
        "!", ("department_id", "child_of", dinas.id),
    ], order="nip", limit=2)  # fmt: skip
    if len(orang) < 2 or len(orang[0].version_ids) > 1 or orang[1].alasan_koreksi:
        return
    golongan = latih.env.ref("ekinerja_admin.golongan_pns_iiib").id
    orang[0]._ekinerja_ubah(date(latih.tahun, 4, 1), {"golongan_id": golongan, "tmt_golongan": date(latih.tahun, 4, 1)})
    orang[0]._ekinerja_ubah(date(latih.tahun, 10, 1), {"kedudukan_hukum_id": latih.env.ref("ekinerja_admin.kedudukan_hukum_02").id})
    latih.env["ekinerja.pegawai.koreksi"].create({
        "version_id": orang[1].current_version_id.id, "golongan_id": golongan, "alasan": "SK pangkat terbaca salah saat impor",
    }).action_simpan()  # fmt: skip
