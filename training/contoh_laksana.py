"""Execution of the SKP in force of two staf: progress of the running month, umpan balik given and asked for, bimbingan and a konseling."""

PERILAKU = ("Kompeten", "Kolaboratif")


def isi(latih):
    """progress, umpan balik and bimbingan of the running month"""
    umpan = latih.env["ekinerja.umpan.balik"]
    if umpan.search_count([]):
        return
    p, hari_ini = latih.pemeran, latih.company._ekinerja_hari_ini()
    penilai = p["penilai"].user_id
    periode = latih.env["ekinerja.periode"].search([("company_id", "=", latih.company.id), ("jenis", "=", "biasa")]).filtered(
        lambda satu: satu.tanggal(latih.tahun)["awal"] <= hari_ini)[-1:]  # fmt: skip
    semua = latih.env["ekinerja.skp"].search([
        ("tahun", "=", latih.tahun), ("state", "=", "disetujui"), ("penilai_id", "=", p["penilai"].id), ("is_riwayat", "=", False),
    ], order="pegawai_nip", limit=2)  # fmt: skip
    perilaku = latih.env["ekinerja.perilaku"].search([("name", "in", PERILAKU)])
    for skp in semua:
        ada = latih.env["ekinerja.rencana.aksi"].search([("skp_id", "=", skp.id), ("periode_id", "=", periode.id)])
        rhk = skp.rhk_ids - ada.rhk_id
        latih.env["ekinerja.rencana.aksi"].create([
            {"rhk_id": rhk[0].id, "periode_id": periode.id, "name": "Memutakhirkan set data bulan ini", "target": "2 set data", "progres": 40},
            {"rhk_id": rhk[-1].id, "periode_id": periode.id, "name": "Tidak ada pelatihan pada periode ini", "nihil": True},
        ])  # fmt: skip
        umpan.with_user(penilai).create([
            {"skp_id": skp.id, "periode_id": periode.id, "rhk_id": skp.rhk_ids[0].id, "nada": "positif", "isi": "Layanan tepat waktu sepanjang bulan."},
            {"skp_id": skp.id, "periode_id": periode.id, "perilaku_id": perilaku[0].id, "nada": "perbaikan",
             "isi": "Bagikan cara kerja yang sudah dikuasai kepada rekan yang baru."},
        ])  # fmt: skip
        umpan.create({
            "skp_id": skp.id, "periode_id": periode.id, "perilaku_id": perilaku[-1].id, "pemberi_id": p["pegawai_a"].id,
            "pesan": "Apa yang perlu saya perbaiki dalam kerja sama antarbidang?",
        })  # fmt: skip
    if semua:
        latih.env["ekinerja.bimbingan"].with_user(penilai).create([
            {"skp_id": semua[0].id, "jenis": "coaching", "name": "Menyusun laporan yang ringkas", "kesepakatan": "Laporan paling banyak dua halaman.",
             "kompetensi": "Komunikasi tertulis", "level": "3"},
            {"skp_id": semua[0].id, "jenis": "konseling", "name": "Pembagian waktu kerja", "catatan": "Hanya dibaca oleh dua orang ini."},
        ])  # fmt: skip
