from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .konteks import teks_bersih

TIPE_KALIBRASI = "ekinerja_skp.mail_activity_type_kalibrasi"
ADMIN = "ekinerja_admin.group_admin_instansi"


class EkinerjaKalibrasiSaran(models.Model):
    """A suggestion to a penilai to look at an evaluation again. Only the penilai rates: the admin asks, the penilai changes or declines.

    ==============  ============  ============  ============================================================================
    transition      from          to            who
    ==============  ============  ============  ============================================================================
    (made)                        diminta       an admin instansi, with a note
    terima          diminta       diminta       the penilai: the evaluation is open for a change, with a note if any
    (given anew)    diminta       diubah        the penilai, by giving the evaluation with another predikat
    tolak           diminta       ditolak       the penilai, with a reason
    batal           diminta       dibatalkan    an admin instansi
    ==============  ============  ============  ============================================================================
    """

    _name = "ekinerja.kalibrasi.saran"
    _description = "Calibration suggestion"
    _inherit = ["ekinerja.terlindung", "mail.activity.mixin", "mail.thread"]
    _order = "create_date desc, id desc"

    evaluasi_id = fields.Many2one("ekinerja.evaluasi", required=True, index=True, ondelete="cascade", readonly=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, readonly=True)
    department_id = fields.Many2one("hr.department", "Unit Kerja Induk", index="btree_not_null", readonly=True)
    penilai_id = fields.Many2one("hr.employee", required=True, index=True, readonly=True)
    penilai_nama = fields.Char("Nama penilai", readonly=True)
    pegawai_nama = fields.Char("Pegawai", readonly=True)
    periode_nama = fields.Char("Periode", readonly=True)
    predikat_awal = fields.Selection(
        selection=lambda self: self.env["ekinerja.evaluasi"]._fields["predikat"].selection, string="Predikat when asked", readonly=True
    )
    predikat_baru = fields.Selection(
        selection=lambda self: self.env["ekinerja.evaluasi"]._fields["predikat"].selection, string="Predikat given anew", readonly=True
    )
    catatan = fields.Text("Note", required=True, readonly=True)
    alasan = fields.Text("Reason", readonly=True)
    state = fields.Selection(
        [("diminta", "Asked"), ("diubah", "Changed"), ("ditolak", "Declined"), ("dibatalkan", "Withdrawn")], "Status",
        required=True, default="diminta", readonly=True, index=True,
    )  # fmt: skip
    is_penilai = fields.Boolean(compute="_compute_is_penilai")

    _one_open = models.UniqueIndex("(evaluasi_id) WHERE state = 'diminta'", "This evaluation already has an open suggestion.")

    @api.depends("pegawai_nama", "periode_nama")
    def _compute_display_name(self):
        for saran in self:
            saran.display_name = f"{saran.pegawai_nama or ''} ({saran.periode_nama or ''})"

    @api.depends("penilai_id")
    @api.depends_context("uid")
    def _compute_is_penilai(self):
        for saran in self:
            # sudo: hr.employee - whether the user is the penilai
            saran.is_penilai = saran.sudo().penilai_id.user_id == self.env.user

    @api.model
    def _minta(self, evaluasi, catatan):
        """Ask the penilai of some given evaluations; the right was checked by the caller."""
        semua = evaluasi.sudo()  # sudo: hr.employee, ekinerja.periode - who evaluates, and names kept with the suggestion
        terbuka = self.sudo().search([("evaluasi_id", "in", semua.ids), ("state", "=", "diminta")]).evaluasi_id  # sudo: all suggestions
        unor = semua.skp_id._unor_capaian()
        # sudo: ekinerja.kalibrasi.saran - made by this method only
        saran = self.sudo().create([
            {
                "evaluasi_id": row.id, "company_id": row.company_id.id, "department_id": unor[row.skp_id].id, "penilai_id": row._penilai().id,
                "penilai_nama": row.penilai_nama, "pegawai_nama": row.pegawai_nama, "periode_nama": f"{row.periode_id.name} {row.tahun}",
                "predikat_awal": row.predikat, "catatan": catatan,
            }
            for row in semua - terbuka
        ])  # fmt: skip
        saran._tugaskan()
        # who is rated reads the log of the evaluation: it says that a look was asked for, the note stays between admin and penilai
        (semua - terbuka)._catat(dict.fromkeys((semua - terbuka).ids, self.env._(
            "Calibration: %s asks the pejabat penilai to look at this evaluation again. The predikat changes by the penilai alone.", self.env.user.name,
        )))  # fmt: skip
        return saran.with_env(self.env)

    def _tugaskan(self):
        """A to-do for each penilai with an account."""
        tipe_id = self.env["ir.model.data"]._xmlid_to_res_id(TIPE_KALIBRASI, raise_if_not_found=True)
        model_id = self.env["ir.model"]._get_id(self._name)
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create([
            {
                "activity_type_id": tipe_id, "res_model_id": model_id, "res_id": saran.id, "user_id": saran.penilai_id.user_id.id,
                "date_deadline": saran.company_id._ekinerja_hari_ini() + timedelta(days=3),
            }
            for saran in self if saran.penilai_id.user_id
        ])  # fmt: skip

    def _tutup(self, vals):
        # sudo: ekinerja.kalibrasi.saran, mail.activity - state changes happen in transitions only; the to-do of the penilai ends
        semua = self.sudo()
        semua.with_context(tracking_disable=True).write(vals)
        semua.activity_ids.unlink()

    def _periksa_terbuka(self):
        if not self:
            raise UserError(self.env._("Choose at least one suggestion."))
        self.check_access("read")
        if tutup := self.filtered(lambda saran: saran.state != "diminta"):
            raise UserError(self.env._("%s is answered already. Reload the page to see the latest status.", tutup[0].display_name))

    def _periksa_penilai(self):
        self._periksa_terbuka()
        if bukan := self.filtered(lambda saran: not saran.is_penilai):
            raise AccessError(self.env._("%(name)s is answered by its penilai, %(who)s.", name=bukan[0].display_name, who=bukan[0].penilai_nama or "-"))

    def action_terima(self, catatan=None):
        """Look again, by the penilai: the evaluation is reopened, the suggestion is answered when it is given with another predikat.

        :param str catatan: note for the admin instansi, optional
        """
        self._periksa_penilai()
        if final := self.evaluasi_id.filtered(lambda evaluasi: evaluasi.state == "final"):
            raise UserError(self.env._("%s is final meanwhile and its ratings stay. Answer that the predikat stays, with the reason.", final[0].display_name))
        # sudo: ekinerja.kalibrasi.saran - states and notes are written by the actions only
        self.sudo().with_context(tracking_disable=True).write({"alasan": (catatan or "").strip() or False})
        self.evaluasi_id.filtered(lambda evaluasi: evaluasi.state == "dinilai").action_buka()
        return True

    def action_tolak(self, alasan=None):
        """Decline, by the penilai; the evaluation stays as it is.

        :param str alasan: reason, required; without it the dialog that asks for it opens
        """
        self._periksa_penilai()
        if alasan is None:
            return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.kalibrasi_tolak_action") | {"context": {"default_saran_ids": self.ids}}
        if not teks_bersih(alasan):
            raise UserError(self.env._("Reason: write why the predikat stays; the admin instansi reads it."))
        self._tutup({"state": "ditolak", "alasan": alasan.strip()})
        return True

    def action_batal(self):
        """Withdraw, by an admin instansi."""
        self._periksa_terbuka()
        if not self.env.user.has_group(ADMIN):
            raise AccessError(self.env._("A suggestion is withdrawn by an admin instansi."))
        self._tutup({"state": "dibatalkan"})
        return True

    def action_buka_evaluasi(self):
        """Open the evaluation, for whoever may read it."""
        self.ensure_one()
        self.check_access("read")
        self.evaluasi_id.check_access("read")
        return {"type": "ir.actions.act_window", "res_model": "ekinerja.evaluasi", "res_id": self.evaluasi_id.id, "views": [[False, "form"]]}


