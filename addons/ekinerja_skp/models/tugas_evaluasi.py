from odoo import api, models
from odoo.tools import SQL


class EkinerjaTugas(models.AbstractModel):
    """Tasks about the document of an evaluation: the pegawai confirms the receipt, then returns it signed."""

    _inherit = "ekinerja.tugas"

    @api.model
    def _sql_ada(self):
        return super()._sql_ada() | {
            "dokumen": SQL(
                """SELECT FROM ekinerja_evaluasi evaluasi JOIN ekinerja_skp skp ON skp.id = evaluasi.skp_id
                    WHERE skp.employee_id IN (SELECT id FROM orang) AND evaluasi.tanggal_disampaikan IS NOT NULL AND evaluasi.tanggal_dikembalikan IS NULL"""
            ),
        }

    @api.model
    def _sumber(self, users):
        hasil = super()._sumber(users)
        pegawai = self._pegawai(users)
        if not pegawai or not self._ada("dokumen"):
            return hasil
        # sudo: ekinerja.evaluasi - the own evaluations of each user
        evaluasi = self.env["ekinerja.evaluasi"].sudo().search_fetch(
            [("skp_id.employee_id", "in", pegawai.ids), ("state", "!=", "draft"), ("tanggal_disampaikan", "!=", False), ("tanggal_dikembalikan", "=", False)],
            ["skp_id", "periode_id", "tahun", "tanggal_diterima", "batas_kembali"],
        )  # fmt: skip
        for row in evaluasi:
            nama = f"{row.periode_id.name} {row.tahun}"
            hasil.append({
                "user_id": row.skp_id.employee_id.user_id.id, "jenis": "dokumen_evaluasi",
                "url": f"/my/skp/{row.skp_id.id}?bagian=evaluasi#evaluasi-{row.id}",
            } | ({
                "judul": self.env._("Document to return: %s", nama), "uraian": self.env._("Sign it and note the return."),
                "aksi": self.env._("Note the return"), "batas": row.batas_kembali,
            } if row.tanggal_diterima else {
                "judul": self.env._("Document to receive: %s", nama), "uraian": self.env._("Read it and confirm the receipt."), "aksi": self.env._("Confirm"),
            }))  # fmt: skip
        return hasil
