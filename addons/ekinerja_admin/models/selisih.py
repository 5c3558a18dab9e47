from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

KOLOM = [
    ("nama", "Nama"), ("nip", "NIP"), ("pangkat", "Pangkat/golongan ruang"), ("jabatan", "Jabatan"), ("unit", "Unor"), ("penilai", "Pejabat penilai"),
]  # fmt: skip
TIPE_TUGAS = "ekinerja_admin.mail_activity_type_selisih"


class EkinerjaSelisih(models.Model):
    """Data tidak selaras: what an open document says otherwise than the data of its pegawai (SMG-EKN-01..03).

    Rebuilt every night by one SQL statement per instansi; a difference keeps the day on which it was first seen.
    """

    _name = "ekinerja.selisih"
    _description = "Difference between a document and the data"
    _order = "sejak desc, employee_id, res_model, res_id, kolom"
    _rec_name = "dokumen"

    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, readonly=True)
    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True, readonly=True, ondelete="cascade")
    department_id = fields.Many2one("hr.department", "Unor of the pegawai", index="btree_not_null", readonly=True, ondelete="set null")
    pegawai_nama = fields.Char("Name", readonly=True)
    res_model = fields.Char("Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    dokumen = fields.Char("Document", readonly=True)
    kolom = fields.Selection(KOLOM, "What differs", required=True, readonly=True)
    di_dokumen = fields.Char("In the document", readonly=True)
    di_data = fields.Char("In the data", readonly=True)
    sejak = fields.Date("Since", required=True, readonly=True)

    _one_per_column = models.Constraint("UNIQUE (res_model, res_id, kolom)", "This difference is already listed.")

    @api.model
    def _sumber_selisih(self, company):
        """SELECT statements of what differs in the open documents of an instansi; an addon with documents adds its own.

        :returns: list of SQL, each giving employee_id, department_id (unor of the pegawai today), pegawai_nama, res_model, res_id, dokumen,
            kolom (a key of ``KOLOM``), di_dokumen and di_data
        """
        return []

    @api.model
    def _perbarui(self, company):
        """Compare all open documents of an instansi with the data of today, in one pass.

        :returns: ids of the people who were not on the list before
        """
        sumber = self._sumber_selisih(company)
        # sudo: ekinerja.selisih - the list is written here only
        lama = {employee.id for employee, in self.sudo()._read_group([("company_id", "=", company.id)], ["employee_id"])}
        self.env.flush_all()
        if sumber:
            self.env.cr.execute(SQL(
                """
                CREATE TEMPORARY TABLE ekinerja_selisih_kini ON COMMIT DROP AS
                SELECT DISTINCT ON (res_model, res_id, kolom) * FROM (%(sumber)s) sumber ORDER BY res_model, res_id, kolom;
                DELETE FROM ekinerja_selisih lama WHERE company_id = %(company)s AND NOT EXISTS (
                    SELECT FROM ekinerja_selisih_kini kini
                     WHERE (kini.res_model, kini.res_id, kini.kolom) = (lama.res_model, lama.res_id, lama.kolom));
                INSERT INTO ekinerja_selisih (company_id, employee_id, department_id, pegawai_nama, res_model, res_id, dokumen, kolom, di_dokumen,
                                              di_data, sejak, create_uid, create_date, write_uid, write_date)
                SELECT %(company)s, employee_id, department_id, pegawai_nama, res_model, res_id, dokumen, kolom, di_dokumen,
                       di_data, %(hari)s, %(uid)s, now() AT TIME ZONE 'UTC', %(uid)s, now() AT TIME ZONE 'UTC'
                  FROM ekinerja_selisih_kini
                ON CONFLICT (res_model, res_id, kolom) DO UPDATE SET
                    employee_id = EXCLUDED.employee_id, department_id = EXCLUDED.department_id, pegawai_nama = EXCLUDED.pegawai_nama,
                    dokumen = EXCLUDED.dokumen, di_dokumen = EXCLUDED.di_dokumen, di_data = EXCLUDED.di_data;
                DROP TABLE ekinerja_selisih_kini
                """,
                sumber=SQL(" UNION ALL ").join(sumber), company=company.id, hari=company._ekinerja_hari_ini(), uid=self.env.uid,
            ))  # fmt: skip
            self.invalidate_model()
        # sudo: ekinerja.selisih - as above
        kini = {employee.id for employee, in self.sudo()._read_group([("company_id", "=", company.id)], ["employee_id"])}
        return sorted(kini - lama)

    @api.model
    def _cron_perbarui(self):
        """Nightly: rebuild the list, and hand the new people to the admin instansi as one prepared mutasi."""
        for company in self.env["res.company"].search(Domain.TRUE):
            if baru := self.with_company(company)._perbarui(company):
                self.with_company(company)._siapkan_penyesuaian(company, baru)

    def _siapkan_penyesuaian(self, company, employee_ids):
        """One draft of kind penyesuaian an instansi: it collects the people until an admin applies it."""
        mutasi = self.env["ekinerja.mutasi"].with_context(tracking_disable=True, mail_create_nolog=True, mail_create_nosubscribe=True)
        draft = mutasi.search([("company_id", "=", company.id), ("otomatis", "=", True), ("state", "=", "draft")], limit=1)
        if draft:
            draft.write({"employee_ids": [(4, employee_id) for employee_id in employee_ids], "tanggal": company._ekinerja_hari_ini()})
        else:
            draft = mutasi.create({
                "jenis": "penyesuaian", "otomatis": True, "company_id": company.id, "employee_ids": [(6, 0, employee_ids)],
                "tanggal": company._ekinerja_hari_ini(), "alasan": self.env._("From the nightly list \"Data tidak selaras\"."),
            })  # fmt: skip
        admin = self.env["res.users"].search([
            ("all_group_ids", "in", self.env.ref("ekinerja_admin.group_admin_instansi").id), ("company_ids", "in", company.id), ("id", "!=", self.env.uid),
        ])  # fmt: skip
        draft.activity_unlink([TIPE_TUGAS])
        ringkasan = self.env._("%s pegawai whose documents disagree with their data", len(draft.employee_ids))
        tipe = self.env.ref(TIPE_TUGAS)
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create([
            {
                "activity_type_id": tipe.id, "res_model_id": self.env["ir.model"]._get_id(mutasi._name), "res_id": draft.id,
                "user_id": user.id, "automated": True, "summary": ringkasan, "date_deadline": company._ekinerja_hari_ini(),
            }
            for user in admin
        ])  # fmt: skip

    def action_hitung_ulang(self):
        """Button: compare now instead of waiting for the night."""
        self._periksa_admin()
        company = self.env.company
        self._perbarui(company)
        # sudo: ekinerja.selisih - number of the rows of the own instansi
        jumlah = self.sudo().search_count([("company_id", "=", company.id)])
        return {
            "type": "ir.actions.client", "tag": "display_notification",
            "params": {
                "type": "warning" if jumlah else "success",
                "message": self.env._("%s differences between open documents and the data of today.", jumlah),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }  # fmt: skip

    def action_perbaiki(self):
        """Open a mutasi of kind penyesuaian for the people of these rows, already reviewed."""
        self._periksa_admin()
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose at least one row."))
        if len(self.company_id) > 1:
            raise UserError(self.env._("Choose rows of one instansi."))
        mutasi = self.env["ekinerja.mutasi"].create({
            "jenis": "penyesuaian", "company_id": self.company_id.id, "employee_ids": [(6, 0, self.employee_id.ids)],
            "tanggal": self.company_id._ekinerja_hari_ini(),
        })  # fmt: skip
        mutasi.action_tinjau()
        return {"type": "ir.actions.act_window", "res_model": mutasi._name, "res_id": mutasi.id, "view_mode": "form"}

    def action_buka(self):
        """Open the document of the row."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_window", "res_model": self.res_model, "res_id": self.res_id, "view_mode": "form"}

    def _periksa_admin(self):
        if not self.env.su and not self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            raise AccessError(self.env._("Differences are repaired by an admin instansi."))
