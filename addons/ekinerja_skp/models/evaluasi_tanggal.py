from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

PENANDA = [("penilai", "Pejabat penilai"), ("atasan", "Atasan pejabat penilai")]
ADMIN = ("ekinerja_admin.group_admin_opd", "ekinerja_admin.group_admin_instansi")
KOSONG = {
    "tanggal_disampaikan": False, "tanggal_diterima": False, "tanggal_dikembalikan": False, "dikembalikan_pegawai": False,
    "tanggal_dilaporkan": False,
    "batas_sampaikan": False, "batas_kembali": False, "batas_lapor": False,
}  # fmt: skip


class EkinerjaEvaluasi(models.Model):
    """The way of the signed Dokumen Evaluasi Kinerja (PermenPANRB 6/2022 Lampiran V.A.5-10).

    ==============  ==========================================  ==========================================================
    step            who                                         latest (hari kerja; in brackets when the atasan signed)
    ==============  ==========================================  ==========================================================
    sampaikan       whoever evaluates, or an admin              14 (7) from the day on which it is given
    terima          the pegawai                                 starts the time limit of keberatan
    kembalikan      the pegawai, whoever evaluates, an admin    14 (7) from the receipt
    laporkan        an admin                                    30 from the end of the evaluation window
    ==============  ==========================================  ==========================================================
    """

    _inherit = "ekinerja.evaluasi"

    penanda = fields.Selection(
        PENANDA, "Rated and signed by", required=True, default="penilai", readonly=True, copy=False,
        help="The atasan penilai evaluates where the penilai did not within the evaluation window.",
    )  # fmt: skip
    tanpa_keberatan = fields.Boolean(
        "Final without keberatan", readonly=True, copy=False, help="The result is final as soon as it is given (PermenPANRB 6/2022 Lampiran IV.A.11-12)."
    )
    tanggal_disampaikan = fields.Date("Delivered on", readonly=True, copy=False, help="Day on which the pegawai was given the document.")
    tanggal_diterima = fields.Date(
        "Received on", readonly=True, copy=False, help="Day on which the pegawai received the document; the time limit of keberatan counts from it."
    )
    tanggal_dikembalikan = fields.Date("Returned on", readonly=True, copy=False, help="Day on which the pegawai returned the signed document.")
    dikembalikan_pegawai = fields.Boolean(
        "Return noted by the pegawai", readonly=True, copy=False, help="The pegawai noted it, nobody else: the evaluation may be made final from then on."
    )
    tanggal_dilaporkan = fields.Date("Reported on", readonly=True, copy=False, help="Day on which it was reported to the Pejabat yang Berwenang.")
    batas_sampaikan = fields.Date("Deliver until", readonly=True, copy=False)
    batas_kembali = fields.Date("Return until", readonly=True, copy=False)
    batas_lapor = fields.Date("Report until", readonly=True, copy=False)
    langkah = fields.Selection(
        [("sampaikan", "To deliver"), ("terima", "To receive"), ("kembalikan", "To return"), ("selesai", "Complete")], "Document",
        compute="_compute_langkah",
    )  # fmt: skip
    is_terlambat = fields.Boolean("Document overdue", compute="_compute_langkah", search="_search_is_terlambat")
    can_sampaikan = fields.Boolean(compute="_compute_can_sampaikan")
    is_milik_saya = fields.Boolean("My own evaluation", compute="_compute_can_sampaikan")

    _belum_disampaikan_idx = models.Index("(company_id, batas_sampaikan) WHERE state <> 'draft' AND tanggal_disampaikan IS NULL")

    @api.depends("state", "tanggal_disampaikan", "tanggal_diterima", "tanggal_dikembalikan", "batas_sampaikan", "batas_kembali")
    def _compute_langkah(self):
        for company, kelompok in self.grouped("company_id").items():
            # sudo: res.company - today in the time zone of the instansi
            hari_ini = company.sudo()._ekinerja_hari_ini()
            for row in kelompok:
                row.langkah = (
                    False if row.state == "draft" else "selesai" if row.tanggal_dikembalikan else "kembalikan" if row.tanggal_diterima
                    else "terima" if row.tanggal_disampaikan else "sampaikan"
                )  # fmt: skip
                batas = {"sampaikan": row.batas_sampaikan, "kembalikan": row.batas_kembali}.get(row.langkah)
                row.is_terlambat = bool(batas and batas < hari_ini)

    def _search_is_terlambat(self, operator, value):
        if operator != "in":
            return NotImplemented
        terlambat = Domain("state", "!=", "draft") & (
            (Domain("tanggal_disampaikan", "=", False) & Domain("tanggal_diterima", "=", False) & Domain("batas_sampaikan", "<", "today"))
            | (Domain("tanggal_diterima", "!=", False) & Domain("tanggal_dikembalikan", "=", False) & Domain("batas_kembali", "<", "today"))
        )
        return terlambat if True in value else ~terlambat

    @api.depends("can_nilai", "skp_id")
    @api.depends_context("uid")
    def _compute_can_sampaikan(self):
        is_admin = any(self.env.user.has_group(group) for group in ADMIN)
        for row, sudo in zip(self, self.sudo(), strict=True):  # sudo: hr.employee - which user the pegawai is
            row.is_milik_saya = sudo.skp_id.employee_id.user_id == self.env.user
            row.can_sampaikan = row.can_nilai or (is_admin and not row.is_milik_saya)

    # -- steps ---------------------------------------------------------------------------------------------------------

    def action_sampaikan(self):
        """Note that the signed document was given to the pegawai; any number at once, for a whole unor too."""
        self._periksa_langkah(("penilai", "admin"))
        self._periksa_kosong("tanggal_disampaikan", self.env._("delivered"))
        for company, kelompok in self.grouped("company_id").items():
            kelompok._ubah_state({"tanggal_disampaikan": company.sudo()._ekinerja_hari_ini()})  # sudo: res.company - today of the instansi
        self._catat(dict.fromkeys(self.ids, self.env._("Document delivered to the pegawai, noted by %s.", self.env.user.name)))
        return True

    def action_terima(self):
        """The pegawai confirms the receipt; the time limit of keberatan counts from today."""
        self._periksa_langkah(("pegawai",))
        self._periksa_kosong("tanggal_diterima", self.env._("received"))
        for (company, penanda), kelompok in self.sudo().grouped(lambda row: (row.company_id, row.penanda)).items():  # sudo: res.company - as below
            hari_ini = company._ekinerja_hari_ini()
            jumlah = company.ekinerja_hari_kembali_atasan if penanda == "atasan" else company.ekinerja_hari_kembali
            kelompok._ubah_state({"tanggal_diterima": hari_ini, "batas_kembali": company._ekinerja_tambah_hari_kerja(hari_ini, jumlah)})
            # who received it was given it
            kelompok.filtered(lambda row: not row.tanggal_disampaikan)._ubah_state({"tanggal_disampaikan": hari_ini})
        self._catat(dict.fromkeys(self.ids, self.env._("Document received by the pegawai.")))
        return True

    def action_kembalikan(self):
        """Note that the pegawai returned the signed document."""
        self._periksa_langkah(("pegawai", "penilai", "admin"))
        if belum := self.filtered(lambda row: not row.tanggal_diterima):
            raise UserError(self.env._("%s was not received yet: the pegawai confirms the receipt first.", belum[0].display_name))
        self._periksa_kosong("tanggal_dikembalikan", self.env._("returned"))
        for company, kelompok in self.grouped("company_id").items():
            hari_ini = company.sudo()._ekinerja_hari_ini()  # sudo: res.company - today of the instansi
            milik = kelompok.filtered("is_milik_saya")
            for siapa, sendiri in ((milik, True), (kelompok - milik, False)):
                if siapa:
                    siapa._ubah_state({"tanggal_dikembalikan": hari_ini, "dikembalikan_pegawai": sendiri})
        self._catat(dict.fromkeys(self.ids, self.env._("Signed document returned, noted by %s.", self.env.user.name)))
        return True

    def action_laporkan(self):
        """Note that these evaluations were reported to the Pejabat yang Berwenang."""
        self._periksa_langkah(("admin",))
        self._periksa_kosong("tanggal_dilaporkan", self.env._("reported"))
        for company, kelompok in self.grouped("company_id").items():
            kelompok._ubah_state({"tanggal_dilaporkan": company.sudo()._ekinerja_hari_ini()})  # sudo: res.company - today of the instansi
        self._catat(dict.fromkeys(self.ids, self.env._("Reported to the Pejabat yang Berwenang, noted by %s.", self.env.user.name)))
        return True

    def _periksa_langkah(self, pihak):
        """Refuse whoever is none of ``pihak``: ``pegawai``, ``penilai`` (whoever evaluates), ``admin`` (never of the own evaluation)."""
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose at least one evaluation."))
        is_admin = "admin" in pihak and (self.env.su or any(self.env.user.has_group(group) for group in ADMIN))
        milik = self._milik_user() if "penilai" in pihak else set()
        for row in self.sudo():  # sudo: hr.employee - which user the pegawai is
            sendiri = row.skp_id.employee_id.user_id == self.env.user and not self.env.su
            boleh = self.env.su or ("pegawai" in pihak if sendiri else is_admin or row.id in milik)
            if not boleh:
                raise UserError(self._pesan_langkah(row, pihak))
            if row.state == "draft":
                raise UserError(self.env._("%s is not given yet. The penilai gives the evaluation first.", row.display_name))

    def _pesan_langkah(self, row, pihak):
        if pihak == ("pegawai",):
            return self.env._("%(name)s is received only by the pegawai, %(who)s.", name=row.display_name, who=row.pegawai_nama)
        if pihak == ("admin",):
            return self.env._("%s is reported only by an admin OPD or admin instansi, and not by the pegawai.", row.display_name)
        return self.env._("%(name)s: this step belongs to the penilai, %(who)s, or to an admin.", name=row.display_name, who=row.penilai_nama or "-")

    def _periksa_kosong(self, kolom, kata):
        if sudah := self.filtered(kolom):
            raise UserError(
                self.env._("%(name)s was already %(step)s on %(date)s. Reload the page to see the latest status.", name=sudah[0].display_name,
                           step=kata, date=sudah[0][kolom].strftime("%d-%m-%Y"))
            )  # fmt: skip

    # -- due dates -----------------------------------------------------------------------------------------------------

    def _batas_dokumen(self):
        """Due dates of evaluations that are given today: ``{id: values}``; a deadline is computed once for all that share it."""
        jendela = self._jendela()
        hasil = {}
        for company, kelompok in self.sudo().grouped("company_id").items():  # sudo: res.company - days and holidays
            hari_ini = company._ekinerja_hari_ini()
            sampaikan = {
                penanda: company._ekinerja_tambah_hari_kerja(hari_ini, company["ekinerja_hari_sampaikan" + ("_atasan" if penanda == "atasan" else "")])
                for penanda in set(kelompok.mapped("penanda"))
            }
            # without a last day of evaluation the report counts from the day on which it was given
            akhir = {jendela[row.id].batas or hari_ini for row in kelompok}
            lapor = {hari: company._ekinerja_tambah_hari_kerja(hari, company.ekinerja_hari_lapor) for hari in akhir}
            for row in kelompok:
                hasil[row.id] = {"batas_sampaikan": sampaikan[row.penanda], "batas_lapor": lapor[jendela[row.id].batas or hari_ini]}
        return hasil
