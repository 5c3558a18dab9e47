from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EkinerjaTim(models.Model):
    """Tim kerja: people of one or several unor who work for one result in a year, under a ketua (PermenPANRB 6/2022 Lampiran II.A.5).

    The unor is the one that assigns the work; its matrix records the members, whatever unor they come from.
    """

    _name = "ekinerja.tim"
    _description = "Tim kerja"
    _inherit = ["ekinerja.pilih.orang", "ekinerja.diaudit", "ekinerja.bersamaan"]
    _pilih_orang = ("anggota_ids",)
    _order = "tahun desc, name, id"
    _check_company_auto = True
    _audit_kolom = ("name", "tahun", "department_id", "ketua_id", "anggota_ids", "active")

    name = fields.Char("Nama tim kerja", required=True)
    tahun = fields.Integer(required=True, index=True, aggregator=None, default=lambda self: self.env.company._ekinerja_hari_ini().year)
    department_id = fields.Many2one(
        "hr.department", "Unor", required=True, index=True, check_company=True, ondelete="restrict", help="Unor that assigns the work to the tim."
    )
    ketua_id = fields.Many2one("hr.employee", required=True, index=True, check_company=True, ondelete="restrict")
    # names of people are no secret to the tim, but the portal may not read the model: it reads anggota_nama
    anggota_ids = fields.Many2many(
        "hr.employee", "ekinerja_tim_anggota_rel", "tim_id", "employee_id", check_company=True, groups="base.group_user",
        help="Members without the ketua; they may belong to other unor.",
    )  # fmt: skip
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    active = fields.Boolean("Aktif", default=True)
    ketua_nama = fields.Char("Nama ketua", compute="_compute_nama", compute_sudo=True)
    anggota_nama = fields.Text("Nama anggota", compute="_compute_nama", compute_sudo=True)
    jumlah_anggota = fields.Integer("Number of anggota", compute="_compute_nama", compute_sudo=True)

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "Nama tim kerja: write a name.")
    _tahun_range = models.Constraint("CHECK (tahun BETWEEN 1945 AND 2999)", "Tahun: write four digits, such as 2026.")
    _nama_unique = models.UniqueIndex(
        "(department_id, tahun, lower(name)) WHERE active", "Nama tim kerja: this unor already has a tim of that name in that year. Choose another name."
    )

    @api.depends("ketua_id.name", "anggota_ids.name")
    def _compute_nama(self):
        for tim in self:
            tim.ketua_nama = tim.ketua_id.name
            tim.anggota_nama = "\n".join(tim.anggota_ids.sorted("name").mapped("name"))
            tim.jumlah_anggota = len(tim.anggota_ids)

    @api.constrains("ketua_id", "anggota_ids")
    def _check_ketua(self):
        # sudo: hr.employee - names in the message
        for tim in self.sudo():
            if tim.ketua_id in tim.anggota_ids:
                raise ValidationError(
                    self.env._(
                        "Anggota: %(name)s is the ketua of %(tim)s and cannot be an anggota too. Remove that name from Anggota, or choose another ketua.",
                        name=tim.ketua_id.name, tim=tim.name,
                    )
                )  # fmt: skip

    def copy_data(self, default=None):
        """A copy is the tim of the next year."""
        return [
            vals if default and "tahun" in default else vals | {"tahun": tim.tahun + 1}
            for tim, vals in zip(self, super().copy_data(default), strict=True)
        ]
