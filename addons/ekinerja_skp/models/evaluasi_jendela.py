from datetime import timedelta
from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia
from odoo.addons.ekinerja_admin.models.res_company_batas import Entri


class Jendela(NamedTuple):
    """Evaluation window: first day, last day of the penilai, last day of the atasan penilai; the policy of the instansi about it."""

    mulai: object
    batas: object
    batas_atasan: object
    kebijakan: str


class EkinerjaEvaluasi(models.Model):
    """When an evaluation is given: after the period ends, until batas penilaian, then by the atasan penilai (PermenPANRB 6/2022 L-IV.A.8, V.A.8).

    What lies outside is refused, logged or free, as the deadline policy "penilaian" of the instansi says.
    """

    _inherit = "ekinerja.evaluasi"

    can_ambil_alih = fields.Boolean(compute="_compute_can_ambil_alih")

    @api.depends("state", "penanda", "skp_id", "periode_id")
    @api.depends_context("uid")
    def _compute_can_ambil_alih(self):
        calon = self._origin.filtered(lambda row: row.state == "draft" and row.penanda == "penilai")
        milik = calon.skp_id._milik_atasan()
        # sudo: ekinerja.skp - which SKP it is
        jendela = calon.filtered(lambda row: row.sudo().skp_id.id in milik)._jendela()
        for row in self:
            batas = jendela[row._origin.id].batas if row._origin.id in jendela else None
            row.can_ambil_alih = bool(batas and batas < row.company_id.sudo()._ekinerja_hari_ini())  # sudo: res.company - today of the instansi

    def _jendela(self):
        """``{id: Jendela}``; queries grow with the number of instansi and of different deadlines, not of evaluations."""
        hasil = {}
        for company, kelompok in self.sudo().grouped("company_id").items():  # sudo: res.company, ekinerja.periode - policy and dates
            entri = [Entri((tahun, periode.id), 0, tahun, periode) for tahun, periode in {(row.tahun, row.periode_id) for row in kelompok}]
            batas = company._ekinerja_hitung_batas("penilaian", entri)
            akhir = {satu.kunci: satu.periode.tanggal(satu.tahun)["akhir"] for satu in entri}
            atasan = {
                hari: company._ekinerja_tambah_hari_kerja(hari, company.ekinerja_hari_atasan) for hari, _kebijakan in batas.values() if hari
            }
            for row in kelompok:
                kunci = (row.tahun, row.periode_id.id)
                hari, kebijakan = batas[kunci]
                mulai = min(akhir[kunci], row.skp_id.date_end) - timedelta(days=company.ekinerja_nilai_dini)
                hasil[row.id] = Jendela(mulai, hari, atasan.get(hari), kebijakan)
        return hasil

    def _periksa_jendela(self):
        """Refuse outside the window, or return ``{id: [sentence]}`` of what is early or late and accepted."""
        jendela = self._jendela()
        hasil, tolak = {}, []
        for company, kelompok in self.sudo().grouped("company_id").items():  # sudo: res.company, hr.employee - policy, and who the pegawai is
            hari_ini = company._ekinerja_hari_ini()
            for row in kelompok:
                satu = jendela[row.id]
                if satu.kebijakan == "bebas" or hari_ini >= satu.mulai:
                    continue
                pesan = self.env._("%(period)s %(year)s is evaluated from %(date)s on.", period=row.periode_id.name, year=row.tahun,
                                   date=tanggal_indonesia(satu.mulai))  # fmt: skip
                if satu.kebijakan == "tolak":
                    tolak.append(pesan)
                else:
                    hasil[row.id] = [self.env._("%s This is early.", pesan)]
            # the days of the atasan penilai begin where those of the penilai end
            tepat = kelompok.filtered(
                lambda row, hari=hari_ini: row.penanda == "atasan" and jendela[row.id].batas_atasan and hari <= jendela[row.id].batas_atasan
            )
            entri = [Entri(row.id, row.skp_id.employee_id.id, row.tahun, row.periode_id) for row in kelompok - tepat]
            for row_id, status in company._ekinerja_periksa_batas("penilaian", entri).items() if entri else ():
                hasil.setdefault(row_id, []).append(status.pesan)
        if tolak:
            raise UserError("\n".join(list(dict.fromkeys(tolak))[:20]))
        return hasil

    # -- the atasan penilai --------------------------------------------------------------------------------------------

    def action_ambil_alih(self):
        """Evaluate in the place of the penilai, by the atasan penilai or who acts there, after the evaluation window; the result is final without keberatan."""
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose at least one evaluation."))
        jendela, milik = self._jendela(), self.skp_id._milik_atasan()
        for row in self.sudo():  # sudo: ekinerja.skp - name of the atasan penilai
            skp, satu = row.skp_id, jendela[row.id]
            if not self.env.su and skp.id not in milik:
                raise UserError(
                    self.env._("%(name)s can be taken over only by the atasan penilai, %(who)s.", name=row.display_name, who=skp.atasan_nama or "-")
                )
            if row.state != "draft" or row.penanda == "atasan":
                raise UserError(self.env._("%s is already given or taken over. Reload the page to see the latest status.", row.display_name))
            if not satu.batas:
                raise UserError(self.env._("%s has no last day of evaluation, so its penilai still evaluates. Set batas penilaian first.", row.display_name))
            hari_ini = row.company_id._ekinerja_hari_ini()
            if hari_ini <= satu.batas:
                raise UserError(
                    self.env._("%(name)s: the penilai evaluates until %(date)s. The atasan penilai takes over from the day after.",
                               name=row.display_name, date=tanggal_indonesia(satu.batas))
                )  # fmt: skip
            if satu.kebijakan == "tolak" and hari_ini > satu.batas_atasan:
                raise UserError(
                    self.env._("%(name)s: the atasan penilai could evaluate until %(date)s. Ask the admin instansi to reopen it under Buka kembali.",
                               name=row.display_name, date=tanggal_indonesia(satu.batas_atasan))
                )  # fmt: skip
        self._ubah_state({"penanda": "atasan"})
        for row in self.sudo():  # sudo: ekinerja.skp - name of the atasan penilai on the document
            row.penilai_nama = row.skp_id.atasan_nama
        self._catat({
            row_id: self.env._(
                "%s evaluates as atasan penilai: the penilai did not within the evaluation window. The result is final without keberatan.", nama
            )
            for row_id, nama in self._nama_pelaku().items()
        })  # fmt: skip
        return True
