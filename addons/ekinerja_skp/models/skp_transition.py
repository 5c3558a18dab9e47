from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.ekinerja_admin.models.res_company_batas import Entri

from .konteks import teks_bersih
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

    # -- decisions -----------------------------------------------------------------------------------------------------

    def _periksa(self, asal, pihak):
        """Refuse with all reasons at once: wrong state, wrong person.

        :param asal: states from which the transition leads
        :param pihak: people field whose user may do it, ``pemutus`` for the penilai or the atasan penilai in that place, None for the admin instansi
        :returns: those that the user decides on as atasan penilai
        """
        if not self:
            raise UserError(self.env._("Choose at least one SKP."))
        penilai, atasan = self._milik_pemutus() if pihak == "pemutus" else (self._milik(pihak), set())
        milik = penilai | atasan
        if len(milik) < len(self):
            self.check_access("read")
        is_admin = self.env.user.has_group("ekinerja_admin.group_admin_instansi")
        state = dict(self._fields["state"]._description_selection(self.env))
        alasan = []
        for skp in self.sudo():  # sudo: ekinerja.skp - names in the messages
            if skp.id not in milik and not (is_admin and not pihak):
                alasan.append(self._pesan_bukan_pihak(skp, pihak))
            elif skp.is_riwayat:
                alasan.append(self.env._("%s is kept as it was and is not decided again.", skp.display_name))
            elif skp.state not in asal:
                alasan.append(
                    self.env._(
                        "%(name)s is in status %(state)s; this action needs %(needed)s. Reload the page to see the latest status.",
                        name=skp.display_name, state=state[skp.state], needed=" / ".join(state[key] for key in asal),
                    )
                )
        if alasan:
            raise UserError("\n".join(alasan[:20]))
        return self.filtered(lambda skp: skp.id in atasan)

    def _milik(self, pihak):
        """Ids of the SKP that the user may read and is the party of: one query, where a check in memory would read every party."""
        if self.env.su:
            return set(self.ids)
        if not pihak:
            return set()
        if pihak == "penilai_id":
            milik = self._domain_penilai()
        else:
            # sudo: hr.employee - which pegawai the user is
            sendiri = self.env["hr.employee"].sudo().with_context(active_test=False)._search([("user_id", "=", self.env.uid)])
            milik = Domain(pihak, "in", sendiri)
        return set(self._search(Domain("id", "in", self.ids) & milik, active_test=False))

    def _pesan_bukan_pihak(self, skp, pihak):
        if pihak == "employee_id":
            return self.env._("%(name)s can be submitted only by %(who)s.", name=skp.display_name, who=skp.pegawai_nama)
        if pihak == "pemutus":
            return self.env._("%(name)s can be decided only by its pejabat penilai, %(who)s.", name=skp.display_name, who=skp.penilai_nama or "-")
        return self.env._("%s can be returned to draft only by an admin instansi.", skp.display_name)

    def _periksa_alasan(self, alasan):
        alasan = teks_bersih(alasan)
        if not alasan:
            raise UserError(self.env._("Write the reason: the pegawai must know what to change."))
        return alasan

    def _periksa_isi(self):
        """What PermenPANRB 6/2022 Ps. 9 asks for: a penilai, an RHK utama, an indikator per RHK, a target where it is counted."""
        # sudo: ekinerja.rhk, ekinerja.indikator - parts of the SKP whose right was checked, read for many at once
        rhk = self.sudo().env["ekinerja.rhk"].search_fetch([("skp_id", "in", self.ids)], ["skp_id", "name", "jenis", "perspektif"])
        indikator = self.sudo().env["ekinerja.indikator"].search_fetch([("rhk_id", "in", rhk.ids)], ["rhk_id", "name", "target", "satuan"])
        rhk_per_skp = rhk.grouped("skp_id")
        indikator_per_rhk = indikator.grouped("rhk_id")
        alasan = []
        for skp in self.sudo():  # sudo: hr.employee - whether a penilai is known
            alasan += [f"{skp.display_name}: {pesan}" for pesan in skp._kekurangan(rhk_per_skp.get(skp, rhk.browse()), indikator_per_rhk)]
        if alasan:
            raise UserError("\n".join(alasan[:20]))

    def _kekurangan(self, rhk, indikator_per_rhk):
        """What is still missing in one SKP, as a list of messages; empty when it may be submitted."""
        self.ensure_one()
        kurang = []
        if not self.penilai_id and not self.is_mandiri:
            kurang.append(self.env._("no pejabat penilai is known. Ask the admin instansi to record your atasan, then use \"Refresh data\"."))
        if not rhk.filtered(lambda r: r.jenis == "utama"):
            kurang.append(self.env._("add at least one RHK of kind utama."))
        for r in rhk:
            if r not in indikator_per_rhk:
                kurang.append(self.env._("RHK \"%s\" has no indikator; add one.", r.name))
            elif self.pendekatan == "kuantitatif" and any(not i.target or not i.satuan for i in indikator_per_rhk[r]):
                kurang.append(self.env._("RHK \"%s\": fill target and satuan of every indikator.", r.name))
            if self.model_skp == "jpt" and not r.perspektif:
                kurang.append(self.env._("RHK \"%s\": choose a perspektif.", r.name))
        if self.model_skp == "jpt" and rhk and (perspektif := self._perspektif_kurang(rhk)):
            kurang.append(self.env._("an SKP of model JPT needs at least one RHK of perspektif %s.", ", ".join(perspektif)))
        return kurang

    def _entri_batas(self):
        # sudo: hr.employee - id of the pegawai, for reopenings
        return [Entri(skp.id, skp.sudo().employee_id.id, skp.tahun, mulai=skp.date_start) for skp in self]

    def _status_batas(self):
        """``{skp id: Status}`` of batas SKP tahunan; a range that starts later has as many days from its own start (P6 Ps. 14)."""
        hasil = {}
        for company, kelompok in self.grouped("company_id").items():
            # sudo: res.company - deadline policy
            hasil |= company.sudo()._ekinerja_status_batas("target", kelompok._entri_batas())
        return hasil

    def _periksa_batas(self):
        """Refuse after batas SKP tahunan, or return ``{skp id: Status}`` where the instansi only warns or reopened it.

        An SKP that was returned is resubmitted after the deadline as well: the delay is not the pegawai's.
        """
        peringatan = {}
        # sudo: ekinerja.skp - whether it is a revision, which has no deadline
        baru = self.filtered(lambda skp: skp.state == "draft" and not skp.tanggal_diajukan and not skp.sudo().revisi_dari_id)
        for company, kelompok in baru.grouped("company_id").items():
            # sudo: res.company - deadline policy
            peringatan |= company.sudo()._ekinerja_periksa_batas("target", kelompok._entri_batas())
        return peringatan

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
