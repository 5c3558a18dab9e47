from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .skp import STATE_TERBUKA

TIPE_PERSETUJUAN = "ekinerja_skp.mail_activity_type_persetujuan"


class EkinerjaSkp(models.Model):
    """Transitions of an SKP: one method each, for any number of records at a constant number of queries."""

    _inherit = "ekinerja.skp"

    can_ajukan = fields.Boolean(compute="_compute_can")
    can_setujui = fields.Boolean(compute="_compute_can")
    can_kembalikan = fields.Boolean(compute="_compute_can")
    peringatan = fields.Text("Deadline", compute="_compute_peringatan", help="What the deadline of the SKP means now.")

    @api.depends("state", "employee_id", "is_penilai", "is_riwayat")
    @api.depends_context("uid")
    def _compute_can(self):
        is_admin = self.env.user.has_group("ekinerja_admin.group_admin_instansi")
        menunggu = self._origin.filtered(lambda skp: skp.state == "diajukan" and not skp.is_penilai)
        atasan = set(menunggu._search(Domain("id", "in", menunggu.ids) & self._domain_atasan_berhak(), active_test=False)) if menunggu else ()
        for skp, sudo in zip(self, self.sudo(), strict=True):  # sudo: hr.employee - which user a party is
            skp.can_ajukan = skp.state in STATE_TERBUKA and sudo.employee_id.user_id == self.env.user
            skp.can_setujui = skp.state == "diajukan" and (skp.is_penilai or skp._origin.id in atasan)
            skp.can_kembalikan = is_admin and skp.state != "draft" and not skp.is_riwayat

    @api.depends("state", "date_start", "company_id")
    def _compute_peringatan(self):
        status = self.filtered(lambda skp: skp.state in STATE_TERBUKA and skp.date_start)._status_batas()
        for skp in self:
            skp.peringatan = status[skp.id].pesan if skp.id in status else False

    def action_ajukan(self):
        """Submit: the pegawai sends the SKP to the penilai; the head of a unor mandiri approves it thereby."""
        self._periksa(STATE_TERBUKA, "employee_id")
        self._periksa_isi()
        peringatan = self._periksa_batas()
        mandiri = self.filtered("is_mandiri")
        lain = self - mandiri
        waktu = fields.Datetime.now()
        lain._ubah_state({"state": "diajukan", "tanggal_diajukan": waktu})
        mandiri._ubah_state({"state": "disetujui", "tanggal_diajukan": waktu, "tanggal_disetujui": waktu})
        lain._minta_persetujuan()
        mandiri._terapkan_revisi()
        self._catat({
            skp.id: "\n".join(filter(None, (
                self.env._("SKP submitted and in force: the head of a unor mandiri needs no approval.") if skp.is_mandiri
                else self.env._("SKP submitted to %s.", skp.penilai_nama),
                peringatan[skp.id].pesan if skp.id in peringatan else None,
            )))
            for skp in self
        })  # fmt: skip
        return True

    def action_setujui(self):
        """Approve, by the pejabat penilai; any number at once."""
        self._periksa_dibaca()
        atasan = self._periksa(("diajukan",), "pemutus")
        oleh = self._nama_pemutus(atasan)
        # sudo: ekinerja.skp - which of them are revisions
        revisi = self.filtered(lambda skp: skp.sudo().revisi_dari_id)
        disetujui = {"state": "disetujui", "tanggal_disetujui": fields.Datetime.now(), "alasan": False, "alasan_jenis": False}
        for skp, oleh_atasan in ((self - atasan, False), (atasan, True)):
            if skp:
                skp._ubah_state(disetujui | {"diputus_atasan": oleh_atasan})
        self._selesaikan_tugas()
        self._catat({skp_id: self.env._("SKP approved by %s.", nama) for skp_id, nama in oleh.items()})
        revisi._terapkan_revisi()
        self._beritahu_pegawai()
        return True

    def action_tolak(self, alasan=None):
        """Return to the pegawai with a reason, by the pejabat penilai; any number at once.

        :param str alasan: reason, required; without it the dialog that asks for it opens
        """
        if alasan is None:
            return self._dialog_alasan("tolak")
        alasan = self._periksa_alasan(alasan)
        self._periksa_dibaca()
        oleh = self._nama_pemutus(self._periksa(("diajukan",), "pemutus"))
        self._ubah_state({"state": "ditolak", "alasan": alasan, "alasan_jenis": "tolak"})
        self._selesaikan_tugas()
        self._catat({skp_id: self.env._("SKP returned by %(name)s: %(reason)s", name=nama, reason=alasan) for skp_id, nama in oleh.items()})
        self._beritahu_pegawai()
        return True

    def action_kembalikan_draft(self, alasan=None):
        """Return to draft with a reason, by an admin instansi (BKN-SKP-04); refused once an evaluation is final.

        :param str alasan: reason, required; without it the dialog that asks for it opens
        """
        if alasan is None:
            return self._dialog_alasan("kembalikan_draft")
        alasan = self._periksa_alasan(alasan)
        self._periksa(("diajukan", "disetujui", "ditolak"), None)
        self._tolak_dengan_keberatan()
        # sudo: ekinerja.evaluasi - drafts count as well, whatever the admin may read
        if final := self.sudo().evaluasi_ids.filtered(lambda evaluasi: evaluasi.state == "final"):
            raise UserError(
                self.env._(
                    "%(name)s has a final evaluation (%(period)s) and stays as it is.",
                    name=final[0].skp_id.display_name, period=final[0].periode_id.name,
                )
            )
        if revisi := self._revisi_terbuka():
            raise UserError(
                self.env._("%s has an open revision. The pegawai or the penilai cancels it before the SKP returns to draft.", next(iter(revisi)).display_name)
            )
        self._ubah_state({"state": "draft", "alasan": alasan, "alasan_jenis": "admin", "tanggal_disetujui": False})
        self._selesaikan_tugas()
        self._catat(dict.fromkeys(self.ids, self.env._("SKP returned to draft by %(name)s: %(reason)s", name=self.env.user.name, reason=alasan)))
        self._beritahu_pegawai()
        return True

    # -- effects -------------------------------------------------------------------------------------------------------

    def _ubah_state(self, vals):
        # sudo: ekinerja.skp - state changes happen in transitions only, the right was checked before
        self.sudo().with_context(tracking_disable=True).write(vals)

    def _catat(self, bodies):
        # sudo: mail.message - the log of a transition that was allowed
        self.sudo()._message_log_batch(bodies)

    def _minta_persetujuan(self):
        """One to-do per SKP for the penilai who has an account."""
        tipe_id = self.env["ir.model.data"]._xmlid_to_res_id(TIPE_PERSETUJUAN, raise_if_not_found=True)
        tipe = self.env["mail.activity.type"].sudo().browse(tipe_id)  # sudo: mail.activity.type - the portal may not read it
        model_id = self.env["ir.model"]._get_id(self._name)
        hari_ini = self.company_id.sudo()[:1]._ekinerja_hari_ini()  # sudo: res.company - today in the time zone of the instansi
        nama = {skp.id: skp.display_name for skp in self}
        # sudo: mail.activity - a to-do for the penilai, made by the pegawai
        self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True).create([
            {
                "activity_type_id": tipe.id, "res_model_id": model_id, "res_id": skp_id, "user_id": user.id, "res_name": nama[skp_id],
                # no summary: the type's own is read in the language of the penilai
                "date_deadline": hari_ini + timedelta(days=tipe.delay_count or 0),
            }
            for skp_id, user in self._user_penilai().items() if user
        ])  # fmt: skip

    def _selesaikan_tugas(self):
        tipe_id = self.env["ir.model.data"]._xmlid_to_res_id(TIPE_PERSETUJUAN, raise_if_not_found=True)
        # sudo: mail.activity - the to-do belongs to the penilai, an admin may close it too
        self.env["mail.activity"].sudo().search_fetch(
            [("res_model", "=", self._name), ("res_id", "in", self.ids), ("activity_type_id", "=", tipe_id)],
            ["res_model", "res_id", "user_id", "date_deadline", "active"],
        ).unlink()

    def _beritahu_pegawai(self):
        """Tell the pegawai by mail, from a job; without an outgoing mail server the portal alone tells."""
        # sudo: ir.mail_server - only whether one exists
        if self.env["ir.mail_server"].sudo().search_count([], limit=1):
            self.with_delay(description=f"SKP: tell {len(self)} pegawai")._kirim_pemberitahuan()

    def _kirim_pemberitahuan(self):
        template = self.env.ref("ekinerja_skp.mail_template_skp_status")
        for skp in self.sudo():  # sudo: ekinerja.skp - mail to the pegawai of a document that was decided
            template.send_mail(skp.id, email_values={"email_to": skp.employee_id.work_email}) if skp.employee_id.work_email else None

    def _dialog_alasan(self, transisi):
        judul = dict(self.env["ekinerja.skp.alasan"]._fields["transisi"]._description_selection(self.env))
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.skp_alasan_action") | {
            "name": judul[transisi], "context": {"default_transisi": transisi, "default_skp_ids": self.ids}
        }
