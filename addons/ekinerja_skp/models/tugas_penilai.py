from datetime import timedelta

from odoo import api, models
from odoo.tools import SQL

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia, tanggal_tahun
from odoo.addons.ekinerja_admin.models.res_company_batas import Entri

from .skp_transition import TIPE_PERSETUJUAN

# days after batas penilaian, or after the end of a period without one, for which a period of the last year is still asked for
HARI_TAHUN_LALU = 31


class EkinerjaTugas(models.AbstractModel):
    """Tasks of the penilai, PLT/PLH included: SKP that wait for approval, periods that have ended and are not evaluated."""

    _inherit = "ekinerja.tugas"

    @api.model
    def _sql_ada(self):
        return super()._sql_ada() | {
            # whoever may be penilai of somebody: on a document, by an assignment, as head of a unor, as the former penilai
            "penilai": SQL("""
                SELECT FROM ekinerja_skp WHERE penilai_id IN (SELECT id FROM orang)
                UNION ALL SELECT FROM ekinerja_plt WHERE employee_id IN (SELECT id FROM orang)
                UNION ALL SELECT FROM hr_department WHERE manager_id IN (SELECT id FROM orang)
                UNION ALL SELECT FROM ekinerja_evaluasi WHERE penilai_tetap_id IN (SELECT id FROM orang)
            """),
            # whoever leads somebody who has no SKP yet
            "memimpin": SQL("SELECT FROM ekinerja_atasan WHERE atasan_id IN (SELECT id FROM orang)"),
        }

    @api.model
    def _sumber(self, users):
        hasil = super()._sumber(users)
        companies = self._pegawai(users).company_id
        if not companies or not self._ada("penilai"):
            return hasil
        periode = self._periode_dinilai(companies)
        for model in ("ekinerja.skp", "ekinerja.evaluasi", "ekinerja.plt", "hr.employee", "hr.department", "hr.version"):
            self.env[model].flush_model()
        telat = {}
        for user_id, periode_id, tahun, jumlah, sejak in self.env.execute_query(self._sql_tugas_penilai(users, companies, periode)):
            if not periode_id:
                hasil.append(self._tugas_setujui(user_id, jumlah, companies[:1]._ekinerja_hari(sejak)))
            elif self._sudah_lewat(periode[periode_id, tahun]):
                telat.setdefault(user_id, []).append((periode[periode_id, tahun], tahun, jumlah))
            else:
                hasil.append(self._tugas_nilai(user_id, periode[periode_id, tahun], tahun, jumlah))
        return hasil + [self._tugas_nilai_telat(user_id, baris) for user_id, baris in telat.items()]

    def _sudah_lewat(self, jangka):
        periode, _tanggal, status = jangka
        return bool(status.batas) and status.batas < periode.company_id._ekinerja_hari_ini()

    @api.model
    def _periode_dinilai(self, companies):
        """Periods that have ended and may be evaluated today: ``{(period id, year): (period, dates, Status)}``."""
        hasil = {}
        semua = self.env["ekinerja.periode"].search_fetch([("company_id", "in", companies.ids)], ["name", "awal", "akhir", "batas", "jenis", "company_id"])
        for company, milik in semua.grouped("company_id").items():
            hari_ini = company._ekinerja_hari_ini()
            entri, tanggal = [], {}
            for periode in milik:
                for tahun in (hari_ini.year - 1, hari_ini.year):
                    hari = tanggal_tahun(periode.awal, periode.akhir, periode.batas, tahun)
                    if hari.akhir < hari_ini:
                        tanggal[periode.id, tahun] = (periode, hari)
                        entri.append(Entri((periode.id, tahun), 0, tahun, periode))
            for kunci, status in company._ekinerja_status_batas("penilaian", entri).items():
                sejak = (status.batas or tanggal[kunci][1].akhir) + timedelta(days=HARI_TAHUN_LALU)
                if not status.tutup and (kunci[1] == hari_ini.year or sejak >= hari_ini):
                    hasil[kunci] = (*tanggal[kunci], status)
        return hasil

    @api.model
    def _sql_penilai(self, users, companies):
        """``SELECT skp_id, user_id``: which of these users decides today on which SKP, as ``ekinerja.skp._domain_penilai`` says for one."""
        # sudo: ekinerja.plt - who acts in which unor today
        plt = self.env["ekinerja.plt"].sudo()
        aktif = [0]
        for company in companies:
            aktif += plt._search([("company_id", "=", company.id), *plt._domain_bertugas(company._ekinerja_hari_ini())])
        return SQL(
            """
            SELECT skp.id AS skp_id, orang.user_id
              FROM ekinerja_skp skp JOIN hr_employee orang ON orang.id = skp.penilai_id
             WHERE orang.user_id IN %(users)s AND (skp.penilai_plt_id IS NULL OR skp.penilai_plt_id IN %(aktif)s)
             UNION
            SELECT skp.id, orang.user_id
              FROM ekinerja_skp skp JOIN ekinerja_plt plt ON plt.department_id = skp.unor_penilai_id AND plt.id IN %(aktif)s
              JOIN hr_employee orang ON orang.id = plt.employee_id
             WHERE orang.user_id IN %(users)s AND orang.id <> skp.employee_id
             UNION
            SELECT skp.id, orang.user_id
              FROM ekinerja_skp skp JOIN hr_department unor ON unor.id = skp.unor_penilai_id
              JOIN hr_employee orang ON orang.id = unor.manager_id
             WHERE orang.user_id IN %(users)s AND orang.id <> skp.employee_id
               AND skp.penilai_plt_id IS NOT NULL AND skp.penilai_plt_id NOT IN %(aktif)s
            """,
            users=tuple(users.ids), aktif=tuple(aktif),
        )  # fmt: skip

    def _sql_tugas_penilai(self, users, companies, periode):
        """``(user, period or None, year, number, oldest submission)`` in one statement."""
        nilai = SQL(", ").join(
            SQL("(%s, %s, %s::date, %s::date)", kunci[0], kunci[1], tanggal.awal, tanggal.akhir) for kunci, (_periode, tanggal, _status) in periode.items()
        ) if periode else SQL("(0, 0, NULL::date, NULL::date)")  # fmt: skip
        return SQL(
            """
            WITH pasangan AS (%(pasangan)s), jangka (periode_id, tahun, awal, akhir) AS (VALUES %(nilai)s)
            SELECT pasangan.user_id, NULL::int, NULL::int, count(*), min(skp.tanggal_diajukan)
              FROM pasangan JOIN ekinerja_skp skp ON skp.id = pasangan.skp_id
             WHERE skp.state = 'diajukan' AND NOT COALESCE(skp.is_riwayat, FALSE)
             GROUP BY 1
             UNION ALL
            SELECT pasangan.user_id, jangka.periode_id, jangka.tahun, count(*), NULL
              FROM pasangan JOIN ekinerja_skp skp ON skp.id = pasangan.skp_id
              JOIN ekinerja_periode periode ON periode.company_id = skp.company_id
              JOIN jangka ON jangka.periode_id = periode.id AND jangka.tahun = skp.tahun AND jangka.akhir >= skp.date_start AND jangka.awal <= skp.date_end
              JOIN hr_employee pegawai ON pegawai.id = skp.employee_id AND pegawai.active
              LEFT JOIN hr_version versi ON versi.id = pegawai.current_version_id
              LEFT JOIN ekinerja_kedudukan_hukum kedudukan ON kedudukan.id = versi.kedudukan_hukum_id
              LEFT JOIN ekinerja_evaluasi evaluasi ON evaluasi.skp_id = skp.id AND evaluasi.periode_id = periode.id
             WHERE skp.state = 'disetujui' AND skp.active AND COALESCE(kedudukan.is_dinilai, TRUE)
               AND (evaluasi.id IS NULL OR (evaluasi.state = 'draft' AND evaluasi.penilai_tetap_id IS NULL))
             GROUP BY 1, 2, 3
             UNION ALL
            SELECT orang.user_id, evaluasi.periode_id, evaluasi.tahun, count(*), NULL
              FROM ekinerja_evaluasi evaluasi JOIN hr_employee orang ON orang.id = evaluasi.penilai_tetap_id
              JOIN jangka ON jangka.periode_id = evaluasi.periode_id AND jangka.tahun = evaluasi.tahun
             WHERE orang.user_id IN %(users)s AND evaluasi.state = 'draft'
             GROUP BY 1, 2, 3
            """,
            pasangan=self._sql_penilai(users, companies), nilai=nilai, users=tuple(users.ids),
        )  # fmt: skip

    def _tugas_setujui(self, user_id, jumlah, sejak):
        """SKP to decide, due as the to-do is."""
        tipe = self.env.ref(TIPE_PERSETUJUAN)
        return {
            "user_id": user_id, "jenis": "setujui", "jumlah": jumlah, "peran": "penilai", "wajib": False, "url": "/my/staf?saring=setujui",
            "judul": self.env._("%s SKP wait for your approval", jumlah) if jumlah > 1 else self.env._("One SKP waits for your approval"),
            "uraian": self.env._("Submitted since %s.", tanggal_indonesia(sejak)), "aksi": self.env._("Decide"),
            "batas": sejak + timedelta(days=tipe.delay_count or 0),
        }  # fmt: skip

    def _tugas_nilai(self, user_id, jangka, tahun, jumlah):
        periode, _tanggal, status = jangka
        return {
            "user_id": user_id, "jenis": "nilai", "jumlah": jumlah, "peran": "penilai", "batas": status.batas,
            "judul": self.env._("Evaluate %(count)s pegawai: %(period)s %(year)s", count=jumlah, period=periode.name, year=tahun),
            "uraian": self.env._("The period has ended and is not evaluated yet."),
            "url": f"/my/staf?saring=nilai&periode={periode.id}&tahun={tahun}", "aksi": self.env._("Evaluate"),
        }  # fmt: skip

    def _tugas_nilai_telat(self, user_id, baris):
        """Periods that are late and still accepted are one task: the oldest first."""
        baris.sort(key=lambda satu: satu[0][2].batas)
        tugas = self._tugas_nilai(user_id, *baris[0])
        if len(baris) == 1:
            return tugas | {"uraian": baris[0][0][2].pesan or tugas["uraian"]}
        nama = ", ".join(f"{jangka[0].name} {tahun}" for jangka, tahun, _jumlah in baris)
        return tugas | {
            "judul": self.env._("Evaluate your staff: %s periods are late", len(baris)), "jumlah": sum(satu[2] for satu in baris),
            "uraian": self.env._("Not evaluated yet: %s.", nama),
        }  # fmt: skip
