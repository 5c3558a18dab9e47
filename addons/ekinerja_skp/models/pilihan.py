"""Words of the regulation that more than one model offers."""

RATING = [("diatas", "Diatas Ekspektasi"), ("sesuai", "Sesuai Ekspektasi"), ("dibawah", "Dibawah Ekspektasi")]
PREDIKAT = [
    ("sangat_baik", "Sangat Baik"),
    ("baik", "Baik"),
    ("butuh_perbaikan", "Butuh Perbaikan"),
    ("kurang", "Kurang/Misconduct"),
    ("sangat_kurang", "Sangat Kurang"),
]
PERSPEKTIF = [
    ("penerima_layanan", "Penerima Layanan"),
    ("proses_bisnis", "Proses Bisnis"),
    ("penguatan_internal", "Penguatan Internal"),
    ("anggaran", "Anggaran"),
]
ASPEK = [("kuantitas", "Kuantitas"), ("kualitas", "Kualitas"), ("waktu", "Waktu"), ("biaya", "Biaya")]
