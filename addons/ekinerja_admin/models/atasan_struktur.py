from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL


class EkinerjaAtasan(models.Model):
    """What the structure says about the atasan of a person on a day, and the rows that follow it.

    The head of a unor is whoever acts there as PLT/PLH on that day, else its manager. Nobody is their own atasan: for the person who acts, the
    manager of the unor stays the atasan, and for the manager the unor above leads.
    """

    _inherit = "ekinerja.atasan"

    @api.model
    def _struktur_pada(self, employees, tanggal, tugas=None):
        """Atasan that the structure of a day names: head of the own unor; for a head, the head of the nearest unor above.

        :param employees: hr.employee recordset
        :param tugas: ekinerja.plt recordset: assignments whose own atasan is asked for, the head of the unor above
        :returns: two dicts ``{employee id: (atasan id, ekinerja.plt id)}`` and the same by assignment; ids may be False.
            One query whatever the number of people and of unor
        """
        kosong = (False, False)
        orang, plt = dict.fromkeys(employees.ids, kosong), dict.fromkeys(tugas.ids if tugas else (), kosong)
        if not orang and not plt:
            return orang, plt
        for model, names in (
            ("hr.version", ["employee_id", "department_id", "date_version", "active"]), ("hr.department", ["parent_id", "manager_id"]),
            ("ekinerja.plt", ["employee_id", "department_id", "date_start", "date_end", "active"]),
        ):  # fmt: skip
            self.env[model].flush_model(names)
        # who heads which unor is derived for everybody, whatever the reader's rights
        rows = self.env.execute_query(SQL(
            """
            WITH RECURSIVE bertugas AS (
                SELECT id, employee_id, department_id FROM ekinerja_plt WHERE active AND date_start <= %(tanggal)s AND date_end >= %(tanggal)s
            ), mulai AS (
                SELECT 0 AS tugas_id, e.id AS employee_id, v.department_id AS unor_id FROM hr_employee e
                  JOIN LATERAL (
                    SELECT department_id FROM hr_version WHERE employee_id = e.id AND active
                     ORDER BY date_version <= %(tanggal)s DESC, abs(date_version - %(tanggal)s::date) LIMIT 1
                  ) v ON TRUE
                 WHERE e.id = ANY(%(orang)s)
                UNION ALL
                SELECT p.id, p.employee_id, d.parent_id FROM ekinerja_plt p JOIN hr_department d ON d.id = p.department_id WHERE p.id = ANY(%(plt)s)
            ), naik AS (
                SELECT tugas_id, employee_id, unor_id FROM mulai
                UNION ALL
                SELECT naik.tugas_id, naik.employee_id, d.parent_id FROM naik JOIN hr_department d ON d.id = naik.unor_id
                  LEFT JOIN bertugas b ON b.department_id = d.id AND b.employee_id <> naik.employee_id
                 WHERE d.manager_id = naik.employee_id OR COALESCE(b.employee_id, d.manager_id) IS NULL
            )
            SELECT naik.tugas_id, naik.employee_id, COALESCE(b.employee_id, d.manager_id), b.id FROM naik JOIN hr_department d ON d.id = naik.unor_id
              LEFT JOIN bertugas b ON b.department_id = d.id AND b.employee_id <> naik.employee_id
             WHERE d.manager_id IS DISTINCT FROM naik.employee_id AND COALESCE(b.employee_id, d.manager_id) IS NOT NULL
            """,
            tanggal=tanggal, orang=list(orang), plt=list(plt),
        ))  # fmt: skip
        for tugas_id, employee_id, atasan_id, atasan_plt_id in rows:
            hasil, kunci = (plt, tugas_id) if tugas_id else (orang, employee_id)
            hasil[kunci] = (atasan_id, atasan_plt_id or False)
        return orang, plt

    @api.model
    def _hitung_struktur(self, employees, tanggal=None):
        """``{employee id: atasan id or False}`` by the structure of a day, today by default."""
        orang, _plt = self._struktur_pada(employees, tanggal or self.env.company._ekinerja_hari_ini())
        return {employee_id: atasan_id for employee_id, (atasan_id, _plt_id) in orang.items()}

    # -- rows ----------------------------------------------------------------------------------------------------------

    @api.model
    def _perbarui_dari_struktur(self, employees, tanggal):
        """Bring the structural rows in line with the structure on ``tanggal``; corrections stay.

        A row that already started on that day is changed in place, an older one is ended the day before. Where an assignment as PLT/PLH began
        or ended since the row started, the change holds from that day, however late this runs.
        :returns: number of people whose atasan changed
        """
        struktur, _plt = self._struktur_pada(employees, tanggal)
        rows = self.search(
            Domain("employee_id", "in", employees.ids) & Domain("pegawai_plt_id", "=", False)
            & (Domain("date_end", "=", False) | Domain("date_end", ">=", tanggal)),
            order="date_start",
        ).grouped(lambda row: row.employee_id.id)  # fmt: skip
        kosong = self.browse()
        baru, ubah, akhiri = [], {}, {}
        berubah = 0
        for employee in employees:
            atasan_id, plt_id = struktur[employee.id]
            punya = rows.get(employee.id, kosong)
            # a correction now or later, or a row whose end somebody chose
            if len(punya) > 1 or punya.sumber == "koreksi" or punya.date_end or (punya and punya.date_start > tanggal):
                continue
            if (punya.atasan_id.id, punya.atasan_plt_id.id) == (atasan_id, plt_id):
                continue
            berubah += 1
            mulai = self._mulai_perubahan(punya, plt_id, tanggal) if punya else tanggal
            if punya and punya.date_start == mulai:
                ubah.setdefault((atasan_id, plt_id), []).append(punya.id)
                continue
            if punya:
                akhiri.setdefault(mulai, []).append(punya.id)
            if atasan_id:
                verifikator = punya.verifikator_id if punya.verifikator_id != punya.atasan_id else kosong.verifikator_id
                baru.append({
                    "employee_id": employee.id, "atasan_id": atasan_id, "atasan_plt_id": plt_id, "date_start": mulai, "sumber": "struktur",
                    "company_id": employee.company_id.id,
                    # somebody chosen to check the entries stays chosen
                    **({"verifikator_id": verifikator.id} if verifikator else {}),
                })  # fmt: skip
        for (atasan_id, plt_id), ids in ubah.items():
            self.browse(ids).write({"atasan_id": atasan_id, "atasan_plt_id": plt_id, "sumber": "struktur"})
        for mulai, ids in akhiri.items():
            self.browse(ids).write({"date_end": mulai - timedelta(days=1)})
        self.env.flush_all()
        self.create(baru)
        return berubah

    @api.model
    def _mulai_perubahan(self, row, plt_id, tanggal):
        """First day on which another atasan than that of the row holds."""
        plt = self.env["ekinerja.plt"].browse(plt_id or [])
        if plt and row.date_start < plt.date_start <= tanggal:
            return plt.date_start
        if not plt and row.atasan_plt_id and row.date_start <= row.atasan_plt_id.date_end < tanggal:
            return row.atasan_plt_id.date_end + timedelta(days=1)
        return tanggal

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

    # -- who leads on a day --------------------------------------------------------------------------------------------

    @api.model
    def _pihak_pada(self, employees, tanggal, tugas=None):
        """Atasan on a day: the correction in force, else the structure of today, else the recorded row, else the structure of that day.

        :param employees: hr.employee recordset
        :param tugas: ekinerja.plt recordset: assignments whose own atasan is asked for
        :returns: two dicts ``{employee id: (hr.employee, ekinerja.plt)}`` and the same by assignment; either may be empty
        """
        orang, plt = self.env["hr.employee"], self.env["ekinerja.plt"]
        tugas = tugas or plt
        siapa = Domain("employee_id", "in", employees.ids) & Domain("pegawai_plt_id", "=", False)
        if tugas:
            siapa |= Domain("pegawai_plt_id", "in", tugas.ids)
        # sudo: ekinerja.atasan - the atasan of a person is needed to start that person's documents
        rows = self.sudo().search_fetch(
            siapa & self._domain_berlaku(tanggal),
            ["employee_id", "atasan_id", "atasan_plt_id", "pegawai_plt_id", "sumber", "company_id"],
        )
        per_orang, per_tugas = {}, {}
        for row in rows:
            if row.atasan_plt_id and not row.atasan_plt_id._bertugas(tanggal):
                continue
            # the structure of today is asked live: somebody may act since this morning
            if row.sumber == "struktur" and tanggal == row.company_id._ekinerja_hari_ini():
                continue
            hasil, kunci = (per_tugas, row.pegawai_plt_id.id) if row.pegawai_plt_id else (per_orang, row.employee_id.id)
            hasil[kunci] = (row.atasan_id.sudo(False), row.atasan_plt_id.sudo(False))
        sisa = employees.filtered(lambda employee: employee.id not in per_orang)
        sisa_tugas = tugas.filtered(lambda satu: satu.id not in per_tugas)
        for hasil, struktur in zip((per_orang, per_tugas), self._struktur_pada(sisa, tanggal, sisa_tugas), strict=True):
            hasil.update({kunci: (orang.browse(a or []), plt.browse(p or [])) for kunci, (a, p) in struktur.items()})
        return per_orang, per_tugas

    @api.model
    def _atasan_pada(self, employees, tanggal):
        """``{employee id: atasan (hr.employee)}`` on a day, whoever leads by then: definitive head, or who acts as PLT/PLH."""
        per_orang, _per_tugas = self._pihak_pada(employees, tanggal)
        return {employee_id: atasan for employee_id, (atasan, _plt) in per_orang.items()}
