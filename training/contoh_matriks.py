"""A tim kerja and a matriks peran hasil that is filled, with the RHK that follow from it."""

from odoo.fields import Command


def isi(t):
    """a tim kerja and a filled matriks peran hasil"""
    tim, matriks = t.env["ekinerja.tim"], t.env["ekinerja.matriks"]
    bidang = t.pemeran["penilai"].department_id
    if tim.search_count([("department_id", "=", bidang.id)]):
        return
    milik = matriks.browse(matriks.buka(department_id=bidang.id))
    sebagai = milik.with_user(t.pemeran["penilai"].user_id)
    isi = sebagai.isi()
    peran = ("Menyiapkan data dukung", "Menyusun draf laporan", "Memverifikasi berkas layanan", "Mengolah hasil survei", "Menyusun jadwal pelatihan")
    for n, orang in enumerate(isi["baris"]):
        for k, kolom in enumerate(isi["kolom"]):
            if (n + k) % 3:
                teks = "-" if (n + k) % 5 == 4 else f"{peran[(n + k) % len(peran)]} untuk {kolom['nama'][0].lower()}{kolom['nama'][1:]}"
                sebagai.simpan_sel(orang["employee_id"], kolom["id"], [teks])
    sebagai.salurkan()
    ketua = t.env["ekinerja.skp"].search([
        ("state", "=", "disetujui"), ("tahun", "=", t.tahun), ("is_pimpinan", "=", False), ("department_id", "=", bidang.id),
    ], limit=1).employee_id  # fmt: skip
    if ketua:
        anggota = t.pemeran["pegawai_b"] | t.pemeran["admin_opd"]
        satu = tim.create({
            "name": "Tim Percepatan Layanan", "department_id": bidang.id, "ketua_id": ketua.id, "anggota_ids": [Command.set((anggota - ketua).ids)],
        })  # fmt: skip
        isi_tim(t, matriks.browse(matriks.buka(tim_id=satu.id)))


def isi_tim(t, matriks):
    """Peran of the anggota on what the ketua answers for; the ketua has no account yet, so they are written as the ketua would leave them."""
    isi = matriks.isi()
    peran = ("Mengoordinasikan jadwal", "Menyiapkan bahan rapat", "Memeriksa kelengkapan berkas")
    t.env["ekinerja.matriks.peran"].create([
        {"matriks_id": matriks.id, "employee_id": orang["employee_id"], "indikator_id": kolom["id"], "indikator_nama": kolom["nama"],
         "name": f"{peran[(n + k) % len(peran)]} untuk {kolom['nama'][0].lower()}{kolom['nama'][1:]}"}
        for n, orang in enumerate(isi["baris"]) for k, kolom in enumerate(isi["kolom"]) if (n + k) % 2 == 0
    ])  # fmt: skip
