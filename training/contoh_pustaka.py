"""RHK library: what people of a jabatan, of a jenis jabatan, or everybody usually answer for."""

from odoo.fields import Command

UMUM = (("Meningkatnya kompetensi sesuai tugas jabatan", "tambahan", "Jumlah jam pelatihan yang diikuti", "20", "jam"),)
JENIS = {
    "pelaksana": (
        ("Terlaksananya layanan administrasi yang tertib", "utama", "Persentase surat yang diproses paling lambat satu hari", "95", "persen"),
        ("Tertatanya arsip unit kerja", "utama", "Jumlah berkas arsip yang ditata dan didaftar", "240", "berkas"),
    ),
    "fungsional": (
        ("Tersusunnya bahan kebijakan yang siap dipakai pimpinan", "utama", "Jumlah bahan kebijakan yang diterima tanpa perbaikan besar", "6", "dokumen"),
    ),
    "pengawas": (("Terlaksananya pengendalian mutu layanan", "utama", "Persentase temuan mutu yang selesai pada waktunya", "90", "persen"),),
    "jpt": (("Terkelolanya anggaran secara efektif dan efisien", "utama", "Persentase realisasi anggaran terhadap rencana kas", "95", "persen"),),
}  # fmt: skip
JABATAN = (("Terkelolanya data dan informasi yang mutakhir", "utama", "Jumlah set data yang mutakhir", "24", "set data"),)


def isi(t):
    """RHK library"""
    pustaka = t.env["ekinerja.rhk.pustaka"]
    if pustaka.search_count([("company_id", "=", t.company.id)]):
        return
    job = t.pemeran["pegawai_a"].job_id
    semua = [({}, satu) for satu in UMUM] + [({"jenis_jabatan": jenis}, satu) for jenis, daftar in JENIS.items() for satu in daftar]
    semua += [({"job_id": job.id}, satu) for satu in JABATAN if job]
    pustaka.create([
        untuk | {
            "name": nama, "jenis": jenis, "perspektif": "anggaran" if untuk.get("jenis_jabatan") == "jpt" else False, "company_id": t.company.id,
            "date_start": f"{t.tahun}-01-01",
            "indikator_ids": [Command.create({"aspek": "kuantitas", "name": indikator, "target": target, "satuan": satuan})],
        }
        for untuk, (nama, jenis, indikator, target, satuan) in semua
    ])  # fmt: skip
