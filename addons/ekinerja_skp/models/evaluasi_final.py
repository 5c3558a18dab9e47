from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia


class EkinerjaEvaluasi(models.Model):
    """When an evaluation may be made final: not before the pegawai could object (PermenPANRB 6/2022 Ps. 29, Lampiran V.B.2).

    ==================================================  ==================================================================
    evaluation                                          final from
    ==================================================  ==================================================================
    without keberatan (Lampiran IV.A.11-12)             the day on which it is given
    keberatan decided, or not decided in time           that day; while one runs it waits for the decision
    the pegawai notes that the document is returned      that day; noted by somebody else it changes nothing
    document delivered or received                      the day after the last day to object
    document neither delivered nor received             not yet
    ==================================================  ==================================================================

    An instansi may switch the wait off.
    """

    _inherit = "ekinerja.evaluasi"

    final_pesan = fields.Text("Final", compute="_compute_final_pesan", help="Why this evaluation cannot be made final yet, and from when it can.")

    @api.depends("state", "tanpa_keberatan", "tanggal_disampaikan", "tanggal_diterima", "dikembalikan_pegawai", "keberatan_ids.state")
    def _compute_final_pesan(self):
        dinilai = self._origin.filtered(lambda row: row.state == "dinilai")
        alasan = dinilai._alasan_belum_final() if dinilai else {}
        for row in self:
            row.final_pesan = alasan.get(row._origin.id) or False

    def action_final(self):
        self._periksa(("dinilai",))
        if alasan := [satu for satu in self._alasan_belum_final().values() if satu]:
            raise UserError("\n".join(alasan[:20]))
        return super().action_final()

    def _alasan_belum_final(self):
        """Reason per evaluation why the pegawai may still object, empty where it may be made final: ``{id: reason}``."""
        # sudo: res.company, ekinerja.keberatan - policy of the instansi, and whether one was filed, whoever may read it
        semua = self.sudo()
        menunggu = semua.filtered(
            lambda row: row.company_id.ekinerja_final_menunggu and not row.tanpa_keberatan and not row.dikembalikan_pegawai
            and all(satu.state == "draft" for satu in row.keberatan_ids)
        )  # fmt: skip
        hasil = dict.fromkeys(self.ids, "")
        batas = menunggu._batas_keberatan()
        for row in menunggu:
            satu = batas.get(row.id)
            if not satu or satu.nama == "tanggal_dinilai":
                hasil[row.id] = self.env._(
                    "%s: its document was not delivered yet, so the pegawai could not object. Deliver the document; the evaluation can be made final after"
                    " the time limit of keberatan, or once the pegawai returned the signed document.", row.display_name
                )  # fmt: skip
            elif satu.batas >= row.company_id._ekinerja_hari_ini():
                hasil[row.id] = self.env._(
                    "%(name)s can be made final from %(date)s: the pegawai may object until %(end)s, %(days)s hari kerja from %(start)s (PermenPANRB 6/2022"
                    " Lampiran V.B.2). Earlier only once the pegawai returned the signed document.",
                    name=row.display_name, date=tanggal_indonesia(satu.batas + timedelta(days=1)), end=tanggal_indonesia(satu.batas), days=satu.hari,
                    start=tanggal_indonesia(satu.dasar),
                )  # fmt: skip
        return hasil
