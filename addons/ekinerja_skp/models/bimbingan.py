from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

JENIS = [("coaching", "Coaching"), ("mentoring", "Mentoring"), ("umpan_balik", "Umpan balik"), ("konseling", "Konseling")]


class EkinerjaBimbingan(models.Model):
    """Note of bimbingan kinerja or konseling (PermenPANRB 6/2022 Ps. 21, Lampiran III B.1.6-B.1.10).

    The pimpinan writes it, the pegawai confirms having read it; from then on it stays as it is. Konseling is confidential: a global rule lets
    only the two people read it, whatever groups anybody is in; admins see how many there were, see ``ekinerja.bimbingan.rekap``.
    """

    _name = "ekinerja.bimbingan"
    _inherit = "ekinerja.bagian"
    _dari_induk = ("company_id", "tahun")
    _description = "Bimbingan kinerja"
    _order = "tanggal desc, id desc"
    # known from the SKP and from the user; what a client sends instead is dropped
    _diisi_sendiri = frozenset({"pembimbing_id", "pembimbing_nama", "pegawai_nama", "dibaca_pada"})
    _tetap = frozenset({"skp_id"})

    skp_id = fields.Many2one("ekinerja.skp", "SKP", required=True, index=True, ondelete="cascade")
    tahun = fields.Integer(compute="_compute_dari_induk", store=True, precompute=True, aggregator=None)
    pembimbing_id = fields.Many2one("hr.employee", required=True, readonly=True, index=True, ondelete="restrict")
    pembimbing_nama = fields.Char("Nama pembimbing", readonly=True)
    pegawai_nama = fields.Char("Pegawai", readonly=True)
    jenis = fields.Selection(JENIS, required=True, default="coaching")
    tanggal = fields.Date(required=True, default=lambda self: self.env.company._ekinerja_hari_ini())
    name = fields.Char("Topic", required=True)
    catatan = fields.Text("Notes")
    kesepakatan = fields.Text("Agreement", help="What both agreed on.")
    tanggal_tindak_lanjut = fields.Date("Follow-up on")
    kompetensi = fields.Char("Competency", help="Where a competency is worked on.")
    level = fields.Selection([(str(n), str(n)) for n in range(1, 6)], "Competency level", help="Level of the competency, 1 to 5.")
    rhk_id = fields.Many2one("ekinerja.rhk", "RHK", index="btree_not_null", ondelete="set null")
    ambil_alih = fields.Boolean("Pimpinan takes over the RHK", help="The pimpinan does it from now on; the note feeds the evaluation.")
    dibaca_pada = fields.Datetime("Read on", readonly=True)
    is_pembimbing = fields.Boolean("I am the pembimbing", compute="_compute_is_pihak")
    is_pegawai = fields.Boolean("About me", compute="_compute_is_pihak")

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "A note of bimbingan needs a topic.")
    _follow_up_later = models.Constraint(
        "CHECK (tanggal_tindak_lanjut IS NULL OR tanggal_tindak_lanjut >= tanggal)", "The follow-up precedes the bimbingan. Choose a later date."
    )
    _takes_over_rhk = models.Constraint(
        "CHECK (NOT COALESCE(ambil_alih, FALSE) OR (rhk_id IS NOT NULL AND jenis <> 'konseling'))",
        "Choose the RHK that is taken over; a konseling, which is confidential, takes over none.",
    )

    @api.depends_context("uid")
    @api.depends("skp_id", "pembimbing_id")
    def _compute_is_pihak(self):
        for bimbingan in self:
            pihak = bimbingan.sudo()  # sudo: hr.employee - which of the two the user is
            bimbingan.is_pembimbing = pihak.pembimbing_id.user_id == self.env.user
            bimbingan.is_pegawai = pihak.skp_id.employee_id.user_id == self.env.user

    @api.constrains("rhk_id", "skp_id")
    def _check_rhk(self):
        for bimbingan in self.sudo():  # sudo: ekinerja.rhk - which SKP it belongs to
            if bimbingan.rhk_id and bimbingan.rhk_id.skp_id != bimbingan.skp_id:
                raise ValidationError(self.env._("The chosen RHK belongs to another SKP. Choose one of %s.", bimbingan.pegawai_nama))

    @api.model_create_multi
    def create(self, vals_list):
        # sudo: hr.employee, ekinerja.skp - who the user is, and whether they are pimpinan of the pegawai
        sendiri = self.env["hr.employee"].sudo().search([("user_id", "=", self.env.uid)], limit=1)
        skp_semua = self.env["ekinerja.skp"].sudo().browse([vals.get("skp_id") or 0 for vals in vals_list])
        if not self.env.su:
            vals_list = [{key: value for key, value in vals.items() if key not in self._diisi_sendiri} for vals in vals_list]
            self._periksa_pimpinan(skp_semua.exists(), sendiri)
        vals_list = [
            {"pembimbing_id": sendiri.id} | vals | {"pegawai_nama": skp.exists().pegawai_nama}
            for skp, vals in zip(skp_semua, vals_list, strict=True)
        ]  # fmt: skip
        orang = self.env["hr.employee"].sudo().browse({vals["pembimbing_id"] for vals in vals_list})  # sudo: hr.employee - names
        identitas = orang._ekinerja_identitas(self.env.company._ekinerja_hari_ini())
        return super().create([vals | {"pembimbing_nama": identitas[vals["pembimbing_id"]]["nama"]} for vals in vals_list])

    def write(self, vals):
        if self.env.su:  # the confirmation of the pegawai
            return super().write(vals)
        self._periksa_terbuka()
        return super().write({key: value for key, value in vals.items() if key not in self._diisi_sendiri})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_read(self):
        self._periksa_terbuka()

    def action_baca(self):
        """The pegawai confirms having read the note; nobody changes it afterwards."""
        self.check_access("read")
        belum = self.filtered(lambda bimbingan: not bimbingan.dibaca_pada)
        if bad := self.filtered(lambda bimbingan: not bimbingan.is_pegawai)[:1]:
            raise UserError(self.env._("Only %s can confirm having read this note.", bad.pegawai_nama))
        # sudo: ekinerja.bimbingan - the confirmation of the pegawai, who may not write the note
        belum.sudo().write({"dibaca_pada": fields.Datetime.now()})
        return True

    def _periksa_terbuka(self):
        if self.env.su:
            return
        self.check_access("write")
        if bad := self.filtered("dibaca_pada")[:1]:
            raise UserError(self.env._("%s has confirmed having read this note: it stays as it is. Write another one.", bad.pegawai_nama))

    @api.model
    def _periksa_pimpinan(self, skp, sendiri):
        """Bimbingan is given by a pimpinan: the penilai, the atasan penilai, or who assigned an RHK."""
        hubungan = self.env["ekinerja.umpan.balik"]._hubungan([(satu, sendiri.id) for satu in skp]) if sendiri else []
        for satu, jenis in zip(skp, hubungan or ["lain"] * len(skp), strict=True):
            if jenis != "pimpinan" or satu.employee_id == sendiri:
                raise UserError(self.env._("Bimbingan is given by a pimpinan of the pegawai: the penilai, the atasan, or who assigned an RHK."))
            if satu.state != "disetujui":
                raise UserError(self.env._("The SKP of %s is not in force. Approve it before the bimbingan.", satu.pegawai_nama))


class EkinerjaBimbinganRekap(models.Model):
    """How much bimbingan there was: numbers per month and kind, nothing else. It is all that an admin learns of konseling."""

    _name = "ekinerja.bimbingan.rekap"
    _description = "Number of bimbingan"
    _auto = False
    _order = "tahun desc, bulan desc, jenis"
    _rec_name = "jenis"

    company_id = fields.Many2one("res.company", "Instansi", readonly=True)
    tahun = fields.Integer(readonly=True, aggregator=None)
    bulan = fields.Date("Month", readonly=True)
    jenis = fields.Selection(JENIS, readonly=True)
    jumlah = fields.Integer("Number", readonly=True)

    @property
    def _table_query(self):
        return SQL("""
            SELECT min(id) AS id, company_id, tahun, date_trunc('month', tanggal)::date AS bulan, jenis, count(*) AS jumlah
              FROM ekinerja_bimbingan
          GROUP BY company_id, tahun, date_trunc('month', tanggal), jenis
        """)
