"""Documents that were printed: they stand in the register and can be checked by their code."""


def isi(latih):
    """issued documents"""
    latih.env["ekinerja.dokumen.pola"].search([("jenis", "=", "evaluasi")]) or latih.env["ekinerja.dokumen.pola"].create({
        "jenis": "evaluasi", "pola": "800/{nomor:4}/DEK/{tahun}",
    })  # fmt: skip
    periode = latih.final()
    skp = latih.env["ekinerja.evaluasi"].search([("periode_id", "=", periode.id), ("state", "!=", "draft")], limit=20).skp_id
    for company_skp in skp.grouped("company_id").values():
        company_skp._kaki_cetak("evaluasi", company_skp._nilai_dokumen_evaluasi(periode))
        company_skp._kaki_cetak("rencana", company_skp._nilai_rencana_skp())
