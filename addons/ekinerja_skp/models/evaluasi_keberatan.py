from datetime import timedelta
from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.calc.hari_kerja import hitung_hari_kerja
from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from .keberatan import STATE_BERJALAN

# the first of them that is known starts the time limit
DASAR = ("tanggal_diterima", "tanggal_disampaikan")


class Batas(NamedTuple):
    """Until when an evaluation may be contested."""

    dasar: object
    # field that the day was taken from
    nama: str
    batas: object
    hari: int
    # hari kerja that are left, today included; 0 when the last day has passed
    sisa: int


class EkinerjaEvaluasi(models.Model):
    """Keberatan against an evaluation: whether one may be filed, and what its decision does.

    The time limit runs from the day on which the pegawai received the document. As long as nobody recorded that, it runs from the day on which
    the document was delivered; without that either, from the day on which the evaluation was given.
    """

    _inherit = "ekinerja.evaluasi"

    keberatan_ids = fields.One2many("ekinerja.keberatan", "evaluasi_id")

    # -- whether one may be filed --------------------------------------------------------------------------------------

    def _dasar_keberatan(self):
        """``(day, field)`` from which the time limit to file runs, in the time zone of the instansi."""
        self.ensure_one()
        if not self.tanggal_dinilai:
            return None, ""
        # sudo: res.company - time zone
        dinilai = self.company_id.sudo()._ekinerja_hari(self.tanggal_dinilai)
        # a document that was handed over before belongs to an evaluation that was given anew since
        return next(((self[nama], nama) for nama in DASAR if self[nama] and self[nama] >= dinilai), (dinilai, "tanggal_dinilai"))

    def _batas_keberatan(self):
        """``{id: Batas}`` of those that were given; two queries an instansi."""
        hasil = {}
        for company, semua in self.sudo().grouped("company_id").items():  # sudo: res.company - calendar of the instansi
            dasar = {evaluasi.id: evaluasi._dasar_keberatan() for evaluasi in semua}
            hari = [day for day, _nama in dasar.values() if day]
            if not hari:
                continue
            hari_ini = company._ekinerja_hari_ini()
            kalender = company._ekinerja_kalender_keberatan(min(hari), max(*hari, hari_ini))
            for evaluasi_id, (day, nama) in dasar.items():
                if day:
                    batas = kalender.batas_ajukan(day)
                    sisa = hitung_hari_kerja(hari_ini - timedelta(days=1), batas, kalender.libur, kalender.mingguan)
                    hasil[evaluasi_id] = Batas(day, nama, batas, kalender.pada(day)[0], sisa if batas >= hari_ini else 0)
        return hasil

    def _alasan_tanpa_keberatan(self):
        """Reason per evaluation why it cannot be contested now, empty where it can: ``{id: reason}``."""
        batas = self._batas_keberatan()
        hasil = {}
        for evaluasi in self.sudo():  # sudo: res.company, ekinerja.periode - today in its zone, names
            akhir = batas.get(evaluasi.id)
            if evaluasi.tanpa_keberatan:
                alasan = self.env._(
                    "%s is final without keberatan: it was given by the atasan penilai or by the kepala daerah (PermenPANRB 6/2022 Lampiran IV.A.11-12).",
                    evaluasi.display_name,
                )
            elif evaluasi.state == "final":
                alasan = self.env._("%s is final; a final result cannot be contested any more.", evaluasi.display_name)
            elif evaluasi.state != "dinilai" or not akhir:
                alasan = self.env._("%s is not given yet. It can be contested once you have received the document.", evaluasi.display_name)
            elif akhir.batas < evaluasi.company_id._ekinerja_hari_ini():
                alasan = self.env._(
                    "%(name)s: keberatan had to be filed within %(days)s hari kerja from %(start)s, until %(end)s (PermenPANRB 6/2022 Lampiran V.B.2).",
                    name=evaluasi.display_name, days=akhir.hari, start=tanggal_indonesia(akhir.dasar), end=tanggal_indonesia(akhir.batas),
                )
            else:
                alasan = ""
            hasil[evaluasi.id] = alasan
        return hasil

    # -- while one runs ------------------------------------------------------------------------------------------------

    def action_buka(self):
        self._tolak_dengan_keberatan((*STATE_BERJALAN, "terlambat"))
        return super().action_buka()

    def action_final(self):
        self._tolak_dengan_keberatan(STATE_BERJALAN)
        return super().action_final()

    def _tolak_dengan_keberatan(self, states):
        # sudo: ekinerja.keberatan - that one runs, whoever may read it
        keberatan = self.env["ekinerja.keberatan"].sudo().search([("evaluasi_id", "in", self.ids), ("state", "in", states)], limit=1)
        if keberatan.state == "terlambat":
            raise UserError(
                self.env._("%(name)s: its keberatan of %(date)s was not decided in time. The ratings stand and are not reopened; make it final.",
                           name=keberatan.evaluasi_id.display_name, date=keberatan.waktu_diajukan)
            )  # fmt: skip
        if keberatan:
            raise UserError(
                self.env._(
                    "%(name)s is contested since %(date)s. It changes by the decision of %(atasan)s alone, due on %(due)s; wait for it.",
                    name=keberatan.evaluasi_id.display_name, date=keberatan.waktu_diajukan, atasan=keberatan.atasan_nama or "-",
                    due=tanggal_indonesia(keberatan.batas_putusan),
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_contested(self):
        self._tolak_dengan_keberatan((*STATE_BERJALAN, "terlambat"))

    # -- decision ------------------------------------------------------------------------------------------------------

    def _terapkan_keberatan(self, nilai):
        """Ratings as the atasan penilai decided them; the predikat follows and the result is final.

        :param nilai: ``{id: (rating hasil, rating perilaku)}``
        """
        waktu = fields.Datetime.now()
        lama = {evaluasi.id: evaluasi.predikat for evaluasi in self}
        for pasangan in set(nilai.values()):
            milik = self.filtered(lambda evaluasi, p=pasangan: nilai[evaluasi.id] == p)
            milik._ubah_state({"rating_hasil": pasangan[0], "rating_perilaku": pasangan[1], "state": "final", "tanggal_final": waktu})
            # a changed result is reported anew (L-V.B.8)
            milik.filtered(lambda evaluasi: evaluasi.predikat != lama[evaluasi.id] and evaluasi.tanggal_dilaporkan)._ubah_state({"tanggal_dilaporkan": False})

    def _nilai_keberatan(self):
        """What the document after keberatan prints (PermenPANRB 6/2022, format D.1.3); empty without a decision."""
        self.ensure_one()
        # sudo: ekinerja.keberatan - printed by whoever may print the evaluation
        keberatan = self.sudo().keberatan_ids.filtered(lambda satu: satu.state in ("disetujui", "ditolak"))[:1]
        return keberatan._nilai_cetak() if keberatan else {}
