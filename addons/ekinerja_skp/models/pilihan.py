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
# ladder of PermenPANRB 6/2022 L-II.A.5, with the words of the manual indikator (A.1.3)
JENIS_HASIL = [
    ("outcome", "Outcome"),
    ("outcome_antara", "Outcome antara"),
    ("output_kendali_rendah", "Output kendali rendah"),
    ("output_kendali_sedang", "Output kendali sedang"),
    ("output_kendali_tinggi", "Output kendali tinggi"),
]
PERIODE_PELAPORAN = [("bulanan", "Bulanan"), ("triwulanan", "Triwulanan"), ("semesteran", "Semesteran"), ("tahunan", "Tahunan")]
