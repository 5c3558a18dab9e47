from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL


class HrDepartment(models.Model):
    """What hangs on a unor: people, unor below, documents. It says how far a change reaches and forbids to lose any of them."""

    _inherit = "hr.department"

    tanggal_tutup = fields.Date("Closed from", tracking=True, copy=False, help="First day on which the unor is no more.")
    alasan_arsip = fields.Char("Reason of closing", tracking=True, copy=False, help="Why the unor is closed, with the legal basis.")
    pengganti_id = fields.Many2one(
        "hr.department", "Continued by", copy=False, check_company=True, index="btree_not_null", help="The unor that took over people and tasks."
    )
    dampak = fields.Char(compute="_compute_dampak", groups="ekinerja_admin.group_admin_opd,ekinerja_admin.group_auditor")

    @api.depends_context("allowed_company_ids")
    def _compute_dampak(self):
        """BKN-UNO-13, BKN-UNO-18: how many people and open documents a change of the unor concerns."""
        for unor in self:
            if not unor._origin:
                unor.dampak = ""
                continue
            jumlah = unor._origin._jumlah_dampak()
            unor.dampak = self.env._(
                "%(people)s pegawai in this unor and the %(below)s below it, %(documents)s open documents",
                people=jumlah["pegawai"], below=jumlah["bawahan"], documents=jumlah["dokumen"],
            )  # fmt: skip

    def _jumlah_dampak(self, *, bawahan=True):
        """Numbers of what a change of these unor concerns, in as many queries as there are kinds of documents.

        :param bool bawahan: with the unor below, which follow; without, the people of exactly these unor
        :returns: ``{pegawai, bawahan, dokumen}``
        """
        pegawai = Domain("department_id", "child_of" if bawahan else "in", self.ids)
        # sudo: hr.employee - how many people a unor has
        employees = self.env["hr.employee"].sudo()
        return {
            "pegawai": employees.search_count(pegawai),
            "bawahan": self.search_count([("id", "child_of", self.ids), ("id", "not in", self.ids)]),
            "dokumen": sum(employees._ekinerja_jumlah_dokumen(pegawai, self.company_id).values()),
        }

    def _isi(self):
        """What keeps unor open that are closed together: ``{unor id: (people of today or later, other active unor below)}``, without the empty."""
        self.env.flush_all()
        rows = self.env.execute_query(SQL(
            """SELECT id, SUM(orang), SUM(unor) FROM (
                   SELECT v.department_id AS id, COUNT(DISTINCT e.id) AS orang, 0 AS unor
                     FROM hr_version v JOIN hr_employee e ON e.id = v.employee_id JOIN hr_version kini ON kini.id = e.current_version_id
                    WHERE e.active AND v.active AND (v.id = kini.id OR v.date_version > kini.date_version) AND v.department_id = ANY(%(ids)s)
                    GROUP BY v.department_id
                   UNION ALL
                   SELECT parent_id, 0, COUNT(*) FROM hr_department
                    WHERE active AND parent_id = ANY(%(ids)s) AND id <> ALL(%(ids)s) GROUP BY parent_id) isi
                GROUP BY id""",
            ids=self.ids,
        ))  # fmt: skip
        return {unor_id: (int(orang), int(unor)) for unor_id, orang, unor in rows}

    def _periksa_arsip(self, alasan):
        """A unor is archived when it is empty, and with a reason."""
        aktif = self.filtered("active")
        for unor_id, (orang, bawah) in aktif._isi().items():
            raise UserError(
                self.env._(
                    "%(name)s cannot be closed: %(people)s pegawai and %(below)s unor below it are still there. Use \"Close unor\" and name "
                    "the unor that takes them over.",
                    name=self.browse(unor_id).name, people=orang, below=bawah,
                )
            )  # fmt: skip
        for unor in aktif:
            if not (alasan or unor.alasan_arsip or "").strip():
                raise UserError(self.env._("Reason of closing: say why %(name)s is closed. Use \"Close unor\".", name=unor.name))

    def write(self, vals):
        if vals.get("active") is False:
            self._periksa_arsip(vals.get("alasan_arsip"))
        elif vals.get("active"):
            vals = {"tanggal_tutup": False, "alasan_arsip": False, "pengganti_id": False} | vals
        result = super().write(vals)
        if vals.get("active"):
            # sudo: hr.employee - the head of before heads the reopened unor only when placed in it again
            self.sudo().filtered(lambda unor: unor.manager_id and unor.manager_id.department_id != unor).write({"manager_id": False})
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_terpakai(self):
        """Deletion only of what was never used (BKN-UNO-17): history of people and documents name their unor."""
        # sudo: hr.department - unor of the same branch that the reader may not see count too
        for unor_id, rincian in self.sudo()._pemakaian().items():
            raise UserError(
                self.env._(
                    "%(name)s cannot be deleted, it is used: %(details)s. Use \"Close unor\" instead: it is archived with the reason, and with a "
                    "unor that takes over its people.",
                    name=self.browse(unor_id).name, details=", ".join(f"{nama} {jumlah}" for nama, jumlah in rincian),
                )
            )  # fmt: skip

    @api.model
    def _bukan_pemakaian(self):
        """Rows that point to a unor and do not use it: ``{model: condition on its table}``; an upper addon adds its own."""
        # a row of an import that made the unor
        return {"ekinerja.impor.baris": SQL("TRUE")}

    def _pemakaian(self):
        """``{unor id: [(what, how many)]}`` of the records of all models that point to these unor, in one query."""
        self.env.flush_all()
        bagian, bukan = [], self._bukan_pemakaian()
        for model_name, model in self.env.registry.items():
            if model._abstract or model._transient or not model._auto:
                continue
            for name, field in model._fields.items():
                # what is derived from the structure says nothing of its own
                turunan = model_name == self._name and field.compute
                if field.comodel_name == self._name and field.type == "many2one" and field.store and field.column_type and not turunan:
                    bagian.append(SQL(
                        "SELECT %(field)s AS id, %(model)s AS model, %(name)s AS name, COUNT(%(apa)s) AS n FROM %(table)s"
                        " WHERE %(field)s = ANY(%(ids)s) AND NOT (%(bukan)s) %(lain)s GROUP BY 1",
                        field=SQL.identifier(name), model=model_name, name=name, table=SQL.identifier(model._table), ids=self.ids,
                        # people, not their versions; a unor that points to itself does not use itself
                        bukan=bukan.get(model_name, SQL("FALSE")), apa=SQL("DISTINCT employee_id") if model_name == "hr.version" else SQL("*"),
                        lain=SQL("AND id <> ALL(%s)", self.ids) if model_name == self._name else SQL(),
                    ))  # fmt: skip
        hasil = {}
        for unor_id, model_name, name, jumlah in self.env.execute_query(SQL(" UNION ALL ").join(bagian)):
            if model_name == "hr.version":
                apa = self.env._("Pegawai")
            elif model_name == self._name:
                apa = self.env._("Unor below") if name == "parent_id" else self._fields[name]._description_string(self.env)
            else:
                apa = self.env["ir.model"]._get(model_name).name
            if jumlah:
                hasil.setdefault(unor_id, []).append((apa, jumlah))
        return hasil
