from odoo import api, fields, models


class EkinerjaMatriksPeran(models.Model):
    """One peran of a member on an indikator of the pimpinan, or the word that there is none.

    Written by the methods of ``ekinerja.matriks`` only, which know whose matrix it is.
    """

    _name = "ekinerja.matriks.peran"
    _description = "Peran in a matriks peran hasil"
    _order = "matriks_id, employee_id, indikator_id, sequence, id"

    matriks_id = fields.Many2one("ekinerja.matriks", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", "Instansi", related="matriks_id.company_id", store=True, precompute=True, index=True)
    tahun = fields.Integer(related="matriks_id.tahun", store=True, precompute=True)
    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True, ondelete="cascade")
    indikator_id = fields.Many2one(
        "ekinerja.indikator", "Indikator of the pimpinan", index="btree_not_null", ondelete="set null",
        help="Empty: that indikator is no longer in the SKP of the pimpinan.",
    )  # fmt: skip
    # a column may go with a revision of the SKP; its text finds the same indikator again, or says what the peran was about
    indikator_nama = fields.Text("Text of the indikator", required=True)
    sequence = fields.Integer(default=10)
    name = fields.Text("Peran hasil", default="")
    is_tanpa = fields.Boolean("Tidak ada peran")
    rhk_id = fields.Many2one("ekinerja.rhk", "RHK of the member", index="btree_not_null", ondelete="set null")
    # what the member got: a text that the member changed is theirs
    salur_nama = fields.Text("Text as handed out", readonly=True)
    diusulkan_pada = fields.Datetime("Proposed as revision on", readonly=True)

    _isi_filled = models.Constraint(
        "CHECK (is_tanpa = (btrim(COALESCE(name, '')) = ''))", "A peran has a text, or it is marked \"tidak ada peran\"."
    )
    _tanpa_unique = models.UniqueIndex(
        "(matriks_id, employee_id, indikator_id) WHERE is_tanpa", "\"Tidak ada peran\" is said once a cell."
    )
    _siap_idx = models.Index("(employee_id, tahun) WHERE rhk_id IS NULL AND NOT is_tanpa")

    @api.depends("name", "is_tanpa")
    def _compute_display_name(self):
        for peran in self:
            peran.display_name = self.env._("Tidak ada peran") if peran.is_tanpa else peran.name
