from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

BINTANG = "★"


class HrDepartment(models.Model):
    """Manajemen Unor as a list: in the order of the structure, with the columns of the national application (BKN-UNO-02)."""

    _inherit = "hr.department"

    susunan = fields.Char(compute="_compute_susunan", help="Order of the structure: each unor after the one above it.")
    nomor = fields.Integer("#", compute="_compute_nomor", help="Place in the structure of the instansi.")
    nama_tampil = fields.Char("Nama unor", compute="_compute_nama_tampil")
    eselon_code = fields.Char("Eselon", related="eselon_id.code")
    pimpinan_tampil = fields.Char("Pimpinan ★", compute="_compute_pimpinan_tampil")
    is_kosong = fields.Boolean("Without pegawai", compute="_compute_is_kosong", search="_search_is_kosong")

    @api.depends("parent_path")
    def _compute_susunan(self):
        for unor in self:
            unor.susunan = unor.parent_path

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        """``susunan`` sorts by the way from the top, siblings by eselon and name: no column would keep that up to date for less."""
        if field_name != "susunan":
            return super()._order_field_to_sql(alias, field_name, direction, nulls, query)
        return SQL(
            """(SELECT array_agg(concat(COALESCE(eselon.code, '99'), ' ', COALESCE(jalur.name->>%s, jalur.name->>'en_US'), ' ', jalur.id)
                                 ORDER BY length(jalur.parent_path))
                  FROM hr_department jalur LEFT JOIN ekinerja_eselon eselon ON eselon.id = jalur.eselon_id
                 WHERE jalur.id = ANY(string_to_array(rtrim(%s, '/'), '/')::integer[])) %s""",
            self.env.lang or "en_US", SQL.identifier(alias, "parent_path"), direction,
        )  # fmt: skip

    @api.depends("parent_path", "active", "company_id")
    def _compute_nomor(self):
        urut = self._search(Domain("company_id", "in", self.company_id.ids), order="susunan")
        nomor = {unor_id: n for n, unor_id in enumerate(urut, 1)}
        for unor in self:
            unor.nomor = nomor.get(unor.id, 0)

    @api.depends("name", "is_mandiri", "parent_path")
    def _compute_nama_tampil(self):
        for unor in self:
            # an em space is not collapsed by a browser
            masuk = "\u2003" * max((unor.parent_path or "").count("/") - 1, 0)
            unor.nama_tampil = f"{masuk}{unor.name or ''}{' - Mandiri' if unor.is_mandiri else ''}"

    @api.depends("manager_id.name")
    def _compute_pimpinan_tampil(self):
        for unor in self:
            # sudo: hr.employee - the name of the head of a unor is public
            kepala = unor.sudo().manager_id
            unor.pimpinan_tampil = f"{BINTANG} {kepala.name}" if kepala else ""

    def _compute_is_kosong(self):
        for unor in self:
            unor.is_kosong = not unor.total_employee

    def _search_is_kosong(self, operator, value):
        if operator != "in":
            return NotImplemented
        self.env["hr.employee"].flush_model(["active", "current_version_id"])
        self.env["hr.version"].flush_model(["department_id"])
        terisi = SQL(
            """(SELECT v.department_id FROM hr_employee e JOIN hr_version v ON v.id = e.current_version_id
                 WHERE e.active AND v.department_id IS NOT NULL)"""
        )
        return Domain("id", "not in" if True in value else "in", terisi)
