"""A mutasi that waits, and a pegawai whose SKP disagrees with the data."""

from odoo.fields import Command


def isi(latih):
    """a mutasi that waits to be applied, and a pegawai whose SKP disagrees with the data"""
    mutasi = latih.env["ekinerja.mutasi"]
    if mutasi.search_count([]):
        return
    hari_ini = latih.company._ekinerja_hari_ini()
    disetujui = latih.env["ekinerja.skp"].search([
        ("tahun", "=", latih.tahun), ("state", "=", "disetujui"), ("employee_id.is_pimpinan", "=", False), ("employee_id.user_id", "=", False),
    ], order="pegawai_nip", limit=2)  # fmt: skip
    pindah, naik = disetujui.employee_id
    tujuan = latih.env["hr.department"].search(
        [("unor_induk_id", "!=", pindah.department_id.unor_induk_id.id), ("name", "like", "Bidang%"), ("manager_id", "!=", False)], order="name", limit=1
    )
    mutasi.create({
        "jenis": "pindah", "employee_ids": [Command.set(pindah.ids)], "unor_id": tujuan.id, "tanggal": hari_ini.replace(day=1),
        "sk_nomor": f"800.1.3/114/{latih.tahun}", "sk_tanggal": hari_ini.replace(day=1), "company_id": latih.company.id,
    }).action_tinjau()  # fmt: skip
    naik._ekinerja_ubah(hari_ini.replace(day=1), {"job_title": "Pengolah Data dan Informasi"})
    latih.env["ekinerja.selisih"]._cron_perbarui()