class EkinerjaEvaluasi(models.Model):
    """Calibration of given evaluations: the admin suggests, the penilai decides."""

    _inherit = "ekinerja.evaluasi"

    def action_minta_kalibrasi(self, catatan=None):
        """Suggest to the penilai to look again, by an admin instansi; nothing of the evaluation changes.

        :param str catatan: note for the penilai, required; without it the dialog that asks for it opens
        """
        self.check_access("read")
        if not self.env.user.has_group(ADMIN):
            raise AccessError(self.env._("A calibration suggestion is made by an admin instansi."))
        if not self:
            raise UserError(self.env._("Choose at least one evaluation."))
        if bukan := self.filtered(lambda row: row.state != "dinilai"):
            raise UserError(self.env._("%s is not given, or already final: the penilai can no longer change it.", bukan[0].display_name))
        self._periksa_capaian()
        if catatan is None:
            return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.kalibrasi_minta_action") | {"context": {"default_evaluasi_ids": self.ids}}
        if not teks_bersih(catatan):
            raise UserError(self.env._("Note: write what the penilai should look at again."))
        self.env["ekinerja.kalibrasi.saran"]._minta(self, catatan.strip())
        return True

    def _ubah_state(self, vals):
        result = super()._ubah_state(vals)
        if vals.get("state") in ("dinilai", "final"):
            # sudo: ekinerja.kalibrasi.saran - answered by the penilai who gives the evaluation
            saran = self.env["ekinerja.kalibrasi.saran"].sudo().search([("evaluasi_id", "in", self.ids), ("state", "=", "diminta")])
            berubah = saran.filtered(lambda satu: satu.evaluasi_id.predikat != satu.predikat_awal)
            for predikat, kelompok in berubah.grouped(lambda satu: satu.evaluasi_id.predikat).items():
                kelompok._tutup({"state": "diubah", "predikat_baru": predikat})
        return result
