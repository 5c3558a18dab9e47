from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia
from odoo.addons.ekinerja_admin.models.res_company_batas import Entri

HUBUNGAN = [("pimpinan", "Pimpinan"), ("rekan", "Rekan setingkat"), ("bawahan", "Bawahan"), ("lain", "Pihak lain")]
NADA = [("positif", "Positive"), ("perbaikan", "To improve")]


class EkinerjaUmpanBalik(models.Model):
    """Umpan balik berkelanjutan on one RHK or one core value (PermenPANRB 6/2022 Ps. 18-21).

    ==============  ==========================  =============  =================================================
    transition      from                        to             who
    ==============  ==========================  =============  =================================================
    create          (asked for)                 diminta        the pegawai, naming the giver
    create          (unasked)                   diberikan      pimpinan, rekan or bawahan of the pegawai
    beri            diminta, ditolak            diberikan      the giver
    tolak           diminta                     ditolak        the giver, with a reason
    ==============  ==========================  =============  =================================================

    Who the giver is to the pegawai (``hubungan``) follows from the structure and is never chosen. Somebody else (``lain``) gives umpan balik
    only when asked. The giver corrects the text until the evaluation of the period is given; what was given is never deleted.
    """

    _name = "ekinerja.umpan.balik"
    _inherit = "ekinerja.bagian"
    _dari_induk = ("company_id", "tahun", "department_id")
    _description = "Umpan balik"
    _order = "tahun desc, id desc"
    _rec_name = "tentang"
    # known from the structure and from the transitions; what a client sends instead is dropped
    _diisi_sendiri = frozenset({
        "hubungan", "state", "pemberi_nama", "pemberi_jabatan", "pegawai_nama", "tentang", "tanggal_diminta", "tanggal_diberikan", "alasan",
        "diingatkan_pada", "peminta",
    })  # fmt: skip
    _tetap = frozenset({"skp_id", "periode_id", "rhk_id", "perilaku_id", "pemberi_id", "pesan"})

    skp_id = fields.Many2one("ekinerja.skp", "SKP", required=True, index=True, ondelete="cascade")
    tahun = fields.Integer(compute="_compute_dari_induk", store=True, precompute=True, aggregator=None)
    department_id = fields.Many2one("hr.department", "Unor", compute="_compute_dari_induk", store=True, precompute=True, index=True)
    periode_id = fields.Many2one("ekinerja.periode", required=True, index=True, ondelete="restrict")
    rhk_id = fields.Many2one("ekinerja.rhk", "RHK", index="btree_not_null", ondelete="cascade")
    perilaku_id = fields.Many2one("ekinerja.perilaku", index="btree_not_null", ondelete="restrict")
    pemberi_id = fields.Many2one("hr.employee", "Giver", required=True, index=True, ondelete="restrict")
    hubungan = fields.Selection(HUBUNGAN, "Relation", required=True, readonly=True, index=True)
    pesan = fields.Text("Request", help="What the pegawai asks to be told about.")
    nada = fields.Selection(NADA, "Kind")
    isi = fields.Text("Umpan balik")
    state = fields.Selection(
        [("diminta", "Asked for"), ("diberikan", "Given"), ("ditolak", "Declined")], "Status", required=True, readonly=True, index=True,
        default="diminta",
    )  # fmt: skip
    alasan = fields.Text("Reason", readonly=True, help="Why the giver declined.")
    peminta = fields.Boolean("Asked for by the pegawai", readonly=True)
    tanggal_diminta = fields.Datetime("Asked on", readonly=True)
    tanggal_diberikan = fields.Datetime("Given on", readonly=True)
    diingatkan_pada = fields.Date("Reminded on", readonly=True)
    # snapshots: portal users cannot read pegawai, and a colleague not the SKP
    pegawai_nama = fields.Char("Pegawai", readonly=True)
    pemberi_nama = fields.Char("Given by", readonly=True)
    pemberi_jabatan = fields.Char("Jabatan", readonly=True)
    tentang = fields.Text("About", readonly=True)
    is_pemberi = fields.Boolean("I am the giver", compute="_compute_is_pemberi")

    _one_subject = models.Constraint(
        "CHECK (num_nonnulls(rhk_id, perilaku_id) = 1)", "Umpan balik is about one RHK or one perilaku: choose one of them."
    )
    _given_filled = models.Constraint(
        "CHECK (state <> 'diberikan' OR (nada IS NOT NULL AND btrim(isi) <> ''))", "Umpan balik needs a kind and a text."
    )
    _asked_once = models.UniqueIndex(
        "(skp_id, periode_id, pemberi_id, COALESCE(rhk_id, 0), COALESCE(perilaku_id, 0)) WHERE state = 'diminta'",
        "This person is already asked about it in this period.",
    )

    @api.depends_context("uid")
    @api.depends("pemberi_id")
    def _compute_is_pemberi(self):
        for umpan in self:
            umpan.is_pemberi = umpan.sudo().pemberi_id.user_id == self.env.user  # sudo: hr.employee - whether it is the user

    @api.constrains("skp_id", "periode_id", "rhk_id", "pemberi_id")
    def _check_isi(self):
        for umpan in self.sudo():  # sudo: ekinerja.skp, ekinerja.periode, hr.employee - company, dates and people, whoever writes
            skp, periode = umpan.skp_id, umpan.periode_id
            if umpan.pemberi_id == skp.employee_id:
                raise ValidationError(self.env._("Nobody gives umpan balik about themselves. Ask a colleague for it."))
            if skp.company_id != periode.company_id or skp.company_id != umpan.pemberi_id.company_id:
                raise ValidationError(self.env._("The pegawai, the giver and the period of umpan balik belong to one instansi. Choose them from it."))
            if umpan.rhk_id and umpan.rhk_id.skp_id != skp:
                raise ValidationError(self.env._("The chosen RHK belongs to another SKP. Choose one of %s.", skp.pegawai_nama))
            if umpan.perilaku_id.company_id not in (skp.company_id, umpan.perilaku_id.company_id.browse()):
                raise ValidationError(self.env._("The chosen perilaku belongs to another instansi. Choose one from the list."))
            tanggal = periode.tanggal(skp.tahun)
            if tanggal["akhir"] < skp.date_start or tanggal["awal"] > skp.date_end:
                raise ValidationError(
                    self.env._("%(period)s lies outside the range of the SKP (%(start)s to %(end)s). Choose another period.",
                               period=periode.name, start=tanggal_indonesia(skp.date_start), end=tanggal_indonesia(skp.date_end))
                )  # fmt: skip

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = [{key: value for key, value in vals.items() if key not in self._diisi_sendiri} for vals in vals_list]
        umpan = super().create(self._siapkan(vals_list))
        umpan._periksa_terbuka()
        umpan._beri_tahu()
        return umpan

    def write(self, vals):
        if self.env.su:  # what transitions decide
            return super().write(vals)
        vals = {key: value for key, value in vals.items() if key not in self._diisi_sendiri}
        self._tolak_terlindung(vals, tetap=self._tetap)
        self.check_access("write")
        self._periksa_pemberi()
        if bad := self.filtered(lambda umpan: umpan.state != "diberikan")[:1]:
            raise UserError(self.env._("Umpan balik about %s is not given yet. Give it, or decline the request.", bad.tentang))
        self._periksa_terbuka()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_given(self):
        if self.env.su:
            return
        if bad := self.filtered(lambda umpan: umpan.state != "diminta")[:1]:
            raise UserError(self.env._("Umpan balik about %s is given or declined and stays. The giver can correct its text.", bad.tentang))

    # -- preparation ---------------------------------------------------------------------------------------------------

    @api.model
    def _siapkan(self, vals_list):
        """Values with what follows from the structure: who gives, in which relation, asked for or given, snapshots."""
        # sudo: ekinerja.skp, ekinerja.rhk, hr.employee - who is whose colleague; the giver need not read the SKP
        skp_semua = {skp.id: skp for skp in self.env["ekinerja.skp"].sudo().browse({vals.get("skp_id") for vals in vals_list} - {None, False}).exists()}
        sendiri = self.env["hr.employee"].sudo().search([("user_id", "=", self.env.uid)])
        for vals in vals_list:
            if vals.get("skp_id") not in skp_semua:
                raise UserError(self.env._("Choose the SKP that the umpan balik is about."))
            is_milik = skp_semua[vals["skp_id"]].employee_id in sendiri
            vals["pemberi_id"] = vals.get("pemberi_id") or (False if is_milik else sendiri[:1].id)
            if not vals["pemberi_id"]:
                raise UserError(self.env._("Choose who is asked for umpan balik."))
            if not self.env.su:
                self._periksa_pembuat(vals, is_milik, sendiri)
        orang = self.env["hr.employee"].sudo().browse({vals["pemberi_id"] for vals in vals_list})  # sudo: hr.employee - as above
        hubungan = self._hubungan([(skp_semua[vals["skp_id"]], vals["pemberi_id"]) for vals in vals_list])
        # sudo: ekinerja.rhk, ekinerja.perilaku - what it is about, as text
        rhk = {row.id: row for row in self.env["ekinerja.rhk"].sudo().browse({vals.get("rhk_id") for vals in vals_list} - {None, False}).exists()}
        perilaku = self.env["ekinerja.perilaku"].sudo()
        identitas = {}
        for company, kelompok in orang.grouped("company_id").items():
            identitas |= kelompok._ekinerja_identitas(company._ekinerja_hari_ini())
        sekarang = fields.Datetime.now()
        for vals, jenis in zip(vals_list, hubungan, strict=True):
            skp = skp_semua[vals["skp_id"]]
            is_diberikan = bool((vals.get("isi") or "").strip() and vals.get("nada"))
            if is_diberikan and jenis == "lain" and not self.env.su:
                raise UserError(
                    self.env._("Umpan balik without a request comes from pimpinan, rekan or bawahan of the pegawai. Let the pegawai ask you for it.")
                )
            tentang = rhk[vals["rhk_id"]].name if vals.get("rhk_id") in rhk else perilaku.browse(vals.get("perilaku_id") or []).name
            vals.update({
                "hubungan": jenis, "state": "diberikan" if is_diberikan else "diminta", "peminta": not is_diberikan,
                "tanggal_diberikan" if is_diberikan else "tanggal_diminta": sekarang, "pegawai_nama": skp.pegawai_nama, "tentang": tentang,
                "pemberi_nama": identitas[vals["pemberi_id"]]["nama"], "pemberi_jabatan": identitas[vals["pemberi_id"]]["jabatan"],
            })  # fmt: skip
        return vals_list

    @api.model
    def _periksa_pembuat(self, vals, is_milik, sendiri):
        """The pegawai asks and writes nothing; everybody else gives in the own name."""
        if is_milik:
            if vals["pemberi_id"] in sendiri.ids:
                raise UserError(self.env._("Nobody gives umpan balik about themselves. Ask a colleague for it."))
            if vals.get("isi") or vals.get("nada"):
                raise UserError(self.env._("Umpan balik about the own SKP is written by the one who is asked. Leave its kind and text empty."))
        elif vals["pemberi_id"] not in sendiri.ids:
            raise UserError(self.env._("Umpan balik is given in the own name only."))
        elif not vals.get("nada") or not (vals.get("isi") or "").strip():
            raise UserError(self.env._("Choose the kind of umpan balik and write its text."))

    @api.model
    def _hubungan(self, pasangan):
        """What people are to the pegawai of an SKP, from the structure.

        :param pasangan: list of ``(SKP as superuser, id of the other pegawai)``
        :returns: list of keys of ``hubungan`` in the same order
        """
        # sudo: ekinerja.skp, hr.employee - who has which penilai and unor
        skp_lain = self.env["ekinerja.skp"].sudo().search_fetch([
            ("employee_id", "in", [orang for _skp, orang in pasangan]), ("tahun", "in", [skp.tahun for skp, _orang in pasangan]),
        ], ["employee_id", "tahun", "penilai_id"]).grouped(lambda row: (row.employee_id.id, row.tahun))  # fmt: skip
        # sudo: hr.employee - as above
        orang_semua = self.env["hr.employee"].sudo().browse({orang for _skp, orang in pasangan})
        unor = {orang.id: orang.department_id for orang in orang_semua}
        milik = self.env["ekinerja.skp"].browse([skp.id for skp, _orang in pasangan])._milik_penilai()
        user = {orang.id: orang.user_id.id for orang in orang_semua}
        hasil = []
        for skp, orang in pasangan:
            penilai = {row.penilai_id for row in skp_lain.get((orang, skp.tahun), ())}
            penugas = skp.rhk_ids.penugasan_id.ids
            if orang in (skp.penilai_id.id, skp.atasan_penilai_id.id, *penugas) or (user[orang] == self.env.uid and skp.id in milik):
                hasil.append("pimpinan")
            elif skp.employee_id in penilai or unor[orang].manager_id == skp.employee_id:
                hasil.append("bawahan")
            elif (skp.penilai_id and skp.penilai_id in penilai) or (unor[orang] and unor[orang] == skp.department_id):
                hasil.append("rekan")
            else:
                hasil.append("lain")
        return hasil

    def _periksa_terbuka(self):
        """Umpan balik needs an approved SKP and an evaluation that is not given yet; that of others than pimpinan, batas pengisian, too (BKN-PER-10)."""
        semua = self.sudo()  # sudo: ekinerja.skp, ekinerja.evaluasi, hr.employee - state and deadlines, whoever writes
        evaluasi = semua.env["ekinerja.evaluasi"].search([("skp_id", "in", semua.skp_id.ids), ("state", "!=", "draft")])
        dinilai = {(row.skp_id.id, row.periode_id.id) for row in evaluasi}
        for umpan in semua:
            skp, periode = umpan.skp_id, umpan.periode_id
            if skp.state != "disetujui" or skp.is_riwayat:
                raise UserError(self.env._("The SKP of %s is not in force. Umpan balik can be asked for and given once it is approved.", skp.pegawai_nama))
            if (skp.id, periode.id) in dinilai:
                raise UserError(
                    self.env._("%(period)s of %(name)s is already evaluated; umpan balik of that period stays as it is.",
                               period=periode.name, name=skp.pegawai_nama)
                )  # fmt: skip
        for company, kelompok in semua.filtered(lambda umpan: umpan.hubungan != "pimpinan").grouped("company_id").items():
            company._ekinerja_periksa_batas("realisasi", [Entri(row.id, row.skp_id.employee_id.id, row.tahun, row.periode_id) for row in kelompok])

    def _periksa_pemberi(self):
        # sudo: hr.employee - who the giver is
        if bad := self.sudo().filtered(lambda umpan: umpan.pemberi_id.user_id != self.env.user)[:1]:
            raise UserError(self.env._("Only %s can write this umpan balik.", bad.pemberi_nama))
