"""Reopenings: one in force, one that waits for the admin instansi."""

from datetime import timedelta


def isi(latih):
    """a reopening in force, and a request that waits"""
    buka = latih.env["ekinerja.buka.kembali"]
    if buka.search_count([]):
        return
    hari_ini = latih.company._ekinerja_hari_ini()
    unor = latih.pemeran["penilai"].department_id
    bulan = latih.env["ekinerja.periode"].search([("company_id", "=", latih.company.id), ("jenis", "=", "biasa")])
    lewat = bulan.filtered(lambda periode: periode.tanggal(latih.tahun)["batas"] < hari_ini)[-2:]
    for periode, alasan in zip(lewat, ("Gangguan jaringan di kantor selama dua hari", "Bukti dukung baru diterima dari pihak ketiga"), strict=False):
        baris = buka.create({
            "jenis": "semua", "tahun": latih.tahun, "periode_id": periode.id, "cakupan": "unor", "department_id": unor.id,
            "date_end": hari_ini + timedelta(days=14), "alasan": alasan,
        })  # fmt: skip
        admin = latih.pemeran["admin_opd"].user_id
        baris.with_user(admin).action_ajukan()
        if periode == lewat[0]:
            baris.with_user(latih.pemeran["admin_instansi"].user_id).action_setujui()
