from odoo import fields, models
from odoo.exceptions import UserError

from .evaluasi_tanggal import KOSONG


class EkinerjaEvaluasi(models.Model):
    """Transitions of an evaluation, for any number of records at a constant number of queries."""

    _inherit = "ekinerja.evaluasi"

    def action_nilai(self):
        """Give the evaluation: both ratings are set, the predikat follows; the pegawai sees it from now on."""
        self._periksa(("draft",))
        catatan = self._terapkan_capaian()
        if alasan := [pesan for pesan in self._kekurangan().values() if pesan]:
            raise UserError("\n".join(alasan[:20]))
        self._periksa_tugas_belajar()
        for row_id, pesan in self._periksa_jendela().items():
            catatan.setdefault(row_id, []).extend(pesan)
        tanpa = self.skp_id._tanpa_keberatan()
        sama = {}
        # sudo: ekinerja.skp - which SKP it is
        skp_id = {row.id: row.sudo().skp_id.id for row in self}
        for row_id, batas in self._batas_dokumen().items():
            row = self.browse(row_id)
            sama.setdefault((row.penanda == "atasan" or skp_id[row_id] in tanpa, *batas.items()), []).append(row_id)
        for (tanpa_keberatan, *batas), ids in sama.items():
            self.browse(ids)._ubah_state({
                "state": "dinilai", "tanggal_dinilai": fields.Datetime.now(), "tanpa_keberatan": tanpa_keberatan, **dict(batas),
            })  # fmt: skip
        kata = dict(self._fields["predikat"]._description_selection(self.env))
        nama = self._nama_pelaku()
        self._catat({
            evaluasi.id: "\n".join([
                self.env._("Evaluated by %(name)s: %(predikat)s.", name=nama[evaluasi.id], predikat=kata[evaluasi.predikat]),
                *catatan.get(evaluasi.id, ()),
            ])
            for evaluasi in self
        })  # fmt: skip
        return True

    def action_buka(self):
        """Reopen a given evaluation to change the ratings; logged. Its document is delivered anew afterwards."""
        self._periksa(("dinilai",))
        self._ubah_state({"state": "draft", "tanggal_dinilai": False, "tanpa_keberatan": False, "capaian_nilai": False, "capaian_sumber": False} | KOSONG)
        nama = self._nama_pelaku()
        self._catat({evaluasi.id: self.env._("Evaluation reopened by %s.", nama[evaluasi.id]) for evaluasi in self})
        return True

    def action_final(self):
        """Make the evaluation final: ratings can no longer change."""
        self._periksa(("dinilai",))
        self._ubah_state({"state": "final", "tanggal_final": fields.Datetime.now()})
        nama = self._nama_pelaku()
        self._catat({evaluasi.id: self.env._("Evaluation made final by %s.", nama[evaluasi.id]) for evaluasi in self})
        return True

    # -- decisions -----------------------------------------------------------------------------------------------------

    def _kekurangan(self):
        """``{id: why it cannot be given}``, empty where nothing is missing; the rating of a leader is set by then."""
        hasil = {}
        for evaluasi in self:
            skp = evaluasi.sudo().skp_id  # sudo: ekinerja.skp - state of the SKP, for the penilai who evaluates it
            if not evaluasi.rating_hasil or not evaluasi.rating_perilaku:
                hasil[evaluasi.id] = self.env._("%s: choose rating hasil kerja and rating perilaku kerja first.", evaluasi.display_name)
            elif skp.state != "disetujui":
                hasil[evaluasi.id] = self.env._("%s is not approved; approve it before the evaluation.", skp.display_name)
            else:
                hasil[evaluasi.id] = self._pesan_riwayat(skp)
        return hasil

    def _pesan_riwayat(self, skp):
        """Why an SKP that is not in force is not evaluated."""
        if skp.active and not skp.is_riwayat:
            return ""
        return self.env._("%(name)s, version %(version)s, is not in force. Evaluate the version in force.", name=skp.display_name, version=skp.versi)

    def _periksa(self, asal):
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose at least one evaluation."))
        self._periksa_penilai()
        state = dict(self._fields["state"]._description_selection(self.env))
        for evaluasi in self:
            if evaluasi.state not in asal:
                raise UserError(
                    self.env._(
                        "%(name)s is in status %(state)s; this action needs %(needed)s. Reload the page to see the latest status.",
                        name=evaluasi.display_name, state=state[evaluasi.state], needed=" / ".join(state[key] for key in asal),
                    )
                )

    def _periksa_draft(self):
        if bad := self.sudo().filtered(lambda evaluasi: evaluasi.state != "draft"):  # sudo: ekinerja.evaluasi - state only
            raise UserError(
                self.env._("%s is already given. Reopen it to change the ratings; a final evaluation stays as it is.", bad[0].display_name)
            )

    # -- effects -------------------------------------------------------------------------------------------------------

    def _ubah_state(self, vals):
        # sudo: ekinerja.evaluasi - state changes happen in transitions only, the right was checked before
        self.sudo().with_context(tracking_disable=True).write(vals)

    def _catat(self, bodies):
        # sudo: mail.message - the log of a transition that was allowed
        self.sudo()._message_log_batch(bodies)
