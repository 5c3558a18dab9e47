from odoo import api, fields, models
from odoo.exceptions import UserError

OPERASI = [("buat", "Created"), ("ubah", "Changed"), ("hapus", "Deleted")]
SUMBER = [("pengguna", "User"), ("impor", "Import"), ("sistem", "System")]


class EkinerjaAudit(models.Model):
    """Who changed which master data, when, from what to what.

    Rows are written by :mod:`diaudit` only. Nobody changes or deletes them, whatever the rights.
    """

    _name = "ekinerja.audit"
    _description = "Audit log of master data"
    _order = "id desc"
    _rec_name = "nama"
    _log_access = False

    waktu = fields.Datetime("Time", required=True, readonly=True, default=fields.Datetime.now, index=True)
    user_id = fields.Many2one("res.users", "By", readonly=True, index=True, ondelete="set null")
    user_nama = fields.Char("Name of the user", readonly=True, help="As it was then.")
    sumber = fields.Selection(SUMBER, "Source", required=True, readonly=True, default="pengguna")
    operasi = fields.Selection(OPERASI, "Operation", required=True, readonly=True)
    res_model = fields.Char("Technical model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", readonly=True)
    nama = fields.Char("Of", readonly=True, help="Name of the record as it was then.")
    kolom = fields.Char("Technical field", readonly=True)
    lama = fields.Text("Before", readonly=True)
    baru = fields.Text("After", readonly=True)
    company_id = fields.Many2one("res.company", "Instansi", readonly=True, index=True, ondelete="set null")
    model_nama = fields.Char("Data", compute="_compute_nama_tampil")
    kolom_nama = fields.Char("Field", compute="_compute_nama_tampil")

    _acuan_idx = models.Index("(res_model, res_id, id DESC)")

    @api.depends("res_model", "kolom")
    @api.depends_context("lang")
    def _compute_nama_tampil(self):
        # sudo: ir.model.fields - labels of what the reader may see
        kolom = self.env["ir.model.fields"].sudo().search_fetch(
            [("name", "in", [nama for nama in self.mapped("kolom") if nama]), ("model", "in", self._model_kolom())],
            ["model", "name", "field_description"],
        )  # fmt: skip
        nama_model = self._nama_model(self.mapped("res_model"))
        nama_kolom = {(satu.model, satu.name): satu.field_description for satu in kolom}
        for audit in self:
            audit.model_nama = nama_model.get(audit.res_model, audit.res_model)
            # a career is logged under its person
            calon = ("hr.version", audit.res_model) if audit.res_model == "hr.employee" else (audit.res_model,)
            audit.kolom_nama = next(filter(None, (nama_kolom.get((model, audit.kolom)) for model in calon)), audit.kolom)

    @api.model
    def _nama_model(self, models_):
        """Names of kinds of data as the product calls them: ``{technical name: name}``."""
        # sudo: ir.model - labels only
        semua = self.env["ir.model"].sudo().search_fetch([("model", "in", models_)], ["model", "name"])
        return {satu.model: satu.name for satu in semua} | {
            # Odoo's own labels are other words
            "hr.department": self.env._("Unor"), "hr.employee": self.env._("Pegawai"), "res.company": self.env._("Instansi"),
            "res.users": self.env._("Accounts and roles"),
        }  # fmt: skip

    def _model_kolom(self):
        semua = set(self.mapped("res_model"))
        return [*semua, "hr.version"] if "hr.employee" in semua else list(semua)

    def write(self, vals):
        if self:
            raise UserError(self.env._("The audit log is written once and never changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The audit log is written once and never deleted."))

    def action_buka(self):
        """Open the record that a row is about."""
        self.ensure_one()
        catatan = self.env[self.res_model].browse(self.res_id).exists()
        if not catatan:
            raise UserError(self.env._("%s is deleted; the audit log is what remains of it.", self.nama))
        catatan.check_access("read")
        return {"type": "ir.actions.act_window", "res_model": self.res_model, "res_id": self.res_id, "view_mode": "form"}
