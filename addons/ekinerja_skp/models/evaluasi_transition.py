from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.models.res_company_batas import Entri


class EkinerjaEvaluasi(models.Model):
    """Transitions of an evaluation: only the pejabat penilai rates, and nobody rates themselves."""

    _inherit = "ekinerja.evaluasi"

    def action_nilai(self):
        """Give the evaluation: both ratings are set, the predikat follows; the pegawai sees it from now on."""
        self._periksa(("draft",))
        for evaluasi in self:
            if not evaluasi.rating_hasil or not evaluasi.rating_perilaku:
                raise UserError(self.env._("%s: choose rating hasil kerja and rating perilaku kerja first.", evaluasi.display_name))
            if evaluasi.skp_id.state != "disetujui":
                raise UserError(self.env._("%s is not approved; approve it before the evaluation.", evaluasi.skp_id.display_name))
        lewat = self._periksa_batas()
        self._ubah_state({"state": "dinilai", "tanggal_dinilai": fields.Datetime.now()})
        kata = dict(self._fields["predikat"]._description_selection(self.env))
        nama = self.skp_id._nama_penilai()
        self._catat({
            evaluasi.id: "\n".join(filter(None, (
                self.env._("Evaluated by %(name)s: %(predikat)s.", name=nama[evaluasi.skp_id.id], predikat=kata[evaluasi.predikat]),
                lewat[evaluasi.id].pesan if evaluasi.id in lewat else None,
            )))
            for evaluasi in self
        })  # fmt: skip
        return True

    def action_buka(self):
        """Reopen a given evaluation to change the ratings; logged."""
        self._periksa(("dinilai",))
        self._ubah_state({"state": "draft", "tanggal_dinilai": False})
        nama = self.skp_id._nama_penilai()
        self._catat({evaluasi.id: self.env._("Evaluation reopened by %s.", nama[evaluasi.skp_id.id]) for evaluasi in self})
        return True

    def action_final(self):
        """Make the evaluation final: ratings can no longer change."""
        self._periksa(("dinilai",))
        self._ubah_state({"state": "final", "tanggal_final": fields.Datetime.now()})
        nama = self.skp_id._nama_penilai()
        self._catat({evaluasi.id: self.env._("Evaluation made final by %s.", nama[evaluasi.skp_id.id]) for evaluasi in self})
        return True

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

    def _periksa_batas(self):
        """Refuse after the deadline of penilaian, or return ``{id: Status}`` of what is late and accepted (P6 L-IV.A.8 for the year)."""
        hasil = {}
        for company, kelompok in self.sudo().grouped("company_id").items():  # sudo: res.company, hr.employee - policy, and who the pegawai is
            entri = [Entri(row.id, row.skp_id.employee_id.id, row.tahun, row.periode_id) for row in kelompok]
            hasil |= company._ekinerja_periksa_batas("penilaian", entri)
        return hasil

    def _periksa_penilai(self):
        """Only the pejabat penilai of the SKP evaluates, or who acts as PLT/PLH in that place; an admin administers and never rates."""
        if self.env.su:
            return
        semua = self.sudo()  # sudo: ekinerja.skp, hr.employee - who evaluates, and names in the message
        milik = semua.skp_id._milik_penilai()
        for evaluasi in semua:
            tetap = evaluasi.penilai_tetap_id
            if not (tetap.user_id == self.env.user if tetap else evaluasi.skp_id.id in milik):
                raise UserError(
                    self.env._("%(skp)s is evaluated only by its pejabat penilai, %(who)s.", skp=evaluasi.skp_id.display_name,
                               who=tetap.name or evaluasi.skp_id.penilai_nama or "-")
                )  # fmt: skip

    def _periksa_draft(self):
        if bad := self.sudo().filtered(lambda evaluasi: evaluasi.state != "draft"):  # sudo: ekinerja.evaluasi - state only
            raise UserError(
                self.env._("%s is already given. Reopen it to change the ratings; a final evaluation stays as it is.", bad[0].display_name)
            )

    def _ubah_state(self, vals):
        # sudo: ekinerja.evaluasi - state changes happen in transitions only, the right was checked before
        self.sudo().with_context(tracking_disable=True).write(vals)

    def _catat(self, bodies):
        # sudo: mail.message - the log of a transition that was allowed
        self.sudo()._message_log_batch(bodies)
