from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.ekinerja_admin.calc.periode import tanggal_tahun
from odoo.addons.ekinerja_admin.models.res_company_batas import Entri

JENIS = [("skp", "SKP not submitted"), ("target", "No rencana aksi"), ("realisasi", "No realisasi"), ("penilaian", "Not evaluated")]
# kind of entry that Buka kembali opens again
DIBUKA = {"skp": "target", "target": "target", "realisasi": "realisasi", "penilaian": "penilaian"}
# deadlines of the last year are told of until then
HARI_LAMPAU = 92


class EkinerjaTelat(models.Model):
    """Late entries: who has not filled what after its deadline, per unor (SMG-ASN-03).

    Computed from the documents and the deadlines of today whenever it is read; an evaluation that is late is the penilai's.
    """

    _name = "ekinerja.telat"
    _description = "Late entry"
    _auto = False
    _order = "batas, pegawai_nama, id"
    _rec_name = "pegawai_nama"

    jenis = fields.Selection(JENIS, "What is missing", readonly=True)
    company_id = fields.Many2one("res.company", "Instansi", readonly=True)
    department_id = fields.Many2one("hr.department", "Unor", readonly=True)
    employee_id = fields.Many2one("hr.employee", "Pegawai (record)", readonly=True)
    skp_id = fields.Many2one("ekinerja.skp", "SKP", readonly=True)
    periode_id = fields.Many2one("ekinerja.periode", readonly=True)
    tahun = fields.Integer(readonly=True, aggregator=None)
    pegawai_nama = fields.Char("Pegawai", readonly=True)
    pegawai_nip = fields.Char("NIP", readonly=True)
    penilai_nama = fields.Char("Penilai", readonly=True)
    is_pimpinan = fields.Boolean("Head of a unor", readonly=True)
    batas = fields.Date("Deadline", readonly=True)
    hari = fields.Integer("Days late", readonly=True, aggregator="max")

    @property
    def _table_query(self):
        for model in ("hr.employee", "hr.version", "ekinerja.skp", "ekinerja.rencana.aksi", "ekinerja.evaluasi"):
            self.env[model].flush_model()
        # sudo: res.company, ekinerja.periode - dates and deadlines of the own instansi
        companies = self.env.companies.sudo()
        batas = [row for company in companies for row in self._batas_lewat(company)]
        if not batas:
            batas = [("skp", 0, None, 0, None, None, None, 0)]
        nilai = SQL(", ").join(
            SQL("(%s, %s, %s::int4, %s, %s::date, %s::date, %s::date, %s)", *row) for row in batas
        )
        return SQL(
            """
            WITH lewat (jenis, company_id, periode_id, tahun, awal, akhir, batas, hari) AS (VALUES %(nilai)s)
            SELECT 10000000000000 + pegawai.id::bigint * 100000 + lewat.tahun AS id, lewat.jenis, lewat.company_id, versi.department_id,
                   pegawai.id AS employee_id, skp.id AS skp_id, NULL::int4 AS periode_id, lewat.tahun, pegawai.name AS pegawai_nama,
                   pegawai.nip AS pegawai_nip, skp.penilai_nama, COALESCE(versi.is_pimpinan, FALSE) AS is_pimpinan, lewat.batas, lewat.hari
              FROM lewat JOIN hr_employee pegawai ON pegawai.company_id = lewat.company_id AND pegawai.active
              JOIN hr_version versi ON versi.id = pegawai.current_version_id
              LEFT JOIN ekinerja_kedudukan_hukum kedudukan ON kedudukan.id = versi.kedudukan_hukum_id
              LEFT JOIN LATERAL (SELECT s.id, s.penilai_nama FROM ekinerja_skp s WHERE s.employee_id = pegawai.id AND s.tahun = lewat.tahun
                                    AND s.status_jabatan = 'definitif' AND s.active ORDER BY s.date_start DESC LIMIT 1) skp ON TRUE
             WHERE lewat.jenis = 'skp' AND COALESCE(kedudukan.is_dinilai, TRUE)
               AND NOT EXISTS (SELECT 1 FROM ekinerja_skp s WHERE s.employee_id = pegawai.id AND s.tahun = lewat.tahun
                                  AND s.status_jabatan = 'definitif' AND (s.state IN ('diajukan', 'disetujui') OR s.tanggal_diajukan IS NOT NULL))
             UNION ALL
            SELECT CASE lewat.jenis WHEN 'target' THEN 2 WHEN 'realisasi' THEN 3 ELSE 4 END * 10000000000000
                   + skp.id::bigint * 100000 + lewat.periode_id %% 100000, lewat.jenis, lewat.company_id, skp.department_id, skp.employee_id, skp.id,
                   lewat.periode_id, lewat.tahun, skp.pegawai_nama, skp.pegawai_nip, skp.penilai_nama, COALESCE(versi.is_pimpinan, FALSE),
                   lewat.batas, lewat.hari
              FROM lewat JOIN ekinerja_skp skp ON skp.company_id = lewat.company_id AND skp.tahun = lewat.tahun AND skp.state = 'disetujui'
                   AND skp.active AND skp.date_start <= lewat.akhir AND skp.date_end >= lewat.awal
              JOIN hr_employee pegawai ON pegawai.id = skp.employee_id AND pegawai.active
              LEFT JOIN hr_version versi ON versi.id = pegawai.current_version_id
              LEFT JOIN ekinerja_kedudukan_hukum kedudukan ON kedudukan.id = versi.kedudukan_hukum_id
              LEFT JOIN ekinerja_evaluasi evaluasi ON evaluasi.skp_id = skp.id AND evaluasi.periode_id = lewat.periode_id AND evaluasi.state <> 'draft'
              LEFT JOIN LATERAL (SELECT count(*) AS semua, count(*) FILTER (WHERE r.state = 'selesai') AS selesai FROM ekinerja_rencana_aksi r
                                  WHERE r.skp_id = skp.id AND r.periode_id = lewat.periode_id) rencana ON lewat.jenis <> 'penilaian'
             WHERE lewat.jenis <> 'skp' AND evaluasi.id IS NULL AND COALESCE(kedudukan.is_dinilai, TRUE)
               AND CASE lewat.jenis WHEN 'target' THEN rencana.semua = 0 WHEN 'realisasi' THEN rencana.semua > rencana.selesai ELSE TRUE END
            """,
            nilai=nilai,
        )  # fmt: skip

    @api.model
    def _batas_lewat(self, company):
        """Deadlines of an instansi that have passed: ``[(kind, instansi, period, year, first day, last day, deadline, days late)]``."""
        hari_ini = company._ekinerja_hari_ini()
        # sudo: ekinerja.periode - dates only
        semua = self.env["ekinerja.periode"].sudo().search([("company_id", "=", company.id)])
        entri = {jenis: [] for jenis, _kata in JENIS}
        tanggal = {}
        for tahun in (hari_ini.year - 1, hari_ini.year):
            entri["skp"].append(Entri(("skp", None, tahun), 0, tahun))
            for periode in semua:
                tanggal[periode.id, tahun] = tanggal_tahun(periode.awal, periode.akhir, periode.batas, tahun)
                for jenis in ("target", "realisasi", "penilaian"):
                    if periode.jenis != "final" or jenis == "penilaian":
                        entri[jenis].append(Entri((jenis, periode.id, tahun), 0, tahun, periode))
        hasil = []
        for jenis, baris in entri.items():
            for (_jenis, periode_id, tahun), (batas, kebijakan) in company._ekinerja_hitung_batas(DIBUKA[jenis], baris).items():
                if not batas or batas >= hari_ini or kebijakan == "bebas":
                    continue
                if tahun == hari_ini.year or batas >= hari_ini - timedelta(days=HARI_LAMPAU):
                    hari = tanggal.get((periode_id, tahun))
                    hasil.append((
                        jenis, company.id, periode_id, tahun, hari and hari.awal, hari and hari.akhir, batas, (hari_ini - batas).days,
                    ))  # fmt: skip
        return hasil

    # -- actions -------------------------------------------------------------------------------------------------------

    def action_buka_kembali(self):
        """A request of Buka kembali that is filled with the chosen people: one kind and one period at once."""
        self.check_access("read")
        kunci = {(DIBUKA[row.jenis], row.tahun, row.periode_id.id) for row in self}
        if len(kunci) != 1:
            raise UserError(self.env._("Choose rows of one kind, one year and one period: each deadline is opened again by its own request."))
        [(jenis, tahun, periode_id)] = kunci
        unor = self.department_id
        bersama = unor if len(unor) == 1 else self._unor_bersama(unor)
        return {
            "type": "ir.actions.act_window", "res_model": "ekinerja.buka.kembali", "view_mode": "form", "views": [(False, "form")],
            "context": {
                "default_jenis": jenis, "default_tahun": tahun, "default_periode_id": periode_id, "default_cakupan": "pegawai",
                "default_department_id": bersama.id, "default_employee_ids": [(6, 0, self.employee_id.ids)],
            },
        }  # fmt: skip

    def _unor_bersama(self, unor):
        """The nearest unor that all of these belong to."""
        # sudo: hr.department - the tree of the own instansi
        jalur = [[int(satu) for satu in (row.parent_path or "").split("/") if satu] for row in unor.sudo()]
        bersama = [ids[0] for ids in zip(*jalur, strict=False) if len(set(ids)) == 1]
        return unor.browse(bersama[-1:])

    def action_unduh(self):
        """The whole list that the user may see as a workbook."""
        self.check_access("read")
        return {"type": "ir.actions.act_url", "url": "/ekinerja/telat.xlsx", "target": "self"}

    @api.model
    def _baris_xlsx(self):
        """Heading and rows, read in one statement."""
        nama = ("jenis", "pegawai_nama", "pegawai_nip", "department_id", "penilai_nama", "periode_id", "tahun", "batas", "hari")
        kata = dict(self._fields["jenis"]._description_selection(self.env))
        yield [self._fields[kolom]._description_string(self.env) for kolom in nama]
        semua = self.search_fetch([], nama)
        for row in semua.sudo():  # sudo: hr.department, ekinerja.periode - names in a list whose rows the user may read
            yield [
                kata[row.jenis], row.pegawai_nama or "", row.pegawai_nip or "", row.department_id.name or "", row.penilai_nama or "",
                row.periode_id.name or "", row.tahun, row.batas, row.hari,
            ]  # fmt: skip
