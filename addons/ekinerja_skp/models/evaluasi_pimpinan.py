from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from .pedoman import CAPAIAN
from .pilihan import RATING


class EkinerjaEvaluasi(models.Model):
    """Leader rule: who leads a unit with a capaian kinerja organisasi gets its value as rating hasil kerja (SE MenPANRB 3/2023).

    ====================  ===============================================================================================
    capaian of the unit   rating hasil kerja
    ====================  ===============================================================================================
    entered               follows it by the table "Rating of a leader"; nobody types it
    missing, Final        refused until an admin instansi enters it, unless the instansi relaxed that
    missing, ordinary     the penilai rates, with a note in the log
    late (after January)  that of the Final period of the year before (PermenPANRB 6/2022 Lampiran IV.B.1.f)
    ====================  ===============================================================================================
    """

    _inherit = "ekinerja.evaluasi"

    capaian_nilai = fields.Selection(CAPAIAN, "Capaian organisasi", readonly=True, copy=False, help="Value that gave the rating hasil kerja of the leader.")
    capaian_sumber = fields.Char("Source of the rating", readonly=True, copy=False)
    rating_capaian = fields.Selection(RATING, "Rating from the capaian", compute="_compute_rating_capaian")
    capaian_pesan = fields.Text("Leader rule", compute="_compute_rating_capaian")

    @api.depends("skp_id", "periode_id", "state", "capaian_sumber")
    def _compute_rating_capaian(self):
        aturan = self._origin._aturan_pimpinan()
        for evaluasi in self:
            rating, _nilai, pesan = aturan.get(evaluasi._origin.id, (False, False, False))
            diberikan = evaluasi.state != "draft"
            evaluasi.rating_capaian = False if diberikan else rating
            evaluasi.capaian_pesan = (evaluasi.capaian_sumber if diberikan else pesan) or False

    def _aturan_pimpinan(self):
        """``{id: (rating or False, value or False, sentence)}`` of the evaluations of leaders; a constant number of queries."""
        # sudo: ekinerja.skp, hr.department, ekinerja.capaian.organisasi - unit of the leader and its value, whoever evaluates
        semua = self.sudo()
        dipimpin = semua.skp_id._unor_dipimpin()
        semua = semua.filtered(lambda row: dipimpin.get(row.skp_id))
        if not semua:
            return {}
        capaian = semua._capaian_pimpinan()
        kata = dict(self._fields["capaian_nilai"]._description_selection(self.env))
        kata_rating = dict(self._fields["rating_hasil"]._description_selection(self.env))
        pemetaan, hasil = {}, {}
        for row in semua:
            akhir = row.periode_id.tanggal(row.tahun)["akhir"]
            kunci = (row.company_id, akhir)
            if kunci not in pemetaan:
                pemetaan[kunci] = self.env["ekinerja.rating.capaian"]._pada(row.company_id, akhir)
            sumber, unor = capaian[row], dipimpin[row.skp_id]
            if sumber.nilai in pemetaan[kunci]:
                rating = pemetaan[kunci][sumber.nilai].rating
                hasil[row.id] = (rating, sumber.nilai, self.env._(
                    "Capaian organisasi of %(unor)s, %(period)s %(year)s: %(value)s. Rating hasil kerja of its leader: %(rating)s.",
                    unor=unor.name, period=sumber.periode_id.name, year=sumber.tahun, value=kata[sumber.nilai], rating=kata_rating[rating],
                ))  # fmt: skip
                continue
            hasil[row.id] = (False, False, self.env._(
                "Capaian organisasi of %(unor)s for %(period)s %(year)s is not entered yet. An admin instansi enters it under Capaian organisasi.",
                unor=unor.name, period=row.periode_id.name, year=row.tahun,
            ))  # fmt: skip
        return hasil

    def _capaian_pimpinan(self):
        """``{evaluasi: capaian or empty}`` that counts for leaders, as superuser: of the Final period the one before where this year's is late."""
        hasil = self._capaian_dipimpin()
        akhir = {}
        for row in self.filtered(lambda row: row.periode_id.jenis == "final"):
            # the value of the year may come until the end of January
            company, batas, ini = row.company_id, date(row.tahun + 1, 1, 31), hasil[row]
            # a value from before its moment was kept was given with its row
            ditetapkan = company._ekinerja_hari(ini.tanggal_nilai or ini.create_date) if ini.nilai else company._ekinerja_hari_ini()
            if ditetapkan > batas:
                akhir[row] = (row.skp_id._unor_dipimpin()[row.skp_id], row.tahun - 1, row.periode_id)
        if akhir:
            unor = self.env["hr.department"].union(*(kunci[0] for kunci in akhir.values()))
            # sudo: ekinerja.capaian.organisasi - value of the unit in the year before, whoever evaluates its leader
            lama = self.env["ekinerja.capaian.organisasi"].sudo().search([
                ("department_id", "in", unor.ids), ("tahun", "in", [kunci[1] for kunci in akhir.values()]), ("nilai", "!=", False),
            ]).grouped(lambda row: (row.department_id, row.tahun, row.periode_id))  # fmt: skip
            hasil |= {row: lama[kunci] for row, kunci in akhir.items() if kunci in lama}
        return hasil

    def _terapkan_capaian(self):
        """Set the rating hasil kerja of leaders; ``{id: [sentence]}`` for the log.

        :raises UserError: Final period without a value, where the instansi asks for one
        """
        hasil, tolak, tulis = {}, [], {}
        for row_id, (rating, nilai, pesan) in self._aturan_pimpinan().items():
            row = self.browse(row_id).sudo()  # sudo: res.company, ekinerja.periode - policy of the instansi, kind of the period
            if not rating and row.periode_id.jenis == "final" and row.company_id.ekinerja_capaian_wajib:
                tolak.append(f"{row.pegawai_nama}: {pesan}")
            hasil[row_id] = [pesan if rating else self.env._("%s The penilai rated hasil kerja.", pesan)]
            tulis.setdefault((rating, nilai, pesan if rating else False), []).append(row_id)
        if tolak:
            raise UserError("\n".join(tolak[:20]))
        for (rating, nilai, sumber), ids in tulis.items():
            vals = {"capaian_nilai": nilai, "capaian_sumber": sumber}
            self.browse(ids)._ubah_state(vals | ({"rating_hasil": rating} if rating else {}))
        return hasil


