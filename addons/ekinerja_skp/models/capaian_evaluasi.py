from odoo import models
from odoo.exceptions import UserError

RATING_EVALUASI = frozenset({"rating_hasil", "rating_perilaku"})


class EkinerjaSkp(models.Model):
    """The unit kerja induk whose capaian organisasi counts for an SKP."""

    _inherit = "ekinerja.skp"

    def _unor_capaian(self):
        """``{skp: unor}``: led by the penilai or nearest above, else that of the pegawai; the words are at the count of the distribution."""
        # sudo: hr.department - structure above the parties of SKP that the caller has
        return {skp: row.unor_penilai_id._induk_capaian() or row.department_id._induk_capaian() for skp, row in zip(self, self.sudo(), strict=True)}

    def _unor_dipimpin(self):
        """``{skp: unor}`` that the pegawai leads and that has a capaian organisasi of its own; empty for everybody else.

        The jabatan does not make a leader: a staf ahli holds a JPT and heads nothing. Who headed the unor when the data were taken stays its leader
        on that SKP after somebody else came.
        """
        semua = self.sudo()  # sudo: hr.department, hr.employee - who leads the unor of the pegawai
        return {
            skp: row.department_id if row.department_id._is_capaian() and (
                row.plt_id or row.is_pimpinan or row.department_id.manager_id == row.employee_id
            ) else row.department_id.browse()
            for skp, row in zip(self, semua, strict=True)
        }  # fmt: skip


class HrDepartment(models.Model):
    _inherit = "hr.department"

    def _induk_capaian(self):
        """The unor with a capaian organisasi at or above this one; a correction of the unor induk comes first."""
        return self.unor_induk_koreksi_id or (self if self and self._is_capaian() else self.unor_induk_id)


class EkinerjaEvaluasi(models.Model):
    """The capaian organisasi that stands beside an evaluation; a final one closes the ratings of its unit and period (BKN-ORG-17)."""

    _inherit = "ekinerja.evaluasi"

    def _capaian_organisasi(self):
        """``{evaluasi: capaian or empty}`` of the unit that counts; three queries for any number."""
        return self._capaian_dari(self.skp_id._unor_capaian())

    def _capaian_dipimpin(self):
        """``{evaluasi: capaian or empty}`` of the unit that the pegawai leads: its value is the rating hasil kerja (SE MenPANRB 3/2023)."""
        return self._capaian_dari(self.skp_id._unor_dipimpin())

    def _capaian_dari(self, unor):
        # sudo: ekinerja.capaian.organisasi - value of the unit, printed on the document of the evaluation
        kosong = self.env["ekinerja.capaian.organisasi"].sudo()
        ids = {satu.id for satu in unor.values() if satu}
        semua = kosong.search([
            ("department_id", "in", list(ids)), ("tahun", "in", list(set(self.mapped("tahun")))), ("periode_id", "in", self.periode_id.ids),
        ]) if ids else kosong  # fmt: skip
        peta = {(row.department_id.id, row.tahun, row.periode_id.id): row for row in semua}
        return {row: peta.get((unor[row.skp_id].id, row.tahun, row.periode_id.id), kosong) for row in self}

    def _periksa_capaian(self):
        """Refuse where the capaian organisasi of the unit is final: the printed distribution would no longer be true.

        :returns: capaian of the units, none of them final
        """
        # sudo: ekinerja.evaluasi - which unit counts; who may rate is asked before and after
        per_evaluasi = self.sudo()._capaian_organisasi()
        for evaluasi, capaian in per_evaluasi.items():
            if capaian.state == "final" and evaluasi.skp_id.status_jabatan == "definitif":
                raise UserError(
                    self.env._(
                        "%(name)s: the capaian organisasi of %(unor)s is FINAL, and with it the ratings of the period. Ask the admin instansi for Batal"
                        " Final with the reason, then give or change the evaluation.",
                        name=evaluasi.display_name, unor=capaian.display_name,
                    )
                )  # fmt: skip
        return self.env["ekinerja.capaian.organisasi"].union(*per_evaluasi.values())

    def _ubah_state(self, vals):
        if tujuan := vals.get("state"):
            # into the distribution or out of it; a decision on a keberatan changes an evaluation that stays given
            self.filtered(lambda row: (row.state == "draft") != (tujuan == "draft"))._periksa_capaian()._tahan_final()
        return super()._ubah_state(vals)

    def write(self, vals):
        if not self.env.su and not RATING_EVALUASI.isdisjoint(vals):
            self._periksa_capaian()
        return super().write(vals)
