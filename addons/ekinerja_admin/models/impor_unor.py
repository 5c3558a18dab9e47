from odoo import models
from odoo.tools import SQL

from ..calc import siasn_unor

# keys of the staged values and the fields they fill
FIELD_UNOR = {"eselon_id": "eselon_id", "jabatan_pimpinan": "jabatan_pimpinan"}


class EkinerjaImpor(models.Model):
    """HierarkiUnor: unor by their ``kode_unor``, parents in a second pass."""

    _inherit = "ekinerja.impor"

    def _siasn_unor_susun(self, rows, judul):
        unor = self.env["hr.department"].with_context(active_test=False).search_fetch(
            [("company_id", "=", self.company_id.id), ("kode_unor", "!=", False)], ["kode_unor", "parent_id", "active"]
        )  # fmt: skip
        acuan = siasn_unor.AcuanUnor(
            eselon={eselon.code: eselon.id for eselon in self._acuan("ekinerja.eselon", ["code"])},
            induk={satu.kode_unor: satu.parent_id.kode_unor or "" for satu in unor},
            arsip=frozenset(satu.kode_unor for satu in unor if not satu.active),
        )
        return siasn_unor.susun(rows, judul, acuan)

    def _acuan(self, model, nama):
        """Records of a code table that this instansi uses, with some fields; its own last so that they win."""
        semua = self.env[model].search_fetch([("company_id", "in", (False, self.company_id.id))], [*nama, "company_id"])
        return semua.sorted(lambda record: bool(record.company_id))

    def _siasn_unor_bandingkan(self, ids=None):
        """Mark rows as new, changed or same: one statement against the unor as they are."""
        self.ensure_one()
        self._bandingkan(ids, SQL(
            """SELECT b.id, d.id AS department_id, NULL::integer AS employee_id, NULL::integer AS res_id, b.nilai, jsonb_build_object(
                      'nama', COALESCE(d.name->>'id_ID', d.name->>'en_US'),
                      'atasan', COALESCE(p.kode_unor, ''),
                      'eselon_id', d.eselon_id,
                      'jabatan_pimpinan', d.jabatan_pimpinan) AS lama
                 FROM ekinerja_impor_baris b
                 LEFT JOIN hr_department d ON d.company_id = b.company_id AND d.kode_unor = b.kunci
                 LEFT JOIN hr_department p ON p.id = d.parent_id
                WHERE b.impor_id = %s AND b.status IN ('baru', 'berubah', 'sama') AND NOT b.diterapkan""", self.id,
        ))  # fmt: skip

    def _bandingkan(self, ids, pasangan):
        """Classify rows out of ``pasangan``: id, the record found, ``nilai`` of the file and ``lama``, the same keys in the database.

        A key that the file does not have is not compared.
        """
        self.env.flush_all()
        self.env.cr.execute(SQL(
            """WITH pasangan AS (%(pasangan)s%(batas)s),
               beda AS MATERIALIZED (
                   SELECT p.id, p.department_id, p.employee_id, p.res_id,
                          (SELECT jsonb_object_agg(l.key, jsonb_build_array(COALESCE(l.value, ''), p.nilai->>l.key))
                             FROM jsonb_each_text(p.lama) l
                            WHERE p.nilai ? l.key AND COALESCE(l.value, '') <> p.nilai->>l.key) AS perubahan
                     FROM pasangan p)
               UPDATE ekinerja_impor_baris b
                  SET status = CASE WHEN COALESCE(beda.department_id, beda.employee_id, beda.res_id) IS NULL THEN 'baru'
                                    WHEN beda.perubahan IS NULL THEN 'sama' ELSE 'berubah' END,
                      perubahan = CASE WHEN COALESCE(beda.department_id, beda.employee_id, beda.res_id) IS NOT NULL THEN beda.perubahan END,
                      department_id = beda.department_id, employee_id = beda.employee_id, res_id = beda.res_id
                 FROM beda WHERE beda.id = b.id""",
            pasangan=pasangan, batas=SQL(" AND b.id = ANY(%s)", ids) if ids is not None else SQL(),
        ))  # fmt: skip
        self.env["ekinerja.impor.baris"].invalidate_model()

    def _siasn_unor_terapkan(self, rows):
        """Create new unor in one call, correct the changed ones; parents come last."""
        baru = rows.filtered(lambda row: row.status == "baru")
        unor = self.env["hr.department"].create([
            {"kode_unor": row.nilai["kode"], "name": row.nilai["nama"], "company_id": self.company_id.id}
            | {nama: row.nilai[kunci] for kunci, nama in FIELD_UNOR.items() if kunci in row.nilai}
            for row in baru
        ])  # fmt: skip
        for row, satu in zip(baru, unor, strict=True):
            row.department_id = satu.id
        bahasa = [kode for kode, _nama in self.env["res.lang"].get_installed()]
        for row in rows - baru:
            satu = row.department_id.with_env(self.env)
            if vals := {nama: row.nilai[kunci] for kunci, nama in FIELD_UNOR.items() if kunci in row.perubahan}:
                satu.write(vals)
            if "nama" in row.perubahan:
                # a proper name is the same in every language
                for kode in bahasa:
                    satu.with_context(lang=kode).name = row.nilai["nama"]

    def _siasn_unor_akhiri(self):
        """Second pass: parents, from the top down so that no passing state is a circle; then atasan that follow from the tree."""
        berubah = self.env.execute_query(SQL(
            """SELECT d.id, p.id
                 FROM ekinerja_impor_baris b
                 JOIN hr_department d ON d.company_id = b.company_id AND d.kode_unor = b.kunci
                 LEFT JOIN hr_department p ON p.company_id = b.company_id AND p.kode_unor = NULLIF(b.nilai->>'atasan', '')
                WHERE b.impor_id = %s AND b.diterapkan AND b.status IN ('baru', 'berubah') AND d.parent_id IS DISTINCT FROM p.id
                  AND (b.status = 'baru' OR b.perubahan ? 'atasan')""", self.id,
        ))  # fmt: skip
        induk = dict(berubah)
        kedalaman = self._kedalaman(induk)
        per_induk = {}
        for unor_id in sorted(induk, key=kedalaman.get):
            per_induk.setdefault((kedalaman[unor_id], induk[unor_id]), []).append(unor_id)
        unor = self.env["hr.department"]
        for (_dalam, induk_id), unor_ids in per_induk.items():
            unor.browse(unor_ids).write({"parent_id": induk_id or False})
        self.env.flush_all()
        if induk:
            self._perbarui_atasan_unor(list(induk))

    def _kedalaman(self, induk):
        """Depth of unor in the tree as it will be: ``induk`` {id: id of the unor above} over what is stored."""
        semua = dict(self.env.execute_query(SQL("SELECT id, parent_id FROM hr_department WHERE company_id = %s", self.company_id.id))) | induk
        hasil = {None: 0}
        for unor_id in semua:
            jalan = []
            # the ORM refuses a circle when it is written
            while unor_id not in hasil and unor_id not in jalan:
                jalan.append(unor_id)
                unor_id = semua.get(unor_id)
            for satu in reversed(jalan):
                hasil[satu] = hasil.get(semua.get(satu), 0) + 1
        return hasil
