from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from ..calc import keberatan as calc
from .keberatan import MAKS_TEKS, STATE_BERJALAN, STATE_DIPUTUS


class EkinerjaKeberatan(models.Model):
    """Transitions of a keberatan: one method each; every one checks party, status and time itself."""

    _inherit = "ekinerja.keberatan"

    def action_ajukan(self):
        """File: the pegawai sends the keberatan to the atasan penilai; penilai and atasan get their to-do."""
        self._mulai(("draft",), "pegawai")
        self._sentuh_evaluasi()
        self._periksa_boleh()
        self._periksa_isi()
        waktu = fields.Datetime.now()
        batas = self.evaluasi_id._batas_keberatan()
        pihak = self._nilai_atasan()
        # sudo: res.company - today in the time zone of the instansi
        hari = {company: company.sudo()._ekinerja_hari_ini() for company in self.company_id}
        for keberatan in self:
            nilai = keberatan._sebelum()
            evaluasi = keberatan.sudo().evaluasi_id  # sudo: ekinerja.evaluasi - predikat of the own evaluation
            minta = calc.lengkapi((keberatan.minta_hasil, keberatan.minta_perilaku), nilai)
            keberatan._ubah_state(pihak[keberatan.id] | {
                "state": "diajukan", "tanggal_diajukan": waktu, "hari_diajukan": hari[keberatan.company_id],
                "tanggal_dasar": batas[evaluasi.id].dasar, "batas_ajukan": batas[evaluasi.id].batas,
                "sebelum_hasil": nilai[0], "sebelum_perilaku": nilai[1], "sebelum_predikat": evaluasi.predikat,
                "minta_hasil": minta[0], "minta_perilaku": minta[1],
            })  # fmt: skip
        for keberatan_id, hari in self._hitung_batas_putusan().items():
            self.browse(keberatan_id)._ubah_state({"batas_putusan": hari})
        self._tugaskan("penilai")
        self._tugaskan("atasan")
        self._catat({
            keberatan.id: self.env._("Keberatan filed to %(atasan)s; to be decided until %(date)s.", atasan=keberatan.atasan_nama or "-",
                                     date=tanggal_indonesia(keberatan.batas_putusan))
            for keberatan in self
        })  # fmt: skip
        self._beritahu("masuk")
        return True

    def action_tarik(self):
        """Withdraw as long as the atasan penilai has not begun to examine it."""
        self._mulai(("diajukan",), "pegawai")
        self._ubah_state({
            "state": "draft", "tanggal_diajukan": False, "hari_diajukan": False, "batas_putusan": False, "sebelum_hasil": False, "sebelum_perilaku": False,
            "sebelum_predikat": False, "penjelasan": False, "tanggal_dijelaskan": False, "dijelaskan_oleh": False,
        })  # fmt: skip
        self._selesaikan_tugas()
        self._catat(dict.fromkeys(self.ids, self.env._("Keberatan withdrawn.")))
        return True

    def action_periksa(self):
        """Check: the atasan penilai begins to examine; the first time is kept (BKN-KBR-09)."""
        self._mulai(("diajukan",), "atasan")
        self._ubah_state({"state": "diperiksa", "tanggal_diperiksa": fields.Datetime.now()})
        self._catat({keberatan.id: self.env._("Examination begun by %s.", keberatan._nama_atasan()) for keberatan in self})
        return True

    def action_jelaskan(self, penjelasan=None):
        """Explanation of the pejabat penilai; it may be written anew until the decision.

        :param str penjelasan: text, required; without it the dialog that asks for it opens
        """
        if penjelasan is None:
            return self._dialog("jelaskan")
        penjelasan = self._periksa_teks(penjelasan, self.env._("Penjelasan"))
        self._mulai(STATE_BERJALAN, "penilai")
        waktu = fields.Datetime.now()
        for skp, semua in self.grouped("skp_id").items():
            semua._ubah_state({"penjelasan": penjelasan, "tanggal_dijelaskan": waktu, "dijelaskan_oleh": skp._nama_penilai()[skp.id]})
        self._selesaikan_tugas("penilai")
        self._catat({keberatan.id: self.env._("Explained by %s.", keberatan.dijelaskan_oleh) for keberatan in self})
        return True

    def action_tanya(self, pertanyaan=None):
        """Ask the pegawai for an explanation (PermenPANRB 6/2022 Lampiran V.B.3), by the atasan penilai.

        :param str pertanyaan: what is to be explained, required; without it the dialog that asks for it opens
        """
        if pertanyaan is None:
            return self._dialog("tanya")
        pertanyaan = self._periksa_teks(pertanyaan, self.env._("Question"))
        self._mulai(STATE_BERJALAN, "atasan")
        self._cap_periksa()
        self._ubah_state({"pertanyaan": pertanyaan})
        self._catat({keberatan.id: self.env._("%(name)s asks the pegawai: %(question)s", name=keberatan._nama_atasan(), question=pertanyaan)
                     for keberatan in self})  # fmt: skip
        self._beritahu("tanya")
        return True

    def action_jawab(self, penjelasan_pegawai):
        """Explanation of the pegawai to a question of the atasan penilai.

        :param str penjelasan_pegawai: text, required
        """
        jawaban = self._periksa_teks(penjelasan_pegawai, self.env._("Penjelasan pegawai"))
        self._mulai(("diperiksa",), "pegawai")
        if tanpa := self.filtered(lambda keberatan: not keberatan.pertanyaan):
            raise UserError(self.env._("%s: the atasan penilai has asked nothing.", tanpa[0].display_name))
        self._ubah_state({"penjelasan_pegawai": jawaban})
        self._catat(dict.fromkeys(self.ids, self.env._("The pegawai explained.")))
        return True

    def action_check(self):
        """Open the details (BKN-KBR-07); where the atasan penilai does so, the examination begins."""
        self.ensure_one()
        self.check_access("read")
        if self.state == "diajukan" and self.is_atasan and not self.is_lewat:
            self.action_periksa()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.keberatan_check_action") | {"res_id": self.id}

    # -- decisions -----------------------------------------------------------------------------------------------------

    def _mulai(self, asal, pihak):
        """What every transition asks first; of two at the same time the second waits and then reads what the first decided."""
        if not self:
            raise UserError(self.env._("Choose at least one keberatan."))
        self.check_access("read")
        self._kunci()
        self._periksa_pihak(pihak)
        self._periksa_status(asal)
        self._periksa_waktu()

    def _kunci(self):
        self.flush_recordset()
        self.env.execute_query(SQL("SELECT id FROM ekinerja_keberatan WHERE id IN %s ORDER BY id FOR UPDATE", tuple(self.ids) or (0,)))
        self.invalidate_recordset(["state"])

    def _sentuh_evaluasi(self):
        """Meet whoever reopens the evaluation or makes it final at the same moment: the later one is tried again and then sees the other."""
        self.env["ekinerja.evaluasi"].flush_model(["state"])
        self.env.execute_query(SQL("UPDATE ekinerja_evaluasi SET state = state WHERE id IN %s RETURNING id", tuple(self.evaluasi_id.ids) or (0,)))

    def _periksa_status(self, asal):
        for keberatan in self.sudo():  # sudo: ekinerja.keberatan - state and names in the message
            if keberatan.state not in asal:
                raise UserError(keberatan._pesan_status(asal))

    def _pesan_status(self, asal):
        self.ensure_one()
        state = dict(self._fields["state"]._description_selection(self.env))
        if self.state in STATE_DIPUTUS:
            return self.env._("%(name)s was decided on %(when)s by %(who)s: %(state)s. The decision is final; reload the page to read it.",
                              name=self.display_name, when=self.waktu_diputus, who=self.diputus_oleh or "-", state=state[self.state])  # fmt: skip
        if self.state == "terlambat":
            return self.env._("%(name)s was not decided until %(date)s: it is Terlambat, the ratings stand and the case is locked.",
                              name=self.display_name, date=tanggal_indonesia(self.batas_putusan))  # fmt: skip
        return self.env._(
            "%(name)s is in status %(state)s; this action needs %(needed)s. Reload the page to see the latest status.",
            name=self.display_name, state=state[self.state], needed=" / ".join(state[key] for key in asal),
        )

    def _periksa_waktu(self):
        """Nothing happens any more once the time to decide is over, also before the scheduled action has said so."""
        for keberatan in self.sudo():  # sudo: res.company - today in the time zone of the instansi
            if keberatan.state in STATE_BERJALAN and keberatan.batas_putusan < keberatan.company_id._ekinerja_hari_ini():
                raise UserError(
                    self.env._("%(name)s had to be decided until %(date)s (PermenPANRB 6/2022 Lampiran V.B.6). It ends as Terlambat and the ratings stand.",
                               name=keberatan.display_name, date=tanggal_indonesia(keberatan.batas_putusan))
                )  # fmt: skip

    def _periksa_admin(self):
        self.check_access("read")
        if not self.env.su and not self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            raise AccessError(self.env._("Only an admin instansi may do this."))

    def _periksa_boleh(self):
        """Whether these evaluations may be contested now."""
        if alasan := [satu for satu in self.evaluasi_id._alasan_tanpa_keberatan().values() if satu]:
            raise UserError("\n".join(alasan[:20]))

    def _periksa_isi(self):
        for keberatan in self:
            if not (keberatan.alasan or "").strip():
                raise UserError(self.env._("%s: write the reason, so that penilai and atasan know what to look at.", keberatan.display_name))
            if not calc.berubah((keberatan.minta_hasil, keberatan.minta_perilaku), keberatan._sebelum()):
                raise UserError(
                    self.env._("%s: ask for at least one rating that differs from the one you have.", keberatan.display_name)
                )

    @api.model
    def _periksa_teks(self, isi, label):
        isi = (isi or "").strip() if isinstance(isi, (str, bool, type(None))) else ""
        if not isi:
            raise UserError(self.env._("%s is empty. Write it first.", label))
        if len(isi) > MAKS_TEKS:
            raise UserError(self.env._("%(label)s has %(count)s characters; at most %(limit)s fit.", label=label, count=len(isi), limit=MAKS_TEKS))
        return isi

    def _cap_periksa(self):
        """The first look of the atasan penilai, whatever they do first."""
        self.filtered(lambda keberatan: not keberatan.tanggal_diperiksa)._ubah_state({"tanggal_diperiksa": fields.Datetime.now()})
        self.filtered(lambda keberatan: keberatan.state == "diajukan")._ubah_state({"state": "diperiksa"})

    def _dialog(self, transisi):
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.keberatan_putusan_action") | {
            "context": {"default_transisi": transisi, "default_keberatan_id": self.id}
        }

    def _ubah_state(self, vals):
        # sudo: ekinerja.keberatan - state changes happen in transitions only, the right was checked before
        self.sudo().with_context(tracking_disable=True).write(vals)

    def _catat(self, bodies):
        # sudo: mail.message - the log of a transition that was allowed
        self.sudo()._message_log_batch(bodies)
