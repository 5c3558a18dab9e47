"""A revised SKP with its old version, and a revision that waits for the penilai."""


def isi(t):
    """a revised SKP with its old version; a revision to be decided"""
    skp = t.env["ekinerja.skp"].with_context(active_test=False)
    if skp.search_count([("revisi_dari_id", "!=", False)]):
        return
    penilai = t.pemeran["penilai"]
    berlaku = t.env["ekinerja.skp"].search([
        ("state", "=", "disetujui"), ("tahun", "=", t.tahun), ("penilai_id", "=", penilai.id), ("status_jabatan", "=", "definitif"),
    ], order="pegawai_nip", limit=2)  # fmt: skip
    for nomor, satu in enumerate(berlaku):
        revisi = skp.browse(satu.with_user(penilai.user_id).action_revisi("Target laporan berubah setelah penyesuaian tugas bidang.")["res_id"])
        indikator = revisi.rhk_ids[1].indikator_ids[:1]
        indikator.write({"target": "6"} if revisi.pendekatan == "kuantitatif" else {"name": f"{indikator.name} setelah penyesuaian tugas"})
        revisi.action_ajukan()
        if not nomor:
            revisi.with_user(penilai.user_id).action_setujui()
