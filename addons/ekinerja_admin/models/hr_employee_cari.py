from odoo import api, models

MIN_KARAKTER = 3


class HrEmployee(models.Model):
    """Choosing one among thousands: a search from three characters, shown as "NAMA - NIP" (BKN-PLT-07, BKN-PLT-08).

    Screens ask for it with the context ``ekinerja_cari``.
    """

    _inherit = "hr.employee"

    @api.model
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        if self.env.context.get("ekinerja_cari") and len((name or "").strip()) < MIN_KARAKTER:
            return []
        return super().name_search(name, domain, operator, limit)

    @api.depends("nip")
    @api.depends_context("ekinerja_cari")
    def _compute_display_name(self):
        result = super()._compute_display_name()
        if self.env.context.get("ekinerja_cari"):
            for employee in self.filtered("nip"):
                employee.display_name = f"{employee.display_name} - {employee.nip}"
        return result

    @api.model
    def _ekinerja_cari(self, teks, company, limit=10):
        """People of an instansi whose name or NIP holds a text of three characters at least.

        :returns: list of ``{"id", "nama", "nip", "jabatan", "unit"}``: what every colleague may see, nothing else
        """
        teks = (teks or "").strip()
        if len(teks) < MIN_KARAKTER:
            return []
        # sudo: hr.employee - name, NIP, jabatan and unor of colleagues, to choose one; portal users cannot read the model
        orang = self.sudo().search_fetch(
            [("company_id", "=", company.id), "|", ("name", "ilike", teks), ("nip", "ilike", teks)],
            ["name", "nip", "job_title", "department_id"], order="name, id", limit=limit,
        )  # fmt: skip
        return [
            {"id": satu.id, "nama": satu.name, "nip": satu.nip or "", "jabatan": satu.job_title or "", "unit": satu.department_id.name or ""}
            for satu in orang
        ]  # fmt: skip
