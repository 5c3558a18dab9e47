from collections import Counter

from odoo import fields, models
from odoo.tools import SQL

# kind -> model and, for each key of the staged values, the field it fills
PETA = {
    "periode": ("ekinerja.periode", {"nama": "name", "awal": "awal", "akhir": "akhir", "batas": "batas", "jenis": "jenis"}),
    "libur": ("resource.calendar.leaves", {"nama": "name", "mulai": "date_from", "sampai": "date_to"}),
    "atasan": ("ekinerja.atasan", {
        "pegawai_id": "employee_id", "atasan_id": "atasan_id", "verifikator_id": "verifikator_id", "mulai": "date_start", "selesai": "date_end",
    }),
    "plt": ("ekinerja.plt", {
        "pegawai_id": "employee_id", "unor": "department_id", "jabatan_plt": "jabatan", "jenis": "jenis", "mulai": "date_start", "selesai": "date_end",
        "aktif": "active",
    }),
    "jabatan": ("hr.job", {"kode": "kode_jabatan", "nama": "name", "jenis_jabatan": "jenis_jabatan", "jenjang_id": "jenjang_id"}),
    "capaian": ("ekinerja.capaian.organisasi", {
        "unor": "department_id", "tahun": "tahun", "periode_id": "periode_id", "capaian": "nilai", "bukti": "bukti_url",
    }),
}  # fmt: skip
# more rows are judged by the rules of the file alone, and by the database when they are written
MAKS_COBA = 2_000


class Batal(Exception):
    """Ends a trial: whatever it wrote is taken back."""


