"""Keberatan in every state: months of last year of one pegawai, in the hands of penilai and kepala dinas."""

from datetime import timedelta

from odoo import fields

ALASAN = (
    "Dua laporan bulanan yang disampaikan tepat waktu belum tercatat sebagai realisasi.",
    "Tugas tambahan sebagai sekretaris panitia belum dipertimbangkan dalam hasil kerja.",
    "Capaian layanan 98 persen melampaui target 95 persen.",
    "Umpan balik dari penerima layanan belum dilihat.",
    "Peran sebagai narasumber internal belum dinilai pada perilaku kerja.",
)


def isi(latih):
    """keberatan in every state"""
    keberatan = latih.env["ekinerja.keberatan"]
    if keberatan.search_count([]):
        return
    p = latih.pemeran
    bulan = latih.env["ekinerja.periode"].search([("company_id", "=", latih.company.id), ("jenis", "=", "biasa")])
    kasus = [_buat(latih, p["pegawai_a"], periode, alasan) for periode, alasan in zip(bulan, ALASAN, strict=False)]
    for satu in kasus[1:]:
        satu.action_ajukan()
    penilai, kepala = p["penilai"].user_id, p["kepala_dinas"].user_id
    for satu in kasus[2:4]:
        satu.with_user(kepala).action_periksa()
        satu.with_user(penilai).action_jelaskan("Realisasi diunggah setelah batas pengisian; dapat dipertimbangkan bila bukti dukung lengkap.")
    kasus[2].with_user(kepala).action_tanya("Kapan laporan itu disampaikan, dan kepada siapa?")
    kasus[3].with_user(kepala).action_setujui("Bukti dukung lengkap, rating hasil kerja diubah. Unggah realisasi tepat waktu.", "diatas", "sesuai")
    lalu = fields.Datetime.now() - timedelta(days=45)
    hari = latih.company._ekinerja_hari(lalu)
    kasus[4].sudo().write({"tanggal_diajukan": lalu, "hari_diajukan": hari, "batas_putusan": hari + timedelta(days=10)})
    keberatan._tandai_terlambat()
    tolak = _buat(latih, p["pegawai_b"], bulan[0], "Rating perilaku kerja tidak sesuai dengan umpan balik rekan kerja.")
    tolak.action_ajukan()
    tolak.with_user(kepala).action_tolak("Umpan balik rekan kerja sudah dipertimbangkan oleh pejabat penilai; penilaian dikuatkan.")


def _buat(latih, employee, periode, alasan):
    """A draft of the pegawai against an evaluation of last year that was given just now."""
    skp = latih.env["ekinerja.skp"].search([("employee_id", "=", employee.id), ("tahun", "=", latih.tahun - 1)], limit=1)
    evaluasi = latih.env["ekinerja.evaluasi"].create({"skp_id": skp.id, "periode_id": periode.id})
    evaluasi.line_ids.rating = "sesuai"
    evaluasi.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "state": "dinilai", "tanggal_dinilai": fields.Datetime.now()})
    milik = latih.env["ekinerja.keberatan"].with_user(employee.user_id)
    return milik.create({"evaluasi_id": evaluasi.id, "alasan": alasan, "minta_hasil": "diatas", "minta_perilaku": "diatas"})
