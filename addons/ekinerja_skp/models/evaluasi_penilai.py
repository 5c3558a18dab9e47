from odoo import api, fields, models
from odoo.exceptions import UserError


class EkinerjaEvaluasi(models.Model):
    """Who evaluates.

    ==========================================  ==================================================================
    evaluation                                  is rated and signed by
    ==========================================  ==================================================================
    ordinary                                    the pejabat penilai of the SKP, or who acts as PLT/PLH in that place
    of a penilai who moved within the window    that former penilai (PermenPANRB 6/2022 Lampiran IV.A.14)
    taken over after the evaluation window      the atasan penilai, or who acts as PLT/PLH in that place (IV.A.11, V.A.8)
    ==========================================  ==================================================================

    Nobody evaluates themselves; an admin administers and never rates.
    """

    _inherit = "ekinerja.evaluasi"

    penilai_tetap_id = fields.Many2one(
        "hr.employee", "Former penilai", readonly=True, index="btree_not_null", copy=False,
        help="Still evaluates this period, because the move fell into its evaluation window.",
    )  # fmt: skip
    can_nilai = fields.Boolean(compute="_compute_can_nilai")

    @api.depends("skp_id", "state", "penanda", "penilai_tetap_id")
    @api.depends_context("uid")
    def _compute_can_nilai(self):
        milik = self._milik_user()
        for evaluasi in self:
            evaluasi.can_nilai = evaluasi._origin.id in milik

    def _milik_user(self):
        """Ids of those that the user evaluates; a constant number of queries."""
        # sudo: ekinerja.skp, hr.employee - which user a party is; the atasan penilai may be another
        semua = self._origin.sudo()
        milik = semua.skp_id._milik_penilai()
        atasan = semua.filtered(lambda row: row.penanda == "atasan").skp_id.sudo(False)._milik_atasan()
        user = self.env.user
        return {
            evaluasi.id
            for evaluasi in semua
            if evaluasi.skp_id.employee_id.user_id != user and (
                evaluasi.skp_id.id in atasan if evaluasi.penanda == "atasan"
                else evaluasi.penilai_tetap_id.user_id == user if evaluasi.penilai_tetap_id
                else evaluasi.skp_id.id in milik
            )
        }  # fmt: skip

    def _periksa_penilai(self):
        """Refuse whoever does not evaluate."""
        if self.env.su:
            return
        milik = self._milik_user()
        for evaluasi in self.sudo():  # sudo: ekinerja.skp, hr.employee - names in the message
            if evaluasi.id in milik:
                continue
            nama = {"skp": evaluasi.skp_id.display_name}
            if evaluasi.penanda == "atasan":
                raise UserError(
                    self.env._("%(skp)s is evaluated by the atasan penilai, %(who)s, because the evaluation window passed.", **nama,
                               who=evaluasi.skp_id.atasan_nama or "-")
                )  # fmt: skip
            raise UserError(
                self.env._("%(skp)s is evaluated only by its pejabat penilai, %(who)s.", **nama,
                           who=evaluasi.penilai_tetap_id.name or evaluasi.skp_id.penilai_nama or "-")
            )  # fmt: skip

    def _nama_pelaku(self):
        """``{id: name}`` of the user as the log writes it: with the assignment where they evaluate as PLT/PLH."""
        # sudo: ekinerja.skp - which SKP it is
        skp_id = {row.id: row.sudo().skp_id.id for row in self}
        atasan = self.filtered(lambda row: row.penanda == "atasan")
        hasil = {}
        for semua, nama in ((atasan, atasan.skp_id._nama_atasan()), (self - atasan, (self - atasan).skp_id._nama_penilai())):
            hasil |= {row.id: nama[skp_id[row.id]] for row in semua}
        return hasil

    def _penilai(self):
        """The pegawai who evaluates."""
        self.ensure_one()
        if self.penanda == "atasan":
            return self.skp_id.atasan_penilai_id
        return self.penilai_tetap_id or self.skp_id.penilai_id

    def _kenali_penilai_tetap(self):
        """Evaluations that were made for the former penilai carry that name."""
        for penilai, milik in self.grouped("penilai_tetap_id").items():
            identitas = penilai._ekinerja_identitas(penilai.company_id._ekinerja_hari_ini())
            milik.write({"penilai_nama": identitas[penilai.id]["nama"]})
