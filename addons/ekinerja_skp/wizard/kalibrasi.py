from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.calc.distribusi import NILAI, pindahkan

from ..models.pilihan import PREDIKAT as PILIHAN_PREDIKAT


class EkinerjaKalibrasi(models.TransientModel):
    """Pola distribusi of a unit or of the instansi in a period, who stands out, and what would happen if. Nothing of it is kept."""

    _name = "ekinerja.kalibrasi"
    _description = "Pola distribusi and calibration"

    company_id = fields.Many2one("res.company", "Instansi", required=True, default=lambda self: self.env.company)
    tahun = fields.Integer(required=True, default=lambda self: self._default_waktu()[0])
    periode_id = fields.Many2one(
        "ekinerja.periode", required=True, domain="[('company_id', '=', company_id)]", default=lambda self: self._default_waktu()[1]
    )
    unor_boleh_ids = fields.Many2many("hr.department", compute="_compute_unor_boleh_ids")
    department_id = fields.Many2one(
        "hr.department", "Unit Kerja Induk", domain="[('id', 'in', unor_boleh_ids)]", default=lambda self: self._default_department_id(),
        help="Empty: the whole instansi.",
    )  # fmt: skip
    capaian_id = fields.Many2one("ekinerja.capaian.organisasi", compute="_compute_papan")
    nilai = fields.Selection(list(NILAI.items()), "Capaian Organisasi", compute="_compute_papan")
    progres = fields.Char("Rated", compute="_compute_papan")
    is_kosong = fields.Boolean("Nobody rated", compute="_compute_papan")
    grafik = fields.Text("Pola distribusi", compute="_compute_papan")
    pelanggaran = fields.Text("Outside the guide", compute="_compute_papan")
    tabel_induk = fields.Html("Per unit kerja induk", compute="_compute_papan")
    tabel_unor = fields.Html("Per unor", compute="_compute_papan")
    tabel_penilai = fields.Html("Per penilai", compute="_compute_papan")
    nilai_andai = fields.Selection(list(NILAI.items()), "Capaian organisasi, if", compute="_compute_nilai_andai", store=True, readonly=False)
    pindah_ids = fields.One2many("ekinerja.kalibrasi.pindah", "kalibrasi_id", "Pegawai that would have another predikat")
    grafik_andai = fields.Text("Pola distribusi, if", compute="_compute_andai")
    pelanggaran_andai = fields.Text("Outside the guide, if", compute="_compute_andai")

    @api.depends("department_id", "company_id", "periode_id", "tahun")
    def _compute_display_name(self):
        for papan in self:
            # sudo: hr.department - name of a unit that the reader chose
            papan.display_name = f"{papan.department_id.sudo().name or papan.company_id.name}, {papan.periode_id.name or ''} {papan.tahun}"

    @api.model
    def _default_waktu(self):
        """``(year, period)`` that was rated last, of that year the Final one if it has ratings; without any the Final period of this year."""
        return self.env["ekinerja.capaian.organisasi"]._waktu_terakhir(self.env.company, self._default_department_id())

    @api.model
    def _default_department_id(self):
        if self.env.user.has_group("ekinerja_admin.group_admin_instansi") or self.env.user.has_group("ekinerja_admin.group_auditor"):
            return False
        return self.env["ekinerja.capaian.organisasi"]._unor_pimpinan()[:1]

    @api.depends("company_id")
    @api.depends_context("uid")
    def _compute_unor_boleh_ids(self):
        semua = self.env.user.has_group("ekinerja_admin.group_admin_instansi") or self.env.user.has_group("ekinerja_admin.group_auditor")
        unor = self.env["hr.department"]
        for papan in self:
            papan.unor_boleh_ids = (
                unor.search(unor._domain_capaian(papan.company_id)) if semua else self.env["ekinerja.capaian.organisasi"]._unor_pimpinan()
            )

    @api.depends("company_id", "tahun", "periode_id", "department_id")
    @api.depends_context("uid")
    def _compute_papan(self):
        capaian = self.env["ekinerja.capaian.organisasi"]
        for papan in self:
            kosong = ("capaian_id", "nilai", "progres", "grafik", "pelanggaran", "is_kosong", "tabel_induk", "tabel_unor", "tabel_penilai")
            papan.update(dict.fromkeys(kosong, False))
            unor = papan.department_id
            capaian._periksa_papan(unor, papan.company_id)
            if not papan.periode_id or not 1945 <= papan.tahun <= 2999:
                continue
            isi = capaian._ringkas_papan(papan.company_id, papan.tahun, papan.periode_id, unor)
            papan.update({nama: isi[nama] for nama in ("nilai", "progres", "grafik", "pelanggaran")})
            papan.capaian_id, papan.is_kosong = isi["capaian"], not isi["semua"]
            papan.tabel_induk = False if unor else capaian._tabel_papan(isi["induk"], self.env._("Unit kerja induk"))
            papan.tabel_unor = capaian._tabel_papan(isi["unor"], self.env._("Unor"))
            papan.tabel_penilai = capaian._tabel_papan(isi["penilai"], self.env._("Penilai"))

    @api.depends("nilai")
    def _compute_nilai_andai(self):
        for papan in self:
            papan.nilai_andai = papan.nilai

    @api.depends("company_id", "tahun", "periode_id", "department_id", "nilai_andai", "pindah_ids.dari", "pindah_ids.ke", "pindah_ids.jumlah")
    def _compute_andai(self):
        capaian = self.env["ekinerja.capaian.organisasi"]
        for papan in self:
            papan.grafik_andai = papan.pelanggaran_andai = False
            if not papan.periode_id or not 1945 <= papan.tahun <= 2999:
                continue
            capaian._periksa_papan(papan.department_id, papan.company_id)
            isi = capaian._papan(papan.company_id, papan.tahun, papan.periode_id, papan.department_id)
            pindah = [(baris.dari, baris.ke, baris.jumlah) for baris in papan.pindah_ids if baris.dari and baris.ke]
            pedoman = self.env["ekinerja.pola.distribusi"]._pedoman(papan.company_id, papan.periode_id.tanggal(papan.tahun)["akhir"])
            try:
                sebaran = pindahkan(isi["semua"], pindah)
            except ValueError as error:
                papan.pelanggaran_andai = str(error)
                continue
            papan.pelanggaran_andai = "\n".join(capaian._andai(papan.nilai_andai, pedoman, sebaran))
            papan.grafik_andai = capaian._gambar(sebaran | {"jumlah": isi["jumlah"]}, papan.nilai_andai, pedoman.get(papan.nilai_andai, ()))

    def _capaian(self):
        self.ensure_one()
        if not self.capaian_id:
            raise UserError(self.env._("Choose a Unit Kerja Induk that has a capaian organisasi in this period, or make its row first."))
        return self.capaian_id.with_env(self.env)

    def action_pdf(self):
        """PDF of the unit."""
        return self._capaian().action_pdf_pola()

    def action_xlsx(self):
        """Excel with the numbers of the units of the period."""
        self.ensure_one()
        self.env["ekinerja.capaian.organisasi"]._periksa_papan(self.department_id, self.company_id)
        capaian = self.capaian_id or self.env["ekinerja.capaian.organisasi"].search(
            [("company_id", "=", self.company_id.id), ("tahun", "=", self.tahun), ("periode_id", "=", self.periode_id.id)], limit=1
        )
        if not capaian:
            raise UserError(self.env._("No unit has a capaian organisasi in this period yet. Make the rows for all units first."))
        return capaian.with_env(self.env).action_xlsx_pola()

    def action_evaluasi(self):
        """The given evaluations of the unit in the period, per penilai: where a suggestion to a penilai starts."""
        self.ensure_one()
        capaian = self.env["ekinerja.capaian.organisasi"]
        capaian._periksa_papan(self.department_id, self.company_id)
        ids = capaian._evaluasi_ids(self.company_id, self.tahun, self.periode_id, self.department_id)
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.kalibrasi_evaluasi_action") | {"domain": [("id", "in", ids)]}


class EkinerjaKalibrasiPindah(models.TransientModel):
    """What if some pegawai had another predikat; a number in a dialog, of nobody in particular."""

    _name = "ekinerja.kalibrasi.pindah"
    _description = "Calibration: what if"

    kalibrasi_id = fields.Many2one("ekinerja.kalibrasi", required=True, ondelete="cascade")
    dari = fields.Selection(PILIHAN_PREDIKAT, "From", required=True)
    ke = fields.Selection(PILIHAN_PREDIKAT, "Becomes", required=True)
    jumlah = fields.Integer("Pegawai", required=True, default=1)