class EkinerjaImpor(models.Model):
    """Sheets of our own making: periods, public holidays, atasan, PLT/PLH, jabatan references.

    The check tries the rows out and takes them back, so that it already tells what the rules of the data refuse.
    """

    _inherit = "ekinerja.impor"

    def _lembar_susun(self, rows, judul):
        """Verdicts of the file alone; a kind that needs to know something of the instansi has a method ``_<jenis>_acuan``."""
        acuan = getattr(self, f"_{self.jenis}_acuan", None)
        return self._lembar_jenis()[self.jenis].susun(rows, judul, acuan() if acuan else None)

    def _lembar_siapkan(self):
        """Nothing that the parts share."""

    def _lembar_akhiri(self):
        """Nothing between the rows."""

    def _lembar_terapkan(self, rows):
        """Create new records in one call, change the others one by one."""
        model, peta = PETA[self.jenis]
        records = self._dengan_bahasa().env[model]
        baru = rows.filtered(lambda row: row.status == "baru")
        dibuat = records.create([self._nilai_lembar(row.nilai, peta) | {"company_id": self.company_id.id} for row in baru])
        for row, record in zip(baru, dibuat, strict=True):
            row.res_id = record.id
        for row in rows - baru:
            records.browse(row.res_id).write(self._nilai_lembar(row.nilai, {kunci: nama for kunci, nama in peta.items() if kunci in row.perubahan}))

    def _dengan_bahasa(self):
        """Refusals are read by whoever started the import."""
        return self.with_context(lang=self.create_uid.lang)

    def _nilai_lembar(self, nilai, peta):
        # an empty cell empties the field
        vals = {nama: nilai[kunci] or False for kunci, nama in peta.items() if kunci in nilai}
        if self.jenis == "libur":
            # a holiday lasts from midnight to midnight of the instansi
            for ke, nama in enumerate(("date_from", "date_to")):
                if hari := fields.Date.to_date(vals.get(nama)):
                    vals[nama] = self.company_id._ekinerja_saat(hari, hari)[ke]
        return vals

    def _coba(self):
        """Refuse at the check what the database would refuse when the rows are written. Called as superuser, as all verdicts are."""
        self.ensure_one()
        rows = self.baris_ids.filtered(lambda row: row.status in ("baru", "berubah"))
        if not rows or len(rows) > MAKS_COBA:
            return
        impor = self._impor_env()
        alasan = {}
        try:
            with self.env.cr.savepoint():
                impor._terapkan_aman(rows)
                self.env.flush_all()
                alasan = {row.id: row.pesan for row in rows if row.status == "ditolak"}
                raise Batal
        except Batal:
            self.env.invalidate_all(flush=False)
        for row_id, pesan in alasan.items():
            rows.browse(row_id).write({"status": "ditolak", "pesan": pesan})
        self.env.flush_all()

    def _bandingkan_lembar(self, ids, record, lama, join):
        self._bandingkan(ids, SQL(
            """SELECT b.id, NULL::integer AS department_id, NULL::integer AS employee_id, %(record)s AS res_id, b.nilai, %(lama)s AS lama
                 FROM ekinerja_impor_baris b %(join)s
                WHERE b.impor_id = %(impor_id)s AND b.status IN ('baru', 'berubah', 'sama') AND NOT b.diterapkan""",
            record=record, lama=lama, join=join, impor_id=self.id,
        ))  # fmt: skip

    # periods -------------------------------------------------------------------------------------------------------------------------

    def _periode_bandingkan(self, ids=None):
        self._bandingkan_lembar(
            ids, SQL("p.id"), SQL("jsonb_build_object('awal', p.awal, 'akhir', p.akhir, 'batas', p.batas, 'jenis', p.jenis)"),
            SQL("LEFT JOIN ekinerja_periode p ON p.company_id = b.company_id AND p.active AND lower(p.name) = lower(b.kunci)"),
        )  # fmt: skip

    # public holidays -----------------------------------------------------------------------------------------------------------------

    def _libur_bandingkan(self, ids=None):
        zona = self.company_id.ekinerja_tz
        mulai, sampai = (SQL("(%s AT TIME ZONE 'UTC' AT TIME ZONE %s)::date", SQL.identifier("l", kolom), zona) for kolom in ("date_from", "date_to"))
        self._bandingkan_lembar(
            ids, SQL("l.id"), SQL("jsonb_build_object('nama', l.name, 'sampai', %s)", sampai),
            SQL(
                """LEFT JOIN LATERAL (
                       SELECT l.* FROM resource_calendar_leaves l
                        WHERE l.company_id = b.company_id AND l.resource_id IS NULL AND %s = b.kunci::date
                        ORDER BY l.id LIMIT 1) l ON TRUE""",
                mulai,
            ),
        )  # fmt: skip

    # atasan langsung -----------------------------------------------------------------------------------------------------------------

    def _nip_pegawai(self):
        """``{nip: id}`` of the people of the instansi."""
        pegawai = self.env["hr.employee"].search_fetch([("company_id", "=", self.company_id.id), ("nip", "!=", False)], ["nip"])
        return {satu.nip: satu.id for satu in pegawai}

    def _atasan_acuan(self):
        return self._nip_pegawai()

    def _atasan_bandingkan(self, ids=None):
        self._bandingkan_lembar(
            ids, SQL("a.id"), SQL("jsonb_build_object('atasan_id', a.atasan_id, 'verifikator_id', a.verifikator_id, 'selesai', a.date_end)"),
            SQL(
                """LEFT JOIN ekinerja_atasan a ON a.employee_id = (b.nilai->>'pegawai_id')::integer
                          AND a.date_start = (b.nilai->>'mulai')::date AND a.sumber = 'koreksi' AND a.pegawai_plt_id IS NULL"""
            ),
        )  # fmt: skip

    # PLT/PLH -------------------------------------------------------------------------------------------------------------------------

    def _plt_acuan(self):
        unor = self.env["hr.department"].search_fetch([("company_id", "=", self.company_id.id)], ["name", "kode_unor"])
        kali = Counter(satu.name for satu in unor)
        nama = {satu.name: satu.id for satu in unor if kali[satu.name] == 1}
        return self._nip_pegawai(), nama | {satu.kode_unor: satu.id for satu in unor if satu.kode_unor}

    def _plt_bandingkan(self, ids=None):
        self._bandingkan_lembar(
            ids, SQL("p.id"),
            SQL("jsonb_build_object('jabatan_plt', p.jabatan, 'jenis', p.jenis, 'selesai', p.date_end, 'aktif', p.active)"),
            SQL(
                """LEFT JOIN ekinerja_plt p ON p.employee_id = (b.nilai->>'pegawai_id')::integer
                          AND p.department_id = (b.nilai->>'unor')::integer AND p.date_start = (b.nilai->>'mulai')::date"""
            ),
        )  # fmt: skip

    # jabatan references --------------------------------------------------------------------------------------------------------------

    def _jabatan_acuan(self):
        return {satu.name: satu.id for satu in self._acuan("ekinerja.jenjang", ["name"])}

    def _jabatan_bandingkan(self, ids=None):
        """By the code; a jabatan that has none yet is known by its name."""
        self._bandingkan_lembar(
            ids, SQL("j.id"),
            SQL(
                """jsonb_build_object('kode', j.kode_jabatan, 'nama', COALESCE(j.name->>'id_ID', j.name->>'en_US'),
                                      'jenis_jabatan', j.jenis_jabatan, 'jenjang_id', j.jenjang_id)"""
            ),
            SQL(
                """LEFT JOIN LATERAL (
                       SELECT j.* FROM hr_job j
                        WHERE j.company_id = b.company_id
                          AND (j.kode_jabatan = b.kunci
                               OR j.kode_jabatan IS NULL AND lower(COALESCE(j.name->>'id_ID', j.name->>'en_US')) = lower(b.nama))
                        ORDER BY j.kode_jabatan IS NULL, j.id LIMIT 1) j ON TRUE"""
            ),
        )  # fmt: skip

