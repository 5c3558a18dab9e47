from odoo import fields, models

from .pustaka_lembar import LEMBAR


class EkinerjaRhkPustaka(models.Model):
    """The library as a workbook with the columns of its import, so that it can be changed in Excel and imported again."""

    _inherit = "ekinerja.rhk.pustaka"

    def action_excel(self):
        """Download the whole library."""
        self.browse().check_access("read")
        return {"type": "ir.actions.act_url", "url": "/ekinerja/pustaka.xlsx", "target": "download"}

    def action_impor(self):
        """Start an import of a sheet."""
        self.env["ekinerja.impor"].check_access("create")
        return {
            "type": "ir.actions.act_window", "name": self.env._("Import of the RHK library"), "res_model": "ekinerja.impor", "views": [(False, "form")],
            "context": {"default_jenis": "pustaka"},
        }  # fmt: skip

    def _baris_xlsx(self):
        """Headings and a row for each indikator of what the user may read; an RHK without indikator has one row, too."""
        yield [kolom.judul[0] for kolom in LEMBAR.values()]
        semua = self.search([("company_id", "in", self.env.companies.ids)])
        indikator = self.env["ekinerja.rhk.pustaka.indikator"].search([("pustaka_id", "in", semua.ids)]).grouped("pustaka_id")
        # headings and words of the sheet are Indonesian: it is read by the import
        kata = {
            (model._name, nama): dict(model._fields[nama].selection)
            for model, daftar in ((self, ("jenis", "perspektif", "jenis_jabatan")), (self.env["ekinerja.rhk.pustaka.indikator"], ("aspek",)))
            for nama in daftar
        }
        for rhk in semua:
            sudo = rhk.sudo()  # sudo: hr.job - name of a jabatan beside an RHK that the user may read
            for satu in indikator.get(rhk, [self.env["ekinerja.rhk.pustaka.indikator"]]):
                yield [
                    rhk.name, kata[rhk._name, "jenis"][rhk.jenis], kata[rhk._name, "perspektif"].get(rhk.perspektif, ""), sudo.job_id.name or "",
                    kata[rhk._name, "jenis_jabatan"].get(rhk.jenis_jabatan, ""), sudo.jenjang_id.name or "", _hari(rhk.date_start), _hari(rhk.date_end),
                    satu.name or "", kata[satu._name, "aspek"].get(satu.aspek, ""), satu.target or "", satu.satuan or "",
                ]  # fmt: skip


def _hari(hari):
    return fields.Date.to_date(hari).strftime("%d-%m-%Y") if hari else ""