class EkinerjaSkp(models.Model):
    """Heads whose result is final at once."""

    _inherit = "ekinerja.skp"

    def _tanpa_keberatan(self):
        """Ids of those whose result is final as soon as it is given: heads whom the kepala daerah or menteri rates (Lampiran IV.A.12)."""
        hasil = set()
        # sudo: hr.department - place of the unor in the structure, whoever evaluates
        for skp, unor in self.sudo()._unor_dipimpin().items():
            # the kepala daerah heads the unor above which there is none
            puncak = skp.unor_penilai_id and not skp.unor_penilai_id.parent_id
            if unor and (unor.keberatan_kepala == "tanpa" or (unor.keberatan_kepala == "otomatis" and puncak)):
                hasil.add(skp.id)
        return hasil


class HrDepartment(models.Model):
    """Whether the head of a unor may object."""

    _inherit = "hr.department"

    keberatan_kepala = fields.Selection(
        [("otomatis", "By the rule"), ("ada", "Keberatan possible"), ("tanpa", "Final without keberatan")], "Evaluation of the head",
        required=True, default="otomatis",
        help="By the rule: the result of the head of a JPT or mandiri unor is final without keberatan where the kepala daerah or menteri rates.",
    )  # fmt: skip

    @property
    def _audit_kolom(self):
        return (*super()._audit_kolom, "keberatan_kepala")
