from datetime import timedelta
from itertools import pairwise

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL


class EkinerjaAtasan(models.Model):
    """Atasan langsung: who leads, and whose verifikator is who, from one day to another (SMG-ATL).

    Rows come from the structure (``sumber`` = struktur) or from a correction (koreksi); a correction is never overwritten by the structure.
    """

    _name = "ekinerja.atasan"
    _description = "Atasan langsung"
    _order = "employee_id, date_start desc, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True

    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True, check_company=True, ondelete="cascade")
    atasan_id = fields.Many2one("hr.employee", index="btree_not_null", check_company=True)
    verifikator_id = fields.Many2one(
        "hr.employee", index="btree_not_null", check_company=True,
        compute="_compute_verifikator_id", store=True, readonly=False, precompute=True, help="The atasan, unless another person checks the entries.",
    )  # fmt: skip
    date_start = fields.Date("From", required=True, default=lambda self: self.env.company._ekinerja_hari_ini())
    date_end = fields.Date("To")
    sumber = fields.Selection(
        [("struktur", "Structure"), ("koreksi", "Correction")], "Source", required=True, default="koreksi", readonly=True
    )
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    is_berlaku = fields.Boolean("In force today", compute="_compute_is_berlaku", search="_search_is_berlaku")

    _dates_ordered = models.Constraint("CHECK (date_end IS NULL OR date_end >= date_start)", "The end date precedes the start date.")
    _not_self = models.Constraint("CHECK (atasan_id IS NULL OR atasan_id <> employee_id)", "A pegawai cannot be their own atasan.")
    _one_open = models.UniqueIndex("(employee_id) WHERE date_end IS NULL", "This pegawai already has an atasan without end date; end that row first.")

    @api.depends("employee_id")
    def _compute_display_name(self):
        for row in self:
            # sudo: hr.employee - name of the pegawai in the row, which the portal cannot read from the employee
            row.display_name = row.sudo().employee_id.name

    @api.depends("atasan_id")
    def _compute_verifikator_id(self):
        for row in self:
            row.verifikator_id = row.atasan_id

    @api.depends("date_start", "date_end", "company_id")
    def _compute_is_berlaku(self):
        for company, rows in self.grouped("company_id").items():
            hari_ini = company._ekinerja_hari_ini()
            for row in rows:
                row.is_berlaku = row.date_start <= hari_ini and (not row.date_end or row.date_end >= hari_ini)

    def _search_is_berlaku(self, operator, value):
        if operator != "in":
            return NotImplemented
        berlaku = self._domain_berlaku(self.env.company._ekinerja_hari_ini())
        return berlaku if True in value else ~berlaku

    @api.model
    def _domain_berlaku(self, tanggal):
        return Domain("date_start", "<=", tanggal) & (Domain("date_end", "=", False) | Domain("date_end", ">=", tanggal))

    @api.constrains("employee_id", "date_start", "date_end")
    def _check_overlap(self):
        rows = self.search([("employee_id", "in", self.employee_id.ids)], order="employee_id, date_start")
        for employee_rows in rows.grouped("employee_id").values():
            for satu, dua in pairwise(employee_rows):
                if not satu.date_end or satu.date_end >= dua.date_start:
                    raise ValidationError(
                        self.env._(
                            "%(name)s has two atasan on %(date)s. End the earlier row before that day.",
                            name=satu.employee_id.name, date=dua.date_start,
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        """A correction replaces the open row: the person has one atasan at a time."""
        hari_ini = self.env.company._ekinerja_hari_ini()
        for vals in vals_list:
            if vals.get("sumber", "koreksi") == "koreksi" and vals.get("employee_id") and not vals.get("date_end"):
                self._akhiri_terbuka(vals["employee_id"], fields.Date.to_date(vals.get("date_start")) or hari_ini)
        return super().create(vals_list)

    @api.model
    def _akhiri_terbuka(self, employee_id, mulai):
        terbuka = self.search([("employee_id", "=", employee_id), ("date_end", "=", False)])
        terbuka.filtered(lambda row: row.date_start >= mulai).unlink()
        terbuka.exists().write({"date_end": mulai - timedelta(days=1)})
        # the partial unique index sees the old row until it is written
        self.env.flush_all()

    @api.model
    def _hitung_struktur(self, employees):
        """Atasan that the structure names: head of the own unor; for a head, the head of the nearest unor above.

        :param employees: hr.employee recordset
        :returns: ``{employee id: atasan id or False}``, with one query whatever the number of people and of unor
        """
        hasil = dict.fromkeys(employees.ids, False)
        if not hasil:
            return hasil
        for model, names in (
            ("hr.employee", ["current_version_id"]), ("hr.version", ["department_id"]), ("hr.department", ["parent_id", "manager_id"]),
        ):  # fmt: skip
            self.env[model].flush_model(names)
        # who heads which unor is derived for everybody, whatever the reader's rights
        rows = self.env.execute_query(SQL(
            """
            WITH RECURSIVE naik (employee_id, unor_id) AS (
                SELECT e.id, v.department_id FROM hr_employee e JOIN hr_version v ON v.id = e.current_version_id WHERE e.id IN %s
                UNION ALL
                SELECT naik.employee_id, d.parent_id FROM naik JOIN hr_department d ON d.id = naik.unor_id
                WHERE d.manager_id IS NULL OR d.manager_id = naik.employee_id
            )
            SELECT naik.employee_id, d.manager_id FROM naik JOIN hr_department d ON d.id = naik.unor_id
            WHERE d.manager_id <> naik.employee_id
            """,
            tuple(hasil),
        ))  # fmt: skip
        return hasil | dict(rows)

    @api.model
    def _perbarui_dari_struktur(self, employees, tanggal):
        """Bring the structural rows in line with the structure on ``tanggal``; corrections stay.

        A row that already started on ``tanggal`` is changed in place, an older one is ended the day before.
        :returns: number of people whose atasan changed
        """
        struktur = self._hitung_struktur(employees)
        terbuka = {row.employee_id.id: row for row in self.search([("employee_id", "in", employees.ids), ("date_end", "=", False)])}
        baru, akhiri = [], self.browse()
        berubah = 0
        for employee in employees:
            atasan_id = struktur[employee.id]
            row = terbuka.get(employee.id)
            if row and (row.sumber == "koreksi" or row.atasan_id.id == atasan_id or row.date_start > tanggal):
                continue
            if not row and not atasan_id:
                continue
            berubah += 1
            if row and row.date_start == tanggal:
                row.write({"atasan_id": atasan_id})
                continue
            akhiri |= row or self.browse()
            if atasan_id:
                baru.append({
                    "employee_id": employee.id, "atasan_id": atasan_id, "date_start": tanggal, "sumber": "struktur",
                    "company_id": employee.company_id.id,
                })  # fmt: skip
        akhiri.write({"date_end": tanggal - timedelta(days=1)})
        self.env.flush_all()
        self.create(baru)
        return berubah

    @api.model
    def action_perbarui_dari_struktur(self):
        """Button: derive the atasan of everybody in the instansi from the structure of today."""
        self.check_access("create")
        company = self.env.company
        employees = self.env["hr.employee"].search([("company_id", "=", company.id)])
        jumlah = self._perbarui_dari_struktur(employees, company._ekinerja_hari_ini())
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Atasan of %(count)s pegawai follow the structure of today.", count=jumlah),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    @api.model
    def _cron_perbarui_dari_struktur(self):
        for company in self.env["res.company"].search(Domain.TRUE):
            employees = self.env["hr.employee"].search([("company_id", "=", company.id), ("nip", "!=", False)])
            self.with_company(company)._perbarui_dari_struktur(employees, company._ekinerja_hari_ini())

    @api.model
    def _atasan_pada(self, employees, tanggal):
        """``{employee id: atasan (hr.employee)}`` on a day: the recorded row, else what the structure says."""
        # sudo: ekinerja.atasan - the atasan of a person is needed to start that person's documents
        rows = self.sudo().search(Domain("employee_id", "in", employees.ids) & self._domain_berlaku(tanggal))
        hasil = {row.employee_id.id: row.atasan_id.sudo(False) for row in rows}
        if sisa := employees.filtered(lambda employee: employee.id not in hasil):
            hasil.update({
                employee_id: self.env["hr.employee"].browse(atasan_id or [])
                for employee_id, atasan_id in self._hitung_struktur(sisa).items()
            })
        return hasil
