import random

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import SQL

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from ..calc.umpan360 import SKALA
from .konteks import teks_bersih
from .umpan360_peserta import KATA_KELOMPOK

MAKS_KOMENTAR = 1000


class EkinerjaUmpan360Responden(models.Model):
    """Somebody who is asked about a pegawai: whether they answered is known, what they answered is not.

    ==========  =========  =========  =================================
    transition  from       to         who
    ==========  =========  =========  =================================
    jawab       menunggu   selesai    the rater, once
    tolak       menunggu   menolak    the rater, with reason
    ==========  =========  =========  =================================
    """

    _name = "ekinerja.umpan360.responden"
    _inherit = "ekinerja.terlindung"
    _description = "Rater of an umpan balik 360"
    _order = "peserta_id, kelompok, id"
    _tetap = frozenset({"peserta_id", "responden_id", "kelompok"})

    peserta_id = fields.Many2one("ekinerja.umpan360.peserta", "About", required=True, index=True, ondelete="cascade")
    umpan360_id = fields.Many2one(related="peserta_id.umpan360_id", store=True, precompute=True, index=True)
    company_id = fields.Many2one(related="peserta_id.company_id", store=True, precompute=True, index=True)
    responden_id = fields.Many2one("hr.employee", "Rater", required=True, index=True)
    kelompok = fields.Selection(KATA_KELOMPOK, "Group", required=True, default="rekan")
    sumber = fields.Selection([("struktur", "Structure"), ("koreksi", "Correction")], "From", readonly=True, default="koreksi")
    state = fields.Selection(
        [("menunggu", "Waiting"), ("selesai", "Answered"), ("menolak", "Declined")], "Status", required=True, default="menunggu", readonly=True, copy=False
    )
    alasan = fields.Text("Reason", readonly=True, copy=False, help="Why the rater declined.")

    _satu_kali = models.Constraint("UNIQUE (peserta_id, responden_id)", "This person is asked about this pegawai already.")
    _menunggu_idx = models.Index("(responden_id) WHERE state = 'menunggu'")

    @api.depends("responden_id", "peserta_id")
    def _compute_display_name(self):
        for satu in self.sudo():  # sudo: hr.employee - names of a row that the user may read
            satu.display_name = f"{satu.responden_id.name} → {satu.peserta_id.nama}"

    @api.constrains("peserta_id", "responden_id", "kelompok")
    def _check_responden(self):
        for satu in self.sudo():  # sudo: hr.employee - company and identity of both
            if satu.responden_id == satu.peserta_id.employee_id:
                raise ValidationError(self.env._("%s cannot be their own rater. Choose somebody else.", satu.peserta_id.nama))
            if satu.responden_id.company_id != satu.company_id:
                raise ValidationError(self.env._("The chosen pegawai belongs to another instansi. Choose a pegawai of this one."))
            if satu.kelompok == "pimpinan" and satu.responden_id not in satu.peserta_id._pimpinan():
                raise ValidationError(
                    self.env._("Only a pimpinan of %s answers as pimpinan: that answer is shown alone. Choose the group rekan or staf.", satu.peserta_id.nama)
                )
            if satu.kelompok == "pimpinan" and satu.peserta_id.responden_ids.filtered(lambda r: r.kelompok == "pimpinan") != satu:
                raise ValidationError(self.env._("%s has a pimpinan as rater already. Remove that one first.", satu.peserta_id.nama))

    @api.model_create_multi
    def create(self, vals_list):
        responden = super().create(vals_list)
        responden.umpan360_id._periksa_belum_selesai()
        return responden

    @api.ondelete(at_uninstall=False)
    def _unlink_except_answered(self):
        self.umpan360_id._periksa_belum_selesai()
        if bad := self.filtered(lambda satu: satu.state == "selesai"):
            raise UserError(self.env._("%s has answered already; that answer cannot be told apart and stays.", bad[0].sudo().responden_id.name))  # sudo: a name

    # -- answers -------------------------------------------------------------------------------------------------------

    def action_jawab(self, jawaban, komentar=None):
        """Give the answers, once, by the rater.

        :param dict jawaban: ``{question id: 1 to 5}``, every question of the instansi
        :param str komentar: free text, shown without the name; at most 1000 characters
        :raises UserError: answered already, closed, a question left out
        """
        self.ensure_one()
        self._periksa_sendiri()
        isi = self._periksa_jawaban(jawaban)
        komentar = teks_bersih(komentar)
        if len(komentar) > MAKS_KOMENTAR:
            raise UserError(self.env._("The comment has %(count)s characters; at most %(limit)s fit.", count=len(komentar), limit=MAKS_KOMENTAR))
        self._tandai("selesai")
        self._catat(isi, komentar)
        return True

    def action_tolak(self, alasan):
        """Decline with a reason, by the rater; the admin sees it and may ask somebody else.

        :param str alasan: reason, required
        """
        self.ensure_one()
        self._periksa_sendiri()
        alasan = teks_bersih(alasan)
        if not alasan:
            raise UserError(self.env._("Write the reason, for example that you hardly work with this pegawai."))
        self._tandai("menolak")
        self.sudo().write({"alasan": alasan})  # sudo: ekinerja.umpan360.responden - own row, checked above
        return True

    def _periksa_sendiri(self):
        self.check_access("read")
        # sudo: hr.employee, ekinerja.umpan360 - whose row it is, and whether it is open
        satu = self.sudo()
        if satu.responden_id.user_id != self.env.user:
            raise AccessError(self.env._("Only %s can answer here.", satu.responden_id.name))
        umpan = satu.umpan360_id
        if not umpan._terbuka():
            raise UserError(
                self.env._("%(name)s accepts answers from %(start)s to %(end)s only.", name=umpan.name,
                           start=tanggal_indonesia(umpan.date_start), end=tanggal_indonesia(umpan.date_end))
                if umpan.state == "berjalan" else self.env._("%s is not open for answers.", umpan.name)
            )  # fmt: skip

    def _periksa_jawaban(self, jawaban):
        pertanyaan = self.env["ekinerja.umpan360.pertanyaan"]._berlaku(self.company_id)
        try:
            isi = {int(kunci): int(nilai) for kunci, nilai in (jawaban or {}).items()}
        except (AttributeError, TypeError, ValueError) as error:
            raise UserError(self.env._("The answers are not numbers from 1 to 5. Choose one for each question.")) from error
        if set(isi) != set(pertanyaan.ids) or not set(isi.values()) <= set(SKALA):
            raise UserError(
                self.env._("%(given)s of %(count)s questions are answered. Choose 1 to 5 for each of them.",
                           given=len(set(isi) & set(pertanyaan.ids)), count=len(pertanyaan))
            )  # fmt: skip
        return isi

    def _tandai(self, state):
        """Leave ``menunggu``: of two requests at once the second finds nothing to change."""
        self.flush_recordset()
        self.env.cr.execute(SQL(
            "UPDATE ekinerja_umpan360_responden SET state = %s WHERE id = %s AND state = 'menunggu'", state, self.id,
        ))  # fmt: skip
        berubah = self.env.cr.rowcount
        self.invalidate_recordset(["state"])
        if not berubah:
            raise UserError(self.env._("You have answered or declined this one already. An answer cannot be given twice."))

    def _catat(self, isi, komentar):
        """Add the answers to the sums of the group; comments are shuffled so that their order tells nothing."""
        # sudo: ekinerja.umpan360.rekap - readable by nobody, written here only
        rekap = self.env["ekinerja.umpan360.rekap"].sudo()
        self.env.cr.execute(SQL(
            """INSERT INTO ekinerja_umpan360_rekap (peserta_id, company_id, kelompok, jumlah, sebaran, komentar)
               VALUES (%s, %s, %s, 0, '{}', '[]') ON CONFLICT (peserta_id, kelompok) DO NOTHING""",
            self.peserta_id.id, self.company_id.id, self.kelompok,
        ))  # fmt: skip
        self.env.cr.execute(SQL(
            "SELECT id FROM ekinerja_umpan360_rekap WHERE peserta_id = %s AND kelompok = %s FOR UPDATE", self.peserta_id.id, self.kelompok,
        ))  # fmt: skip
        satu = rekap.browse(self.env.cr.fetchone()[0])
        satu.invalidate_recordset()
        sebaran = {kunci: list(nilai) for kunci, nilai in (satu.sebaran or {}).items()}
        for pertanyaan_id, nilai in isi.items():
            sebaran.setdefault(str(pertanyaan_id), [0] * len(SKALA))[nilai - 1] += 1
        semua = list(satu.komentar or []) + ([komentar] if komentar else [])
        random.SystemRandom().shuffle(semua)
        satu.write({"jumlah": satu.jumlah + 1, "sebaran": sebaran, "komentar": semua})
        satu.flush_recordset()
