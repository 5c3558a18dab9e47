from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ..calc.umpan360 import KELOMPOK, boleh_tampil, gabung, rata, tambah

KATA_KELOMPOK = [("pimpinan", "Pimpinan"), ("rekan", "Rekan kerja"), ("staf", "Staf")]


class EkinerjaUmpan360Peserta(models.Model):
    """A pegawai who is assessed in an umpan balik 360; the result stands here once it is closed, and only of groups that may be shown."""

    _name = "ekinerja.umpan360.peserta"
    _inherit = "ekinerja.terlindung"
    _description = "Pegawai of an umpan balik 360"
    _order = "umpan360_id desc, nama, id"
    _rec_name = "nama"
    _rec_names_search = ("nama", "nip")
    _tetap = frozenset({"umpan360_id", "employee_id"})
    _diisi_sendiri = frozenset({"atasan_id", "department_id", "nama", "nip", "jabatan"})

    umpan360_id = fields.Many2one("ekinerja.umpan360", "Umpan balik 360", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="umpan360_id.company_id", store=True, precompute=True, index=True)
    state = fields.Selection(related="umpan360_id.state")
    employee_id = fields.Many2one("hr.employee", "Pegawai", required=True, index=True)
    atasan_id = fields.Many2one("hr.employee", "Pimpinan", readonly=True, index="btree_not_null")
    department_id = fields.Many2one("hr.department", "Unor", readonly=True, index=True)
    nama = fields.Char(readonly=True, index="trigram")
    nip = fields.Char("NIP", readonly=True)
    jabatan = fields.Char(readonly=True)
    responden_ids = fields.One2many("ekinerja.umpan360.responden", "peserta_id", "Raters")
    jumlah_responden = fields.Integer("Raters asked", compute="_compute_jumlah")
    jumlah_selesai = fields.Integer("Answered", compute="_compute_jumlah")
    nilai = fields.Float(
        "Result", digits=(4, 2), readonly=True, aggregator="avg", help="Weighted mean of the groups that may be shown, from 1 to 5. An input only.",
    )  # fmt: skip
    nilai_pimpinan = fields.Float("Pimpinan (1-5)", digits=(4, 2), readonly=True, aggregator="avg")
    nilai_rekan = fields.Float("Rekan kerja (1-5)", digits=(4, 2), readonly=True, aggregator="avg")
    nilai_staf = fields.Float("Staf (1-5)", digits=(4, 2), readonly=True, aggregator="avg")

    _satu_kali = models.Constraint("UNIQUE (umpan360_id, employee_id)", "This pegawai takes part already.")

    def _compute_jumlah(self):
        jumlah = {
            (peserta, state): n for peserta, state, n in self.env["ekinerja.umpan360.responden"]._read_group(
                [("peserta_id", "in", self.ids)], ["peserta_id", "state"], ["__count"])
        }  # fmt: skip
        for peserta in self:
            peserta.jumlah_responden = sum(jumlah.get((peserta, state), 0) for state in ("menunggu", "selesai", "menolak"))
            peserta.jumlah_selesai = jumlah.get((peserta, "selesai"), 0)

    @api.constrains("employee_id", "umpan360_id")
    def _check_instansi(self):
        # sudo: hr.employee - instansi of the chosen pegawai, whose identity is copied below
        if self.sudo().filtered(lambda peserta: peserta.employee_id.company_id != peserta.company_id):
            raise ValidationError(self.env._("The chosen pegawai belongs to another instansi. Choose a pegawai of this one."))

    @api.model_create_multi
    def create(self, vals_list):
        """A pegawai who was left out of the proposal: identity and pimpinan come from the data of today."""
        peserta = super().create([
            {name: value for name, value in vals.items() if name not in self._diisi_sendiri} for vals in vals_list
        ])  # fmt: skip
        for company, milik in peserta.grouped("company_id").items():
            hari_ini = company._ekinerja_hari_ini()
            # sudo: hr.employee, ekinerja.atasan - identity and pimpinan of people whom the admin chose
            orang = milik.sudo().employee_id
            identitas = orang._ekinerja_identitas(hari_ini)
            atasan = self.env["ekinerja.atasan"]._atasan_pada(orang, hari_ini)
            for satu in milik.sudo():  # sudo: see above
                data = identitas[satu.employee_id.id]
                satu.write({name: data[name] for name in ("nama", "nip", "jabatan", "department_id")} | {
                    "atasan_id": atasan.get(satu.employee_id.id, self.env["hr.employee"]).id
                })  # fmt: skip
        peserta._periksa_terbuka()
        return peserta

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        self.umpan360_id._periksa_admin("draft")

    def _periksa_terbuka(self):
        self.umpan360_id._periksa_belum_selesai()

    def _pimpinan(self):
        """Who may answer as pimpinan, as superuser: the atasan, and who heads or acts in the unor and those above it."""
        self.ensure_one()
        orang, unor = self.atasan_id, self.department_id
        while unor:
            orang |= unor.manager_id | unor.plt_ids.filtered(lambda plt: plt.status == "aktif").employee_id
            unor = unor.parent_id
        return orang

    # -- result --------------------------------------------------------------------------------------------------------

    def _hasil(self):
        """What may be shown of each closed umpan balik 360 that the user may read.

        :returns: ``{peserta: {"nilai": Decimal or None, "kelompok": [{"kunci", "nama", "menjawab", "tampil", "nilai"}],
            "perilaku": [(name of the value, Decimal)], "komentar": [text]}}``; nothing of one that is not closed
        """
        self.check_access("read")
        selesai = self.filtered(lambda peserta: peserta.state == "selesai")
        # sudo: ekinerja.umpan360.rekap - tallies are readable by nobody; what is below the minimum stays here
        rekap = self.env["ekinerja.umpan360.rekap"].sudo().search([("peserta_id", "in", selesai.ids)]).grouped("peserta_id")
        pertanyaan = {
            row.id: row.perilaku_id.name
            # sudo: ekinerja.umpan360.pertanyaan - names of the values; a question may be archived by now
            for row in self.env["ekinerja.umpan360.pertanyaan"].sudo().with_context(active_test=False).search([])
        }
        # sudo: ekinerja.umpan360.responden - which groups were asked at all
        diminta = {(peserta.id, kelompok) for peserta, kelompok in self.env["ekinerja.umpan360.responden"].sudo()._read_group(
            [("peserta_id", "in", selesai.ids)], ["peserta_id", "kelompok"])}  # fmt: skip
        kosong = self.env["ekinerja.umpan360.rekap"]
        per_id = {satu.id: milik for satu, milik in rekap.items()}
        return {peserta: peserta._hasil_satu(per_id.get(peserta.id, kosong), pertanyaan, diminta) for peserta in selesai}

    def _hasil_satu(self, rekap, pertanyaan, diminta):
        self.ensure_one()
        kata = dict(self.env["ekinerja.umpan360.responden"]._fields["kelompok"]._description_selection(self.env))
        kelompok, perilaku, komentar = [], {}, []
        for kunci in KELOMPOK:
            milik = rekap.filtered(lambda r, k=kunci: r.kelompok == k)
            minimum = self.umpan360_id.sudo().minimum  # sudo: ekinerja.umpan360 - the promised minimum
            tampil = boleh_tampil(kunci, milik.jumlah, minimum)
            # a question that fewer answered would tell them apart
            jawaban = {satu: sebaran for satu, sebaran in (milik.sebaran or {}).items() if boleh_tampil(kunci, sum(sebaran), minimum)}
            if tampil:
                komentar += milik.komentar or []
                for pertanyaan_id, sebaran in jawaban.items():
                    perilaku.setdefault(pertanyaan.get(int(pertanyaan_id), "-"), []).append(sebaran)
            if (self.id, kunci) not in diminta and not milik:
                continue
            kelompok.append({
                "kunci": kunci, "nama": kata[kunci], "menjawab": milik.jumlah, "tampil": tampil,
                "nilai": rata(tambah(jawaban.values())) if tampil else None,
            })  # fmt: skip
        return {
            "nilai": self._gabung({satu["kunci"]: satu["nilai"] for satu in kelompok if satu["tampil"]}, rekap),
            "kelompok": kelompok,
            "perilaku": [(nama, rata(tambah(semua))) for nama, semua in perilaku.items()],
            "komentar": sorted(komentar),
        }

    def _gabung(self, rata_kelompok, rekap):
        # sudo: ekinerja.umpan360 - which weights hold, whoever reads the result
        umpan = self.umpan360_id.sudo()
        bobot = self.env["ekinerja.umpan360.bobot"]._pada(umpan.company_id, umpan.date_end)
        susunan = "staf" if "staf" in rekap.mapped("kelompok") else "tanpa_staf"
        return gabung(rata_kelompok, bobot.get(susunan, {}))

    @api.model
    def _simpan_hasil(self, umpan360):
        """Keep the results of all pegawai when it is closed, for lists and exports: one UPDATE, groups below the minimum stay empty."""
        self.env.flush_all()
        for satu in umpan360:
            bobot = self.env["ekinerja.umpan360.bobot"]._pada(satu.company_id, satu.date_end)
            berat = [
                (susunan, kelompok, persen) for susunan, milik in bobot.items() for kelompok, persen in milik.items()
            ] or [("", "", 0)]  # fmt: skip
            self.env.cr.execute(SQL(
                """WITH bobot (susunan, kelompok, persen) AS (VALUES %(bobot)s),
                        jawaban AS (
                            SELECT r.peserta_id, r.kelompok, r.jumlah,
                                   sum(b.n::int * b.ke) / NULLIF(sum(b.n::int), 0)::numeric AS rata
                              FROM ekinerja_umpan360_rekap r
                              JOIN ekinerja_umpan360_peserta p ON p.id = r.peserta_id AND p.umpan360_id = %(id)s
                              CROSS JOIN LATERAL jsonb_each(r.sebaran) s
                              CROSS JOIN LATERAL jsonb_array_elements_text(s.value) WITH ORDINALITY b (n, ke)
                             WHERE r.kelompok = 'pimpinan'
                                OR (SELECT sum(x.satu::int) FROM jsonb_array_elements_text(s.value) x (satu)) >= %(minimum)s
                             GROUP BY r.peserta_id, r.kelompok, r.jumlah),
                        tampil AS (
                            SELECT j.*, round(j.rata, 2) AS bulat,
                                   CASE WHEN bool_or(j.kelompok = 'staf') OVER (PARTITION BY j.peserta_id) THEN 'staf' ELSE 'tanpa_staf' END AS susunan
                              FROM jawaban j),
                        hasil AS (
                            SELECT t.peserta_id,
                                   round(sum(t.bulat * b.persen) / NULLIF(sum(b.persen), 0), 2) AS nilai,
                                   max(t.bulat) FILTER (WHERE t.kelompok = 'pimpinan') AS pimpinan,
                                   max(t.bulat) FILTER (WHERE t.kelompok = 'rekan') AS rekan,
                                   max(t.bulat) FILTER (WHERE t.kelompok = 'staf') AS staf
                              FROM tampil t LEFT JOIN bobot b ON b.susunan = t.susunan AND b.kelompok = t.kelompok
                             WHERE t.kelompok = 'pimpinan' OR t.jumlah >= %(minimum)s
                             GROUP BY t.peserta_id)
                   UPDATE ekinerja_umpan360_peserta p
                      SET nilai = h.nilai, nilai_pimpinan = h.pimpinan, nilai_rekan = h.rekan, nilai_staf = h.staf
                     FROM hasil h WHERE h.peserta_id = p.id""",
                bobot=SQL(", ").join(SQL("(%s, %s, %s)", *baris) for baris in berat), id=satu.id, minimum=satu.minimum,
            ))  # fmt: skip
        self.invalidate_model(["nilai", "nilai_pimpinan", "nilai_rekan", "nilai_staf"])


class EkinerjaUmpan360Rekap(models.Model):
    """Answers on one pegawai by one group, summed up: no row, no time and no author tells which rater said what.

    Nobody has a right to it; results come from :meth:`EkinerjaUmpan360Peserta._hasil`, which keeps back what is below the minimum.
    """

    _name = "ekinerja.umpan360.rekap"
    _description = "Summed answers of the umpan balik 360"
    _log_access = False

    peserta_id = fields.Many2one("ekinerja.umpan360.peserta", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="peserta_id.company_id", store=True, precompute=True)
    kelompok = fields.Selection(KATA_KELOMPOK, required=True)
    jumlah = fields.Integer("Answers", aggregator=None)
    sebaran = fields.Json("Answers of 1 to 5 per question")
    komentar = fields.Json("Comments, without order")

    _satu_kelompok = models.Constraint("UNIQUE (peserta_id, kelompok)", "This group is summed up already.")
